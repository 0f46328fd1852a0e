import type { Tally } from '../../../journal/statistics.js';
import type { Office, Plan } from '../../../plan/plan.js';
import type { Signer } from '../../../journal/fact.js';
import type { PeriodicReport, SectionReport } from './rule.js';
import { assignedCounts, completedCounts, openCounts } from '../../../words/figures.js';
import { aboutYearInFull, workInFull, workIntroduced, workName } from '../../../words/office.js';
import { percentWords, dateWords } from '../../../words/words.js';
import { appendixTable } from './appendix.js';
import { countedWords, lateCountedWords } from './counted-words.js';
import { copiesOf, issuedBy, issuedWith, issuerName, reportTo, reportedTo, symbolOf } from '../issuer.js';
import { blank, gap } from '../../../words/documents/paper.js';
import type { OfficialPaper, PaperBlock, PaperTable, Runs } from '../../../words/documents/paper.js';
import { placeOfTarget } from '../plan-place.js';
import { plainOf, plainWords, sectionTitle } from '../plain-words.js';
import { isMinistrys } from '../span.js';
import type { ReportSpan } from '../span.js';
import { nextSpanWords, spanWords } from '../span-words.js';
import {
  besides,
  assignedTallies,
  departmentLines,
  metWords,
  reachedWords,
  sectionLines,
  wantedWords,
} from '../table/statistics-words.js';
import type { TallyLine } from '../table/statistics-words.js';
import {
  completedItem,
  continuousItem,
  groupNamed,
  nextItem,
  overdueItem,
  reasonOf,
  underWayItem,
} from '../task-words.js';

/** The report on the plan's work in a span, ready but for what only a person knows. */
export function reportPaper(office: Office, report: PeriodicReport, signer: Signer): OfficialPaper {
  const { plan } = office;
  const { span, asOf } = report;
  return {
    ...issuedBy(plan, signer),
    symbol: ['Số: ', blank, symbolOf(plan, 'BC')],
    head: {
      kind: 'named',
      name: 'BÁO CÁO',
      about: [`Kết quả thực hiện ${workInFull(plan)}`, spanTitle(report)],
      to: reportTo(plan, asOf),
    },
    body: [
      ...opening(office, report),
      part('I. KẾT QUẢ THỰC HIỆN'),
      ...report.sections.flatMap((section, at) => sectionBlocks(office, section, at + 1)),
      part('II. ĐÁNH GIÁ CHUNG'),
      ...assessment(office, report),
      part(`III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM ${nextSpanWords(span).toUpperCase()}`),
      ...outlook(office, report),
      part('IV. KIẾN NGHỊ, ĐỀ XUẤT'),
      ...proposals(office, report),
      paragraph(
        `Trên đây là báo cáo kết quả thực hiện ${workName(plan)} ${spanWords(span)} của ${issuerName(plan)}./.`,
      ),
    ],
    recipients: [['- Như trên;'], ...reportedTo(plan), ...copiesOf(plan)],
    appendix: {
      title: ['Phụ lục', `KẾT QUẢ THỰC HIỆN NHIỆM VỤ KẾ HOẠCH ${aboutYearInFull(plan).toUpperCase()}`],
      note: [
        '(Kèm theo Báo cáo số ',
        blank,
        `${symbolOf(plan, 'BC')} ngày `,
        blank,
        ` của ${issuerName(plan)}; số liệu đến ngày ${dateWords(asOf)})`,
      ],
      table: appendixTable(office, report.table),
    },
  };
}

function spanTitle({ span }: PeriodicReport): string {
  const words = spanWords(span);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function opening(
  { plan }: Office,
  { span, asOf, provisional, decision }: PeriodicReport,
): readonly PaperBlock[] {
  const window = `số liệu từ ngày ${dateWords(span.dataFrom)} đến ngày ${dateWords(asOf)}`;
  return [
    paragraph(
      `Thực hiện ${plainWords(plan.title, 200)} `,
      ...issuedWith(plan, decision),
      `, ${issuerName(plan)} báo cáo kết quả thực hiện ${workIntroduced(plan)} ${spanWords(span)} như sau (${window}`,
      ...closingRule(plan, span),
      '):',
    ),
    ...(provisional
      ? [
          paragraph({
            kind: 'gap',
            text: `[… Bản tạm thời: kỳ báo cáo chốt số liệu ngày ${dateWords(span.dataTo)}; đề nghị lập lại sau ngày này …]`,
          }),
        ]
      : []),
  ];
}

/** Where the ministry says when the figures are closed. A document is cited with its day and subject, which a person fills in. */
function closingRule(plan: Plan, span: ReportSpan): Runs {
  if (!isMinistrys(plan, span)) return [];
  return [
    ', thời điểm chốt số liệu theo Công văn số 581/BNV-CCHC ngày ',
    blank,
    ' của Bộ Nội vụ về việc ',
    gap('trích yếu của công văn'),
  ];
}

function sectionBlocks(office: Office, report: SectionReport, number: number): readonly PaperBlock[] {
  const { section, tally, completed, otherwise, overdue, underWay, continuous } = report;
  const figure = tally
    ? `Nhiệm vụ có thời hạn: ${tally.total}. ${completedCounts(tally)}. ${openCounts(tally)}.`
    : '';
  return [
    { kind: 'section', text: `${number}. ${sectionTitle(section)}` },
    ...(figure === '' ? [] : [paragraph(figure)]),
    ...listed(
      'Hoàn thành trong kỳ báo cáo:',
      completed.map((one) => completedItem(office, one)),
    ),
    ...countedWords(otherwise).map((line) => paragraph(line)),
    ...listed(
      'Đang thực hiện, đã có báo cáo tiến độ:',
      underWay.map((one) => underWayItem(office, one)),
    ),
    ...listed(
      'Quá hạn, chưa hoàn thành:',
      overdue.map((one) => overdueItem(office, one)),
    ),
    ...lateCountedWords(overdue).map((line) => paragraph(line)),
    ...listed(
      'Nhiệm vụ thường xuyên (tính từ đầu năm):',
      continuous.map((one) => continuousItem(office, one)),
    ),
    paragraph(gap('số liệu, kết quả nổi bật của lĩnh vực trong kỳ')),
  ];
}

function assessment(office: Office, report: PeriodicReport): readonly PaperBlock[] {
  const { statistics, overdue, blocked, asOf } = report;
  const { dated } = statistics;
  return [
    { kind: 'section', text: '1. Số liệu tổng hợp' },
    paragraph(
      `Đến ngày ${dateWords(asOf)}, kế hoạch có ${dated.total} nhiệm vụ có thời hạn. ${completedCounts(dated)}. ${openCounts(dated)}.`,
    ),
    ...besides(office, statistics).map((line) => paragraph(plainOf(line))),
    { kind: 'caption', text: 'Kết quả theo đơn vị chủ trì' },
    { kind: 'table', table: tallyTable('Đơn vị', departmentLines(office, statistics), dated) },
    { kind: 'caption', text: 'Kết quả theo lĩnh vực' },
    { kind: 'table', table: tallyTable('Lĩnh vực', sectionLines(statistics), dated) },
    ...assignedBlocks(office, report),
    ...targetBlocks(report),
    paragraph('Tình hình thực hiện từng nhiệm vụ của kế hoạch (Chi tiết tại Phụ lục kèm theo).'),
    { kind: 'section', text: '2. Kết quả nổi bật' },
    paragraph(gap('kết quả nổi bật, cách làm mới trong kỳ')),
    { kind: 'section', text: '3. Nhiệm vụ quá hạn và lý do' },
    ...(overdue.length === 0
      ? [paragraph('Không có nhiệm vụ quá hạn chưa hoàn thành.')]
      : overdue.map((group) => item(overdueItem(office, group)))),
    ...lateCountedWords(overdue).map((line) => paragraph(line)),
    { kind: 'section', text: '4. Khó khăn, vướng mắc' },
    ...(blocked.length === 0
      ? [paragraph('Các đơn vị không báo cáo vướng mắc.')]
      : blocked.map((group) => item(underWayItem(office, group)))),
    paragraph(gap('nhận định chung về tồn tại, hạn chế và nguyên nhân')),
  ];
}

function outlook(office: Office, { next, nextUntil, overdue }: PeriodicReport): readonly PaperBlock[] {
  return [
    ...(overdue.length > 0
      ? [paragraph(`Tập trung hoàn thành ${overdue.length} nhiệm vụ quá hạn nêu tại mục II.3.`)]
      : []),
    ...(next.length === 0
      ? [paragraph(`Không có nhiệm vụ đến hạn từ nay đến ngày ${dateWords(nextUntil)}.`)]
      : [
          paragraph(`Hoàn thành các nhiệm vụ đến hạn đến hết ngày ${dateWords(nextUntil)}:`),
          ...next.map((standing) => item(nextItem(office, standing))),
        ]),
    paragraph('Duy trì việc thực hiện và báo cáo hằng tháng các nhiệm vụ thường xuyên.'),
    paragraph(gap('nhiệm vụ trọng tâm khác')),
  ];
}

function proposals(office: Office, { blocked }: PeriodicReport): readonly PaperBlock[] {
  return [
    ...blocked.map((group) =>
      item([
        `Đề nghị cấp trên xem xét, tháo gỡ vướng mắc của nhiệm vụ ${groupNamed(office, group)}: `,
        reasonOf(office, group),
        '.',
      ]),
    ),
    paragraph(gap('kiến nghị, đề xuất khác')),
  ];
}

function tallyTable(title: string, lines: readonly TallyLine[], sum: Tally): PaperTable {
  const column = (name: string): PaperTable['columns'][number] => ({
    title: name,
    width: 9,
    align: 'center',
  });
  const cells = ({ name, tally }: TallyLine): readonly Runs[] => {
    const { total, completed, onTime, late, within, overdue } = tally;
    const rate = total === 0 ? '–' : percentWords(completed, total);
    return [
      [name],
      ...[total, completed].map((one) => [String(one)]),
      [rate],
      ...[onTime, late, within, overdue].map((one) => [String(one)]),
    ];
  };
  return {
    columns: [
      { title, width: 37, align: 'left' },
      column('Tổng số'),
      column('Hoàn thành'),
      column('Tỷ lệ'),
      column('Đúng hạn'),
      column('Quá hạn'),
      column('Còn trong hạn'),
      column('Quá hạn, chưa xong'),
    ],
    rows: [
      ...lines.map((line) => ({ kind: 'cells' as const, cells: cells(line) })),
      { kind: 'sum', cells: cells({ name: 'Cộng', tally: sum }) },
    ],
  };
}

/** Work that was assigned beside the plan: figures of its own, by lead. */
function assignedBlocks(office: Office, report: PeriodicReport): readonly PaperBlock[] {
  const { statistics } = report;
  const lines = assignedTallies(office, statistics);
  if (lines.length === 0) return [];
  const sum = statistics.assigned.tally;
  return [
    paragraph(`Ngoài kế hoạch: ${assignedCounts(sum)} nhiệm vụ giao thêm.`),
    { kind: 'caption', text: 'Nhiệm vụ giao thêm theo đơn vị chủ trì' },
    { kind: 'table', table: tallyTable('Đơn vị', lines, sum) },
  ];
}

function targetBlocks({ targets }: PeriodicReport): readonly PaperBlock[] {
  if (targets.length === 0) return [];
  return [
    { kind: 'caption', text: 'Kết quả thực hiện các chỉ tiêu' },
    {
      kind: 'table',
      table: {
        columns: [
          { title: 'TT', width: 7, align: 'center' },
          { title: 'Chỉ tiêu', width: 38, align: 'left' },
          { title: 'Nơi nêu trong Kế hoạch', width: 16, align: 'left' },
          { title: 'Yêu cầu', width: 15, align: 'center' },
          { title: 'Kết quả', width: 13, align: 'center' },
          { title: 'Đánh giá', width: 11, align: 'center' },
        ],
        rows: targets.map((line, at) => ({
          kind: 'cells',
          cells: [
            [String(at + 1)],
            [plainWords(line.target.text)],
            [placeOfTarget(line.target)],
            [wantedWords(line)],
            line.reached === null ? [blank] : [reachedWords(line)],
            line.met === null ? [blank] : [metWords(line)],
          ],
        })),
      },
    },
  ];
}

function listed(title: string, items: readonly Runs[]): readonly PaperBlock[] {
  return items.length === 0 ? [] : [{ kind: 'lead', text: title }, ...items.map(item)];
}

function item(runs: Runs): PaperBlock {
  return { kind: 'item', runs };
}

function part(text: string): PaperBlock {
  return { kind: 'part', text };
}

function paragraph(...runs: Runs): PaperBlock {
  return { kind: 'paragraph', runs };
}
