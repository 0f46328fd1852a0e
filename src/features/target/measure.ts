import type { Target } from '../../plan/plan.js';
import type { Measure } from '../../journal/fact.js';

/** What somebody wrote as the figure of a target. */
export type ReadMeasure =
  | { readonly kind: 'measure'; readonly measure: Measure; readonly rest: string }
  /** So many have to be added to the figure before. */
  | { readonly kind: 'more'; readonly count: number; readonly rest: string }
  | { readonly kind: 'fault'; readonly fault: MeasureFault; readonly written: string };

export type MeasureFault =
  | 'nothing'
  /** The figure is in another unit than the target. */
  | 'other-unit'
  /** It is more than 100%, or a part that is greater than its whole. */
  | 'out-of-range'
  /** Half a conference cannot be held. */
  | 'not-whole'
  /** Nobody can tell what was reached: "dưới 95%", "gần 100%". */
  | 'no-figure';

export const NUMBER = String.raw`\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`;
const FRACTION = /^(?<part>\d{1,6})\s*\/\s*(?<whole>\d{1,6})(?![\d/])/u;
const MORE = /^\+\s?(?<count>\d{1,4})(?![\d.,/%])/u;
/** Words before a figure that say nothing about its size. */
const OPENING = /^(?:(?:kết quả|tỷ lệ|hiện|đã|đạt|được|là|có|số|tổ chức|thu)(?!\p{L})[\s:]*)+/iu;
const UNCERTAIN = /^(?:[<≤]|dưới|gần|khoảng|chưa|không|xấp xỉ|tối đa|nhỏ hơn|thấp hơn|~)/iu;
const ABOVE = /^(?:>(?!=)|trên|hơn|vượt)\s*/iu;
const AT_LEAST = /^(?:>=|≥|tối thiểu|ít nhất|từ|không dưới)\s*/iu;
const AND_MORE = /^\s*(?:trở lên|trở đi)/iu;

/**
 * Reads the figure of a target as people write it: `96,5%`, `14,8 tỷ`, `02 cuộc`, `tối thiểu 95%`, `> 90%`,
 * `3/5 đơn vị`, `+1`. Vietnamese numbers have a comma before decimals and a dot or a space before thousands; `96.5` is
 * read too. What could mean two things is a fault and is never guessed.
 */
export function readMeasure(target: Target, text: string): ReadMeasure {
  const written = text.normalize('NFC').trim();
  const words = written.replace(OPENING, '').trim();
  if (words === '') return { kind: 'fault', fault: 'nothing', written };
  // "không dưới 95%" is a lower bound, although it begins with "không".
  if (UNCERTAIN.test(words) && !AT_LEAST.test(words)) return { kind: 'fault', fault: 'no-figure', written };
  const more = MORE.exec(words);
  if (more) return added(target, more, { words, written });
  const fraction = FRACTION.exec(words);
  if (fraction) return counted(target, fraction, { words, written });
  return plainly(target, words, written);
}

interface Words {
  readonly words: string;
  readonly written: string;
}

function added(target: Target, match: RegExpExecArray, { words, written }: Words): ReadMeasure {
  const counts = isCount(target) ? target.unit : target.of?.unit;
  const unit = counts === undefined ? null : unitAfter(counts, words.slice(match[0].length));
  if (unit === null) return { kind: 'fault', fault: 'other-unit', written };
  return { kind: 'more', count: Number(match.groups?.['count']), rest: trimmed(unit.rest) };
}

/** Reads `3/5 đơn vị`, where the target is a percentage. */
function counted(target: Target, match: RegExpExecArray, { words, written }: Words): ReadMeasure {
  if (target.unit !== '%') return { kind: 'fault', fault: 'other-unit', written };
  const [part, whole] = [Number(match.groups?.['part']), Number(match.groups?.['whole'])];
  if (whole === 0 || part > whole) return { kind: 'fault', fault: 'out-of-range', written };
  const rest = trimmed(words.slice(match[0].length));
  return { kind: 'measure', measure: measureOfCount(part, whole), rest };
}

/** So many of so many as a percentage with two decimals. It is rounded down, so that no target is met by rounding. */
export function measureOfCount(part: number, whole: number): Measure {
  const value = Math.floor((part / whole) * 10_000 + 1e-9) / 100;
  return { value, bound: 'exactly', counted: { part, whole } };
}

function plainly(target: Target, words: string, written: string): ReadMeasure {
  const [bound, rest] = boundIn(words);
  const match = new RegExp(`^(?<number>${NUMBER})(?![\\d/])`, 'u').exec(rest);
  if (!match) return { kind: 'fault', fault: 'no-figure', written };
  const unit = unitAfter(target.unit, rest.slice(match[0].length));
  if (unit === null) return { kind: 'fault', fault: 'other-unit', written };
  const value = rounded(numberIn(match.groups?.['number'] ?? '') / unit.divisor);
  if (isCount(target) && !Number.isInteger(value)) return { kind: 'fault', fault: 'not-whole', written };
  if (target.unit === '%' && value > 100) return { kind: 'fault', fault: 'out-of-range', written };
  const open = AND_MORE.exec(unit.rest);
  return {
    kind: 'measure',
    measure: { value, bound: open && bound === 'exactly' ? 'at-least' : bound, counted: null },
    rest: trimmed(unit.rest.slice(open?.[0].length ?? 0)),
  };
}

function boundIn(words: string): readonly [Measure['bound'], string] {
  const atLeast = AT_LEAST.exec(words);
  if (atLeast) return ['at-least', words.slice(atLeast[0].length)];
  const above = ABOVE.exec(words);
  return above ? ['above', words.slice(above[0].length)] : ['exactly', words];
}

/** Reads `14.800,5`, `14 800`, `14,8`, `14.8`. A dot before exactly three digits separates thousands. */
function numberIn(written: string): number {
  const thousands = /^\d{1,3}(?:[.\s]\d{3})+/u.test(written);
  const plain = thousands ? written.replace(/[.\s]/gu, '') : written;
  return Number(plain.replace(',', '.'));
}

interface Unit {
  readonly divisor: number;
  readonly rest: string;
}

/** Where the target is in tỷ đồng, millions and single đồng are read too. */
const MONEY: readonly (readonly [RegExp, number])[] = [
  [/^(?:tỷ|tỉ)(?:\s+(?:đồng|đ))?(?!\p{L})/iu, 1],
  [/^(?:triệu|tr)(?:\s+(?:đồng|đ))?(?!\p{L})/iu, 1_000],
  [/^(?:đồng|đ|vnđ|vnd)(?!\p{L})/iu, 1_000_000_000],
];
/** Words for the same thing: a figure may use any word of the line in which the target's unit stands. */
const SAME_THINGS: readonly (readonly string[])[] = [
  ['hội nghị', 'cuộc', 'diễn đàn', 'buổi'],
  ['sáng kiến', 'giải pháp'],
  ['đơn vị', 'ngành', 'bộ phận'],
];

/** The words in which a unit may be written. */
export function unitWords(unit: string): readonly string[] {
  if (unit === '%') return ['%', 'phần trăm'];
  return SAME_THINGS.find((words) => words.includes(unit)) ?? [unit];
}

/**
 * The unit after a figure. A figure without one is in the unit of the target, but money must name its unit. It is null
 * for another unit.
 */
function unitAfter(unit: string, after: string): Unit | null {
  const words = after.trimStart();
  if (/đồng/iu.test(unit)) {
    const money = MONEY.find(([form]) => form.test(words));
    return money ? { divisor: money[1], rest: words.replace(money[0], '') } : null;
  }
  const said = unitWords(unit).find((word) => words.toLowerCase().startsWith(word));
  if (said !== undefined) return { divisor: 1, rest: words.slice(said.length) };
  const bare = words === '' || /^[,;:.(\n]/u.test(words) || AND_MORE.test(words);
  return bare ? { divisor: 1, rest: words } : null;
}

/** Whether the target counts things one by one, which money and percentages do not. */
export function isCount({ unit }: Target): boolean {
  return unit !== '%' && !/đồng/iu.test(unit);
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function trimmed(rest: string): string {
  return rest.replace(/^[\s,;:.]+/u, '').trim();
}
