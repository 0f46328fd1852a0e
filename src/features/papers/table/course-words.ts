import type { Evidence } from '../../../journal/fact.js';
import type { Office } from '../../../plan/plan.js';
import type { Confirmation, LateCauseLine, TableLine } from './rule.js';
import { causeWords } from '../../late-reason/words.js';
import { dateWords } from '../../../words/words.js';
import { departmentName, plainEvidence, plainWords } from '../plain-words.js';
import { empty, textCell } from '../../../words/documents/sheet.js';
import type { SheetCell, SheetColumn } from '../../../words/documents/sheet.js';
import { capacityBracket } from '../../../words/changed-words.js';
import { extensionWords, lineState, notesOf, periodOfLine, toneOf } from './line-words.js';

export interface TrackingColumn extends SheetColumn {
  readonly cell: (office: Office, line: TableLine) => SheetCell;
}

/** What became of the work. */
export const COURSE: readonly TrackingColumn[] = [
  { title: 'Kỳ', width: 9, cell: (_, line) => textCell(periodOfLine(line)) },
  { title: 'Hạn', width: 11, cell: dueCell },
  { title: 'Tình trạng', width: 15, cell: stateCell },
  {
    title: 'Ngày hoàn thành',
    width: 11,
    cell: (_, { completedOn }) => (completedOn === null ? empty : { kind: 'day', day: completedOn }),
  },
  { title: 'Số ngày quá hạn', width: 7, cell: lateCell },
  { title: 'Văn bản kết quả', width: 15, cell: (_, { evidence }) => textCell(numbersOf(evidence)) },
  { title: 'Ngày văn bản', width: 11, cell: (_, { evidence }) => documentDay(evidence) },
  {
    title: 'Trạng thái xác nhận',
    width: 10,
    cell: (_, { confirmation }) => textCell(confirmationWords(confirmation)),
  },
  { title: 'Vướng mắc, ghi chú', width: 18, cell: (_, line) => textCell(notesOf(line)) },
  {
    title: 'Nguyên nhân quá hạn, người xác nhận',
    width: 20,
    cell: (office, { causes }) => textCell(causes.map((cause) => causeLine(office, cause)).join('; ')),
  },
  {
    title: 'Gia hạn',
    width: 10,
    cell: (office, { extension }) => textCell(extensionWords(office, extension)),
  },
  {
    title: 'Người báo cáo',
    width: 12,
    cell: (_, { reporters }) => textCell(reporters.map((name) => plainWords(name, 64)).join(', ')),
  },
];

/** `Khách quan: chờ huyện giao dự toán (đồng chí Trần Thị Hoa xác nhận ngày 08/04/2025)` */
function causeLine(office: Office, { reason, confirmedBy }: LateCauseLine): string {
  const { cause, words, part, confirmed } = reason;
  const name = causeWords(cause);
  const of =
    part === null
      ? `${name.charAt(0).toUpperCase()}${name.slice(1)}`
      : `${departmentName(office, part)}: ${name}`;
  const said = words === '' ? '' : `: ${plainWords(words, 200)}`;
  if (!confirmed) return `${of}${said}${cause === 'objective' ? ' (chưa xác nhận)' : ''}`;
  const who =
    confirmedBy === null
      ? 'đã xác nhận'
      : `đồng chí ${plainWords(confirmedBy, 64)}${capacityBracket(office.plan, confirmed.as)} xác nhận`;
  return `${of}${said} (${who} ngày ${dateWords(confirmed.on)})`;
}

function confirmationWords(confirmation: Confirmation): string {
  switch (confirmation) {
    case 'none':
      return '';
    case 'not-needed':
      return 'Không yêu cầu';
    case 'waiting':
      return 'Chờ xác nhận';
    case 'confirmed':
      return 'Đã xác nhận';
    case 'returned':
      return 'Đã trả lại';
  }
}

/** The numbers of documents without their days, which have a column of their own, and how many photos and files there are. */
function numbersOf(evidence: readonly Evidence[]): string {
  return plainEvidence(evidence.map((one) => (one.kind === 'document' ? { ...one, dated: null } : one)));
}

/** Of one document its day as a day; of several their days in the order of their numbers. */
function documentDay(evidence: readonly Evidence[]): SheetCell {
  const days = evidence.flatMap((one) => (one.kind === 'document' ? [one.dated] : []));
  const [only = null, ...others] = days;
  if (others.length === 0) return only === null ? empty : { kind: 'day', day: only };
  if (days.every((one) => one === null)) return empty;
  return textCell(days.map((one) => (one === null ? 'chưa rõ' : dateWords(one))).join(', '));
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
