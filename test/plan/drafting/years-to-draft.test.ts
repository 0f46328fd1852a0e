import { expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { yearsToDraft } from '../../../src/plan/drafting/years-to-draft.js';

test.each([
  ['2026-02-02', [2026]],
  ['2026-09-30', [2026]],
  ['2026-10-01', [2026, 2027]],
  ['2026-11-30', [2026, 2027]],
  ['2026-12-01', [2027]],
])('on %s a draft of an old plan is of use for %j', (today, years) => {
  expect(yearsToDraft(2025, day(today), [])).toEqual(years);
});

test('no draft is offered for a year that has a plan, or for that of the old plan itself', () => {
  expect(yearsToDraft(2025, day('2026-11-30'), [2026])).toEqual([2027]);
  expect(yearsToDraft(2026, day('2026-11-30'), [])).toEqual([2027]);
});
