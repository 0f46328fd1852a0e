import type { Day } from '../../../plan/day.js';
import { displayed } from '../../../plan/plan.js';
import type { Office, PrintedRow } from '../../../plan/plan.js';
import type { CheckIns, TableLine, TrackingTable } from './rule.js';
import type { Extended } from './extended.js';
import type { Standing } from '../../../journal/standing.js';
import { causeSummary } from '../../late-reason/words.js';
import { missingParts } from '../../../journal/standing.js';
import { stageOf } from '../../../words/lines.js';
import { plainStage } from '../../../words/stage-words.js';
import { dateWords, statusWords } from '../../../words/words.js';
import { placeOfDuty } from '../plan-place.js';
import {
  departmentName,
  noteWords,
  plainEvidence,
  plainOf,
  plainPeriod,
  plainState,
  plainWords,
  sectionHead,
} from '../plain-words.js';
import { empty, textCell } from '../../../words/documents/sheet.js';
import type { SheetCell, SheetPage, SheetRow, Tone } from '../../../words/documents/sheet.js';
import { aboutYearInFull } from '../../../words/office.js';

interface TrackingColumn {
  readonly title: string;
  readonly width: number;
  readonly cell: (office: Office, line: TableLine) => SheetCell;
}

const CODE: TrackingColumn = {
  title: 'TT',
  width: 8,
  cell: (_, { task }) => ({ kind: 'text', text: task.code, centred: true }),
};
const LEAD: TrackingColumn = {
  title: '5. Chủ trì',
  width: 13,
  cell: (office, { task }) => textCell(departmentName(office, task.lead)),
};

/** What became of the work. */
const COURSE: readonly TrackingColumn[] = [
  { title: 'Kỳ', width: 10, cell: (_, line) => textCell(periodOfLine(line)) },
  { title: 'Hạn', width: 11, cell: dueCell },
  { title: 'Tình trạng', width: 15, cell: stateCell },
  {
    title: 'Ngày hoàn thành',
    width: 11,
    cell: (_, { completedOn }) => (completedOn === null ? empty : { kind: 'day', day: completedOn }),
  },
  { title: 'Số ngày quá hạn', width: 8, cell: lateCell },
  { title: 'Minh chứng', width: 16, cell: (_, line) => textCell(plainEvidence(line.evidence)) },
  { title: 'Vướng mắc, ghi chú', width: 18, cell: (office, line) => textCell(remarksOf(office, line)) },
  { title: 'Gia hạn', width: 10, cell: (_, { extension }) => textCell(extensionWords(extension)) },
  {
    title: 'Người báo cáo',
    width: 13,
    cell: (_, { reporters }) => textCell(reporters.map((name) => plainWords(name, 64)).join(', ')),
  },
];

/** The Appendix's own eight columns in its order, then what became of the work. */
const COLUMNS: readonly TrackingColumn[] = [
  CODE,
  { title: '1. Mục tiêu/Chỉ tiêu/Nội dung', width: 24, cell: printedCell('objective') },
  { title: '2. Nhiệm vụ', width: 25, cell: assignmentCell },
  { title: '3. Hoạt động', width: 28, cell: printedCell('activities') },
  { title: '4. Kết quả, sản phẩm', width: 16, cell: (_, { task }) => textCell(plainWords(task.deliverable)) },
  LEAD,
  { title: '6. Phối hợp', width: 11, cell: (_, { task }) => textCell(plainWords(task.support)) },
  { title: '7. Thời gian hoàn thành', width: 13, cell: printedCell('deadline') },
  { title: '8. Kinh phí', width: 7, cell: () => empty },
  ...COURSE,
];

/** Its lines are numbered, a number for each duty. */
function dutyColumns(duties: readonly TableLine[]): readonly TrackingColumn[] {
  const tasks = [...new Set(duties.map(({ task }) => task))];
  const place: TrackingColumn['cell'] = ({ plan }, { task }) => textCell(placeOfDuty(plan, task));
  return [
    { title: 'TT', width: 6, cell: (_, { task }) => ({ kind: 'number', value: tasks.indexOf(task) + 1 }) },
    { title: 'Nội dung', width: 40, cell: (_, { task }) => textCell(plainWords(task.text)) },
    { title: 'Nơi nêu trong Kế hoạch', width: 14, cell: place },
    { ...LEAD, title: 'Đơn vị', width: 24 },
    ...COURSE,
  ];
}

/** The tracking table as a sheet. */
export function trackingSheet(office: Office, { asOf, sections }: TrackingTable): SheetPage {
  const { plan } = office;
  return {
    name: 'Theo dõi',
    title: `BẢNG THEO DÕI THỰC HIỆN KẾ HOẠCH ${aboutYearInFull(plan).toUpperCase()}`,
    subtitle: subtitleOf(office, asOf),
    columns: COLUMNS.map(({ title, width }) => ({ title, width })),
    rows: sections.flatMap(({ section, lines }): readonly SheetRow[] => [
      { kind: 'band', text: sectionHead(section) },
      ...lines.map((line): SheetRow => ({
        kind: 'cells',
        cells: COLUMNS.map(({ cell }) => cell(office, line)),
      })),
    ]),
    filtered: true,
  };
}

/** The duties outside the Appendix; no sheet where the plan has none. */
export function dutySheets(office: Office, { asOf, duties }: TrackingTable): readonly SheetPage[] {
  if (duties.length === 0) return [];
  const columns = dutyColumns(duties);
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

function openWords(office: Office, standing: Standing): string {
  const { state, progress, parts } = standing;
  if (standing.waiting) return plainState(office, standing);
  switch (state.kind) {
    case 'completed':
      if (state.notArising) return 'không phát sinh';
      return state.timing.kind === 'late'
        ? `hoàn thành, quá hạn ${state.timing.days} ngày`
        : 'hoàn thành đúng hạn';
    case 'not-open':
      return `chưa đến kỳ (${plainState(office, standing)})`;
    case 'undated':
      return 'đang thực hiện, chưa có hạn';
    case 'overdue':
    case 'missed':
    case 'within': {
      const stage = stageOf(standing);
      const named = stage ? ` (${plainWords(plainStage(stage), 100)})` : '';
      const said = progress === 'none' ? '' : `${statusWords(progress)}${named}`;
      const shared = parts
        ? `${parts.length - missingParts(standing).length}/${parts.length} đơn vị đã báo cáo`
        : '';
      const late = state.kind === 'overdue' ? `quá hạn ${state.days} ngày` : 'trong hạn';
      return [late, said, shared].filter((one) => one !== '').join(', ');
    }
  }
}

function checkInWords({ begun, reported }: CheckIns): string {
  return begun === 0 ? 'Chưa đến kỳ báo cáo' : `Đã báo cáo ${reported}/${begun} kỳ`;
}

function printedCell(cell: keyof PrintedRow): TrackingColumn['cell'] {
  return (office, { task }) => textCell(plainWords(displayed(office.plan, task.printed[cell]), 1000));
}

/** Where rows share a cell of the Appendix, the work itself is told. */
function assignmentCell(office: Office, { task }: TableLine): SheetCell {
  const printed = displayed(office.plan, task.printed.assignment);
  return textCell(plainWords(printed === '' ? task.text : printed, 1000));
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
