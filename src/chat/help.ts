import type { Plan } from '../plan/plan.js';
import type { Person } from '../journal/history.js';
import { isChairman, isCoordinator } from '../journal/people.js';
import { commandOf, commandsOfMenu, usageOf } from '../words/commands.js';
import type { Command, MenuRole } from '../words/commands.js';
import { messageOf, note } from '../words/compose.js';
import type { Block } from '../words/compose.js';
import { filled } from '../words/examples.js';
import type { Template } from '../words/examples.js';
import type { Message } from '../words/message.js';

export { botDescription, botShortDescription, menuOf } from './menus.js';
export type { MenuCommand } from './menus.js';
export { notUnderstood, usage } from '../words/usage.js';

const HEADINGS: readonly (readonly [NonNullable<Command['help']>, string])[] = [
  ['report', 'Báo cáo'],
  ['look', 'Xem'],
  ['urge', 'Đôn đốc'],
  ['decide', 'Điều chỉnh'],
  ['coordinate', 'Đầu mối'],
];

/** Beside the commands of reporting. */
const BESIDE: readonly Template[] = [
  'Minh chứng: gửi ảnh hoặc tệp kèm lệnh làm chú thích, trả lời tin có ảnh, tệp bằng lệnh, hoặc bấm “Gửi minh chứng” dưới tin ghi nhận.',
  'Viết bằng lời cũng được: <code>xong {done}</code>, <code>đang làm {paper}</code>, <code>vướng {paper}: chờ {above}</code>.',
];

const HOW_CODES_READ: Template = [
  'Mã nhiệm vụ là mục và số thứ tự trong Phụ lục, như {done}; viết {doneSmall} hoặc {doneSpaced} cũng được.',
  'Mã nhiệm vụ viết như trong kế hoạch, ví dụ {done}.',
];

/** The role whose menu a person sees: of several posts the one that may most. */
export function roleOf(person: Person): MenuRole {
  if (isCoordinator(person)) return 'coordinator';
  return isChairman(person) ? 'chairman' : 'officer';
}

/** What this person can do here, with examples; first what stands of a plan that is over or to come. */
export function helpMessage(
  person: Person | null,
  inGroup: boolean,
  plan: Plan,
  state: readonly string[] = [],
): Message {
  if (!person)
    return inGroup
      ? groupHelp(plan)
      : note(['Bot này dành cho người đã được ghi danh; đề nghị xin liên kết mời của đầu mối.']);
  return messageOf([
    ...(state.length > 0 ? [{ head: state }] : []),
    {
      head: [
        '<b>HƯỚNG DẪN</b>',
        'Dưới 07 ngày trước hạn, số ngày còn lại tính theo ngày làm việc; số ngày quá hạn tính theo ngày lịch.',
        filled(plan, HOW_CODES_READ) ?? '',
      ],
    },
    ...blocksOf(roleOf(person), plan),
  ]);
}

function blocksOf(role: MenuRole, plan: Plan): readonly Block[] {
  return HEADINGS.flatMap(([heading, title]): readonly Block[] => {
    const lines = commandsOfMenu(role)
      .filter((name) => commandOf(name).help === heading)
      .flatMap((name) => usageOf(plan, name));
    const beside = heading === 'report' && role !== 'group' ? BESIDE : [];
    const more = beside.flatMap((line) => filled(plan, line) ?? []);
    return lines.length === 0 ? [] : [{ head: [`<b>${title}</b>`, ...lines, ...more] }];
  });
}

function groupHelp(plan: Plan): Message {
  return messageOf([
    {
      head: [
        '<b>HƯỚNG DẪN</b>',
        'Thành viên nhóm xem được tình hình; để báo cáo cần được ghi danh, đề nghị liên hệ đầu mối.',
      ],
    },
    ...blocksOf('group', plan).filter((_, at) => at > 0),
  ]);
}
