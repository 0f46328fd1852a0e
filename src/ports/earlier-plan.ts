import { addDays } from '../plan/day.js';
import type { Plan } from '../plan/plan.js';
import { planOfYear, present, saidAt } from './world.js';
import type { World } from './world.js';
import { everRan, lastDayOf } from '../journal/closing.js';

/** A plan of an earlier year, and the world in which it is the plan in force. */
export interface EarlierPlan {
  readonly plan: Plan;
  readonly world: World;
  /** Past its last day: nobody is reminded of it, and what is reported of it is a supplement. */
  readonly closed: boolean;
}

/** For so long after its closing a typed code may still mean what was left open of a plan. */
const DOUBTFUL_DAYS = 150;

/**
 * The plan of the year before the one in force, closed or not; null where none was ever begun or it was over before that,
 * or a year was chosen.
 */
export function planBefore(world: World): EarlierPlan | null {
  if (world.plans.upTo !== undefined) return null;
  const { office, history } = present(world);
  const before = worldOfPlan(world, office.plan.year - 1);
  if (!before || !everRan(present(before).office, history)) return null;
  const { plan } = present(before).office;
  return { plan, world: before, closed: saidAt(world).day > lastDayOf(plan) };
}

/**
 * The same world with the plan of the year before, while that is not closed: at a year's turn two plans are in force.
 * Facts of the two never mix, since the ids of periods begin with the year.
 */
export function earlierPlan(world: World): EarlierPlan | null {
  const before = planBefore(world);
  return before?.closed === false ? before : null;
}

/** The plan of the year before as long as a code that names no year may mean its task. */
export function doubtfulPlan(world: World): EarlierPlan | null {
  const before = planBefore(world);
  return before && saidAt(world).day <= addDays(lastDayOf(before.plan), DOUBTFUL_DAYS) ? before : null;
}

/** Whether what is said has to name the year: another plan may be meant as well, or a year was chosen. */
export function isYearsTurn(world: World): boolean {
  return world.plans.upTo !== undefined || earlierPlan(world) !== null;
}

/**
 * The world in which the plan of that year is in force, however long ago it was closed; null where the bot has worked
 * on none of that year.
 */
export function worldOfPlan(world: World, year: number): World | null {
  const { office, history } = present(world);
  if (office.plan.year === year) return world;
  const isBegun = history.startedOn.has(year) && planOfYear(world, history, year) !== null;
  return isBegun ? inYear(world, year) : null;
}

/** The same where no year may be meant: then the plan in force is. */
export function worldOfYear(world: World, year: number | null): World {
  return (year === null ? null : worldOfPlan(world, year)) ?? world;
}

/** The world of a year that somebody chose: what is said in it names that year, be its plan in force or closed. */
export function chosenWorld(world: World, year: number): World | null {
  const found = worldOfPlan(world, year);
  return found && inYear(found, year);
}

function inYear(world: World, upTo: number): World {
  return { ...world, plans: { ...world.plans, upTo } };
}

/** The years of all plans on which the bot has worked, the newest first. */
export function yearsBegun(world: World): readonly number[] {
  const { office, history } = present(world);
  const begun = [...history.startedOn.keys()].filter((year) => planOfYear(world, history, year) !== null);
  return [...new Set([office.plan.year, ...begun])].sort((one, other) => other - one);
}

/** The year of a plan that was applied and has not begun, or null. */
export function yearToCome(world: World): number | null {
  const { office, history } = present(world);
  const later = history.appliedPlans.map(({ year }) => year).filter((year) => year > office.plan.year);
  return later.length === 0 ? null : Math.min(...later);
}
