import {
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  type IRunOptions,
} from 'docx';
import type { Plan, PrintedRow } from '../../../src/plan/plan.js';

const HEADS = [
  'TT',
  '1- Mục tiêu/Chỉ tiêu/nội dung',
  '2- Nhiệm vụ',
  '3- Hoạt động',
  '4- Kết quả, sản phẩm',
  '5- Chủ trì',
  '6- Phối hợp',
  '7- Thời gian hoàn thành',
  '8- Kinh phí',
];

const COLUMNS = [
  'objective',
  'assignment',
  'activities',
  'deliverable',
  'lead',
  'support',
  'deadline',
] as const;

/**
 * The Appendix as the office's own Word file has it: one table whose heading Word repeats on each page, cells
 * merged downwards over the tasks of a row, section titles merged across, a real footnote.
 */
export function seedAsWord({ sections, tasks }: Plan): Promise<Buffer> {
  const appendix = tasks.filter((task) => task.origin === 'appendix');
  const rows = sections
    .filter(({ id }) => id !== 'TH')
    .flatMap(({ id, title }) => [
      titleRow(id, title),
      ...(id === 'VII' ? [titleRow('', 'Xây dựng và phát triển chính quyền điện tử, chính quyền số')] : []),
      ...appendix
        .filter(({ section }) => section === id)
        .flatMap(({ code, printed }) => [
          ...(code === 'VII.2.1'
            ? [titleRow('2', 'Áp dụng ISO 9001:2015 trong hoạt động của các cơ quan')]
            : []),
          taskRow(code, printed),
        ]),
    ]);
  return packed([new Table({ rows: [headRow(), ...rows] })]);
}

/** The scan's tables page by page, a heading row in the middle of the table where each page began. */
export function scanAsWord(scan: string): Promise<Buffer> {
  const rows = scan
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells.length === 9)
    .map(
      (cells) =>
        new TableRow({
          children: cells.map((text) => {
            const words = text.replace(/<sup>.*?<\/sup>/gu, '').replace(/<\/p>\s*<p>/gu, '\n');
            return cell(words.replace(/<[^>]+>/gu, ''), {
              bold: text.includes('<b>') && !text.includes('<p>'),
            });
          }),
        }),
    );
  return packed([new Table({ rows })]);
}

function packed(children: readonly Table[]): Promise<Buffer> {
  const around = [
    'ỦY BAN NHÂN DÂN XÃ CẨM NHƯỢNG',
    'KẾ HOẠCH',
    'Cải cách hành chính xã Cẩm Nhượng năm 2025',
    'PHỤ LỤC',
  ];
  const document = new Document({
    footnotes: {
      1: { children: [new Paragraph('1) Hệ thống nền tảng tích hợp, chia sẻ dữ liệu của tỉnh')] },
    },
    sections: [
      { children: [...around.map((text) => new Paragraph(text)), ...children, new Paragraph('Nơi nhận:')] },
    ],
  });
  return Packer.toBuffer(document);
}

function headRow(): TableRow {
  return new TableRow({ tableHeader: true, children: HEADS.map((text) => cell(text, { bold: true })) });
}

function titleRow(number: string, title: string): TableRow {
  return new TableRow({ children: [cell(number, { bold: true }), cell(title, { bold: true, across: 8 })] });
}

/** Of a row with letters the cells that the paper leaves empty are one with those above. */
function taskRow(code: string, printed: PrintedRow): TableRow {
  const [, row = '', letter = ''] = /\.(\d+)([a-z]?)$/u.exec(code) ?? [];
  // VII prints the number 3 twice: there each row has its own.
  const isBelow = letter !== '' && letter !== 'a' && code !== 'VII.3b';
  const merged = (own: string): Merge | null =>
    isBelow && own === '' ? 'continue' : letter === '' ? null : 'restart';
  const cells = COLUMNS.map((column) => {
    const text = printed[column];
    const marked = code === 'VII.3a' && column === 'assignment';
    return cell(text, { down: column === 'support' ? null : merged(text), footnote: marked });
  });
  const number = isBelow ? '' : row;
  return new TableRow({
    cantSplit: false,
    children: [cell(number, { down: merged(number) }), ...cells, cell('', {})],
  });
}

type Merge = 'restart' | 'continue';

interface Look {
  readonly bold?: boolean;
  readonly across?: number;
  readonly down?: Merge | null;
  readonly footnote?: boolean;
}

function cell(text: string, { bold = false, across, down, footnote = false }: Look): TableCell {
  const verticalMerge = { restart: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE };
  return new TableCell({
    ...(across === undefined ? {} : { columnSpan: across }),
    ...(down === null || down === undefined ? {} : { verticalMerge: verticalMerge[down] }),
    children: text.split('\n').map((line) => {
      const look: IRunOptions = { text: line, bold };
      const marks = footnote ? [new FootnoteReferenceRun(1)] : [];
      return new Paragraph({ children: [new TextRun(look), ...marks] });
    }),
  });
}
