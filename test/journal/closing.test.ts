import { describe, expect, test } from 'vitest';
import { isClosed, lastDayOf } from '../../src/journal/closing.js';
import { day } from '../../src/plan/day.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import type { Plan } from '../../src/plan/plan.js';
import { office } from '../support/builders.js';

function planWith(phrase: string): Plan {
  const [first, ...others] = office.plan.tasks;
  if (!first) throw new Error('the plan has no task');
  return { ...office.plan, tasks: [{ ...first, deadline: readDeadline(phrase, 2025) }, ...others] };
}

describe('the last day on which a plan is followed', () => {
  test.each([
    ['Quý IV', '2026-01-31'],
    ['Trước ngày 31/05/2026', '2026-07-01'],
    ['Tháng 01/2026', '2026-03-03'],
    ['Năm 2026', '2026-01-31'],
    ['Giai đoạn 2025 - 2030', '2026-01-31'],
  ])('with work that is due “%s” is %s', (phrase, last) => {
    expect(lastDayOf(planWith(phrase))).toBe(last);
    expect(isClosed({ plan: planWith(phrase) }, day(last))).toBe(false);
  });
});
