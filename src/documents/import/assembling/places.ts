import type { NumberToken } from './numbers.js';
import type { OpenSection } from './outline.js';
import type { ReadRow } from './read-row.js';
import { below, type State } from './reading-state.js';

/** A code has room for three figures. */
const HIGHEST = 999;

interface Placed {
  readonly path: readonly string[];
  readonly letter: string | null;
  readonly shares: boolean;
  readonly given: boolean;
}

export function placeOf(
  number: NumberToken,
  row: ReadRow,
  { state, section }: { state: State; section: OpenSection },
): Placed {
  const placed = found(number, row, { state, section });
  const at = state.part === null ? 0 : 1;
  const key = keyOf(state, section);
  const own = Number(placed.path[at] ?? '0');
  // A section that goes on counting where the one before ended: so do rows without a number.
  if (!placed.shares && !state.highest.has(key) && own > 1 && own === state.latest + 1) state.runs = true;
  state.highest.set(key, Math.max(state.highest.get(key) ?? 0, own));
  state.latest = own;
  return placed;
}

function found(
  number: NumberToken,
  row: ReadRow,
  { state, section }: { state: State; section: OpenSection },
): Placed {
  switch (number.kind) {
    case 'arabic':
    case 'full':
      return { path: below(number.path, state), letter: number.letter, shares: false, given: false };
    case 'roman':
    case 'letter':
      return { path: below([String(number.value)], state), letter: null, shares: false, given: true };
    case 'small': {
      if (state.row === null) return { ...nextPlace(state, section), letter: number.letter };
      return { path: state.row, letter: number.letter, shares: true, given: false };
    }
    case 'counted':
      return nextPlace(state, section);
    case 'none':
    case 'words': {
      if (row.numbered && state.row !== null)
        return { path: state.row, letter: null, shares: true, given: false };
      return nextPlace(state, section);
    }
  }
}

function nextPlace(state: State, section: OpenSection): Placed {
  const highest =
    state.highest.get(keyOf(state, section)) ?? (state.runs && state.part === null ? state.latest : 0);
  const next = String(Math.min(highest + 1, HIGHEST));
  return {
    path: state.part === null ? [next] : [state.part, next],
    letter: null,
    shares: false,
    given: true,
  };
}

function keyOf({ outline, part }: State, section: OpenSection): string {
  return `${outline.sections.length} ${section.numeral} ${part ?? ''}`;
}
