import { addDays, lastOfMonth, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Office, Plan } from '../plan/plan.js';
import type { History } from './history.js';

/** A plan is closed that many days after its year ends. */
const CLOSING_DAYS = 31;

/** A school's plan goes on until the next one begins: what is due later in the year after is no plan's last work. */
const LAST_MONTH_OF_NEXT_YEAR = 8;

const lastDays = new WeakMap<Followed, Day>();

type Followed = Pick<Plan, 'year' | 'tasks'>;

/** The last day on which the bot reminds of a plan: 31 days after its year ends, or after its last work of the school year. */
export function lastDayOf(plan: Followed): Day {
  const known = lastDays.get(plan) ?? addDays(lastDueOf(plan), CLOSING_DAYS);
  lastDays.set(plan, known);
  return known;
}

function lastDueOf({ year, tasks }: Followed): Day {
  const until = lastOfMonth(year + 1, LAST_MONTH_OF_NEXT_YEAR);
  // What was assigned beside the plan goes on in the next year and keeps no plan open.
  const own = tasks.filter(({ origin }) => origin !== 'assigned');
  const days = own.flatMap(({ deadline }) => deadline.periods.map(({ due }) => due));
  return days.reduce((last, due) => (due > last && due <= until ? due : last), lastOfMonth(year, 12));
}

/** A plan is closed on the day after: no more pings. */
export function isClosed({ plan }: Pick<Office, 'plan'>, today: Day): boolean {
  return today > lastDayOf(plan);
}

/** Whether the plan was in force for a day while the bot ran. */
export function everRan({ plan }: Pick<Office, 'plan'>, { startedOn }: Pick<History, 'startedOn'>): boolean {
  const began = startedOn.get(plan.year);
  return began !== undefined && began <= lastDayOf(plan);
}

/** Whether the plan was over before the bot began on it: nothing of it is followed, and nothing recorded. */
export function neverRan(
  office: Pick<Office, 'plan'>,
  history: Pick<History, 'startedOn'>,
  today: Day,
): boolean {
  return isClosed(office, today) && !everRan(office, history);
}

/** The plan that follows a plan which is over. */
export interface NextPlan {
  readonly year: number;
  readonly begun: boolean;
}

/** The newest one that has begun, else the first one that was applied and is to come; null where there is none. */
export function planAfter(
  { year: of }: Pick<Plan, 'year'>,
  { startedOn, appliedPlans }: Pick<History, 'startedOn' | 'appliedPlans'>,
  today: Day,
): NextPlan | null {
  const later = [...startedOn.keys(), ...appliedPlans.map(({ year }) => year)].filter((year) => year > of);
  const begun = later.filter((year) => year <= yearOf(today));
  if (begun.length > 0) return { year: Math.max(...begun), begun: true };
  return later.length > 0 ? { year: Math.min(...later), begun: false } : null;
}
