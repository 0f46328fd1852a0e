import { expect, test } from 'vitest';
import { day } from '../../../../src/plan/day.js';
import { targetLines } from '../../../../src/features/papers/table/target-line.js';
import { metWords, reachedWords } from '../../../../src/features/papers/table/statistics-words.js';
import type { PersonId } from '../../../../src/journal/fact.js';
import { historyOf, office, started } from '../../../support/builders.js';
import type { Entry } from '../../../support/builders.js';

function said(on: string, target: string, value: number): Entry {
  const what = { kind: 'measured', year: 2025, target, value, bound: 'exactly', counted: null } as const;
  return { on: day(on), by: 1 as PersonId, what: { ...what, note: '' } };
}

test('a paper has the newest figure up to its day, in the target’s unit, and whether it is met', () => {
  const history = historyOf(
    started(day('2025-01-02')),
    said('2025-02-03', 'CT.3.2', 91),
    said('2025-03-05', 'CT.3.2', 96.5),
    said('2025-03-06', 'CT.6.5', 3.2),
    said('2025-04-02', 'CT.3.2', 80),
  );
  const lines = targetLines(office, history, day('2025-03-14'));
  expect(lines).toHaveLength(21);
  const told = lines
    .filter(({ reached }) => reached !== null)
    .map((line) => [line.target.code, reachedWords(line), metWords(line), line.reportedOn]);
  expect(told).toEqual([
    ['CT.3.2', '96,5%', 'Đạt', '2025-03-05'],
    ['CT.6.5', '3,2 tỷ đồng', 'Chưa đạt', '2025-03-06'],
  ]);
});
