import type { Office } from '../../plan/plan.js';
import type { News } from '../../journal/news.js';
import type { History, Nudge } from '../../journal/history.js';
import type { Nudged } from './rule.js';
import type { NudgeAnswerOutcome, NudgeOutcome } from '../report/outcome.js';
import { findPerson, isChairman } from '../../journal/people.js';
import type { Action } from '../../words/action.js';
import { MOST_BUTTONS, messageOf, note, rowsOf } from '../../words/compose.js';
import { dueWords, groupName, reportButton, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { usage } from '../../words/usage.js';
import { clip, shortNames, timeOf } from '../../words/words.js';
import { whoWords } from '../../words/who.js';
import { personWords, taskChoice } from '../../words/task-choice.js';

export interface NudgeAnswerOptions {
  /** It is night, or a day off: the nudge leaves all the same, and who sends it knows. */
  readonly outsideHours: boolean;
  readonly history: History;
  readonly inGroup: boolean;
}

/** What nudging did, task by task. */
export function nudgeAnswer(office: Office, outcome: NudgeOutcome, options: NudgeAnswerOptions): Message {
  if (outcome.kind === 'code-needed') return usage('nudge');
  const { nudges, words, unclear } = outcome;
  const [question] = unclear;
  if (nudges.length === 0 && question) return taskChoice(question, (task) => ({ kind: 'nudge', task }));
  const sent = nudges.filter((one) => one.kind === 'nudged');
  const people = new Set(sent.flatMap(({ to }) => to)).size;
  return messageOf([
    {
      head: [sent.length > 0 ? `Đã gửi đôn đốc đến ${people} người:` : 'Chưa gửi đôn đốc:'],
      list: nudges.map((one) => nudgedLine(office, options, one)),
      unit: 'nhiệm vụ',
      tail: [
        ...unclear.map(({ written }) => `Mã <b>${clip(written, 20)}</b> chưa rõ là nhiệm vụ nào, chưa gửi.`),
        ...(sent.length > 0 && words !== '' ? [`Nội dung: ${clip(words, 500)}`] : []),
        ...(sent.length > 0 && options.outsideHours
          ? ['Hiện ngoài giờ làm việc; tin vẫn được gửi ngay.']
          : []),
        ...(sent.length > 0 ? ['Trả lời và báo cáo của người nhận được chuyển đến đồng chí.'] : []),
      ],
    },
  ]);
}

function nudgedLine(office: Office, { history, inGroup }: NudgeAnswerOptions, one: Nudged): string {
  switch (one.kind) {
    case 'nudged': {
      const [first] = one.standings;
      const group = first && { task: one.task, first, standings: one.standings };
      const named = group ? `${groupName(group)}, ${dueWords(office, group)}` : taskName(one.task);
      const place =
        one.unreached.length > 0
          ? `; ${shortNames(office, one.unreached.slice(0, 12))} chưa có người nhận tin, gửi đầu mối`
          : '';
      return `• ${named}${place}`;
    }
    case 'nudged-today': {
      const { at, by } = one.nudge;
      const who = whoWords(office, history, { by, inGroup });
      return `• ${taskName(one.task)}: hôm nay đã được đôn đốc lúc ${timeOf(at)} (${who}); mỗi nhiệm vụ một lần trong ngày`;
    }
    case 'nothing-open':
      return `• ${taskName(one.task)}: không có kỳ nào đang mở`;
    case 'waiting':
      return `• ${taskName(one.task)}: đã báo cáo, chờ xác nhận`;
    case 'nobody':
      return `• ${taskName(one.task)}: chưa có người nhận, đơn vị chủ trì chưa có người phụ trách hoặc không liên lạc được`;
  }
}

/** Before everything that is late is nudged: what it would be, and one button. */
export function nudgeOverdueQuestion(
  office: Office,
  outcome: NudgeOutcome,
  options: NudgeAnswerOptions,
): Message {
  const nudges = outcome.kind === 'nudges' ? outcome.nudges : [];
  const wanted = nudges.filter((one) => one.kind === 'nudged');
  const left = nudges.length - wanted.length;
  const back: Button = { label: 'Danh sách quá hạn', action: viewAction({ kind: 'overdue' }) };
  if (wanted.length === 0) {
    return note(
      [
        'Không có nhiệm vụ quá hạn nào cần đôn đốc lúc này.',
        ...(left > 0 ? [`${left} nhiệm vụ đã được đôn đốc hôm nay hoặc chưa có người nhận.`] : []),
      ],
      [[back]],
    );
  }
  const people = new Set(wanted.flatMap(({ to }) => to)).size;
  const confirm: Action = { kind: 'nudge-overdue', confirmed: true };
  return messageOf(
    [
      {
        head: [`Gửi đôn đốc ${wanted.length} nhiệm vụ quá hạn đến ${people} người, mỗi người một tin:`],
        list: wanted.map((one) => nudgedLine(office, options, one)),
        cap: 20,
        unit: 'nhiệm vụ',
        tail: [
          ...(left > 0 ? [`${left} nhiệm vụ đã được đôn đốc hôm nay hoặc chưa có người nhận.`] : []),
          'Nhiệm vụ đang vướng mắc không nằm trong danh sách này.',
          ...(options.outsideHours
            ? ['Hiện ngoài giờ làm việc; tin vẫn được gửi ngay khi đồng chí xác nhận.']
            : []),
        ],
      },
    ],
    [[{ label: `Gửi đôn đốc (${wanted.length})`, action: confirm }], [back]],
  );
}

/** To who is to act: in whose name, the words, the tasks; a reply goes back. */
export function nudgeNews(
  office: Office,
  history: History,
  { nudge, groups }: Extract<News, { kind: 'nudge' }>,
): Message {
  const buttons = groups.slice(0, MOST_BUTTONS).map(reportButton);
  const answer: Button = { label: 'Trả lời', action: { kind: 'answer-nudge', nudge: nudge.fact } };
  return messageOf(
    [
      {
        head: [
          `<b>Đôn đốc</b> của ${senderWords(history, nudge)}`,
          ...(nudge.words === '' ? [] : [`Nội dung: ${clip(nudge.words, 1500)}`]),
          'Đề nghị đồng chí thực hiện và báo cáo:',
        ],
        list: groups.map((group) => `• ${groupName(group)}, ${dueWords(office, group)}`),
        unit: 'nhiệm vụ',
        tail: ['Trả lời tin này hoặc báo cáo bằng nút dưới đây; nội dung được chuyển đến người đôn đốc.'],
      },
    ],
    [...rowsOf(buttons, buttons.length > 9 ? 4 : 3), [answer]],
  );
}

function senderWords(history: History, { by }: Nudge): string {
  const person = by === null ? undefined : findPerson(history, by);
  const post = person ? (isChairman(person) ? 'lãnh đạo UBND, ' : 'đầu mối, ') : '';
  return `${post}${personWords(history, by)}`;
}

/** What an officer's words to a nudge did. */
export function nudgeAnswered(history: History, outcome: NudgeAnswerOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note([
        'Tin đôn đốc này không còn trong nhật ký, hoặc không gửi cho đồng chí; chưa ghi nhận gì.',
      ]);
    case 'words-needed':
      return {
        ...note([
          `Trả lời đôn đốc <b>${clip(outcome.nudge.task, 20)}</b>. Đề nghị đồng chí gửi nội dung trong tin trả lời.`,
        ]),
        asks: { kind: 'answer-nudge', nudge: outcome.nudge.fact },
      };
    case 'passed-on':
      return note([
        `Đã chuyển trả lời đến ${personWords(history, outcome.nudge.by)}: ${clip(outcome.words, 500)}`,
        `Trả lời này chưa phải là báo cáo; báo cáo hoàn thành: <code>/xong ${clip(outcome.nudge.task, 20)}</code>`,
      ]);
  }
}

/** To who nudged. */
export function nudgeAnsweredNews(
  history: History,
  { nudge, words, by }: Extract<News, { kind: 'nudge-answered' }>,
): Message {
  const look = viewAction({ kind: 'task', task: nudge.task });
  return note(
    [`Trả lời đôn đốc <b>${clip(nudge.task, 20)}</b> của ${personWords(history, by)}:`, clip(words, 1500)],
    [[{ label: `Xem ${nudge.task}`, action: look }]],
  );
}
