import { readDeadline } from '../../../plan/read-deadline.js';
import type { DraftTask } from '../../../plan/drafting/plan-draft.js';
import type { Section, Task } from '../../../plan/plan.js';
import { choiceRows } from '../../../words/choice-rows.js';
import { sectionName, taskName } from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { clip } from '../../../words/words.js';
import { exampleOf } from '../../../words/examples.js';
import { readingLines } from '../deadline-words.js';
import { asking, mendAction, mendButton } from './buttons.js';
import type { OpenPlan } from './outcome.js';
import { whereWords } from './where-words.js';

const MOST_ROWS = 10;

/** A row of an open plan, by its place there. */
export interface Row {
  readonly place: number;
  readonly task: Task;
  readonly written: DraftTask;
}

/** Which row is meant: a tap, or its code. */
export function rowsMessage(open: OpenPlan, page: number, before: readonly string[] = []): Message {
  const { at, plan } = open;
  return asking(
    [
      {
        head: [
          ...before,
          '<b>SỬA MỘT DÒNG</b>',
          whereWords(open),
          `Đề nghị đồng chí chọn dòng, hoặc nhập mã (thí dụ ${exampleOf(plan, 'done')}).`,
        ],
      },
    ],
    {
      asks: mendAction(at, { at: 'rows', page: 0 }),
      rows: [
        ...choiceRows({
          entries: plan.tasks.map((task, place) => ({ task, place })),
          page,
          button: ({ task, place }) =>
            mendButton(at, `${task.code} ${task.title}`, { at: 'row', row: place }),
          turn: (to) => mendAction(at, { at: 'rows', page: to }),
        }),
        [mendButton(at, 'Đơn vị: gộp, tách, đổi tên', { at: 'departments', page: 0 })],
      ],
    },
  );
}

/** Several rows were named at once: each has its own button. */
export function eachRow(
  { at, plan }: OpenPlan,
  { tasks, drop }: { readonly tasks: readonly Task[]; readonly drop: boolean },
): Message {
  const shown = tasks.slice(0, MOST_ROWS);
  const rest = tasks.length - shown.length;
  return asking(
    [
      {
        head: [
          `Mỗi lần sửa một dòng; chưa sửa gì. Đề nghị đồng chí chọn dòng${drop ? ' để bỏ' : ''}.`,
          ...(rest > 0 ? [`Còn ${rest} dòng nữa; đề nghị nhập riêng.`] : []),
        ],
      },
    ],
    {
      rows: shown.map((task) => [
        mendButton(at, `${drop ? 'Bỏ ' : ''}${task.code} ${task.title}`, {
          ...{ at: drop ? 'drop' : 'row', row: plan.tasks.indexOf(task) },
        }),
      ]),
    },
  );
}

/** A row as it stands, and what of it can be put right. */
export function rowMessage(open: OpenPlan, row: Row, before: readonly string[] = []): Message {
  const { at } = open;
  const { place } = row;
  return asking([{ head: [...before, whereWords(open)] }, { head: rowLines(open, row) }], {
    rows: [
      [
        mendButton(at, 'Đơn vị chủ trì', { at: 'lead', row: place, page: 0, chosen: null }),
        mendButton(at, 'Thời hạn', { at: 'deadline', row: place }),
      ],
      [
        mendButton(at, 'Tên', { at: 'title', row: place }),
        mendButton(at, 'Mục', { at: 'section', row: place, page: 0 }),
      ],
      [
        mendButton(at, 'Bỏ dòng', { at: 'drop', row: place }),
        mendButton(at, 'Đơn vị: gộp, tách, đổi tên', { at: 'departments', page: 0 }),
      ],
    ],
  });
}

function rowLines(open: OpenPlan, { task, written }: Row): readonly string[] {
  const { deadline } = task;
  const section = open.plan.sections.find(({ id }) => id === task.section);
  const read = written.deadlineAs ? ` (hiểu là “${clip(written.deadlineAs.phrase, 100)}”)` : '';
  return [
    taskName(task),
    ...(task.text === task.title ? [] : [`<i>${clip(task.text, 400)}</i>`]),
    `Mục: ${sectionName(section ?? { id: task.section, title: '' })}`,
    leadLine(open, task),
    `Thời hạn ghi: “${clip(deadline.printed, 150) || 'để trống'}”${read}`,
    ...readingLines(deadline),
  ];
}

export function leadLine({ plan }: Pick<OpenPlan, 'plan'>, { lead, mayAlsoReport }: Task): string {
  const nameOf = (id: string): string => clip(plan.departments.find((one) => one.id === id)?.name ?? id, 60);
  const others = mayAlsoReport.slice(0, 8).map(nameOf);
  return `Chủ trì: ${nameOf(lead)}${others.length > 0 ? `; cùng báo cáo: ${others.join('; ')}` : ''}`;
}

interface LeadAsked {
  readonly page: number;
  /** Null: one department leads; else those that are ticked, the lead first. */
  readonly chosen: readonly number[] | null;
  /** So many can be ticked. */
  readonly most: number;
  readonly before?: readonly string[];
}

/** Who leads: one by a tap, several by ticks or by words. */
export function leadQuestion(open: OpenPlan, row: Row, asked: LeadAsked): Message {
  const { at, plan } = open;
  const { place, task } = row;
  const { page, chosen, most, before = [] } = asked;
  const names = (chosen ?? []).map((number) => clip(plan.departments[number]?.name ?? '', 60));
  const lines = [
    ...before,
    taskName(task),
    leadLine(open, task),
    ...(names.length > 0 ? [`Đã chọn: ${names.join('; ')} (đơn vị đầu tiên chủ trì).`] : []),
    ...(names.length >= most ? [`Chọn được tối đa ${most} đơn vị; nhiều hơn, đề nghị nhập tên.`] : []),
    chosen === null
      ? 'Đơn vị nào chủ trì? Đề nghị chọn, hoặc nhập tên; nhiều đơn vị thì ghi cách nhau bằng dấu chấm phẩy, đơn vị chủ trì đứng đầu.'
      : 'Đề nghị chọn lần lượt, đơn vị chủ trì trước; chọn lại để bỏ.',
  ];
  return asking([{ head: lines }], {
    asks: mendAction(at, { at: 'lead', row: place, page: 0, chosen: null }),
    rows: [
      ...choiceRows({
        entries: plan.departments.map((_, number) => number),
        page,
        button: (number) => leadButton(open, row, { ...asked, number }),
        turn: (to) => mendAction(at, { at: 'lead', row: place, page: to, chosen }),
      }),
      chosen === null
        ? [mendButton(at, 'Nhiều đơn vị', { at: 'lead', row: place, page, chosen: [] })]
        : chosen.length > 0
          ? [mendButton(at, `Lấy ${chosen.length} đơn vị`, { at: 'take-lead', row: place, chosen })]
          : [],
    ],
  });
}

/** A department to lead, or to be ticked and unticked, with its rank among those that are ticked. */
function leadButton(
  { at, plan }: OpenPlan,
  { place }: Row,
  { page, chosen, most, number }: LeadAsked & { readonly number: number },
): Button {
  const name = plan.departments[number]?.name ?? '';
  if (chosen === null) return mendButton(at, name, { at: 'take-lead', row: place, chosen: [number] });
  const rank = chosen.indexOf(number);
  const without = chosen.filter((one) => one !== number);
  const added = chosen.length >= most ? chosen : [...chosen, number];
  return mendButton(at, rank < 0 ? name : `${rank + 1}. ${name}`, {
    ...{ at: 'lead', row: place, page },
    chosen: rank < 0 ? added : without,
  });
}

export function deadlineQuestion(open: OpenPlan, row: Row, before: readonly string[] = []): Message {
  const { task } = row;
  return asking(
    [
      {
        head: [
          ...before,
          taskName(task),
          `Thời hạn ghi: “${clip(task.deadline.printed, 150) || 'để trống'}”`,
          ...readingLines(task.deadline),
          'Thời hạn đúng là gì? Đề nghị nhập như kế hoạch ghi, thí dụ: trước ngày 15/6; Quý II; hằng tháng; thường xuyên.',
        ],
      },
    ],
    { rows: [], asks: mendAction(open.at, { at: 'deadline', row: row.place }) },
  );
}

/** What a typed deadline was read as, before it is taken. */
export function deadlineRead(open: OpenPlan, { place, task }: Row, phrase: string): Message {
  const { at, plan } = open;
  return asking(
    [
      {
        head: [
          taskName(task),
          `Thời hạn mới “${clip(phrase, 200)}” được đọc là:`,
          ...readingLines(readDeadline(phrase, plan.year)),
          'Đề nghị đồng chí xác nhận, hoặc nhập lại thời hạn.',
        ],
      },
    ],
    {
      rows: [[mendButton(at, 'Đúng (lấy thời hạn này)', { at: 'take-deadline', row: place })]],
      asks: mendAction(at, { at: 'deadline', row: place }),
      said: phrase,
    },
  );
}

export function titleQuestion(open: OpenPlan, row: Row, before: readonly string[] = []): Message {
  const { task, place } = row;
  return asking(
    [
      {
        head: [
          ...before,
          taskName(task),
          ...(task.text === task.title ? [] : [`<i>${clip(task.text, 400)}</i>`]),
          'Tên gọi mới là gì? Đề nghị nhập, tối đa 60 ký tự; nội dung đầy đủ của kế hoạch giữ nguyên.',
        ],
      },
    ],
    { rows: [], asks: mendAction(open.at, { at: 'title', row: place }) },
  );
}

export function sectionQuestion(
  open: OpenPlan,
  { place, task }: Row,
  page: number,
  before: readonly string[] = [],
): Message {
  const { at, plan } = open;
  const others = plan.sections
    .map((section, number) => ({ section, number }))
    .filter(({ section }) => section.id !== task.section);
  return asking(
    [
      {
        head: [
          ...before,
          taskName(task),
          `Đang ở mục: ${sectionName(own(plan.sections, task.section))}`,
          'Thuộc mục nào? Đề nghị chọn; mục chưa có thì nhập số và tên, thí dụ: IX. Nội dung khác.',
        ],
      },
    ],
    {
      asks: mendAction(at, { at: 'section', row: place, page: 0 }),
      rows: choiceRows({
        entries: others,
        page,
        button: ({ section: { id, title }, number }) =>
          mendButton(at, id === '' ? title : `${id}. ${title}`, {
            ...{ at: 'take-section', row: place, section: number },
          }),
        turn: (to) => mendAction(at, { at: 'section', row: place, page: to }),
      }),
    },
  );
}

function own(sections: readonly Section[], id: string): Section {
  return sections.find((section) => section.id === id) ?? { id, title: '' };
}
