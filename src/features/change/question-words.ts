import type { Standing } from '../../journal/standing.js';
import { realDepartments } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import type { Office, Task } from '../../plan/plan.js';
import { periodLabel } from '../report/piece.js';
import type { ActionOf, What } from '../../words/action.js';
import { MOST_BUTTONS, choice, note, rowsOf } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { daysMeant, unclearDay } from '../../words/unread.js';
import {
  clip,
  dateWords,
  departmentNames,
  periodWords,
  plainClip,
  weekdayDate,
  wordsOfHalt,
} from '../../words/words.js';
import type { Weighed } from './weighed.js';

/** The button that shows what a change comes to. */
export function changeAction(task: Task, what: What | null): ActionOf<'change'> {
  return {
    ...{ kind: 'change', press: 'show', task: task.code, what },
    ...{ period: null, department: null, day: null },
  };
}

/** Of several tasks one is changed at a time: a button for each, and what was typed stays. Null where none is known. */
export function whichTask(references: readonly Reference[], text: string): Message | null {
  const tasks = references.flatMap((one) => {
    if (one.kind === 'task') return [one.task];
    return one.kind === 'unknown' ? one.nearest : one.tasks;
  });
  if (tasks.length === 0) return null;
  const unknown = references.flatMap((one) => (one.kind === 'unknown' ? [clip(one.written, 20)] : []));
  const buttons = [...new Set(tasks)].slice(0, MOST_BUTTONS).map((task): Button => ({
    label: plainClip(`${task.code} ${task.title}`, 38),
    action: changeAction(task, null),
  }));
  return {
    ...note(
      [
        ...(unknown.length === 0 ? [] : [`Kế hoạch không có mã <b>${unknown.join(', ')}</b>.`]),
        `Mỗi lần điều chỉnh một nhiệm vụ${text === '' ? '' : ` (“${clip(text, 200)}”)`}. Đề nghị đồng chí chọn từng nhiệm vụ; chưa ghi nhận gì.`,
      ],
      rowsOf(buttons, 1),
    ),
    choices: buttons.map((button) => ({ buttons: [button] })),
    said: text,
  };
}

type Undecided = Exclude<Weighed, { kind: 'proposed' }>;

/** What is asked before anything can be recorded, or why nothing can; what was typed stays with the question. */
export function changeQuestion(office: Office, weighed: Undecided, text: string): Message {
  const message = questionOf(office, weighed);
  const asks = message.asks !== undefined || message.choices !== undefined;
  return asks ? { ...message, said: text } : message;
}

function questionOf(office: Office, weighed: Undecided): Message {
  const { task } = weighed;
  switch (weighed.kind) {
    case 'what-needed':
      return whatNeeded(weighed);
    case 'either':
      return eitherMeant(weighed);
    case 'which-period': {
      const buttons = weighed.open.slice(0, MOST_BUTTONS).map((standing): Button => ({
        label: periodLabel(standing),
        action: { ...changeAction(task, 'date'), period: standing.period.id, day: weighed.day },
      }));
      return choice(
        [`${taskName(task)} đang mở ${weighed.open.length} kỳ. Đồng chí đổi hạn kỳ nào? Chưa ghi nhận gì.`],
        rowsOf(buttons, 2),
      );
    }
    case 'day-needed':
      return dayNeeded(weighed);
    case 'department-needed':
      return departmentNeeded(office, weighed);
    case 'dates-unread':
      return {
        ...note([
          `${taskName(task)}: chưa rõ hạn các kỳ “${clip(weighed.phrase, 100)}”${weighed.why === '' ? '' : ` (${clip(weighed.why, 150)})`}; chưa ghi nhận gì.`,
          'Đề nghị đồng chí trả lời tin này, ví dụ: <code>ngày 14 hằng tháng</code>, <code>ngày 20 tháng cuối quý</code>.',
        ]),
        asks: changeAction(task, 'dates'),
      };
    case 'no-date':
      return noDate(weighed);
    case 'nothing-open':
      return note([`${taskName(task)}: không còn kỳ nào chưa hoàn thành; chưa ghi nhận gì.`]);
    case 'not-halted':
      return note([
        `${taskName(task)}: nhiệm vụ không dừng hoặc tạm dừng nên không cần tiếp tục; chưa ghi nhận gì.`,
      ]);
    case 'same':
      return note([`${taskName(task)}: ${sameWords(office, task, weighed.standing)}; chưa ghi nhận gì.`]);
    case 'shared':
      return note([
        `${taskName(task)}: nhiệm vụ chung của các đơn vị, không chuyển đơn vị chủ trì; chưa ghi nhận gì.`,
        'Giao một người làm đầu mối: /giaoviec',
      ]);
    case 'closed':
      return note([
        `${taskName(task)}: kế hoạch đã khép lại ngày ${dateWords(weighed.on)}, không điều chỉnh được nữa; chưa ghi nhận gì.`,
      ]);
  }
}

function sameWords(office: Office, task: Task, standing: Standing | null): string {
  if (standing?.state.kind === 'stopped') return 'nhiệm vụ đã dừng';
  if (standing) return `hạn hiện tại đã là ${weekdayDate(standing.period.due)}`;
  return `${departmentNames(office, [task.lead])} đang chủ trì`;
}

function whatNeeded({ task, halt, reason }: Extract<Weighed, { kind: 'what-needed' }>): Message {
  const whats: readonly (readonly [What, string])[] = [
    ['date', 'Đổi hạn'],
    ...(halt ? ([['resume', 'Tiếp tục']] as const) : ([['pause', 'Tạm dừng']] as const)),
    ...(halt?.until === null ? [] : ([['stop', 'Dừng']] as const)),
    ['hand-over', 'Chuyển đơn vị'],
  ];
  const buttons = whats.map(([what, label]): Button => ({ label, action: changeAction(task, what) }));
  const today = halt?.from;
  return choice(
    [
      ...(reason === '' ? [] : [`“${clip(reason, 200)}”: chưa rõ điều chỉnh nội dung nào.`]),
      `${taskName(task)}${halt && today ? ` (đang ${wordsOfHalt(halt, today)})` : ''}: đồng chí điều chỉnh nội dung nào? Chưa ghi nhận gì.`,
    ],
    rowsOf(buttons, 2),
  );
}

function eitherMeant({ task, whats, day }: Extract<Weighed, { kind: 'either' }>): Message {
  const buttons = whats.map((what): Button => ({
    label: `${EITHER[what]}${day !== null && (what === 'date' || what === 'pause') ? ` ${dateWords(day)}` : ''}`,
    action: { ...changeAction(task, what), day },
  }));
  return choice(
    [`${taskName(task)}: đồng chí chọn nội dung điều chỉnh. Chưa ghi nhận gì.`],
    rowsOf(buttons, 1),
  );
}

const EITHER: Readonly<Record<What, string>> = {
  date: 'Đổi hạn thành',
  dates: 'Đổi hạn các kỳ',
  pause: 'Tạm dừng đến',
  stop: 'Dừng từ hôm nay',
  resume: 'Tiếp tục từ hôm nay',
  'hand-over': 'Chuyển đơn vị',
};

function dayNeeded({
  task,
  what,
  standing,
  unclear,
  past,
}: Extract<Weighed, { kind: 'day-needed' }>): Message {
  const asks = { ...changeAction(task, what), period: standing?.period.id ?? null };
  const due = standing ? `${periodWords(standing)}, hạn hiện tại ${weekdayDate(standing.period.due)}` : '';
  const buttons = (unclear?.options ?? []).map((day): Button => ({
    label: weekdayDate(day),
    action: { ...asks, day },
  }));
  const message = choice(
    [
      ...(unclear
        ? [`${unclearDay(unclear, true)}.`, ...(buttons.length > 0 ? [] : daysMeant(unclear))]
        : []),
      ...(past === null ? [] : [`Ngày hiểu là ${weekdayDate(past)}, không sau hôm nay.`]),
      `${taskName(task)}${due}: ${DAY_ASKED[what]} Chưa ghi nhận gì.`,
      'Đề nghị đồng chí trả lời tin này bằng ngày, kèm lý do và số, ngày văn bản nếu có.',
    ],
    rowsOf(buttons, 2),
  );
  return { ...message, asks };
}

const DAY_ASKED: Readonly<Record<What, string>> = {
  date: 'hạn mới là ngày nào?',
  dates: 'hạn các kỳ áp dụng từ ngày nào?',
  pause: 'tạm dừng đến ngày nào?',
  'hand-over': 'chuyển từ ngày nào?',
  stop: 'dừng từ ngày nào?',
  resume: 'tiếp tục từ ngày nào?',
};

function departmentNeeded(
  { plan }: Office,
  { task, written, named }: Extract<Weighed, { kind: 'department-needed' }>,
): Message {
  const departments = realDepartments(plan).filter(({ id }) =>
    named.length > 0 ? named.includes(id) : id !== task.lead,
  );
  const buttons = departments.slice(0, MOST_BUTTONS).map((department): Button => ({
    label: plainClip(department.shortName, 24),
    action: { ...changeAction(task, 'hand-over'), department: department.id },
  }));
  const message = choice(
    [
      ...(named.length > 0 ? ['Mỗi nhiệm vụ có một đơn vị chủ trì.'] : []),
      ...(written === '' ? [] : [`Kế hoạch không có đơn vị “${clip(written, 60)}”.`]),
      `${taskName(task)}: chuyển cho đơn vị nào chủ trì? Chưa ghi nhận gì.`,
    ],
    rowsOf(buttons, 2),
  );
  return { ...message, asks: changeAction(task, 'hand-over') };
}

function noDate({ task, why, day }: Extract<Weighed, { kind: 'no-date' }>): Message {
  if (why === 'requested') {
    return note([
      `${taskName(task)}: nhiệm vụ theo yêu cầu, chưa có hạn; chưa ghi nhận gì.`,
      `Đặt hạn lần đầu: <code>/hen ${clip(task.code, 20)} ${day === null ? '' : dateWords(day)}</code>`,
    ]);
  }
  const pause: readonly Button[] =
    day === null
      ? []
      : [{ label: `Tạm dừng đến ${dateWords(day)}`, action: { ...changeAction(task, 'pause'), day } }];
  return choice(
    [
      `${taskName(task)}: nhiệm vụ thường xuyên, báo cáo kỳ hằng tháng nên không có hạn để đổi; chưa ghi nhận gì.`,
      'Có thể dừng, tạm dừng hoặc chuyển đơn vị chủ trì.',
    ],
    rowsOf([...pause, { label: 'Dừng', action: changeAction(task, 'stop') }], 2),
  );
}
