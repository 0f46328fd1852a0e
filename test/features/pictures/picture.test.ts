import { WIDTH } from '../../../src/words/documents/picture.js';
import { readFile, writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boldWidthOf, fitted, widthOf } from '../../../src/features/pictures/drawing/letters.js';
import { overviewSvg } from '../../../src/features/pictures/drawing/overview-svg.js';
import { pngOf } from '../../../src/documents/png.js';
import { timelineSvg } from '../../../src/features/pictures/drawing/timeline-svg.js';
import { addDays, day } from '../../../src/plan/day.js';
import type { Day } from '../../../src/plan/day.js';
import type { DepartmentId, Office } from '../../../src/plan/plan.js';
import { overviewOf } from '../../../src/features/pictures/overview.js';
import { replay } from '../../../src/journal/replay/replay.js';
import { timelineOf } from '../../../src/features/pictures/timeline.js';
import { department, journalOf, office, officeWith, started } from '../../support/builders.js';
import { effort } from '../../support/effort.js';
import { SAMPLE_DAY, livedYear } from '../../support/lived-year.js';

/*
 * The kept pictures are small; the samples in docs/ are what a phone gets. To draw both anew:
 *   PICTURES=docs npx vitest run test/features/pictures
 */
const docs = process.env['PICTURES'];
const FRIDAY = { minute: 960, weekday: 5 };
const year = livedYear();

function overviewOn(on: Day): string {
  return overviewSvg(office, overviewOf(office, year, { day: on, ...FRIDAY }));
}

function timelineOn(on: Day, id: DepartmentId, of: Office = office): string {
  const history = replay(year.filter((fact) => fact.at.slice(0, 10) <= on));
  const rows = timelineOf(of, history, { department: id, today: on });
  return timelineSvg(of, { department: id, today: on, rows });
}

const nobody = journalOf([started('2025-01-02')]);
const drawings: readonly (readonly [string, string, string | null])[] = [
  ['overview-september', overviewOn(SAMPLE_DAY), 'picture-status.png'],
  ['overview-january', overviewOn(day('2025-01-03')), null],
  [
    'overview-nobody',
    overviewSvg(office, overviewOf(office, nobody, { day: day('2025-12-26'), ...FRIDAY })),
    null,
  ],
  ['timeline-september', timelineOn(SAMPLE_DAY, department('VPTK')), 'picture-year.png'],
];

describe('a picture', () => {
  test.each(drawings)('%s is drawn as the one that people looked at', async (name, svg, sample) => {
    const kept = new URL(`kept/${name}.png`, import.meta.url);
    if (docs !== undefined) {
      await writeFile(kept, await pngOf(svg, 270));
      if (sample !== null) await writeFile(`${docs}/${sample}`, await pngOf(svg));
    }
    const [now, then] = [pixelsOf(await pngOf(svg, 270)), pixelsOf(await readFile(kept))];
    expect(now.length).toBe(then.length);
    const off = now.filter((value, at) => Math.abs(value - (then[at] ?? 0)) > 48).length;
    expect(off / now.length).toBeLessThan(0.004);
  });

  test('comes out the same to the byte every time, without a typeface of the machine', async () => {
    const svg = overviewOn(SAMPLE_DAY);
    expect(svg).not.toMatch(/font-family="(?!Be Vietnam Pro")/u);
    expect((await pngOf(svg)).equals(await pngOf(svg))).toBe(true);
  });

  test('has its words drawn: without them it would be another', async () => {
    const svg = overviewOn(SAMPLE_DAY);
    const wordless = pixelsOf(await pngOf(svg.replace(/<text[^>]*>[^<]*<\/text>/gu, ''), 270));
    const whole = pixelsOf(await pngOf(svg, 270));
    const off = whole.filter((value, at) => Math.abs(value - (wordless[at] ?? 0)) > 48).length;
    expect(off / whole.length).toBeGreaterThan(0.03);
  });

  test('takes whatever a plan is called, and stays as wide as it is', async () => {
    const hostile = '<script>&"\u0000\u202E 字👍 Nguyễễễn '.repeat(6);
    const strange = officeWith((plan) => ({
      ...plan,
      office: hostile,
      departments: plan.departments.map((one) => ({
        ...one,
        name: hostile,
        shortName: hostile.slice(0, 12),
      })),
      sections: plan.sections.map(({ id }) => ({ id, title: hostile })),
      tasks: plan.tasks.map((one) => ({ ...one, title: hostile.slice(0, 60) })),
    }));
    for (const svg of [
      overviewSvg(strange, overviewOf(strange, year, { day: SAMPLE_DAY, ...FRIDAY })),
      timelineOn(SAMPLE_DAY, department('VPTK'), strange),
    ]) {
      expect(svg).not.toContain('<script');
      expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(WIDTH);
      expect((await pngOf(svg)).subarray(1, 4).toString()).toBe('PNG');
    }
  });
});

describe('the figures of the picture', () => {
  test('add up in every row, by section and by department, on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 364 }), fc.integer({ min: 0, max: year.length }), (at, known) => {
        const on = addDays(day('2025-01-01'), at);
        const overview = overviewOf(office, year.slice(0, known), { day: on, ...FRIDAY });
        const rows = rowsIn(overviewSvg(office, overview));
        const { onTime, late, within, overdue, total } = overview.whole.tally;
        const sections = rows.slice(0, overview.sections.length);
        const departments = rows.slice(overview.sections.length);
        expect(departments).toHaveLength(overview.departments.length);
        for (const row of rows) expect(row.slice(0, 4).reduce(sum)).toBe(row[4]);
        for (const group of [sections, departments]) {
          expect(columnSums(group)).toEqual([onTime, late, within, overdue, total]);
        }
      }),
      { numRuns: effort(25, 300) },
    );
  });

  test('of the bar are those of the legend, and their sum is the plan’s', () => {
    const overview = overviewOf(office, year, { day: SAMPLE_DAY, ...FRIDAY });
    const svg = overviewSvg(office, overview);
    const legend = [...svg.matchAll(/font-size="31" font-weight="700" fill="#17202B"[^>]*>(\d+)</gu)];
    const bar = [...svg.matchAll(/font-size="40"[^>]*>(\d+)</gu)];
    expect(legend.map(([, count]) => Number(count)).reduce(sum)).toBe(23);
    expect(bar.map(([, count]) => count)).toEqual(
      legend.map(([, count]) => count).filter((count) => count !== '0'),
    );
  });

  test('of the weeks rise with what is complete, and the newest is the day’s own', () => {
    const { trend, whole } = overviewOf(office, year, { day: SAMPLE_DAY, ...FRIDAY });
    expect(trend).toHaveLength(12);
    expect(trend.at(-1)).toEqual({ day: SAMPLE_DAY, completed: whole.tally.completed, overdue: 1 });
    expect(trend.map(({ completed }) => completed)).toEqual(
      trend.map(({ completed }) => completed).sort((one, other) => one - other),
    );
  });

  test('count what was reported by that minute and no later', () => {
    const facts = journalOf([started('2025-01-02')]).concat(
      journalOf([{ on: day('2025-01-17'), by: null, what: doneI1a() }]).map((fact) => ({ ...fact, id: 2 })),
    );
    const at = (minute: number): number =>
      overviewOf(office, facts, { day: day('2025-01-17'), minute, weekday: 5 }).whole.tally.completed;
    expect([at(539), at(540)]).toEqual([0, 1]);
  });
});

describe('words on a picture', () => {
  const letters = [...'ăâđêôơưĂÂĐÊÔƠƯabcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY0123456789 ,.–/%()·…'];
  const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letter = fc
    .tuple(fc.constantFrom(...letters), fc.constantFrom(...marks))
    .map(([base, mark]) => (/\p{L}/u.test(base) ? base + mark : base).normalize('NFC'));

  test('take no more room than is reckoned', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 12, maxLength: 40 }), fc.boolean(), (some, bold) => {
        const words = `H${some.join('').trim()}H`;
        const reckoned = bold ? boldWidthOf(words, 30) : widthOf(words, 30);
        expect(measured(words, bold)).toBeLessThanOrEqual(reckoned * 1.03 + 2);
      }),
      { numRuns: effort(60, 1000) },
    );
  });

  test.each(office.plan.tasks.map(({ code, title }) => [code, title] as const))(
    'of %s stay inside their line',
    (_code, title) => {
      for (const room of [200, 420, 700]) {
        expect(measured(fitted([title], 30, room), false)).toBeLessThanOrEqual(room);
      }
    },
  );

  test('are cut between words, with an ellipsis', () => {
    expect(fitted(['Kiểm tra đột xuất kỷ luật'], 30, 260)).toBe('Kiểm tra đột…');
    expect(fitted(['Văn phòng – Thống kê', 'VP-TK'], 30, 120)).toBe('VP-TK');
  });
});

test('drawing takes a small part of a second and leaves the others their turn', async () => {
  const svg = overviewOn(SAMPLE_DAY);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 5);
  await pngOf(svg);
  clearInterval(others);
  expect(turns).toBeGreaterThan(0);
});

function doneI1a() {
  const entry = year.find((fact) => fact.kind === 'reported' && fact.task === 'I.1a');
  if (entry?.kind !== 'reported') throw new Error('the year has no such report');
  const { kind, status, task, period, part, note, evidence } = entry;
  return { kind, status, task, period, part, note, evidence, completedOn: day('2025-01-17') };
}

/** The digits of a row's four cells and of its total. */
function rowsIn(svg: string): readonly (readonly number[])[] {
  const figures = [...svg.matchAll(/font-size="34" font-weight="700"[^>]*>(\d+)</gu)].map(([, count]) =>
    Number(count),
  );
  return Array.from({ length: figures.length / 5 }, (_, at) => figures.slice(at * 5, at * 5 + 5));
}

function columnSums(rows: readonly (readonly number[])[]): readonly number[] {
  return [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column] ?? 0).reduce(sum));
}

function sum(one: number, other: number): number {
  return one + other;
}

/** The same library reads a PNG that stands inside a drawing. */
function pixelsOf(png: Buffer): Buffer {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return new Resvg(svg).render().pixels;
}

function measured(words: string, bold: boolean): number {
  const font = (cut: string): string =>
    new URL(
      `../../../node_modules/@expo-google-fonts/be-vietnam-pro/${cut}/BeVietnamPro_${cut}.ttf`,
      import.meta.url,
    ).pathname;
  const line = `<text y="50" font-size="30" font-weight="${bold ? 700 : 400}">${words}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="100" font-family="Be Vietnam Pro">${line}</svg>`;
  const options = { font: { loadSystemFonts: false, fontFiles: [font('400Regular'), font('700Bold')] } };
  return new Resvg(svg, options).getBBox()?.width ?? 0;
}
