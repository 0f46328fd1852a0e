import type { Day } from '../../plan/day.js';
import type { Office, Plan } from '../../plan/plan.js';
import type { Backlog, History } from '../../journal/history.js';
import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** Working days that the coordinator has for answering the one list of a first start in mid-year. */
const BACKLOG_WORKING_DAYS = 3;

/** The plan of the year before that goes on beside the new one. */
export interface LeftBefore {
  readonly year: number;
  /** Dated tasks that are not complete. */
  readonly open: number;
  /** The last day on which it is followed. */
  readonly closes: Day;
}

/** Whether the period was late already when the bot began: nothing old is fired at anybody, the coordinator is asked. */
export function isBacklog(standing: Standing, startedOn: Day): boolean {
  if (standing.category === 'continuous' || standing.state.kind === 'undated') return false;
  // What was assigned was assigned through the bot: that it is late is known, from whichever year it comes.
  if (standing.task.origin === 'assigned') return false;
  return standing.lastOnTime < startedOn;
}

/** Whether nobody has said yet if it was done before the bot began: till then it is told to nobody as late. */
export function isUnanswered(
  office: Office,
  history: History,
  { standing, today }: { readonly standing: Standing; readonly today: Day },
): boolean {
  const startedOn = history.startedOn.get(office.plan.year);
  if (startedOn === undefined || !isBacklog(standing, startedOn)) return false;
  const release = backlogRelease(office, history);
  return release === null || today < release;
}

/** The list that was asked when the bot began on this plan; an earlier plan's is over. */
export function backlogFor(history: History, plan: Plan): Backlog | null {
  const startedOn = history.startedOn.get(plan.year);
  const { backlog } = history;
  if (!backlog || startedOn === undefined || backlog.askedOn < startedOn) return null;
  // What was asked once the next plan had begun is of that one.
  const later = [...history.startedOn].some(([year, on]) => year > plan.year && on <= backlog.askedOn);
  return later ? null : backlog;
}

/** What the coordinator is asked at the first start: what was late before it, and the plan's own issuing. */
export function backlogOf(
  office: Office,
  standings: readonly Standing[],
  startedOn: Day,
): readonly Standing[] {
  return standings.filter(
    (standing) =>
      isOpen(standing) && (isBacklog(standing, startedOn) || standing.task.code === office.plan.itself),
  );
}

/** The list's items as they stand now, each at its place, by which the ticks count; null: the plan has it no more. */
export function backlogStandings(
  items: Backlog['items'],
  standings: readonly Standing[],
): readonly (Standing | null)[] {
  return items.map(
    (item) =>
      standings.find(({ task, period }) => task.code === item.task && period.id === item.period) ?? null,
  );
}

/**
 * The day from which what the coordinator left unticked goes to the officers: the working day after the answer,
 * or without an answer when three working days have passed.
 */
export function backlogRelease(office: Office, history: History): Day | null {
  const { calendar, plan } = office;
  const backlog = backlogFor(history, plan);
  if (backlog?.answeredOn) return calendar.nextWorkingDay(backlog.answeredOn);
  const asked = backlog?.askedOn ?? history.startedOn.get(plan.year);
  if (asked === undefined) return null;
  let release = asked;
  for (let count = 0; count <= BACKLOG_WORKING_DAYS; count += 1) release = calendar.nextWorkingDay(release);
  return release;
}
