import type { Svg } from '../../../words/documents/picture.js';
import { dateOf, weekdayOf } from '../../../plan/day.js';
import type { Office } from '../../../plan/plan.js';
import type { DayAhead } from '../overview.js';
import { aheadTitle, dueWordings, moreWords, nothingDue, weekdayLabel } from '../words.js';
import { EMPTY, FAINT, INK, ON_SHADE, RULE, SHADES } from './colours.js';
import { boldWidthOf, fitted, widthOf } from './letters.js';
import { INNER } from './stack.js';
import type { Panel } from './stack.js';
import { moved, rect, text } from './svg.js';

const MOST_LINES = 4;
const LINE = 46;
const SIZE = 31;
const DAY_HEIGHT = 104;
const BETWEEN = 6;
/** Where the code begins, after the date. */
const CODE_AT = 114;

/** The days to come, one box each, and what falls due first. */
export function daysAhead(office: Office, ahead: readonly DayAhead[]): readonly Panel[] {
  const { title, below } = aheadTitle(ahead);
  const head = [
    text(title, { x: 0, y: 36, size: 32, fill: INK, bold: true }),
    text(below, { x: INNER, y: 36, size: 29, fill: FAINT, anchor: 'end' }),
  ];
  const step = (INNER + BETWEEN) / ahead.length;
  const boxes = ahead.map((one, at) => moved(at * step, 0, dayBox(one, step - BETWEEN, at === 0)));
  return [
    { height: 58, svg: head.join('') },
    { height: DAY_HEIGHT + 16, svg: boxes.join('') },
    ...dueLines(office, ahead),
  ];
}

function dayBox({ day, working, due, duties, assigned }: DayAhead, width: number, today: boolean): Svg {
  const busy = due.length > 0;
  const fill = busy ? SHADES['under-way'] : working ? '#FFFFFF' : EMPTY;
  const ink = busy ? ON_SHADE : working ? INK : FAINT;
  const centred = { x: width / 2, anchor: 'middle' } as const;
  const count = due.length + duties.length + assigned.length;
  const words = busy ? String(due.length) : '•';
  return [
    rect(
      { x: 1.5, y: 1.5, width: width - 3, height: DAY_HEIGHT - 3 },
      { fill, radius: 9, stroke: today ? INK : busy ? fill : RULE },
    ),
    text(weekdayLabel(weekdayOf(day)), { ...centred, y: 28, size: 23, fill: ink }),
    text(String(dateOf(day)), { ...centred, y: 58, size: 29, fill: ink, bold: true }),
    count === 0 ? '' : text(words, { ...centred, y: 92, size: busy ? 28 : 34, fill: ink, bold: true }),
  ].join('');
}

function dueLines(office: Office, ahead: readonly DayAhead[]): readonly Panel[] {
  const due = ahead.flatMap((one) => one.due);
  if (due.length === 0) return [line(text(nothingDue, { x: 0, y: 34, size: SIZE, fill: FAINT }))];
  const shown = due.length > MOST_LINES ? due.slice(0, MOST_LINES - 1) : due;
  const rest = due.length - shown.length;
  return [
    ...shown.map((standing) => {
      const { date, code, name, lead } = dueWordings(office, standing);
      const leadWidth = widthOf(lead, 28);
      const named = CODE_AT + boldWidthOf(`${code} `, SIZE);
      return line(
        [
          text(date, { x: 0, y: 34, size: SIZE, fill: SHADES['under-way'], bold: true }),
          text(code, { x: CODE_AT, y: 34, size: SIZE, fill: INK, bold: true }),
          text(fitted([name], SIZE, INNER - named - leadWidth - 20), {
            x: named,
            y: 34,
            size: SIZE,
            fill: INK,
          }),
          text(lead, { x: INNER, y: 34, size: 28, fill: FAINT, anchor: 'end' }),
        ].join(''),
      );
    }),
    ...(rest > 0 ? [line(text(moreWords(rest), { x: CODE_AT, y: 34, size: SIZE, fill: FAINT }))] : []),
  ];
}

function line(svg: Svg): Panel {
  return { height: LINE, svg };
}
