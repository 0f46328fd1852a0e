import type { Office } from '../../plan/plan.js';
import type { News } from '../../tracking/decisions/news.js';
import type { History } from '../../tracking/history.js';
import type { AnswerOutcome, Recorded } from '../../tracking/outcome.js';
import type { Action } from '../action.js';
import { note } from '../compose.js';
import { groupName, reportButton } from '../lines.js';
import type { Button, Message } from '../message.js';
import { clip, nameWords } from '../words.js';
import { personWords } from './choice.js';

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
