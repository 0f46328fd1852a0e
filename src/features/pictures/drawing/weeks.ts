import type { Svg } from '../../../words/documents/picture.js';
import type { Overview } from '../overview.js';
import { trendTitle, weekLabel } from '../words.js';
import { EMPTY, FAINT, INK, SHADES } from './colours.js';
import { rect, text } from './svg.js';

const TOP = 44;
const HEIGHT = 128;
const MOST_WIDTH = 46;

/** How the weeks ended: each column is the whole plan, green what is complete, red what is overdue. */
export function weeks({ trend, whole }: Overview, width: number): Svg {
  const step = width / Math.max(trend.length, 6);
  const column = Math.min(MOST_WIDTH, step - 8);
  const bottom = TOP + HEIGHT;
  const columns = trend.map(({ completed, overdue }, at): Svg => {
    const x = width - (trend.length - at) * step + (step - column);
    const high = (count: number): number =>
      whole.tally.total === 0 ? 0 : (count / whole.tally.total) * HEIGHT;
    const [done, late] = [high(completed), high(overdue)];
    return [
      rect({ x, y: TOP, width: column, height: HEIGHT }, { fill: EMPTY }),
      rect({ x, y: TOP, width: column, height: late }, { fill: SHADES.overdue }),
      rect({ x, y: bottom - done, width: column, height: done }, { fill: SHADES['on-time'] }),
    ].join('');
  });
  const first = trend[0];
  const last = trend.at(-1);
  const small = { size: 27, fill: FAINT } as const;
  const from = width - trend.length * step + (step - column);
  return [
    text(trendTitle(trend.length), { x: width, y: 28, size: 30, fill: INK, bold: true, anchor: 'end' }),
    ...columns,
    first && last && trend.length > 2
      ? text(weekLabel(first.day, last.day), { ...small, x: from, y: bottom + 30 })
      : '',
    last ? text(weekLabel(last.day, last.day), { ...small, x: width, y: bottom + 30, anchor: 'end' }) : '',
  ].join('');
}
