import { day, dayOf, lastOfMonth, firstOfMonth, type Day } from './day.js';

/** `2025` (the only one), `2025/1` (a step), `2025-Q1`, `2025-H1`, `2025-03`: begins with the plan's year, so never means another plan's. */
export type PeriodId = string & { readonly __brand: 'PeriodId' };

/** One occurrence of a task. `due` is the last day on time as printed, before any rule about days off. */
export interface Period {
  readonly id: PeriodId;
  readonly label: string;
  readonly opens: Day;
  readonly due: Day;
}

export type DeadlineKind =
  | 'before'
  | 'date'
  | 'window'
  | 'milestones'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly'
  | 'ongoing'
  | 'on-request'
  | 'relative'
  | 'mixed'
  | 'unknown';

/** How a printed deadline is read. No periods for daily, ongoing, on-request, relative and unknown. */
export interface Deadline {
  /** The phrase, letter for letter. */
  readonly printed: string;
  readonly kind: DeadlineKind;
  readonly periods: readonly Period[];
  /** What is read but should be looked at by a person; Vietnamese, since it quotes and explains the phrase. */
  readonly doubts: readonly string[];
  /** Of `unknown` only: what was not understood. */
  readonly reason: string | null;
}

/**
 * Reads a deadline phrase as Vietnamese offices print it.
 * @param phrase as printed, any letter case, spacing, composed or decomposed Unicode
 * @param year the plan's year: what a date without a year means
 * @returns the reading; `unknown` with a reason where it is not certain, never a guess
 */
export function readDeadline(phrase: string, year: number): Deadline {
  const words = phrase.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const of = (kind: DeadlineKind, periods: readonly Period[] = []): Deadline => ({
    printed: phrase,
    kind,
    periods,
    doubts: [],
    reason: null,
  });
  const window = (label: string, opens: Day, due: Day): Deadline =>
    of('window', [{ id: String(year) as PeriodId, label, opens, due }]);
  if (/^thường xuyên/.test(words)) return of('ongoing');
  if (/^theo (yêu cầu|kế hoạch)/.test(words)) return of('on-request');
  if (words === 'theo quý' || words === 'theo quý, 6 tháng, năm') {
    const periods = ['I', 'II', 'III', 'IV'].map((name, index) => ({
      id: `${String(year)}-Q${String(index + 1)}` as PeriodId,
      label: `quý ${name}`,
      opens: firstOfMonth(year, index * 3 + 1),
      due: lastOfMonth(year, index * 3 + 3),
    }));
    return of('quarterly', periods);
  }
  if (/^h[àằ]ng năm$/.test(words)) {
    const period = {
      id: String(year) as PeriodId,
      label: `năm ${String(year)}`,
      opens: day(`${String(year)}-01-01`),
      due: day(`${String(year)}-12-31`),
    };
    return of('yearly', [period]);
  }
  const monthly = /^định kỳ (?:vào ngày (\d+) )?hàng tháng$/.exec(words);
  if (monthly) {
    const date = monthly[1] === undefined ? null : Number(monthly[1]);
    const dues = Array.from({ length: 12 }, (_, index) =>
      date === null
        ? lastOfMonth(year, index + 1)
        : (dayOf(year, index + 1, date) ?? lastOfMonth(year, index + 1)),
    );
    return of(
      'monthly',
      dues.map((due, index) => ({
        id: `${String(year)}-${String(index + 1).padStart(2, '0')}` as PeriodId,
        label: `tháng ${String(index + 1)}`,
        opens:
          index === 0 || date === null
            ? firstOfMonth(year, index + 1)
            : day(String(dayOf(year, index, date + 1))),
        due,
      })),
    );
  }
  const before = /^trước ngày (\d+)\/(\d+)\/(\d+)$/.exec(words);
  if (before) {
    const due = dayOf(Number(before[3]), Number(before[2]), Number(before[1]));
    if (due) {
      return of('before', [
        {
          id: String(year) as PeriodId,
          label: `đến ${String(before[0]).slice(11)}`,
          opens: firstOfMonth(year, 1),
          due,
        },
      ]);
    }
  }
  const whole = /^(?:trong )?năm (\d{4})$/.exec(words);
  if (whole && Number(whole[1]) === year) {
    return window(`năm ${String(year)}`, firstOfMonth(year, 1), lastOfMonth(year, 12));
  }
  const month = /^(?:hoàn thành )?(?:trong )?tháng (\d+)\/(\d{4})$/.exec(words);
  if (month) {
    const opens = dayOf(Number(month[2]), Number(month[1]), 1);
    if (opens)
      return window(
        `tháng ${String(Number(month[1]))}`,
        opens,
        lastOfMonth(Number(month[2]), Number(month[1])),
      );
  }
  const numbers = ['i', 'ii', 'iii', 'iv'];
  const quarter = /^quý (i|ii|iii|iv)(?:, (i|ii|iii|iv))?(?:(?:\/| năm )(\d{4}))?$/.exec(words);
  if (quarter) {
    const first = numbers.indexOf(String(quarter[1])) + 1;
    const last = quarter[2] === undefined ? first : numbers.indexOf(quarter[2]) + 1;
    const label =
      first === last
        ? `quý ${String(quarter[1]).toUpperCase()}`
        : `quý ${String(quarter[1])}–${String(quarter[2])}`.toUpperCase();
    return window(label, firstOfMonth(year, first * 3 - 2), lastOfMonth(year, last * 3));
  }
  if (words === 'ban hành kế hoạch; tổ chức thực hiện vào quý i và báo cáo kết quả vào quý iii') {
    const step = (number: number, from: number): Period => ({
      id: `${String(year)}/${String(number)}` as PeriodId,
      label: `bước ${String(number)}`,
      opens: firstOfMonth(year, from),
      due: lastOfMonth(year, from + 2),
    });
    return of('milestones', [step(1, 1), step(2, 7)]);
  }
  return { ...of('unknown'), reason: `chưa hiểu "${phrase}"` };
}
