import type { Day } from '../../../plan/day.js';
import { displayed } from '../../../plan/plan.js';
import type { Office, Plan, PrintedRow } from '../../../plan/plan.js';
import type { TableLine, TrackingTable } from './rule.js';
import { COURSE } from './course-words.js';
import type { TrackingColumn } from './course-words.js';
import type { decisionOf } from '../decision.js';
import { documentName } from '../document-words.js';
import { placeOfDuty } from '../plan-place.js';
import { departmentName, plainWords, sectionHead } from '../plain-words.js';
import type { Office, PrintedRow } from '../../../plan/plan.js';
import type { AssignedLine, CheckIns, TableLine, TrackingTable } from './rule.js';
import type { Extended } from './extended.js';
import type { Standing } from '../../../journal/standing.js';
import { documentWords } from '../../assigned/record-words.js';
import { causeSummary } from '../../late-reason/words.js';
import { missingParts } from '../../../journal/standing.js';
import { stageOf } from '../../../words/lines.js';
import { plainStage } from '../../../words/stage-words.js';
import { dateWords, statusWords } from '../../../words/words.js';
import {
  leadNames,
  noteWords,
  plainEvidence,
  plainOf,
  plainPeriod,
  plainState,
  plainWords,
  sectionHead,
} from '../plain-words.js';
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
  cell: (office, { task }) => textCell(departmentName(office, task.lead)),
  width: 13,
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

interface AssignedColumn extends Omit<TrackingColumn, 'cell'> {
  readonly cell: (office: Office, line: AssignedLine) => SheetCell;
}

const ASSIGNED_COLUMNS: readonly AssignedColumn[] = [
  { ...CODE, title: 'Mã' },
  { title: 'Nội dung', width: 40, cell: (_, { task }) => textCell(plainWords(task.text)) },
  { title: 'Văn bản giao', width: 22, cell: basisCell },
  { ...LEAD, title: 'Chủ trì', width: 24 },
  { title: 'Phối hợp', width: 14, cell: (_, { task }) => textCell(plainWords(task.support)) },
  { title: 'Sản phẩm', width: 16, cell: (_, { task }) => textCell(plainWords(task.deliverable)) },
  ...COURSE,
];

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

/** Work that was assigned beside the plan; no sheet where there is none. */
export function assignedSheets(office: Office, { asOf, assigned }: TrackingTable): readonly SheetPage[] {
  if (assigned.length === 0) return [];
  return [
    {
      name: 'Giao thêm',
      title: `NHIỆM VỤ GIAO THÊM NGOÀI KẾ HOẠCH NĂM ${office.plan.year}`,
      subtitle: subtitleOf(office, asOf),
      columns: ASSIGNED_COLUMNS.map(({ title, width }) => ({ title, width })),
      rows: assigned.map((line): SheetRow => ({
        kind: 'cells',
        cells: ASSIGNED_COLUMNS.map(({ cell }) => cell(office, line)),
      })),
      filtered: true,
    },
  ];
}

/** How a line stands, as it reads in a table: `Quá hạn 7 ngày`. */
export function lineState(office: Office, { standing, checkIns }: TableLine): string {
  if (checkIns) return checkInWords(checkIns);
  if (!standing) return 'Theo yêu cầu, chưa có hạn';
  const words = openWords(office, standing);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toneOf({ standing, checkIns }: TableLine): Tone {
  if (checkIns) return checkIns.missed > 0 ? 'late' : checkIns.reported > 0 ? 'on-time' : 'not-begun';
  if (!standing) return 'not-begun';
  const { state } = standing;
  switch (state.kind) {
    case 'completed':
      return state.timing.kind === 'late' ? 'late' : 'on-time';
    case 'overdue':
      return 'overdue';
    case 'missed':
      return 'late';
    case 'within':
      return 'under-way';
    case 'not-open':
    case 'undated':
      return 'not-begun';
  }
}

export function periodOfLine({ standing, checkIns }: TableLine): string {
  if (checkIns || !standing) return '';
  return plainPeriod(standing);
}

/** What people wrote: why it is stuck, or what they added to a report. */
export function remarksOf(office: Office, { notes, evidence, standing }: TableLine): string {
  const cause = standing ? plainOf(causeSummary(office, [standing])) : '';
  const said = noteWords(notes, evidence);
  const words = [said, cause === '' ? '' : `nguyên nhân ${cause}`].filter((one) => one !== '').join('; ');
  if (words === '') return standing?.progress === 'blocked' ? 'Vướng mắc, chưa nêu nội dung' : '';
  return standing?.progress === 'blocked' ? `Vướng mắc: ${words}` : words;
}

export function extensionWords(extension: Extended | null): string {
  if (!extension) return '';
  return `${extension.times} lần, hạn đầu ${dateWords(extension.firstDue)}`;
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

function basisCell(_: Office, { basis }: AssignedLine): SheetCell {
  return textCell(basis ? plainWords(plainOf(documentWords(basis)), 200) : '');
}

function dueCell(_: Office, { standing, checkIns }: TableLine): SheetCell {
  if (checkIns) return textCell('Thường xuyên');
  if (!standing || standing.state.kind === 'undated') return empty;
  return { kind: 'day', day: standing.period.due };
}

function stateCell(office: Office, line: TableLine): SheetCell {
  return { kind: 'text', text: lineState(office, line), tone: toneOf(line) };
}

function lateCell(_: Office, { daysLate }: TableLine): SheetCell {
  return daysLate === null ? empty : { kind: 'number', value: daysLate };
}
