import { WIDTH } from '../../../words/documents/picture.js';
import type { Svg } from '../../../words/documents/picture.js';
import { daysBetween, firstOfMonth, lastOfMonth, monthOf, yearOf } from '../../../plan/day.js';
import type { Day } from '../../../plan/day.js';
import type { DepartmentId, Office } from '../../../plan/plan.js';
import { monthLabel, moreWords, shadeNames, timelineHead, timelineNames, timelineState } from '../words.js';
import type { Mark, Stretch, TimelineRow } from '../timeline.js';
import { EMPTY, FAINT, INK, RULE, SHADES } from './colours.js';
import { boldWidthOf, fitted, widthOf } from './letters.js';
import { INNER, gap, stacked } from './stack.js';
import type { Panel } from './stack.js';
import { drawing, moved, rect, text } from './svg.js';

/** More would be no picture for a phone. */
const MOST_ROWS = 30;
const ROW = 88;
const SIZE = 30;
const TRACK = { y: 44, height: 28 } as const;
/** A bar of a single day is still seen. */
const LEAST = 8;

const FILLS: Readonly<Record<Mark, string>> = { ...SHADES, ahead: EMPTY, missed: '#FFFFFF' };

export interface Timeline {
  readonly department: DepartmentId;
  readonly today: Day;
  readonly rows: readonly TimelineRow[];
}

/** A department's year: a line a task, a bar a period, from its first day to its due day. */
export function timelineSvg(office: Office, timeline: Timeline): Svg {
  const { year } = office.plan;
  const { rows, today } = timeline;
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  const { height, svg } = stacked([
    head(office, timeline),
    marks(),
    months({ year, today }),
    ...shown.map((row) => taskRow(row, { year, today })),
    ...(rest > 0
      ? [{ height: 44, svg: text(moreWords(rest), { x: 0, y: 30, size: SIZE, fill: FAINT }) }]
      : []),
    gap(4),
  ]);
  return drawing({ width: WIDTH, height }, svg);
}

interface Frame {
  readonly year: number;
  readonly today: Day;
}

function head(office: Office, { department, today }: Timeline): Panel {
  const { title, below } = timelineHead(office, department, today);
  const svg = [
    text(fitted(title, 46, INNER), { x: 0, y: 42, size: 46, fill: INK, bold: true }),
    text(fitted([below], 30, INNER), { x: 0, y: 86, size: 30, fill: FAINT }),
  ];
  return { height: 112, svg: svg.join('') };
}

function marks(): Panel {
  const names: readonly (readonly [Mark, string])[] = [
    ['on-time', shadeNames['on-time']],
    ['late', shadeNames.late],
    ['overdue', shadeNames.overdue],
    ['under-way', shadeNames['under-way']],
    ['not-begun', shadeNames['not-begun']],
    ['missed', timelineNames.missed],
    ['ahead', timelineNames.ahead],
  ];
  let [x, y] = [0, 0];
  const parts = names.map(([mark, words]) => {
    const width = 36 + widthOf(words, 27);
    if (x + width > INNER) [x, y] = [0, y + 44];
    const part = moved(
      x,
      y,
      rect({ x: 1, y: 5, width: 26, height: 26 }, { fill: FILLS[mark], radius: 6, ...outline(mark) }),
      text(words, { x: 36, y: 28, size: 27, fill: INK }),
    );
    x += width + 26;
    return part;
  });
  return { height: y + 48, svg: parts.join('') };
}

function months({ year, today }: Frame): Panel {
  const thisMonth = yearOf(today) === year ? monthOf(today) : 0;
  const labels = Array.from({ length: 12 }, (_, at) => {
    const x = (placeOf(firstOfMonth(year, at + 1), year) + placeOf(lastOfMonth(year, at + 1), year)) / 2;
    return text(monthLabel(at + 1), {
      x,
      y: 30,
      size: 27,
      fill: at + 1 === thisMonth ? INK : FAINT,
      bold: at + 1 === thisMonth,
      anchor: 'middle',
    });
  });
  return { height: 44, svg: labels.join('') };
}

function taskRow({ task, stretches }: TimelineRow, frame: Frame): Panel {
  const state = timelineState(stretches);
  const named = boldWidthOf(`${task.code} `, SIZE);
  const room = INNER - named - widthOf(state, 27) - 16;
  const lines = Array.from({ length: 11 }, (_, at) =>
    rect(
      { x: placeOf(firstOfMonth(frame.year, at + 2), frame.year) - 1, ...TRACK, width: 2 },
      { fill: '#FFFFFF' },
    ),
  );
  const late = stretches.some(({ mark }) => mark === 'overdue');
  const svg = [
    rect({ x: 0, ...TRACK, width: INNER }, { fill: '#F6F8FA', radius: 6 }),
    text(task.code, { x: 0, y: 34, size: SIZE, fill: INK, bold: true }),
    text(fitted([task.title], SIZE, room), { x: named, y: 34, size: SIZE, fill: INK }),
    text(state, { x: INNER, y: 34, size: 27, fill: late ? SHADES.overdue : FAINT, anchor: 'end' }),
    ...stretches.map((stretch) => bar(stretch, frame)),
    ...lines,
    todayMark(frame),
  ];
  return { height: ROW, svg: svg.join('') };
}

/** Pale from the first day to the due day, full as far as time or the work has come; late work goes on beyond. */
function bar({ standing, mark, doneOn }: Stretch, { year, today }: Frame): Svg {
  const { opens, due } = standing.period;
  const from = placeOf(opens, year);
  const until = endOf(due, year);
  const fill = FILLS[mark];
  const box = (to: number): Parameters<typeof rect>[0] => ({
    x: from + 1,
    ...TRACK,
    width: Math.max(LEAST, to - from - 2),
  });
  if (standing.category === 'continuous' || mark === 'ahead' || mark === 'missed') {
    return rect(box(until), { fill, radius: 6, ...outline(mark) });
  }
  const reached = endOf(doneOn ?? today, year);
  const tick = rect({ x: until - 3, y: TRACK.y, width: 3, height: TRACK.height }, { fill: INK });
  return [
    rect(box(until), { fill: PALE[mark], radius: 6 }),
    rect(box(reached), { fill, radius: 6 }),
    tick,
  ].join('');
}

const PALE: Readonly<Record<Exclude<Mark, 'ahead' | 'missed'>, string>> = {
  'on-time': '#BFE3CB',
  late: '#F7DDBF',
  'under-way': '#C3DAF7',
  'not-begun': '#DDE1E7',
  overdue: '#F6C9CD',
};

function outline(mark: Mark): { readonly stroke?: string } {
  return mark === 'missed' ? { stroke: RULE } : {};
}

function todayMark({ year, today }: Frame): Svg {
  const x = endOf(today, year);
  if (x >= INNER || yearOf(today) !== year) return '';
  const line = { x: x - 2, y: TRACK.y - 3, width: 4, height: TRACK.height + 6 };
  return rect(line, { fill: INK, radius: 2 });
}

/** Where a day begins on the line of the year; what lies outside is drawn at its edge. */
function placeOf(day: Day, year: number): number {
  const first = firstOfMonth(year, 1);
  const share = daysBetween(first, day) / (daysBetween(first, lastOfMonth(year, 12)) + 1);
  return Math.min(1, Math.max(0, share)) * INNER;
}

function endOf(day: Day, year: number): number {
  return Math.min(INNER, placeOf(day, year) + INNER / 365);
}
