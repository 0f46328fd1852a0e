import type { Svg } from '../../../words/documents/picture.js';
import type { DepartmentId, Office } from '../../../plan/plan.js';
import type { Overview, Share } from '../overview.js';
import { departmentWordings, sectionWordings, tableHeads } from '../words.js';
import type { SectionLabel } from '../words.js';
import { EMPTY, FAINT, INK, ON_SHADE, RULE, SHADES } from './colours.js';
import { boldWidthOf, fitted } from './letters.js';
import { INNER } from './stack.js';
import type { Panel } from './stack.js';
import { clipped, moved, rect, text } from './svg.js';

const CELL = 126;
const BETWEEN = 6;
const TOTAL = 72;
const CELLS = 4 * CELL + 3 * BETWEEN;
/** Where the cells begin. */
const LEFT = INNER - CELLS - TOTAL;
const ROW = 58;
const CELL_HEIGHT = 50;
const LABEL_SIZE = 32;
const HEAD_SIZE = 27;
/** What the code of a section takes at least, where the plan has sections. */
const CODE_WIDTH = 64;

/** The four figures of each section and of each department, as the offices print them. */
export function cellTables(office: Office, { sections, departments }: Overview): readonly Panel[] {
  const labels = sections.map(({ section }) => sectionWordings(section));
  const widest = Math.max(0, ...labels.map(({ code }) => boldWidthOf(code, LABEL_SIZE)));
  const width = widest === 0 ? 0 : Math.max(CODE_WIDTH, widest + 10);
  return [
    tableHead(),
    ...sections.map(({ section, ...share }) => {
      return tableRow(`s-${section.id}`, label(sectionWordings(section), width), share);
    }),
    {
      height: 62,
      svg: text(tableHeads.departments, { x: 0, y: 46, size: LABEL_SIZE, fill: INK, bold: true }),
    },
    ...departments.map(({ department, ...share }) => departmentRow(office, department, share)),
  ];
}

function departmentRow(office: Office, department: DepartmentId | null, share: Share): Panel {
  const words = fitted(departmentWordings(office, department), LABEL_SIZE, LEFT - 8);
  const name = text(words, { x: 0, y: 38, size: LABEL_SIZE, fill: INK });
  return tableRow(`d-${department ?? ''}`, name, share);
}

function label({ code, name }: SectionLabel, width: number): Svg {
  const words = fitted(name, LABEL_SIZE, LEFT - width - 8);
  return (
    text(code, { x: 0, y: 38, size: LABEL_SIZE, fill: INK, bold: true }) +
    text(words, { x: width, y: 38, size: LABEL_SIZE, fill: INK })
  );
}

function tableHead(): Panel {
  const centre = (from: number, count: number): number =>
    LEFT + from * (CELL + BETWEEN) + (count * CELL + (count - 1) * BETWEEN) / 2;
  const head = { size: HEAD_SIZE, anchor: 'middle' } as const;
  const groups = tableHeads.groups.map((words, at) => {
    const width = 2 * CELL + BETWEEN;
    const line = rect({ x: LEFT + 2 * at * (CELL + BETWEEN), y: 43, width, height: 3 }, { fill: RULE });
    return text(words, { ...head, x: centre(2 * at, 2), y: 32, fill: INK, bold: true }) + line;
  });
  const cells = tableHeads.cells.map((words, at) =>
    text(words, { ...head, x: centre(at, 1), y: 76, fill: FAINT }),
  );
  const total = text(tableHeads.total, { ...head, x: INNER, y: 76, fill: FAINT, anchor: 'end' });
  const title = text(tableHeads.sections, { x: 0, y: 76, size: LABEL_SIZE, fill: INK, bold: true });
  return { height: 92, svg: [title, ...groups, ...cells, total].join('') };
}

function tableRow(id: string, name: Svg, share: Share): Panel {
  const { tally } = share;
  const cells = [
    plainCell(tally.onTime, SHADES['on-time']),
    plainCell(tally.late, SHADES.late),
    openCell(id, share),
    plainCell(tally.overdue, SHADES.overdue),
  ].map((cell, at) => moved(LEFT + at * (CELL + BETWEEN), 0, cell));
  const total = text(String(tally.total), {
    x: INNER,
    y: 38,
    size: 34,
    fill: FAINT,
    bold: true,
    anchor: 'end',
  });
  return { height: ROW, svg: [name, ...cells, total].join('') };
}

const BOX = { x: 0, y: 0, width: CELL, height: CELL_HEIGHT };

function plainCell(count: number, fill: string): Svg {
  if (count === 0) return rect(BOX, { fill: EMPTY, radius: 9 }) + number(0, '#9AA4B1');
  return rect(BOX, { fill, radius: 9 }) + number(count, ON_SHADE);
}

/** Of what is within the deadline: as much of the cell is blue as was begun, the rest grey. */
function openCell(id: string, { tally, underWay }: Share): Svg {
  const { within } = tally;
  if (within === 0) return plainCell(0, EMPTY);
  const blue = { ...BOX, width: (CELL * underWay) / within };
  const svg = rect(BOX, { fill: SHADES['not-begun'] }) + rect(blue, { fill: SHADES['under-way'] });
  return clipped(id.replace(/[^\w-]/gu, '_'), BOX, { radius: 9, svg }) + number(within, ON_SHADE);
}

function number(count: number, fill: string): Svg {
  return text(String(count), { x: CELL / 2, y: 37, size: 34, fill, bold: true, anchor: 'middle' });
}
