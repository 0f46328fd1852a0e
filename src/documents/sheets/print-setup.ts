import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import {
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import type { SheetPage } from '../../words/documents/sheet.js';
import type { Feature } from 'write-excel-file/node';

/** What the library has no option for, of one sheet. */
interface PrintSetup {
  readonly name: string;
  /** Rows of the title and the header, repeated on every printed page. */
  readonly headRows: number;
  readonly columns: number;
  readonly rows: number;
  readonly paper: SheetPage['paper'];
  readonly filtered: boolean;
}

type PrintFeature = Feature<Stream | Buffer | Blob>;

const SHEET = 'xl/worksheets/sheet{id}.xml';

/**
 * Filters on the header, pages as wide as the paper, narrow margins, the header on each page and page numbers: by the
 * hooks that the library has for what it leaves out.
 */
export function printing(sheets: readonly PrintSetup[]): PrintFeature {
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _options, { sheetIndex }) => sheetWith(xml, sheets[sheetIndex]),
          transformElementAttributes: (tag, attributes, _index, _options, { sheetIndex }) => ({
            ...attributes,
            ...MORE[tag],
            ...(tag === 'pageSetup' ? { paperSize: PAPERS[sheets[sheetIndex]?.paper ?? 'A4'] } : {}),
          }),
        },
        'xl/workbook.xml': { transform: (xml) => workbookWith(xml, sheets) },
      },
    },
  };
}

const MORE: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  pageMargins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  pageSetup: { fitToWidth: 1, fitToHeight: 0 },
};

/** Excel's numbers of papers. */
const PAPERS: Readonly<Record<SheetPage['paper'], number>> = { A3: 8, A4: 9 };

function sheetWith(xml: string, sheet: PrintSetup | undefined): string {
  if (!sheet) return xml;
  const { headRows, rows, columns, filtered } = sheet;
  const range = `${getCellAddress(headRows - 1, 0)}:${getCellAddress(headRows + rows - 1, columns - 1)}`;
  const parts = [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    ...(filtered ? [getSelfClosingTagMarkup('autoFilter', { ref: range })] : []),
    '<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>',
  ];
  return parts.reduce((text, part) => inserted(text, part, SHEET, 'worksheet'), xml);
}

function workbookWith(xml: string, sheets: readonly PrintSetup[]): string {
  const names = sheets.flatMap(({ name, headRows, rows, columns, filtered }, at) => {
    const sheet = `'${name.replaceAll("'", "''")}'`;
    const last = getCellAddress(headRows + rows - 1, columns - 1);
    return [
      definedName('_xlnm.Print_Titles', at, `${sheet}!$${headRows}:$${headRows}`),
      ...(filtered
        ? [
            definedName(
              '_xlnm._FilterDatabase',
              at,
              `${sheet}!${absolute(getCellAddress(headRows - 1, 0))}:${absolute(last)}`,
            ),
          ]
        : []),
    ];
  });
  const markup = `<definedNames>${names.join('')}</definedNames>`;
  const there = findElement(xml, 'definedNames');
  return there ? replaceElement(xml, there, markup) : inserted(xml, markup, 'xl/workbook.xml', 'workbook');
}

function definedName(name: string, sheet: number, range: string): string {
  const hidden = name.endsWith('_FilterDatabase') ? ' hidden="1"' : '';
  return `<definedName name="${name}" localSheetId="${sheet}"${hidden}>${sanitizeTextContent(range)}</definedName>`;
}

/** `B3` → `$B$3` */
function absolute(address: string): string {
  return address.replace(/^([A-Z]+)(\d+)$/u, '$$$1$$$2');
}

function inserted(
  xml: string,
  markup: string,
  file: 'xl/workbook.xml' | typeof SHEET,
  parent: string,
): string {
  const order = getOrderOfSiblings(file, parent);
  if (!order) throw new RangeError(`the order of elements in ${file} is not known`);
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, parent);
}
