import { readFileSync } from 'node:fs';
import type { KnownDepartment } from '../../../src/documents/import/assembling/catalogue.js';
import { assemblePlan } from '../../../src/documents/import/assembling/assemble.js';
import { blocksOf } from '../../../src/documents/import/reading/file-blocks.js';
import type { FileForm } from '../../../src/documents/import/reading/file-form.js';
import type { Imported } from '../../../src/plan/drafting/imported.js';
import type { PlanDraft } from '../../../src/plan/drafting/plan-draft.js';
import type { Plan } from '../../../src/plan/plan.js';
import { loadCatalogue } from '../../../src/store/catalogue-file.js';
import { readPlan } from '../../../src/store/plan-file.js';

export const catalogue: readonly KnownDepartment[] = await loadCatalogue();

export const seedPlan = loaded(
  readFileSync(new URL('../../../data/plan-2025.json', import.meta.url), 'utf8'),
);

/** Reads a file of that form as the program does, in this thread. */
export async function imported(form: FileForm, file: Buffer | string, year = 2026): Promise<Imported> {
  return assemblePlan(await blocksOf(form, Buffer.from(file)), { year, catalogue });
}

/** The draft, and the plan that it is when loaded. @throws where there is none, or it does not load */
export async function importedPlan(
  form: FileForm,
  file: Buffer | string,
  year = 2026,
): Promise<Imported & { readonly draft: PlanDraft; readonly plan: Plan }> {
  const { draft, report } = await imported(form, file, year);
  if (draft === null) throw new Error('nothing was read as a task');
  return { draft, report, plan: loaded(JSON.stringify(draft)) };
}

function loaded(text: string): Plan {
  const read = readPlan(text, 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.plan;
}

/** What is compared of a task: `I.2 VPTK, Các ngành liên quan: Quý I năm 2025`. */
export function lines(plan: Plan): readonly string[] {
  return plan.tasks
    .filter((task) => task.origin === 'appendix')
    .map(({ code, lead, mayAlsoReport, support, deadline }) => {
      const due = deadline.periods.map((period) => period.due).join(' ');
      return `${code} ${[lead, ...mayAlsoReport].join('+')}, ${support}: ${deadline.printed} = ${deadline.kind} ${due}`.trim();
    });
}
