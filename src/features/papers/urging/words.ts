import type { Office } from '../../../plan/plan.js';
import type { Urging } from './rule.js';
import type { Signer } from '../../../journal/fact.js';
import type { TaskGroup } from '../../../journal/views.js';
import { aboutYearInFull, planName, selfName } from '../../../words/office.js';
import { dateWords, extendedWords } from '../../../words/words.js';
import { copiesOf, issuedBy, issuedWith, issuerName, letterSymbol } from '../issuer.js';
import { blank, gap } from '../../../words/documents/paper.js';
import type {
  OfficialPaper,
  PaperBlock,
  PaperRow,
  PaperTable,
  Runs,
} from '../../../words/documents/paper.js';
import { districtGap } from '../districts.js';
import { departmentName, plainOf, plainWords } from '../plain-words.js';
import { groupNamed, reasonOf } from '../task-words.js';

/** "Công văn đôn đốc": to a department, about what it is late with, ready but for number, day and signature. */
export function urgingPaper(office: Office, urging: Urging, signer: Signer): OfficialPaper {
  const { plan } = office;
  const name = departmentName(office, urging.department);
  return {
    ...issuedBy(plan, signer),
    symbol: ['Số: ', blank, letterSymbol(plan)],
    head: {
      kind: 'letter',
      about: ['V/v đôn đốc thực hiện nhiệm vụ', aboutYearInFull(plan)],
      to: [[name]],
    },
    body: bodyOf(office, urging, name),
    recipients: [['- Như trên;'], ...copiesOf(plan)],
    appendix: null,
  };
}

function bodyOf(office: Office, urging: Urging, name: string): readonly PaperBlock[] {
  const { overdue, today, answerBy } = urging;
  const { plan } = office;
  return [
    paragraph(
      `Thực hiện ${plainWords(plan.title, 200)} `,
      ...issuedWith(plan, urging.decision),
      `; qua theo dõi, đến ngày ${dateWords(today)}, ${name} còn ${overdue.length} nhiệm vụ quá hạn chưa hoàn thành, cụ thể:`,
    ),
    { kind: 'table', table: tableOf(office, overdue) },
    paragraph(`Để bảo đảm tiến độ kế hoạch, ${issuerName(plan)} đề nghị ${name}:`),
    item(
      'Tập trung hoàn thành các nhiệm vụ nêu trên; báo cáo rõ lý do chậm (khách quan, chủ quan) và biện pháp khắc phục.',
    ),
    item(
      `Báo cáo kết quả kèm văn bản, tài liệu liên quan về ${selfName(plan)} (qua đầu mối theo dõi ${planName(plan)}) trước ngày ${dateWords(answerBy)}. Trường hợp cần gia hạn, nêu rõ lý do và thời hạn đề nghị.`,
    ),
    paragraph(gap('nội dung chỉ đạo khác, nếu có')),
    paragraph(`Đề nghị ${name} quan tâm, triển khai thực hiện./.`),
  ];
}

function tableOf(office: Office, overdue: readonly TaskGroup[]): PaperTable {
  return {
    columns: [
      { title: 'TT', width: 7, align: 'center' },
      { title: 'Nhiệm vụ', width: 43, align: 'left' },
      { title: 'Hạn', width: 14, align: 'center' },
      { title: 'Quá hạn', width: 13, align: 'center' },
      { title: 'Tình hình, lý do đã báo cáo', width: 23, align: 'left' },
    ],
    rows: overdue.map((group, at): PaperRow => ({ kind: 'cells', cells: cellsOf(office, group, at + 1) })),
  };
}

function cellsOf(office: Office, group: TaskGroup, number: number): readonly Runs[] {
  const { first } = group;
  const days = first.state.kind === 'overdue' ? first.state.days : 0;
  const extended = plainOf(extendedWords(office, first));
  const reason = reasonOf(office, group);
  return [
    [String(number)],
    [groupNamed(office, group), ...districtGap(office.plan, first.task, first.today)],
    [dateWords(first.period.due)],
    [`${days} ngày${extended}`],
    [typeof reason === 'string' ? reason : 'Chưa báo cáo'],
  ];
}

function paragraph(...runs: Runs): PaperBlock {
  return { kind: 'paragraph', runs };
}

function item(...runs: Runs): PaperBlock {
  return { kind: 'item', runs };
}
