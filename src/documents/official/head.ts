import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow } from 'docx';
import type { OfficialPaper, Runs } from '../../words/documents/paper.js';
import { motto } from '../../words/documents/motto.js';
import { centred, rule, textRuns } from './lines.js';
import { SIZE, TEXT_WIDTH, millimetres } from './page.js';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

const LEFT = millimetres(64);
/** Beside a place with a long name. */
const NARROW_LEFT = millimetres(58);

/** The office and its number on the left, the nation's name, place and day on the right; then what the paper is. */
export function headOf(paper: OfficialPaper): (Paragraph | Table)[] {
  return [names(paper), ...title(paper)];
}

function names({ superior, authority, symbol, placeAndDay, head }: OfficialPaper): Table {
  const small = { size: SIZE.small };
  const left = [
    ...(superior === null ? [] : [centred([superior], small)]),
    ...authority.map((line) => centred([line], { ...small, bold: true })),
    rule(millimetres(22)),
    centred(symbol, small, { before: 120 }),
    ...(head.kind === 'letter'
      ? head.about.map((line) => centred([line], { size: SIZE.table }, { before: 40 }))
      : []),
  ];
  const right = [
    centred([motto.nation], { size: 25, bold: true }),
    centred([motto.words], { size: SIZE.body, bold: true }),
    rule(millimetres(19)),
    centred(
      placeAndDay,
      { size: isLong(placeAndDay) ? SIZE.small : SIZE.body, italics: true },
      { before: 120 },
    ),
  ];
  const own = isLong(placeAndDay) ? NARROW_LEFT : LEFT;
  return sideBySide([left, right], [own, TEXT_WIDTH - own]);
}

/** So many letters of the body's size stand on the line of place and day; a longer one is set smaller, as the decree allows. */
const PLACE_ROOM = 40;

function isLong(placeAndDay: OfficialPaper['placeAndDay']): boolean {
  const letters = placeAndDay.map((run) => (typeof run === 'string' ? run : run.text)).join('').length;
  return letters > PLACE_ROOM;
}

/** Two columns without lines. */
export function sideBySide(
  columns: readonly (readonly Paragraph[])[],
  widths: readonly [number, number],
): Table {
  return new Table({
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: 'dxa' },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          (children, at) =>
            new TableCell({
              borders: NO_BORDERS,
              width: { size: widths[at] ?? 0, type: 'dxa' },
              margins: { left: 0, right: 0 },
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

function title({ head }: OfficialPaper): readonly Paragraph[] {
  const bold = { size: SIZE.body, bold: true };
  switch (head.kind) {
    case 'named':
      return [
        centred([head.name], bold, { before: 360 }),
        ...head.about.map((line) => centred([line], bold)),
        rule(millimetres(55)),
        ...addressees(head.to, { before: 240, after: 120 }),
      ];
    case 'letter':
      return addressees(head.to, { before: 360, after: 240 });
  }
}

/** One addressee stands on the line of "Kính gửi"; several stand below it, a dash before each and a full stop at the end. */
function addressees(to: readonly Runs[], air: { before: number; after: number }): readonly Paragraph[] {
  const style = { size: SIZE.body };
  const [only, ...others] = to;
  if (!only) return [];
  if (others.length === 0) return [centred([`${motto.to}: `, ...only], style, air)];
  const line = (runs: Runs, left: number, spacing: { before?: number; after?: number } = {}): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { left },
      spacing,
      children: textRuns(runs, style),
    });
  const last = to.length - 1;
  return [
    line([`${motto.to}:`], millimetres(30), { before: air.before }),
    ...to.map((one, at) =>
      line(['- ', ...one, at === last ? '.' : ';'], millimetres(50), at === last ? { after: air.after } : {}),
    ),
  ];
}
