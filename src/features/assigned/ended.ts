import type { DepartmentId, Office } from '../../plan/plan.js';
import { isOfPlan } from '../../plan/plan.js';
import { dayOfFact, periodKey, sentAt } from '../../journal/fact.js';
import type { Assignment, History, Person } from '../../journal/history.js';
import { acting } from '../../journal/duty.js';
import { departmentsOfPerson } from '../../journal/people.js';
import type { Happening } from '../../journal/fact.js';
import type { Day } from '../../plan/day.js';

/** Whether work can be assigned to a department: it is one of the plan in force. */
export function isDutyOf({ plan }: Office, id: DepartmentId): boolean {
  return isOfPlan(plan, id);
}

const UNDO_HOURS = 24;

export function findAssignment({ assignments }: History, fact: number): Assignment | null {
  return assignments.find((one) => one.fact.id === fact) ?? null;
}

/** Whether anything that counts was reported of it. */
export function isReportedOf({ reports }: History, { fact }: Assignment): boolean {
  return fact.deadline.periods.some(
    ({ id }) => (reports.get(periodKey({ task: fact.task, period: id })) ?? []).length > 0,
  );
}

/** Whether it can still be taken back as if it had never been: within a day, while nobody has reported anything of it. */
export function isUndoable(history: History, assignment: Assignment, now: string): boolean {
  if (assignment.ended || isReportedOf(history, assignment)) return false;
  return Date.parse(now) - Date.parse(sentAt(assignment.fact)) <= UNDO_HOURS * 3_600_000;
}

/** What an end of an assignment, or the word that it has arrived, came to. */
export type EndOutcome =
  | { readonly kind: 'gone' }
  | { readonly kind: 'ended-before'; readonly assignment: Assignment }
  | { readonly kind: 'undone'; readonly assignment: Assignment }
  /** It is too late to take it back: it can be stopped, with a reason. */
  | { readonly kind: 'stop-instead'; readonly assignment: Assignment; readonly reported: boolean }
  | { readonly kind: 'reason-needed'; readonly assignment: Assignment }
  | { readonly kind: 'stopped'; readonly assignment: Assignment; readonly reason: string };

export type ReceivedOutcome =
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-yours'; readonly assignment: Assignment }
  | { readonly kind: 'received'; readonly assignment: Assignment; readonly before: boolean };

interface Ruling<Outcome> {
  readonly facts: readonly Happening[];
  readonly answer: Outcome;
}

export function undoAssignment(
  history: History,
  { assignment: id, now }: { readonly assignment: number; readonly now: string },
): Ruling<EndOutcome> {
  const assignment = findAssignment(history, id);
  if (!assignment) return { facts: [], answer: { kind: 'gone' } };
  if (assignment.ended) return { facts: [], answer: { kind: 'ended-before', assignment } };
  if (!isUndoable(history, assignment, now)) {
    const reported = isReportedOf(history, assignment);
    return { facts: [], answer: { kind: 'stop-instead', assignment, reported } };
  }
  return {
    facts: [{ kind: 'assignment-undone', assignment: id }],
    answer: { kind: 'undone', assignment },
  };
}

export function stopAssignment(
  history: History,
  { assignment: id, reason }: { readonly assignment: number; readonly reason: string },
): Ruling<EndOutcome> {
  const assignment = findAssignment(history, id);
  if (!assignment) return { facts: [], answer: { kind: 'gone' } };
  if (assignment.ended) return { facts: [], answer: { kind: 'ended-before', assignment } };
  const words = reason.normalize('NFC').trim();
  if (words === '') return { facts: [], answer: { kind: 'reason-needed', assignment } };
  return {
    facts: [{ kind: 'assignment-stopped', assignment: id, reason: words }],
    answer: { kind: 'stopped', assignment, reason: words },
  };
}

/** Somebody of a lead, or in the place of one, says that it has arrived. */
export function receiveAssignment(
  history: History,
  {
    assignment: id,
    person,
    today,
  }: { readonly assignment: number; readonly person: Person; readonly today: Day },
): Ruling<ReceivedOutcome> {
  const assignment = findAssignment(history, id);
  if (!assignment || assignment.ended) return { facts: [], answer: { kind: 'gone' } };
  const own = departmentsOfPerson(acting(history, person, today));
  const { leads, person: chosen } = assignment.fact;
  if (chosen !== person.id && !leads.some((lead) => own.includes(lead))) {
    return { facts: [], answer: { kind: 'not-yours', assignment } };
  }
  const before = assignment.acknowledged.some(({ by }) => by === person.id);
  return {
    facts: before ? [] : [{ kind: 'assignment-acknowledged', assignment: id }],
    answer: { kind: 'received', assignment, before },
  };
}

/** The working day by whose end somebody of the leads should have said that it has arrived. */
export function acknowledgedBy({ calendar }: Office, { fact }: Assignment): Day {
  return calendar.nextWorkingDay(calendar.onOrAfter(dayOfFact(fact)));
}

/**
 * The assignments of which nobody of the leads has said or reported anything by the end of the working day after the one
 * on which they heard it.
 */
export function unacknowledged(office: Office, history: History, today: Day): readonly Assignment[] {
  return history.assignments.filter((one) => {
    const { fact, ended, acknowledged } = one;
    if (fact.year !== office.plan.year || ended || acknowledged.length > 0) return false;
    // From then on its lateness is told.
    const isLate = fact.deadline.periods.every(({ due }) => due < today);
    if (fact.carriedFrom !== undefined || isLate) return false;
    return today > acknowledgedBy(office, one) && !isReportedOf(history, one);
  });
}
