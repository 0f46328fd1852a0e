import { codeAt } from './codes/code-at.js';
import type { CodeAt, Reading, Reference } from './codes/code-at.js';
import { folded, noteOf } from './codes/folded.js';
import { moreAt, rangeAt } from './codes/several.js';
import { isArabic, spellingsOf } from './codes/steps.js';
import { leadAt } from './codes/lead.js';
import { keyOf, partsOf, tasksUnder } from './codes/printed.js';
import type { Plan, Section, Task } from './plan.js';

export type { Reference } from './codes/code-at.js';
export { tasksUnder } from './codes/printed.js';

export interface ReadCodes {
  readonly references: readonly Reference[];
  /** What follows the codes: the note. */
  readonly rest: string;
  /** Where the codes end in the text as it was given; 0 where it begins with none. */
  readonly end: number;
}

/** A code in a text, and where it stands: `text.slice(at, end)` is how it was written. */
export interface CodeIn {
  readonly reference: Reference;
  readonly at: number;
  readonly end: number;
}

/**
 * Reads the task codes that a text begins with, as kindly as it can without guessing: letter case, separators,
 * look-alike letters, numerals of any script, quotes, several codes, a range (`III.3-9`, `III.3 đến III.6`). A later
 * code is written with a dot or as the first is: in `II.1 TH 15 hồ sơ` the note begins after `II.1`.
 */
export function readCodes(plan: Plan, text: string): ReadCodes {
  const reading = { plan, text: folded(text) };
  const found = codesFrom(reading, 0, null);
  const last = found.at(-1);
  const end = last ? (reading.text.ends[last.end - 1] ?? 0) : 0;
  const rest = noteOf(text.slice(end));
  return {
    end,
    references: distinct(found.flatMap(({ references }) => references)),
    rest: rest.replace(/^[\p{Cf}\p{M}\s:;,.!…)\]}”»’–—-]+/u, '').trim(),
  };
}

/**
 * Every code that certainly stands in a text, wherever: one that the plan prints, or could print in one of its
 * sections, with a dot or as a code before it was written. A number of a document, a date, a figure is none.
 */
export function codesIn(plan: Plan, text: string): readonly CodeIn[] {
  const reading = { plan, text: folded(text) };
  const { begins, ends } = reading.text;
  const all: CodeIn[] = [];
  let separators: readonly string[] = ['.'];
  let end = 0;
  for (const { index } of reading.text.text.matchAll(BEGINS)) {
    if (index < end) continue;
    const found = codesFrom(reading, index, separators).filter(({ code }, at) =>
      isCertain(reading, code, at > 0),
    );
    end = found.at(-1)?.end ?? end;
    separators = [...separators, ...found.map(({ code }) => code.separator)];
    const spans = found.flatMap(({ references, code, written }) =>
      references.map((reference) => ({ reference, at: begins[code.at] ?? 0, end: ends[written - 1] ?? 0 })),
    );
    all.push(...spans);
  }
  return all;
}

const BEGINS = /(?<![\p{L}\d/._]|[\p{L}\d]-)["'([{<*]*[\p{L}|\d]/gu;
/** Words and signs behind which a short number may be a code. */
const BEFORE_NUMBER =
  /(?:^|[\n;:]|(?<![\p{L}\d])(?:ma|viec|nhiem\s+vu|nv|muc|xong|hoan\s+thanh|vuong|mac|lam|sinh|va|voi|cung|ket\s+qua|cho))[\s"'([*#•-]*$/iu;
const LONGEST_BEFORE = 24;

/** Behind a comma a short number is one where its own report follows: "3 xong, 5 đang làm". */
const BEHIND_COMMA = /,\s*$/u;
const REPORTED = /^\s+(?:[dđ]a|[dđ]ang|bi|gap|vuong|xong|hoan\s+thanh|khong|ko|chua)(?![\p{L}\d])/iu;

function isCertain({ plan, text }: Reading, code: CodeAt, isListed: boolean): boolean {
  const { reference, parts, at, end } = code;
  if (!isArabic(parts)) return reference.kind !== 'unknown' || tasksUnder(plan, parts[0] ?? '').length > 0;
  const before = text.text.slice(Math.max(0, at - LONGEST_BEFORE), at);
  if (isListed || parts.length > 2 || BEFORE_NUMBER.test(before)) return true;
  return BEHIND_COMMA.test(before) && REPORTED.test(text.text.slice(end, end + LONGEST_BEFORE));
}

/** The section that a text names and nothing else: `III`, `mục iii`, `B.I`; null where it names none. */
export function sectionNamed(plan: Plan, text: string): Section | null {
  const { text: plain } = folded(text);
  const named = plain.slice(leadAt(folded(text), 0).end).replace(/[\s.:,;"')\]]+$/u, '');
  const wanted = [named, ...spellingsOf(named)].map((spelling) => keyOf(partsOf(spelling)));
  const sections = plan.sections.filter(({ id }) => id !== '');
  return wanted.flatMap((key) => sections.find(({ id }) => keyOf(partsOf(id)) === key) ?? [])[0] ?? null;
}

/** A code with what belongs to it: the rest of its range, further rows of its section. */
interface Found {
  readonly code: CodeAt;
  readonly references: readonly Reference[];
  /** Where the last of it was written, and where the quotes around it end. */
  readonly written: number;
  readonly end: number;
  /** A quote or a bracket stands open behind it. */
  readonly opened: boolean;
}

/** The codes that stand one behind the other from a place on. */
function codesFrom(reading: Reading, start: number, separators: readonly string[] | null): readonly Found[] {
  const found: Found[] = [];
  let allowed = separators;
  let opened = false;
  const look = (at: number): Found | null => foundAt(reading, at, { separators: allowed, opened });
  const lookBehindNumber = (at: number): Found | null => look(behindNumber(reading, at));
  let next = look(start) ?? lookBehindNumber(start);
  while (next) {
    found.push(next);
    opened = next.opened;
    allowed = ['.', next.code.separator, ...(allowed ?? [])];
    BETWEEN.lastIndex = next.end;
    const between = BETWEEN.exec(reading.text.text)?.[0];
    if (between === undefined) break;
    const at = next.end + between.length;
    const isListed = between.trim() !== '' || between.includes('\n');
    next = look(at) ?? (between.includes('\n') ? lookBehindNumber(at) : null);
    // "III.1 mục II.1 của kế hoạch": behind a mere space a word before the code tells of it and lists nothing.
    if (next && !isListed && (next.code.parts.length === 1 || leadAt(reading.text, at).named)) break;
  }
  return found;
}

const BETWEEN = /\s*[,;+&/-]\s*(?:(?:va|voi|cung)\s+)?|\s+(?:va|voi|cung(?:\s+voi)?|lan|and)\s+|\s+/iuy;
/** `1) III.3`, `2. III.6` */
const NUMBERED = /\s*(?:\d{1,2}[).]|[a-zđ]\))\s+(?=[\p{L}"'([]|\d{1,3}\.\d)/uy;
const CLOSING = /\s*["')\]}>*_]+/uy;

function behindNumber({ text }: Reading, at: number): number {
  NUMBERED.lastIndex = at;
  return at + (NUMBERED.exec(text.text)?.[0].length ?? 0);
}

interface WantedFound {
  readonly separators: readonly string[] | null;
  /** A quote or a bracket before was not closed. */
  readonly opened: boolean;
}

function foundAt(reading: Reading, start: number, wanted: WantedFound): Found | null {
  const lead = leadAt(reading.text, start);
  const code = codeAt(reading, lead.end, { separators: wanted.separators, named: lead.named });
  if (!code) return null;
  const opened = lead.opened || wanted.opened;
  const closed = { ...code, end: opened ? behindClosing(reading, code.end) : code.end };
  const range = rangeAt(reading, closed, lead.named);
  const reached = range && opened ? behindClosing(reading, range.end) : (range?.end ?? closed.end);
  const more = moreAt(reading, { ...closed, end: reached });
  return {
    code,
    references: [...(range?.references ?? [code.reference]), ...(more?.references ?? [])],
    written: more?.end ?? range?.end ?? code.end,
    end: more?.end ?? reached,
    opened: opened && reached === code.end,
  };
}

function behindClosing({ text }: Reading, at: number): number {
  CLOSING.lastIndex = at;
  return at + (CLOSING.exec(text.text)?.[0].length ?? 0);
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
