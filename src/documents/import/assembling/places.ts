import type { NumberToken } from './numbers.js';
import type { OpenSection } from './outline.js';
import type { ReadRow } from './read-row.js';
import { below, type State } from './reading-state.js';

interface Placed {
  readonly path: readonly number[];
  readonly letter: string | null;
  readonly shares: boolean;
  readonly given: boolean;
}

export function placeOf(
  number: NumberToken,
  row: ReadRow,
  { state, section }: { state: State; section: OpenSection },
): Placed {
  switch (number.kind) {
    case 'arabic':
    case 'full':
      return { path: below(number.path, state), letter: null, shares: false, given: false };
    case 'roman':
    case 'letter':
      return { path: below([number.value], state), letter: null, shares: false, given: true };
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
  const at = state.part === null ? 0 : 1;
  const taken = state.work
    .filter((one) => one.section === section && (state.part === null || one.path[0] === state.part))
    .map(({ path }) => path[at] ?? 0);
  const next = Math.max(0, ...taken) + 1;
  return {
    path: state.part === null ? [next] : [state.part, next],
    letter: null,
    shares: false,
    given: true,
  };
}
