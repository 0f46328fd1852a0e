import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import type { Target } from '../../../src/plan/plan.js';
import type { Measure, PersonId } from '../../../src/journal/fact.js';
import { figureInNote } from '../../../src/features/target/figure-in-note.js';
import { readMeasure } from '../../../src/features/target/measure.js';
import { readTarget, ruleMeasure } from '../../../src/features/target/rule.js';
import {
  isMet,
  leadsOf,
  mayMeasure,
  tallyTargets,
  targetStanding,
  targetStandings,
} from '../../../src/journal/targets.js';
import { coordinator, historyOf, office, officer, person, started, task } from '../../support/builders.js';
import type { Entry } from '../../support/builders.js';

const { plan } = office;

function target(code: string): Target {
  const found = plan.targets.find((one) => one.code === code);
  if (!found) throw new RangeError(`no target ${code}`);
  return found;
}

function said(on: string, code: string, measure: Partial<Measure> & { readonly value: number }): Entry {
  const { value, bound = 'exactly', counted = null } = measure;
  return {
    on: day(on),
    by: 1 as PersonId,
    what: { kind: 'measured', year: 2025, target: code, value, bound, counted, note: '' },
  };
}

describe('a figure is read as people write it', () => {
  test.each([
    ['CT.3.2', '96,5%', 96.5, 'exactly'],
    ['CT.3.2', '96.5 %', 96.5, 'exactly'],
    ['CT.3.2', '96,5', 96.5, 'exactly'],
    ['CT.3.2', 'đạt 96,5 phần trăm', 96.5, 'exactly'],
    ['CT.3.2', 'tỷ lệ đạt 97% hồ sơ tiếp nhận', 97, 'exactly'],
    ['CT.3.2', 'tối thiểu 95%', 95, 'at-least'],
    ['CT.3.2', '95% trở lên', 95, 'at-least'],
    ['CT.3.2', 'không dưới 95%', 95, 'at-least'],
    ['CT.3.4', '> 90%', 90, 'above'],
    ['CT.3.4', 'trên 90%', 90, 'above'],
    ['CT.3.4', '>=90%', 90, 'at-least'],
    ['CT.6.5', '14,8 tỷ', 14.8, 'exactly'],
    ['CT.6.5', '14,8 tỷ đồng', 14.8, 'exactly'],
    ['CT.6.5', '14.8 tỉ', 14.8, 'exactly'],
    ['CT.6.5', '14.800 triệu đồng', 14.8, 'exactly'],
    ['CT.6.5', '15.200.000.000 đồng', 15.2, 'exactly'],
    ['CT.6.5', 'thu được 15 tỷ', 15, 'exactly'],
    ['CT.1.4', '02 cuộc', 2, 'exactly'],
    ['CT.1.4', '2 hội nghị', 2, 'exactly'],
    ['CT.1.4', 'đã tổ chức 03 buổi', 3, 'exactly'],
    ['CT.1.4', '2', 2, 'exactly'],
    ['CT.1.3', '01 giải pháp mới', 1, 'exactly'],
  ] as const)('%s “%s” is %d, %s', (code, words, value, bound) => {
    expect(readMeasure(target(code), words)).toMatchObject({ kind: 'measure', measure: { value, bound } });
  });

  test('parts of a whole are per cent, and both numbers are kept', () => {
    const read = readMeasure(target('CT.1.2'), '3/5 đơn vị');
    expect(read).toMatchObject({
      kind: 'measure',
      measure: { value: 60, counted: { part: 3, whole: 5 } },
    });
    expect(readMeasure(target('CT.3.5'), '9989/9999 hồ sơ')).toMatchObject({ measure: { value: 99.89 } });
  });

  test.each([
    ['CT.3.2', '', 'nothing'],
    ['CT.3.2', 'đạt', 'nothing'],
    ['CT.3.2', '14,8 tỷ', 'other-unit'],
    ['CT.3.2', '02 cuộc', 'other-unit'],
    ['CT.3.2', '120%', 'out-of-range'],
    ['CT.3.2', '96.500%', 'out-of-range'],
    ['CT.3.2', '7/5 hồ sơ', 'out-of-range'],
    ['CT.3.2', '+1', 'other-unit'],
    ['CT.3.2', 'dưới 95%', 'no-figure'],
    ['CT.3.2', 'gần 100%', 'no-figure'],
    ['CT.3.2', '< 95%', 'no-figure'],
    ['CT.3.2', 'chưa đạt', 'no-figure'],
    ['CT.3.2', 'tốt', 'no-figure'],
    ['CT.3.2', '45/KH-UBND', 'no-figure'],
    ['CT.3.2', '28/03/2025', 'no-figure'],
    ['CT.6.5', '14,8', 'other-unit'],
    ['CT.6.5', '95%', 'other-unit'],
    ['CT.1.4', '1,5 cuộc', 'not-whole'],
    ['CT.1.4', '2%', 'other-unit'],
    ['CT.1.4', '2 sáng kiến', 'other-unit'],
    ['CT.1.4', '2/5', 'other-unit'],
  ] as const)('%s “%s” is no figure: %s', (code, words, fault) => {
    expect(readMeasure(target(code), words)).toMatchObject({ kind: 'fault', fault });
  });

  test('every percentage comes back, with a comma or a dot, with or without its sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom(',', '.'),
        fc.constantFrom('', '%', ' %', ' phần trăm', '% hồ sơ', '%; còn 2 hồ sơ'),
        (hundredths, comma, tail) => {
          const value = hundredths / 100;
          // "12.345" would be twelve thousand: at most two decimals are asked for.
          const words = String(value).replace('.', comma) + tail;
          const read = readMeasure(target('CT.3.2'), words);
          expect(read).toMatchObject({ kind: 'measure', measure: { value } });
        },
      ),
    );
  });

  test('every sum of money comes back in tỷ, millions and single đồng', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (millions) => {
        const grouped = String(millions).replace(/\B(?=(?:\d{3})+$)/gu, '.');
        const forms = [
          `${String(millions / 1000).replace('.', ',')} tỷ đồng`,
          `${grouped} triệu`,
          `${grouped}.000.000 đ`,
        ].filter((form) => !/^\d+,\d{3}\d/u.test(form));
        for (const form of forms) {
          expect(readMeasure(target('CT.6.5'), form)).toMatchObject({ measure: { value: millions / 1000 } });
        }
      }),
    );
  });

  test('nothing that anybody types is read as more than there is, and nothing throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plan.targets), fc.string({ unit: 'grapheme' }), (one, words) => {
        const read = readMeasure(one, words);
        if (read.kind !== 'measure') return;
        expect(read.measure.value).toBeGreaterThanOrEqual(0);
        if (one.unit === '%') expect(read.measure.value).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the code of a target is read kindly', () => {
  test.each([
    ['CT.3.2 96,5%', 'CT.3.2', '96,5%'],
    ['ct 3.2 96,5%', 'CT.3.2', '96,5%'],
    ['CT3.2: 96,5%', 'CT.3.2', ': 96,5%'],
    ['CT.3,2, 96,5%', 'CT.3.2', ', 96,5%'],
    ['3.2 96,5%', 'CT.3.2', '96,5%'],
    ['III.3 96,5%', 'CT.3.2', '96,5%'],
    ['iii.3', 'CT.3.2', ''],
    ['CT.6.5 14,8 tỷ', 'CT.6.5', '14,8 tỷ'],
  ])('“%s” names %s', (text, code, rest) => {
    expect(readTarget(plan, text)).toMatchObject({ kind: 'target', target: { code }, rest });
  });

  test.each(['CT.9.9 5%', '96,5%', 'xyz', 'CT.3.25 1%', ''])('“%s” names none', (text) => {
    expect(readTarget(plan, text).kind).toBe('unknown');
  });

  test('a task that two targets measure is asked back', () => {
    const read = readTarget(plan, 'III.5 100%');
    expect(read).toMatchObject({ kind: 'task', targets: [{ code: 'CT.3.3' }, { code: 'CT.3.4' }] });
  });
});

describe('the note of a report', () => {
  test.each([
    ['III.3', '96,5%', 'CT.3.2', 96.5],
    ['III.3', 'đạt 96%, 45/KH-UBND', 'CT.3.2', 96],
    ['III.3', 'xong ngày 28/03, số hóa 97,2 % hồ sơ', 'CT.3.2', 97.2],
    ['I.6', 'tổ chức 02 cuộc đối thoại, 12/BC-UBND', 'CT.1.4', 2],
    ['I.4a', 'đã kiểm tra 4/5 đơn vị', 'CT.1.2', 80],
    ['VII.5', 'trên 70%', 'CT.7.6', 70],
  ])('%s “%s” holds the figure of %s', (code, note, of, value) => {
    expect(figureInNote(plan, task(code), note)).toMatchObject({
      kind: 'figure',
      target: { code: of },
      measure: { value },
    });
  });

  test.each([
    ['III.1', '96,5%'],
    ['III.3', '45/KH-UBND'],
    ['III.3', 'xong ngày 28/03'],
    ['III.3', '120 hồ sơ'],
    ['I.4a', 'ngày 03/05 đơn vị đã nộp'],
    ['I.6', '2 hội trường'],
    ['III.3', ''],
  ])('%s “%s” holds none', (code, note) => {
    expect(figureInNote(plan, task(code), note)).toBeNull();
  });

  test.each([
    ['III.5', '100%'],
    ['III.3', 'từ 94% lên 96%'],
    ['III.3', 'gần 95%'],
    ['III.3', '120%'],
    ['I.3', '01 sáng kiến'],
  ])('%s “%s” is not guessed at', (code, note) => {
    expect(figureInNote(plan, task(code), note)?.kind).toBe('unclear');
  });
});

describe('a target is reached', () => {
  test.each([
    ['CT.3.2', 95, 'exactly', true],
    ['CT.3.2', 94.99, 'exactly', false],
    ['CT.3.4', 90, 'exactly', false],
    ['CT.3.4', 90, 'at-least', false],
    ['CT.3.4', 90, 'above', true],
    ['CT.3.4', 90.1, 'exactly', true],
    ['CT.2.1', 100, 'exactly', true],
    ['CT.2.1', 99.9, 'exactly', false],
    ['CT.6.5', 14.8, 'exactly', true],
    ['CT.1.4', 1, 'exactly', false],
  ] as const)('%s with %d, %s: %s', (code, value, bound, met) => {
    expect(isMet(target(code), { value, bound, counted: null })).toBe(met);
  });

  test('by its newest figure; each month keeps its last one', () => {
    const history = historyOf(
      started('2025-01-02'),
      said('2025-02-10', 'CT.3.2', { value: 91 }),
      said('2025-02-27', 'CT.3.2', { value: 93 }),
      said('2025-03-27', 'CT.3.2', { value: 96.5 }),
    );
    const on = (today: string): ReturnType<typeof targetStanding> =>
      targetStanding(office, history, { target: target('CT.3.2'), today: day(today) });
    expect(on('2025-03-28')).toMatchObject({ state: 'met', latest: { value: 96.5 } });
    expect(on('2025-03-28').byMonth.map(({ value }) => value)).toEqual([93, 96.5]);
    expect(on('2025-03-01').state).toBe('not-met');
    expect(on('2025-01-31').state).toBe('no-data');
  });

  test('and the sums of the plan add up to its 21, whatever is said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...plan.targets), fc.integer({ min: 0, max: 100 })), {
          maxLength: 30,
        }),
        (figures) => {
          const entries = figures.map(([one, value]) => said('2025-03-03', one.code, { value }));
          const standings = targetStandings(office, historyOf(...entries), day('2025-03-04'));
          const tally = tallyTargets(standings);
          expect(tally.total).toBe(21);
          expect(tally.met + tally.notMet + tally.noData).toBe(21);
          expect(tally.noData).toBe(21 - new Set(figures.map(([one]) => one.code)).size);
        },
      ),
    );
  });
});

describe('who may say a figure', () => {
  const history = historyOf(
    started('2025-01-02'),
    coordinator(1, 'Hoa'),
    officer(2, 'Minh', 'BPMC'),
    officer(3, 'Lan', 'KT'),
  );

  test('the lead of the tasks that it measures, or of its own, and the coordinator', () => {
    expect(leadsOf(plan, target('CT.3.2'))).toEqual(['BPMC']);
    expect(leadsOf(plan, target('CT.6.5'))).toEqual(['KT']);
    expect(leadsOf(plan, target('CT.1.3'))).toHaveLength(5);
    const may = (id: number, code: string): boolean => mayMeasure(plan, person(history, id), target(code));
    expect([may(1, 'CT.3.2'), may(2, 'CT.3.2'), may(3, 'CT.3.2')]).toEqual([true, true, false]);
    expect([may(2, 'CT.6.5'), may(3, 'CT.6.5')]).toEqual([false, true]);
  });

  test('every target of the plan has somebody who answers for it', () => {
    expect(plan.targets.filter((one) => leadsOf(plan, one).length === 0)).toEqual([]);
  });

  test('somebody else’s figure is not written down', () => {
    const ask = {
      person: person(history, 3),
      target: target('CT.3.2'),
      text: '96%',
      today: day('2025-03-03'),
    };
    expect(ruleMeasure(office, history, ask).kind).toBe('not-yours');
  });
});

describe('what is counted up', () => {
  const before = historyOf(
    started('2025-01-02'),
    coordinator(1, 'Hoa'),
    said('2025-02-03', 'CT.1.4', { value: 1 }),
    said('2025-02-03', 'CT.1.2', { value: 80, counted: { part: 4, whole: 5 } }),
  );
  const add = (code: string, text: string): unknown =>
    ruleMeasure(office, before, {
      person: person(before, 1),
      target: target(code),
      text,
      today: day('2025-03-03'),
    });

  test.each([
    ['CT.1.4', '+1 cuộc', { value: 2 }],
    ['CT.1.4', '+2', { value: 3 }],
    ['CT.1.3', '+1 sáng kiến', { value: 1 }],
    ['CT.1.2', '+1 đơn vị', { value: 100, counted: { part: 5, whole: 5 } }],
  ])('%s %s is written down as the sum', (code, text, measure) => {
    expect(add(code, text)).toMatchObject({ kind: 'record', facts: [{ kind: 'measured', ...measure }] });
  });

  test('never grows beyond the units that there are', () => {
    expect(add('CT.1.2', '+2')).toMatchObject({ kind: 'unread', fault: 'out-of-range' });
  });
});
