import type { Department } from '../../../plan/plan.js';
import { choiceRows } from '../../../words/choice-rows.js';
import type { Button, Message } from '../../../words/message.js';
import { clip } from '../../../words/words.js';
import { asking, mendAction, mendButton } from './buttons.js';
import type { Share } from './correction.js';
import type { OpenPlan } from './outcome.js';
import { whereWords } from './where-words.js';

/** A department of an open plan, by its place there. */
export interface Body {
  readonly place: number;
  readonly department: Department;
}

const MOST_CODES = 20;

/** Which department is meant. */
export function departmentsMessage(open: OpenPlan, page: number, before: readonly string[] = []): Message {
  const { at } = open;
  return asking(
    [
      {
        head: [
          ...before,
          '<b>GỘP, TÁCH, ĐỔI TÊN ĐƠN VỊ</b>',
          whereWords(open),
          'Đề nghị đồng chí chọn đơn vị.',
        ],
      },
    ],
    {
      rows: choiceRows({
        entries: bodiesOf(open),
        page,
        button: ({ department, place }) =>
          mendButton(at, `${department.name} (${tasksOf(open, department).length})`, {
            ...{ at: 'department', department: place },
          }),
        turn: (to) => mendAction(at, { at: 'departments', page: to }),
      }),
    },
  );
}

export function bodiesOf({ plan }: Pick<OpenPlan, 'plan'>): readonly Body[] {
  return plan.departments.map((department, place) => ({ department, place }));
}

function tasksOf({ plan }: Pick<OpenPlan, 'plan'>, { id }: Department): readonly string[] {
  return plan.tasks.flatMap(({ code, lead }) => (lead === id ? [code] : []));
}

/** A department with what it leads, and what can be done with it. */
export function departmentMessage(open: OpenPlan, { department, place }: Body): Message {
  const { at } = open;
  return asking([{ head: [whereWords(open), ...bodyLines(open, department)] }], {
    rows: [
      [
        mendButton(at, 'Gộp vào đơn vị khác', { at: 'merge', department: place, page: 0 }),
        mendButton(at, 'Tách', { at: 'split', department: place }),
      ],
      [mendButton(at, 'Đổi tên', { at: 'rename', department: place })],
    ],
  });
}

function bodyLines(open: OpenPlan, department: Department): readonly string[] {
  const codes = tasksOf(open, department);
  return [
    `<b>${clip(department.name, 100)}</b>`,
    codes.length === 0
      ? 'Không chủ trì nhiệm vụ nào.'
      : `Chủ trì ${codes.length} nhiệm vụ: ${codesWords(codes)}`,
  ];
}

export function codesWords(codes: readonly string[]): string {
  const rest = codes.length - MOST_CODES;
  const shown = codes.slice(0, MOST_CODES).map((code) => clip(code, 20));
  return `${shown.join(', ')}${rest > 0 ? ` và ${rest} mã khác` : ''}`;
}

export function mergeQuestion(
  open: OpenPlan,
  { department, place }: Body,
  page: number,
  before: readonly string[] = [],
): Message {
  const { at } = open;
  return asking([{ head: [...before, ...bodyLines(open, department), 'Gộp vào đơn vị nào?'] }], {
    asks: mendAction(at, { at: 'merge', department: place, page: 0 }),
    rows: choiceRows({
      entries: bodiesOf(open).filter((one) => one.place !== place),
      page,
      button: (one) =>
        mendButton(at, one.department.name, {
          ...{ at: 'take-merge', department: place, into: one.place },
        }),
      turn: (to) => mendAction(at, { at: 'merge', department: place, page: to }),
    }),
  });
}

export function splitQuestion(
  open: OpenPlan,
  { department, place }: Body,
  before: readonly string[] = [],
): Message {
  const [code] = tasksOf(open, department);
  const example =
    code === undefined
      ? ''
      : `; nêu cả nhiệm vụ của từng đơn vị thì ghi thêm mã sau dấu hai chấm, thí dụ “…: ${clip(code, 20)}”`;
  return asking(
    [
      {
        head: [
          ...before,
          ...bodyLines(open, department),
          `Tách thành những đơn vị nào? Đề nghị nhập các tên, cách nhau bằng dấu chấm phẩy${example}.`,
        ],
      },
    ],
    { rows: [], asks: mendAction(open.at, { at: 'split', department: place }) },
  );
}

/** Whose the tasks are, where the words did not say it. `said` are the names as they were typed. */
export function splitHow(
  open: OpenPlan,
  { department, place }: Body,
  {
    shares,
    said,
    noted,
  }: { readonly shares: readonly Share[]; readonly said: string; readonly noted: readonly string[] },
): Message {
  const { at } = open;
  const names = shares.map((share) => share.department.name);
  const rows: (readonly Button[])[] = [
    [mendButton(at, 'Tất cả cùng thực hiện', { at: 'take-split', department: place, to: 'all' })],
    ...names
      .slice(0, 8)
      .map((name, to) => [
        mendButton(at, `Giao hết cho ${name}`, { at: 'take-split', department: place, to }),
      ]),
  ];
  const [first = '', second = ''] = names.map((name) => clip(name, 60));
  return asking(
    [
      {
        head: [`Tách ${clip(department.name, 80)} thành:`],
        list: [...names.map((name) => `• ${clip(name, 80)}`), ...noted],
        ...{ unit: 'dòng', tail: bodyLines(open, department).slice(1) },
      },
      {
        head: [
          'Các nhiệm vụ này của đơn vị nào?',
          `Cùng thực hiện: ${first} chủ trì, các đơn vị còn lại cùng báo cáo.`,
          `Chia riêng: đề nghị nhập lại kèm mã, thí dụ “${second}: mã; ${first}: mã”.`,
        ],
      },
    ],
    { rows, asks: mendAction(at, { at: 'split', department: place }), said },
  );
}

export function renameQuestion(
  open: OpenPlan,
  { department, place }: Body,
  before: readonly string[] = [],
): Message {
  return asking(
    [
      {
        head: [
          ...before,
          `<b>${clip(department.name, 100)}</b>`,
          'Tên mới của đơn vị là gì? Người và báo cáo của đơn vị giữ nguyên.',
        ],
      },
    ],
    { rows: [], asks: mendAction(open.at, { at: 'rename', department: place }) },
  );
}
