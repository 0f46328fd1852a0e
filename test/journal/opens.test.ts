import { expect, it } from 'vitest';
import { openingOfYear, opensFor } from '../../src/journal/opens.js';
import { day } from '../../src/plan/day.js';
import { standingsOf } from '../../src/journal/standing.js';
import { historyOf, office, started, task } from '../support/builders.js';

it('nothing of a plan is done before the first of January of its year', () => {
  expect([openingOfYear(2025), openingOfYear(2028)]).toEqual(['2025-01-01', '2028-01-01']);
});

it('a dated period can be completed from the day on which it opens; work on request that nobody has dated, from the year’s first', () => {
  const standings = standingsOf(office, historyOf(started('2024-12-02')), task('VI.2'), day('2025-06-16'));
  const second = standings[1];
  if (!second) throw new RangeError('the plan has changed');
  expect(second.period.opens > '2025-01-01').toBe(true);
  expect(opensFor(office, second)).toBe(second.period.opens);
  const requested = { ...second, category: 'requested' } as const;
  expect(opensFor(office, requested)).toBe(second.period.opens);
  expect(opensFor(office, { ...requested, state: { kind: 'undated' } })).toBe('2025-01-01');
  const onOneDay = { ...second.period, opens: second.period.due };
  expect(opensFor(office, { ...requested, period: onOneDay })).toBe('2025-01-01');
  expect(opensFor(office, { ...second, period: onOneDay })).toBe(second.period.due);
});
