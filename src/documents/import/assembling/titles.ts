import { isSameNumber, numberBefore, type NumberToken } from './numbers.js';
import { titleOf } from './outline.js';
import type { ReadRow } from './read-row.js';
import { CONTENT, below, closeRow, type Fate, type State } from './reading-state.js';
import { TOTAL, fold, goesOn, isCapitals, oneLine } from './printed-text.js';

export function openTitle(title: string, state: State): void {
  const { number, rest } = numberBefore(title);
  if (number.kind !== 'roman' && number.kind !== 'letter') return;
  state.outline.openLettered(number, titleOf(rest));
  closeRow(state, 'section');
}

/** The title of a section with a roman numeral or a capital, in a column of its own or before the words. */
export function lettered(
  row: ReadRow,
): { token: Extract<NumberToken, { kind: 'roman' | 'letter' }>; title: string } | null {
  const { number, single } = row;
  if (number.kind === 'roman' || number.kind === 'letter') {
    const bare =
      single ??
      (isUntold(row) ? { text: oneLine(row.own.get('assignment') ?? row.own.get('objective') ?? '') } : null);
    return bare && bare.text !== '' ? { token: number, title: titleOf(bare.text) } : null;
  }
  if (
    !single ||
    !(
      single.wide ||
      single.bold ||
      isCapitals(single.text) ||
      single.role === 'assignment' ||
      single.role === 'objective'
    )
  )
    return null;
  const before = numberBefore(single.text);
  if (before.number.kind !== 'roman' && before.number.kind !== 'letter') return null;
  return { token: before.number, title: titleOf(before.rest) };
}

function isUntold({ own, spread }: ReadRow): boolean {
  return (
    !own.has('deadline') &&
    !spread.has('deadline') &&
    !own.has('lead') &&
    !spread.has('lead') &&
    !own.has('deliverable')
  );
}

interface TitlePlace {
  readonly next: ReadRow | undefined;
  readonly state: State;
}

/** Whether a row with one text alone is the title of what follows. Null: it is not, read it as work. */
export function titleFate(row: ReadRow, text: string, { next, state }: TitlePlace): Fate | null {
  const single = row.single;
  if (!single) return null;
  const embedded = numberBefore(text);
  const number = row.number.kind === 'none' || row.number.kind === 'words' ? embedded.number : row.number;
  const title = titleOf(number === row.number ? text : embedded.rest);
  const strong = single.wide || single.bold || isCapitals(text);
  if (number.kind === 'arabic' && (row.number.kind === 'arabic' || strong)) {
    return numberedTitle({ path: number.path, title, next, state });
  }
  if (row.number.kind === 'small') return smallTitle(row.number.letter, title, { next, state });
  const guessed = !strong && isTitleByPlace(row, text, next);
  if (!strong && !guessed) return null;
  if (row.afterBreak && !single.wide && !single.bold && goesOn(text)) return null;
  if (guessed) state.titleDoubts.push({ place: row.place, why: { kind: 'title-guessed', title } });
  if (row.number.kind === 'counted' || !state.lettered) state.outline.openUnnumbered(title);
  else if (state.outline.current?.named !== 'printed') state.outline.openUnnamed(title);
  else {
    state.last = null;
    state.group = { title, path: null };
    return 'section';
  }
  return closeRow(state, 'section');
}

const LONGEST_TITLE = 250;

/** A line alone in the column of the work, above a row with a number: nothing that goes on with the row before. */
function isTitleByPlace(row: ReadRow, text: string, next: ReadRow | undefined): boolean {
  if (!row.numbered || row.afterBreak || row.number.kind !== 'none' || !next || text.length > LONGEST_TITLE)
    return false;
  const role = row.single?.role;
  const isWorkColumn = role !== undefined && CONTENT.includes(role);
  const follows =
    next.number.kind === 'arabic' || next.number.kind === 'full' || next.number.kind === 'counted';
  return isWorkColumn && follows && /^["“(]?\p{Lu}/u.test(text) && !/[.;,]$/u.test(text);
}

function numberedTitle(ask: TitlePlace & { readonly path: readonly string[]; readonly title: string }): Fate {
  const { path, title, next, state } = ask;
  const [first = '1'] = path;
  const child = childOf(path, next);
  if (child === null) return { why: 'heading-of-nothing' };
  if (path.length === 1 && !state.lettered && (child === 'restart' || child === 'path')) {
    state.outline.openArabic(first, title);
    return closeRow(state, 'section');
  }
  if (path.length === 1 && child === 'restart') {
    closeRow(state, 'section');
    state.part = first;
  } else {
    state.row = below(path, state);
    state.last = null;
  }
  state.group = { title, path: child === 'restart' ? null : state.row };
  return 'section';
}

function smallTitle(letter: string, title: string, { next, state }: TitlePlace): Fate {
  const child = childOf([], next);
  if (child === null) return { why: 'heading-of-nothing' };
  if (child === 'restart') state.part = String(letter.charCodeAt(0) - 96);
  state.last = null;
  state.group = { title, path: null };
  return 'section';
}

function isWork(own: ReadRow['own']): boolean {
  const words = CONTENT.flatMap((role) => own.get(role) ?? []);
  return words.length > 0 && !words.some((text) => TOTAL.test(fold(text)));
}

/** How the row after a title belongs to it. */
function childOf(path: readonly string[], next: ReadRow | undefined): 'path' | 'restart' | 'below' | null {
  if (!next) return null;
  const { number, own } = next;
  const embedded = next.single && number.kind === 'none' ? numberBefore(next.single.text).number : number;
  switch (embedded.kind) {
    case 'arabic': {
      const deeper =
        embedded.path.length > path.length && path.every((one, at) => isSameNumber(embedded.path[at], one));
      if (deeper && path.length > 0) return 'path';
      return embedded.path.length === 1 && isSameNumber(embedded.path[0], '1') ? 'restart' : null;
    }
    case 'small':
      return 'below';
    case 'counted':
    case 'full':
      return 'path';
    case 'none':
    case 'words':
      return (own.has('deadline') || own.has('lead')) && isWork(own) ? 'below' : null;
    case 'roman':
    case 'letter':
      return null;
  }
}
