import type { Day } from './day.js';

/*
 * What people read of how a deadline was read: the names of periods, what a person should look at, and why a phrase
 * gives no deadline. These words quote the phrase, so the reader asks for them where it reads.
 */

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** Names of periods and of the spans of time that a phrase gives. */
export const NAME = {
  day: printedDay,
  week: (due: Day): string => `tuần đến ${printedDay(due).slice(0, 5)}`,
  month: (month: number): string => `tháng ${month}`,
  quarter: (quarter: number): string => `quý ${ROMAN[quarter - 1] ?? String(quarter)}`,
  half: (half: number): string => (half === 1 ? NAME.firstMonths(6) : NAME.lastMonths(6)),
  year: (year: number): string => `năm ${year}`,
  /** The section of work that was assigned beside the plan. */
  assigned: 'Nhiệm vụ giao thêm',
  /** One of several due days of a period. */
  dayOf: (period: string, due: Day): string => `${period} (${printedDay(due)})`,
  step: (number: number): string => `bước ${number}`,
  /** `6 tháng`: up to then, from the beginning of the year. */
  months: (many: number): string => `${many} tháng`,
  firstMonths: (many: number): string => `${many} tháng đầu năm`,
  lastMonths: (many: number): string => `${many} tháng cuối năm`,
  firstQuarters: (many: number): string => `${many} quý đầu năm`,
  lastQuarters: (many: number): string => `${many} quý cuối năm`,
  /** A day whose month stands elsewhere. */
  looseDay: (date: number): string => `ngày ${date}`,
  tet: (year: number): string => `Tết ${year}`,
  from: (name: string): string => `từ ${name}`,
  to: (name: string): string => `đến ${name}`,
  toTheEndOf: (name: string): string => `đến hết ${name}`,
} as const;

/** What stands before the name of a longer span where only a part of it is meant. */
export const PART = {
  start: 'đầu',
  middle: 'giữa',
  end: 'cuối',
  firstTenDays: 'thượng tuần',
  secondTenDays: 'trung tuần',
  lastTenDays: 'hạ tuần',
  firstHalf: 'nửa đầu',
  secondHalf: 'nửa cuối',
  lastWeek: 'tuần cuối',
  week: (number: number): string => `tuần ${number}`,
  firstDays: (many: number): string => `${many} ngày đầu`,
  lastDays: (many: number): string => `${many} ngày cuối`,
} as const;

/** What is read but should be looked at by a person. */
export const DOUBT = {
  readAs: (printed: string, meant: string): string => `Đọc “${printed}” là “${meant}”.`,
  readAsNumber: (printed: string, value: number): string => `Đọc “${printed}” là số ${value}.`,
  readAsRoman: (printed: string, value: number): string =>
    `Đọc “${printed}” là số La Mã ${ROMAN[value - 1] ?? ''}.`,
  readAsMonth: (printed: string, month: number): string => `Đọc “${printed}” là ${NAME.month(month)}.`,
  monthFive: 'Đọc “tháng năm” là tháng 5.',
  monthForYear: 'Chữ “tháng” đứng trước năm: đọc là “năm”.',
  toneLost: 'Chữ “trước” mất dấu: tạm hiểu là hạn vào đúng ngày ghi.',
  shortYear: 'Năm chỉ ghi hai chữ số.',
  oddWords: (words: string): string => `Chưa rõ “${words}” có làm thay đổi thời hạn không.`,
  vague: 'Mốc ước chừng, không ghi ngày cụ thể: cần xem lại.',
  endOfWeek: 'Mốc ước chừng trong tuần: hiểu là thứ Sáu.',
  weekOfMonth: 'Tuần trong tháng hiểu là tuần tròn từ thứ Hai đến Chủ nhật: cần xem lại.',
  firstWeek: 'Tuần đầu hiểu là bảy ngày đầu: cần xem lại.',
  workingDay: 'Ngày làm việc tính theo thứ Bảy, Chủ nhật, chưa trừ ngày nghỉ lễ: cần xem lại.',
  beforeTet: 'Trước Tết: tạm tính ngày làm việc cuối cùng trước kỳ nghỉ Tết Nguyên đán, cần xem lại.',
  dayOrMonths: 'Hai số trước năm hiểu là ngày và tháng, không phải khoảng tháng: cần xem lại.',
  yearAfterDash: 'Chưa rõ năm sau dấu gạch là hết khoảng hay là năm thứ hai của mốc trước.',
  or: 'Có chữ “hoặc”: thời hạn chưa dứt khoát.',
  overYearEnd: 'Khoảng thời gian qua năm sau mà không ghi năm: cần xem lại.',
  farYear: (year: number, planYear: number): string =>
    `Hạn năm ${year}, xa năm ${planYear} của kế hoạch: cần xem lại.`,
  yearBefore: (year: number, planYear: number): string =>
    `Hạn năm ${year}, trước năm ${planYear} của kế hoạch: có thể ghi nhầm năm.`,
  openEnd: 'Chỉ ghi mốc bắt đầu: tạm tính đến hết năm.',
  /** Beside a time that is a deadline. */
  horizon: (quoted: string): string => `“${quoted}” là tầm nhìn, định hướng: không tính là hạn.`,
  yearlyAfter: 'Làm lại hằng năm sau đó: chỉ tính hạn của lần đầu.',
  beginning: (quoted: string): string => `“${quoted}” chỉ nêu mốc bắt đầu: không tính là hạn.`,
  outOfOrder: 'Các mốc không theo thứ tự thời gian: đã xếp lại.',
  laterLimit: 'Hạn chót ghi sau khoảng thời gian đứng trước nó: hiểu là hạn của việc trong khoảng đó.',
  perhapsCycle: 'Chỉ ghi số tháng: hiểu là tính từ đầu năm, không phải định kỳ.',
  noCycle: 'Ghi “định kỳ” nhưng không nói bao lâu một lần.',
  weekdayOnly: 'Chỉ ghi thứ trong tuần: hiểu là hàng tuần.',
  countOnly: 'Chỉ ghi số lần, không ghi hạn từng lần: chia đều.',
  withinYear: 'Mấy tháng đầu năm đứng sau “hàng năm”: hiểu là hạn của việc hàng năm.',
  perhapsTied: 'Chưa rõ ngày ghi là hạn của việc định kỳ hay của việc khác: cần xem lại.',
  twoCycles: 'Có nhiều định kỳ với hạn riêng: chỉ tính định kỳ dày nhất.',
  besideCycle: (days: readonly Day[]): string =>
    `Ngoài định kỳ còn có hạn ${days.map(printedDay).join(', ')} chưa được tính.`,
  uneven: 'Các hạn ghi kèm không chia đều cho từng kỳ: cần xem lại.',
  severalDates: 'Nhiều ngày trong một kỳ: mỗi ngày là một kỳ riêng.',
  shortMonths: 'Tháng không có ngày ghi trong thời hạn thì tính ngày cuối tháng.',
  withoutMonth: 'Ngày ghi không kèm tháng: cần xem lại.',
  lastMonth: 'Không ghi tháng nào của quý: hiểu là tháng cuối quý.',
  firstMonth: 'Không ghi tháng nào của quý sau: hiểu là tháng đầu quý sau.',
  noQuarter: '“Tháng đầu”, “tháng cuối” không ghi của kỳ nào: hiểu là của quý.',
  eventToo: 'Có cả hạn theo sự kiện: chỉ tính hạn có ngày.',
  event: (quoted: string): string => `“${quoted}” gắn với một sự kiện chưa biết ngày: cần đặt ngày cụ thể.`,
  noAnchor: 'Có khoảng thời gian nhưng không ghi tính từ khi nào.',
} as const;

/** Why a phrase gives no deadline. */
export const NOT_READ = {
  tooLong: (longest: number): string => `Cụm từ dài quá ${longest} ký tự.`,
  empty: 'Ô thời hạn để trống: chưa quy định thời hạn.',
  noCycle: DOUBT.noCycle,
  nothingFound: (words: string): string => `Không thấy thời hạn trong “${words}”.`,
  notUnderstood: (words: string): string => `Chưa hiểu “${words}”.`,
  oddCycle: (quoted: string): string => `Chưa chia được kỳ “${quoted}”.`,
  startOnly: (quoted: string): string => `“${quoted}” chỉ nêu mốc bắt đầu, không nêu hạn.`,
  withoutMonth: (quoted: string): string => `“${quoted}” thiếu tháng.`,
  notOnCalendar: (quoted: string): string => `Không có “${quoted}” trên lịch.`,
  past: (quoted: string, name: string, planYear: number): string =>
    `“${quoted}” là ${name}, trước năm ${planYear} của kế hoạch: có thể ghi nhầm năm.`,
  noPeriod: 'Định kỳ không có kỳ nào trong khoảng thời gian ghi.',
  cycleOfOtherYear: (name: string, planYear: number): string =>
    `Định kỳ của ${name}, không phải năm ${planYear} của kế hoạch.`,
} as const;

function printedDay(value: Day): string {
  return `${value.slice(8)}/${value.slice(5, 7)}/${value.slice(0, 4)}`;
}
