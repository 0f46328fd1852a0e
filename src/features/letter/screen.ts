import { compose } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';

/** A screen and a half of a phone: what is longer is not read in the morning. */
const MOST_ROWS = 45;
/** Letters in a row, where words are not cut. */
const ROW = 36;
/** So many lines of a list are shown however long the letter is. */
const FEWEST = 2;

/**
 * The blocks of a letter with their lists so short that it takes a screen and a half of a phone: the longest list loses
 * lines, which are counted. Every task has its button below, and the whole lists are a tap away. What is folded takes no
 * room.
 */
export function withinScreen(blocks: readonly Block[]): readonly Block[] {
  const shown = blocks.map(({ list = [], cap = Infinity, folded, whole }) =>
    folded || whole ? 0 : Math.min(list.length, cap, MOST_ROWS),
  );
  for (;;) {
    const fitted = blocks.map((block, at) =>
      block.folded || block.whole || block.list === undefined ? block : { ...block, cap: shown[at] ?? 0 },
    );
    const longest = shown.indexOf(Math.max(...shown));
    if ((shown[longest] ?? 0) <= FEWEST || rowsOf(fitted) <= MOST_ROWS) return fitted;
    shown[longest] = (shown[longest] ?? 0) - 1;
  }
}

function rowsOf(blocks: readonly Block[]): number {
  const { html } = compose(blocks.filter(({ folded }) => !folded));
  const lines = html
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot);/gu, '.')
    .split('\n');
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / ROW)), 0);
}
