import { posix } from 'node:path';
import { UnreadableFile } from '../limits.js';
import { numberFormat, type NumberFormat } from './number-format.js';
import { childrenAt, readXml, type XmlElement } from './xml.js';

/** What of a workbook is read: its sheets in their order, and what their cells point to. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** The names of those that somebody hid. */
  readonly hidden: readonly string[];
  readonly strings: readonly Words[];
  readonly styles: readonly Style[];
  readonly from1904: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly root: XmlElement;
}

export interface Words {
  readonly text: string;
  /** All runs that have words are bold. */
  readonly bold: boolean;
}

interface Style {
  readonly format: NumberFormat;
  readonly bold: boolean;
}

/** The markup of an office file, by its place in it. */
export type Parts = ReadonlyMap<string, Buffer>;

/**
 * Reads the parts of an `.xlsx` that matter. Sheets that somebody hid are only named: they hold
 * lists and older versions.
 * @throws UnreadableFile where it is no such file
 */
export function readWorkbook(parts: Parts): Workbook {
  const path = relatedTo(parts, '').find(({ type }) => type === 'officeDocument')?.path ?? '';
  const [workbook] = path.startsWith('xl/') ? childrenAt(partAt(parts, path), 'workbook') : [];
  if (!workbook) throw new UnreadableFile('not-xlsx');
  const related = relatedTo(parts, path);
  const listed = childrenAt(workbook, 'sheets', 'sheet');
  const sheets = listed.flatMap(({ attributes }): readonly Sheet[] => {
    const part = related.find(({ id, type }) => id === attributes.get('id') && type === 'worksheet');
    if (!part || isHidden(attributes)) return [];
    return [{ name: attributes.get('name') ?? '', root: partAt(parts, part.path) }];
  });
  const only = (wanted: string): readonly XmlElement[] =>
    related.filter(({ type }) => type === wanted).map((part) => partAt(parts, part.path));
  const [settings] = childrenAt(workbook, 'workbookPr');
  return {
    sheets,
    hidden: listed.flatMap(({ attributes }) => (isHidden(attributes) ? [attributes.get('name') ?? ''] : [])),
    strings: only('sharedStrings').flatMap((root) => childrenAt(root, 'sst', 'si').map(wordsOf)),
    styles: only('styles').flatMap(stylesOf),
    from1904: isOn(settings, 'date1904'),
  };
}

function isHidden(sheet: XmlElement['attributes']): boolean {
  return (sheet.get('state') ?? 'visible') !== 'visible';
}

interface Related {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** What a part points to: its relations lie in a folder beside it. */
function relatedTo(parts: Parts, path: string): readonly Related[] {
  const folder = path === '' ? '' : posix.dirname(path);
  const relations = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  if (!parts.has(relations)) return [];
  return childrenAt(partAt(parts, relations), 'Relationships', 'Relationship').map(({ attributes }) => ({
    id: attributes.get('Id') ?? '',
    type: posix.basename(attributes.get('Type') ?? ''),
    path: posix.resolve('/', folder, attributes.get('Target') ?? '').slice(1),
  }));
}

function partAt(parts: Parts, path: string): XmlElement {
  const bytes = parts.get(path);
  if (!bytes) throw new UnreadableFile('not-xlsx');
  return readXml(bytes);
}

/** Words of a cell or of the list that all sheets share: whole, or in runs; how names are pronounced is left out. */
export function wordsOf(item: XmlElement): Words {
  const runs = childrenAt(item, 'r').map((run) => ({
    text: textsOf(run),
    bold: isBold(childrenAt(run, 'rPr')[0]),
  }));
  const told = runs.filter(({ text }) => text.trim() !== '');
  return {
    text: unescaped(textsOf(item) + runs.map(({ text }) => text).join('')),
    bold: told.length > 0 && told.every(({ bold }) => bold),
  };
}

function textsOf(element: XmlElement): string {
  return childrenAt(element, 't')
    .map(({ text }) => text)
    .join('');
}

/** `_x000D_` is how a sign is kept that XML does not have. */
function unescaped(text: string): string {
  return text.replace(/_x(?<code>[0-9a-f]{4})_/giu, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function stylesOf(root: XmlElement): readonly Style[] {
  const fonts = childrenAt(root, 'styleSheet', 'fonts', 'font').map(isBold);
  const codes = new Map(
    childrenAt(root, 'styleSheet', 'numFmts', 'numFmt').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return childrenAt(root, 'styleSheet', 'cellXfs', 'xf').map(({ attributes }) => {
    const format = Number(attributes.get('numFmtId') ?? 0);
    return {
      format: numberFormat(format, codes.get(format)),
      bold: fonts[Number(attributes.get('fontId') ?? 0)] ?? false,
    };
  });
}

function isBold(font: XmlElement | undefined): boolean {
  const [bold] = font ? childrenAt(font, 'b') : [];
  return bold !== undefined && !['0', 'false'].includes(bold.attributes.get('val') ?? '1');
}

function isOn(element: XmlElement | undefined, name: string): boolean {
  return ['1', 'true'].includes(element?.attributes.get(name) ?? '0');
}
