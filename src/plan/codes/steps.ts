import type { Folded } from './folded.js';
import { keyOf, partOf } from './printed.js';
import type { Place, PrintedCodes } from './printed.js';

/** A code as far as it was read: its parts, what the plan prints there, and what stands between the parts. */
export interface Step {
  readonly parts: readonly string[];
  readonly place: Place | null;
  readonly end: number;
  readonly betweens: readonly string[];
}

const RUN = /[a-zđ|]{1,6}(?![a-zđ|])|0?\d{1,3}(?!\d)/iuy;
/** Between the parts of a code that begins with letters. */
const BETWEEN = /[^\S\n]{0,3}[.,\-_·][^\S\n]{0,3}|:|[^\S\n]{1,3}|/uy;
/** Between the parts of one that begins with a number: "28/03", "5, 8" and "5 8" are something else. */
const BETWEEN_NUMBERS = / \. |[.,\-_·]|/uy;
const ROMAN = /^[IVXLC]+$/u;

/** The way to the longest code of the plan that may stand at a place. A first part that the plan lacks may be one. */
export function stepsAt(codes: PrintedCodes, text: Folded, at: number): readonly Step[] {
  const steps: Step[] = [];
  const run = runAt(text, at);
  let step = run && stepOf(codes, null, { run, between: '' });
  while (step) {
    steps.push(step);
    step = step.place && nextStep(codes, text, step);
  }
  return steps;
}

function nextStep(codes: PrintedCodes, text: Folded, step: Step): Step | null {
  const between = betweenAt(text, step);
  const run = between === null ? null : runAt(text, step.end + between.length);
  const next = between === null || run === null ? null : stepOf(codes, step, { run, between });
  return next?.place && mayFollow(text, next, step) ? next : null;
}

/** Behind a number comes a dot, or what stands between the first two; a space only where nothing is doubtful. */
function mayFollow({ text }: Folded, next: Step, before: Step): boolean {
  const [first = ''] = next.betweens;
  const last = next.betweens.at(-1) ?? '';
  const isLetter = /\p{L}/u.test(next.parts.at(-1) ?? '');
  if (last === '' || last === '.' || last === ' . ' || !hasNumber(before)) return true;
  if (last.trim() !== '') return last === first && !(isLetter && last.endsWith(' '));
  // "III 3 2 hội nghị" is III.3 with a note, and "I 1 a" may be.
  if (isLetter || first.trim() !== '' || before.place?.task) return false;
  return !/^\s*\p{L}/u.test(text.slice(next.end, next.end + 8));
}

interface NextPart {
  readonly run: { readonly text: string; readonly end: number };
  readonly between: string;
}

function stepOf({ places }: PrintedCodes, before: Step | null, { run, between }: NextPart): Step | null {
  const parts = before?.parts ?? [];
  const betweens = before ? [...before.betweens, between] : [];
  const spellings = /^\d/u.test(run.text) ? [partOf(run.text)] : spellingsOf(run.text);
  for (const part of spellings) {
    const place = places.get(keyOf([...parts, part]));
    if (place) return { parts: [...parts, part], place, end: run.end, betweens };
  }
  const part = spellings.at(-1) ?? '';
  if (before || !(ROMAN.test(part) || /^\d/u.test(part))) return null;
  return { parts: [part], place: null, end: run.end, betweens };
}

/** `lll` and `|||` mean `III`, where the plan has no section of such letters. */
export function spellingsOf(letters: string): readonly string[] {
  return [letters.toUpperCase(), letters.replace(/[l|]/gu, 'I').toUpperCase()];
}

function runAt(
  { text, accented }: Folded,
  at: number,
): { readonly text: string; readonly end: number } | null {
  RUN.lastIndex = at;
  const run = RUN.exec(text)?.[0];
  if (run === undefined) return null;
  for (let unit = at; unit < at + run.length; unit += 1) if (accented.has(unit)) return null;
  return { text: run, end: at + run.length };
}

/** What stands between a code's part and the next one. Letters and a number need nothing, two numbers do. */
export function betweenAt({ text }: Folded, { parts, end }: Step): string | null {
  const pattern = isArabic(parts) ? BETWEEN_NUMBERS : BETWEEN;
  pattern.lastIndex = end;
  const between = pattern.exec(text)?.[0] ?? '';
  const isNumber = /^\d/u.test(parts.at(-1) ?? '');
  const isNext = /\d/u.test(text.charAt(end + between.length));
  return between === '' && isNumber === isNext ? null : between;
}

/** `.` of ` . `; one space of several. */
export function separatorOf({ betweens: [between = ''] }: Pick<Step, 'betweens'>): string {
  return between.trim() === '' ? between.slice(0, 1) : between.trim();
}

export function hasNumber({ parts }: Pick<Step, 'parts'>): boolean {
  return parts.some((part) => /^\d/u.test(part));
}

/** Whether a code begins with a number. */
export function isArabic([first = '']: readonly string[]): boolean {
  return /^\d/u.test(first);
}
