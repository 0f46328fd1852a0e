import { readDeadline } from '../../../plan/read-deadline.js';
import type { Row } from '../block.js';
import { fold, oneLine } from './printed-text.js';

/** What a column of the Appendix is about. */
export type Role =
  | 'number'
  | 'objective'
  | 'assignment'
  | 'activities'
  | 'deliverable'
  | 'lead'
  | 'support'
  | 'lead-and-support'
  | 'deadline'
  | 'start'
  | 'mark'
  | 'other';

export interface Column {
  readonly role: Role;
  readonly label: string;
}

/** How a table's columns are to be read, and the rows that say so. */
export interface Layout {
  readonly columns: readonly Column[];
  /** The folded labels of each heading row, to recognise it when it is printed again. */
  readonly printed: readonly string[];
}

interface Guess {
  readonly role: Role | 'content';
  /** Of several columns with one role the highest has it, the others are set aside. */
  readonly weight: number;
}

// In this order: a result column may well speak of time, a supporting department of a lead.
const GUESSES: readonly (readonly [RegExp, Guess['role'], number])[] = [
  [/^(?:s ?tt|tt|so tt|so thu tu|stt muc|muc|ma|ma so|no|#)$/u, 'number', 1],
  [/chu tri .*phoi hop|phoi hop .*chu tri/u, 'lead-and-support', 3],
  [/phoi hop/u, 'support', 2],
  [/^(?:don vi tinh|dvt|kinh phi|ghi chu|nguon|du toan|can cu|luu y|so luong|lanh dao|chi dao)/u, 'other', 0],
  [/^(?:ket qua|san pham|dau ra)/u, 'deliverable', 2],
  [/bat dau/u, 'start', 1],
  [
    /thoi han|han (?:hoan thanh|chot|thuc hien|cuoi)|^han$|cham nhat|ket thuc|ngay hoan thanh/u,
    'deadline',
    4,
  ],
  [/thoi gian|thoi diem/u, 'deadline', 3],
  [/tien do|lo trinh|^hoan thanh(?: truoc)?$|^moc |ky han/u, 'deadline', 2],
  [/chu tri/u, 'lead', 5],
  [/dau moi/u, 'lead', 4],
  [
    /(?:don vi|co quan|bo phan|nguoi|can bo|phong|ban|nganh) (?:.* )?thuc hien|to chuc thuc hien$/u,
    'lead',
    3,
  ],
  [/phu trach|trach nhiem|tham muu/u, 'lead', 2],
  [/^(?:muc tieu|chi tieu|linh vuc|nhom|tieu chi)/u, 'objective', 1],
  [/hoat dong/u, 'activities', 1],
  [/nhiem vu/u, 'assignment', 1],
  [/noi dung|cong viec|giai phap|ten viec|dau viec|viec/u, 'content', 1],
  [/ket qua|san pham|dau ra/u, 'deliverable', 1],
  [/phan cong|don vi|co quan|can bo/u, 'lead', 1],
];
const WEAKEST_LEAD = 2;

function guessOf(label: string): Guess | null {
  const folded = fold(label)
    .replace(/^\d{1,2} (?=\p{L})/u, '')
    .replace(/ \d{1,2}$/u, '');
  const [, role, weight] = GUESSES.find(([pattern]) => pattern.test(folded)) ?? [];
  return role === undefined || weight === undefined ? null : { role, weight };
}

/** The heading of a table: it may stand under a title and take several rows. */
export function findHeading(
  rows: readonly Row[],
): { readonly at: number; readonly layout: Layout; readonly depth: number } | null {
  for (const at of rows.keys()) {
    if (at > 8) return null;
    for (const depth of [3, 2, 1]) {
      const heading = rows.slice(at, at + depth);
      if (heading.length < depth || !heading.slice(1).every((row, index) => isBelow(heading[index], row)))
        continue;
      const layout = layoutOf(heading);
      if (layout) return { at, layout, depth };
    }
  }
  return null;
}

function isBelow(above: Row | undefined, row: Row): boolean {
  const own = row.cells.flatMap((cell, at) => (cell.text === '' ? [] : [{ text: cell.text, at }]));
  if (own.length === 0 || own[0]?.at === 0) return false;
  return own.every(({ text, at }) => {
    const parent = above?.cells[at];
    const split = parent?.merged === 'left' || above?.cells[at + 1]?.merged === 'left';
    return split || (guessOf(text) !== null && text.length < 60) || isSpan(text);
  });
}

function layoutOf(heading: readonly Row[]): Layout | null {
  const width = Math.max(...heading.map(({ cells }) => cells.length));
  const labels = Array.from({ length: width }, (_, at) => labelsAt(heading, at));
  const guesses = labels.map((own) => {
    const last = own.at(-1) ?? '';
    const inner = guessOf(last);
    return inner ?? guessOf(own.join(' '));
  });
  const columns = settled(guesses, labels);
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  const strongLead =
    has('lead-and-support') || guesses.some((one) => one?.role === 'lead' && one.weight >= WEAKEST_LEAD);
  if (!has('assignment') || !(has('deadline') || has('mark') || strongLead)) return null;
  if (guesses.filter((one) => one !== null).length < 3 && !(has('deadline') && width <= 3)) return null;
  if (labels.some((own) => own.join(' ').length > 120)) return null;
  return { columns, printed: heading.map(printOf) };
}

function labelsAt(heading: readonly Row[], at: number): readonly string[] {
  const labels = heading.flatMap((row, depth) => {
    const cell = row.cells[at];
    if (!cell) return [];
    if (cell.text !== '') return [oneLine(cell.text)];
    if (cell.merged === 'left') return [oneLine(cell.spread)];
    // Bars know no merging: an empty place in a split heading goes on to the left.
    const below = heading[depth + 1]?.cells[at]?.text ?? '';
    const left = row.cells[at - 1]?.text ?? '';
    return cell.merged === null && below !== '' && left !== '' ? [oneLine(left)] : [];
  });
  return labels.filter((label, index) => labels.indexOf(label) === index);
}

/** The roles, each given to one column where there may be only one, and the kinds of work told apart. */
function settled(
  guesses: readonly (Guess | null)[],
  labels: readonly (readonly string[])[],
): readonly Column[] {
  const best = (role: Role): number => {
    const weights = guesses.map((one) => (one?.role === role ? one.weight : 0));
    const most = Math.max(...weights);
    // Of two times the later is when it is done.
    return most === 0 ? -1 : role === 'deadline' ? weights.lastIndexOf(most) : weights.indexOf(most);
  };
  const single = {
    number: best('number'),
    lead: best('lead'),
    support: best('support'),
    deadline: best('deadline'),
  };
  const assignment = assignmentAt(guesses);
  return guesses.map((guess, at): Column => {
    const label = (labels[at] ?? []).join(' ');
    const own = labels[at]?.at(-1) ?? '';
    if (isSpan(own) || isQuarter(labels[at] ?? []))
      return { role: 'mark', label: spanLabel(labels[at] ?? []) };
    if (at === assignment) return { role: 'assignment', label };
    const role = guess?.role ?? 'other';
    switch (role) {
      case 'number':
      case 'lead':
      case 'support':
      case 'deadline':
        return { role: at === single[role] ? role : 'other', label };
      case 'content':
      case 'assignment':
        return { role: at < assignment ? 'objective' : 'activities', label };
      case 'objective':
      case 'activities':
      case 'deliverable':
      case 'lead-and-support':
      case 'start':
      case 'mark':
      case 'other':
        return { role, label };
    }
  });
}

/** Where the work is named: the column of that name, or what comes nearest to it. */
function assignmentAt(guesses: readonly (Guess | null)[]): number {
  for (const role of ['assignment', 'content', 'activities', 'objective'] as const) {
    const at = guesses.findIndex((one) => one?.role === role);
    if (at >= 0) return at;
  }
  return -1;
}

function isSpan(label: string): boolean {
  return /^(?:quý|tháng|t|tuần)\s*[IVX\d]/iu.test(label) && readDeadline(label, 2025).kind === 'window';
}

function isQuarter(labels: readonly string[]): boolean {
  const parents = fold(labels.slice(0, -1).join(' '));
  return /\b(?:quy|thang)\b/u.test(parents) && /^(?:I{1,3}|IV|\d{1,2})$/u.test(labels.at(-1) ?? '');
}

function spanLabel(labels: readonly string[]): string {
  const own = labels.at(-1) ?? '';
  if (isSpan(own)) return own;
  return `${/tháng/iu.test(labels.join(' ')) ? 'Tháng' : 'Quý'} ${own}`;
}

export function printOf(row: Row): string {
  return row.cells
    .filter(({ merged }) => merged === null)
    .map(({ text }) => fold(text))
    .filter((text) => text !== '')
    .join('|');
}

/** `(1) (2) (3)` or `A B 1 2` under the heading. */
export function isIndexRow(row: Row): boolean {
  const own = row.cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  return (
    own.length >= 3 && own.every((text) => /^[([]?(?:\d{1,2}|[A-E])(?:\s*[=+]\s*\(?\d.*)?[)\]]?$/u.test(text))
  );
}
