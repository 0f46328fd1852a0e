import { yearOfPeriod } from '../../plan/periods.js';
import type { TaskCode } from '../../plan/plan.js';
import { dayOfFact, departmentKey, periodKey, taskKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import { moveWithPlan } from './moves.js';
import type { ReplayState } from './state.js';

/** The first start with a plan counts. */
export function startPlan(state: ReplayState, { year, on }: FactOf<'plan-started'>): void {
  if (state.startedOn.has(year)) return;
  state.startedOn.set(year, on);
  const applied = state.appliedPlans.findLast((one) => one.year === year);
  if (applied) moveWithPlan(state, applied);
}

/** Puts the plan in force. Where a code means another task from here on, nothing of the earlier task is left. */
export function applyPlan(state: ReplayState, fact: FactOf<'plan-applied'>): void {
  const { id, year, version, renewed } = fact;
  state.appliedPlans.push({ fact: id, year, version, on: dayOfFact(fact) });
  if (renewed.length > 0) renewTasks(state, fact);
  setPastDue(state, fact);
  for (const department of fact.newDepartments ?? []) {
    state.departmentsSince.set(departmentKey({ department, year }), dayOfFact(fact));
  }
  if (state.startedOn.has(year)) moveWithPlan(state, fact);
}

/** What an earlier plan had moved to the past is of that plan: of this one only what the fact names. */
function setPastDue(state: ReplayState, { year, pastDue = [] }: FactOf<'plan-applied'>): void {
  for (const key of state.onTimeUntil.keys()) {
    const [, period = ''] = key.split('|');
    if (period.startsWith(String(year))) state.onTimeUntil.delete(key);
  }
  for (const { onTime, ...ref } of pastDue) state.onTimeUntil.set(periodKey(ref), onTime);
}

function renewTasks(state: ReplayState, fact: FactOf<'plan-applied'>): void {
  const { id, year, renewed } = fact;
  const isEarlier = (key: string): boolean => isRenewedKey(fact, key);
  const { reports, closings, returned, extensions, lateReasons, postponements } = state;
  for (const byPeriod of [reports, closings, returned, extensions, lateReasons, postponements]) {
    for (const key of byPeriod.keys()) if (isEarlier(key)) byPeriod.delete(key);
  }
  state.nudges = state.nudges.filter(
    ({ task, periods }) => !periods.some((period) => isEarlier(periodKey({ task, period }))),
  );
  for (const code of renewed) {
    const key = taskKey({ task: code, year });
    state.renewedBy.set(key, id);
    state.papers.delete(key);
    renewDates(state, code, year);
    state.assigned.delete(key);
    state.changes.delete(key);
  }
  state.prepared = state.prepared.filter((one) => one.year !== year || !renewed.includes(one.task));
}

function renewDates({ dates }: ReplayState, code: TaskCode, year: number): void {
  const others = (dates.get(code) ?? []).filter(({ period }) => yearOfPeriod(period) !== year);
  if (others.length > 0) dates.set(code, others);
  else dates.delete(code);
}

/** Whether a `periodKey` is of a code that means another task now, in the year of the plan. */
export function isRenewedKey({ renewed, year }: FactOf<'plan-applied'>, key: string): boolean {
  const [task = '', period = ''] = key.split('|');
  return renewed.some((code) => code === task) && period.startsWith(String(year));
}

export function askBacklog(state: ReplayState, fact: FactOf<'backlog-asked'>): void {
  state.backlog = { askedOn: dayOfFact(fact), items: fact.items, answeredOn: null };
}

export function answerBacklog(state: ReplayState, fact: FactOf<'backlog-answered'>): void {
  if (state.backlog) state.backlog = { ...state.backlog, answeredOn: dayOfFact(fact) };
}
