import type { Day } from '../../../plan/day.js';
import { displayed } from '../../../plan/plan.js';
import type { Office, Plan, PrintedRow } from '../../../plan/plan.js';
import type { AssignedLine, TableLine, TrackingTable } from './rule.js';
import { COURSE } from './course-words.js';
import type { TrackingColumn } from './course-words.js';
import { documentWords } from '../../assigned/record-words.js';
import type { decisionOf } from '../decision.js';
import { documentName } from '../document-words.js';
import { placeOfDuty } from '../plan-place.js';
import { leadNames, plainOf, plainWords, sectionHead } from '../plain-words.js';
import { empty, textCell } from '../../../words/documents/sheet.js';
import type { SheetCell, SheetPage, SheetRow } from '../../../words/documents/sheet.js';
import { aboutYearInFull, planOfYear } from '../../../words/office.js';
import { dateWords, upperFirst } from '../../../words/words.js';

const CODE: TrackingColumn = {
  title: 'TT',
  width: 7,
  cell: (_, { task }) => ({ kind: 'text', text: task.code, centred: true }),
};
const LEAD: TrackingColumn = {
  title: '5. Chủ trì',
  width: 12,
  cell: (office, { task }) => textCell(leadNames(office, task)),
};

/** The Appendix's own eight columns in its order. */
const PRINTED: readonly TrackingColumn[] = [
  CODE,
  { title: '1. Mục tiêu/Chỉ tiêu/Nội dung', width: 21, cell: printedCell('objective') },
  { title: '2. Nhiệm vụ', width: 24, cell: assignmentCell },
  { title: '3. Hoạt động', width: 25, cell: printedCell('activities') },
  { title: '4. Kết quả, sản phẩm', width: 14, cell: (_, { task }) => textCell(plainWords(task.deliverable)) },
  LEAD,
  { title: '6. Phối hợp', width: 10, cell: (_, { task }) => textCell(plainWords(task.support)) },
  { title: '7. Thời gian hoàn thành', width: 12, cell: printedCell('deadline') },
  { title: '8. Kinh phí', width: 6, cell: () => empty },
];

type Decision = ReturnType<typeof decisionOf>;

/** By which document the work was given: the plan, by the number that it was issued with where that was reported. */
function assignedColumn(plan: Plan, decision: Decision): TrackingColumn {
  const dated = decision?.dated ? ` ngày ${dateWords(decision.dated)}` : '';
  const name = decision ? `${documentName(decision.number)}${dated}` : upperFirst(planOfYear(plan));
  return { title: 'Số, ngày văn bản giao nhiệm vụ', width: 14, cell: () => textCell(name) };
}

/** Empty where no leader was given a part of the work. */
const LEADERS: TrackingColumn = {
  title: 'Lãnh đạo phụ trách',
  width: 12,
  cell: (_, { leaders }) => textCell(leaders.map((name) => plainWords(name, 64)).join(', ')),
};

/** The Appendix, then what became of the work. */
function trackingColumns(plan: Plan, decision: Decision): readonly TrackingColumn[] {
  return [...PRINTED, assignedColumn(plan, decision), LEADERS, ...COURSE];
}

/** Its lines are numbered, a number for each duty. */
function dutyColumns(plan: Plan, { duties, decision }: TrackingTable): readonly TrackingColumn[] {
  const tasks = [...new Set(duties.map(({ task }) => task))];
  return [
    { title: 'TT', width: 6, cell: (_, { task }) => ({ kind: 'number', value: tasks.indexOf(task) + 1 }) },
    { title: 'Nội dung', width: 40, cell: (_, { task }) => textCell(plainWords(task.text)) },
    {
      title: 'Nơi nêu trong Kế hoạch',
      width: 14,
      cell: (_, { task }) => textCell(placeOfDuty(plan, task)),
    },
    { ...LEAD, title: 'Đơn vị', width: 24 },
    assignedColumn(plan, decision),
    LEADERS,
    ...COURSE,
  ];
}

/** The tracking table as a sheet. */
export function trackingSheet(office: Office, { asOf, sections, decision }: TrackingTable): SheetPage {
  const { plan } = office;
  const columns = trackingColumns(plan, decision);
  return {
    name: 'Theo dõi',
    title: `BẢNG THEO DÕI THỰC HIỆN KẾ HOẠCH ${aboutYearInFull(plan).toUpperCase()}`,
    subtitle: subtitleOf(office, asOf),
    columns: columns.map(({ title, width }) => ({ title, width })),
    rows: sections.flatMap(({ section, lines }): readonly SheetRow[] => [
      { kind: 'band', text: sectionHead(section) },
      ...lines.map((line): SheetRow => ({
        kind: 'cells',
        cells: columns.map(({ cell }) => cell(office, line)),
      })),
    ]),
    paper: 'A3',
    filtered: true,
  };
}

/** The duties outside the Appendix; no sheet where the plan has none. */
export function dutySheets(office: Office, table: TrackingTable): readonly SheetPage[] {
  const { asOf, duties } = table;
  if (duties.length === 0) return [];
  const columns = dutyColumns(office.plan, table);
  return [
    {
      name: 'Chế độ báo cáo',
      title: `CHẾ ĐỘ BÁO CÁO ĐỊNH KỲ NGOÀI PHỤ LỤC NĂM ${office.plan.year}`,
      subtitle: subtitleOf(office, asOf),
      columns: columns.map(({ title, width }) => ({ title, width })),
      rows: duties.map((line): SheetRow => ({
        kind: 'cells',
        cells: columns.map(({ cell }) => cell(office, line)),
      })),
      paper: 'A3',
      filtered: true,
    },
  ];
}

interface AssignedColumn extends Omit<TrackingColumn, 'cell'> {
  readonly cell: (office: Office, line: AssignedLine) => SheetCell;
}

const ASSIGNED: readonly AssignedColumn[] = [
  { ...CODE, title: 'Mã' },
  { title: 'Nội dung', width: 40, cell: (_, { task }) => textCell(plainWords(task.text)) },
  { title: 'Số, ngày văn bản giao nhiệm vụ', width: 18, cell: basisCell },
  { ...LEAD, title: 'Chủ trì', width: 24 },
  { title: 'Phối hợp', width: 14, cell: (_, { task }) => textCell(plainWords(task.support)) },
  { title: 'Sản phẩm', width: 16, cell: (_, { task }) => textCell(plainWords(task.deliverable)) },
  LEADERS,
  ...COURSE,
];

/** Work that was assigned beside the plan; no sheet where there is none. */
export function assignedSheets(office: Office, { asOf, assigned }: TrackingTable): readonly SheetPage[] {
  if (assigned.length === 0) return [];
  return [
    {
      name: 'Giao thêm',
      title: `NHIỆM VỤ GIAO THÊM NGOÀI KẾ HOẠCH NĂM ${office.plan.year}`,
      subtitle: subtitleOf(office, asOf),
      columns: ASSIGNED.map(({ title, width }) => ({ title, width })),
      rows: assigned.map((line): SheetRow => ({
        kind: 'cells',
        cells: ASSIGNED.map(({ cell }) => cell(office, line)),
      })),
      paper: 'A3',
      filtered: true,
    },
  ];
}

function basisCell(_: Office, { basis }: AssignedLine): SheetCell {
  return textCell(basis ? plainWords(plainOf(documentWords(basis)), 200) : '');
}

function subtitleOf({ plan }: Office, asOf: Day): string {
  return `${plainWords(plan.office, 80)}. Số liệu đến ngày ${dateWords(asOf)}`;
}

function printedCell(cell: keyof PrintedRow): TrackingColumn['cell'] {
  return (office, { task }) => textCell(plainWords(displayed(office.plan, task.printed[cell]), 1000));
}

/** Where rows share a cell of the Appendix, the work itself is told. */
function assignmentCell(office: Office, { task }: TableLine): SheetCell {
  const printed = displayed(office.plan, task.printed.assignment);
  return textCell(plainWords(printed === '' ? task.text : printed, 1000));
}
