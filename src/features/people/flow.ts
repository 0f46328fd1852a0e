import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { addDays } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { onDutyIn, standInOf } from '../../journal/duty.js';
import type { PersonId } from '../../journal/fact.js';
import type { Person } from '../../journal/history.js';
import { wantedDay } from '../../plan/wanted-day.js';
import type { LeaveOutcome, StandInOutcome, TransferOutcome } from './outcome.js';
import { departmentsOfPerson, findPerson, isLastCoordinator, responsibleFor } from '../../journal/people.js';
import { isOfPlan, realDepartments } from '../../plan/plan.js';
import type { DepartmentId } from '../../plan/plan.js';
import { openWorkOf } from '../../journal/views.js';
import type { Context } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** A stand-in for longer than a year is a new officer. */
const MOST_DAYS = 366;

/**
 * Takes a person out of the office with all posts. The open work goes to the department's others, or to the
 * coordinators; what was reported stays. `sure`: after the question that names it.
 */
export async function leaveOffice(
  world: World,
  gesture: Gesture,
  request: { readonly person: PersonId; readonly sure: boolean },
): Promise<LeaveOutcome | Refused> {
  const { answer } = await decideOnce<LeaveOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const person = findPerson(context.history, request.person);
    if (!person) return { facts: [], answer: { kind: 'gone' } };
    if (isLastCoordinator(context.history, person)) {
      return { facts: [], answer: { kind: 'last-coordinator', name: person.name } };
    }
    const left = { person, ...estateOf(context, person, now.day) };
    if (!request.sure) return { facts: [], answer: { kind: 'asked', ...left } };
    return {
      facts: person.posts.map((post) => ({ kind: 'removed', person: person.id, post })),
      answer: { kind: 'left', ...left },
    };
  });
  return answer;
}

/** What a person leaves behind, and who takes it over. */
function estateOf(
  { office, history }: Context,
  person: Person,
  today: Day,
): Pick<Extract<LeaveOutcome, { kind: 'left' }>, 'open' | 'heirs'> {
  const work = openWorkOf(office, history, { person, today });
  return {
    open: work.map(({ task }) => task),
    heirs: departmentsOfPerson(person).map((department) => ({
      department,
      people: onDutyIn(history, department, today).filter(({ id }) => id !== person.id),
    })),
  };
}

/** Gives a person another department. One that the plan in force has no more was left with that plan, and comes back with its end. */
export async function transferPerson(
  world: World,
  gesture: Gesture,
  request: {
    readonly person: PersonId;
    readonly from: DepartmentId | null;
    readonly to: DepartmentId | null;
  },
): Promise<TransferOutcome | Refused> {
  const { answer } = await decideOnce<TransferOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const person = findPerson(history, request.person);
    const departments = person ? departmentsOfPerson(person) : [];
    const [only, ...others] = departments;
    const from = request.from ?? (others.length === 0 ? (only ?? null) : null);
    if (!person || only === undefined || (from !== null && !departments.includes(from))) {
      return { facts: [], answer: { kind: 'gone' } };
    }
    if (from === null) return { facts: [], answer: { kind: 'which-from', person, from: departments } };
    const { to } = request;
    if (to === null) return { facts: [], answer: { kind: 'which-to', person, from } };
    const isPlace = realDepartments(office.plan).some(({ id }) => id === to);
    if (!isPlace || to === from) return { facts: [], answer: { kind: 'gone' } };
    const inForce = history.appliedPlans.findLast(({ year }) => year === office.plan.year);
    const version = isOfPlan(office.plan, from) ? null : (inForce?.version ?? null);
    const { open, heirs } = estateOf(context, person, now.day);
    const ofIt = open.filter((task) => responsibleFor(office.plan, task).includes(from));
    return {
      facts: [{ kind: 'moved', person: person.id, from, to, version }],
      answer: {
        ...{ kind: 'moved', person, from, to, open: ofIt },
        heirs: heirs.filter(({ department }) => department === from && isOfPlan(office.plan, from)),
      },
    };
  });
  return answer;
}

interface StandInRequest {
  readonly person: PersonId;
  /** Null: it is to be chosen. */
  readonly standIn: PersonId | null;
  readonly page: number;
  /** What the coordinator answered to the question until when; null before it was put. */
  readonly said: string | null;
}

/** Names who acts in a person's place until a day; it ends by itself. */
export async function nameStandIn(
  world: World,
  gesture: Gesture,
  request: StandInRequest,
): Promise<StandInOutcome | Refused> {
  const { answer } = await decideOnce<StandInOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { history } = context;
    const person = findPerson(history, request.person);
    if (!person || departmentsOfPerson(person).length === 0) return { facts: [], answer: { kind: 'gone' } };
    if (request.standIn === null) {
      const people = history.people.filter(({ id }) => id !== person.id);
      return { facts: [], answer: { kind: 'which-person', person, people, page: request.page } };
    }
    const standIn = findPerson(history, request.standIn);
    if (!standIn || standIn.id === person.id) return { facts: [], answer: { kind: 'gone' } };
    const read = readUntil(request.said, now.day);
    if (read.kind === 'fault') {
      const written = request.said ?? '';
      const { fault } = read;
      return { facts: [], answer: { kind: 'until-when', person, standIn, fault, written } };
    }
    const { until } = read;
    return {
      facts: [{ kind: 'stand-in-set', person: person.id, standIn: standIn.id, until }],
      answer: { kind: 'set', person, standIn, until },
    };
  });
  return answer;
}

/** The person is back before the day that was named. */
export async function endStandIn(
  world: World,
  gesture: Gesture,
  id: PersonId,
): Promise<StandInOutcome | Refused> {
  const { answer } = await decideOnce<StandInOutcome | Refused>(world, gesture, ({ history }, now) => {
    if (!mayCoordinate({ history }, gesture)) return refuse('coordinator');
    const person = findPerson(history, id);
    if (!person) return { facts: [], answer: { kind: 'gone' } };
    const arranged = standInOf(history, id, now.day);
    const standIn = arranged ? (findPerson(history, arranged.standIn) ?? null) : null;
    return {
      facts: arranged ? [{ kind: 'stand-in-ended', person: id }] : [],
      answer: { kind: 'ended', person, standIn },
    };
  });
  return answer;
}

type ReadUntil =
  | { readonly kind: 'read'; readonly until: Day }
  | { readonly kind: 'fault'; readonly fault: Extract<StandInOutcome, { kind: 'until-when' }>['fault'] };

function readUntil(said: string | null, today: Day): ReadUntil {
  if (said === null) return { kind: 'fault', fault: 'none' };
  const { said: read } = wantedDay(said, { today, direction: 'future' });
  if (read?.kind !== 'day') return { kind: 'fault', fault: 'no-date' };
  const until = read.day;
  if (until < today) return { kind: 'fault', fault: 'past' };
  return until > addDays(today, MOST_DAYS) ? { kind: 'fault', fault: 'far' } : { kind: 'read', until };
}
