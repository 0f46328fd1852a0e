import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlans } from '../../../src/plan/drafting/compare.js';
import { effort } from '../../support/effort.js';
import { seedPlan } from '../../documents/import/reading.js';
import { draftOf, planOf, type Line } from './plans.js';

const check = { code: 'I.1', text: 'Tổ chức tự kiểm tra cải cách hành chính', deadline: 'Quý II' };
const review = { code: 'I.2', text: 'Rà soát văn bản quy phạm pháp luật của xã', deadline: 'Quý III' };
const training = { code: 'I.3', text: 'Tập huấn kỹ năng số cho cán bộ, công chức', deadline: 'Hàng tháng' };

function compared(before: readonly Line[], after: readonly Line[]) {
  return comparePlans(planOf(draftOf(2026, before)), planOf(draftOf(2026, after)));
}

test('a plan compared with itself has nothing new, changed, gone or replaced', () => {
  expect(comparePlans(seedPlan, seedPlan)).toMatchObject({
    added: [],
    changed: [],
    gone: [],
    replaced: [],
    renumbered: [],
    unclear: [],
    unchanged: seedPlan.tasks.length,
    newDepartments: [],
    goneDepartments: [],
  });
});

test('says which time and which lead are otherwise, as both plans print them', () => {
  const { changed, unchanged } = compared(
    [check, review],
    [{ ...check, deadline: 'Trước ngày 15/6/2026', lead: 'VPHU' }, review],
  );
  expect(changed.map(({ after, changes }) => [after.code, changes])).toEqual([
    [
      'I.1',
      [
        { field: 'deadline', before: 'Quý II', after: 'Trước ngày 15/6/2026' },
        { field: 'lead', before: 'Phòng Kinh tế', after: 'Văn phòng HĐND và UBND' },
      ],
    ],
  ]);
  expect(unchanged).toBe(1);
});

test('capitals, accents lost in scanning and signs are no change', () => {
  const { changed } = compared([check], [{ ...check, text: 'TỔ CHỨC TỰ KIỂM TRA CẢI CÁCH HÀNH CHINH.' }]);
  expect(changed).toEqual([]);
});

test('a code whose text is another task now is pointed out, with where its work went', () => {
  const { replaced, changed, added, gone } = compared(
    [check, review],
    [{ ...training, code: 'I.1' }, review, { ...check, code: 'I.3' }],
  );
  expect(replaced.map(({ before, after, movedTo }) => [before.code, after.text, movedTo?.code])).toEqual([
    ['I.1', training.text, 'I.3'],
  ]);
  expect([changed, added, gone]).toEqual([[], [], []]);
});

test('work under a new code is renumbered, not gone and new', () => {
  const { renumbered, gone, added } = compared([check, training], [check, { ...training, code: 'I.7' }]);
  expect(renumbered.map(({ before, after }) => [before.code, after.code])).toEqual([['I.3', 'I.7']]);
  expect([gone, added]).toEqual([[], []]);
});

test('lists what is new, what is gone and whose time nobody can read', () => {
  const { added, gone, unclear } = compared(
    [check, review],
    [check, { ...training, deadline: 'ngày đẹp trời' }],
  );
  expect(added.map(({ code }) => code)).toEqual(['I.3']);
  expect(gone.map(({ code }) => code)).toEqual(['I.2']);
  expect(unclear.map(({ code }) => code)).toEqual(['I.3']);
});

test('every task of both plans is told of exactly once', () => {
  const line = fc.record({
    text: fc.constantFrom(
      check.text,
      review.text,
      training.text,
      'Họp giao ban',
      'Công khai ngân sách của xã',
    ),
    deadline: fc.constantFrom('Quý I', 'Quý II', 'ngày đẹp trời'),
  });
  const plan = fc
    .array(line, { minLength: 1, maxLength: 6 })
    .map((lines) => lines.map((one, at) => ({ ...one, code: `I.${at + 1}` })));
  fc.assert(
    fc.property(plan, plan, (before, after) => {
      const { added, changed, gone, replaced, renumbered, unchanged } = compared(before, after);
      const kept = changed.length + unchanged;
      expect(kept + gone.length + replaced.length + renumbered.length).toBe(before.length);
      const arrived = [
        ...added,
        ...[...replaced, ...renumbered].map((pair) => pair.after),
        ...replaced.flatMap(({ movedTo }) => movedTo ?? []),
      ];
      expect(kept + new Set(arrived.map(({ code }) => code)).size).toBe(after.length);
    }),
    { numRuns: effort(60, 2000) },
  );
});
