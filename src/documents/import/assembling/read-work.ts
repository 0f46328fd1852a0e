import type { DoubtWhy, NotUnderstood, Place, RowFate } from '../../../plan/drafting/imported.js';
import { atMost, MOST_TASKS } from '../limits.js';
import { continuation, givesBack, isContinuation } from './continuing.js';
import { withInnerNumbers } from './inner-numbers.js';
import { leadOfTitle } from './lead-of-title.js';
import { numberBefore, type NumberToken } from './numbers.js';
import { newOutline } from './outline.js';
import { placeOf } from './places.js';
import type { ReadRow } from './read-row.js';
import { CONTENT, closeRow, type Fate, type Open, type State, type Work } from './reading-state.js';
import { lettered, openTitle, titleFate } from './titles.js';
import { TOTAL, fold, oneLine } from './printed-text.js';

interface ReadWork {
  readonly work: readonly Work[];
  readonly fates: readonly { readonly place: Place; readonly fate: RowFate }[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Of titles, which no task carries. */
  readonly titleDoubts: readonly { readonly place: Place; readonly why: DoubtWhy }[];
}

/**
 * Tells sections, groups, work and continuations apart, row by row. Each row comes out as one of them or as not
 * understood.
 */
export function readWork(rows: readonly ReadRow[]): ReadWork {
  const data = rows.filter(({ kind }) => kind === 'data');
  const state: State = {
    outline: newOutline(),
    work: [],
    lettered: data.some((row) => lettered(row) !== null) || data.some(({ title }) => title !== null),
    part: null,
    row: null,
    group: null,
    last: null,
    highest: new Map(),
    latest: 0,
    runs: false,
    titleDoubts: [],
  };
  let at = 0;
  const fates: { place: Place; fate: RowFate }[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const row of rows) {
    if (row.kind === 'data') at += 1;
    const fate = fateOf(row, data[at], state);
    atMost(state.work.length, MOST_TASKS);
    if (fate === 'section' && row.stray !== '') {
      const title = row.single?.text ?? '';
      state.titleDoubts.push({ place: row.place, why: { kind: 'stray-words', title, words: row.stray } });
    }
    if (typeof fate === 'string') fates.push({ place: row.place, fate });
    else {
      fates.push({ place: row.place, fate: 'not-understood' });
      notUnderstood.push({ place: row.place, text: row.text, why: fate.why });
      // What follows it belongs to it, not to the row before.
      if (row.kind !== 'no-columns') state.last = null;
    }
  }
  return { work: withInnerNumbers(state.work), fates, notUnderstood, titleDoubts: state.titleDoubts };
}

function fateOf(row: ReadRow, next: ReadRow | undefined, state: State): Fate {
  switch (row.kind) {
    case 'heading':
    case 'blank':
    case 'note':
      return row.kind;
    case 'target':
    case 'no-columns':
    case 'too-many-cells':
    case 'cells-out-of-place':
      return { why: row.kind };
    case 'data':
      break;
  }
  if (row.title !== null && lettered(row) === null) openTitle(row.title, state);
  const section = lettered(row);
  if (section) {
    state.outline.openLettered(section.token, section.title);
    return closeRow(state, 'section');
  }
  if (TOTAL.test(fold(row.single?.text ?? [...row.own.values()][0] ?? ''))) return { why: 'total' };
  const title = row.single ? titleFate(row, row.single.text, { next, state }) : null;
  return title ?? workFate(row, state);
}

function workFate(row: ReadRow, state: State): Fate {
  const { own, spread } = row;
  const number = numberOf(row);
  const hasWork = CONTENT.some((role) => own.has(role));
  const isNumbered = number.kind !== 'none' && number.kind !== 'words';
  if (number.kind === 'words' && !CONTENT.some((role) => own.has(role))) return { why: 'number' };
  if (!isNumbered && isContinuation(row, state)) return continuation(row, state);
  if (!hasWork && !CONTENT.some((role) => spread.has(role)))
    return { why: isNumbered ? 'no-work' : 'nothing-above' };
  if (!isNumbered && !own.has('deadline') && !own.has('lead') && !spread.has('deadline'))
    return { why: 'nothing-above' };
  return addWork(row, number, state);
}

/** In a table without a column of numbers the number stands before the work. */
function numberOf(row: ReadRow): NumberToken {
  if (row.numbered || (row.number.kind !== 'none' && row.number.kind !== 'words')) return row.number;
  const { number } = numberBefore(row.own.get('objective') ?? row.own.get('assignment') ?? '');
  return number.kind === 'arabic' ? number : row.number;
}

function addWork(row: ReadRow, number: NumberToken, state: State): Fate {
  const cells = new Map(row.own);
  const doubts = [...row.doubts];
  if (number.kind === 'none' && row.afterBreak && state.last && givesBack(cells, state.last))
    doubts.push({ kind: 'joined-and-own' });
  if (number.kind === 'words') {
    doubts.push({ kind: 'number-unread', text: oneLine(number.text) });
  }
  if (!state.outline.current) state.outline.openUnnamed('');
  const section = state.outline.current;
  if (!section) return { why: 'nothing-above' };
  const placed = placeOf(number, row, { state, section });
  if (placed.given) doubts.push({ kind: 'number-given' });
  const { group } = state;
  if (group?.path?.some((one, at) => placed.path[at] !== one)) state.group = null;
  else if (group && !cells.has('objective') && (group.path !== null || !placed.shares))
    cells.set('objective', group.title);
  const told = cells.has('lead') || row.spread.has('lead') || placed.shares;
  const lead = told ? null : (leadOfTitle(state.group?.title ?? '') ?? leadOfTitle(section.title));
  if (lead !== null) {
    cells.set('lead', lead);
    doubts.push({ kind: 'lead-from-title', lead });
  }
  state.row = placed.path;
  const { path, letter, shares } = placed;
  const open: Open = {
    place: row.place,
    section,
    path,
    letter,
    cells,
    spread: new Map(row.spread),
    unit: row.unit,
    month: row.month === '' ? (state.group?.title ?? section.title) : row.month,
    below: shares,
    doubts,
  };
  state.work.push(open);
  state.last = open;
  return 'task';
}
