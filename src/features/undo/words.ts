import type { Office } from '../../plan/plan.js';
import type { ReopenOutcome, UndoOutcome } from '../report/outcome.js';
import { MOST_BUTTONS, choice, messageOf, note, rowsOf } from '../../words/compose.js';
import { groupName, refName, taskName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { periodLabel } from '../report/piece.js';
import { clip } from '../../words/words.js';
import { codeNeeded } from '../../words/unread.js';

/** What a report's taking back did. */
export function undoAnswer(office: Office, outcome: UndoOutcome): Message {
  switch (outcome.kind) {
    case 'undone':
      return messageOf([
        {
          head: [`Đã hoàn tác ${undoneWords(outcome.what)}:`],
          list: [
            ...new Set(outcome.periods.map((ref) => `• ${refName(office, ref)}`)),
            ...(outcome.targets ?? []).map((code) => `• số liệu chỉ tiêu <b>${clip(code, 12)}</b>`),
          ],
          cap: 15,
          unit: 'kỳ',
          tail: [
            outcome.what === 'report'
              ? 'Nhật ký lưu cả báo cáo và việc hoàn tác.'
              : 'Nhật ký lưu cả nội dung trước và việc hoàn tác.',
          ],
        },
      ]);
    case 'nothing':
      return note(['Không có báo cáo nào của đồng chí để hoàn tác.']);
    case 'too-late':
      return note([
        'Báo cáo đã quá 24 giờ nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'confirmed':
      return note([
        'Báo cáo đã được đầu mối xác nhận nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'not-yours':
      return note([
        'Báo cáo này do người khác gửi; chỉ người gửi hoàn tác được.',
        'Đầu mối có thể mở lại bằng /molai.',
      ]);
  }
}

function undoneWords(what: Extract<UndoOutcome, { kind: 'undone' }>['what']): string {
  switch (what) {
    case 'report':
      return 'báo cáo';
    case 'supplement':
      return 'minh chứng bổ sung';
    case 'postponement':
      return 'việc hoãn nhắc';
  }
}

/** What the coordinator's opening of a reported period did. */
export function reopenAnswer(_office: Office, outcome: ReopenOutcome): Message {
  switch (outcome.kind) {
    case 'reopened': {
      const { standing, reason } = outcome;
      const name = groupName({ task: standing.task, first: standing, standings: [standing] });
      return note([
        `${name}: đã mở lại, lý do: ${clip(reason, 300)}`,
        'Báo cáo trước được lưu trong nhật ký.',
      ]);
    }
    case 'which-period': {
      const { task, closed } = outcome;
      const buttons = closed.slice(0, MOST_BUTTONS).map((standing): Button => ({
        label: periodLabel(standing),
        action: { kind: 'reopen', task: task.code, period: standing.period.id },
      }));
      return choice(
        [`${taskName(task)} có ${closed.length} kỳ đã báo cáo. Đồng chí mở lại kỳ nào?`],
        rowsOf(buttons, 2),
      );
    }
    case 'not-reported':
      return note([`${taskName(outcome.task)}: chưa có báo cáo hoàn thành nên không cần mở lại.`]);
    case 'reason-needed':
      return note([
        `${taskName(outcome.task)}: chưa mở lại, vì cần nêu lý do. Đề nghị gửi lại, ví dụ:`,
        `<code>/molai ${clip(outcome.task.code, 20)} văn bản phải ban hành lại</code>`,
      ]);
    case 'code-needed':
      return codeNeeded(outcome.reference, '/molai III.1 văn bản phải ban hành lại');
  }
}
