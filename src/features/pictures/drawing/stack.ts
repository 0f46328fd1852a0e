import { WIDTH } from '../../../words/documents/picture.js';
import type { Svg } from '../../../words/documents/picture.js';
import { moved } from './svg.js';

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
