import type { Svg } from '../../../words/documents/picture.js';
import type { Share } from '../overview.js';
import { shadeNames } from '../words.js';
import type { Shade } from '../shades.js';
import { EMPTY, INK, ON_SHADE, SHADES } from './colours.js';
import { boldWidthOf, widthOf } from './letters.js';
import { INNER } from './stack.js';
import type { Panel } from './stack.js';
import { clipped, moved, rect, text } from './svg.js';

interface Slice {
  readonly shade: Shade;
  readonly count: number;
}

/** The figures in the order of the bar; their sum is the total. */
function slicesOf({ tally, underWay }: Share): readonly Slice[] {
  return [
    { shade: 'on-time', count: tally.onTime },
    { shade: 'late', count: tally.late },
    { shade: 'under-way', count: underWay },
    { shade: 'not-begun', count: tally.within - underWay },
    { shade: 'overdue', count: tally.overdue },
  ];
}

const HEIGHT = 72;

/** The plan's progress as one bar. */
export function progressBar(share: Share): Panel {
  const { total } = share.tally;
  let x = 0;
  const parts = slicesOf(share).map(({ shade, count }): Svg => {
    const width = total === 0 ? 0 : (count / total) * INNER;
    const at = x;
    x += width;
    const words = String(count);
    const number = text(words, {
      x: at + width / 2,
      y: 50,
      size: 40,
      fill: ON_SHADE,
      bold: true,
      anchor: 'middle',
    });
    const box = { x: at, y: 0, width: Math.max(0, width - (at + width < INNER - 1 ? 3 : 0)), height: HEIGHT };
    return rect(box, { fill: SHADES[shade] }) + (width > boldWidthOf(words, 40) + 8 ? number : '');
  });
  const box = { x: 0, y: 0, width: INNER, height: HEIGHT };
  const svg = rect(box, { fill: EMPTY }) + parts.join('');
  return { height: HEIGHT, svg: clipped('bar', box, { radius: 14, svg }) };
}

const LEGEND_SIZE = 31;
const LEGEND_ROW = 48;

/** What the colours mean, with the figures; in as many lines as it takes. */
export function legend(share: Share): Panel {
  let [x, row] = [0, 0];
  const parts = slicesOf(share).map(({ shade, count }): Svg => {
    const words = shadeNames[shade];
    const figure = 40 + widthOf(`${words} `, LEGEND_SIZE);
    const width = figure + boldWidthOf(String(count), LEGEND_SIZE);
    if (x + width > INNER) [x, row] = [0, row + 1];
    const part = moved(
      x,
      row * LEGEND_ROW,
      rect({ x: 0, y: 7, width: 30, height: 30 }, { fill: SHADES[shade], radius: 7 }),
      text(words, { x: 40, y: 33, size: LEGEND_SIZE, fill: INK }),
      text(String(count), { x: figure, y: 33, size: LEGEND_SIZE, fill: INK, bold: true }),
    );
    x += width + 30;
    return part;
  });
  return { height: (row + 1) * LEGEND_ROW, svg: parts.join('') };
}
