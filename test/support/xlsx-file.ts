import type { Block } from '../../src/documents/import/block.js';
import { officeFile } from './zip-file.js';

/** Words, a number with its format, or words that are bold or of several runs. */
export type CellOf =
  | string
  | null
  | { readonly number: number; readonly format?: string | number }
  | { readonly bold: string }
  | { readonly runs: readonly string[] }
  | { readonly raw: string };

export interface SheetOf {
  readonly name?: string;
  readonly rows: readonly (readonly CellOf[])[];
  /** `A1:C1` */
  readonly merges?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An `.xlsx` as Excel keeps it: words in the list that all sheets share, formats among the styles. */
export function xlsxOf(sheets: readonly SheetOf[], settings = ''): Buffer {
  const strings: string[] = [];
  const formats: (string | number)[] = [];
  const cell = (value: CellOf): string => {
    if (value === null) return '<c/>';
    if (typeof value === 'string')
      return `<c t="s"><v>${strings.push(`<t>${escaped(value)}</t>`) - 1}</v></c>`;
    if ('bold' in value)
      return `<c t="s" s="1"><v>${strings.push(`<t>${escaped(value.bold)}</t>`) - 1}</v></c>`;
    if ('raw' in value) return value.raw;
    if ('runs' in value) {
      const runs = value.runs.map((text) => `<r><t xml:space="preserve">${escaped(text)}</t></r>`).join('');
      return `<c t="s"><v>${strings.push(`${runs}<rPh><t>phiên âm</t></rPh>`) - 1}</v></c>`;
    }
    if (value.format === undefined) return `<c><v>${value.number}</v></c>`;
    const at = formats.indexOf(value.format);
    return `<c s="${(at < 0 ? formats.push(value.format) - 1 : at) + 2}"><v>${value.number}</v></c>`;
  };
  const pages = sheets.map(({ rows, merges = [] }) => {
    const lines = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
  });
  const names = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}" r:id="r${at + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const related = [
    ...sheets.map((_, at) => relation(`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    relation('s', 'sharedStrings', 'sharedStrings.xml'),
    relation('t', 'styles', '/xl/styles.xml'),
  ];
  return officeFile({
    '_rels/.rels': relations([relation('w', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}">${settings}<sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(related),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': stylesOf(formats),
    ...Object.fromEntries(pages.map((page, at) => [`xl/worksheets/sheet${at + 1}.xml`, page])),
  });
}

function stylesOf(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((code, at) =>
    typeof code === 'string' ? [`<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`] : [],
  );
  const uses = formats.map(
    (code, at) => `<xf numFmtId="${typeof code === 'string' ? 164 + at : code}" fontId="0"/>`,
  );
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/>${uses.join('')}</cellXfs></styleSheet>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}"/>`;
}

function relations(all: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
}

/** The same tables as sheets, what is merged there merged here. */
export function sheetsOf(blocks: readonly Block[]): readonly SheetOf[] {
  return blocks.flatMap((block): readonly SheetOf[] => {
    if (block.kind !== 'table') return [];
    const merges = block.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) => {
        if (cell.merged !== null) return [];
        const across = cells.slice(column + 1).findIndex(({ merged }) => merged !== 'left');
        const right = across < 0 ? cells.length - 1 : column + across;
        const down = block.rows.slice(row + 1).findIndex((one) => one.cells[column]?.merged !== 'above');
        const bottom = down < 0 ? block.rows.length - 1 : row + down;
        return right === column && bottom === row ? [] : [`${named(row, column)}:${named(bottom, right)}`];
      }),
    );
    const rows = block.rows.map(({ cells }) =>
      cells.map(({ text, bold }): CellOf => (text === '' ? null : bold ? { bold: text } : text)),
    );
    return [{ rows, merges }];
  });
}

function named(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}
