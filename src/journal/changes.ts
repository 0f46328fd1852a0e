import { addDays, daysBetween } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import type { DepartmentId, Office, Plan, Task } from '../plan/plan.js';
import type { Change, ChangeKind } from './change.js';
import { periodKey, taskKey } from './fact.js';
import type { Decided, History } from './history.js';

/**
 * What decisions make of the plan's tasks. The decree stays as it is: the plan of an office is the decree with the
 * leads and the recurring dates that were decided since, and single dates, stops and pauses are asked of the journal.
 */

const NONE: readonly never[] = [];

/** All decisions about a task of the plan that count, oldest first. */
export function changesOf(
  { changes }: History,
  plan: Plan,
  { code }: Pick<Task, 'code'>,
): readonly Decided[] {
  return changes.size === 0 ? NONE : (changes.get(taskKey({ task: code, year: plan.year })) ?? NONE);
}

type DecidedTo<Kind extends ChangeKind> = Decided & { readonly change: Extract<Change, { kind: Kind }> };

function ofKind<Kind extends ChangeKind>(
  changes: readonly Decided[],
  kind: Kind,
): readonly DecidedTo<Kind>[] {
  return changes.filter((one): one is DecidedTo<Kind> => one.change.kind === kind);
}

/** The plan with the leads and the recurring dates that were decided. The same value as long as these are the same. */
export function planDecided(plan: Plan, history: History, today: Day): Plan {
  if (history.changes.size === 0) return plan;
  const tasks = plan.tasks.map((task) => taskDecided(plan, history, { task, today }));
  const key = tasks.map((task, at) => (task === plan.tasks[at] ? '' : signOf(task))).join();
  const known = decidedPlans.get(plan);
  if (known?.key === key) return known.plan;
  const decided = tasks.every((task, at) => task === plan.tasks[at]) ? plan : { ...plan, tasks };
  decidedPlans.set(plan, { key, plan: decided });
  return decided;
}

const decidedPlans = new WeakMap<Plan, { readonly key: string; readonly plan: Plan }>();

/** The office as decisions had made its plan on a day; `history` as of then. */
export function officeOn(office: Office, history: History, day: Day): Office {
  return office.decree ? { ...office, plan: planDecided(office.decree, history, day) } : office;
}

function signOf({ lead, deadline }: Task): string {
  return JSON.stringify([lead, deadline.kind, deadline.periods]);
}

function taskDecided(
  plan: Plan,
  history: History,
  { task, today }: { readonly task: Task; readonly today: Day },
): Task {
  const changes = changesOf(history, plan, task);
  if (changes.length === 0) return task;
  const lead = ofKind(changes, 'hand-over').findLast(({ change }) => change.from <= today)?.change.to;
  const dates = ofKind(changes, 'dates');
  if (lead === undefined && dates.length === 0) return task;
  const last = dates.at(-1);
  const periods = dates.reduce(
    (before, { change }) => withDates(history, { task, before, change }),
    task.deadline.periods,
  );
  return {
    ...task,
    lead: lead ?? task.lead,
    deadline: last ? { ...task.deadline, kind: last.change.deadline, periods } : task.deadline,
  };
}

/** What was due before the change, or was reported, stays; of its month, quarter or year the new dates bring no other. */
function withDates(
  history: History,
  {
    task,
    before,
    change,
  }: {
    readonly task: Task;
    readonly before: readonly Period[];
    readonly change: Extract<Change, { kind: 'dates' }>;
  },
): readonly Period[] {
  const isReported = ({ id }: Period): boolean =>
    (history.reports.get(periodKey({ task: task.code, period: id })) ?? []).length > 0;
  const kept = before.filter((period) => period.due < change.from || isReported(period));
  const added = change.periods.filter(
    ({ id, due }) => due >= change.from && !kept.some((one) => isOfOneSpan(one.id, id)),
  );
  return [...kept, ...added].sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
}

/** `2025-03` and `2025-03/1` are of one month; `2025-03/1` and `2025-03/2` stand beside each other. */
function isOfOneSpan(one: PeriodId, other: PeriodId): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** The department that led a task on a day. */
export function leadOn(
  plan: Plan,
  history: History,
  { task, day }: { readonly task: Task; readonly day: Day },
): DepartmentId {
  const moves = ofKind(changesOf(history, plan, task), 'hand-over');
  const then = moves.findLast(({ change }) => change.from <= day);
  return then?.change.to ?? moves[0]?.change.lead ?? task.lead;
}

/** The date that was decided last of a period, where the plan still prints the one that it was decided over. */
export function dateDecided(
  plan: Plan,
  history: History,
  { task, period, since }: { readonly task: Task; readonly period: Period; readonly since: number },
): DecidedTo<'date'> | null {
  const last = datesDecided(plan, history, { task, period }).at(-1);
  return last && last.fact > since && last.change.first === period.due ? last : null;
}

/** All dates that were decided of a period, oldest first. */
export function datesDecided(
  plan: Plan,
  history: History,
  { task, period }: { readonly task: Task; readonly period: Pick<Period, 'id'> },
): readonly DecidedTo<'date'>[] {
  return ofKind(changesOf(history, plan, task), 'date').filter(({ change }) => change.period === period.id);
}

/**
 * The due day of a period before any change. Of a period that other recurring dates gave another day, the one before
 * these is the first.
 */
export function firstDueOf(
  plan: Plan,
  history: History,
  { task, period }: { readonly task: Task; readonly period: Period },
): Day {
  const replaced = ofKind(changesOf(history, plan, task), 'dates').flatMap(({ change }) =>
    change.replaced.filter(({ id }) => id === period.id),
  );
  return replaced[0]?.due ?? period.due;
}

/** Days on which nothing of a task is asked for. */
export interface Halt {
  readonly decided: Decided;
  readonly from: Day;
  /** The day on which the work goes on: it is none of the halt. Null of a stop. */
  readonly until: Day | null;
}

/** The stops and pauses of a task in their order. A later one takes the place of what is left of the one before. */
export function haltsOf(plan: Plan, history: History, task: Task): readonly Halt[] {
  if (history.changes.size === 0) return NONE;
  const changes = changesOf(history, plan, task);
  if (changes.length === 0) return NONE;
  const halts: Halt[] = [];
  for (const decided of changes) {
    const { change, on } = decided;
    if (change.kind !== 'stop' && change.kind !== 'pause' && change.kind !== 'resume') continue;
    const open = halts.at(-1);
    if (open && (open.until === null || open.until > on)) halts[halts.length - 1] = { ...open, until: on };
    if (change.kind === 'resume') continue;
    halts.push({ decided, from: on, until: change.kind === 'pause' ? change.until : null });
  }
  return halts;
}

/** The stop or pause in which a day lies. */
export function haltOn(halts: readonly Halt[], day: Day): Halt | null {
  if (halts.length === 0) return null;
  return halts.find(({ from, until }) => from <= day && (until === null || day < until)) ?? null;
}

/** The halt in which a due day falls, where it is known when the work goes on: it is due then. */
export function haltOver(
  halts: readonly Halt[],
  day: Day,
): { readonly until: Day; readonly halt: Halt } | null {
  const halt = haltOn(halts, day);
  return halt && halt.until !== null ? { until: halt.until, halt } : null;
}

/** The last day on time as it counts on a day: the days of a stop or a pause are none late. */
export function withoutHalts(halts: readonly Halt[], lastOnTime: Day, today: Day): Day {
  if (halts.length === 0) return lastOnTime;
  return halts.reduce((last, { from, until }) => {
    if (from > today) return last;
    const goesOn = until === null || until > today;
    const end = goesOn ? today : until;
    if (last >= end) return last;
    return last >= from ? end : addDays(last, daysBetween(from, end) + (goesOn ? 1 : 0));
  }, lastOnTime);
}
