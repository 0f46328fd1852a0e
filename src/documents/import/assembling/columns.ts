import { readDeadline } from '../../../plan/read-deadline.js';
import type { DoubtWhy } from '../../../plan/drafting/imported.js';
import type { Row } from '../block.js';
import { guessOf, type Guess, type Role } from './column-roles.js';
import { evidenceOf, isOfTargets, speaksOfTargets, type Evidence } from './column-evidence.js';
import { fold, oneLine } from './printed-text.js';

export interface Column {
  readonly role: Role;
  readonly label: string;
}

/** How a table's columns are to be read, and the rows that say so. */
export interface Layout {
  readonly columns: readonly Column[];
  /** The folded labels of each heading row, to recognise it when it is printed again. */
  readonly printed: readonly string[];
  /** What a bare number in the column of times counts. */
  readonly unit: 'month' | 'week' | null;
  /** A column of months beside that of the times, or -1. */
  readonly monthAt: number;
  /** Its rows are targets, not work. */
  readonly targets: boolean;
  /** What holds for every row under it. */
  readonly doubts: readonly DoubtWhy[];
}

const WEAKEST_LEAD = 2;

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
      const layout = layoutOf(heading, rows.slice(at + depth, at + depth + MOST_EVIDENCE));
      if (layout) return { at, layout, depth };
    }
  }
  return null;
}

const MOST_EVIDENCE = 60;

function isBelow(above: Row | undefined, row: Row): boolean {
  const own = row.cells.flatMap((cell, at) => (cell.text === '' ? [] : [{ text: cell.text, at }]));
  if (own.length === 0 || own[0]?.at === 0) return false;
  const isSplit = (at: number): boolean =>
    above?.cells[at]?.merged === 'left' || above?.cells[at + 1]?.merged === 'left';
  // A line alone under a whole heading is the title of the first section.
  if (own.length === 1 && !own.some(({ at }) => isSplit(at))) return false;
  return own.every(
    ({ text, at }) => isSplit(at) || (guessOf(text) !== null && text.length < 60) || isSpan(text),
  );
}

function layoutOf(heading: readonly Row[], body: readonly Row[]): Layout | null {
  const width = Math.max(...heading.map(({ cells }) => cells.length));
  const labels = Array.from({ length: width }, (_, at) => labelsAt(heading, at));
  if (labels.some((own) => own.join(' ').length > 120)) return null;
  const guesses = labels.map((own) => guessOf(own.at(-1) ?? '') ?? guessOf(own.join(' ')));
  const known = guesses.filter((one) => one !== null).length;
  if (known < 2) return null;
  const evidence = evidenceOf(body, width);
  const { columns, deadlineAt, doubts } = settled(guesses, labels, evidence);
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  const strongLead =
    has('lead-and-support') || guesses.some((one) => one?.role === 'lead' && one.weight >= WEAKEST_LEAD);
  if (!has('assignment') || !(has('deadline') || has('mark') || strongLead)) return null;
  if (known < 3 && !(has('deadline') && width <= 3)) return null;
  return {
    columns,
    printed: heading.map(printOf),
    unit: unitOf(labels[deadlineAt]?.at(-1) ?? ''),
    monthAt: labels.findIndex((own, at) => at !== deadlineAt && unitOf(own.at(-1) ?? '') === 'month'),
    targets: isOfTargets(columns, evidence),
    doubts: [...doubts, ...targetDoubts(columns)],
  };
}

function targetDoubts(columns: readonly Column[]): readonly DoubtWhy[] {
  const label = columns.find(({ role }) => role === 'assignment')?.label ?? '';
  return speaksOfTargets(label) ? [{ kind: 'target-as-task', label }] : [];
}

function unitOf(label: string): Layout['unit'] {
  const folded = fold(label);
  if (/^thang(?: nam| thuc hien)?$/u.test(folded)) return 'month';
  return /^tuan(?: thuc hien| thu)?$/u.test(folded) ? 'week' : null;
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

interface Settled {
  readonly columns: readonly Column[];
  readonly deadlineAt: number;
  readonly doubts: readonly DoubtWhy[];
}

/** The roles, each given to one column where there may be only one, and the kinds of work told apart. */
function settled(
  guesses: readonly (Guess | null)[],
  labels: readonly (readonly string[])[],
  evidence: readonly Evidence[],
): Settled {
  const labelAt = (at: number): string => (labels[at] ?? []).join(' ');
  const best = (role: Role): number => {
    const weights = guesses.map((one) => (one?.role === role ? one.weight : 0));
    const most = Math.max(...weights);
    return most === 0 ? -1 : weights.indexOf(most);
  };
  const deadline = deadlineOf(guesses, evidence);
  const single = {
    number: best('number'),
    lead: best('lead'),
    support: best('support'),
    deadline: deadline.at,
  };
  const work = assignmentOf(guesses, evidence);
  const rival = rivalOf(guesses, single.lead);
  const doubts = [
    ...(rival < 0
      ? []
      : [{ kind: 'lead-column', label: labelAt(single.lead), other: labelAt(rival) } as const]),
    ...(work.other < 0
      ? []
      : [{ kind: 'work-column', label: labelAt(work.at), other: labelAt(work.other) } as const]),
    ...(deadline.other < 0
      ? []
      : [{ kind: 'deadline-column', label: labelAt(deadline.at), other: labelAt(deadline.other) } as const]),
  ];
  const columns = guesses.map((guess, at): Column => {
    const label = labelAt(at);
    const own = labels[at]?.at(-1) ?? '';
    if (isSpan(own) || isQuarter(labels[at] ?? []))
      return { role: 'mark', label: spanLabel(labels[at] ?? []) };
    if (at === work.at) return { role: 'assignment', label };
    const role = guess?.role ?? 'other';
    switch (role) {
      case 'number':
      case 'lead':
      case 'support':
      case 'deadline':
        return { role: at === single[role] ? role : 'other', label };
      case 'content':
      case 'assignment':
        return { role: at < work.at ? 'objective' : 'activities', label };
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
  return { columns, deadlineAt: deadline.at, doubts };
}

/** Another column that might as well name who leads: its heading says so no less, or that of the chosen one hardly does. */
function rivalOf(guesses: readonly (Guess | null)[], at: number): number {
  const chosen = guesses[at]?.weight ?? 0;
  return guesses.findIndex(
    (one, other) => other !== at && one?.role === 'lead' && (one.weight === chosen || chosen < WEAKEST_LEAD),
  );
}

/** One column of several, and the one that it might have been as well; -1 for none. */
interface Choice {
  readonly at: number;
  readonly other: number;
}

/** When it is to be done: by its heading; of two that say the same the later, or the only one in which times stand. */
function deadlineOf(guesses: readonly (Guess | null)[], evidence: readonly Evidence[]): Choice {
  const all = guesses
    .flatMap((one, at) => (one?.role === 'deadline' ? [{ at, weight: one.weight }] : []))
    .sort((one, other) => other.weight - one.weight || other.at - one.at);
  const [first, ...others] = all;
  if (!first) return { at: -1, other: -1 };
  const times = (at: number): number => evidence[at]?.times ?? 0;
  const better = others.find(({ at }) => times(first.at) < 0.2 && times(at) > 0.5);
  return better ? { at: better.at, other: first.at } : { at: first.at, other: -1 };
}

const WORK_ROLES = ['assignment', 'content', 'activities', 'objective'] as const;
const ENOUGH = 0.6;
/** The highest rank of a column that names aims, groups or single activities. */
const NO_WORK = 29;

/**
 * Where the work is named: the column of that name, unless its cells are those of groups and the work of each row
 * stands beside it. Where no heading names it, the column of long texts that begin with what is to be done.
 */
function assignmentOf(guesses: readonly (Guess | null)[], evidence: readonly Evidence[]): Choice {
  const filled = (at: number): number => evidence[at]?.filled ?? 0;
  const rankOf = ({ role, weight }: Guess): number => {
    const place = WORK_ROLES.findIndex((one) => one === role);
    return place < 0 ? 0 : (WORK_ROLES.length - place) * 10 + weight;
  };
  const all = guesses
    .flatMap((one, at) => (one && rankOf(one) > 0 ? [{ at, rank: rankOf(one) }] : []))
    .sort((one, other) => other.rank - one.rank);
  const [first] = all;
  if (!first) return { at: longestWork(guesses, evidence), other: longestWork(guesses, evidence) };
  const groups = evidence[first.at]?.groups ?? false;
  const fuller = groups
    ? all.find(({ at }) => filled(at) * ENOUGH > filled(first.at) && filled(at) > ENOUGH)
    : undefined;
  if (fuller) return { at: fuller.at, other: first.at };
  const alike = all.filter(({ at, rank }) => rank === first.rank && filled(at) >= ENOUGH);
  // Beside the name of the work may stand the work itself.
  const beside = all.find(({ at, rank }) => rank < first.rank && rank > NO_WORK && filled(at) >= ENOUGH);
  const likely = [...alike].sort((one, other) => workScore(evidence[other.at]) - workScore(evidence[one.at]));
  const [at = first.at, other = -1] = likely.map((one) => one.at);
  return { at, other: alike.length > 1 ? other : (beside?.at ?? -1) };
}

function workScore(evidence: Evidence | undefined): number {
  return evidence ? evidence.verbs * 100 + Math.min(evidence.length, 100) : 0;
}

/** In a table without a heading for it, with the other headings known. */
function longestWork(guesses: readonly (Guess | null)[], evidence: readonly Evidence[]): number {
  const named = guesses.filter((one) => one?.role === 'lead' || one?.role === 'deadline').length;
  if (named < 2) return -1;
  const all = guesses.flatMap((one, at) => (one === null ? [at] : []));
  const fit = all.filter((at) => (evidence[at]?.filled ?? 0) >= ENOUGH && (evidence[at]?.length ?? 0) > 15);
  const score = (at: number): number => workScore(evidence[at]);
  return fit.reduce((most, at) => (most < 0 || score(at) > score(most) ? at : most), -1);
}

function isSpan(label: string): boolean {
  return /^(?:quý|tháng|t|tuần)\s*[IVX\d]/iu.test(label) && readDeadline(label, 2025).kind === 'window';
}

const YEAR = /^(?:năm\s*)?20\d\d$/iu;

function isQuarter(labels: readonly string[]): boolean {
  const parents = fold(labels.slice(0, -1).join(' '));
  const own = labels.at(-1) ?? '';
  if (YEAR.test(own)) return /\b(?:thoi (?:gian|han|diem)|tien do|lo trinh|nam)\b/u.test(parents);
  return /\b(?:quy|thang)\b/u.test(parents) && /^(?:I{1,3}|IV|\d{1,2})$/u.test(own);
}

function spanLabel(labels: readonly string[]): string {
  const own = labels.at(-1) ?? '';
  if (isSpan(own)) return own;
  if (YEAR.test(own)) return `Năm ${own.slice(-4)}`;
  return `${/tháng/iu.test(labels.join(' ')) ? 'Tháng' : 'Quý'} ${own}`;
}

export function printOf(row: Row): string {
  return row.cells
    .filter(({ merged }) => merged === null)
    .map(({ text }) => fold(text))
    .filter((text) => text !== '')
    .join('|');
}

/** A heading in other words or another order: the column of the numbers and most others are named. */
export function isHeadingLike(row: Row): boolean {
  const own = row.cells.filter(({ text }) => text !== '').map(({ text }) => oneLine(text));
  const guesses = own.map(guessOf);
  const named = guesses.filter((one) => one !== null).length;
  return (
    own.length >= 3 &&
    guesses[0]?.role === 'number' &&
    !/\d/u.test(own[0] ?? '') &&
    named * 4 >= own.length * 3
  );
}

const INDEX = /^[([]?(\d{1,2}|[A-E])(?:\s*[=+]\s*\(?\d.*)?[)\]]?$/u;

/** `(1) (2) (3)` or `A B 1 2` under the heading: letters, then numbers, each one after the other. */
export function isIndexRow(row: Row): boolean {
  const own = row.cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  const ranks = own.map((text) => {
    const index = INDEX.exec(text)?.[1];
    return index === undefined ? null : /\d/u.test(index) ? 100 + Number(index) : index.charCodeAt(0);
  });
  return (
    own.length >= 3 &&
    ranks.every((rank, at) => rank !== null && (at === 0 || rank > (ranks[at - 1] ?? rank)))
  );
}
