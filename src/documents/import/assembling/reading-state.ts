import type { DoubtWhy, NotUnderstoodWhy, Place, RowFate } from '../../../plan/drafting/imported.js';
import type { Role } from './columns.js';
import type { OpenSection, Outline } from './outline.js';

/** A row of work as it is read, before it has a code. */
export interface Work {
  readonly place: Place;
  readonly section: OpenSection;
  /** Below the section: part and row, or row alone. */
  readonly path: readonly number[];
  readonly letter: string | null;
  readonly cells: ReadonlyMap<Role, string>;
  readonly spread: ReadonlyMap<Role, string>;
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
  part: number | null;
  /** The last row's number below the section, that of a group's title too. */
  row: readonly number[] | null;
  group: { readonly title: string; readonly path: readonly number[] | null } | null;
  /** What a continuation goes on with. */
  last: Open | null;
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

export function below(path: readonly number[], state: State): readonly number[] {
  const { current } = state.outline;
  const own = current?.arabic === path[0] && path.length > 1 ? path.slice(1) : path;
  return state.part === null || (own[0] === state.part && own.length > 1) ? own : [state.part, ...own];
}
