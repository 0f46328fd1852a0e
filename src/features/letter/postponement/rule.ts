import { addDays } from '../../../plan/day.js';
import type { Day } from '../../../plan/day.js';
import type { Office } from '../../../plan/plan.js';
import type { PersonId } from '../../../journal/fact.js';
import type { History } from '../../../journal/history.js';
import { postponementOf } from '../../../journal/record.js';
import { isReminded } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { SNOOZES } from '../../../words/action.js';
import type { SnoozeDays } from '../../../words/action.js';
import type { Rung } from '../ladder.js';

/**
 * The working day on which a reminder that is put off today comes back: so many days on, but never past the working day
 * before the due date. Null where that day has come already, or where nobody is reminded anyway.
 */
export function postponedUntil(
  office: Office,
  standing: Standing,
  { today, days }: { readonly today: Day; readonly days: SnoozeDays },
): Day | null {
  if (!isReminded(standing)) return null;
  const until = notPastDue(office, standing, wantedDay(office, today, days));
  return until > today ? until : null;
}

/** For how many days the reminders of a task may be put off: what would go past the day before is not offered. */
export function snoozesOf(office: Office, standings: readonly Standing[], today: Day): readonly SnoozeDays[] {
  return SNOOZES.filter((days) =>
    standings.some(
      (standing) => postponedUntil(office, standing, { today, days }) === wantedDay(office, today, days),
    ),
  );
}

function wantedDay({ calendar }: Office, today: Day, days: SnoozeDays): Day {
  return calendar.onOrAfter(addDays(today, days));
}

/** What of a period's reminders comes to one person: what he put off waits, and comes back on its day. */
export function rungAfterPostponing(
  office: Office,
  history: History,
  ask: {
    readonly standing: Standing;
    readonly person: PersonId;
    readonly today: Day;
    readonly rung: Rung | null;
  },
): Rung | null {
  const { standing, person, today, rung } = ask;
  const ref = { task: standing.task.code, period: standing.period.id };
  const postponed = postponementOf(history, person, ref);
  if (!postponed) return rung;
  const until = notPastDue(office, standing, postponed.until);
  if (today < until) return null;
  if (rung && rung.day >= until) return rung;
  // Put off before any rung had come: a check-in is asked in its own days alone.
  const returns = rung !== null || (standing.state.kind === 'within' && standing.category !== 'continuous');
  return returns ? { key: `again-${until}`, day: until } : null;
}

/** A due date may have moved since the reminder was put off. */
function notPastDue(office: Office, { state, period, lastOnTime }: Standing, day: Day): Day {
  if (state.kind === 'overdue' || state.kind === 'missed') return day;
  const due = lastOnTime < period.due ? lastOnTime : period.due;
  const last = office.calendar.onOrBefore(addDays(due, -1));
  return day < last ? day : last;
}
