import type { Recorded } from '../../journal/recorded.js';
import type { Office } from '../../plan/plan.js';
import type { News } from '../../journal/news.js';
import type { History } from '../../journal/history.js';
import type { StillBlockedOutcome } from './rule.js';
import type { AnswerOutcome } from '../report/outcome.js';
import type { Action } from '../../words/action.js';
import { note } from '../../words/compose.js';
import { groupName, reportButton, taskName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { clip, dateWords, nameWords } from '../../words/words.js';
import { personWords } from '../../words/task-choice.js';

/** Opens the question for the words to a difficulty. */
export function answerButton(report: number): Button {
  return { label: 'Trả lời', action: { kind: 'answer-blocked', report } };
}

/** What answering a difficulty did. */
export function difficultyAnswer(outcome: AnswerOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note(['Không có vướng mắc này trong kế hoạch hiện hành.']);
    case 'words-needed': {
      const asks: Action = { kind: 'answer-blocked', report: outcome.report.fact };
      return {
        ...note([
          `Trả lời vướng mắc ${nameOf(outcome.report)}: ${clip(outcome.report.note, 300)}`,
          'Đề nghị đồng chí gửi nội dung trong tin trả lời; người báo vướng mắc nhận được nguyên văn.',
        ]),
        asks,
      };
    }
    case 'answered': {
      const names = outcome.to.slice(0, 5).map(({ name }) => nameWords(name));
      return note([
        `${nameOf(outcome.report)}: đã ghi nhận trả lời vướng mắc: ${clip(outcome.words, 500)}`,
        names.length > 0
          ? `Người nhận: ${names.join(', ')}.`
          : 'Chưa có người nhận: không liên lạc được với đơn vị chủ trì.',
      ]);
    }
  }
}

/** What saying that a difficulty stands did. */
export function stillBlockedAnswer(outcome: StillBlockedOutcome): Message {
  switch (outcome.kind) {
    case 'still-blocked': {
      const { task, report, on, fact } = outcome;
      const already = fact === null ? ' (đã ghi trước đó)' : '';
      return note(
        [
          `${taskName(task)}: đã ghi nhận <b>còn vướng mắc</b>, xác nhận ngày ${dateWords(on)}${already}.`,
          ...(report.note === '' ? [] : [`Nội dung: ${clip(report.note, 200)}`]),
          'Bot hỏi lại sau 30 ngày nếu chưa có báo cáo khác.',
        ],
        fact === null ? [] : [[{ label: 'Hoàn tác', action: { kind: 'undo', fact } }]],
      );
    }
    case 'not-blocked':
      return note([
        `${taskName(outcome.task)}: không có vướng mắc nào đang được ghi nhận.`,
        `Để báo vướng mắc: <code>/vuong ${clip(outcome.task.code, 20)} nội dung vướng mắc</code>`,
      ]);
    case 'not-yours':
      return note([
        `${taskName(outcome.task)}: đơn vị của đồng chí không phụ trách nhiệm vụ này; chưa ghi nhận gì.`,
      ]);
  }
}

/** To who reported the difficulty. */
export function answeredNews(
  _office: Office,
  history: History,
  { report, words, by }: Extract<News, { kind: 'answered' }>,
): Message {
  const { standing } = report;
  const group = { task: standing.task, first: standing, standings: [standing] };
  return note(
    [
      `Trả lời vướng mắc ${nameOf(report)}`,
      `Nội dung đã báo: ${clip(report.note, 300)}`,
      `Trả lời của ${personWords(history, by)}: ${clip(words, 1500)}`,
      `Khi vướng mắc đã được gỡ: <code>/dang ${clip(standing.task.code, 20)}</code> hoặc báo cáo hoàn thành.`,
    ],
    [[reportButton(group)]],
  );
}

function nameOf({ standing }: Recorded): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}
