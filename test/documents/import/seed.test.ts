import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePlans } from '../../../src/plan/drafting/compare.js';
import { leaveOut } from '../../support/programs.js';
import { importedPlan, lines, seedPlan } from './reading.js';
import { scanAsWord, seedAsWord } from './seed-docx.js';

const SCAN = new URL('../../../../shared/plan/ke-hoach-cchc-2025.md', import.meta.url);
const there = existsSync(SCAN);
const scan = there ? readFileSync(SCAN, 'utf8') : '';

if (!there) leaveOut('the import of the scanned plan', '../shared/plan');

describe.runIf(there)('the scan of the plan', () => {
  test('as text gives every code, lead, support and deadline of data/plan-2025.json', async () => {
    const { plan, report } = await importedPlan('markdown', scan, 2025);
    expect(lines(plan)).toEqual(lines(seedPlan));
    expect(report.notUnderstood).toEqual([]);
    expect(plan.itself).toBe('I.1a');
    expect(plan.office).toBe(seedPlan.office);
    expect(plan.title).toBe(seedPlan.title);
    expect(plan.committee).toBe(seedPlan.committee);
    // The short titles are no part of the printed plan.
    const printed = seedPlan.sections.filter(({ id }) => id !== 'TH').map(({ id, title }) => ({ id, title }));
    expect(plan.sections).toEqual(printed);
  });

  test('as text gives every printed cell, letter for letter', async () => {
    const { plan } = await importedPlan('markdown', scan, 2025);
    const printed = (one: typeof plan) =>
      one.tasks.filter(({ origin }) => origin === 'appendix').map((task) => task.printed);
    expect(printed(plan)).toEqual(printed(seedPlan));
  });

  test('as Word, cut by its pages in the middle of rows and cells, gives the same', async () => {
    const { plan, report } = await importedPlan('docx', await scanAsWord(scan), 2025);
    expect(lines(plan)).toEqual(lines(seedPlan));
    expect(report.notUnderstood).toEqual([]);
  });

  test('shows each row that it had to move, to join or to guess at', async () => {
    const { report } = await importedPlan('markdown', scan, 2025);
    expect(report.doubts.map(({ code, why }) => `${code ?? ''} ${why.kind}`)).toEqual([
      'I.1b cells-moved',
      'I.1c cells-moved',
      'I.1d cells-moved',
      'I.1d lead-from-above',
      'III.3 leads',
      'V.2b joined-and-own',
      'VII.3b number-twice',
    ]);
  });
});

test('the plan as Word has it, with merged cells and a repeated heading, gives every code, lead, support and deadline', async () => {
  const { plan, report } = await importedPlan('docx', await seedAsWord(seedPlan), 2025);
  expect(lines(plan)).toEqual(lines(seedPlan));
  expect(report.notUnderstood).toEqual([]);
  expect(plan.tasks.map(({ printed }) => printed.assignment).join()).not.toMatch(/\[1\]|↑/u);
});

test('three deadlines changed in the Word file are what the plan in force is told to change', async () => {
  const changes = new Map([
    ['I.2', 'Trước ngày 20/6/2025'],
    ['III.1', 'Quý II/2025'],
    ['VI.1', 'Hàng tháng'],
  ]);
  const word = await seedAsWord({
    ...seedPlan,
    tasks: seedPlan.tasks.map((task) => {
      const deadline = changes.get(task.code) ?? task.printed.deadline;
      return { ...task, printed: { ...task.printed, deadline } };
    }),
  });
  const { plan } = await importedPlan('docx', word, 2025);
  const told = comparePlans(seedPlan, plan);
  expect(
    told.changed.map(({ after, changes: fields }) => [after.code, fields.map(({ field }) => field)]),
  ).toEqual([
    ['I.2', ['deadline']],
    ['III.1', ['deadline']],
    ['VI.1', ['deadline']],
  ]);
  expect(told.gone.map(({ section }) => section)).toEqual(['TH', 'TH', 'TH', 'TH']);
  expect([told.added, told.replaced, told.renumbered, told.unclear, told.newDepartments]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});
