import type { FactOf } from '../../journal/fact.js';
import { dayWritten } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { isCoordinator } from '../../journal/people.js';
import type { News } from '../../journal/news.js';
import { isAskedAgain, lostNothing } from '../../journal/restores.js';
import type { Day } from '../../plan/day.js';
import { note } from '../../words/compose.js';
import { viewAction } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { personWords } from '../../words/task-choice.js';
import { dateWords, instantWords } from '../../words/words.js';
import type { Office, Plan } from '../../plan/plan.js';
import { exampleOf } from '../../words/examples.js';

type Restored = FactOf<'journal-restored'>;

/** More names than these are counted. */
const MOST_NAMES = 10;

/** That a copy was put back: until when the journal reaches, what is missing, and who reports again. */
export function restoredNews(
  { plan }: Office,
  history: History,
  { restored, reader }: Extract<News, { kind: 'restored' }>,
): Message {
  const asked = isAskedAgain(restored, reader);
  return note(
    [
      `Nhật ký của bot vừa được khôi phục từ bản sao ngày ${dateWords(restored.copy)} (lúc ${instantWords(restored.at)}).`,
      ...(isCoordinator(reader) ? missingLines(history, restored) : []),
      ...(asked ? againLines(plan, restored) : []),
    ],
    asked ? [[{ label: 'Việc đang mở', action: viewAction({ kind: 'mine' }) }]] : [],
  );
}

function missingLines(history: History, restored: Restored): readonly string[] {
  const reaching =
    restored.until === null
      ? 'Bản sao chưa có nội dung nào.'
      : `Nhật ký có đến ${instantWords(restored.until)}.`;
  if (lostNothing(restored)) return [`${reaching} Không thiếu nội dung nào.`];
  return [
    `${reaching} Nội dung ghi từ đó đến lúc khôi phục không còn${countWords(history, restored)}.`,
    'Nút trong các tin của thời gian đó không còn tác dụng. Ai được ghi danh hoặc được mời trong thời gian đó cần mời lại; kế hoạch, ngày nghỉ, hạn đã đổi thì đổi lại.',
    whoIsAsked(history, restored),
  ];
}

function countWords(history: History, { lost }: Restored): string {
  if (lost === null) return ', không rõ bao nhiêu';
  const names = lost.by.map((id) => personWords(history, id));
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length > shown.length ? `, và ${names.length - shown.length} người khác` : '';
  return `: ${lost.facts} nội dung${names.length === 0 ? ' của hệ thống' : `, có nội dung của ${shown.join(', ')}${more}`}`;
}

function whoIsAsked(history: History, restored: Restored): string {
  const asked = history.people.filter((person) => !person.unreachable && isAskedAgain(restored, person));
  if (asked.length === 0) return 'Không có ai cần báo cáo lại.';
  return restored.lost === null
    ? `Bot đã đề nghị tất cả ${asked.length} người đang ghi danh báo cáo lại nếu thiếu.`
    : `Bot đã đề nghị ${asked.length} người có nội dung bị mất báo cáo lại.`;
}

/** The day that they name counts, and the loss explains that it is told so late. */
function againLines(plan: Plan, { until, at }: Restored): readonly string[] {
  const from = until === null ? '' : `từ ${instantWords(until)} `;
  return [
    `Báo cáo của đồng chí ${from}đến lúc khôi phục có thể không còn. Đề nghị đồng chí xem lại việc đang mở và báo cáo lại một lần, kèm ngày hoàn thành, ví dụ: <code>/xong ${exampleOf(plan, 'paper')} ngày ${dateWords(exampleDay({ until, at }))}</code>`,
    'Ngày hoàn thành đồng chí nêu được tính như báo cáo trước; không phải nêu nguyên nhân quá hạn do việc khôi phục này.',
  ];
}

function exampleDay({ until, at }: Pick<Restored, 'until' | 'at'>): Day {
  return dayWritten({ at: until ?? at });
}
