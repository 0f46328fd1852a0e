/** Points that a line of the sheet's letters takes, and the air around them. */
const LINE = 14.5;
const AIR = 4;
/** Excel's tallest row. */
const TALLEST = 409;
/** Letters are narrower than the figures that a column's width counts. */
const LETTERS_A_FIGURE = 1.15;

interface WrappedText {
  readonly text: string;
  /** Of its column, in figures. */
  readonly width: number;
}

/** How tall a row must be for the longest of its cells: no program makes wrapped rows taller when it opens a file. */
export function rowHeight(cells: readonly WrappedText[]): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => linesOf(text, width * LETTERS_A_FIGURE)));
  return Math.min(TALLEST, lines * LINE + AIR);
}

/** Lines of a text that is wrapped between words. */
function linesOf(text: string, letters: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= letters) used = needed;
    else {
      lines += used === 0 ? 0 : 1;
      used = word.length;
    }
  }
  return lines;
}
