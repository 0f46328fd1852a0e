import { day, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { note } from '../../words/compose.js';
import { leadersOf } from '../../words/office.js';
import { taskName } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { codeNeeded, daysMeant, unclearDay, unreadDate } from '../../words/unread.js';
import { clip, dateWords, weekdayDate } from '../../words/words.js';
import type { SetDateOutcome } from '../report/outcome.js';
import { filled } from '../../words/examples.js';

/** What setting the date of requested work did. */
export function setDateAnswer({ plan }: Office, today: Day, outcome: SetDateOutcome): Message {
  const example = exampleAfter(today);
  switch (outcome.kind) {
    case 'set': {
      const { task, due, earlier } = outcome;
      const before = earlier === null ? '' : ` (hạn trước: ${dateWords(earlier)})`;
      return note([
        `${taskName(task)}: đã đặt hạn <b>${weekdayDate(due)}</b>${before}.`,
        `Kế hoạch ghi: “${clip(task.deadline.printed, 200)}”.`,
      ]);
    }
    case 'for-leader': {
      const code = clip(outcome.task.code, 20);
      return note([
        `${taskName(outcome.task)}: nhiệm vụ đã có hạn; việc đổi hạn do ${leadersOf(plan)} quyết định, nên chưa đặt hạn.`,
        `Đề nghị trình: <code>/dieuchinh ${code} đến ${dateWords(outcome.due)}</code> kèm lý do.`,
      ]);
    }
    case 'past':
      return note([
        `${taskName(outcome.task)}: ngày hiểu là ${dateWords(outcome.due)}, đã qua, nên chưa đặt hạn.`,
        `Đề nghị gửi lại với ngày sắp tới, ví dụ: <code>/hen ${clip(outcome.task.code, 20)} ${example}</code>`,
      ]);
    case 'too-far':
      return note([
        `${taskName(outcome.task)}: ngày hiểu là ${dateWords(outcome.due)}, sau khi kế hoạch khép lại (theo dõi đến hết ${dateWords(outcome.latest)}), nên chưa đặt hạn.`,
        'Nếu gõ nhầm năm, đề nghị gửi lại với ngày trong thời gian đó; hạn của năm sau đặt khi kế hoạch năm sau có hiệu lực.',
      ]);
    case 'closed':
      return note([
        `${taskName(outcome.task)}: kế hoạch đã khép lại ngày ${dateWords(outcome.on)}, không đặt hạn được nữa; chưa ghi nhận gì.`,
      ]);
    case 'has-printed-date':
      return note([
        `${taskName(outcome.task)}: kế hoạch đã ghi thời gian “${clip(outcome.task.deadline.printed, 200)}”, không đặt lại bằng lệnh này.`,
        'Lệnh này dùng cho nhiệm vụ theo yêu cầu của cấp trên.',
      ]);
    case 'date-needed':
      return note([
        `${taskName(outcome.task)}: ${outcome.unclear ? unclearDay(outcome.unclear) : unreadDate(outcome.written)}, chưa đặt hạn.`,
        ...(outcome.unclear ? daysMeant(outcome.unclear) : []),
        `Đề nghị gửi ngày, tháng, năm, ví dụ: <code>/hen ${clip(outcome.task.code, 20)} ${example}</code>`,
      ]);
    case 'code-needed':
      return codeNeeded(outcome.reference, filled(plan, `/hen {requested} ${example}`));
  }
}

/** A day to come: what is recommended works. */
function exampleAfter(today: Day): string {
  const year = yearOf(today);
  return dateWords(today < day(`${year}-06-16`) ? day(`${year}-06-16`) : day(`${year + 1}-06-16`));
}
