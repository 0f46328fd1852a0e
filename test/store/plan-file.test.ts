import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeadlineKind } from '../../src/plan/deadline.js';
import { findTask, isDated, realDepartments, type Plan, type Task } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';
import { effort } from '../support/effort.js';
import { planFileOf } from '../support/plan-file.js';
import type { PlanRow } from '../support/plan-file.js';

const NAME = 'data/plan-2025.json';
const TEXT = readFileSync(new URL(`../../${NAME}`, import.meta.url), 'utf8');
const plan = planOf(TEXT);

const monthEnds = '31/01 28/02 31/03 30/04 31/05 30/06 31/07 31/08 30/09 31/10 30/11 31/12';
const the25th = '25/01 25/02 25/03 25/04 25/05 25/06 25/07 25/08 25/09 25/10 25/11 25/12';
const quarterEnds = '31/03 30/06 30/09 31/12';

/** The agreed reading: code, lead, kind, due days in 2025. */
const ROWS: readonly (readonly [string, string, DeadlineKind, string])[] = [
  ['I.1a', 'VPTK', 'before', '05/02'],
  ['I.1b', 'VPTK', 'on-request', ''],
  ['I.1c', 'VHXH', 'window', '31/01'],
  ['I.1d', 'VHXH', 'ongoing', ''],
  ['I.2', 'VPTK', 'window', '31/03'],
  ['I.3', 'NGANH', 'ongoing', ''],
  ['I.4a', 'VPTK', 'window', '30/09'],
  ['I.4b', 'VPTK', 'window', '31/12'],
  ['I.5', 'VPTK', 'window', '31/12'],
  ['I.6', 'VPTK', 'window', '31/12'],
  ['II.1', 'TPHT', 'ongoing', ''],
  ['II.2a', 'TPHT', 'ongoing', ''],
  ['II.2b', 'TPHT', 'on-request', ''],
  ['II.2c', 'TPHT', 'ongoing', ''],
  ['II.3', 'TPHT', 'window', '31/12'],
  ['III.1', 'VPTK', 'window', '31/03'],
  ['III.2', 'VPTK', 'milestones', '31/03 30/09'],
  ['III.3', 'BPMC', 'ongoing', ''],
  ['III.4', 'BPMC', 'ongoing', ''],
  ['III.5', 'BPMC', 'ongoing', ''],
  ['III.6', 'BPMC', 'ongoing', ''],
  ['III.7', 'BPMC', 'ongoing', ''],
  ['III.8', 'BPMC', 'ongoing', ''],
  ['III.9', 'BPMC', 'ongoing', ''],
  ['IV.1', 'VPTK', 'window', '31/12'],
  ['V.2a', 'CBCC', 'window', '31/12'],
  ['V.2b', 'CBCC', 'window', '31/12'],
  ['VI.1', 'KT', 'window', '31/01'],
  ['VI.2', 'KT', 'quarterly', quarterEnds],
  ['VI.3', 'KT', 'on-request', ''],
  ['VI.4', 'KT', 'yearly', '31/12'],
  ['VII.1', 'VHXH', 'window', '31/12'],
  ['VII.2a', 'VHXH', 'window', '31/12'],
  ['VII.2b', 'VHXH', 'window', '31/12'],
  ['VII.3a', 'VHXH', 'window', '31/12'],
  ['VII.3b', 'VHXH', 'window', '31/12'],
  ['VII.4', 'VHXH', 'window', '31/12'],
  ['VII.5', 'VPTK', 'ongoing', ''],
  ['VII.2.1', 'NGANH', 'window', '31/12'],
  ['TH.1', 'NGANH', 'monthly', monthEnds],
  ['TH.2', 'BPMC', 'monthly', the25th],
  ['TH.3', 'NGANH', 'quarterly', quarterEnds],
  ['TH.4', 'VPTK', 'quarterly', quarterEnds],
];

describe('the plan of 2025', () => {
  test.each(ROWS)('%s is led by %s, %s, due %s', (code, lead, kind, dues) => {
    const task = taskOf(plan, code);
    expect(task).toMatchObject({ lead, deadline: { kind } });
    expect(task.deadline.periods.map(({ due }) => due)).toEqual(
      dues
        .split(' ')
        .filter(Boolean)
        .map((date) => `2025-${date.slice(3)}-${date.slice(0, 2)}`),
    );
  });

  test('holds the 39 rows of the Appendix and the 4 duties of the body, in the order of the paper', () => {
    expect(plan.tasks.map(({ code }) => code)).toEqual(ROWS.map(([code]) => code));
    expect(appendix(plan)).toHaveLength(39);
    expect(plan.tasks.filter((task) => task.origin === 'duty').map(({ code }) => code)).toEqual([
      'TH.1',
      'TH.2',
      'TH.3',
      'TH.4',
    ]);
  });

  test('has 1 task before a date, 19 windows, 1 with milestones, 1 quarterly, 1 yearly, 13 continuous, 3 on request', () => {
    expect(tally(appendix(plan).map(({ deadline }) => deadline.kind))).toEqual({
      before: 1,
      window: 19,
      milestones: 1,
      quarterly: 1,
      yearly: 1,
      ongoing: 13,
      'on-request': 3,
    });
  });

  test('has 23 tasks with a date and 27 due days, sixteen of them on 31/12', () => {
    const dated = appendix(plan).filter(isDated);
    expect(dated).toHaveLength(23);
    const dues = dated.flatMap(({ deadline }) => deadline.periods.map(({ due }) => due));
    expect(dues).toHaveLength(27);
    expect(tally(dues)).toEqual({
      '2025-01-31': 2,
      '2025-02-05': 1,
      '2025-03-31': 4,
      '2025-06-30': 1,
      '2025-09-30': 3,
      '2025-12-31': 16,
    });
  });

  test('has titles that fit a phone, all different, and words in every field that people are shown', () => {
    for (const task of plan.tasks) {
      expect(task.title.length, task.code).toBeLessThanOrEqual(60);
      expect(task.text, task.code).not.toBe('');
      expect(task.deliverable, task.code).not.toBe('');
    }
    expect(new Set(plan.tasks.map(({ title }) => title)).size).toBe(43);
  });

  test('has five real departments, and two names for everybody', () => {
    expect(realDepartments(plan).map(({ id, shortName }) => `${id} ${shortName}`)).toEqual([
      'VPTK VP-TK',
      'VHXH VH-XH',
      'TPHT TP-HT',
      'BPMC Một cửa',
      'KT Kế toán',
    ]);
    expect(plan.departments.filter(({ everybody }) => everybody).map(({ id }) => id)).toEqual([
      'CBCC',
      'NGANH',
    ]);
  });

  test('knows each printed lead by the department that answers for it', () => {
    for (const task of plan.tasks) {
      if (task.code === 'I.1d') continue;
      const lead = plan.departments.find(({ printedAs }) => printedAs.includes(task.printed.lead));
      expect(lead?.id, task.code).toBe(task.lead);
    }
    expect(taskOf(plan, 'I.1d').printed.lead).toBe('');
    expect(taskOf(plan, 'III.3').mayAlsoReport).toEqual(['NGANH']);
    expect(plan.tasks.filter(({ ifAny }) => ifAny).map(({ code }) => code)).toEqual(['II.1']);
  });

  test('shows the printed words of every deadline, and doubts where it reads others in their place', () => {
    for (const task of plan.tasks) expect(task.deadline.printed, task.code).toBe(task.printed.deadline);
    expect(taskOf(plan, 'TH.4').deadline.printed).toBe('theo quy định');
    expect(taskOf(plan, 'TH.4').deadline.doubts.join()).toContain('TH.3');
    expect(taskOf(plan, 'TH.4').deadline.periods).toEqual(taskOf(plan, 'TH.3').deadline.periods);
  });

  test('has 21 targets, each with the tasks that it measures, and the ten remarks for the coordinator', () => {
    expect(plan.targets).toHaveLength(21);
    expect(plan.targets.find(({ code }) => code === 'CT.3.5')).toMatchObject({
      value: 99.9,
      tasks: ['III.6'],
    });
    expect(plan.targets.find(({ code }) => code === 'CT.2.3')?.text).toMatch(/100%.*thực hiện$/);
    expect(plan.remarks).toHaveLength(10);
    expect(plan).toMatchObject({ year: 2025, office: 'Xã Cẩm Nhượng', itself: 'I.1a', before: 'careful' });
  });

  test('is written in composed letters, so that words compare', () => {
    expect(TEXT).toBe(TEXT.normalize('NFC'));
  });
});

describe('the list of mended words', () => {
  const mends = mendedWords();

  test('names every word that people are shown and the scan does not print', () => {
    for (const task of appendix(plan)) {
      for (const [field, printed] of [
        ['text', [task.printed.objective, task.printed.assignment, task.printed.activities].join(' ')],
        ['deliverable', task.printed.deliverable],
        ['support', task.printed.support],
      ] as const) {
        const listed = mends.filter((mend) => mend.code === task.code && mend.field === field);
        const allowed = new Set(wordsOf([printed, ...listed.map(({ mended }) => mended)].join(' ')));
        const strange = wordsOf(task[field]).filter((word) => !allowed.has(word));
        expect(strange, `${task.code} ${field}`).toEqual([]);
      }
    }
  });

  test.each(mends)('$code $field: "$printed" stands in the print, "$mended" in the plan', (mend) => {
    const task = taskOf(plan, mend.code);
    const shown = mend.field === 'text' ? task.text : task.deliverable;
    expect(lower(shown)).toContain(lower(mend.mended));
    if (mend.printed === '—') return;
    expect(lower(Object.values(task.printed).join('\n'))).toContain(lower(mend.printed));
    expect(lower(shown)).not.toMatch(new RegExp(`(?<!\\p{L})${lower(mend.printed)}(?!\\p{L})`, 'u'));
  });
});

describe('settings of the file', () => {
  test('a section that is switched off is left out with its tasks, and nothing points at them', () => {
    const less = changed((file) => {
      section(file, 'TH')['enabled'] = false;
      section(file, 'I')['enabled'] = false;
    });
    expect(less.tasks).toHaveLength(29);
    expect(less.sections.map(({ id }) => id)).toEqual(['II', 'III', 'IV', 'V', 'VI', 'VII']);
    expect(less.itself).toBeNull();
    expect(less.targets.flatMap(({ tasks }) => tasks).filter((code) => code.startsWith('I.'))).toEqual([]);
  });

  test.each([
    ['TH.3', 10, ['01-01 04-10', '04-11 07-10', '07-11 10-10', '10-11 01-10']],
    ['TH.4', -17, ['01-01 03-14', '03-15 06-13', '06-14 09-13', '09-14 12-14']],
  ])(
    'offsetDays moves what %s owes by %i days, and no two periods are open at once',
    (code, days, expected) => {
      const moved = changed((file) => (item(file, 'tasks', code)['offsetDays'] = days));
      const { periods } = taskOf(moved, code).deadline;
      expect(periods.map(({ opens, due }) => `${opens.slice(5)} ${due.slice(5)}`)).toEqual(expected);
      expect(periods.map(({ id }) => id)).toEqual(taskOf(plan, code).deadline.periods.map(({ id }) => id));
    },
  );

  test('a byte order mark, as Notepad writes it, is no fault', () => {
    expect(readPlan(`\uFEFF${TEXT}`, NAME).ok).toBe(true);
  });
});

describe('a faulty file', () => {
  test('that is not JSON is refused with line and column', () => {
    const text = TEXT.replace('"office": "Xã Cẩm Nhượng",', '"office": "Xã Cẩm Nhượng"');
    expect(faultsOf(text)).toEqual([
      `${NAME}: line 5, column 3: expected "," or "}", found "\\""; mend the JSON there.`,
    ]);
  });

  test('tells all its faults at once, from the top down, each with its place and its mend', () => {
    const text = edited((file) => {
      file['year'] = 2026;
      delete file['office'];
      file['before'] = 'lax';
      file['colour'] = 'red';
      const departments = list(file, 'departments');
      Object.assign(at(departments, 1), { id: 'VPTK', shortName: 'Văn hóa – Xã hội' });
      Object.assign(item(file, 'tasks', 'I.1b'), { code: 'I.1a', lead: 'VHTT' });
      Object.assign(item(file, 'tasks', 'I.2'), { code: 'II.2', offsetDays: 3 });
      Object.assign(item(file, 'tasks', 'II.1'), { ifAny: 'yes', section: 'IX' });
      Object.assign(item(file, 'tasks', 'III.2'), { title: 'Rà soát '.repeat(8), titel: 'Rà soát' });
      Object.assign(item(file, 'tasks', 'III.3'), { mayAlsoReport: ['NGANH', 'XA'], lead: '' });
      Object.assign(item(file, 'tasks', 'III.4')['printed'] as object, { deadline: ' ' });
      Object.assign(item(file, 'tasks', 'III.5'), { code: 'III,5' });
      Object.assign(item(file, 'tasks', 'TH.2'), { offsetDays: -31 });
      Object.assign(item(file, 'targets', 'CT.3.2'), { tasks: ['III.33'], value: '95' });
      delete (item(file, 'targets', 'CT.3.4') as { tasks?: unknown }).tasks;
    });
    expect(faultsOf(text)).toMatchInlineSnapshot(`
      [
        "data/plan-2025.json: year is 2026, but the title says năm 2025; mend the wrong one.",
        "data/plan-2025.json: office is missing; add it.",
        "data/plan-2025.json: before must be one of "careful", "strict", not "lax".",
        "data/plan-2025.json: departments[1] (VPTK) › shortName is 16 characters long; shorten it to 12, which fit a phone.",
        "data/plan-2025.json: departments[1] (VPTK) › id "VPTK" is already departments[0]; give each its own.",
        "data/plan-2025.json: tasks[1] (I.1a) › code "I.1a" is already tasks[0]; give each its own.",
        "data/plan-2025.json: tasks[1] (I.1a) › lead "VHTT" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[2] (I.1c) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[3] (I.1d) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[4] (II.2) › code "II.2" does not begin with its section "I."; mend one of the two.",
        "data/plan-2025.json: tasks[4] (II.2) › offsetDays moves recurring work only, but "Quý I năm 2025" does not recur; remove it.",
        "data/plan-2025.json: tasks[10] (II.1) › ifAny must be true or false, not "yes".",
        "data/plan-2025.json: tasks[10] (II.1) › section "IX" is no section of this plan; use one that it has (there are: I, II, III, IV, V, VI, VII, TH).",
        "data/plan-2025.json: tasks[10] (II.1) › code "II.1" does not begin with its section "IX."; mend one of the two.",
        "data/plan-2025.json: tasks[16] (III.2) › title is 64 characters long; shorten it to 60, which fit a phone.",
        "data/plan-2025.json: tasks[16] (III.2) › titel is no field of a plan file; mend its name or remove it.",
        "data/plan-2025.json: tasks[17] (III.3) › lead is empty; fill it in.",
        "data/plan-2025.json: tasks[17] (III.3) › mayAlsoReport[1] "XA" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[18] (III.4) › printed › deadline is empty; a merged cell keeps its emptiness, so say in "deadlineAs" what is meant.",
        "data/plan-2025.json: tasks[19] (III,5) › code "III,5" is no task code; write it as printed, letters and numbers with dots between, as in "III.3", "I.1a", "B.I.1.1", "5.1.8" or "12".",
        "data/plan-2025.json: tasks[31] (VII.1) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[32] (VII.2a) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[33] (VII.2b) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[34] (VII.3a) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[35] (VII.3b) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[36] (VII.4) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: tasks[40] (TH.2) › offsetDays makes "tháng 1" due before it opens; use fewer days.",
        "data/plan-2025.json: targets[7] (CT.3.2) › value must be a number, not "95".",
        "data/plan-2025.json: targets[7] (CT.3.2) › tasks[0] "III.33" is no task of this plan; use one that it has.",
        "data/plan-2025.json: targets[8] (CT.3.3) › tasks[0] "III.5" is no task of this plan; use one that it has.",
        "data/plan-2025.json: targets[9] (CT.3.4) › tasks is missing; add it.",
        "data/plan-2025.json: targets[18] (CT.7.3) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: targets[19] (CT.7.5) › lead "VHXH" is no department of this plan; use one that it has (there are: VPTK, TPHT, BPMC, KT, CBCC, NGANH).",
        "data/plan-2025.json: colour is no field of a plan file; mend its name or remove it.",
      ]
    `);
  });

  test.each([
    ['null', 'the file must be a record in { }, not null.'],
    ['[]', 'the file must be a record in { }, not a list.'],
    ['{"tasks": 3}', 'tasks must be a list in [ ], not 3.'],
    ['{"tasks": [null, 4]}', 'tasks[1] must be a record in { }, not 4.'],
  ])('%s is refused in words', (text, fault) => {
    expect(faultsOf(text)).toContain(`${NAME}: ${fault}`);
  });
});

describe('the codes of other papers', () => {
  const faults = (...rows: readonly PlanRow[]): readonly string[] => faultsOf(planFileOf(rows));

  test.each([
    'III.3',
    'I.1a',
    'VII.2.1',
    'B.I.1.1',
    '5.1.8',
    '12',
    '1.a',
    'A1',
    'II.2.1.3',
    '3a',
    'IV.10b',
    'Đ.1',
  ])('%s can be printed', (code) => {
    const section = /^(?:\p{Lu}+(?:\.I)?|\d+(?=\.\d))/u.exec(code)?.[0] ?? '';
    expect(faults({ code, section })).toEqual([]);
  });

  test('numbers may count through sections of letters', () => {
    expect(faults({ code: '1', section: 'I' }, { code: '2', section: 'II' }, { code: 'TH.1' })).toEqual([]);
  });

  test.each([
    'Phần I.3',
    'iii.3',
    'III',
    'III.',
    'III..3',
    '3/4',
    'III.1234',
    'A.B.C.D.E.F.G.H.1',
    'III.3\u200B',
  ])('%s is no code', (code) => {
    expect(faults({ code, section: '' })).toEqual([
      expect.stringContaining('is no task code; write it as printed'),
    ]);
  });

  test('two that are typed alike are one too many', () => {
    expect(faults({ code: 'I.1a' }, { code: 'I.01a' }, { code: 'I.1.a', section: 'I' })).toEqual([
      expect.stringContaining('code "I.01a" is typed like "I.1a" of tasks[0]; give it another'),
      expect.stringContaining('code "I.1.a" is typed like "I.1a" of tasks[0]; give it another'),
    ]);
  });

  test('one stands in the section that it begins with', () => {
    expect(
      faults(
        { code: 'II.1', section: 'I' },
        { code: '5.1', section: '6' },
        { code: '5.2' },
        { code: 'I.9', section: '' },
      ),
    ).toEqual([
      expect.stringContaining('code "II.1" does not begin with its section "I."; mend one of the two'),
      expect.stringContaining('code "5.1" does not begin with its section "6."; mend one of the two'),
      expect.stringContaining('code "I.9" begins with section "I." but is in none; mend one of the two'),
    ]);
  });
});

describe('a file damaged anywhere', () => {
  const paths = leavesOf(JSON.parse(TEXT), []);
  const damage = fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue()), {
    minLength: 1,
    maxLength: 4,
  });

  test('is a plan or a list of faults, never a crash', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(damage, (changes) => {
        const read = readPlan(
          edited((file) => {
            for (const [path, value] of changes) put(file, path, value);
          }),
          NAME,
        );
        if (!read.ok) expect(read.faults.every((fault) => fault.startsWith(`${NAME}: `))).toBe(true);
        if (!read.ok) expect(read.faults).not.toEqual([]);
      }),
      { numRuns: effort(150, 5_000) },
    );
  });
});

/** Every place of a JSON value, records and lists included. */
function leavesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))];
}

function put(file: unknown, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || file === null || typeof file !== 'object') return;
  if (rest.length > 0) put((file as Fields)[key], rest, value);
  else (file as Fields)[key] = value;
}

function planOf(text: string): Plan {
  const read = readPlan(text, NAME);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.plan;
}

function faultsOf(text: string): readonly string[] {
  const read = readPlan(text, NAME);
  return read.ok ? [] : read.faults;
}

function taskOf(from: Plan, code: string): Task {
  const task = findTask(from, code);
  if (!task) throw new Error(`no task ${code}`);
  return task;
}

function appendix(from: Plan): readonly Task[] {
  return from.tasks.filter((task) => task.origin === 'appendix');
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

type Fields = Record<string, unknown>;

function edited(change: (file: Fields) => unknown): string {
  const file = JSON.parse(TEXT) as Fields;
  change(file);
  return JSON.stringify(file);
}

function changed(change: (file: Fields) => unknown): Plan {
  return planOf(edited(change));
}

function list(file: Fields, name: string): Fields[] {
  return file[name] as Fields[];
}

function at(items: readonly Fields[], index: number): Fields {
  const found = items[index];
  if (!found) throw new Error(`no item ${String(index)}`);
  return found;
}

function item(file: Fields, name: string, code: string): Fields {
  return at(
    list(file, name),
    list(file, name).findIndex((one) => one['code'] === code),
  );
}

function section(file: Fields, id: string): Fields {
  return at(
    list(file, 'sections'),
    list(file, 'sections').findIndex((one) => one['id'] === id),
  );
}

interface Mend {
  readonly code: string;
  readonly field: 'text' | 'deliverable';
  readonly printed: string;
  readonly mended: string;
}

/** The table "Words mended" of data/README.md. */
function mendedWords(): readonly Mend[] {
  const readme = readFileSync(new URL('../../data/README.md', import.meta.url), 'utf8');
  const [, table = ''] = /## Words mended\n([^]*?)\n## /.exec(readme) ?? [];
  return table.split('\n').flatMap((line) => {
    const [, code = '', field, printed = '', mended = ''] = line.split('|').map((cell) => cell.trim());
    if (field !== 'text' && field !== 'deliverable') return [];
    return [{ code, field, printed, mended }];
  });
}

function wordsOf(text: string): readonly string[] {
  return lower(text).match(/[\p{L}\p{N}%]+(?:[.,]\d+%?)?/gu) ?? [];
}

function lower(text: string): string {
  return text.toLowerCase();
}
