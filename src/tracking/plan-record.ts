import { yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { yearOfPeriod } from '../plan/periods.js';
import type { TaskCode } from '../plan/plan.js';
import type { DecisionsDraft } from './decisions/replay.js';
import { dayOfFact } from './fact.js';
import type { Fact } from './fact.js';
import type { AppliedPlan, RequestedDate } from './history.js';
import type { OfficeDraft } from './office-record.js';

/** What a plan that is applied is written into, and what begins anew with it. */
export type PlansDraft = {
  startedOn: Map<number, Day>;
  appliedPlans: AppliedPlan[];
  dates: Map<TaskCode, RequestedDate[]>;
} & OfficeDraft &
  DecisionsDraft;

type PlanApplied = Extract<Fact, { kind: 'plan-applied' }>;

/** Puts the plan in force. Of codes that are another task now nothing of that year is left of the old one. */
export function applyPlan(draft: PlansDraft, fact: PlanApplied): void {
  const { id, year, version, renewed } = fact;
  const on = dayOfFact(fact);
  draft.appliedPlans.push({ fact: id, year, version, on });
  if (renewed.length === 0) return;
  const isOld = (key: string): boolean => isRenewedKey(fact, key);
  for (const map of [draft.reports, draft.closings, draft.returned, draft.extensions, draft.lateReasons]) {
    for (const key of map.keys()) if (isOld(key)) map.delete(key);
  }
  draft.nudges = draft.nudges.filter(
    ({ task, periods }) => !periods.some((period) => isOld(`${task}|${period}`)),
  );
  // Who is in charge is said of the plan in force, which that of another year is not.
  const isInForce = year <= yearOf(on) && ![...draft.startedOn.keys()].some((one) => one > year);
  for (const code of renewed) {
    renewDates(draft.dates, code, year);
    if (isInForce) draft.assigned.delete(code);
  }
}

/** Whether a `periodKey` is one of the codes that begin anew, in the plan's year. */
export function isRenewedKey({ renewed, year }: PlanApplied, key: string): boolean {
  const [task = '', period = ''] = key.split('|');
  return renewed.some((code) => code === task) && period.startsWith(String(year));
}

function renewDates(dates: Map<TaskCode, RequestedDate[]>, code: TaskCode, year: number): void {
  const rest = (dates.get(code) ?? []).filter(({ period }) => yearOfPeriod(period) !== year);
  if (rest.length > 0) dates.set(code, rest);
  else dates.delete(code);
}
