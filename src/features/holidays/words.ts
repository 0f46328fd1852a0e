import { addDays, yearOf } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { messageOf, note } from '../../words/compose.js';
import type { Message } from '../../words/message.js';
import { daysMeant, unclearDay, unreadDate } from '../../words/unread.js';
import { clip, shortWeekdayDate, weekdayDate } from '../../words/words.js';
import type { HolidayOutcome } from '../report/outcome.js';

/** What declaring a day off, or a worked one, did; or the days as they stand. */
export function holidayAnswer(office: Office, outcome: HolidayOutcome): Message {
  switch (outcome.kind) {
    case 'set': {
      const what = outcome.worked ? 'ngày làm việc' : 'ngày nghỉ';
      return note([
        `Đã ghi ${weekdayDate(outcome.day)} là <b>${what}</b>${outcome.name === '' ? '' : ` (${clip(outcome.name, 100)})`}.`,
        'Lịch nhắc việc và số ngày quá hạn được tính lại theo ngày này.',
      ]);
    }
    case 'listed':
      return messageOf([
        {
          head: [`<b>Ngày nghỉ và ngày làm bù năm ${office.plan.year}</b>`],
          list: spansOf(outcome.days.filter(({ day }) => yearOf(day) === office.plan.year)).map(spanLine),
          cap: 45,
          unit: 'ngày',
          tail: [
            ...(outcome.days.length === 0
              ? ['Chưa có danh sách ngày nghỉ; chỉ tính thứ Bảy, Chủ nhật.']
              : []),
            `Để thêm: <code>/ngaynghi 02/05/${office.plan.year} nghỉ hoán đổi</code> hoặc <code>/ngaynghi 26/04/${office.plan.year} làm bù</code>`,
          ],
        },
      ]);
    case 'date-needed':
      return note([
        `${outcome.unclear ? unclearDay(outcome.unclear, true) : unreadDate(outcome.written, true)}, chưa ghi nhận.`,
        ...(outcome.unclear ? daysMeant(outcome.unclear) : []),
        `Đề nghị gửi ngày, tháng, năm, ví dụ: <code>/ngaynghi 02/05/${office.plan.year} nghỉ hoán đổi</code>`,
      ]);
  }
}

export type ListedDay = Extract<HolidayOutcome, { kind: 'listed' }>['days'][number];

export interface Span {
  readonly first: ListedDay;
  readonly last: ListedDay;
}

/** Days in a row that say the same are one line. */
export function spansOf(days: readonly ListedDay[]): readonly Span[] {
  const spans: Span[] = [];
  for (const one of days) {
    const open = spans.at(-1);
    const goesOn = open && addDays(open.last.day, 1) === one.day && sameRest(open.last, one);
    if (goesOn) spans.splice(-1, 1, { first: open.first, last: one });
    else spans.push({ first: one, last: one });
  }
  return spans;
}

export function sameRest(one: ListedDay, other: ListedDay): boolean {
  return one.name === other.name && one.worked === other.worked && one.certain === other.certain;
}

export function spanLine({ first, last }: Span): string {
  // The list is of one year, which its heading names.
  const until = first.day === last.day ? '' : ` đến ${shortWeekdayDate(last.day, first.day)}`;
  return `• ${shortWeekdayDate(first.day, first.day)}${until}: ${dayWords(first.worked, first.name)}${first.certain ? '' : ' (dự kiến)'}`;
}

/** `nghỉ Tết Nguyên đán`, `làm bù`: the kind of day is told once. */
export function dayWords(worked: boolean, name: string): string {
  const words = clip(name, 60);
  if (words === '') return worked ? 'ngày làm việc' : 'ngày nghỉ';
  if (/^(?:nghỉ|làm|đi làm)/iu.test(words)) return words.charAt(0).toLowerCase() + words.slice(1);
  return `${worked ? 'làm việc' : 'nghỉ'}, ${words}`;
}
