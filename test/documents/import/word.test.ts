import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { describe, expect, test } from 'vitest';
import type { Imported } from '../../../src/plan/drafting/imported.js';
import { imported } from './reading.js';

/* What Word shows and what its file holds are two things: it counts by itself, hides, and nests tables in cells. */

const HEADS = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];

type Part = string | Paragraph | Table;

function cell(...parts: readonly Part[]): TableCell {
  return new TableCell({
    children: parts.map((part) => (typeof part === 'string' ? new Paragraph(part) : part)),
  });
}

function row(...cells: readonly (Part | TableCell)[]): TableRow {
  return new TableRow({ children: cells.map((one) => (one instanceof TableCell ? one : cell(one))) });
}

function numbered(level = 0, text = '', reference = 'list', instance = 0): Paragraph {
  return new Paragraph({ text, numbering: { reference, level, instance } });
}

async function read(...rows: readonly TableRow[]): Promise<Imported> {
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.START,
  });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            level(0, LevelFormat.DECIMAL, '%1.'),
            level(1, LevelFormat.DECIMAL, '%1.%2.'),
            level(2, LevelFormat.LOWER_LETTER, '%3)'),
          ],
        },
        { reference: 'titles', levels: [level(0, LevelFormat.UPPER_ROMAN, '%1.')] },
        { reference: 'bullets', levels: [level(0, LevelFormat.BULLET, '•')] },
      ],
    },
    sections: [{ children: [new Table({ rows: [row(...HEADS), ...rows] })] }],
  });
  return imported('docx', await Packer.toBuffer(document));
}

function told({ draft }: Imported): readonly string[] {
  return (draft?.tasks ?? []).map(
    ({ code, text, printed }) => `${code} ${text} | ${printed.lead} | ${printed.deadline}`,
  );
}

const rest = ['Rà soát', 'Sở Nội vụ', 'Quý I'] as const;
const codes = async (...rows: readonly TableRow[]): Promise<readonly string[]> =>
  (await read(...rows)).draft?.tasks.map(({ code }) => code) ?? [];

describe('the numbers that Word counts by itself', () => {
  test('run on, also across the titles of sections', async () => {
    expect(
      await codes(
        row('I', 'MỤC MỘT', '', ''),
        row(numbered(), ...rest),
        row(numbered(), ...rest),
        row('II', 'MỤC HAI', '', ''),
        row(numbered(), ...rest),
      ),
    ).toEqual(['I.1', 'I.2', 'II.3']);
  });

  test('stand in all levels', async () => {
    expect(
      await codes(
        row(numbered(), ...rest),
        row(numbered(1), ...rest),
        row(numbered(1), ...rest),
        row(numbered(2), ...rest),
        row(numbered(), ...rest),
        row(numbered(1), ...rest),
      ),
    ).toEqual(['1', '1.1', '1.2', '1.2a', '2', '2.1']);
  });

  test('begin again where another list begins', async () => {
    expect(
      await codes(
        row('I', 'MỤC MỘT', '', ''),
        row(numbered(0, '', 'list', 1), ...rest),
        row(numbered(0, '', 'list', 1), ...rest),
        row('II', 'MỤC HAI', '', ''),
        row(numbered(0, '', 'list', 2), ...rest),
      ),
    ).toEqual(['I.1', 'I.2', 'II.1']);
  });

  test('name sections, before their titles', async () => {
    expect(
      await codes(
        row('', numbered(0, 'MỤC MỘT', 'titles'), '', ''),
        row(numbered(), ...rest),
        row('', numbered(0, 'MỤC HAI', 'titles'), '', ''),
        row(numbered(), ...rest),
      ),
    ).toEqual(['I.1', 'II.2']);
  });

  test('are no part of the work, and a bullet is none', async () => {
    expect(told(await read(row('1', numbered(0, 'Rà soát', 'bullets'), 'Sở Nội vụ', 'Quý I')))).toEqual([
      '1 Rà soát | Sở Nội vụ | Quý I',
    ]);
  });

  test('are said where the table has none', async () => {
    const { report } = await read(row('', ...rest), row('', ...rest));
    expect(report.doubts.map(({ why }) => why.kind)).toContain('number-given');
  });
});

describe('what Word does not show', () => {
  const hidden = (text: string): Paragraph =>
    new Paragraph({ children: [new TextRun({ text, vanish: true })] });
  const partly = (seen: string, text: string): Paragraph =>
    new Paragraph({ children: [new TextRun(seen), new TextRun({ text, vanish: true })] });

  test.each([
    ['behind the work', () => row('1', partly('Rà soát', ' và kiểm tra'), 'Sở Nội vụ', 'Quý I')],
    ['beside the lead', () => row('1', 'Rà soát', cell('Sở Nội vụ', hidden('Sở Y tế')), 'Quý I')],
    ['in the time', () => row('1', 'Rà soát', 'Sở Nội vụ', partly('Quý I', ', Quý IV'))],
    ['in the number', () => row(partly('1', '.1'), 'Rà soát', 'Sở Nội vụ', 'Quý I')],
    ['alone in a line', () => row('1', cell(hidden('Ghi nhớ'), 'Rà soát'), 'Sở Nội vụ', 'Quý I')],
  ])('is no text: %s', async (_, made) => {
    expect(told(await read(made()))).toEqual(['1 Rà soát | Sở Nội vụ | Quý I']);
  });
});

test('a small table inside a cell is its text', async () => {
  const inner = new Table({ rows: [row('Quý I', '5 lớp', 'An'), row('Quý II', '6 lớp', 'Bình')] });
  const result = await read(
    row('1', cell('Mở lớp tập huấn', inner, ''), 'Sở Nội vụ', 'Quý II'),
    row('2', ...rest),
  );
  expect(told(result)).toEqual([
    '1 Mở lớp tập huấn Quý I 5 lớp An Quý II 6 lớp Bình | Sở Nội vụ | Quý II',
    '2 Rà soát | Sở Nội vụ | Quý I',
  ]);
  expect(result.report.notUnderstood).toEqual([]);
});

test('an Appendix inside a layout table is read as a table', async () => {
  const inner = new Table({ rows: [row(...HEADS), row('1', ...rest)] });
  const document = new Document({ sections: [{ children: [new Table({ rows: [row(cell(inner, ''))] })] }] });
  expect(told(await imported('docx', await Packer.toBuffer(document)))).toEqual([
    '1 Rà soát | Sở Nội vụ | Quý I',
  ]);
});

test('numbers go on behind cells that are merged with those above', async () => {
  const merged = (text: Part, merge: 'restart' | 'continue'): TableCell =>
    new TableCell({
      verticalMerge: merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
      children: [typeof text === 'string' ? new Paragraph(text) : text],
    });
  expect(
    told(
      await read(
        row(merged(numbered(), 'restart'), 'Rà soát', 'Sở Nội vụ', 'Quý I'),
        row(merged(numbered(), 'continue'), 'Kiểm tra', 'Sở Y tế', 'Quý II'),
        row(numbered(), 'Báo cáo', 'Sở Y tế', 'Quý III'),
      ),
    ),
  ).toEqual([
    '1a Rà soát | Sở Nội vụ | Quý I',
    '1b Kiểm tra | Sở Y tế | Quý II',
    '2 Báo cáo | Sở Y tế | Quý III',
  ]);
});
