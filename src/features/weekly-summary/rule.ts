import type { Sent } from '../../journal/item-key.js';
import { addDays, daysBetween, mondayOf, yearOf } from '../../plan/day.js';
import type { Day, Moment } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import { replayUntil } from '../../journal/replay/replay.js';
import { waitingExtensions } from '../extension/rule.js';
import type { Extension, History } from '../../journal/history.js';
import type { Fact } from '../../journal/fact.js';
import { departmentsWithoutPeople } from '../../journal/people.js';
import { allStandings } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { statisticsOf } from '../../journal/statistics.js';
import type { Statistics } from '../../journal/statistics.js';
import { tallyTargets, targetStandings } from '../../journal/targets.js';
import type { TargetTally } from '../../journal/targets.js';
import { isUnanswered } from '../opening/rule.js';
import { LAST_MINUTE, isClosed } from '../letter/rule.js';

/** When the week is summed up. */
export interface SummaryTime {
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** The week that a summary closes: days inclusive; weeks without a working day belong to the next one. */
export interface Week {
  readonly monday: Day;
  readonly from: Day;
  readonly to: Day;
  /** Minutes since midnight of `to`, at which the figures are taken. */
  readonly minute: number;
}

/** What the steering committee reads: the same value serves the message, and later the picture and the report. */
export interface WeeklySummary {
  readonly week: Week;
  readonly statistics: Statistics;
  /** Completed dated tasks now less those of the week before; null in the first week. */
  readonly change: number | null;
  readonly completed: readonly Standing[];
  readonly overdue: readonly Standing[];
  /** Of these, what the coordinator has not been able to say yet whether it was done before the bot began. */
  readonly unanswered: readonly Standing[];
  /** Due on the week's last day or in the fourteen days after it, and not completed. */
  readonly soon: readonly Standing[];
  readonly soonUntil: Day;
  readonly blocked: readonly Standing[];
  /** Requests for a later date that wait for a decision. */
  readonly requests: readonly Extension[];
  readonly withoutPeople: readonly DepartmentId[];
  readonly targets: TargetTally;
}

const SOON_SPAN = 14;

/** The week whose summary is due at this moment and was not posted, or null. A summary missed waits for the next working morning. */
export function summaryOwed(office: Office, history: History, ask: SummaryRequest): Week | null {
  const { now, at, sent } = ask;
  const startedOn = history.startedOn.get(office.plan.year);
  if (startedOn === undefined || isClosed(office, now.day)) return null;
  const week = latestWeek(office, now, at);
  if (!week || week.to < startedOn || yearOf(week.to) < office.plan.year) return null;
  if (sent.summary(week.monday)) return null;
  if (week.to === now.day) return now.minute <= Math.max(LAST_MINUTE, at.minute + 60) ? week : null;
  const morning =
    office.calendar.isWorkingDay(now.day) && now.minute >= ask.remindAt && now.minute <= LAST_MINUTE;
  return morning ? week : null;
}

interface SummaryRequest {
  readonly now: Moment;
  readonly at: SummaryTime;
  readonly remindAt: number;
  readonly sent: Sent;
}

/** The week that a summary made now speaks of: up to this very minute. */
export function weekUntilNow(office: Office, now: Moment): Week {
  const monday = mondayOf(now.day);
  return { monday, from: firstDayCovered(office, monday), to: now.day, minute: now.minute };
}

/** Sums the week up as the facts stood at its end. */
export function summarize(office: Office, facts: readonly Fact[], ask: SummarizeRequest): WeeklySummary {
  const { week, instant, earlier } = ask;
  const history = replayUntil(facts, instant);
  const before = replayUntil(facts, earlier);
  const standings = allStandings(office, history, week.to);
  const statistics = statisticsOf(office, history, week.to);
  const startedOn = history.startedOn.get(office.plan.year);
  const first = startedOn === undefined || startedOn >= week.from;
  const previous = statisticsOf(office, before, addDays(week.from, -1)).dated.completed;
  const soonUntil = addDays(week.to, SOON_SPAN);
  const overdue = byLateness(standings.filter(isLateAppendix));
  return {
    week,
    statistics,
    change: first ? null : statistics.dated.completed - previous,
    completed: standings.filter((standing) => completedSince(standing, earlier)),
    overdue,
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
  };
}

interface SummarizeRequest {
  readonly week: Week;
  /** ISO 8601: facts up to then count. */
  readonly instant: string;
  /** ISO 8601: the end of the week before. */
  readonly earlier: string;
}

/** The list of what is overdue holds the dated tasks of the Appendix; duties outside it are counted on a line of their own. */
export function isLateAppendix(standing: Standing): boolean {
  return standing.state.kind === 'overdue' && standing.task.appendix && standing.category === 'dated';
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
      return { monday, from: firstDayCovered(office, monday), to, minute: at.minute };
    }
    monday = addDays(monday, -7);
  }
  return null;
}

/** A week without a working day has no summary of its own: the next covers both. */
function firstDayCovered(office: Office, monday: Day): Day {
  let from = monday;
  for (let back = 0; back < 8; back += 1) {
    const before = addDays(from, -7);
    if (closingDay(office, before, 5) !== null) return from;
    from = before;
  }
  return from;
}

function completedSince({ state, reports, task, closing }: Standing, earlier: string): boolean {
  if (state.kind !== 'completed' || !task.appendix) return false;
  if (closing) return Date.parse(closing.at) > Date.parse(earlier);
  return reports.some(({ at, confirmedAt }) => Date.parse(confirmedAt ?? at) > Date.parse(earlier));
}
