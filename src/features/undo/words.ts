import { findTask } from '../../plan/plan.js';
import type { Office, TaskCode } from '../../plan/plan.js';
import type { History } from '../../journal/history.js';
import type { ReopenOutcome, UndoOutcome } from '../report/outcome.js';
import { MOST_BUTTONS, choice, messageOf, note, rowsOf } from '../../words/compose.js';
import { evidenceWords, groupName, refName, taskName, wordsBeside } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { periodLabel } from '../report/piece.js';
import { clip, dateWords, statusWords } from '../../words/words.js';
import { whoWords } from '../../words/who.js';
import { codeNeeded } from '../../words/unread.js';
import { exampleOf } from '../../words/examples.js';

/** What a report's taking back did. */
export function undoAnswer(
  { office, history }: { readonly office: Office; readonly history: History },
  outcome: UndoOutcome,
  isPrivate = true,
): Message {
  switch (outcome.kind) {
    case 'undone':
      return messageOf([
        {
          head: [`Đã hoàn tác ${undoneWords(outcome.what)}:`],
          list: [
            ...new Set(outcome.periods.map((ref) => `• ${refName(office, ref)}`)),
            ...(outcome.tasks ?? []).map((task) => `• ${nameOfTask(office, task)}`),
            ...(outcome.targets ?? []).map((code) => `• số liệu chỉ tiêu <b>${clip(code, 12)}</b>`),
          ],
          cap: 15,
          unit: 'kỳ',
          tail: [
            ...keptLines({ office, history }, outcome, isPrivate),
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
    case 'decision-too-late':
      return note([
        `<b>${clip(outcome.task, 20)}</b>: quyết định đã quá 24 giờ nên không hoàn tác được.`,
        `Nếu cần thay đổi, đề nghị gửi quyết định mới: <code>/dieuchinh ${clip(outcome.task, 20)}</code>`,
      ]);
    case 'confirmed':
      return note([
        'Báo cáo đã được đầu mối xác nhận nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'corrected':
      return note([
        'Báo cáo này đầu mối đã sửa ngày hoàn thành nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'covered':
      return covered({ office, history }, outcome, isPrivate);
    case 'decided':
      return note([
        `<b>${clip(outcome.task, 20)}</b>: lãnh đạo đã quyết định nội dung này nên không rút lại được.`,
      ]);
    case 'not-yours':
      return note([
        'Báo cáo này do người khác gửi; chỉ người gửi hoàn tác được.',
        'Đầu mối có thể mở lại bằng /molai.',
      ]);
  }
}

/** What others added to a report that was taken back. It is named, so that nobody looks for it in vain. */
function keptLines(
  { office, history }: { readonly office: Office; readonly history: History },
  { kept }: Extract<UndoOutcome, { kind: 'undone' }>,
  isPrivate: boolean,
): readonly string[] {
  return kept.slice(0, 5).map(({ by, evidence, note: said }) => {
    const papers = [evidenceWords(evidence), wordsBeside(said, evidence, 100)].filter(
      (words) => words !== '',
    );
    const who = whoWords(office, history, { by, inGroup: !isPrivate });
    return `Giữ nguyên nội dung do ${who} bổ sung (${papers.join('; ')}); nội dung này được tính cho báo cáo sau.`;
  });
}

/** Why there is nothing to take back: a later report counts, or the coordinator opened the period again. */
function covered(
  { office, history }: { readonly office: Office; readonly history: History },
  { period, later }: Extract<UndoOutcome, { kind: 'covered' }>,
  isPrivate: boolean,
): Message {
  if (later === null) {
    return note([
      `${refName(office, period)}: kỳ này đã được mở lại sau nội dung đó, nên không còn gì để hoàn tác.`,
    ]);
  }
  const who = whoWords(office, history, { by: later.by, inGroup: !isPrivate });
  return note([
    `${refName(office, period)}: nội dung này đã được thay bằng báo cáo sau (${statusWords(later.status)}, ${who}, ngày ${dateWords(later.reportedOn)}), nên không hoàn tác riêng được.`,
    'Người gửi báo cáo sau có thể hoàn tác báo cáo đó trong 24 giờ; sau đó đầu mối mở lại bằng /molai.',
  ]);
}

function nameOfTask({ plan }: Office, code: TaskCode): string {
  const task = findTask(plan, code);
  return task ? taskName(task) : `<b>${clip(code, 20)}</b>`;
}

function undoneWords(what: Extract<UndoOutcome, { kind: 'undone' }>['what']): string {
  switch (what) {
    case 'report':
      return 'báo cáo';
    case 'closing':
      return 'việc đóng nhiệm vụ';
    case 'day':
      return 'việc sửa ngày hoàn thành';
    case 'supplement':
      return 'minh chứng bổ sung';
    case 'difficulty':
      return 'xác nhận còn vướng mắc';
    case 'postponement':
      return 'việc hoãn nhắc';
    case 'change':
      return 'quyết định điều chỉnh';
    case 'prepared':
      return 'nội dung trình điều chỉnh';
  }
}

/** What the coordinator's opening of a reported period did. */
export function reopenAnswer({ plan }: Office, outcome: ReopenOutcome): Message {
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
      return codeNeeded(outcome.reference, `/molai ${exampleOf(plan, 'paper')} văn bản phải ban hành lại`);
  }
}
