import { yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Plan } from '../plan/plan.js';
import { periodAtFront } from '../plan/said-period.js';
import { codesIn, readCodes } from '../plan/task-code.js';

/** The year of a plan that words name, and the words without it. */
export interface SaidYear {
  /** More than one where the words name several plans at once. */
  readonly years: readonly [number, ...number[]];
  readonly text: string;
}

/**
 * `beside-codes`: free words may follow, in which a year is a part of the note ("báo cáo năm 2025"). `with-periods`:
 * the same, where the period of a code names its year as well ("quý IV/2025"). `anywhere`: nothing else can be meant.
 * `beside-figures`: the same, but a bare number may be a figure.
 */
export type YearPlace = 'beside-codes' | 'with-periods' | 'anywhere' | 'beside-figures';

interface YearAsk {
  readonly plans: readonly Plan[];
  /** The years of all plans that may be meant: a bare number is a year only where it is one of them. */
  readonly known: readonly number[];
  readonly today: Day;
  readonly where: YearPlace;
}

const OF = String.raw`(?:của|cua|thuộc|thuoc|trong|theo|ở|về|ve)\s+`;
const PLAN = String.raw`(?:kế\s+hoạch|ke\s+hoach|kh)\s+(?:của\s+|cua\s+)?`;
const YEAR = String.raw`(?:năm|nam)\s+(?<year>20\d\d|ngoái|ngoai|trước|truoc|nay)(?![\p{L}\d/])`;
const BARE = String.raw`(?<year>20\d\d)(?![\p{L}\d]|[/.-]\d)`;
/** Behind a bare year goes on what is said of the work: 2025 of something is a number. */
const GOES_ON = String.raw`(?=\s*(?:$|[,;:.!)–-])|\s+\d{1,5}\/\p{L}|\s+(?:xong|đã|da|đang|dang|vướng|vuong|chưa|chua|hoàn|hoan|đến|den|tới|toi|vì|vi|chờ|cho|trình|trinh|không|khong|là|la|thì|thi|bị|bi)(?!\p{L}))`;
const MARKS = String.raw`[\s:;,.–-]*`;

/** "I.4b xong năm 2025": behind the status alone nothing else is meant than the plan. */
const STATUS = String.raw`(?<!\p{L})(?:xong|rồi|roi|thành|thanh|làm|lam|ký|ky|duyệt|duyet|hiện|hien)(?:\s+(?:rồi|roi|ạ))*`;

const form = (source: string): RegExp => new RegExp(source, 'iu');

/** Directly behind a code "kế hoạch năm 2026" is what was made, "của kế hoạch năm 2026" is where the code stands. */
const BEHIND = form(String.raw`^[\s,]*\(?\s*(?:${OF}(?:${PLAN})?)?${YEAR}(?:\s*\))?`);
const BARE_BEHIND = [
  form(String.raw`^[\s,]*\(\s*(?:(?:${OF})?${PLAN})?${BARE}\s*\)`),
  form(String.raw`^[\s,]*(?:${OF}(?:${PLAN})?)?${BARE}${GOES_ON}`),
];
const BEFORE = form(String.raw`^\s*\(?(?:${OF})?(?:${PLAN})?${YEAR}\)?${MARKS}`);
const BARE_BEFORE = [
  form(String.raw`^\s*\(\s*${BARE}\s*\)${MARKS}`),
  form(String.raw`^\s*(?:${OF})?(?:${PLAN})?${BARE}\s*[:;,–-]${MARKS}`),
];
const BARE_DIRECTLY_BEFORE = form(String.raw`^\s*(?:${OF})?(?:${PLAN})?${BARE}\s+`);
const TARGET = /^CT\s*\.?\s*\d/iu;
const ANYWHERE = form(String.raw`(?<!\p{L})\(?(?:${OF})?(?:${PLAN})?${YEAR}\)?`);
const BARE_ANYWHERE = [
  form(String.raw`\(\s*(?:${PLAN})?${BARE}\s*\)`),
  form(String.raw`(?<!\p{L})(?:${OF})?${PLAN}${BARE}`),
  form(String.raw`^\s*${BARE}\s*$`),
];
const BEHIND_STATUS = form(String.raw`(?<=${STATUS})[\s,(]+(?:${OF}(?:${PLAN})?)?${YEAR}\)?[\s.!]*$`);
const NAMED = form(String.raw`(?<!\p{L})${YEAR}`);
const LAST = form(String.raw`(?<=\s)${BARE}\s*$`);
const ALONE = [
  form(
    String.raw`^[\s(]*(?:(?:dạ|da|vâng|vang|là|la|cho|chọn|chon)\s+)*(?:${OF})?(?:${PLAN})?${YEAR}[\s).!,]*(?:(?:ạ|a|nhé|nhe|nha)[\s.!]*)?$`,
  ),
  form(
    String.raw`^[\s(]*(?:(?:dạ|da|vâng|vang|là|la|cho|chọn|chon)\s+)*(?:${OF})?(?:${PLAN})?${BARE}[\s).!,]*(?:(?:ạ|a|nhé|nhe|nha)[\s.!]*)?$`,
  ),
];

/**
 * Reads `I.4a năm 2025`, `năm 2025: I.4a`, `I.4a (của kế hoạch năm ngoái)`, `I.4a 2025`, `VI.2 quý IV/2025`: the year of
 * a plan, said beside its codes. Null where none is said, or where the year is a part of a note.
 */
export function yearSaid(text: string, ask: YearAsk): SaidYear | null {
  const { plans, today, where } = ask;
  const words = text.normalize('NFC');
  const ends = codeEnds(plans, words);
  const free = where === 'anywhere' || where === 'beside-figures';
  const before = BEFORE.exec(words) ?? bareBefore(words, ends.length > 0, ask);
  if (before && (free || ends.length > 0 || before[0].length === words.length)) {
    return { years: [yearOfWord(before, today)], text: words.slice(before[0].length) };
  }
  const last = where === 'anywhere' ? [...BARE_ANYWHERE, LAST] : BARE_ANYWHERE;
  const anywhere = free ? (ANYWHERE.exec(words) ?? bare(words, last, ask)) : null;
  if (anywhere) {
    const rest = `${words.slice(0, anywhere.index)} ${words.slice(anywhere.index + anywhere[0].length)}`;
    return { years: [yearOfWord(anywhere, today)], text: rest.replace(/\s+/gu, ' ').trim() };
  }
  return behindCodes(words, ends, ask) ?? (where === 'with-periods' ? behindStatus(words, ends, ask) : null);
}

function behindStatus(words: string, ends: readonly number[], { today }: YearAsk): SaidYear | null {
  const said = ends.length > 0 ? BEHIND_STATUS.exec(words) : null;
  return said && { years: [yearOfWord(said, today)], text: words.slice(0, said.index) };
}

/** "năm 2025", "2025", "kế hoạch năm ngoái ạ": the year, where it is all that is said. Null where more or less is. */
export function yearAnswered(text: string, today: Day): number | null {
  const words = text.normalize('NFC');
  const said = ALONE.map((one) => one.exec(words)).find((one) => one !== null);
  return said ? yearOfWord(said, today) : null;
}

/** `quý IV năm ngoái` with its year in figures. */
export function withYearInFigures(text: string, today: Day): string {
  const words = text.normalize('NFC');
  const said = NAMED.exec(words);
  if (!said) return words;
  return `${words.slice(0, said.index)}năm ${yearOfWord(said, today)}${words.slice(said.index + said[0].length)}`;
}

/** A number that stands like a year and is the year of a plan. */
function bare(words: string, forms: readonly RegExp[], { known, today }: YearAsk): RegExpExecArray | null {
  const found = forms.map((one) => one.exec(words)).find((one) => one !== null);
  return found && known.includes(yearOfWord(found, today)) ? found : null;
}

/** A bare year in front, with a mark behind it or directly before what has a code. */
function bareBefore(words: string, hasCode: boolean, ask: YearAsk): RegExpExecArray | null {
  const marked = hasCode ? bare(words, BARE_BEFORE, ask) : null;
  const direct = marked ? null : bare(words, [BARE_DIRECTLY_BEFORE], ask);
  if (!direct) return marked;
  const rest = words.slice(direct[0].length);
  const isCode = ask.plans.some((plan) => readCodes(plan, rest).end > 0);
  return isCode || (ask.where === 'beside-figures' && TARGET.test(rest)) ? direct : null;
}

function behindCodes(words: string, ends: readonly number[], ask: YearAsk): SaidYear | null {
  const years: number[] = [];
  let text = words;
  // From the back, so that what is cut out moves no earlier place.
  for (const code of ends.toReversed()) {
    const said = yearBehind(words, code, ask);
    if (!said) continue;
    years.push(said.year);
    text = `${text.slice(0, said.from)}${text.slice(said.to)}`;
  }
  const [first, ...others] = [...new Set(years)];
  return first === undefined ? null : { years: [first, ...others], text };
}

/** The year behind a code, or behind the period behind it; one that the period's own name holds is left in the words. */
function yearBehind(
  words: string,
  code: number,
  ask: YearAsk,
): { readonly year: number; readonly from: number; readonly to: number } | null {
  const at = (from: number): ReturnType<typeof yearBehind> => {
    const rest = words.slice(from);
    const said = BEHIND.exec(rest) ?? bare(rest, BARE_BEHIND, ask);
    return said && { year: yearOfWord(said, ask.today), from, to: from + said[0].length };
  };
  const beside = at(code);
  if (beside || ask.where !== 'with-periods') return beside;
  const mark = /^[\s,(:]*/u.exec(words.slice(code))?.[0].length ?? 0;
  const period = periodAtFront(words.slice(code + mark), ask.today);
  if (!period) return null;
  const end = code + mark + period.end;
  return period.year === null ? at(end) : { year: period.year, from: end, to: end };
}

/** Where the codes of any of the plans end, in order. */
function codeEnds(plans: readonly Plan[], words: string): readonly number[] {
  const ends = plans.flatMap((plan) => [
    ...codesIn(plan, words).map(({ end }) => end),
    readCodes(plan, words).end,
  ]);
  return [...new Set(ends)].filter((end) => end > 0).sort((one, other) => one - other);
}

function yearOfWord({ groups }: RegExpExecArray, today: Day): number {
  const word = (groups?.['year'] ?? '').toLowerCase();
  if (/^\d/u.test(word)) return Number(word);
  return word === 'nay' ? yearOf(today) : yearOf(today) - 1;
}
