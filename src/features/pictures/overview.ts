import { addDays, mondayOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { isForEverybody } from '../../plan/plan.js';
import type { DepartmentId, Office, Section, Task } from '../../plan/plan.js';
import { sentAt } from '../../journal/fact.js';
import type { Fact } from '../../journal/fact.js';
import { officeOn } from '../../journal/changes.js';
import { officeAsOf } from '../../journal/assigned-work.js';
import { replay } from '../../journal/replay/replay.js';
import type { History } from '../../journal/history.js';
import { begunTasks } from './shades.js';
import { allStandings, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { departmentCounted, statisticsOf } from '../../journal/statistics.js';
import type { Tally } from '../../journal/statistics.js';
import { byDue, closingDay } from '../weekly-summary/rule.js';

/** The four figures of some tasks; of those within the deadline, how many were begun. */
export interface Share {
  readonly tally: Tally;
  readonly underWay: number;
}

/** How a week ended. */
interface WeekPoint {
  readonly day: Day;
  readonly completed: number;
  readonly overdue: number;
}

export interface DayAhead {
  readonly day: Day;
  readonly working: boolean;
  /** Dated and requested tasks of the Appendix that fall due then and are not reported. */
  readonly due: readonly Standing[];
  /** Duties outside the Appendix. */
  readonly duties: readonly Standing[];
  readonly assigned: readonly Standing[];
}

/** The whole plan as a picture shows it. */
export interface Overview {
  readonly day: Day;
  /** Minutes since midnight, at which the figures are taken. */
  readonly minute: number;
  readonly whole: Share;
  /** Work that was assigned beside the plan; the whole does not count it. */
  readonly assigned: Tally;
  readonly sections: readonly (Share & { readonly section: Section })[];
  /** Department null: tasks for everybody. The lines add up to the whole, as those of the sections do. */
  readonly departments: readonly (Share & { readonly department: DepartmentId | null })[];
  /** The weeks so far, the newest last; at most twelve. */
  readonly trend: readonly WeekPoint[];
  /** Today and the fourteen days after it. */
  readonly ahead: readonly DayAhead[];
}

const MOST_WEEKS = 12;
const DAYS_AHEAD = 14;

export interface OverviewRequest {
  readonly day: Day;
  readonly minute: number;
  /** The ISO weekday that closes a week. */
  readonly weekday: number;
}

/** Sums the plan up for a picture, as the facts stood at that minute. */
export function overviewOf(now: Office, facts: readonly Fact[], ask: OverviewRequest): Overview {
  const { day, minute } = ask;
  const history = asOf(facts, day, minute);
  const office = officeOn(officeAsOf(now, history), history, day);
  const statistics = statisticsOf(office, history, day);
  const begun = begunTasks(office, history, day);
  const share = (tally: Tally, isMeant: (task: Task) => boolean): Share => ({
    tally,
    underWay: begun.filter(isMeant).length,
  });
  return {
    day,
    minute,
    whole: share(statistics.dated, () => true),
    assigned: statistics.assigned.tally,
    sections: statistics.bySection.map(({ section, tally }) => ({
      section,
      ...share(tally, (task) => task.section === section.id),
    })),
    departments: statistics.byDepartment.map(({ department, tally }) => ({
      department,
      ...share(tally, (task) =>
        department === null
          ? isForEverybody(office.plan, task)
          : departmentCounted(office, history, standingsOf(office, history, task, day)) === department,
      ),
    })),
    trend: trendOf(office, facts, ask),
    ahead: aheadOf(office, history, day),
  };
}

/** The journal writes its times in the plan's zone, so the minute of a fact is read off it. */
function asOf(facts: readonly Fact[], day: Day, minute: number): History {
  const two = (value: number): string => String(value).padStart(2, '0');
  const last = `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const known = facts.filter((fact) => sentAt(fact).slice(0, 16) <= last);
  // The very journal where nothing is newer: its sum is kept by the array.
  return replay(known.length === facts.length ? facts : known);
}

function trendOf(office: Office, facts: readonly Fact[], ask: OverviewRequest): readonly WeekPoint[] {
  const startedOn = replay(facts).startedOn.get(office.plan.year);
  const days = [ask.day];
  let monday = mondayOf(ask.day);
  while (days.length < MOST_WEEKS) {
    monday = addDays(monday, -7);
    const closed = closingDay(office, monday, ask.weekday);
    if (addDays(monday, 6) < (startedOn ?? ask.day) || yearOf(addDays(monday, 6)) < office.plan.year) break;
    if (closed !== null && closed < ask.day) days.unshift(closed);
  }
  return days.map((day) => {
    const then = asOf(facts, day, ask.minute);
    const { dated } = statisticsOf(officeOn(officeAsOf(office, then), then, day), then, day);
    return { day, completed: dated.completed, overdue: dated.overdue };
  });
}

function aheadOf(office: Office, history: History, today: Day): readonly DayAhead[] {
  const open = byDue(
    allStandings(office, history, today).filter(
      ({ category, state, waiting }) =>
        category !== 'continuous' &&
        waiting === null &&
        (state.kind === 'within' || state.kind === 'not-open'),
    ),
  );
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, at) => {
    const day = addDays(today, at);
    const then = open.filter(({ period }) => period.due === day);
    return {
      day,
      working: office.calendar.isWorkingDay(day),
      due: then.filter(({ task }) => task.origin === 'appendix'),
      duties: then.filter(({ task }) => task.origin === 'duty'),
      assigned: then.filter(({ task }) => task.origin === 'assigned'),
    };
  });
}
