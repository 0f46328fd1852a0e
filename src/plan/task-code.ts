import type { Plan, Task } from './plan.js';

/** What a person meant by one code. */
export type Reference =
  | { readonly kind: 'task'; readonly task: Task }
  /** A row with letters, or `VII.2` that also begins `VII.2.1`: a question. */
  | { readonly kind: 'row'; readonly written: string; readonly tasks: readonly Task[] }
  /** `3.3`: the Appendix prints such numbers for other things, so it is confirmed by a tap. */
  | { readonly kind: 'arabic'; readonly written: string; readonly tasks: readonly Task[] }
  | { readonly kind: 'unknown'; readonly written: string; readonly nearest: readonly Task[] };

export interface ReadCodes {
  readonly references: readonly Reference[];
  /** What follows the codes: the note. */
  readonly rest: string;
}

/** Letters of other scripts and digits that look like the roman numerals people mean. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  l: 'I',
  '|': 'I',
  І: 'I',
  і: 'I',
  Ι: 'I',
  ӏ: 'I',
  Ӏ: 'I',
  Χ: 'X',
  Х: 'X',
  х: 'X',
  Ѵ: 'V',
  ѵ: 'V',
  ν: 'V',
};

const CODE =
  /^(?<section>[\p{L}|]{1,6}|\d{1,2})(?<between>\s*[.,-]\s*|\s+|(?<=\p{L})(?=\d))(?<row>\d{1,3})(?:\.(?<sub>\d{1,2}))?(?:\.?(?<letter>[a-zđ]))?(?![\p{L}\d])(?!\s*[/%])/iu;
const MOST_ROWS = 99;
const RANGE = /^\s?[-–]\s?(?<last>\d{1,3})(?![\p{L}\d/%]|[.,]\d)/u;
const BETWEEN = /^(?:\s*[,;+&]\s*|\s+và\s+|\s+)/iu;
/** Unicode's own numerals and wide forms; the note keeps its `m²` and `½`. */
const WIDE = /[\u2160-\u2188\uFF01-\uFF5E]/gu;
/** Marks without a width that copied text brings along. */
const LEADING = /^[\s\p{Cf}]+/u;

/**
 * Reads the task codes that a text begins with, as kindly as it can without guessing: letter case, separators,
 * look-alike letters, Unicode numerals, several codes, a range after a full code (`III.3-9`). A later code is
 * written with a dot or as the first is: in `II.1 TH 15 hồ sơ` the note begins after `II.1`.
 */
export function readCodes(plan: Plan, text: string): ReadCodes {
  let rest = text
    .normalize('NFC')
    .replace(WIDE, (character) => character.normalize('NFKC'))
    .replace(LEADING, '')
    .trimEnd();
  const references: Reference[] = [];
  let separators: readonly string[] = [];
  for (;;) {
    const read = readOne(plan, rest, separators);
    if (!read) break;
    references.push(...read.references);
    separators = ['.', read.separator, ...separators];
    rest = read.rest;
    const between = BETWEEN.exec(rest);
    if (!between || !readOne(plan, rest.slice(between[0].length), separators)) break;
    rest = rest.slice(between[0].length);
  }
  return { references: distinct(references), rest: rest.replace(/^[\s:;,.–-]+/u, '').trim() };
}

/** The row of a code: `I.1` of `I.1a`. */
export function rowOf(code: string): string {
  return code.replace(/[a-zđ]$/u, '');
}

interface ReadOne extends ReadCodes {
  readonly separator: string;
}

/** @param separators those that a code may have here; empty for the first, which may have any */
function readOne(plan: Plan, text: string, separators: readonly string[]): ReadOne | null {
  const match = CODE.exec(text);
  const { section: written = '', between = '', row = '', sub, letter } = match?.groups ?? {};
  if (!match || row === '') return null;
  const separator = between.trim() === '' ? between.slice(0, 1) : between.trim();
  const first = separators.length === 0;
  if (!first && !separators.includes(separator)) return null;
  const arabic = /^\d+$/u.test(written);
  const section = sectionOf(plan, written);
  // A bare "3 5" or "28/03" in a note is a number, not a code: an arabic section needs its dot, and to come first.
  if (arabic && (!first || !/^\d+\s?\.\s?\d/u.test(text))) return null;
  if (!section && !arabic && !looksLikeSection(written)) return null;
  const rest = text.slice(match[0].length);
  const code = `${section ?? written.toUpperCase()}.${Number(row)}${sub ? `.${Number(sub)}` : ''}${letter?.toLowerCase() ?? ''}`;
  const range = section && !arabic && !sub && !letter ? RANGE.exec(rest) : null;
  const last = Number(range?.groups?.['last'] ?? row);
  // Of more rows than any section has it is no range, and not worth a hundred answers.
  if (range && last > Number(row) && last - Number(row) < MOST_ROWS) {
    const references = rows(Number(row), last).map((one) =>
      meaningOf(plan, `${section ?? ''}.${one}`, arabic),
    );
    return { references: expanded(references), rest: rest.slice(range[0].length), separator };
  }
  return { references: [meaningOf(plan, code, arabic)], rest, separator };
}

function meaningOf(plan: Plan, code: string, arabic: boolean): Reference {
  const tasks = tasksUnder(plan, code);
  const [only] = tasks;
  if (!only) return { kind: 'unknown', written: code, nearest: nearest(plan, code) };
  if (arabic) return { kind: 'arabic', written: code, tasks };
  if (tasks.length === 1 && only.code === code) return { kind: 'task', task: only };
  return { kind: 'row', written: code, tasks };
}

/** The task of that very code, the lettered ones of that row, and what is numbered below it. */
function tasksUnder(plan: Plan, code: string): readonly Task[] {
  return plan.tasks.filter(
    (task) => task.code === code || rowOf(task.code) === code || task.code.startsWith(`${code}.`),
  );
}

/** In a range the lettered rows are all meant: a range is already "all of these". */
function expanded(references: readonly Reference[]): readonly Reference[] {
  return references.flatMap((reference): readonly Reference[] =>
    reference.kind === 'row' ? reference.tasks.map((task) => ({ kind: 'task', task })) : [reference],
  );
}

function sectionOf(plan: Plan, written: string): string | null {
  const ids = plan.sections.map((section) => section.id);
  const upper = written.toUpperCase();
  if (ids.includes(upper)) return upper;
  const seen = [...written].map((letter) => LOOK_ALIKES[letter] ?? letter.toUpperCase()).join('');
  if (ids.includes(seen)) return seen;
  return /^\d+$/u.test(written) ? (ids[Number(written) - 1] ?? null) : null;
}

function looksLikeSection(written: string): boolean {
  return /^[IVXLC]+$/u.test(
    [...written].map((letter) => LOOK_ALIKES[letter] ?? letter.toUpperCase()).join(''),
  );
}

function rows(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Up to four codes that differ least: same section first, then the nearest row. */
function nearest(plan: Plan, code: string): readonly Task[] {
  const [section = '', row = '0'] = code.split('.');
  const distance = (task: Task): number => {
    const [otherSection = '', otherRow = '0'] = task.code.split('.');
    const apart = Math.abs(Number.parseInt(otherRow, 10) - Number.parseInt(row, 10));
    return otherSection === section ? apart : 20 * editDistance(otherSection, section) + apart;
  };
  return [...plan.tasks].sort((one, other) => distance(one) - distance(other)).slice(0, 4);
}

function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...one].entries()) {
    const line = [index + 1];
    for (const [at, compared] of [...other].entries()) {
      const replaced = (above[at] ?? 0) + (letter === compared ? 0 : 1);
      line.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  const seen = new Set<string>();
  return references.filter((reference) => {
    const key = reference.kind === 'task' ? reference.task.code : `${reference.kind} ${reference.written}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The task whose code a text begins with, or what else the code may be, and the words behind it. */
export function oneTask(
  plan: Plan,
  text: string,
): { readonly task: Task | null; readonly reference: Reference | null; readonly rest: string } {
  const { references, rest } = readCodes(plan, text);
  const [reference] = references;
  return { task: reference?.kind === 'task' ? reference.task : null, reference: reference ?? null, rest };
}
