import type { Plan, Task } from '../plan.js';
import { codeAt, meaningOf } from './code-at.js';
import type { CodeAt, Reading, Reference } from './code-at.js';
import { leadAt } from './lead.js';
import { keyOf, partOf, tasksBetween } from './printed.js';

/** What follows a code and belongs to it: the end of a range, or further rows of its section. */
export interface Several {
  readonly references: readonly Reference[];
  readonly end: number;
}

/** Of more rows than any section has it is no range, and not worth a hundred answers. */
const MOST_ROWS = 99;
const LINK = / *(?:-+>|=+>|→|--?|~|\.{2,3}) *| +(?:cho +)?(?:[dđ]en|toi)(?: +het)? +/iuy;
/** A range of numbers alone; "đến 6 giờ" and "đến 30 tháng 6" are none. */
const LAST_ROW =
  /\d{1,3}(?![\p{L}\d/%]|\s*%|\.\d|(?:,\d+)+\s*[\p{L}%]|\s*(?:gio|h|thang|ngay)(?![\p{L}\d]))/iuy;
const LAST_LETTER = /[a-zđ](?![\p{L}\d])/iuy;

/** The range that begins with a code: `III.3-9`, `III.3 đến III.6`, `I.4a-c`; null where none does. */
export function rangeAt(reading: Reading, first: CodeAt, named: boolean): Several | null {
  LINK.lastIndex = first.end;
  const link = LINK.exec(reading.text.text)?.[0];
  if (link === undefined || first.reference.kind === 'arabic') return null;
  const at = first.end + link.length;
  return (
    toCode(reading, first, at) ??
    toRow(reading, first, { link, at, named }) ??
    toLetter(reading, first, { link, at })
  );
}

function toCode(reading: Reading, first: CodeAt, at: number): Several | null {
  const lead = leadAt(reading.text, at);
  const last = codeAt(reading, lead.end, { separators: ['.', first.separator], named: false });
  if (!last || last.parts.length < 2) return null;
  const { reference, end, parts } = last;
  const isSame = keyOf(first.parts.slice(0, -1)) === keyOf(parts.slice(0, -1));
  const isKnown = first.reference.kind !== 'unknown' && reference.kind !== 'unknown';
  const inside = isKnown || isSame ? between(reading.plan, first.parts, parts) : [];
  const unknown = [first.reference, reference].filter(({ kind }) => kind === 'unknown');
  if (isKnown || isSame) return { references: [...inside, ...unknown], end };
  return { references: [first.reference, reference], end };
}

interface LinkAt {
  readonly link: string;
  readonly at: number;
}

function toRow(
  reading: Reading,
  first: CodeAt,
  { link, at, named }: LinkAt & { readonly named: boolean },
): Several | null {
  const from = Number(first.parts.at(-1));
  const lead = leadAt(reading.text, at);
  const start = lead.named ? lead.end : at;
  LAST_ROW.lastIndex = start;
  const written = LAST_ROW.exec(reading.text.text)?.[0];
  if (written === undefined || Number.isNaN(from)) return null;
  const to = Number(written);
  const isSpaced = link.trim() === '-' && link.length > 3;
  if (isSpaced || to <= from || to - from >= MOST_ROWS) return null;
  const above = first.parts.slice(0, -1);
  const references = rows(from, to).map((row) => meaningOf(reading.plan, { parts: [...above, String(row)] }));
  const end = start + written.length;
  if (isDate(first, { link, to, named })) {
    const tasks = references.flatMap(tasksOf);
    return { references: [{ kind: 'arabic', written: `${from}-${to}`, tasks }], end };
  }
  return { references: references.flatMap(expanded), end };
}

/** Of bare numbers `3-5` may be the third of May. */
function isDate(
  { parts }: CodeAt,
  { link, to, named }: { link: string; to: number; named: boolean },
): boolean {
  return parts.length === 1 && !named && link === '-' && to <= 12;
}

function toLetter(reading: Reading, first: CodeAt, { link, at }: LinkAt): Several | null {
  const letter = first.parts.at(-1) ?? '';
  LAST_LETTER.lastIndex = at;
  const written = LAST_LETTER.exec(reading.text.text)?.[0];
  if (written === undefined || first.parts.length < 2 || !/^\p{L}$/u.test(letter)) return null;
  const last = [...first.parts.slice(0, -1), partOf(written)];
  const reference = meaningOf(reading.plan, { parts: last });
  // "I.1a - e đang làm": no such letter is printed, and the word may be anything.
  if (partOf(written) <= letter || (reference.kind === 'unknown' && /\s/u.test(link))) return null;
  const others = reference.kind === 'unknown' ? [reference] : [];
  return { references: [...between(reading.plan, first.parts, last), ...others], end: at + written.length };
}

const MORE =
  /(?:\s*[,;+&]\s*(?:(?:va|voi|cung)\s+)?|\s+(?:va|voi|cung)\s+)(?<part>\d{1,3}(?!\d)|[a-zđ](?![\p{L}\d]))/iuy;
/** Behind further rows something new begins: an end, a colon, words of reporting, another code. */
const AFTER_MORE =
  /^(?:\s*(?:$|\n|[:)\]"'])|\s*[,;]?\s*(?:(?:va|voi|cung|[dđ]eu)\s+)?(?:[dđ]a|[dđ]ang|xong|hoan\s+thanh|bi|gap|vuong|khong|ko|chua|roi|[dđ]eu|[dđ]at|[a-zđ|]{1,6}\s?\.\s?\d+)(?![\p{L}\d]))/iu;

/** Further rows or letters that share the beginning of a code: `III.3, 6 và 9`, `I.1a, b`. */
export function moreAt({ plan, text: { text } }: Reading, first: CodeAt): Several | null {
  if (first.parts.length < 2) return null;
  const above = first.parts.slice(0, -1);
  const isNumber = /^\d/u.test(first.parts.at(-1) ?? '');
  const references: Reference[] = [];
  let [end, isJoined] = [first.end, false];
  for (;;) {
    MORE.lastIndex = end;
    const match = MORE.exec(text);
    const part = partOf(match?.groups?.['part'] ?? '');
    if (!match || /^\d/u.test(part) !== isNumber) break;
    const reference = meaningOf(plan, { parts: [...above, part] });
    if (reference.kind === 'unknown') return null;
    references.push(reference);
    isJoined ||= !/^\s*[,;]\s*[\p{L}\d]+$/u.test(match[0]);
    end += match[0].length;
  }
  const after = text.slice(end, end + 40);
  if (references.length === 0 || !AFTER_MORE.test(after)) return null;
  // "III.3, 6" alone may tell a figure.
  const isFigure = isNumber && references.length === 1 && !isJoined && /^\s*$/u.test(after);
  return { references: isFigure ? references.map(asked) : references, end };
}

function asked(reference: Reference): Reference {
  const tasks = tasksOf(reference);
  const [only] = tasks;
  return only
    ? { kind: 'arabic', written: reference.kind === 'task' ? only.code : reference.written, tasks }
    : reference;
}

function between(plan: Plan, one: readonly string[], other: readonly string[]): readonly Reference[] {
  return tasksBetween(plan, one, other).map((task) => ({ kind: 'task', task }));
}

/** In a range the lettered rows are all meant: a range is already "all of these". */
function expanded(reference: Reference): readonly Reference[] {
  return reference.kind === 'row' ? reference.tasks.map((task) => ({ kind: 'task', task })) : [reference];
}

function tasksOf(reference: Reference): readonly Task[] {
  switch (reference.kind) {
    case 'task':
      return [reference.task];
    case 'row':
    case 'arabic':
      return reference.tasks;
    case 'unknown':
      return [];
  }
}

function rows(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
