import { deflateRawSync } from 'node:zlib';
import { xlsxOf, type SheetOf } from './xlsx-file.js';
import { zipOf } from './zip-file.js';

const HEADING = '<tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Phối hợp</th><th>Thời gian</th></tr>';

/** A table of bars with so many tasks, each row as `row` makes it. */
export function tableOf(count: number, row: (at: number) => readonly string[] = taskAt): string {
  const rows = Array.from({ length: count }, (_, at) => `| ${row(at).join(' | ')} |`);
  return ['| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |', '|---|---|---|---|---|', ...rows].join('\n');
}

function taskAt(at: number): readonly string[] {
  return [String(at + 1), `Rà soát văn bản lĩnh vực ${at}`, 'Phòng Kinh tế', '', 'Quý I'];
}

function htmlOf(rows: number, cells: number, text = 'x'): string {
  return `<table>${HEADING}${`<tr>${`<td>${text}</td>`.repeat(cells)}</tr>`.repeat(rows)}</table>`;
}

/** Each paragraph opens all these once more: what is small on the disk takes a gigabyte. */
export const exploding = Buffer.from(
  `<p>${Array.from({ length: 150 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(100_000)}`,
);

function wordWith(xml: string): Buffer {
  return zipOf('word/document.xml', deflateRawSync(Buffer.from(xml)));
}

type Why = 'too-much' | 'too-strange' | 'too-large';

/** Files that want to exhaust the program, and as what the coordinator is told that each is refused. */
export const hostileFiles: readonly (readonly [what: string, name: string, file: Buffer | string, Why])[] = [
  ['40,000 lines of two cells', 'a.txt', 'a|b\n'.repeat(40_000), 'too-much'],
  ['80,000 lines of two cells', 'a.txt', 'a|b\n'.repeat(80_000), 'too-much'],
  ['one line of 4 MB of bars', 'a.txt', '|'.repeat(4_000_000), 'too-much'],
  ['a line of 150,000 bars', 'a.md', `a\n${'|'.repeat(150_000)}\nb`, 'too-much'],
  ['one line of 4 MB of tabs', 'a.tsv', '\t'.repeat(4_000_000), 'too-much'],
  ['a line of 150,000 tabs', 'a.txt', '\t'.repeat(150_000), 'too-much'],
  ['five million empty lines', 'a.txt', '\n'.repeat(5_000_000), 'too-much'],
  ['4 MB of words in a line', 'a.txt', 'chữ '.repeat(900_000), 'too-much'],
  ['more tasks than any plan', 'a.md', tableOf(900), 'too-much'],
  [
    'a department for each of 400 tasks',
    'a.md',
    tableOf(400, (at) => [`${at + 1}`, 'Họp', `Phòng ${at}`, '', 'Quý I']),
    'too-much',
  ],
  [
    '400 tasks each week',
    'a.md',
    tableOf(400, (at) => [`${at + 1}`, 'Họp', 'Phòng Kinh tế', '', 'Hằng tuần']),
    'too-much',
  ],
  ['a table with 50,000 rows', 'a.html', htmlOf(50_000, 5), 'too-much'],
  ['a row with 100,000 cells', 'a.html', htmlOf(1, 100_000), 'too-much'],
  ['a cell with a megabyte', 'a.html', htmlOf(1, 5, 'chữ '.repeat(200_000)), 'too-much'],
  ['long words that reach over 300 tasks', 'a.html', spreading(), 'too-much'],
  ['tags that each paragraph opens once more', 'a.html', exploding, 'too-much'],
  ['800,000 boxes in each other', 'a.html', '<div>'.repeat(800_000), 'too-strange'],
  ['3,000 boxes in each other', 'a.html', '<div>'.repeat(3000), 'too-strange'],
  ['1,500 tables in each other', 'a.html', '<table><tr><td>'.repeat(1500), 'too-strange'],
  ['a Word table with 100,000 rows', 'a.docx', wordWith('<w:tr><w:tc/></w:tr>'.repeat(150_000)), 'too-much'],
  ['Word markup in itself 1,000 times', 'a.docx', wordWith('<w:p>'.repeat(1000)), 'too-strange'],
  [
    'entities of entities in a Word file',
    'a.docx',
    wordWith('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
    'too-strange',
  ],
  ['a sheet of 20,000 rows', 'a.xlsx', sheetOf(20_000, 4), 'too-much'],
  ['a sheet of 5,000 columns', 'a.xlsx', sheetOf(2, 5000), 'too-much'],
  ['a cell of a megabyte in a sheet', 'a.xlsx', xlsxOf([{ rows: [['chữ '.repeat(250_000)]] }]), 'too-much'],
  ['100,000 merged places over each other', 'a.xlsx', merging(), 'too-much'],
  ['a zip bomb', 'a.docx', zipOf('word/document.xml', deflateRawSync(Buffer.alloc(45_000_000))), 'too-large'],
  ['4 MB of brackets', 'a.json', '['.repeat(4_000_000), 'too-much'],
];

function spreading(): string {
  const work = `<td rowspan=300>${'chữ '.repeat(4500)}</td>`;
  const tasks = Array.from({ length: 300 }, (_, at) => {
    const cells = [String(at + 1), 'Phòng Kinh tế', '', 'Quý I'].map((text) => `<td>${text}</td>`);
    return `<tr>${[cells[0], at === 0 ? work : '', ...cells.slice(1)].join('')}</tr>`;
  });
  return `<table>${HEADING}${tasks.join('')}</table>`;
}

function sheetOf(rows: number, columns: number): Buffer {
  const row = Array.from({ length: columns }, () => 'x');
  return xlsxOf([{ rows: Array.from({ length: rows }, () => row) }]);
}

function merging(): Buffer {
  const rows: SheetOf['rows'] = Array.from({ length: 2000 }, () => ['1', 'Họp', 'Phòng Kinh tế', 'Quý I']);
  return xlsxOf([{ rows, merges: Array.from({ length: 100_000 }, () => 'A1:D2000') }]);
}
