import { readDeadline } from '../../../plan/read-deadline.js';
import type { Cell, Row } from '../block.js';
import type { DoubtWhy, Place } from '../../../plan/drafting/imported.js';
import type { Column, Layout } from './columns.js';
import type { Role } from './column-roles.js';
import { inPlace, type Habits } from './in-place.js';
import { isBody } from './names.js';
import { NO_NUMBER, numberBefore, readNumber, type NumberToken } from './numbers.js';
import { LABEL_LEAD, LABEL_SUPPORT, MARK, SUPPORT_AFTER, isCapitals, oneLine } from './printed-text.js';

/** The only words of a row, beside its number. */
interface Single {
  readonly text: string;
  readonly bold: boolean;
  /** The cell reaches over several columns, or over that of the numbers. */
  readonly wide: boolean;
  readonly role: Role;
}

type RowKind =
  'data' | 'target' | 'heading' | 'blank' | 'note' | 'no-columns' | 'too-many-cells' | 'cells-out-of-place';

/** A row with its words under the roles of their columns. */
export interface ReadRow {
  readonly kind: RowKind;
  readonly place: Place;
  /** The first row after a page's end. */
  readonly afterBreak: boolean;
  /** The heading that stands above the table as a paragraph, at the table's first row. */
  readonly title: string | null;
  readonly number: NumberToken;
  readonly own: ReadonlyMap<Role, string>;
  /** Words of a merged cell above that reaches down here. */
  readonly spread: ReadonlyMap<Role, string>;
  readonly single: Single | null;
  /** A word beside the title that `single` is. */
  readonly stray: string;
  /** What a bare number in the cell of the time counts, and the month that stands beside it. */
  readonly unit: Layout['unit'];
  readonly month: string;
  /** The table numbers its rows in a column. */
  readonly numbered: boolean;
  readonly doubts: readonly DoubtWhy[];
  /** All its words, for a person. */
  readonly text: string;
}

interface Context {
  readonly place: Place;
  readonly layout: Layout;
  readonly habits: Habits;
  readonly afterBreak: boolean;
  readonly numbered: boolean;
  readonly doubts: readonly DoubtWhy[];
}

export function textOf(row: Row): string {
  return row.cells
    .map(({ text }) => oneLine(text))
    .filter((text) => text !== '')
    .join(' | ');
}

/** A row that is no row of work, with its words kept. */
export function bareRow(kind: RowKind, place: Place, text: string): ReadRow {
  const none = new Map<Role, string>();
  return {
    kind,
    place,
    afterBreak: false,
    title: null,
    number: NO_NUMBER,
    own: none,
    spread: none,
    single: null,
    stray: '',
    unit: null,
    month: '',
    numbered: false,
    doubts: [],
    text,
  };
}

/** Puts the words of a row under the roles of their columns. */
export function readRow(row: Row, context: Context): ReadRow {
  const { layout, place } = context;
  const text = textOf(row);
  const { single, stray } = singleOf(row, layout);
  const extra = row.cells.slice(layout.columns.length).some((cell) => cell.text !== '');
  if (extra && !single) return bareRow('too-many-cells', place, text);
  const put = single
    ? { kind: 'as-printed' as const, cells: row.cells }
    : inPlace(row.cells, layout, context.habits);
  if (put.kind === 'out-of-place') return bareRow('cells-out-of-place', place, text);
  const doubts: DoubtWhy[] = [...layout.doubts, ...context.doubts];
  if (put.kind === 'moved') doubts.push({ kind: 'cells-moved' });
  const { own, spread } = byRole(put.cells, layout.columns);
  splitLead(own);
  doubts.push(...marksOf(put.cells, layout.columns, own), ...startOf(own));
  const printed = own.get('number') ?? '';
  const counted = numberCell(put.cells, layout)?.numbered === true && printed === '';
  return {
    kind: 'data',
    place,
    afterBreak: context.afterBreak,
    title: null,
    number: counted ? { kind: 'counted' } : readNumber(oneLine(printed)),
    own,
    spread,
    single,
    stray,
    unit: layout.unit,
    month: monthOf(put.cells, layout),
    numbered: context.numbered,
    doubts,
    text,
  };
}

function numberCell(cells: readonly Cell[], { columns }: Layout): Cell | undefined {
  return cells[columns.findIndex(({ role }) => role === 'number')];
}

function byRole(
  cells: readonly Cell[],
  columns: readonly Column[],
): { own: Map<Role, string>; spread: Map<Role, string> } {
  const own = new Map<Role, string>();
  const spread = new Map<Role, string>();
  for (const [at, { role }] of columns.entries()) {
    const cell = cells[at];
    if (!cell || role === 'mark') continue;
    if (cell.text !== '')
      own.set(role, [own.get(role), cell.text].filter((one) => one !== undefined).join('\n'));
    else if (cell.merged === 'above' && cell.spread !== '' && !spread.has(role))
      spread.set(role, cell.spread);
  }
  for (const role of own.keys()) spread.delete(role);
  return { own, spread };
}

function monthOf(cells: readonly Cell[], { monthAt }: Layout): string {
  const cell = cells[monthAt];
  const text = oneLine(cell === undefined || cell.text !== '' ? (cell?.text ?? '') : cell.spread);
  return /^\d{1,2}$/u.test(text) ? `Tháng ${text}` : text;
}

const LONGEST_STRAY = 15;

/** The only words of a row beside its number; a title may have a stray word beside it. */
function singleOf(row: Row, { columns }: Layout): { readonly single: Single | null; readonly stray: string } {
  const filled = row.cells.flatMap((cell, at) => (cell.text === '' ? [] : [{ cell, at }]));
  const words = filled.filter(
    ({ cell, at }) => columns[at]?.role !== 'number' || readNumber(oneLine(cell.text)).kind === 'words',
  );
  const [only, other, ...others] = words;
  if (!only || others.length > 0) return { single: null, stray: '' };
  if (row.cells.some((cell, at) => cell.merged === 'above' && isTold(columns[at]) && cell.spread !== ''))
    return { single: null, stray: '' };
  const role = columns[only.at]?.role ?? 'other';
  const reach = row.cells.slice(only.at + 1).findIndex(({ merged }) => merged !== 'left');
  const places = reach < 0 ? row.cells.length - only.at : reach + 1;
  const single = {
    text: oneLine(only.cell.text),
    bold: only.cell.bold,
    wide: role === 'number' || places > 1 || row.cells.length === 1,
    role,
  };
  if (!other) return { single, stray: '' };
  const stray = oneLine(other.cell.text);
  const number = readNumber(
    oneLine(row.cells[columns.findIndex((one) => one.role === 'number')]?.text ?? ''),
  ).kind;
  const begins = numberBefore(single.text).number.kind;
  const isLoud = isCapitals(single.text) || single.wide || single.bold || begins === 'roman';
  const isTitle = isLoud || number === 'roman' || number === 'letter' || (number === 'none' && isWork(role));
  return isTitle && isStray(stray, columns[other.at]) ? { single, stray } : { single: null, stray: '' };
}

function isWork(role: Role): boolean {
  return role === 'assignment' || role === 'objective' || role === 'activities';
}

/** Too short to be work, and neither a time nor a name. */
function isStray(text: string, column: Column | undefined): boolean {
  if (text.length > LONGEST_STRAY) return false;
  const isWork =
    column?.role === 'assignment' || column?.role === 'objective' || column?.role === 'activities';
  return (
    !isWork &&
    /^[\p{Ll}\P{L}]/u.test(text) &&
    !isBody(text) &&
    readDeadline(text, 2025).kind === 'unknown' &&
    !/\d/u.test(text)
  );
}

/** A merged lead or time says that the row is work, not a title. */
function isTold(column: Column | undefined): boolean {
  return column?.role === 'lead' || column?.role === 'deadline' || column?.role === 'lead-and-support';
}

/** "Sở Nội vụ/ các sở" under "Chủ trì/phối hợp". */
const ONE_STROKE = /^([^/;]*\p{L}[^/;\d]*)\/\s*([^/]+)$/u;

/** One column for both: by their labels, by "A chủ trì, B phối hợp", or all of it leads. */
function splitLead(own: Map<Role, string>): void {
  const both = own.get('lead-and-support') ?? sayingBoth(own);
  if (both === undefined) return;
  const isColumnOfBoth = own.delete('lead-and-support');
  const label = LABEL_SUPPORT.exec(both);
  if (label && LABEL_LEAD.test(both.slice(0, label.index + 1))) {
    own.set(
      'lead',
      both
        .slice(0, label.index)
        .replace(LABEL_LEAD, ' ')
        .trim()
        .replace(/[;,.]$/u, ''),
    );
    own.set('support', both.slice(label.index + label[0].length).trim());
    return;
  }
  const after = SUPPORT_AFTER.exec(oneLine(both)) ?? (isColumnOfBoth ? ONE_STROKE.exec(oneLine(both)) : null);
  if (!after) {
    own.set('lead', both);
    return;
  }
  const [, lead = '', support = ''] = after;
  own.set('lead', lead);
  if (support !== '') own.set('support', support);
}

/** The column of the leads may say who supports as well. */
function sayingBoth(own: ReadonlyMap<Role, string>): string | undefined {
  const lead = own.get('lead');
  if (lead === undefined || own.has('support')) return undefined;
  const isLabelled = LABEL_LEAD.test(lead) && LABEL_SUPPORT.test(lead);
  return isLabelled || /\schủ trì\s*[,;]?\s*(?:và\s+)?phối hợp\s/iu.test(oneLine(lead)) ? lead : undefined;
}

/** Columns of quarters or months with crosses: the labels of the crossed ones are the printed time. */
function marksOf(
  cells: readonly Cell[],
  columns: readonly Column[],
  own: Map<Role, string>,
): readonly DoubtWhy[] {
  const said = columns.flatMap(({ role, label }, at) => {
    const cell = cells[at];
    if (role !== 'mark' || !cell) return [];
    const text = oneLine(cell.text === '' && cell.merged === 'left' ? cell.spread : cell.text);
    if (text === '') return [];
    return MARK.test(text)
      ? [label]
      : [readDeadline(text, 2025).kind === 'unknown' ? `${label}: ${text}` : text];
  });
  const phrase = [...new Set(said)].join(', ');
  if (phrase === '') return [];
  if (!own.has('deadline')) own.set('deadline', phrase);
  return [{ kind: 'marks', phrase }];
}

function startOf(own: Map<Role, string>): readonly DoubtWhy[] {
  const text = own.get('start');
  return text === undefined ? [] : [{ kind: 'start-left-out', text: oneLine(text) }];
}
