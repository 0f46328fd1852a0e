import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.js';
import { codesIn, readCodes, sectionNamed, tasksUnder } from '../../src/plan/task-code.js';
import { readPlan } from '../../src/store/plan-file.js';
import { effort } from '../support/effort.js';
import { plan as seed } from '../support/office.js';
import { planFileOf } from '../support/plan-file.js';
import type { PlanRow } from '../support/plan-file.js';
import { readAs, spelled } from './spelled-codes.js';

/** Codes as the papers of other offices print them. */
const PAPERS = {
  letters: ['A.I.1', 'A.I.2', 'A.II.1', 'B.I.1.1', 'B.I.1.2', 'B.I.2', 'B.II.2.1.3', 'B.II.2.1.4', 'TH.1'],
  numbers: ['1.1.1', '1.1.2', '1.2.1', '5.1.7', '5.1.8', '5.2.10', '5.10.1', 'TH.1'],
  pairs: ['1.1', '1.2', '1.3a', '1.3b', '2.1', '2.10', '12.5'],
  bare: ['1', '2', '3', '4', '5', '6', '7', '10', '11', '12', '12a', '15'],
  lettered: ['1.a', '1.b', '2.a', '3a', '3b', '4', '10b'],
  glued: ['A1', 'A2', 'A10', 'B1', 'B2a', 'Đ1'],
  deep: ['II.1', 'II.2.1.3', 'II.2.2', 'IV.10b', 'IV.10a', 'IV.9', 'XII.123', 'Đ.1'],
} as const;

function planOf(codes: readonly string[], name: string): Plan {
  const rows = codes.map((code): PlanRow => {
    const section = /^(?:\p{Lu}+(?:\.[IVX]+)*|\d+(?=\.\d))/u.exec(code)?.[0] ?? '';
    return { code, section };
  });
  const read = readPlan(planFileOf(rows), name);
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

const plans = new Map<string, Plan>([
  ['seed', seed],
  ...Object.entries(PAPERS).map(([name, codes]) => [name, planOf(codes, name)] as const),
]);

function planNamed(name: string): Plan {
  const plan = plans.get(name);
  if (!plan) throw new RangeError(`no plan ${name}`);
  return plan;
}

const everyCode = [...plans].flatMap(([name, plan]) => plan.tasks.map(({ code }) => ({ name, code })));

const wideOf = (text: string): string =>
  text.replace(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfe_e0));
const inside =
  (mark: string) =>
  (code: string): string =>
    [...code].join(mark);
const around =
  (open: string, close: string) =>
  (code: string): string =>
    `${open}${code}${close}`;

/** Kinds of writing one code that leave no doubt in any plan. */
const KINDS: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => code.toLowerCase(),
  (code) => code.toUpperCase(),
  (code) => wideOf(code),
  (code) => code.replaceAll('.', ' . '),
  (code) => `${code}.`,
  (code) => code.replace(/\d+$/u, (digits) => `0${digits}`),
  (code) => code.replace(/\d/gu, (digit) => String.fromCodePoint(0x06_60 + Number(digit))),
  (code) => code.replaceAll('I', 'І').replaceAll('B', 'В').replaceAll('A', 'А'),
  (code) => code.replaceAll('I', 'l'),
  (code) => code.replaceAll('Đ', 'Ð').replaceAll('đ', 'ð'),
  inside('\u200B'),
  inside('\u2060'),
  ...[around('“', '”'), around('"', '"'), around("'", "'"), around('(', ')'), around('[', ']')],
  ...[around('«', '»'), around('*', '*'), around('- ', ''), around('• ', ''), around('  ', '\u00A0')],
  ...[around('mã ', ''), around('nhiệm vụ ', ''), around('NV ', ''), around('việc ', ''), around('#', '')],
  (code) => code.normalize('NFD'),
];

/** Further ones where letters begin the code, or where it has three parts. */
const LOOSER: readonly ((code: string) => string)[] = [
  (code) => code.replaceAll('.', ','),
  (code) => code.replaceAll('.', '-'),
  (code) => code.replaceAll('.', '_'),
  (code) => code.replaceAll('.', '·'),
];
const LOOSEST: readonly ((code: string) => string)[] = [
  (code) => code.replace('.', ':'),
  (code) => code.replaceAll('.', ' '),
  (code) => code.replace('.', '\u00A0'),
  (code) => code.replace('.', ''),
];

const isLoose = (code: string): boolean => /^\p{L}/u.test(code) || code.split('.').length > 2;

describe('of every code that a plan prints', () => {
  it.each(everyCode)('$name: $code reads as itself in every kind of writing', ({ name, code }) => {
    const plan = planNamed(name);
    const under = tasksUnder(plan, code);
    // "B.I.2" of a plan with "B.I.2.1" is a question.
    const expected = under.length === 1 ? code : readAs(plan, code);
    const kinds = [...KINDS, ...(isLoose(code) ? LOOSER : []), ...(/^\p{L}/u.test(code) ? LOOSEST : [])];
    for (const kind of kinds) {
      const text = kind(code);
      // Where letters stand together without a dot, they are another section: "BI.1".
      if (/^\p{L}\p{L}/u.test(text) && !/^\p{L}\p{L}/u.test(code) && !text.startsWith('\u200B')) continue;
      expect(`${text}: ${readAs(plan, text)}`).toBe(`${text}: ${expected}`);
      const noted = `${text}: đạt kế hoạch`;
      expect(`${noted}: ${readAs(plan, noted)}`).toBe(`${noted}: ${expected} | đạt kế hoạch`);
    }
    expect(under.some((task) => task.code === code)).toBe(true);
  });

  it.each(everyCode)('$name: $code is found where it is said to be reported', ({ name, code }) => {
    const found = codesIn(planNamed(name), `đã trình ký; xong ${code}, 45/KH-UBND ngày 20/03`);
    expect(found.map(({ reference }) => spelled(reference))).toEqual([readAs(planNamed(name), code)]);
  });

  it('several are read, and no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plans.keys()).chain((name) =>
          fc.record({
            name: fc.constant(name),
            several: fc.uniqueArray(fc.constantFrom(...planNamed(name).tasks), {
              minLength: 1,
              maxLength: 5,
            }),
          }),
        ),
        fc.constantFrom(', ', '; ', ' và ', '\n', '\n- ', ' + ', ' & '),
        ({ name, several }, between) => {
          const plan = planNamed(name);
          const text = several.map(({ code }) => code).join(between);
          const tasks = readCodes(plan, text).references.flatMap((one) =>
            one.kind === 'task' ? [one.task] : one.kind === 'unknown' ? [] : one.tasks,
          );
          expect(tasks.filter((task) => several.includes(task))).toEqual(expect.arrayContaining(several));
          for (const task of tasks) {
            expect(several.some(({ code }) => tasksUnder(plan, code).includes(task))).toBe(true);
          }
        },
      ),
      { numRuns: effort(500, 20_000) },
    );
  });

  it('nothing that is read was not written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '3',
        '12',
        '5.1',
        '5.1.8',
        '3.3',
        '28/03',
        '45/KH-UBND',
        '30/2020/NĐ-CP',
        '12.5 triệu',
        '96%',
      ),
      fc.constantFrom(
        'hồ sơ',
        'ngày',
        'xong',
        'I',
        'II',
        'b',
        'A1',
        'TH',
        'kỳ',
        'quý',
        'tháng',
        'đơn vị',
        ',',
      ),
      fc.constantFrom(...everyCode.map(({ code }) => code as string)),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...plans.keys()), text, (name, words) => {
        for (const { reference } of codesIn(planNamed(name), words)) {
          if (reference.kind !== 'task') continue;
          const written = words.replace(/[\s.,]/gu, '').toUpperCase();
          const pieces = reference.task.code.toUpperCase().match(/\p{L}+|\d+/gu) ?? [];
          // "3a, b", "III.5, 7": what two codes share is written once, before the rest of each.
          const [last = '', ...head] = pieces.toReversed();
          expect(written).toMatch(new RegExp(`${head.toReversed().join('')}.*${last}`, 'u'));
        }
      }),
      { numRuns: effort(1_000, 50_000) },
    );
  });
});

const bare = planNamed('bare');
const numbers = planNamed('numbers');
const pairs = planNamed('pairs');

describe('a number alone is a code only where the plan prints such codes', () => {
  it.each([
    ['3', '3'],
    ['3 xong rồi', '3 | xong rồi'],
    ['3 45/KH-UBND', '3 | 45/KH-UBND'],
    ['3 ngày 28/03', '3 | ngày 28/03'],
    ['3: đạt 96%', '3 | đạt 96%'],
    ['3, 5 và 7', '3 5 7'],
    ['3,5,7', '~3, 5, 7(3 5 7)'],
    ['3,5', '~3, 5(3 5)'],
    ['1-15', '1 2 3 4 5 6 7 !8 !9 10 11 12 12a !13 !14 15'],
    ['3-5', '~3-5(3 4 5)'],
    ['3 - 5', '3 4 5'],
    ['3 đến 5', '3 4 5'],
    ['nhiệm vụ 3-5', '3 4 5'],
    ['nhiệm vụ 3 hồ sơ đã đủ', '3 | hồ sơ đã đủ'],
    ['③', '3'],
    ['12', '12?(12 12a)'],
    ['12a', '12a'],
    ['99', '!99'],
    ['3 hồ sơ', '~3(3) | hồ sơ'],
    ['3, 5 hồ sơ', '3 | 5 hồ sơ'],
    ['3/4', ' | 3/4'],
    ['3%', ' | 3%'],
    ['3,5 triệu', ' | 3,5 triệu'],
    ['3 ngày nữa', '~3(3) | ngày nữa'],
    ['28/03', ' | 28/03'],
    ['5-3-2025', ' | 5-3-2025'],
    ['1) 3 xong', '~1(1) | 3 xong'],
    ['1. 3 xong', '~1(1) | 3 xong'],
    ['(3)', '3'],
    ['28-3', ' | 28-3'],
    ['45/KH-UBND', ' | 45/KH-UBND'],
    ['2025', ' | 2025'],
    ['30/2020/NĐ-CP', ' | 30/2020/NĐ-CP'],
  ])('without sections: %s', (text, expected) => expect(readAs(bare, text)).toBe(expected));

  it.each([
    ['5.1.8', '5.1.8'],
    ['5.1.8 đạt 96%', '5.1.8 | đạt 96%'],
    ['5.1.7, 5.1.8 và 5.2.10', '5.1.7 5.1.8 5.2.10'],
    ['5.1.7-5.1.8', '5.1.7 5.1.8'],
    ['5.1.7 đến 8', '5.1.7 5.1.8'],
    ['5.1.8/5.1.7', '5.1.8 5.1.7'],
    ['5.1.8/2025', ' | 5.1.8/2025'],
    ['1.1.1-5.1.7', '1.1.1 1.1.2 1.2.1 5.1.7'],
    ['5.1', '5.1?(5.1.7 5.1.8)'],
    ['5.1.9', '!5.1.9'],
    ['TH.1', 'TH.1'],
    ['5', ' | 5'],
    ['5.1.2025', ' | 5.1.2025'],
    ['5/1/2025', ' | 5/1/2025'],
    ['TH.1, 5.1 triệu', 'TH.1 | 5.1 triệu'],
    ['1. 5.1.8\n2. 5.1.7', '5.1.8 5.1.7'],
  ])('in numbered sections: %s', (text, expected) => expect(readAs(numbers, text)).toBe(expected));

  it.each([
    ['2.1', '2.1'],
    ['2.1, 2.10', '2.1 2.10'],
    ['1.3', '1.3?(1.3a 1.3b)'],
    ['1.3a, b', '1.3a 1.3b'],
    ['12.5 triệu', '~12.5(12.5) | triệu'],
    ['2.1, 12.5 triệu', '2.1 | 12.5 triệu'],
    ['2.1.2025', ' | 2.1.2025'],
    ['28/03', ' | 28/03'],
  ])('of two parts: %s', (text, expected) => expect(readAs(pairs, text)).toBe(expected));

  it('where sections have letters, it is asked as before', () => {
    expect(readAs(seed, '3.3')).toBe('~III.3(III.3)');
    expect(readAs(seed, '3')).toBe(' | 3');
    expect(readAs(planNamed('letters'), '3')).toBe(' | 3');
  });
});

describe('a number alone is found where it is said to be a code', () => {
  it.each([
    ['3 xong, 5 đang làm', '3 5'],
    ['3 & 5', '3 5'],
    ['1, 2, 3', '1 2 3'],
    ['3 xong\n5 đang làm', '3 5'],
    ['chờ kết quả 3; nhiệm vụ 5', '3 5'],
    ['đạt 3, 5 hồ sơ, ngày 7/3, 45/KH-UBND, 15 người', ''],
    ['trong số 5 hồ sơ', ''],
    ['đã xong 3/5 việc', ''],
  ])('%s', (text, expected) => {
    expect(
      codesIn(bare, text)
        .map(({ reference }) => spelled(reference))
        .join(' '),
    ).toBe(expected);
  });
});

describe('of a code that no plan has, the nearest are offered', () => {
  it.each([
    ['numbers', '5.1.9', ['5.1.8', '5.1.7']],
    ['letters', 'B.I.1.3', ['B.I.1.2', 'B.I.1.1']],
    ['letters', 'I.2.9', ['A.I.2', 'B.I.2']],
    ['bare', '14', ['15', '12']],
    ['glued', 'A9', ['A10', 'A2']],
    ['deep', 'IV.11', ['IV.10b', 'IV.10a', 'IV.9']],
    ['seed', 'III.99', ['III.9', 'III.8', 'III.7', 'III.6']],
  ] as const)('%s: %s', (name, text, expected) => {
    const [reference] = readCodes(planNamed(name), text).references;
    expect(reference?.kind).toBe('unknown');
    if (reference?.kind !== 'unknown') return;
    expect(reference.nearest.map(({ code }) => code).slice(0, expected.length)).toEqual(expected);
  });
});

describe('a section is named as the paper prints it', () => {
  it.each([
    ['seed', 'III', 'III'],
    ['seed', 'mục iii', 'III'],
    ['seed', 'lll', 'III'],
    ['seed', 'Ⅲ', 'III'],
    ['seed', '“III”.', 'III'],
    ['letters', 'b.i', 'B.I'],
    ['letters', 'B I', 'B.I'],
    ['numbers', '5', '5'],
    ['seed', 'III.3', null],
    ['seed', '3', null],
    ['bare', '', null],
    ['seed', 'VPTK', null],
  ] as const)('%s: %s', (name, text, expected) => {
    expect(sectionNamed(planNamed(name), text)?.id ?? null).toBe(expected);
  });
});
