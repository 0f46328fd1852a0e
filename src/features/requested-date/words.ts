import type { Office } from '../../plan/plan.js';
import { note } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { codeNeeded, unreadDate } from '../../words/unread.js';
import { clip, dateWords, weekdayDate } from '../../words/words.js';
import type { SetDateOutcome } from '../report/outcome.js';

/** What setting the date of requested work did. */
export function setDateAnswer(_office: Office, outcome: SetDateOutcome): Message {
  switch (outcome.kind) {
    case 'set': {
      const { task, due, earlier } = outcome;
      const before = earlier === null ? '' : ` (hạn trước: ${dateWords(earlier)})`;
      return note([
        `${taskName(task)}: đã đặt hạn <b>${weekdayDate(due)}/${due.slice(0, 4)}</b>${before}.`,
        `Kế hoạch ghi: “${clip(task.deadline.printed, 200)}”.`,
      ]);
    }
    case 'past':
      return note([
        `${taskName(outcome.task)}: ngày hiểu là ${dateWords(outcome.due)}, đã qua, nên chưa đặt hạn.`,
        'Đề nghị gửi lại với ngày sắp tới, ví dụ: <code>/hen I.1b 16/06/2025</code>',
      ]);
    case 'has-printed-date':
      return note([
        `${taskName(outcome.task)}: kế hoạch đã ghi thời gian “${clip(outcome.task.deadline.printed, 200)}”, không đặt lại bằng lệnh này.`,
        'Lệnh này dùng cho nhiệm vụ theo yêu cầu của cấp trên.',
      ]);
    case 'date-needed':
      return note([
        `${taskName(outcome.task)}: ${unreadDate(outcome.written)}, chưa đặt hạn.`,
        `Đề nghị gửi ngày, tháng, năm, ví dụ: <code>/hen ${clip(outcome.task.code, 20)} 16/06/2025</code>`,
      ]);
    case 'code-needed':
      return codeNeeded(outcome.reference, '/hen I.1b 16/06/2025');
  }
}
