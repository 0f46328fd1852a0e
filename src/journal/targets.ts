import { monthOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { DepartmentId, Office, Plan, Target, Task } from '../plan/plan.js';
import type { Measure } from './fact.js';
import type { History, Measured, Person } from './history.js';
import { departmentsOfPerson, isForAllDepartments, responsibleFor } from './people.js';

export type TargetState = 'met' | 'not-met' | 'no-data';

/** How a measurable target stands on a day. */
export interface TargetStanding {
  readonly target: Target;
  readonly state: TargetState;
  readonly latest: Measured | null;
  /** The last figure of each month that has one, in the order of the months. */
  readonly byMonth: readonly Measured[];
}

/** How many targets are met: total = met + notMet + noData. */
export interface TargetTally {
  readonly total: number;
  readonly met: number;
  readonly notMet: number;
  readonly noData: number;
}

/** All targets of the plan, in the order of the plan. */
export function targetStandings(office: Office, history: History, today: Day): readonly TargetStanding[] {
  return office.plan.targets.map((target) => targetStanding(office, history, { target, today }));
}

export function targetStanding(
  { plan }: Office,
  history: History,
  { target, today }: { readonly target: Target; readonly today: Day },
): TargetStanding {
  const own = history.measures.filter(
    (measure) => measure.target === target.code && measure.year === plan.year && measure.on <= today,
  );
  const latest = own.at(-1) ?? null;
  const byMonth = new Map(own.map((measure) => [measure.on.slice(0, 7), measure]));
  const state = latest === null ? 'no-data' : isMet(target, latest) ? 'met' : 'not-met';
  return { target, state, latest, byMonth: [...byMonth.values()] };
}

export function tallyTargets(standings: readonly TargetStanding[]): TargetTally {
  const count = (state: TargetState): number => standings.filter((one) => one.state === state).length;
  const [met, notMet, noData] = [count('met'), count('not-met'), count('no-data')];
  return { total: met + notMet + noData, met, notMet, noData };
}

/** Whether a figure certainly reaches the target: "trên 90%" is enough for more than 90, "từ 90%" is not. */
export function isMet({ comparison, value: wanted }: Target, { value, bound }: Measure): boolean {
  switch (comparison) {
    case 'more-than':
      return bound === 'above' ? value >= wanted : value > wanted;
    case 'at-least':
    // A target that asks for exactly 100% asks for the most there is: the figure that reaches it meets it.
    case 'exactly':
      return value >= wanted;
  }
}

/** The departments that answer for a target: its own lead, or else the leads of the tasks that it measures. */
export function leadsOf(plan: Plan, target: Target): readonly DepartmentId[] {
  if (target.lead !== undefined) return [target.lead];
  const tasks = plan.tasks.filter(({ code }) => target.tasks.includes(code));
  return [...new Set(tasks.flatMap((task) => responsibleFor(plan, task)))];
}

/** Whether the person may tell the figure: his department answers for the target, or he sees to all departments. */
export function mayMeasure(plan: Plan, person: Person, target: Target): boolean {
  if (isForAllDepartments(person)) return true;
  const leads = leadsOf(plan, target);
  return departmentsOfPerson(person).some((department) => leads.includes(department));
}

export function targetsOfTask({ targets }: Plan, { code }: Task): readonly Target[] {
  return targets.filter(({ tasks }) => tasks.includes(code));
}

/** The month in which a figure was told, from 1 to 12. */
export function monthOfMeasure({ on }: Measured): number {
  return monthOf(on);
}
