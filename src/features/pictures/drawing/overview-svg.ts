import { WIDTH } from '../../../words/documents/picture.js';
import type { Svg } from '../../../words/documents/picture.js';
import type { Office } from '../../../plan/plan.js';
import type { Overview } from '../overview.js';
import { assignedWordings, overdueBadge, overviewFigure, overviewHead } from '../words.js';
import { daysAhead } from './ahead.js';
import { cellTables } from './cells.js';
import { FAINT, INK, ON_SHADE, SHADES } from './colours.js';
import { boldWidthOf, fitted } from './letters.js';
import { legend, progressBar } from './progress-bar.js';
import { INNER, gap, stacked } from './stack.js';
import type { Panel } from './stack.js';
import { drawing, moved, rect, text } from './svg.js';
import { weeks } from './weeks.js';

/** The whole plan on one picture as high as a phone. */
export function overviewSvg(office: Office, overview: Overview): Svg {
  const { height, svg } = stacked([
    head(office, overview),
    figures(overview),
    progressBar(overview.whole),
    gap(14),
    legend(overview.whole),
    gap(14),
    ...besides(overview),
    ...cellTables(office, overview),
    gap(16),
    ...daysAhead(office, overview.ahead),
  ]);
  return drawing({ width: WIDTH, height }, svg);
}

function head(office: Office, overview: Overview): Panel {
  const { title, below } = overviewHead(office, overview);
  const svg = [
    text(fitted([title], 46, INNER), { x: 0, y: 42, size: 46, fill: INK, bold: true }),
    text(fitted(below, 30, INNER), { x: 0, y: 88, size: 30, fill: FAINT }),
  ];
  return { height: 116, svg: svg.join('') };
}

/** What was assigned beside the plan, which the figures above do not count. */
function besides(overview: Overview): readonly Panel[] {
  const wordings = assignedWordings(overview);
  if (wordings.length === 0) return [];
  return [
    { height: 44, svg: text(fitted(wordings, 30, INNER), { x: 0, y: 28, size: 30, fill: INK }) },
    gap(8),
  ];
}

const TREND_WIDTH = 440;

function figures(overview: Overview): Panel {
  const { percent, below } = overviewFigure(overview);
  const badge = overdueBadge(overview);
  const { completed, overdue } = overview.whole.tally;
  const width = boldWidthOf(badge, 32) + 36;
  const svg = [
    text(percent, { x: -4, y: 104, size: 124, fill: completed > 0 ? SHADES['on-time'] : FAINT, bold: true }),
    text(below, { x: 0, y: 152, size: 33, fill: INK }),
    overdue > 0
      ? rect({ x: 0, y: 170, width, height: 50 }, { fill: SHADES.overdue, radius: 25 }) +
        text(badge, { x: width / 2, y: 206, size: 32, fill: ON_SHADE, bold: true, anchor: 'middle' })
      : text(badge, { x: 0, y: 204, size: 32, fill: FAINT }),
    moved(INNER - TREND_WIDTH, 0, weeks(overview, TREND_WIDTH)),
  ];
  return { height: 242, svg: svg.join('') };
}
