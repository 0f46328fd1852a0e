import { dayOfFact } from '../../journal/fact.js';
import { inNobodysCharge } from '../../journal/duty.js';
import { fieldsOf, isLeaderOf } from '../../journal/fields.js';
import type {
  Assignment,
  Extension,
  History,
  LateReason,
  Person,
  Prepared,
  Report,
} from '../../journal/history.js';
import { chairmen, departmentsWithoutPeople, isChairman, isCoordinator } from '../../journal/people.js';
import { memoize } from '../../journal/memoize.js';
import { allStandings, isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { waitingReports } from '../../journal/views.js';
import type { WaitingReport } from '../../journal/views.js';
import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import { acknowledgedBy, unacknowledged } from '../assigned/ended.js';
import { waitingChanges } from '../change/waiting.js';
import { difficultiesOf } from '../difficulty/rule.js';
import { waitingExtensions } from '../extension/rule.js';
import { latestReasons } from '../late-reason/rule.js';

/** After so many working days what waits for a coordinator goes to the leaders as well. */
const RAISED_AFTER = 2;

/** What somebody in the office has to decide or to arrange. */
export type Matter =
  /** A report waits for the coordinator's yes. */
  | { readonly kind: 'confirmation'; readonly waiting: WaitingReport }
  | { readonly kind: 'extension'; readonly request: Extension }
  /** An objective cause waits for somebody's yes. */
  | { readonly kind: 'cause'; readonly reason: LateReason; readonly standing: Standing }
  /** A change that a coordinator put before a leader. */
  | { readonly kind: 'change'; readonly request: Prepared; readonly task: Task }
  /** A difficulty that nobody has answered. */
  | { readonly kind: 'difficulty'; readonly report: Report; readonly standing: Standing }
  /** Tasks that the plan gives to everybody, with nobody in charge. */
  | { readonly kind: 'unassigned'; readonly tasks: readonly Task[] }
  | { readonly kind: 'without-people'; readonly departments: readonly DepartmentId[] }
  /** Work that was assigned beside the plan, of which nobody of its leads says that it has arrived. */
  | { readonly kind: 'unacknowledged'; readonly assignment: Assignment; readonly task: Task };

/** Something that waits, since when, and for how many working days. */
export interface Waiting {
  readonly matter: Matter;
  readonly since: Day;
  readonly days: number;
  /** Whether a coordinator has put it before the leaders. */
  readonly submitted: boolean;
  /**
   * Whether it has waited so long that it goes one level up, and whether there is a leader whom that reaches. What is
   * only to be arranged makes no letter of its own: it goes with the leader's next one.
   */
  readonly raised: 'no' | 'told' | 'nobody-told' | 'with-next-letter';
}

/** Everything in the office that waits for somebody: what is to be decided first, and of that what waits longest. */
export const allWaiting = memoize((office, history, today): readonly Waiting[] => {
  const { plan, calendar } = office;
  const standings = allStandings(office, history, today);
  const opened = history.startedOn.get(plan.year) ?? today;
  const reached = chairmen(history).some(({ unreachable }) => unreachable === null);
  // Working days are counted one by one, and most matters wait since the same days.
  const counted = new Map<Day, number>();
  const since = (matter: Matter, day: Day): Waiting => {
    const days = counted.get(day) ?? Math.max(0, calendar.workingDaysBetween(day, today));
    counted.set(day, days);
    const told = isArrangement(matter) ? 'with-next-letter' : reached ? 'told' : 'nobody-told';
    const submitted = isSubmitted(history, matter);
    return { matter, since: day, days, submitted, raised: days < RAISED_AFTER ? 'no' : told };
  };
  const found: readonly Waiting[] = [
    ...waitingReports(office, history, today).map((waiting) =>
      since({ kind: 'confirmation', waiting }, waiting.report.reportedOn),
    ),
    ...waitingExtensions(office, history, today).map((request) =>
      since({ kind: 'extension', request }, request.askedOn),
    ),
    ...causesIn(standings).map((cause) => since({ kind: 'cause', ...cause }, cause.reason.on)),
    ...waitingChanges(plan, history).flatMap((request) => {
      const task = findTask(plan, request.task);
      return task ? [since({ kind: 'change', request, task }, request.on)] : [];
    }),
    ...standings.filter(isOpen).flatMap((standing) =>
      difficultiesOf(standing)
        .filter(({ answers }) => answers.length === 0)
        .map((report) => since({ kind: 'difficulty', report, standing }, report.reportedOn)),
    ),
    ...unacknowledged(office, history, today).flatMap((assignment) => {
      const task = findTask(plan, assignment.fact.task);
      const due = acknowledgedBy(office, assignment);
      return task ? [since({ kind: 'unacknowledged', assignment, task }, due)] : [];
    }),
    ...inNobodysCharge(plan, history, standings).map((task) =>
      since({ kind: 'unassigned', tasks: [task] }, opened),
    ),
    ...departmentsWithoutPeople(plan, history).map((department) =>
      since({ kind: 'without-people', departments: [department] }, vacatedOn(history, department) ?? opened),
    ),
  ];
  const rank = ({ matter, since: from }: Waiting): string => `${isArrangement(matter) ? 1 : 0} ${from}`;
  return [...found].sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
});

function isSubmitted({ submitted }: History, matter: Matter): boolean {
  if (matter.kind === 'change') return true;
  if (matter.kind === 'extension') return submitted.has(matter.request.fact);
  return matter.kind === 'cause' && submitted.has(matter.reason.fact);
}

/** The objective causes with their words that nobody has agreed to, one for each gesture. */
function causesIn(
  standings: readonly Standing[],
): readonly { readonly reason: LateReason; readonly standing: Standing }[] {
  const all = standings.flatMap((standing) =>
    latestReasons(standing.reasons)
      .filter(({ cause, words, confirmed }) => cause === 'objective' && words !== '' && !confirmed)
      .map((reason) => ({ reason, standing })),
  );
  const gestures = all.map(({ reason }) => reason.gesture);
  return all.filter(({ reason }, at) => gestures.indexOf(reason.gesture) === at);
}

function vacatedOn({ vacated, facts }: History, department: DepartmentId): Day | null {
  const number = vacated.get(department);
  const fact = number === undefined ? undefined : facts.find(({ id }) => id === number);
  return fact ? dayOfFact(fact) : null;
}

/**
 * What waits for a person: for a coordinator everything that is not his own, for a leader the requests, causes and
 * difficulties of his part of the work, and whatever else of it has waited for two working days.
 */
export function waitingFor(
  office: Office,
  history: History,
  { person, today }: { readonly person: Person; readonly today: Day },
): readonly Waiting[] {
  if (!isCoordinator(person) && !isChairman(person)) return [];
  const own = allWaiting(office, history, today).filter((waiting) => {
    if (isOwn(waiting.matter, person)) return false;
    return isCoordinator(person) || isForLeader(office, history, { waiting, person });
  });
  return gathered(own);
}

/** Tasks without a person in charge, and departments without people, that wait since the same day are one matter. */
function gathered(all: readonly Waiting[]): readonly Waiting[] {
  const list: Waiting[] = [];
  for (const one of all) {
    const at = list.findIndex(({ since, matter }) => since === one.since && matter.kind === one.matter.kind);
    const joined = at === -1 ? null : together(list[at]?.matter, one.matter);
    if (joined) list[at] = { ...one, matter: joined };
    else list.push(one);
  }
  return list;
}

function together(first: Matter | undefined, second: Matter): Matter | null {
  if (first?.kind === 'unassigned' && second.kind === 'unassigned')
    return { kind: 'unassigned', tasks: [...first.tasks, ...second.tasks] };
  if (first?.kind === 'without-people' && second.kind === 'without-people')
    return { kind: 'without-people', departments: [...first.departments, ...second.departments] };
  return null;
}

function isForLeader(
  office: Office,
  history: History,
  { waiting, person }: { readonly waiting: Waiting; readonly person: Person },
): boolean {
  const { matter } = waiting;
  // Who assigned it is asked at once, whoever else hears of it later.
  if (matter.kind === 'unacknowledged' && matter.assignment.fact.by === person.id) return true;
  if (!isDecision(matter) && waiting.raised === 'no') return false;
  if (matter.kind === 'without-people') {
    const own = fieldsOf(office.plan, history, person.id);
    return (
      own.length === 0 ||
      own.some((field) => field.kind === 'department' && matter.departments.includes(field.department))
    );
  }
  return tasksOf(office, matter).some((task) =>
    isLeaderOf(office.plan, history, { leader: person.id, task }),
  );
}

/** Whether a leader may settle it himself. */
export function isDecision({ kind }: Matter): boolean {
  switch (kind) {
    case 'extension':
    case 'cause':
    case 'change':
    case 'difficulty':
      return true;
    case 'confirmation':
    case 'unassigned':
    case 'without-people':
    case 'unacknowledged':
      return false;
  }
}

/** Whether it is nothing to decide, but somebody is to be found for it. */
export function isArrangement({ kind }: Matter): boolean {
  return kind === 'unassigned' || kind === 'without-people';
}

/** Nobody decides about what he asked for or said himself. */
function isOwn(matter: Matter, { id }: Person): boolean {
  switch (matter.kind) {
    case 'extension':
      return matter.request.by === id;
    case 'cause':
      return matter.reason.by === id;
    // Whoever put it before a leader sees that it waits.
    case 'change':
    case 'confirmation':
    case 'difficulty':
    case 'unassigned':
    case 'without-people':
    case 'unacknowledged':
      return false;
  }
}

function tasksOf({ plan }: Office, matter: Exclude<Matter, { kind: 'without-people' }>): readonly Task[] {
  switch (matter.kind) {
    case 'confirmation':
      return [matter.waiting.standing.task];
    case 'extension': {
      const task = findTask(plan, matter.request.task);
      return task ? [task] : [];
    }
    case 'change':
      return [matter.task];
    case 'cause':
    case 'difficulty':
      return [matter.standing.task];
    case 'unassigned':
      return matter.tasks;
    case 'unacknowledged':
      return [matter.task];
  }
}

/** Tells what waits from all else that does, also over days: a name for each, without a blank or a bar. */
export function matterKeys(matter: Matter): readonly string[] {
  switch (matter.kind) {
    case 'confirmation':
      return [`${matter.kind}-${matter.waiting.report.fact}`];
    case 'extension':
    case 'change':
      return [`${matter.kind}-${matter.request.fact}`];
    case 'cause':
      return [`${matter.kind}-${matter.reason.fact}`];
    case 'difficulty':
      return [`${matter.kind}-${matter.report.fact}`];
    case 'unassigned':
      return matter.tasks.map(({ code }) => `${matter.kind}-${code}`);
    case 'without-people':
      return matter.departments.map((department) => `${matter.kind}-${department}`);
    case 'unacknowledged':
      return [`${matter.kind}-${matter.assignment.fact.id}`];
  }
}
