import type { Sent } from '../../journal/item-key.js';
import { addDays, daysBetween, mondayOf, yearOf } from '../../plan/day.js';
import type { Day, Moment } from '../../plan/day.js';
import { comparePlans } from '../../plan/drafting/compare.js';
import { isDated } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import { officeOn } from '../../journal/changes.js';
import { officeAsOf } from '../../journal/assigned-work.js';
import { replay, replayUntil } from '../../journal/replay/replay.js';
import { waitingExtensions } from '../extension/rule.js';
import type { Extension, History } from '../../journal/history.js';
import { dayWritten } from '../../journal/fact.js';
import type { Fact, FactOf } from '../../journal/fact.js';
import { restoredOver, restoredWithoutOutbox } from '../../journal/restores.js';
import { timeWords } from '../../words/words.js';
import { departmentsWithoutPeople } from '../../journal/people.js';
import { allStandings, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { statisticsOf, taskState } from '../../journal/statistics.js';
import type { Statistics } from '../../journal/statistics.js';
import { tallyTargets, targetStandings } from '../../journal/targets.js';
import type { TargetTally } from '../../journal/targets.js';
import { isUnanswered } from '../opening/rule.js';
import { LAST_MINUTE } from '../../plan/office-hours.js';
import { isClosed } from '../../journal/closing.js';

/** When the week is summed up. */
export interface SummaryTime {
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** What a summary covers: the days since the one before, inclusive. Weeks without a working day belong to the next one. */
export interface Week {
  readonly monday: Day;
  /** The day on which the summary before was closed; null where there is none in sight. */
  readonly before: Day | null;
  readonly from: Day;
  readonly to: Day;
  /** Minutes since midnight of `to`, at which the figures are taken. */
  readonly minute: number;
}

/** What the steering committee reads: the same value serves the message, and later the picture and the report. */
export interface WeeklySummary {
  readonly week: Week;
  readonly statistics: Statistics;
  /** What another plan changed in the figures since the week before; null where none did. */
  readonly planChange: PlanFigures | null;
  /** Completed dated tasks now less those of the week before; null in the first week. */
  readonly change: number | null;
  readonly completed: readonly Standing[];
  /** The same of work that was assigned beside the plan. */
  readonly completedAssigned: readonly Standing[];
  readonly overdue: readonly Standing[];
  /** What is late outside the figure: periods of duties, requested and assigned work. */
  readonly lateBesides: readonly Standing[];
  /** Of the overdue, what the coordinator has not been able to say yet whether it was done before the bot began. */
  readonly unanswered: readonly Standing[];
  /** Due on the week's last day or in the fourteen days after it, and not completed. */
  readonly soon: readonly Standing[];
  readonly soonUntil: Day;
  readonly blocked: readonly Standing[];
  /** Requests for a later date that wait for a decision. */
  readonly requests: readonly Extension[];
  readonly withoutPeople: readonly DepartmentId[];
  readonly targets: TargetTally;
  /** The same at the end of the week before; null in the first week. */
  readonly targetsBefore: TargetTally | null;
  /** A copy was put back that lacks something of this week; null where none was. */
  readonly restored: FactOf<'journal-restored'> | null;
  /** The same of the plan of the year before, while that is not closed. */
  readonly earlier?: EarlierWeek;
}

/** Tasks of the Appendix that a changed plan added and left out; `totalBefore` counts those with a date. */
export interface PlanFigures {
  readonly added: number;
  readonly gone: number;
  /** Of those left out, how many with a date had been completed. */
  readonly goneCompleted: number;
  readonly totalBefore: number;
}

/** A week of the plan of the year before. */
export interface EarlierWeek {
  readonly office: Office;
  readonly summary: WeeklySummary;
  /** The last day on which it is followed. */
  readonly closes: Day;
}

const SOON_SPAN = 14;

/** The week whose summary is due at this moment and was not posted, or null. A summary missed waits for the next working morning. */
export function summaryOwed(office: Office, history: History, ask: SummaryRequest): Week | null {
  const { now, at, sent } = ask;
  const startedOn = history.startedOn.get(office.plan.year);
  if (startedOn === undefined || isClosed(office, now.day)) return null;
  const week = latestWeek(office, now, at);
  if (!week || week.to < startedOn || yearOf(week.to) < office.plan.year) return null;
  if (sent.summary(week.monday) || isOfLostOutbox(history, week)) return null;
  if (week.to === now.day) return now.minute <= Math.max(LAST_MINUTE, at.minute + 60) ? week : null;
  const morning =
    office.calendar.isWorkingDay(now.day) && now.minute >= ask.remindAt && now.minute <= LAST_MINUTE;
  return morning ? week : null;
}

/** Whether the week was over when a copy was put back without its outbox: it was posted, or its figures are lost. */
function isOfLostOutbox(history: History, { to, minute }: Week): boolean {
  const restored = restoredWithoutOutbox(history);
  if (!restored) return false;
  const [on, time] = [dayWritten(restored), restored.at.slice(11, 16)];
  return to < on || (to === on && timeWords(minute) <= time);
}

interface SummaryRequest {
  readonly now: Moment;
  readonly at: SummaryTime;
  readonly remindAt: number;
  readonly sent: Sent;
}

/** What a summary made now speaks of: up to this very minute. */
export function weekUntilNow(office: Office, now: Moment, at: SummaryTime): Week {
  return weekTo(office, now.day, { weekday: at.weekday, minute: now.minute });
}

/** Sums the week up as the facts stood at its end. */
export function summarize(now: Office, facts: readonly Fact[], ask: SummarizeRequest): WeeklySummary {
  const { week, instant, earlier } = ask;
  const history = replayUntil(facts, instant);
  const before = replayUntil(facts, earlier);
  // What was assigned after the week is no work of it.
  const office = officeOn(officeAsOf(now, history), history, week.to);
  const standings = allStandings(office, history, week.to);
  const statistics = statisticsOf(office, history, week.to);
  const startedOn = history.startedOn.get(office.plan.year);
  const first = startedOn === undefined || startedOn >= week.from;
  // The figure that was printed a week ago is that of the plan of that time.
  const then =
    ask.officeBefore?.plan.year === office.plan.year
      ? officeOn(officeAsOf(ask.officeBefore, before), before, addDays(week.from, -1))
      : office;
  const dayBefore = addDays(week.from, -1);
  const previous = statisticsOf(then, before, dayBefore).dated.completed;
  const soonUntil = addDays(week.to, SOON_SPAN);
  const overdue = byLateness(standings.filter(isLateAppendix));
  return {
    week,
    statistics,
    planChange: planFigures({ office, then }, before, dayBefore),
    change: first ? null : statistics.dated.completed - previous,
    completed: standings.filter(
      (standing) => standing.task.origin === 'appendix' && completedSince(standing, earlier),
    ),
    completedAssigned: standings.filter(
      (standing) => standing.task.origin === 'assigned' && completedSince(standing, earlier),
    ),
    overdue,
    lateBesides: standings.filter(
      (standing) => standing.state.kind === 'overdue' && !isLateAppendix(standing),
    ),
    unanswered: overdue.filter((standing) => isUnanswered(office, history, { standing, today: week.to })),
    soon: byDue(
      standings.filter(
        ({ category, period, state, waiting }) =>
          category !== 'continuous' &&
          waiting === null &&
          // What is due on the closing day itself is neither late nor to come: on 31/12 that is most of the year.
          (state.kind === 'within' || (state.kind === 'not-open' && period.due > week.to)) &&
          period.due <= soonUntil,
      ),
    ),
    soonUntil,
    blocked: standings.filter(({ progress, state }) => progress === 'blocked' && state.kind !== 'completed'),
    requests: waitingExtensions(office, history, week.to),
    withoutPeople: departmentsWithoutPeople(office.plan, history),
    targets: tallyTargets(targetStandings(office, history, week.to)),
    targetsBefore: first ? null : tallyTargets(targetStandings(then, before, dayBefore)),
    restored: restoredOver(replay(facts), { from: week.from, to: week.to }),
  };
}

interface SummarizeRequest {
  readonly week: Week;
  /** ISO 8601: facts up to then count. */
  readonly instant: string;
  /** ISO 8601: the end of the week before. */
  readonly earlier: string;
  /** As it was then. Not given: as it is now. */
  readonly officeBefore?: Office;
}

function planFigures(
  { office, then }: { readonly office: Office; readonly then: Office },
  before: History,
  on: Day,
): PlanFigures | null {
  if (then.plan === office.plan) return null;
  const counted = ({ plan }: Office): readonly Task[] =>
    plan.tasks.filter(({ origin }) => origin === 'appendix');
  const { gone, replaced } = comparePlans(then.plan, office.plan);
  const left = new Set([...gone, ...replaced.flatMap((one) => (one.movedTo ? [] : [one.before]))]);
  const out = counted(then).filter((task) => left.has(task));
  const added = counted(office).length - counted(then).length + out.length;
  const totalBefore = counted(then).filter(isDated).length;
  const isOther = totalBefore !== counted(office).filter(isDated).length;
  if (out.length + added === 0 && !isOther) return null;
  const isDone = (task: Task): boolean =>
    taskState(standingsOf(then, before, task, on)).startsWith('completed');
  return {
    ...{ added, gone: out.length, totalBefore },
    goneCompleted: out.filter((task) => isDated(task) && isDone(task)).length,
  };
}

/** The list of what is overdue holds the dated tasks of the Appendix; duties outside it are counted on a line of their own. */
export function isLateAppendix(standing: Standing): boolean {
  return (
    standing.state.kind === 'overdue' && standing.task.origin === 'appendix' && standing.category === 'dated'
  );
}

export function byLateness(standings: readonly Standing[]): readonly Standing[] {
  return [...standings].sort((one, other) => daysBetween(other.lastOnTime, one.lastOnTime));
}

export function byDue(standings: readonly Standing[]): readonly Standing[] {
  return [...standings].sort((one, other) => daysBetween(other.period.due, one.period.due));
}

/** The day on which the week is closed: the wanted weekday, else the last working day of the week; null without any. */
export function closingDay(office: Office, monday: Day, weekday: number): Day | null {
  const wanted = addDays(monday, weekday - 1);
  if (office.calendar.isWorkingDay(wanted)) return wanted;
  const last = office.calendar.onOrBefore(addDays(monday, 6));
  return last >= monday ? last : null;
}

/** The newest week that is closed by now; null where none is in sight. */
export function latestWeek(office: Office, now: Moment, at: SummaryTime): Week | null {
  let monday = mondayOf(now.day);
  for (let back = 0; back < 60; back += 1) {
    const to = closingDay(office, monday, at.weekday);
    if (to !== null && (to < now.day || (to === now.day && at.minute <= now.minute))) {
      return weekTo(office, to, at);
    }
    monday = addDays(monday, -7);
  }
  return null;
}

/** From the last summary on, on whichever day of the week that is made, to a day. */
function weekTo(office: Office, to: Day, { weekday, minute }: SummaryTime): Week {
  const monday = mondayOf(to);
  let before = closedBefore(office, to, weekday);
  // On a day off behind the closing day the week that was closed is meant.
  while (before !== null && firstDayAfter(office, before) > to)
    before = closedBefore(office, before, weekday);
  return { monday, before, from: before === null ? monday : firstDayAfter(office, before), to, minute };
}

/** The first working day of the same week, else the next Monday: a week that is off is named as covered too. */
function firstDayAfter(office: Office, before: Day): Day {
  const nextMonday = addDays(mondayOf(before), 7);
  const working = office.calendar.onOrAfter(addDays(before, 1));
  return working < nextMonday ? working : nextMonday;
}

/** The closing day of the nearest week that was closed before that day. */
function closedBefore(office: Office, day: Day, weekday: number): Day | null {
  let monday = mondayOf(day);
  for (let back = 0; back < 8; back += 1) {
    const closed = closingDay(office, monday, weekday);
    if (closed !== null && closed < day) return closed;
    monday = addDays(monday, -7);
  }
  return null;
}

function completedSince({ state, reports, closing }: Standing, earlier: string): boolean {
  if (state.kind !== 'completed') return false;
  if (closing) return Date.parse(closing.at) > Date.parse(earlier);
  return reports.some(({ sent, confirmedAt }) => Date.parse(confirmedAt ?? sent) > Date.parse(earlier));
}
