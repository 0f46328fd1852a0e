import type { Office } from '../../../plan/plan.js';
import type { TableLine, TrackingTable } from '../table/rule.js';
import { dateWords } from '../../../words/words.js';
import type { PaperColumn, PaperRow, PaperTable, Runs } from '../../../words/documents/paper.js';
import { leadNames, plainEvidence, plainWords, sectionHead } from '../plain-words.js';
import { extensionWords, lineState, periodOfLine, remarksOf } from '../table/line-words.js';

const COLUMNS: readonly PaperColumn[] = [
  { title: 'TT', width: 5, align: 'center' },
  { title: 'Nhiệm vụ', width: 27, align: 'left' },
  { title: 'Đơn vị chủ trì', width: 10, align: 'left' },
  { title: 'Thời gian hoàn thành', width: 9, align: 'left' },
  { title: 'Hạn', width: 8, align: 'center' },
  { title: 'Tình trạng', width: 11, align: 'left' },
  { title: 'Ngày hoàn thành', width: 8, align: 'center' },
  { title: 'Văn bản kết quả', width: 9, align: 'left' },
  { title: 'Vướng mắc, gia hạn, ghi chú', width: 13, align: 'left' },
];

/** The Appendix with how each task stands, for the last pages of a report. */
export function appendixTable(office: Office, { sections }: TrackingTable): PaperTable {
  return {
    columns: COLUMNS,
    rows: sections.flatMap(({ section, lines }): readonly PaperRow[] => [
      { kind: 'band', text: sectionHead(section) },
      ...lines.map((line): PaperRow => ({ kind: 'cells', cells: cellsOf(office, line) })),
    ]),
  };
}

function cellsOf(office: Office, line: TableLine): readonly Runs[] {
  const { task, standing, completedOn, evidence, extension, checkIns } = line;
  const period = periodOfLine(line);
  const dated = standing && !checkIns && standing.state.kind !== 'undated';
  return [
    [task.code],
    [`${plainWords(task.text, 400)}${period === '' ? '' : `, ${period}`}`],
    [leadNames(office, task)],
    [plainWords(task.deadline.printed, 200)],
    [dated ? dateWords(standing.period.due) : ''],
    [lineState(office, line)],
    [completedOn === null ? '' : dateWords(completedOn)],
    [plainEvidence(evidence)],
    [[remarksOf(office, line), extensionWords(office, extension)].filter((one) => one !== '').join('; ')],
  ];
}
