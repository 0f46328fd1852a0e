import { weekdayOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { departmentOf } from '../plan/plan.js';
import type { Office } from '../plan/plan.js';
import type { SummaryTime } from '../features/weekly-summary/rule.js';
import type { Post } from '../journal/fact.js';
import { dateWords, shortWeekdayDate, timeWords } from '../words/words.js';
import { leadersOf } from '../words/office.js';
import { upperFirst } from '../words/words.js';

/* What the playground says round the chats: plain text, not Telegram's HTML. */

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

/** `Thứ Năm, 02/01/2025` */
export function calendarDate(day: Day): string {
  return `${WEEKDAYS[weekdayOf(day) - 1] ?? ''}, ${dateWords(day)}`;
}

/** `thứ Sáu 16:00` */
export function weekTimeWords({ weekday, minute }: SummaryTime): string {
  return `${weekdayWords(weekday)} ${timeWords(minute)}`;
}

/** Weekdays are written small within a sentence: `thứ Sáu`. */
export function weekdayWords(weekday: number): string {
  return (WEEKDAYS[weekday - 1] ?? '').replace(/^T/u, 't');
}

/** Why nobody works on that day; empty on a working day. */
export function restName(office: Office, day: Day): string {
  if (office.calendar.isWorkingDay(day)) return '';
  return office.calendar.holidayOn(day)?.name ?? 'Ngày nghỉ cuối tuần';
}

/** Under a person's name in the list of chats: `Cán bộ VP-TK`, `Đầu mối`, `Chủ tịch`. */
export function roleName(office: Office, post: Post | null): string {
  switch (post?.kind) {
    case 'officer':
      return `Cán bộ ${departmentOf(office.plan, post.department).name}`;
    case 'coordinator':
      return 'Đầu mối theo dõi kế hoạch';
    case 'chairman':
      return upperFirst(leadersOf(office.plan));
    case undefined:
      return 'Chưa được ghi danh';
  }
}

export const GROUP_ROLE = 'Nhóm, nhận tổng hợp tuần';
/** A guest who opened an invitation. */
export const guestName = (count: number): string => `Khách mời ${count}`;

/** Where a move of the clock ended. */
export function arrivalWords(
  kind: 'arrived' | 'past' | 'stopped' | 'ended',
  at: { readonly day: Day; readonly minute: number },
  sent: number,
): string {
  const where = `${timeWords(at.minute)} ${shortWeekdayDate(at.day, at.day)}`;
  const news = sent === 0 ? 'không có tin mới' : `bot đã gửi ${sent} tin`;
  switch (kind) {
    case 'arrived':
      return `Đã đến ${where}: ${news}.`;
    case 'stopped':
      return `Đã dừng ở ${where}: ${news}.`;
    case 'ended':
      return `Kế hoạch đã khép lại (${where}): ${news}.`;
    case 'past':
      return `Lịch chỉ đi tới, đang ở ${where}. Để xem lại từ đầu, chọn “Bắt đầu lại”.`;
  }
}

/** Over the bot's own messages. */
export const BOT_NAME = 'Nhắc việc';

/** Why the page does not get what it asks for. */
export const REFUSED = {
  noAddress: 'Không có địa chỉ này.',
  noChat: 'Không có cuộc trò chuyện này.',
  noMessage: 'Không có tin nhắn này.',
  noFile: 'Không có tệp này.',
  noButton: 'Nút này không còn nữa.',
  mayNotWrite: 'Người này không nhắn được ở đây.',
  method: 'Không dùng được cách gọi này.',
  request: 'Yêu cầu không hợp lệ.',
  sending: 'Yêu cầu gửi tệp không hợp lệ.',
  tooLarge: 'Tệp lớn hơn 10 MB, bản chạy thử không nhận.',
  empty: 'Tệp rỗng, không gửi được.',
  failed: 'Lỗi của chương trình; xem nhật ký.',
} as const;
