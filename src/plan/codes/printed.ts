import type { Plan, Task } from '../plan.js';

/** A place in the numbering of a plan: `III`, `I.1` and `I.1a` each are one. */
export interface Place {
  /** As the plan prints it. */
  readonly printed: string;
  /** What stands at the place and below it, in the plan's order. */
  readonly tasks: readonly Task[];
  /** The task of that very code. */
  readonly task: Task | null;
}

/** The codes of a plan, by their letters and numbers without what stands between them. */
export interface PrintedCodes {
  readonly places: ReadonlyMap<string, Place>;
  /** The sections that an arabic number may count: those of letters, where no code of the plan begins with a digit. */
  readonly counted: readonly string[];
}

const LETTERS_OR_DIGITS = /\p{L}+|\d+/gu;

/** The parts of a code: `I`, `1`, `A` of `I.1a`. */
export function partsOf(code: string): readonly string[] {
  return (code.toUpperCase().match(LETTERS_OR_DIGITS) ?? []).map(partOf);
}

/** A letter's case and a number's zeros mean nothing. */
export function partOf(written: string): string {
  return /^\d/u.test(written) ? String(Number(written)) : written.toUpperCase();
}

/** The code without what stands between its parts: two codes with the same key cannot be told apart. */
export function keyOf(parts: readonly string[]): string {
  return parts.join('.');
}

const known = new WeakMap<Plan, PrintedCodes>();

export function printedCodes(plan: Plan): PrintedCodes {
  const before = known.get(plan);
  if (before) return before;
  const codes = { places: placesOf(plan), counted: countedSections(plan) };
  known.set(plan, codes);
  return codes;
}

function placesOf({ tasks }: Plan): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const task of tasks) {
    const pieces = [...task.code.matchAll(LETTERS_OR_DIGITS)];
    for (const [at, piece] of pieces.entries()) {
      // What was carried over from another year is no part of this year's code.
      if (isOfOtherYear(task.code) && at > 0 && at + 1 < pieces.length) continue;
      const key = keyOf(partsOf(task.code).slice(0, at + 1));
      const place = places.get(key);
      const isLast = at + 1 === pieces.length;
      places.set(key, {
        printed: place?.printed ?? task.code.slice(0, piece.index + piece[0].length),
        tasks: [...(place?.tasks ?? []), task],
        task: place?.task ?? (isLast ? task : null),
      });
    }
  }
  return places;
}

/** `PS.4/2025`: work that was assigned in another year and goes on in this one. */
export function isOfOtherYear(code: string): boolean {
  return code.includes('/');
}

function countedSections({ sections, tasks }: Plan): readonly string[] {
  if (tasks.some(({ code }) => /^\d/u.test(code))) return [];
  return sections.map(({ id }) => id).filter((id) => /^\p{L}+$/u.test(id));
}

/** The tasks at a place that is written as a code, and below it. */
export function tasksUnder(plan: Plan, code: string): readonly Task[] {
  return printedCodes(plan).places.get(keyOf(partsOf(code)))?.tasks ?? [];
}

/** The tasks from one place to another, both with all that is below them, by their numbers. */
export function tasksBetween(plan: Plan, one: readonly string[], other: readonly string[]): readonly Task[] {
  const order = printedOrder(plan);
  const [first, last] = order(one, other) <= 0 ? [one, other] : [other, one];
  return plan.tasks
    .map((task) => ({ task, parts: partsOf(task.code) }))
    .filter(({ parts }) => {
      const isBelowLast = keyOf(parts.slice(0, last.length)) === keyOf(last);
      return order(parts, first) >= 0 && (isBelowLast || order(parts, last) <= 0);
    })
    .sort((before, after) => order(before.parts, after.parts))
    .map(({ task }) => task);
}

/** Numbers count, sections and letters follow each other as the plan prints them. */
function printedOrder(plan: Plan): (parts: readonly string[], others: readonly string[]) => number {
  const ranks = new Map([...printedCodes(plan).places.keys()].map((key, rank) => [key, rank]));
  return (parts, others) => {
    const at = parts.findIndex((part, index) => part !== others[index]);
    const [part, other] = [parts[at], others[at]];
    if (part === undefined || other === undefined) return parts.length - others.length;
    const numbers = [Number(part), Number(other)] as const;
    if (numbers.every(Number.isFinite)) return numbers[0] - numbers[1];
    const [rank, compared] = [parts, others].map((own) => ranks.get(keyOf(own.slice(0, at + 1))));
    if (rank !== undefined && compared !== undefined) return rank - compared;
    return part < other ? -1 : 1;
  };
}

/** Up to four codes that differ least: the same but for the last part first, then the nearest of another place. */
export function nearest(plan: Plan, code: string): readonly Task[] {
  const wanted = partsOf(code);
  const distances = new Map(plan.tasks.map((task) => [task, distanceOf(partsOf(task.code), wanted)]));
  const distance = (task: Task): number => distances.get(task) ?? 0;
  return [...plan.tasks].sort((one, other) => distance(one) - distance(other)).slice(0, 4);
}

const FURTHEST = 1_000;

/** A part further to the left weighs more; two numbers differ by what lies between them, letters by their spelling. */
function distanceOf(parts: readonly string[], wanted: readonly string[]): number {
  const deepest = Math.max(parts.length, wanted.length);
  let sum = 0;
  for (let at = 0; at < deepest; at += 1) sum = sum * FURTHEST + apart(parts[at], wanted[at]);
  return sum * FURTHEST ** (MOST_PARTS - deepest);
}

const MOST_PARTS = 5;

function apart(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined || other === undefined) return 1;
  const numbers = [Number(one), Number(other)] as const;
  if (numbers.every(Number.isFinite)) return Math.min(Math.abs(numbers[0] - numbers[1]), FURTHEST - 1);
  return 2 * editDistance(one, other);
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
