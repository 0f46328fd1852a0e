import type { Plan, Task } from '../plan.js';
import type { Folded } from './folded.js';
import { isOfOtherYear, nearest, partOf, partsOf, printedCodes, tasksUnder, keyOf } from './printed.js';
import type { Place } from './printed.js';
import { betweenAt, hasNumber, isArabic, separatorOf, spellingsOf, stepsAt } from './steps.js';
import type { Step } from './steps.js';

/** What a person meant by one code. */
export type Reference =
  | { readonly kind: 'task'; readonly task: Task }
  /** A row with letters, or `VII.2` that also begins `VII.2.1`: a question. */
  | { readonly kind: 'row'; readonly written: string; readonly tasks: readonly Task[] }
  /** `3.3`, or `3` before a noun: a number that may be a code or a figure, so it is confirmed by a tap. */
  | { readonly kind: 'arabic'; readonly written: string; readonly tasks: readonly Task[] }
  | { readonly kind: 'unknown'; readonly written: string; readonly nearest: readonly Task[] };

/** A plan and a text that is looked through for its codes. */
export interface Reading {
  readonly plan: Plan;
  readonly text: Folded;
}

/** One code, where it stands. */
export interface CodeAt {
  readonly reference: Reference;
  readonly at: number;
  readonly end: number;
  readonly parts: readonly string[];
  /** What stands between the first two parts. */
  readonly separator: string;
}

/** How certain a code must be. */
export interface Wanted {
  /** Separators that a code may have here; null for the first code of a text, which may have any, and be unknown. */
  readonly separators: readonly string[] | null;
  /** A word before it says that it is a code: `nhiệm vụ 3`. */
  readonly named: boolean;
}

type WantedAt = Wanted & { readonly at: number };

/** Reads the code that stands at a place of a text; null where none does. */
export function codeAt(reading: Reading, at: number, wanted: Wanted): CodeAt | null {
  const other = ofOtherYear(reading, at);
  if (other) return other;
  const steps = stepsAt(printedCodes(reading.plan), reading.text, at);
  const [first] = steps;
  if (!first) return null;
  const read = isArabic(first.parts) ? ofNumbers : ofLetters;
  return read(reading, steps, { ...wanted, at });
}

const OTHER_YEAR = /[a-zđ]{1,6}\s?\.?\s?\d{1,4}\s?\/\s?20\d\d(?![\d/])/iuy;

/** `PS.4/2025`, where the plan has such a code: else it is a number of a document, or a year behind a code. */
function ofOtherYear({ plan, text }: Reading, at: number): CodeAt | null {
  OTHER_YEAR.lastIndex = at;
  const written = OTHER_YEAR.exec(text.text)?.[0];
  if (written === undefined) return null;
  const parts = partsOf(written);
  const place = printedCodes(plan).places.get(keyOf(parts));
  if (!place?.task || !isOfOtherYear(place.task.code)) return null;
  const reference = { kind: 'task' as const, task: place.task };
  return { reference, at, end: at + written.length, parts, separator: '.' };
}

function ofLetters(reading: Reading, steps: readonly Step[], { at, separators }: WantedAt): CodeAt | null {
  const known = steps.findLast((one) => hasNumber(one) && isEnd(reading, one.end));
  const step = beyond(reading, steps) ?? known;
  if (!step || !isAllowed(step, separators)) return null;
  return codeOf(step, at, meaningOf(reading.plan, step));
}

/** `A1` is printed without a separator, and `iii4` is no word: both are certain as they stand. */
function isAllowed(step: Step, allowed: readonly string[] | null): boolean {
  const separator = separatorOf(step);
  if (allowed === null || allowed.includes(separator)) return true;
  if (step.place === null || !['', '_', '·'].includes(separator)) return false;
  return /^\p{L}+\d/u.test(step.place.printed) || (step.parts[0] ?? '').length > 1;
}

function ofNumbers(reading: Reading, steps: readonly Step[], wanted: WantedAt): CodeAt | null {
  const { plan, text } = reading;
  const isFirst = wanted.separators === null;
  const other = isFirst ? beyond(reading, steps) : null;
  if (other) return codeOf(other, wanted.at, counted(plan, other.parts));
  const step = steps.findLast((one) => isEnd(reading, one.end));
  if (!step || /^\.\d/u.test(text.text.slice(step.end, step.end + 2))) return null;
  if (step.parts.length === 1) return bareNumber(reading, step, wanted);
  if (!step.place) return null;
  const isDotted = step.betweens.every((between) => between === '' || between.trim() === '.');
  if (!isDotted && !(isFirst && step.parts.length > 2 && step.place.task)) return null;
  const isFigure = UNIT.test(text.text.slice(step.end, step.end + LONGEST_UNIT));
  if (!isFigure) return codeOf(step, wanted.at, meaningOf(plan, step));
  return isFirst ? codeOf(step, wanted.at, doubtful(step.place)) : null;
}

/** A number that the plan prints nowhere: where its sections are letters, it may count them. */
function counted(plan: Plan, parts: readonly string[]): Reference {
  const [first = '', ...others] = parts;
  const section = printedCodes(plan).counted[Number(first) - 1];
  if (section === undefined) return unknown(plan, parts);
  const meant = [section, ...others];
  const tasks = tasksUnder(plan, keyOf(meant));
  return tasks.length > 0 ? { kind: 'arabic', written: spelled(meant), tasks } : unknown(plan, meant);
}

const LONGEST_UNIT = 16;
/** What a figure counts, without accents. */
const UNIT =
  /^\s*(?:trieu|tr|ty|ti|nghin|ngan|[dđ]ong|[dđ]iem|phan\s+tram|gio|km2?|ha|m2?|kg|tan|ta|lit|gb|mb|mbps)(?![\p{L}\d])/iu;
/** What may follow a bare number that is a code: an end, a sign, another code, words of reporting and of days. */
const AFTER_BARE =
  /^(?:\s*$|\s*\n|\s*[:;!+&"'*_>→-]|\s*[.,](?!\s*\d)|\s*,\s+\d|\.\.|\s+(?:va|voi|cung|lan|[dđ]en|toi|[dđ]a|[dđ]ang|bi|gap|vuong|xong|hoan\s+thanh|khong|ko|chua|roi|[dđ]at|nhe|nha|a)(?![\p{L}\d])|\s+(?:vao\s+)?(?:hom\s|ngay\s+\d)|\s+(?:quy|thang|ky|buoc)\s+[\divx]|\s+\d{1,5}\/)/iu;
const LONGEST_AFTER = 40;

function bareNumber({ plan, text }: Reading, step: Step, { at, separators, named }: WantedAt): CodeAt | null {
  const { place, end, parts } = step;
  const after = text.text.slice(end, end + LONGEST_AFTER);
  // "5" is no code where the plan prints "5.1.8", and none in "5-3-2025".
  if (!(place ? place.tasks : plan.tasks).some(isBare) || /^[-.]\d{1,2}[-.]\d{2}/u.test(after)) return null;
  const isBracketed = /[([{]\s*$/u.test(text.text.slice(0, at)) && /^\s*[)\]}]/u.test(after);
  const isCertain = named || isBracketed || AFTER_BARE.test(after);
  if (place === null) {
    const isCode = separators === null && isCertain && !/^\s*-/u.test(after);
    return isCode ? codeOf(step, at, unknown(plan, parts)) : null;
  }
  if (isCertain) return codeOf(step, at, meaningOf(plan, step));
  if (separators !== null) return null;
  const list = /^(?:,\d{1,3})+(?=\s*(?:$|[:;\n]))/u.exec(after)?.[0];
  if (list === undefined) return /^[.,]\d/u.test(after) ? null : codeOf(step, at, doubtful(place));
  // `3,5` is two codes or a figure.
  const numbers = [...parts, ...list.slice(1).split(',').map(partOf)];
  const tasks = [...new Set(numbers.flatMap((number) => tasksUnder(plan, number)))];
  const reference: Reference = { kind: 'arabic', written: numbers.join(', '), tasks };
  return codeOf({ ...step, end: end + list.length }, at, reference);
}

function isBare({ code }: Task): boolean {
  return /^\d+\.?\p{L}?$/u.test(code);
}

/** What is written like a code that the plan does not have: `III.99`, `III.3b`, `X.1`. */
function beyond(reading: Reading, steps: readonly Step[]): Step | null {
  const last = steps.at(-1);
  if (!last) return null;
  const { text } = reading.text;
  const between = isRow(last) ? '' : betweenRow(reading.text, last);
  if (between === null) return null;
  const pattern = isRow(last) ? DEEPER : ROW;
  pattern.lastIndex = last.end + between.length;
  const more = pattern.exec(text)?.[0] ?? '';
  const end = last.end + between.length + more.length;
  if (more === '' || !isEnd(reading, end)) return null;
  const parts = [...last.parts, ...(more.match(/\p{L}|\d+/gu) ?? []).map(partOf)];
  return { parts, place: null, end, betweens: last.betweens.length > 0 ? last.betweens : [between] };
}

const DEEPER = /(?:\.\d{1,3})*(?:\.?[a-zđ])?/iuy;
const ROW = /\d{1,3}(?:\.\d{1,3})*(?:\.?[a-zđ])?/iuy;

/** `III.3`, or `5` where the plan has such a section; not `III`, which a row must follow. */
function isRow(step: Step): boolean {
  return hasNumber(step) && (step.place !== null || step.parts.length > 1);
}

function betweenRow(text: Folded, step: Step): string | null {
  if (!isArabic(step.parts)) return betweenAt(text, step);
  return /^\s?\.\s?(?=\d)/u.exec(text.text.slice(step.end, step.end + 4))?.[0] ?? null;
}

/** No letter and no digit goes on, and it is no share and no part of a document number or of a date. */
function isEnd({ plan, text: { text, parted } }: Reading, end: number): boolean {
  if (/[\p{L}\d]/u.test(text.charAt(end)) && !parted.has(end)) return false;
  const after = text.slice(end, end + 16);
  if (!/^\s*[/%]/u.test(after)) return true;
  const { places } = printedCodes(plan);
  const numbers = /^\s*\/\s*(?<numbers>\d{1,3}(?:\.\d{1,3}){1,3})(?![\p{L}\d/])/u.exec(after)?.groups?.[
    'numbers'
  ];
  if (numbers !== undefined) return places.has(keyOf(partsOf(numbers)));
  const letters = /^\s*\/\s*(?<letters>[a-zđ|]{1,6})\s?\.?\s?\d/iu.exec(after)?.groups?.['letters'];
  return letters !== undefined && spellingsOf(letters).some((one) => places.has(one));
}

function codeOf(step: Step, at: number, reference: Reference): CodeAt {
  return { reference, at, end: step.end, parts: step.parts, separator: separatorOf(step) };
}

export function meaningOf(plan: Plan, { parts }: Pick<Step, 'parts'>): Reference {
  const place = printedCodes(plan).places.get(keyOf(parts));
  if (!place) return unknown(plan, parts);
  if (place.tasks.length === 1 && place.task) return { kind: 'task', task: place.task };
  return { kind: 'row', written: place.printed, tasks: place.tasks };
}

function unknown(plan: Plan, parts: readonly string[]): Reference {
  const written = spelled(parts);
  return { kind: 'unknown', written, nearest: nearest(plan, written) };
}

function doubtful({ printed, tasks }: Place): Reference {
  return { kind: 'arabic', written: printed, tasks };
}

/** `III.3b`: numbers behind dots, a letter right behind the number that it ends. */
function spelled(parts: readonly string[]): string {
  return parts.reduce((code, part, at) => {
    const isLetter = at > 0 && at === parts.length - 1 && /^\p{L}$/u.test(part) && /\d$/u.test(code);
    return isLetter ? `${code}${part.toLowerCase()}` : `${code}.${part}`;
  });
}
