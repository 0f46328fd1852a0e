import { moved } from './svg.js';
import type { Svg } from './svg.js';

/** The picture's width; a phone shows about a third of it, so that a size of 30 reads as 10. */
export const WIDTH = 1080;
const MARGIN = 44;
export const INNER = WIDTH - 2 * MARGIN;

/** A band of the picture, as wide as all. */
export interface Panel {
  readonly height: number;
  readonly svg: Svg;
}

/** Bands below each other, inside the margins. */
export function stacked(panels: readonly Panel[]): Panel {
  let y = MARGIN;
  const parts = panels.map(({ height, svg }) => {
    const part = moved(MARGIN, y, svg);
    y += height;
    return part;
  });
  return { height: y + MARGIN, svg: parts.join('') };
}

export function gap(height: number): Panel {
  return { height, svg: '' };
}
