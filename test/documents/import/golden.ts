import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { FileForm } from '../../../src/documents/import/reading/file-form.js';
import { formOf } from '../../../src/documents/import/reading/file-form.js';
import type { Imported } from '../../../src/plan/drafting/imported.js';
import type { DraftDepartment, DraftTask, PlanDraft } from '../../../src/plan/drafting/plan-draft.js';
import { readDeadline } from '../../../src/plan/read-deadline.js';

/*
 * Plans of other offices with their agreed reading, row by row, and how far an import is from it. Of a unit `*` in
 * front means everybody, `=` the same body by a longer name.
 */

const goldenSchema = z.object({
  id: z.string(),
  year: z.number(),
  tasks: z.array(
    z.object({
      section: z.string().nullable(),
      number: z.string(),
      text: z.string(),
      lead: z.array(z.string()),
      units: z.array(z.string()),
      deadline: z.string(),
      due: z.array(z.string()),
      alt: z.array(z.array(z.string())).optional(),
    }),
  ),
});

export type Golden = z.infer<typeof goldenSchema>;
type GoldenRow = Golden['tasks'][number];

export interface Sample {
  readonly golden: Golden;
  readonly form: FileForm;
  readonly file: Buffer;
}

export function samplesIn(folder: URL): readonly Sample[] {
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    const form = formOf(name);
    if (form === null || /readme/iu.test(name)) return [];
    const golden: unknown = JSON.parse(
      readFileSync(new URL(name.replace(/\.\w+$/u, '.golden.json'), folder), 'utf8'),
    );
    return [{ golden: goldenSchema.parse(golden), form, file: readFileSync(new URL(name, folder)) }];
  });
}

const FIELDS = ['number', 'text', 'lead', 'units', 'deadline', 'due'] as const;
type Field = (typeof FIELDS)[number];

export interface Score {
  readonly rows: number;
  readonly found: number;
  readonly right: number;
  /** Rows that are wrong, lost or made up, and the report says nothing of them. */
  readonly silent: readonly string[];
  readonly wrong: Readonly<Record<Field, number>>;
  readonly faults: readonly string[];
}

/** How many rows are read as agreed, and which of the others the report keeps silent about. */
export function scoreOf({ tasks: rows, year }: Golden, { draft, report }: Imported): Score {
  const tasks = [...(draft?.tasks ?? [])];
  const left = new Set(tasks);
  const said = new Set(
    [...report.doubts, ...report.decisions].flatMap((one) => ('code' in one ? [one.code] : [])),
  );
  const wrong = { number: 0, text: 0, lead: 0, units: 0, deadline: 0, due: 0 };
  const silent: string[] = [];
  const faults: string[] = [];
  let found = 0;
  let right = 0;
  for (const row of rows) {
    const task =
      [...left].find((one) => isSameWork(row, one) && numberOf(one) === row.number) ??
      [...left].find((one) => isSameWork(row, one));
    if (!task || !draft) {
      faults.push(`${row.number} ${row.text.slice(0, 40)}: not found`);
      if (!report.notUnderstood.some(({ text }) => plain(text).includes(plain(row.text).slice(0, 40))))
        silent.push(row.number);
      continue;
    }
    left.delete(task);
    found += 1;
    const bad = FIELDS.filter((field) => !isRight(field, { row, task, draft, year }));
    for (const field of bad) wrong[field] += 1;
    if (bad.length === 0) right += 1;
    else {
      faults.push(`${task.code}: ${bad.join(', ')}`);
      if (!said.has(task.code)) silent.push(task.code);
    }
  }
  for (const task of left) {
    faults.push(`${task.code} ${task.title}: made up`);
    if (!said.has(task.code)) silent.push(task.code);
  }
  return { rows: rows.length, found, right, silent, wrong, faults };
}

/** `bvhttdl-6225: 10 of 10 found, 8 right altogether, 1 wrong in silence; wrong: units 2`. */
export function scoreLine(id: string, { rows, found, right, silent, wrong }: Score): string {
  const fields = FIELDS.filter((field) => wrong[field] > 0).map((field) => `${field} ${wrong[field]}`);
  return `${id}: ${found} of ${rows} found, ${right} right altogether, ${silent.length} wrong in silence${fields.length > 0 ? `; wrong: ${fields.join(', ')}` : ''}`;
}

interface Compared {
  readonly row: GoldenRow;
  readonly task: DraftTask;
  readonly draft: PlanDraft;
  readonly year: number;
}

function isRight(field: Field, { row, task, draft, year }: Compared): boolean {
  switch (field) {
    case 'number':
      return numberOf(task) === row.number;
    case 'text':
      return isSameWork(row, task);
    case 'lead':
      return plain(row.lead.join(' ')) === plain(task.printed.lead);
    case 'units':
      return hasUnits(row.units, draft, task);
    case 'deadline':
      return plain(row.deadline) === plain(task.printed.deadline);
    case 'due': {
      const due = readDeadline(task.deadlineAs?.phrase ?? task.printed.deadline, year).periods.map(
        (one) => one.due,
      );
      return [row.due, ...(row.alt ?? [])].some((days) => days.join() === due.join());
    }
  }
}

function isSameWork(row: GoldenRow, task: DraftTask): boolean {
  return plain(task.text).startsWith(plain(row.text));
}

/** What is printed in the column of numbers: the code without its section, and without the letter of a number that stands twice. */
function numberOf({ code, section }: DraftTask): string {
  const own =
    section !== '' && code.startsWith(`${section}.`) && !/^\d/u.test(section)
      ? code.slice(section.length + 1)
      : code;
  return own.replace(/(?<=\d)[a-z]$/u, '');
}

function hasUnits(units: readonly string[], { departments }: PlanDraft, task: DraftTask): boolean {
  const ids = [task.lead, ...(task.mayAlsoReport ?? [])];
  const theirs = departments.filter(({ id }) => ids.includes(id));
  return theirs.length === units.length && units.every((unit) => theirs.some((one) => isUnit(unit, one)));
}

function isUnit(unit: string, { name, printedAs, everybody = false }: DraftDepartment): boolean {
  const wanted = plain(unit.replace(/^[*=]/u, ''));
  return unit.startsWith('*') === everybody && [name, ...printedAs].some((one) => plain(one) === wanted);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
