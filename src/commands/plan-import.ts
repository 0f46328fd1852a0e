import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { assemblePlan } from '../documents/import/assembling/assemble.js';
import { formOf } from '../documents/import/reading/file-form.js';
import { readInWorker } from '../documents/import/reading/in-worker.js';
import { loadCatalogue } from '../store/catalogue-file.js';
import { reasonOf } from '../store/disk-fault.js';
import { readPlan } from '../store/plan-file.js';
import { fileFaultWords, importReportLines } from '../texts/imported.js';
import { faults, usage } from './command-line.js';
import type { Call, Status } from './command-line.js';

/** `plan import`: a plan file out of the office's own document, and what a person should look at. */
export async function importPlan({ surroundings, words, options }: Call): Promise<Status> {
  const [file, ...others] = words;
  if (file === undefined || others.length > 0) return usage(surroundings, 'plan import takes one file');
  const year = yearOf(options['year']);
  if (year === null)
    return usage(surroundings, 'plan import takes --year with the plan’s year, such as 2026');
  const form = formOf(file);
  if (form === null) {
    return faults(surroundings, [
      `${basename(file)}: only .docx, .html, .md and .txt are read; save it as .docx`,
    ]);
  }
  const bytes = await bytesOf(file);
  if (!bytes.ok) return faults(surroundings, [bytes.fault]);
  const read = await readInWorker(form, bytes.bytes);
  if (!read.ok) return faults(surroundings, [`${basename(file)}: ${fileFaultWords(read.reason)}`]);
  const { draft, report } = assemblePlan(read.blocks, { year, catalogue: await loadCatalogue() });
  const lines = importReportLines(report);
  if (draft === null) {
    surroundings.error(`${lines.join('\n')}\n`);
    return faults(surroundings, [`${basename(file)}: no row of it could be read as a task`]);
  }
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  const out = options['out'];
  const loaded = readPlan(text, typeof out === 'string' ? out : basename(file));
  if (!loaded.ok) return faults(surroundings, loaded.faults);
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
