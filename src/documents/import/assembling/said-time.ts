import { readDeadline } from '../../../plan/read-deadline.js';
import type { Work } from './reading-state.js';
import { fold, oneLine } from './printed-text.js';

/** The years of a plan: a school's goes on into the next one. */
export interface PlanYears {
  readonly year: number;
  readonly school: boolean;
}

const MONTHS = String.raw`(?:\d{1,2})(?:\s*/\s*20\d\d)?`;
const BARE_MONTHS = new RegExp(
  String.raw`^(?:tháng\s*|t\.?\s*)?${MONTHS}(?:\s*(?:\+|,|;|&|/|-|–|và|đến)\s*(?:tháng\s*|t\.?\s*)?${MONTHS})*\.?$`,
  'iu',
);
const ONE_MONTH = /(\d{1,2})(?:\s*\/\s*(20\d\d))?/gu;
const BARE_WEEKS = /^(?:tuần\s*)?(?:thứ\s*)?([1-5])$/iu;
/** The months before it belong to the second year of a school's plan. */
const FIRST_MONTH_OF_SCHOOL = 8;
const LAST_MONTH_OF_SCHOOL = 5;
/** By the ministry's frame of a school year: the first term ends before 18/01, the second one before 31/5. */
const END_OF_FIRST_TERM = '17/01';
const START_OF_SECOND_TERM = '19/01';
const TERM =
  /^(?<part>(?:vào )?(?:đầu|trong suốt|trong|suốt|cả|hết|cuối|kết thúc|đến hết|sơ kết|tổng kết) )?(?:học k[ỳì]|hk)\s*(?<term>ii?|[12]|một|hai|nhất)(?: năm học(?: 20\d\d\s*[-–]\s*20\d\d)?)?\.?$/iu;
const START_OF_YEAR = /^(?:vào )?đầu năm học\.?$/iu;
const END_OF_YEAR = /^(?:vào )?(?:cuối|hết|đến hết|kết thúc) năm học\.?$/iu;
const WHOLE_YEAR = /^(?:cả|trong|suốt|trong suốt|toàn)?\s*năm(?: học)?\.?$/iu;

/**
 * The phrase that a printed time stands for where its words alone do not say it: a bare number under "Tháng", a week
 * under its month, a month of the school year. Null where the printed words are to be read as they are.
 */
export function phraseMeant(
  printed: string,
  { unit, month }: Pick<Work, 'unit' | 'month'>,
  years: PlanYears,
): string | null {
  const text = oneLine(printed);
  if (text === '') return timeOfTitle(month, years);
  const isBare = /^\d/u.test(text);
  if (
    BARE_MONTHS.test(text) &&
    (isBare ? unit === 'month' : years.school) &&
    !/^\d{1,2}\/\d{1,2}$/u.test(text)
  )
    return monthsPhrase(text, years);
  const week = unit === 'week' || !isBare ? BARE_WEEKS.exec(text)?.[1] : undefined;
  const at = monthNumber(month);
  if (week !== undefined && at !== null)
    return `Tuần ${week} tháng ${at.month}/${at.year ?? yearOf(at.month, years)}`;
  return years.school ? inSchoolYear(text, years) : null;
}

function monthsPhrase(text: string, years: PlanYears): string | null {
  const months = [...text.matchAll(ONE_MONTH)].map(([, month = '', year]) => ({
    month: Number(month),
    year,
  }));
  if (months.some(({ month }) => month < 1 || month > 12)) return null;
  const isRange = /\d\s*(?:-|–|đến)\s*(?:tháng\s*|t\.?\s*)?\d/iu.test(text);
  const names = months.map(({ month, year }) =>
    year !== undefined || years.school ? `${month}/${year ?? yearOf(month, years)}` : String(month),
  );
  return `Tháng ${names.join(isRange ? ' - tháng ' : ' và tháng ')}`;
}

function yearOf(month: number, { year, school }: PlanYears): number {
  return school && month < FIRST_MONTH_OF_SCHOOL ? year + 1 : year;
}

function monthNumber(text: string): { readonly month: number; readonly year: number | null } | null {
  const [, month = '', year] = /(?:^|thang )(\d{1,2})(?: (?:nam )?(20\d\d))?(?= |$)/u.exec(fold(text)) ?? [];
  const value = Number(month);
  return value >= 1 && value <= 12 ? { month: value, year: year === undefined ? null : Number(year) } : null;
}

/** "QUÝ I", "Đề án hoàn thành trong năm 2026": what the title of a section says of the time of all its rows. */
const QUARTER = /^(?:\p{L}+ ){0,3}?(quý\s+(?:I{1,3}|IV|[1-4])(?:[\s/.-]*(?:năm\s+)?20\d\d)?)$/iu;
const DONE_BY =
  /(?:hoàn thành|ban hành|thực hiện|triển khai|trình(?:\s+[\p{L}]+){0,4}?|thời hạn:?)\s+((?:trong|trước|vào|đến|chậm nhất|quý|tháng|năm)\s.*\d.*)$/iu;

/** "THÁNG 9/2025" above rows that name no time of their own. */
function timeOfTitle(title: string, years: PlanYears): string | null {
  const said = (QUARTER.exec(title) ?? DONE_BY.exec(title))?.[1];
  if (said !== undefined && readDeadline(said, years.year).periods.length === 1) return said;
  if (!/^(?:cong tac |ke hoach |nhiem vu )?thang \d/u.test(fold(title))) return null;
  const at = monthNumber(title);
  return at && `Tháng ${at.month}/${at.year ?? yearOf(at.month, years)}`;
}

/** "15/01" of the school year 2025–2026 is in 2026, as long as no year stands beside it. */
function inSchoolYear(text: string, { year }: PlanYears): string | null {
  const term = termPhrase(text, year);
  if (term !== null) return term;
  if (/20\d\d/u.test(text)) return null;
  if (WHOLE_YEAR.test(text)) return `Đến hết tháng ${LAST_MONTH_OF_SCHOOL}/${year + 1}`;
  const read = readDeadline(text, year);
  if (read.periods.length !== 1) return null;
  const month = Number(read.periods[0]?.due.slice(5, 7));
  const isSecond = month < FIRST_MONTH_OF_SCHOOL && read.periods[0]?.due.startsWith(String(year)) === true;
  const said = `${text.replace(/[\s.;,]+$/u, '')} năm ${year + 1}`;
  const again = isSecond ? readDeadline(said, year) : null;
  return again?.periods.length === 1 && again.periods[0]?.due.startsWith(String(year + 1)) === true
    ? said
    : null;
}

/** "Học kỳ I", "cuối HK2", "đầu năm học" by the ministry's frame; what was read is shown to be looked at. */
function termPhrase(text: string, year: number): string | null {
  if (START_OF_YEAR.test(text)) return `Tháng 9/${year}`;
  if (END_OF_YEAR.test(text)) return `Đến hết tháng ${LAST_MONTH_OF_SCHOOL}/${year + 1}`;
  const { part = '', term } = TERM.exec(text)?.groups ?? {};
  if (term === undefined) return null;
  const isFirst = /^(?:i|1|một|nhất)$/iu.test(term);
  if (/đầu/iu.test(part)) return isFirst ? `Tháng 9/${year}` : `Tháng 1/${year + 1}`;
  const end = isFirst ? `${END_OF_FIRST_TERM}/${year + 1}` : `31/5/${year + 1}`;
  if (/hết|cuối|kết|tổng/iu.test(part)) return `Đến hết ngày ${end}`;
  const start = isFirst ? `05/9/${year}` : `${START_OF_SECOND_TERM}/${year + 1}`;
  return `Từ ngày ${start} đến ngày ${end}`;
}
