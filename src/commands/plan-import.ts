import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formOf, unreadFormOf } from '../documents/import/reading/file-form.js';
import { draftInThread } from '../service/plan-thread.js';
import { reasonOf } from '../store/disk-fault.js';
import { importReportLines } from '../words/documents/import-report.js';
import { fileFaultWords, NO_TASKS, unreadFormWords } from '../words/documents/imported.js';
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
    return faults(surroundings, [`${basename(file)}: ${unreadFormWords(unreadFormOf(file))}`]);
  }
  const bytes = await bytesOf(file);
  if (!bytes.ok) return faults(surroundings, [bytes.fault]);
  const drafted = await draftInThread({
    name: basename(file),
    bytes: bytes.bytes,
    year: { named: year, present: year },
    departments: [],
    inForce: null,
    earlier: [],
  });
  if (drafted.kind === 'unreadable') {
    return faults(surroundings, [`${basename(file)}: ${fileFaultWords(drafted.why)}`]);
  }
  if (drafted.kind === 'faulty') return faults(surroundings, drafted.faults);
  if (drafted.kind === 'which-year') throw new Error('a year was given, and still it was asked for');
  const lines = drafted.report ? importReportLines(drafted.report) : [];
  if (drafted.kind === 'no-tasks') {
    surroundings.error(`${lines.join('\n')}\n`);
    return faults(surroundings, [`${basename(file)}: ${NO_TASKS}`]);
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
