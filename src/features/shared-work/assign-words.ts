import type { AssignOutcome } from '../people/outcome.js';
import { departmentNames } from '../../words/words.js';
import type { Office, Task } from '../../plan/plan.js';
import type { History, Person } from '../../journal/history.js';
import { messageOf, note } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { clip, nameWords } from '../../words/words.js';
import { nameOnButton } from '../../words/which-person.js';
import { choiceRows, officeButton } from '../../words/choice-rows.js';
import { filled } from '../../words/examples.js';
import type { Template } from '../../words/examples.js';

interface Known {
  readonly office: Office;
  readonly history: History;
}

const ASSIGNING: Template = [
  'Đề nghị gửi theo mẫu: <code>/giaoviec {shared}</code>; danh sách nhiệm vụ chung: /giaoviec',
  'Kế hoạch không có nhiệm vụ chung nào.',
];

/** Who is in charge of the tasks that the plan gives to everybody. */
export function assignAnswer({ office, history }: Known, outcome: AssignOutcome): Message {
  switch (outcome.kind) {
    case 'which-task':
      return messageOf(
        [
          {
            head: ['<b>ĐẦU MỐI CÁC NHIỆM VỤ CHUNG</b>'],
            list: outcome.tasks.map(({ task, person }) => `• ${taskName(task)}: ${whoWords(person)}`),
            unit: 'nhiệm vụ',
            tail: ['Đề nghị chọn nhiệm vụ cần giao.'],
          },
        ],
        choiceRows({
          entries: outcome.tasks,
          page: outcome.page,
          button: ({ task }) => officeButton(task.code, { kind: 'choose-lead', task: task.code, page: 0 }),
          turn: (page) => ({ kind: 'choose-lead', task: null, page }),
        }),
      );
    case 'which-person':
      return whichPerson({ office, history }, outcome);
    case 'assigned':
      return assigned(outcome);
    case 'not-collective':
      return note([
        `${taskName(outcome.task)} do ${departmentNames(office, [outcome.task.lead])} chủ trì; chỉ giao đầu mối cho nhiệm vụ mà kế hoạch ghi chủ trì chung.`,
        'Danh sách nhiệm vụ chung: /giaoviec',
      ]);
    case 'code-needed': {
      const { reference } = outcome;
      const written = reference && reference.kind !== 'task' ? reference.written : null;
      return note([
        written === null
          ? 'Chưa rõ mã nhiệm vụ; chưa ghi nhận gì.'
          : `Mã <b>${clip(written, 20)}</b> không phải là nhiệm vụ chung trong kế hoạch; chưa ghi nhận gì.`,
        filled(office.plan, ASSIGNING) ?? '',
      ]);
    }
    case 'gone':
      return note([
        'Nút này không còn hiệu lực: nhiệm vụ hoặc người này không còn trong danh sách; chưa ghi nhận gì.',
        'Danh sách nhiệm vụ chung: /giaoviec',
      ]);
  }
}

function whichPerson(
  { office, history }: Known,
  { task, people, current, page }: Extract<AssignOutcome, { kind: 'which-person' }>,
): Message {
  return note(
    [
      `${taskName(task)}: kế hoạch ghi chủ trì “${clip(task.printed.lead, 120)}”.`,
      `${current ? `Đầu mối hiện nay: ${whoWords(current)}` : 'Hiện chưa rõ đầu mối'}. Đề nghị chọn người làm đầu mối.`,
      'Người được chọn nhận nhắc việc của cả nhiệm vụ; các đơn vị vẫn báo cáo phần của mình.',
    ],
    [
      ...choiceRows({
        entries: people.filter(({ id }) => id !== current?.id),
        page,
        button: (person) =>
          officeButton(nameOnButton(office, history, person), {
            ...{ kind: 'assign', task: task.code, person: person.id },
          }),
        turn: (next) => ({ kind: 'choose-lead', task: task.code, page: next }),
      }),
      ...(current
        ? [[officeButton('Thôi giao đầu mối', { kind: 'assign', task: task.code, person: null })]]
        : []),
    ],
  );
}

function assigned({ task, person, before }: Extract<AssignOutcome, { kind: 'assigned' }>): Message {
  if (person?.id === before?.id) {
    return note([`${taskName(task)}: đầu mối vẫn là ${whoWords(before)}; không có gì thay đổi.`]);
  }
  const buttons = [[officeButton('Đổi đầu mối', { kind: 'choose-lead', task: task.code, page: 0 })]];
  const earlier = before ? ` Trước đó: đồng chí ${nameWords(before.name)}.` : '';
  return person
    ? note(
        [
          `${taskName(task)}: đã giao đồng chí ${nameWords(person.name)} làm đầu mối.${earlier}`,
          'Người được giao nhận thông báo và nhận nhắc việc của cả nhiệm vụ.',
        ],
        buttons,
      )
    : note(
        [`${taskName(task)}: thôi giao đầu mối.${earlier}`, 'Nhắc việc được gửi đến từng đơn vị như trước.'],
        buttons,
      );
}

function whoWords(person: Person | null): string {
  return person ? `đồng chí ${nameWords(person.name)}` : 'chưa rõ đầu mối';
}

/** `I.3, V.2a` */
export function codesOf(tasks: readonly Task[]): string {
  return tasks
    .slice(0, 12)
    .map(({ code }) => clip(code, 20))
    .join(', ');
}
