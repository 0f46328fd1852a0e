import type { Plan } from '../plan/plan.js';
import { lastDayOf } from '../features/letter/ladder.js';
import { planOfYear, present } from './world.js';
import type { World } from './world.js';

/** What is told of a plan after its year, in the world where it is the plan in force. */
interface EarlierPlan {
  readonly plan: Plan;
  readonly world: World;
}

/** The plan of the year before the one in force, closed or not; null where none was ever begun. */
export function planBefore(world: World): EarlierPlan | null {
  const { office, history } = present(world);
  const year = office.plan.year - 1;
  const plan = planOfYear(world, history, year);
  if (!plan || !history.startedOn.has(year)) return null;
  return { plan, world: { ...world, plans: { ...world.plans, upTo: year } } };
}

/**
 * The same world with the plan of the year before, while that is not closed: at a year's turn two plans are in force.
 * Facts of the two never mix, since the ids of periods begin with the year.
 */
export function earlierPlan(world: World): EarlierPlan | null {
  const before = planBefore(world);
  return before && world.clock.now().day <= lastDayOf(before.plan) ? before : null;
}

/** Whether what is said has to name the year: another plan is in force as well. */
export function isYearsTurn(world: World): boolean {
  return world.plans.upTo !== undefined || earlierPlan(world) !== null;
}

/** The world in which the plan of that year is in force: the earlier one's while that is open, else this one. */
export function worldOfYear(world: World, year: number | null): World {
  const earlier = earlierPlan(world);
  return earlier?.plan.year === year ? earlier.world : world;
}
