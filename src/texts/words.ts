import { dateOf, monthOf, weekdayOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { departmentOf } from '../plan/plan.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import type { Post } from '../tracking/fact.js';

const WEEKDAYS = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy'] as const;

/** Makes any text harmless inside Telegram's HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** 31/03/2025 */
export function dateWords(value: Day): string {
  return `${shortDate(value)}/${yearOf(value)}`;
}

/** 31/03 */
export function shortDate(value: Day): string {
  return `${twoDigits(dateOf(value))}/${twoDigits(monthOf(value))}`;
}

/** thứ Hai 31/03 */
export function weekdayDate(value: Day): string {
  const name = WEEKDAYS[weekdayOf(value) - 1];
  return `${name === undefined ? 'Chủ nhật' : `thứ ${name}`} ${shortDate(value)}`;
}

/** The full names, escaped: `Văn phòng – Thống kê; Tư pháp – Hộ tịch`. */
export function departmentNames(office: Office, ids: readonly DepartmentId[]): string {
  return ids.map((id) => escapeHtml(departmentOf(office.plan, id).name)).join('; ');
}

/** What somebody is here for, escaped. */
export function postWords(office: Office, post: Post): string {
  switch (post.kind) {
    case 'officer':
      return departmentNames(office, [post.department]);
    case 'coordinator':
      return 'đầu mối theo dõi kế hoạch CCHC';
    case 'chairman':
      return 'lãnh đạo UBND xã';
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
