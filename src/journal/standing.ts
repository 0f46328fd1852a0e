import { addDays, daysBetween } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { lastDayOnTime } from '../plan/calendar.js';
import type { Calendar } from '../plan/calendar.js';
import type { Period } from '../plan/deadline.js';
import { hasParts } from '../plan/plan.js';
import type { DepartmentId, Office, Task } from '../plan/plan.js';
import { haltOn, haltsOf, withoutHalts } from './changes.js';
import type { Halt } from './changes.js';
import type { Closing, Decided, Extension, History, LateReason, Report } from './history.js';
import { departmentKey, isClosing, periodKey } from './fact.js';
import { memoize } from './memoize.js';
import { responsibleFor } from './people.js';
import { categoryOf, isUndated, presentPeriods } from './periods.js';
import type { Category, DueSet } from './periods.js';

/** A task counts as "sắp đến hạn" from so many days before its due date on. */
export const SOON_DAYS = 7;

/** Mondays after this many days late a task also stands in the chairman's letter. */
export const ESCALATION_DAYS = 7;

export type Timing =
  | { readonly kind: 'early' }
  | { readonly kind: 'on-time' }
  | { readonly kind: 'late'; readonly days: number };

export type State =
  | {
      readonly kind: 'completed';
      readonly on: Day;
      readonly reportedOn: Day;
      readonly timing: Timing;
      readonly notArising: boolean;
    }
  | { readonly kind: 'not-open' }
  /** `daysLeft` are calendar days to the due day. It is 0 or less on the due day and while a day off extends it. */
  | { readonly kind: 'within'; readonly daysLeft: number; readonly urgency: 'later' | 'soon' | 'today' }
  | { readonly kind: 'overdue'; readonly days: number }
  /** Nobody reported the check-in in its month. It is called "chưa báo cáo kỳ", never "quá hạn". */
  | { readonly kind: 'missed' }
  /** Requested work is under way before anybody set its date. It is called "chưa có hạn", never "quá hạn". */
  | { readonly kind: 'undated' }
  /** A decision has stopped it: nobody has to do anything, and the figures leave it out. */
  | { readonly kind: 'stopped' }
  /** A decision has paused it: nobody is reminded, and nothing is late before that day. */
  | { readonly kind: 'paused'; readonly until: Day };

export interface Part {
  readonly department: DepartmentId;
  readonly report: Report | null;
}

/** How one period of one task stands on a day. */
export interface Standing {
  /** The day as of which all of it is said. */
  readonly today: Day;
  readonly task: Task;
  readonly category: Category;
  readonly period: Period;
  /** The place of the period among those of its task: VI.2 quý I is 1 of 4. */
  readonly index: number;
  readonly count: number;
  /** The last day on which the period can be completed on time. Days off are considered. */
  readonly lastOnTime: Day;
  /** That day, where a plan moved the date to before the day on which it was applied; null where none did. */
  readonly datedAfter: Day | null;
  readonly state: State;
  /** What was reported last of an open period. */
  readonly progress: 'none' | 'in-progress' | 'blocked';
  readonly reports: readonly Report[];
  /** Each department's part of a task for everybody, or of several leads. It is null for other tasks. */
  readonly parts: readonly Part[] | null;
  /** What was reported while the coordinator has not said yes yet. The state stays as on the day of completion. */
  readonly waiting: Completion | null;
  /** How the coordinator closed a task for everybody although parts were missing. */
  readonly closing: Closing | null;
  /** The due day before any change. */
  readonly firstDue: Day;
  /** What made the due day another one; null where nothing did. */
  readonly dueSet: DueSet | null;
  /** The dates that were decided of it, oldest first. */
  readonly decided: readonly Decided[];
  /** The stop or pause that goes on today. */
  readonly halt: Halt | null;
  /** Every request for a later date, oldest first. */
  readonly extensions: readonly Extension[];
  /** The requests that moved the due day to where it is. */
  readonly granted: readonly Extension[];
  /** What was said of why it is late, oldest first. */
  readonly reasons: readonly LateReason[];
}

const NONE: readonly never[] = [];

const standingsByTask = memoize(() => new Map<Task, readonly Standing[]>());

/** All periods of a task on a day, in their order. */
export function standingsOf(office: Office, history: History, task: Task, today: Day): readonly Standing[] {
  const byTask = standingsByTask(office, history, today);
  const standings = byTask.get(task) ?? computeStandings(office, history, task, today);
  byTask.set(task, standings);
  return standings;
}

function computeStandings(office: Office, history: History, task: Task, today: Day): readonly Standing[] {
  const periods = presentPeriods(office.plan, history, task);
  const halts = haltsOf(office.plan, history, task);
  const halt = haltOn(halts, today);
  return periods.map(({ period, firstDue, dueSet, granted, decided }, at) => {
    const key = periodKey({ task: task.code, period: period.id });
    const reports = history.reports.get(key) ?? [];
    const parts = hasParts(office.plan, task) ? partsOf(office, history, { task, period, reports }) : null;
    const reckoned = dueSet === null ? lastOnTimeOf(office, task, period) : lastOnTimeAt(office, period.due);
    const moved = history.onTimeUntil.get(key) ?? null;
    const datedAfter = moved !== null && moved > reckoned ? moved : null;
    const closing = history.closings.get(key) ?? null;
    const completion = completionOf(reports, parts, closing);
    const lastOnTime = withoutHalts(halts, datedAfter ?? reckoned, completion?.on ?? today);
    const waits = closing === null && reports.some(isWaiting);
    const category = categoryOf(task);
    const terms = { period, lastOnTime, category };
    const undated = isUndated(history, task, period);
    const state = stateOf(terms, { completion, waits, undated, today, halts });
    const { length: count } = periods;
    const progress = state.kind === 'stopped' ? 'none' : progressOf(reports);
    return {
      today,
      task,
      category,
      period,
      index: at + 1,
      count,
      lastOnTime,
      datedAfter,
      state,
      progress,
      reports,
      parts,
      waiting: waits ? completion : null,
      closing,
      firstDue,
      dueSet,
      decided,
      halt,
      extensions: history.extensions.get(key) ?? NONE,
      granted,
      reasons: history.lateReasons.get(key) ?? NONE,
    };
  });
}

/** All periods of the plan on a day, in the order of the plan. */
export const allStandings = memoize((office, history, today): readonly Standing[] =>
  office.plan.tasks.flatMap((task) => standingsOf(office, history, task, today)),
);

/** Whether the officer still has something to do. What waits for the coordinator is not his to do any more. */
export function isOpen(standing: Standing): boolean {
  if (standing.waiting) return false;
  return !isOver(standing) && standing.state.kind !== 'not-open';
}

/** Whether it has a day of which somebody is reminded: what is paused has none for now. */
export function isReminded(standing: Standing): boolean {
  return isOpen(standing) && standing.state.kind !== 'undated' && standing.state.kind !== 'paused';
}

/** Whether nobody has to do anything any more: it is complete, or was stopped. */
export function isOver({ state }: Pick<Standing, 'state'>): boolean {
  return state.kind === 'completed' || state.kind === 'stopped';
}

/** Whether it is complete, or waits for the coordinator's yes alone. */
export function isReported({ state, waiting }: Standing): boolean {
  return state.kind === 'completed' || waiting !== null;
}

/** Whether it is late and nobody has reported it yet. Only this is called late to the people who have to act. */
export function isLate({ state, waiting }: Standing): boolean {
  return state.kind === 'overdue' && waiting === null;
}

/** Whether the report waits for the coordinator's yes. */
export function isWaiting({ confirmation }: Report): boolean {
  return confirmation === 'waiting';
}

/** Whether the report of that fact waits for the coordinator's yes. */
export function waits({ fact, standing }: { readonly fact: number; readonly standing: Standing }): boolean {
  return standing.reports.some((report) => report.fact === fact && isWaiting(report));
}

/** Whether the department still has to report something of the period. */
export function owes(standing: Standing, department: DepartmentId): boolean {
  if (isReported(standing) || isOver(standing)) return false;
  if (!standing.parts) return true;
  return standing.parts.some((part) => part.department === department && !isComplete(part.report));
}

/** The departments whose part of a task for everybody is missing. */
export function missingParts(standing: Standing): readonly DepartmentId[] {
  return (standing.parts ?? []).filter((part) => !isComplete(part.report)).map((part) => part.department);
}

/** The last day on which the period can be completed on time (plan/reading.md, Deadlines; Bộ luật Dân sự 2015, Điều 148). */
export function lastOnTimeOf(office: Office, task: Task, period: Period): Day {
  const strict = office.plan.before === 'strict' && task.deadline.kind === 'before';
  return strict ? addDays(period.due, -1) : lastOnTimeAt(office, period.due);
}

/** The same for a day that was set or granted. That day itself is on time, and a day off runs to the next working day. */
export function lastOnTimeAt(office: Office, due: Day): Day {
  const known = lastDays.get(office.calendar) ?? new Map<Day, Day>();
  lastDays.set(office.calendar, known);
  const last = known.get(due) ?? lastDayOnTime(due, office.calendar);
  known.set(due, last);
  return last;
}

/** Every view of the plan asks for the last day of every period, so each is computed once. */
const lastDays = new WeakMap<Calendar, Map<Day, Day>>();

/** A department that the plan was given later on owes nothing of what fell due before. */
function partsOf(
  office: Office,
  { departmentsSince }: History,
  {
    task,
    period,
    reports,
  }: { readonly task: Task; readonly period: Period; readonly reports: readonly Report[] },
): readonly Part[] {
  const byPart = new Map(reports.map((report) => [report.part, report]));
  const { year } = office.plan;
  const all = responsibleFor(office.plan, task).map((department) => ({
    department,
    report: byPart.get(department) ?? null,
  }));
  if (departmentsSince.size === 0) return all;
  const then = all.filter(({ department }) => {
    const since = departmentsSince.get(departmentKey({ department, year }));
    return since === undefined || since <= period.due;
  });
  // Where none is left of those that were there, the work is theirs who followed.
  return then.length > 0 ? then : all;
}

function isComplete(report: Report | null): report is Report {
  return report !== null && isClosing(report.status);
}

/** When the period was completed, as its reports say. */
export interface Completion {
  readonly on: Day;
  readonly reportedOn: Day;
  readonly notArising: boolean;
}

function completionOf(
  reports: readonly Report[],
  parts: readonly Part[] | null,
  closing: Closing | null,
): Completion | null {
  if (closing) return { on: closing.completedOn, reportedOn: closing.reportedOn, notArising: false };
  const done = reports.filter(isComplete);
  const complete = parts ? parts.every((part) => isComplete(part.report)) : done.length > 0;
  if (!complete) return null;
  return {
    on: latest(done.map((report) => report.completedOn ?? report.reportedOn)),
    reportedOn: latest(done.map((report) => report.reportedOn)),
    notArising: done.every((report) => report.status === 'not-arising'),
  };
}

interface Terms {
  readonly period: Period;
  readonly lastOnTime: Day;
  readonly category: Category;
}

interface Situation {
  readonly completion: Completion | null;
  readonly waits: boolean;
  readonly undated: boolean;
  readonly today: Day;
  readonly halts: readonly Halt[];
}

function stateOf(terms: Terms, situation: Situation): State {
  const { completion, waits, undated, today } = situation;
  if (completion && !waits) return completed(completion, terms);
  const halted = haltedState(terms, situation);
  if (halted) return halted;
  if (undated) return { kind: 'undated' };
  return completion ? waitingState(completion, terms, today) : openState(terms, today);
}

/** A month that ended in a stop or a pause is never asked for; of other work only today counts. */
function haltedState({ period, category }: Terms, { completion, today, halts }: Situation): State | null {
  if (halts.length === 0) return null;
  const now = haltOn(halts, today);
  const then = category === 'continuous' ? haltOn(halts, period.due) : null;
  const halt = now ?? then;
  if (halt?.until === null) return { kind: 'stopped' };
  if (!halt || completion || today < period.opens) return null;
  return { kind: 'paused', until: halt.until };
}

/** The day of completion decides: a coordinator who takes long to confirm makes nothing later. */
function waitingState({ on }: Completion, { period, lastOnTime, category }: Terms, today: Day): State {
  if (category !== 'continuous' && on > lastOnTime) {
    return { kind: 'overdue', days: daysBetween(lastOnTime, on) };
  }
  return { kind: 'within', daysLeft: Math.max(0, daysBetween(today, period.due)), urgency: 'later' };
}

function completed(completion: Completion, { period, lastOnTime, category }: Terms): State {
  return { kind: 'completed', ...completion, timing: timingOf() };

  function timingOf(): Timing {
    if (category === 'continuous' || completion.on <= lastOnTime) {
      return completion.on < period.due ? { kind: 'early' } : { kind: 'on-time' };
    }
    return { kind: 'late', days: daysBetween(lastOnTime, completion.on) };
  }
}

function openState({ period, lastOnTime, category }: Terms, today: Day): State {
  if (today < period.opens) return { kind: 'not-open' };
  if (category === 'continuous' && today > period.due) return { kind: 'missed' };
  if (category !== 'continuous' && today > lastOnTime) {
    return { kind: 'overdue', days: daysBetween(lastOnTime, today) };
  }
  const daysLeft = daysBetween(today, period.due);
  const urgency = daysLeft <= 0 ? 'today' : daysLeft <= SOON_DAYS ? 'soon' : 'later';
  return { kind: 'within', daysLeft, urgency };
}

function progressOf(reports: readonly Report[]): Standing['progress'] {
  if (reports.some((report) => report.status === 'blocked')) return 'blocked';
  return reports.some((report) => report.status === 'in-progress') ? 'in-progress' : 'none';
}

function latest(days: readonly Day[]): Day {
  return days.reduce((one, other) => (one > other ? one : other));
}
