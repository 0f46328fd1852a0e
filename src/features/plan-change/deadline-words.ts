import type { Deadline } from '../../plan/deadline.js';
import type { ChangedTask } from '../../plan/drafting/compare.js';
import { clip, dateWords, weekdayDate } from '../../words/words.js';

const MOST_DAYS = 6;
const FIRST_DAYS = 3;

/** When something is due as it was read, a line for each due day: `hạn thứ Hai 31/03/2025`. */
export function readingLines({ kind, periods, doubts }: Deadline): readonly string[] {
  const shown =
    periods.length <= MOST_DAYS ? periods : [...periods.slice(0, FIRST_DAYS), ...periods.slice(-1)];
  const [only] = periods.length === 1 ? periods : [];
  const lines = only
    ? [`Hạn: ${weekdayDate(only.due)}`]
    : shown.map(({ label, due }) => `• ${clip(label, 40)}: hạn ${weekdayDate(due)}`);
  const rest = periods.length - shown.length;
  return [
    ...(periods.length === 0 ? [capital(withoutDays(kind))] : lines.slice(0, -1)),
    ...(rest > 0 ? [`… và ${rest} kỳ khác`] : []),
    ...lines.slice(-1),
    ...doubts.slice(0, 3).map((doubt) => `Cần xem lại: ${clip(doubt, 150)}`),
  ];
}

/** The same in a line: `31/03/2025`, `12 kỳ, 31/01/2025 đến 31/12/2025`. */
export function duesWords({ kind, periods }: Deadline): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return withoutDays(kind);
  if (periods.length === 1) return `hạn ${dateWords(first.due)}`;
  return `${periods.length} kỳ, hạn ${dateWords(first.due)} đến ${dateWords(last.due)}`;
}

/** How a deadline is otherwise now: as it is printed, and where that stays, when it is due. */
export function movedDeadline({ before, after, changes }: ChangedTask): string {
  const change = changes.find(({ field }) => field === 'deadline');
  const [was, now] = [change?.before ?? '', change?.after ?? ''];
  if (was === now) return `${duesWords(before.deadline)} → ${duesWords(after.deadline)}`;
  return `${clip(was, 60) || '(trống)'} → ${clip(now, 60) || '(trống)'}`;
}

function withoutDays(kind: Deadline['kind']): string {
  switch (kind) {
    case 'daily':
    case 'ongoing':
      return 'thường xuyên, báo cáo kỳ hằng tháng';
    case 'on-request':
      return 'theo yêu cầu, đầu mối đặt ngày khi có yêu cầu';
    case 'relative':
      return 'tính từ một mốc khác, không có ngày cụ thể';
    case 'unknown':
      return 'chưa rõ thời hạn';
    case 'before':
    case 'date':
    case 'window':
    case 'milestones':
    case 'weekly':
    case 'monthly':
    case 'quarterly':
    case 'half-yearly':
    case 'yearly':
    case 'mixed':
      return 'không có ngày hạn';
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
