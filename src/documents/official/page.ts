/** Twentieths of a point in a millimetre. */
const TWIPS = 1440 / 25.4;

export function millimetres(count: number): number {
  return Math.round(count * TWIPS);
}

/** A4 and its margins, as Nghị định 30/2020/NĐ-CP, Phụ lục I sets them (20–25, 30–35 and 15–20 mm). */
export const PAPER = { short: millimetres(210), long: millimetres(297) };
export const MARGINS = {
  top: millimetres(20),
  bottom: millimetres(20),
  left: millimetres(30),
  right: millimetres(20),
  header: millimetres(10),
  footer: millimetres(10),
};

/** The width of the text on an upright page, and on one that lies. */
export const TEXT_WIDTH = PAPER.short - MARGINS.left - MARGINS.right;
export const LYING_MARGINS = { ...MARGINS, left: millimetres(20), right: millimetres(15) };
export const LYING_WIDTH = PAPER.long - LYING_MARGINS.left - LYING_MARGINS.right;

export const FONT = 'Times New Roman';

/** Sizes of letters in half points. */
export const SIZE = { body: 28, small: 26, table: 24, appendix: 20, recipients: 22, recipientsTitle: 24 };
