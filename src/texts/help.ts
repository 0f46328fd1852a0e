import type { Office } from '../plan/plan.js';
import type { Person } from '../tracking/history.js';
import { isCoordinator, isForAllDepartments } from '../tracking/people.js';
import { messageOf, note } from './compose.js';
import type { Block } from './compose.js';
import type { Message } from './message.js';
import { usageLines } from './usage.js';
import type { Usage } from './usage.js';
import { closedLines } from './views/closed.js';

export { botDescription, botShortDescription, commandMenus } from './menus.js';
export type { MenuCommand } from './menus.js';
export { notUnderstood, usage } from './usage.js';
export type { Usage } from './usage.js';

/** What this person can do here, with examples. */
export function helpMessage(person: Person | null, inGroup: boolean): Message {
  if (!person)
    return inGroup
      ? groupHelp()
      : note(['Bot này dành cho người đã được ghi danh; đề nghị xin liên kết mời của đầu mối.']);
  const blocks: Block[] = [
    block(
      'Báo cáo',
      ['done', 'progress', 'blocked', 'na', 'target', 'extend', 'undo'],
      [
        'Minh chứng: gửi ảnh hoặc tệp kèm lệnh làm chú thích, trả lời tin có ảnh, tệp bằng lệnh, hoặc bấm “Gửi minh chứng” dưới tin ghi nhận.',
        'Viết bằng lời cũng được: <code>xong III.3</code>, <code>đang làm III.1</code>, <code>vướng III.1: chờ tỉnh</code>.',
      ],
    ),
    block(
      'Xem',
      isForAllDepartments(person)
        ? ['status', 'due', 'overdue', 'mine', 'calendar']
        : ['mine', 'status', 'due', 'overdue', 'calendar'],
    ),
  ];
  if (isForAllDepartments(person)) blocks.push(block('Đôn đốc', ['nudge']));
  if (isCoordinator(person)) {
    blocks.push(
      block('Đầu mối', [
        'summary',
        'set',
        'reopen',
        'invite',
        'people',
        'assign',
        'group',
        'holiday',
        'export',
        'report',
      ]),
    );
  }
  return messageOf([
    {
      head: [
        '<b>HƯỚNG DẪN</b>',
        'Mã nhiệm vụ là mục và số thứ tự trong Phụ lục, như III.3; viết iii.3 hoặc III 3 cũng được.',
      ],
    },
    ...blocks,
  ]);
}

/** Of a plan that is closed: nothing pretends to be armed. */
export function closedPlanMessage(office: Office, nextBegun = false): Message {
  return messageOf([{ head: closedLines(office, nextBegun) }]);
}

/** The plan's state, with the word first that the plan is closed. */
export function closedPlan(office: Office, state: Message, nextBegun = false): Message {
  return { html: `${closedPlanMessage(office, nextBegun).html}\n\n${state.html}`, buttons: state.buttons };
}

function groupHelp(): Message {
  return messageOf([
    {
      head: [
        '<b>HƯỚNG DẪN</b>',
        'Thành viên nhóm xem được tình hình; để báo cáo cần được ghi danh, đề nghị liên hệ đầu mối.',
      ],
    },
    block('Xem', ['status', 'due', 'overdue']),
  ]);
}

function block(title: string, commands: readonly Usage[], more: readonly string[] = []): Block {
  return { head: [`<b>${title}</b>`, ...commands.flatMap(usageLines), ...more] };
}
