import type { DoubtWhy, NotUnderstoodWhy, Place, RowFate } from '../../../plan/drafting/imported.js';
import type { Role } from './column-roles.js';
import { isSameNumber } from './numbers.js';
import type { OpenSection, Outline } from './outline.js';

/** A row of work as it is read, before it has a code. */
export interface Work {
  readonly place: Place;
  readonly section: OpenSection;
  /** Below the section: part and row, or row alone. */
  readonly path: readonly string[];
  readonly letter: string | null;
  readonly cells: ReadonlyMap<Role, string>;
  readonly spread: ReadonlyMap<Role, string>;
  /** What a bare number in the cell of the time counts, and the month that stands beside it or above. */
  readonly unit: 'month' | 'week' | null;
  readonly month: string;
  /** Shares its number with the row above. */
  readonly below: boolean;
  readonly doubts: readonly DoubtWhy[];
}

export type Open = {
  -readonly [Key in keyof Work]: Work[Key] extends ReadonlyMap<Role, string>
    ? Map<Role, string>
    : Work[Key] extends readonly DoubtWhy[]
      ? DoubtWhy[]
      : Work[Key];
};

export interface State {
  readonly outline: Outline;
  readonly work: Open[];
  readonly lettered: boolean;
  /** A numbered part of the section, whose rows begin at 1 again. */
  part: string | null;
  /** The last row's number below the section, that of a group's title too. */
  row: readonly string[] | null;
  group: { readonly title: string; readonly path: readonly string[] | null } | null;
  /** What a continuation goes on with. */
  last: Open | null;
  /** The highest number of each section, or of each of its parts. */
  readonly highest: Map<string, number>;
  /** The last number printed, and whether the numbers run on from section to section. */
  latest: number;
  runs: boolean;
  /** Doubts that belong to a title and to no row of work. */
  readonly titleDoubts: { readonly place: Place; readonly why: DoubtWhy }[];
}

export type Fate = RowFate | { readonly why: NotUnderstoodWhy };

export const CONTENT: readonly Role[] = ['objective', 'assignment', 'activities'];

export function closeRow(state: State, fate: RowFate): RowFate {
  state.part = null;
  state.row = null;
  state.group = null;
  state.last = null;
  return fate;
}

export function below(path: readonly string[], { outline, part }: State): readonly string[] {
  const arabic = outline.current?.arabic ?? null;
  const own = arabic !== null && isSameNumber(arabic, path[0]) && path.length > 1 ? path.slice(1) : path;
  return part === null || (isSameNumber(part, own[0]) && own.length > 1) ? own : [part, ...own];
}
