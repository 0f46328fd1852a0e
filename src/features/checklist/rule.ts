import { isClosed, planAfter } from '../../journal/closing.js';
import { unknownDaysOff } from '../../journal/days-off.js';
import type { UnknownDaysOff } from '../../journal/days-off.js';
import type { History } from '../../journal/history.js';
import { chairmen, departmentsWithoutPeople } from '../../journal/people.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';

/** What an office lacks until the bot can serve all of it. */
export type Missing =
  /** The plan is over, and no other one was applied. */
  | { readonly kind: 'plan' }
  | { readonly kind: 'departments'; readonly without: readonly DepartmentId[] }
  | { readonly kind: 'leaders' }
  | { readonly kind: 'group' }
  | ({ readonly kind: 'days-off' } & UnknownDaysOff);

/** All that is missing, in the order in which it is best done; empty once the office is complete. */
export function missing(office: Office, history: History, today: Day): readonly Missing[] {
  const { plan } = office;
  const without = departmentsWithoutPeople(plan, history);
  const daysOff = unknownDaysOff(office, history, today);
  return [
    ...(isClosed(office, today) && !planAfter(plan, history, today) ? [{ kind: 'plan' } as const] : []),
    ...(without.length > 0 ? [{ kind: 'departments', without } as const] : []),
    ...(chairmen(history).length === 0 ? [{ kind: 'leaders' } as const] : []),
    ...(history.group === null ? [{ kind: 'group' } as const] : []),
    ...(daysOff ? [{ kind: 'days-off', ...daysOff } as const] : []),
  ];
}
