import { addDays, daysBetween, monthOf, weekdayOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Period } from '../../plan/deadline.js';
import type { Office } from '../../plan/plan.js';
import { lastDayOf } from '../../journal/closing.js';
import { checkInDay } from '../../journal/statistics.js';
import { ESCALATION_DAYS } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** One reminder of a period: `before-30`, `halfway`, `late-3`, `monday-2025-03-24`, `check-in`, `backlog`. */
export interface Rung {
  readonly key: string;
  /** The working day on which it comes. */
  readonly day: Day;
}

/** By period, and by its last day on time: a pause moves that of what was late before, and not the due day. */
const ladders = new WeakMap<Office, WeakMap<Period, Map<Day, readonly Rung[]>>>();

/**
 * The reminders of a period up to and with a day, earliest first, at most one a day
 * (of rungs that meet the later one stands).
 */
export function rungsUntil(office: Office, standing: Standing, until: Day): readonly Rung[] {
  if (standing.category === 'continuous') return checkInRungs(office, standing, until);
  return ladderOf(office, standing).filter((rung) => rung.day <= until && isArmed(standing, rung));
}

/** Another date re-arms the ladder from the day after it was decided: what would have come before is not made up. */
function isArmed({ dueSet }: Standing, { day }: Rung): boolean {
  return dueSet === null || day > dueSet.on;
}

/** The newest rung that has come by a day, or null: of several missed ones only that one counts. */
export function latestRung(office: Office, standing: Standing, today: Day): Rung | null {
  const ladder =
    standing.category === 'continuous' ? checkInRungs(office, standing, today) : ladderOf(office, standing);
  return ladder.findLast((rung) => rung.day <= today && isArmed(standing, rung)) ?? null;
}

/** All rungs of a period till its plan is closed: they do not change with the day on which they are asked for. */
function ladderOf(office: Office, standing: Standing): readonly Rung[] {
  const { period, lastOnTime } = standing;
  const byPeriod = ladders.get(office) ?? new WeakMap<Period, Map<Day, readonly Rung[]>>();
  ladders.set(office, byPeriod);
  const known = byPeriod.get(period) ?? new Map<Day, readonly Rung[]>();
  byPeriod.set(period, known);
  const ladder = known.get(lastOnTime) ?? inTurn(reckon(office, standing));
  known.set(lastOnTime, ladder);
  return ladder;
}

function reckon(office: Office, standing: Standing): readonly Rung[] {
  return [...rungsBefore(office, standing), ...rungsAfter(office, standing, lastDayOf(office.plan))];
}

function inTurn(rungs: readonly Rung[]): readonly Rung[] {
  const byDay = new Map(rungs.map((rung) => [rung.day, rung]));
  return [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** Whether it is one of the rungs after the due day. */
export function isLateRung({ key }: Rung): boolean {
  return key === 'backlog' || key.startsWith('late-') || isOfEveryWeek(key);
}

/** The first working day on which a period is late. */
function firstDayLate(office: Office, standing: Standing): Day {
  return office.calendar.onOrAfter(addDays(standing.lastOnTime, 1));
}

/** The working day that stands for a week's Monday. */
export function mondaySlot(office: Office, monday: Day): Day {
  return office.calendar.onOrAfter(monday);
}

/** Days before the due date, by how long the work has: its printed span, both ends counted. */
function daysBefore(length: number, monthly: boolean): readonly number[] {
  if (monthly) return [3, 0];
  if (length >= 120) return [60, 30, 14, 7, 3, 1, 0];
  if (length >= 60) return [30, 14, 7, 3, 1, 0];
  if (length >= 14) return [14, 7, 3, 1, 0];
  return [3, 1, 0];
}

function rungsBefore(office: Office, standing: Standing): readonly Rung[] {
  const { calendar } = office;
  const { opens, due } = standing.period;
  const { kind } = standing.task.deadline;
  const length = daysBetween(opens, due) + 1;
  const named = daysBefore(length, kind === 'monthly').map((days): readonly [string, Day] => [
    `before-${days}`,
    // A careful office finishes before "trước ngày D", so its last reminder comes a working day earlier.
    days === 0 && kind === 'before' && standing.dueSet === null ? addDays(due, -1) : addDays(due, -days),
  ]);
  // The first half ends with its last day: of Quý II, III that is the end of Quý II.
  const halfway: readonly (readonly [string, Day])[] =
    length >= 120 ? [['halfway', addDays(opens, Math.floor(length / 2) - 1)]] : [];
  return [...halfway, ...named]
    .filter(([key, day]) => day >= opens || key === 'before-0')
    .map(([key, day]) => ({ key, day: calendar.onOrBefore(day) }))
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

function rungsAfter(office: Office, standing: Standing, until: Day): readonly Rung[] {
  const { calendar } = office;
  const first = firstDayLate(office, standing);
  if (first > until) return [];
  const rungs: Rung[] = [
    { key: 'late-1', day: first },
    ...[3, 7].map((days) => ({
      key: `late-${days}`,
      day: calendar.onOrAfter(addDays(standing.lastOnTime, days)),
    })),
  ];
  const seventh = addDays(standing.lastOnTime, ESCALATION_DAYS);
  for (let monday = addDays(seventh, 8 - weekdayOf(seventh)); monday <= until; monday = addDays(monday, 7)) {
    rungs.push({ key: `monday-${monday}`, day: mondaySlot(office, monday) });
  }
  return rungs;
}

/** A month's check-in is asked until the next month's is: whoever comes in autumn is not asked for all months since spring. */
function checkInRungs(office: Office, standing: Standing, until: Day): readonly Rung[] {
  const { opens, due } = standing.period;
  const day = checkInDay(office, yearOf(opens), monthOf(opens));
  const next = addDays(due, 1);
  if (until < day || until >= checkInDay(office, yearOf(next), monthOf(next))) return [];
  return [{ key: 'check-in', day }];
}

/** Whether a rung comes every week that work is late. */
export function isOfEveryWeek(key: string): boolean {
  return key.startsWith('monday-');
}
