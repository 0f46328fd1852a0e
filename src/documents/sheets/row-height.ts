/** Points that a line of the sheet's letters takes, and the air around them. */
const LINE = 14;
const AIR = 4;
/** Excel's tallest row. */
const TALLEST = 409;
/** Points of the sheet's letters. */
const LETTERS = 11;
/** Points of a column's width that a figure stands for, and what its cells leave free at their sides. */
const FIGURE = 5.25;
const SIDES = 4;

/** Letters of Times New Roman by their width in hundredths of their size; accents change none but ơ and ư. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [25, ' .,'],
      [28, 'ijlt/:;'],
      [34, "fr()-I'“”"],
      [40, 's'],
      [45, 'acez'],
      [50, 'bdghknopquvxyđ0123456789–'],
      [56, 'FPSơư'],
      [62, 'ELTZ…'],
      [73, 'ABCDGHKNOQRUVXYwĐƠƯ'],
      [79, 'm%'],
      [95, 'MW'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);
/** Of what is not in the table, sign or letter: as wide as a capital. */
const OTHER = 73;

interface WrappedText {
  readonly text: string;
  /** Of its column, in figures. */
  readonly width: number;
  readonly bold?: boolean;
}

/**
 * How tall a row must be for the tallest of its cells: no program makes wrapped rows taller when it opens a file, and
 * LibreOffice leaves out the lines that do not fit.
 */
export function rowHeight(cells: readonly WrappedText[]): number {
  return Math.min(TALLEST, Math.max(1, ...cells.map(linesOf)) * LINE + AIR);
}

/** Lines of a text that is wrapped between words, and within those that are wider than their column. */
function linesOf({ text, width, bold = false }: WrappedText): number {
  const room = Math.max(1, width * FIGURE - SIDES);
  const points = (words: string): number => lengthOf(words) * (bold ? 1.1 : 1);
  const space = points(' ');
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s/u)) {
    const needed = points(word);
    if (used > 0 && used + space + needed <= room) used += space + needed;
    else {
      const own = Math.max(1, Math.ceil(needed / room));
      lines += used === 0 ? own - 1 : own;
      used = needed - (own - 1) * room;
    }
  }
  return lines;
}

function lengthOf(words: string): number {
  let hundredths = 0;
  for (const letter of words
    .normalize('NFD')
    .replace(/[\u0300-\u0302\u0306\u0309\u0303\u0323]/gu, '')
    .normalize('NFC')) {
    hundredths += WIDTHS.get(letter) ?? OTHER;
  }
  return (hundredths * LETTERS) / 100;
}
