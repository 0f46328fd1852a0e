/** The picture's width; a phone shows about a third of it, so that a size of 30 reads as 10. */
export const WIDTH = 1080;

/** A piece of SVG text. */
export type Svg = string;

export const FONT_FAMILY = 'Be Vietnam Pro';
