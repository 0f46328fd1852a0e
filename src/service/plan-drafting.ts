import type { DraftedPlan, SentPlan } from '../ports/ports.js';
import { assemblePlan } from '../documents/import/assembling/assemble.js';
import { yearIn } from '../documents/import/assembling/frame.js';
import { formOf } from '../documents/import/reading/file-form.js';
import type { FileForm } from '../documents/import/reading/file-form.js';
import { readInWorker } from '../documents/import/reading/in-worker.js';
import type { ReadFile } from '../documents/import/reading/in-worker.js';
import { loadCatalogue } from '../store/catalogue-file.js';
import { carryOver } from '../plan/drafting/carry-over.js';
import type { CarriedOver } from '../plan/drafting/carry-over.js';
import type { PlanDraft } from '../plan/drafting/plan-draft.js';
import { readPlan, readPlanFile } from '../store/plan-file.js';

/** Reads a document where it can be stopped. */
export type ReadDocument = (form: FileForm, file: Buffer) => Promise<ReadFile>;

/**
 * A plan file out of what somebody gave: a plan file as it is, or an office's own document. The departments that are
 * known already keep their ids; the year is the one that was named, else the document's own, else the present one.
 */
export async function draftPlan(
  { name, bytes, year, departments, inForce }: SentPlan,
  read: ReadDocument = readInWorker,
): Promise<DraftedPlan> {
  const file = Buffer.from(bytes);
  if (/\.json$/iu.test(name)) return checked(file.toString('utf8'), name, { report: null, carried: NOTHING });
  const form = formOf(name);
  if (form === null) return { kind: 'unreadable', why: 'failed' };
  const blocks = await read(form, file);
  if (!blocks.ok) return { kind: 'unreadable', why: blocks.reason };
  const catalogue = [...departments, ...(await loadCatalogue())];
  const wanted = year.named ?? yearIn(blocks.blocks) ?? year.present;
  const { draft, report } = assemblePlan(blocks.blocks, { year: wanted, catalogue });
  if (draft === null) return { kind: 'no-tasks', report };
  const { draft: whole, ...carried } = carriedOver(draft, inForce);
  return checked(`${JSON.stringify(whole, null, 2)}\n`, name, { report, carried });
}

const NOTHING = { duties: 0, targets: 0 };

/** Of another year nothing is taken over: what the body of the new plan says a person has to write. */
function carriedOver(draft: PlanDraft, inForce: string | null): CarriedOver {
  const read = inForce === null ? null : readPlanFile(inForce, 'plan');
  if (!read?.ok || read.file.year !== draft.year) return { draft, ...NOTHING };
  return carryOver(draft, read.file);
}

type Found = Pick<Extract<DraftedPlan, { kind: 'read' }>, 'report' | 'carried'>;

function checked(text: string, name: string, found: Found): DraftedPlan {
  const read = readPlan(text, name);
  return read.ok ? { kind: 'read', text, ...found } : { kind: 'faulty', faults: read.faults };
}
