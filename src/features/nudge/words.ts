import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { News } from '../../journal/news.js';
import type { History, Nudge } from '../../journal/history.js';
import type { Nudged } from './rule.js';
import type { NudgeAnswerOutcome, NudgeOutcome } from '../report/outcome.js';
import type { TaskGroup } from '../../journal/views.js';
import { assignmentOf } from '../../journal/assigned-work.js';
import { receivedButton } from '../assigned/end-words.js';
import { formRows, isExtendable } from '../letter/form.js';
import type { DepartmentId } from '../../plan/plan.js';
import { findPerson, isChairman, isCoordinated } from '../../journal/people.js';
import { MOST_BUTTONS, messageOf, note, rowsOf } from '../../words/compose.js';
import { dueWords, groupName, reportButton, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { usage } from '../../words/usage.js';
import { clip, shortNames, timeOf } from '../../words/words.js';
import { receiverName, whoWords } from '../../words/who.js';
import { personWords, taskChoice } from '../../words/task-choice.js';
import { leadersOf } from '../../words/office.js';

export interface NudgeAnswerOptions {
  /** It is night, or a day off: the nudge leaves all the same, and who sends it knows. */
  readonly outsideHours: boolean;
  readonly history: History;
  readonly inGroup: boolean;
}

/** What nudging did, task by task. */
export function nudgeAnswer(office: Office, outcome: NudgeOutcome, options: NudgeAnswerOptions): Message {
  if (outcome.kind === 'code-needed') return usage(office.plan, 'nudge');
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
        ...(sent.length > 0 ? receiverLines(office, sent, options) : []),
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
          ? `; ${shortNames(office, one.unreached.slice(0, 12))} chưa có người nhận tin${isCoordinated(history) ? ', gửi đầu mối' : ''}`
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

/** Before what is late is nudged: of what, and whom it would reach, with one button. */
export function nudgeOverdueQuestion(
  office: Office,
  outcome: NudgeOutcome,
  options: NudgeAnswerOptions & { readonly lead: DepartmentId | null },
): Message {
  const { lead } = options;
  const nudges = outcome.kind === 'nudges' ? outcome.nudges : [];
  const wanted = nudges.filter((one) => one.kind === 'nudged');
  const left = nudges.length - wanted.length;
  const leftLines = left > 0 ? [`${left} nhiệm vụ đã được đôn đốc hôm nay hoặc chưa có người nhận.`] : [];
  const back: Button = { label: 'Danh sách quá hạn', action: viewAction({ kind: 'overdue' }) };
  const of = lead === null ? '' : ` của ${shortNames(office, [lead])}`;
  if (wanted.length === 0) {
    return note([`Không có nhiệm vụ quá hạn nào${of} cần đôn đốc lúc này.`, ...leftLines], [[back]]);
  }
  const confirm: Button = {
    label: `Gửi đôn đốc (${wanted.length})`,
    action: { kind: 'nudge-overdue', confirmed: true, lead },
  };
  const message = messageOf(
    [
      {
        head: [`Gửi đôn đốc ${wanted.length} nhiệm vụ quá hạn${of}, mỗi người một tin:`],
        list: wanted.map((one) => nudgedLine(office, options, one)),
        cap: 20,
        unit: 'nhiệm vụ',
        tail: [
          ...receiverLines(office, wanted, options),
          ...leftLines,
          'Nhiệm vụ đang vướng mắc không nằm trong danh sách này.',
          ...(options.outsideHours
            ? ['Hiện ngoài giờ làm việc; tin vẫn được gửi ngay khi đồng chí xác nhận.']
            : []),
        ],
      },
    ],
    [[confirm], [back]],
  );
  return { ...message, choices: [{ buttons: [confirm] }] };
}

type Sent = Extract<Nudged, { kind: 'nudged' }>;

const MOST_NAMES = 15;

/** Who gets it, by name and department, in the group by department alone; and who cannot be reached. */
function receiverLines(
  office: Office,
  sent: readonly Sent[],
  { history, inGroup }: NudgeAnswerOptions,
): readonly string[] {
  const people = [...new Set(sent.flatMap(({ to }) => to))];
  const names = [...new Set(people.map((by) => receiverName(office, history, { by, inGroup })))];
  const rest = names.length - MOST_NAMES;
  const unreached = [...new Set(sent.flatMap((one) => one.unreached))];
  return [
    `Người nhận (${people.length}): ${names.slice(0, MOST_NAMES).join('; ')}${rest > 0 ? `; và ${rest} người khác` : ''}.`,
    ...(unreached.length > 0
      ? [
          isCoordinated(history)
            ? `Chưa có người nhận tin, đầu mối nhận thay: ${shortNames(office, unreached.slice(0, 12))}.`
            : `Chưa có người nhận tin, cũng không có đầu mối nào nhận được tin: ${shortNames(office, unreached.slice(0, 12))}.`,
        ]
      : []),
  ];
}

/** To who is to act: in whose name, the words, the tasks; a reply goes back. */
export function nudgeNews(
  office: Office,
  history: History,
  { nudge, groups }: Extract<News, { kind: 'nudge' }>,
): Message {
  const [only, ...others] = groups;
  const answer: Button = { label: 'Trả lời', action: { kind: 'answer-nudge', nudge: nudge.fact } };
  return messageOf(
    [
      {
        head: [
          `<b>Ý kiến đôn đốc</b> của ${senderWords(office, history, nudge)}`,
          ...(nudge.words === '' ? [] : [`Nội dung: ${clip(nudge.words, 1500)}`]),
          'Đề nghị đồng chí thực hiện và báo cáo:',
        ],
        list: groups.map((group) => `• ${groupName(group)}, ${dueWords(office, group)}`),
        unit: 'nhiệm vụ',
        tail: ['Trả lời tin này hoặc báo cáo bằng nút dưới đây; nội dung được chuyển đến người đôn đốc.'],
      },
    ],
    [
      ...(only && others.length === 0 ? gestureRows(office, only, nudge.on) : reportRows(groups)),
      ...unreceivedRows(office, history, groups),
      [answer],
    ],
  );
}

/** Work that was assigned beside the plan, while nobody says that it has arrived. */
function unreceivedRows(
  office: Office,
  history: History,
  groups: readonly TaskGroup[],
): readonly (readonly Button[])[] {
  const buttons = groups.slice(0, MOST_UNRECEIVED).flatMap(({ task }) => {
    const assignment = assignmentOf(history, { plan: office.plan, task });
    return assignment?.acknowledged.length === 0 ? [receivedButton(assignment, true)] : [];
  });
  return rowsOf(buttons, 2);
}

const MOST_UNRECEIVED = 4;

function reportRows(groups: readonly TaskGroup[]): readonly (readonly Button[])[] {
  const buttons = groups.slice(0, MOST_BUTTONS).map(reportButton);
  return rowsOf(buttons, buttons.length > 9 ? 4 : 3);
}

/** A nudge for one task carries all its gestures but that of putting it off. */
function gestureRows(office: Office, group: TaskGroup, today: Day): readonly (readonly Button[])[] {
  return formRows(office, { group, period: null, today }, { extends: isExtendable(group), shows: true })
    .map((row) => row.filter(({ action }) => action.kind !== 'postpone'))
    .filter((row) => row.length > 0);
}

function senderWords({ plan }: Office, history: History, { by }: Nudge): string {
  const person = by === null ? undefined : findPerson(history, by);
  const post = person ? (isChairman(person) ? `, ${leadersOf(plan)}` : ', đầu mối') : '';
  return `${personWords(history, by)}${post}`;
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
