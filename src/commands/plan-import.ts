import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formOf } from '../documents/import/reading/file-form.js';
import { draftPlan } from '../service/plan-drafting.js';
import { reasonOf } from '../store/disk-fault.js';
import { fileFaultWords, importReportLines } from '../words/documents/imported.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';

/** `plan import`: a plan file out of the office's own document, and what a person should look at. */
export async function importPlan({ surroundings, words, options }: Call): Promise<Status> {
  const [file, ...others] = words;
  if (file === undefined || others.length > 0) return usage(surroundings, 'plan import takes one file');
  const year = yearOf(options['year']);
  if (year === null)
    return usage(surroundings, 'plan import takes --year with the plan’s year, such as 2026');
  if (formOf(file) === null) {
    return faults(surroundings, [
      `${basename(file)}: only .docx, .html, .md and .txt are read; save it as .docx`,
    ]);
  }
  const bytes = await bytesOf(file);
  if (!bytes.ok) return faults(surroundings, [bytes.fault]);
  const drafted = await draftPlan({
    name: basename(file),
    bytes: bytes.bytes,
    year: { named: year, present: year },
    departments: [],
    inForce: null,
  });
  if (drafted.kind === 'unreadable') {
    return faults(surroundings, [`${basename(file)}: ${fileFaultWords(drafted.why)}`]);
  }
  if (drafted.kind === 'faulty') return faults(surroundings, drafted.faults);
  const lines = drafted.report ? importReportLines(drafted.report) : [];
  if (drafted.kind === 'no-tasks') {
    surroundings.error(`${lines.join('\n')}\n`);
    return faults(surroundings, [`${basename(file)}: no row of it could be read as a task`]);
  }
  const { text } = drafted;
  const out = options['out'];
  if (typeof out !== 'string') {
    surroundings.out(text);
    surroundings.error(`${lines.join('\n')}\n`);
    return 0;
  }
  await writeFile(out, text);
  surroundings.out(`${lines.join('\n')}\n`);
  return 0;
}

/** The year that `--year` gives, where a plan file may have it. */
export function yearOf(option: string | boolean | undefined): number | null {
  const year = typeof option === 'string' ? Number(option) : Number.NaN;
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : null;
}

type Bytes = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: string };

async function bytesOf(file: string): Promise<Bytes> {
  try {
    return { ok: true, bytes: await readFile(file) };
  } catch (error) {
    return { ok: false, fault: `${file}: cannot be read: ${reasonOf(error)}` };
  }
}
