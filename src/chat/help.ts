import type { Office } from '../plan/plan.js';
import type { Person } from '../journal/history.js';
import { isChairman, isCoordinator } from '../journal/people.js';
import { commandOf, commandsOfMenu } from '../words/commands.js';
import type { Command, MenuRole } from '../words/commands.js';
import { messageOf, note } from '../words/compose.js';
import type { Block } from '../words/compose.js';
import type { Message } from '../words/message.js';
import { closedLines } from '../words/closed-plan.js';

export { botDescription, botShortDescription, menuOf } from './menus.js';
export type { MenuCommand } from './menus.js';
export { notUnderstood, usage } from '../words/usage.js';

const HEADINGS: readonly (readonly [NonNullable<Command['help']>, string])[] = [
  ['report', 'Báo cáo'],
  ['look', 'Xem'],
  ['urge', 'Đôn đốc'],
  ['coordinate', 'Đầu mối'],
];

/** Beside the commands of reporting. */
const BESIDE = [
  'Minh chứng: gửi ảnh hoặc tệp kèm lệnh làm chú thích, trả lời tin có ảnh, tệp bằng lệnh, hoặc bấm “Gửi minh chứng” dưới tin ghi nhận.',
  'Viết bằng lời cũng được: <code>xong III.3</code>, <code>đang làm III.1</code>, <code>vướng III.1: chờ tỉnh</code>.',
];

/** The role whose menu a person sees: of several posts the one that may most. */
export function roleOf(person: Person): MenuRole {
  if (isCoordinator(person)) return 'coordinator';
  return isChairman(person) ? 'chairman' : 'officer';
}

/** What this person can do here, with examples. */
export function helpMessage(person: Person | null, inGroup: boolean): Message {
  if (!person)
    return inGroup
      ? groupHelp()
      : note(['Bot này dành cho người đã được ghi danh; đề nghị xin liên kết mời của đầu mối.']);
  return messageOf([
    {
      head: [
        '<b>HƯỚNG DẪN</b>',
        'Mã nhiệm vụ là mục và số thứ tự trong Phụ lục, như III.3; viết iii.3 hoặc III 3 cũng được.',
      ],
    },
    ...blocksOf(roleOf(person)),
  ]);
}

function blocksOf(role: MenuRole): readonly Block[] {
  return HEADINGS.flatMap(([heading, title]): readonly Block[] => {
    const commands = commandsOfMenu(role).map(commandOf);
    const lines = commands.filter(({ help }) => help === heading).flatMap(({ usage }) => usage);
    const more = heading === 'report' && role !== 'group' ? BESIDE : [];
    return lines.length === 0 ? [] : [{ head: [`<b>${title}</b>`, ...lines, ...more] }];
  });
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
    ...blocksOf('group').filter((_, at) => at > 0),
  ]);
}
