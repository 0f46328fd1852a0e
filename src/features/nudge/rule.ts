import type { Day } from '../../plan/day.js';
import { leadsOf } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import { yearOfPeriod } from '../../plan/periods.js';
import type { Happening, PersonId } from '../../journal/fact.js';
import type { History, Nudge, Person } from '../../journal/history.js';
import { coordinators, responsibleFor } from '../../journal/people.js';
import { byTask, overdueOf } from '../../journal/views.js';
import { isUnanswered } from '../opening/rule.js';
import { onDutyIn } from '../../journal/duty.js';
import { isOpen, owes, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** What became of nudging one task. */
export type Nudged =
  | {
      readonly kind: 'nudged';
      readonly task: Task;
      readonly standings: readonly Standing[];
      readonly to: readonly PersonId[];
      /** The departments whose officers no message reaches. The coordinators get the nudge in their place. */
      readonly unreached: readonly DepartmentId[];
    }
  /** A task is nudged once a day, whoever does it. */
  | { readonly kind: 'nudged-today'; readonly task: Task; readonly nudge: Nudge }
  /** Everything of the task is reported, or it has not begun. */
  | { readonly kind: 'nothing-open'; readonly task: Task }
  /** The task is reported and waits for the coordinator. */
  | { readonly kind: 'waiting'; readonly task: Task }
  /** Nobody would get the nudge but the person who sends it. */
  | { readonly kind: 'nobody'; readonly task: Task };

export interface NudgingRequest {
  readonly person: Person;
  readonly task: Task;
  readonly words: string;
  readonly today: Day;
}

/** Decides what a nudge does: a reminder of a task at once, in the name of who sends it. The caller writes it down. */
export function nudge(
  office: Office,
  history: History,
  request: NudgingRequest,
): { readonly outcome: Nudged; readonly facts: readonly Happening[] } {
  const { task, today, person } = request;
  const none = (outcome: Nudged): { outcome: Nudged; facts: readonly Happening[] } => ({
    outcome,
    facts: [],
  });
  const all = standingsOf(office, history, task, today);
  const standings = worthNudging(all);
  if (standings.length === 0) {
    const waits = all.some(({ waiting }) => waiting !== null);
    return none({ kind: waits ? 'waiting' : 'nothing-open', task });
  }
  const earlier = history.nudges.find(
    (one) => one.task === task.code && one.on === today && isOfYear(one, office.plan.year),
  );
  if (earlier) return none({ kind: 'nudged-today', task, nudge: earlier });
  const owing = responsibleFor(office.plan, task).filter((department) =>
    standings.some((standing) => owes(standing, department)),
  );
  const unreached = owing.filter((department) => onDutyIn(history, department, today).length === 0);
  const wanted = [
    ...owing.flatMap((department) => onDutyIn(history, department, today)),
    ...(unreached.length > 0 ? coordinators(history).filter((one) => one.unreachable === null) : []),
  ];
  const to = [...new Set(wanted.map(({ id }) => id))].filter((id) => id !== person.id);
  if (to.length === 0) return none({ kind: 'nobody', task });
  const periods = standings.map(({ period }) => period.id);
  return {
    outcome: { kind: 'nudged', task, standings, to, unreached },
    facts: [{ kind: 'nudged', task: task.code, periods, words: request.words, to }],
  };
}

/** The same code is other work in another year's plan. */
function isOfYear({ periods }: Nudge, year: number): boolean {
  return periods.some((period) => yearOfPeriod(period) === year);
}

/** The periods that are late, or else those that are open. What waits for the coordinator is not nudged. */
function worthNudging(standings: readonly Standing[]): readonly Standing[] {
  const owed = standings.filter(({ waiting }) => waiting === null);
  const late = owed.filter(({ state }) => state.kind === 'overdue' || state.kind === 'missed');
  return late.length > 0 ? late : owed.filter((one) => isOpen(one) && one.state.kind !== 'paused');
}

/**
 * The tasks of which "Đôn đốc" under the list of what is late reminds; of one lead where it is named. A difficulty waits
 * for an answer, not for its officer; what the coordinator was asked about is not known to be late.
 */
export function overdueTasks(
  office: Office,
  history: History,
  { lead, today }: { readonly lead: DepartmentId | null; readonly today: Day },
): readonly Task[] {
  const late = overdueOf(office, history, today).filter(
    (standing) =>
      standing.waiting === null &&
      standing.progress !== 'blocked' &&
      (lead === null || leadsOf(standing.task).includes(lead)) &&
      !isUnanswered(office, history, { standing, today }),
  );
  return byTask(late).map(({ task }) => task);
}

/** Of these the tasks of which a nudge by that person would reach somebody now. */
export function nudgeableTasks(
  office: Office,
  history: History,
  { person, today }: { readonly person: Person; readonly today: Day },
): readonly Task[] {
  return overdueTasks(office, history, { lead: null, today }).filter(
    (task) => nudge(office, history, { person, task, words: '', today }).outcome.kind === 'nudged',
  );
}
