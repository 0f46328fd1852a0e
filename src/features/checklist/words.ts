import { departmentOf } from '../../plan/plan.js';
import type { Office, Plan } from '../../plan/plan.js';
import { messageOf, note, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import type { Button, Message } from '../../words/message.js';
import { committeeShort, leadersOf } from '../../words/office.js';
import { clip, departmentNames, plainClip, upperFirst } from '../../words/words.js';
import type { Missing } from './rule.js';

/** Departments whose names, or buttons, a screen has room for. */
const MOST_DEPARTMENTS = 12;

/** What the office lacks, a line each; nothing where it is complete. */
export function checklistBlocks(office: Office, all: readonly Missing[]): readonly Block[] {
  if (all.length === 0) return [];
  return [
    { head: [`<b>Việc cần hoàn tất (${all.length})</b>`, ...all.map((one) => `• ${lineOf(office, one)}`)] },
  ];
}

/** A tap for each of them: it does the next step, or says how. */
export function checklistRows({ plan }: Office, all: readonly Missing[]): readonly (readonly Button[])[] {
  return rowsOf(
    all.map((one) => buttonOf(plan, one)),
    2,
  );
}

/** The whole list by itself. */
export function checklistMessage(office: Office, all: readonly Missing[]): Message {
  if (all.length === 0)
    return note(['Đã đủ kế hoạch, người của các đơn vị, lãnh đạo, nhóm và danh sách ngày nghỉ.']);
  return messageOf(checklistBlocks(office, all), checklistRows(office, all));
}

/** The way to the list from elsewhere; none where the office is complete. */
export function checklistRow(all: readonly Missing[]): readonly (readonly Button[])[] {
  if (all.length === 0) return [];
  return [[{ label: `Việc cần hoàn tất (${all.length})`, action: { kind: 'checklist', step: 'all' } }]];
}

/** For the week's letter, which names the departments without people itself. */
export function checklistLine(office: Office, all: readonly Missing[]): readonly string[] {
  const others = all.filter(({ kind }) => kind !== 'departments').map((one) => shortOf(office.plan, one));
  return others.length === 0 ? [] : [`Việc cần hoàn tất: ${others.join('; ')}. Xem /canbo`];
}

function lineOf(office: Office, one: Missing): string {
  const { plan } = office;
  switch (one.kind) {
    case 'plan':
      return `Kế hoạch: kế hoạch năm ${plan.year} đã khép lại, chưa có kế hoạch mới.`;
    case 'departments': {
      const rest = one.without.length - MOST_DEPARTMENTS;
      const names = departmentNames(office, one.without.slice(0, MOST_DEPARTMENTS));
      return `Đơn vị chưa có người (${one.without.length}): ${names}${rest > 0 ? ` và ${rest} đơn vị khác` : ''}.`;
    }
    case 'leaders':
      return `${upperFirst(leadersOf(plan))}: chưa có người được ghi danh.`;
    case 'group':
      return 'Nhóm nhận tổng hợp tuần: chưa kết nối.';
    case 'days-off':
      return `Ngày nghỉ năm ${one.year}: ${
        one.written === 0
          ? 'chưa có danh sách; bot chỉ tính thứ Bảy, Chủ nhật.'
          : `mới ghi ${one.written} ngày; đề nghị ghi đủ danh sách.`
      }`;
  }
}

function shortOf(plan: Plan, one: Missing): string {
  switch (one.kind) {
    case 'plan':
      return 'kế hoạch mới';
    case 'departments':
      return 'người của các đơn vị';
    case 'leaders':
      return `ghi danh ${leadersOf(plan)}`;
    case 'group':
      return 'nhóm nhận tổng hợp tuần';
    case 'days-off':
      return `ngày nghỉ năm ${one.year}`;
  }
}

function buttonOf(plan: Plan, one: Missing): Button {
  switch (one.kind) {
    case 'plan':
      return { label: 'Kế hoạch mới', action: { kind: 'checklist', step: 'plan' } };
    case 'departments':
      return {
        label: `Mời cán bộ (${one.without.length} đơn vị)`,
        action: { kind: 'checklist', step: 'departments' },
      };
    case 'leaders':
      return { label: plainClip(`Mời ${leadersOf(plan)}`, 40), action: { kind: 'invite', post: 'LD' } };
    case 'group':
      return { label: 'Kết nối nhóm', action: { kind: 'checklist', step: 'group' } };
    case 'days-off':
      return { label: `Ngày nghỉ năm ${one.year}`, action: { kind: 'checklist', step: 'days-off' } };
  }
}

/** A tap makes the invitation of a department. */
export function departmentsToInvite({ plan }: Office, all: readonly Missing[]): Message {
  const found = all.find((one) => one.kind === 'departments');
  const without = found?.without ?? [];
  if (without.length === 0) return note(['Các đơn vị đều đã có người.']);
  const shown = without.slice(0, MOST_DEPARTMENTS);
  return note(
    [
      `<b>Đơn vị chưa có người (${without.length})</b>`,
      'Bấm một đơn vị để lấy liên kết mời; mỗi liên kết dùng cho một người.',
      ...(without.length > shown.length
        ? [`Các đơn vị còn lại hiện ở đây sau khi ${shown.length} đơn vị này có người.`]
        : []),
    ],
    rowsOf(
      shown.map((id) => ({
        label: plainClip(departmentOf(plan, id).shortName, 24),
        action: { kind: 'invite' as const, post: id },
      })),
      2,
    ),
  );
}

/** How the group is bound to which the week is told. */
export function howToBind(plan: Plan, botName: string): Message {
  const bot = clip(botName, 40);
  return note([
    '<b>Kết nối nhóm nhận tổng hợp tuần</b>',
    `1. Thêm bot @${bot} vào nhóm của ${clip(committeeShort(plan), 60)}.`,
    `2. Trong nhóm đó, đồng chí gửi: <code>/nhom@${bot}</code>`,
    'Khi chưa có nhóm, tổng hợp tuần được gửi đến đầu mối.',
  ]);
}
