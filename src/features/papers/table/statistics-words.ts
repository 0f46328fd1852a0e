import { departmentOf } from '../../../plan/plan.js';
import type { Office } from '../../../plan/plan.js';
import type { TargetLine } from './target-line.js';
import type { TrackingTable } from './rule.js';
import type { Statistics, Tally } from '../../../journal/statistics.js';
import { changedLines, dutyLines, regularLine, waitingLines } from '../../../words/figures.js';
import { dateWords } from '../../../words/words.js';
import { placeOfTarget } from '../plan-place.js';
import { plainWords, sectionTitle } from '../plain-words.js';
import { empty, textCell } from '../../../words/documents/sheet.js';
import type { SheetCell, SheetPage, SheetRow } from '../../../words/documents/sheet.js';
import { aboutYearInFull } from '../../../words/office.js';

/** The words over the figure that every office prints, in its order. */
const TALLY_TITLES = [
  'Tổng số',
  'Đã hoàn thành',
  'Tỷ lệ hoàn thành',
  'Hoàn thành đúng hạn',
  'Hoàn thành quá hạn',
  'Chưa hoàn thành',
  'Chưa hoàn thành, trong hạn',
  'Chưa hoàn thành, quá hạn',
] as const;

/** A line of the statistic: a department or a section. */
export interface TallyLine {
  readonly name: string;
  readonly tally: Tally;
}

export function departmentLines(office: Office, { byDepartment }: Statistics): readonly TallyLine[] {
  return byDepartment.map(({ department, tally }) => ({
    name:
      department === null
        ? 'Chung (toàn thể các đơn vị)'
        : plainWords(departmentOf(office.plan, department).name, 80),
    tally,
  }));
}

export function sectionLines({ bySection }: Statistics): readonly TallyLine[] {
  return bySection.map(({ section, tally }) => ({
    name: section.id === '' ? sectionTitle(section) : `${section.id}. ${sectionTitle(section)}`,
    tally,
  }));
}

/** The statistic by department and by section; each adds up to the plan's. */
export function statisticsSheet(office: Office, { asOf, statistics }: TrackingTable): SheetPage {
  const sum: SheetRow = { kind: 'sum', cells: tallyCells({ name: 'Cộng', tally: statistics.dated }) };
  const rowOf = (line: TallyLine): SheetRow => ({ kind: 'cells', cells: tallyCells(line) });
  return {
    name: 'Thống kê',
    title: `THỐNG KÊ KẾT QUẢ THỰC HIỆN NHIỆM VỤ CÓ THỜI HẠN NĂM ${office.plan.year}`,
    subtitle: `${plainWords(office.plan.office, 80)}. Số liệu đến ngày ${dateWords(asOf)}`,
    columns: [
      { title: 'Đơn vị, lĩnh vực', width: 52 },
      ...TALLY_TITLES.map((title) => ({ title, width: 12 })),
    ],
    rows: [
      { kind: 'band', text: 'Theo đơn vị chủ trì' },
      ...departmentLines(office, statistics).map(rowOf),
      sum,
      { kind: 'band', text: 'Theo lĩnh vực' },
      ...sectionLines(statistics).map(rowOf),
      sum,
      { kind: 'band', text: 'Ngoài số nhiệm vụ có thời hạn' },
      ...besides(office, statistics).map((text): SheetRow => ({ kind: 'note', text })),
      ...assignedRows(office, statistics),
    ],
    paper: 'A4',
    filtered: false,
  };
}

/** Work that was assigned beside the plan, by lead, with a sum of its own. */
function assignedRows(office: Office, statistics: Statistics): readonly SheetRow[] {
  const lines = assignedTallies(office, statistics);
  if (lines.length === 0) return [];
  return [
    { kind: 'band', text: 'Nhiệm vụ giao thêm, theo đơn vị chủ trì' },
    ...lines.map((line): SheetRow => ({ kind: 'cells', cells: tallyCells(line) })),
    { kind: 'sum', cells: tallyCells({ name: 'Cộng', tally: statistics.assigned.tally }) },
  ];
}

export function assignedTallies(office: Office, { assigned }: Statistics): readonly TallyLine[] {
  return assigned.byDepartment.map(({ department, tally }) => ({
    name:
      department === null
        ? 'Nhiều đơn vị cùng chủ trì'
        : plainWords(departmentOf(office.plan, department).name, 80),
    tally,
  }));
}

/** The measurable targets; no sheet where the plan has none. */
export function targetSheets(
  office: Office,
  { asOf, targets }: Pick<TrackingTable, 'asOf' | 'targets'>,
): readonly SheetPage[] {
  if (targets.length === 0) return [];
  return [
    {
      name: 'Chỉ tiêu',
      title: `CHỈ TIÊU ${aboutYearInFull(office.plan).toUpperCase()}`,
      subtitle: `${plainWords(office.plan.office, 80)}. Số liệu đến ngày ${dateWords(asOf)}`,
      columns: [
        { title: 'TT', width: 6 },
        { title: 'Chỉ tiêu', width: 56 },
        { title: 'Nơi nêu trong Kế hoạch', width: 18 },
        { title: 'Yêu cầu', width: 18 },
        { title: 'Kết quả', width: 14 },
        { title: 'Ngày báo cáo', width: 13 },
        { title: 'Đánh giá', width: 14 },
      ],
      rows: targets.map((line, at): SheetRow => ({ kind: 'cells', cells: targetCells(line, at + 1) })),
      paper: 'A4',
      filtered: false,
    },
  ];
}

/** `tối thiểu 95%`, `từ trên 90%`, `100%` */
export function wantedWords({ target }: TargetLine): string {
  const value = amountWords(target.value, target.unit);
  switch (target.comparison) {
    case 'at-least':
      return `tối thiểu ${value}`;
    case 'more-than':
      return `trên ${value}`;
    case 'exactly':
      return value;
  }
}

/** `96,5%`, `2 hội nghị`; empty while nothing is reported. */
export function reachedWords({ reached, target }: TargetLine): string {
  if (reached === null) return '';
  const { value, bound, counted } = reached;
  const before = bound === 'above' ? 'trên ' : bound === 'at-least' ? 'từ ' : '';
  const figure = `${before}${amountWords(value, target.unit)}`;
  return counted ? `${counted.part}/${counted.whole} (${figure})` : figure;
}

export function metWords({ met }: TargetLine): string {
  if (met === null) return '';
  return met ? 'Đạt' : 'Chưa đạt';
}

function amountWords(value: number, unit: string): string {
  const figure = String(value).replace('.', ',');
  return unit === '%' ? `${figure}%` : `${figure} ${plainWords(unit, 40)}`;
}

function targetCells(line: TargetLine, number: number): readonly SheetCell[] {
  const { target, reportedOn, met } = line;
  return [
    { kind: 'number', value: number },
    textCell(plainWords(target.text)),
    textCell(placeOfTarget(target)),
    textCell(wantedWords(line)),
    textCell(reachedWords(line)),
    reportedOn === null ? empty : { kind: 'day', day: reportedOn },
    met === null
      ? textCell('Chưa báo cáo')
      : { kind: 'text', text: metWords(line), tone: met ? 'on-time' : 'overdue' },
  ];
}

/** Continuous work, work on request and duties, which the figure does not count. */
export function besides(office: Office, statistics: Statistics): readonly string[] {
  return [
    ...changedLines(statistics),
    regularLine(statistics),
    ...dutyLines(office, statistics),
    ...waitingLines(statistics),
  ];
}

function tallyCells({ name, tally }: TallyLine): readonly SheetCell[] {
  const { total, completed, onTime, late, open, within, overdue } = tally;
  const count = (value: number): SheetCell => ({ kind: 'number', value });
  return [
    textCell(name),
    count(total),
    count(completed),
    total === 0 ? empty : { kind: 'share', value: completed / total },
    count(onTime),
    count(late),
    count(open),
    count(within),
    overdue > 0 ? { kind: 'number', value: overdue, tone: 'overdue' } : count(overdue),
  ];
}
