import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import type { Reference } from '../plan/task-code.js';
import type { Person } from '../tracking/history.js';
import { findPerson, isCoordinator, isForAllDepartments } from '../tracking/people.js';
import { dateIn } from '../tracking/note.js';
import type {
  HolidayOutcome,
  Refused,
  ReopenOutcome,
  SetDateOutcome,
  UndoOutcome,
} from '../tracking/outcome.js';
import { categoryOf, nextRequestId, periodsOf } from '../tracking/periods.js';
import { undo as ruleUndo } from '../tracking/undoing.js';
import { isOpen, standingsOf } from '../tracking/standing.js';
import type { Standing } from '../tracking/standing.js';
import type { Context, Decision } from './ports.js';
import { decideOnce } from './world.js';
import type { Gesture, World } from './world.js';

const DATE = /^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)/u;

/** Takes one's last report back, or the one that a button names, within 24 hours; the record keeps both. */
export async function undo(
  world: World,
  gesture: Gesture,
  report: number | null,
): Promise<UndoOutcome | Refused> {
  const { answer } = await decideOnce<UndoOutcome | Refused>(world, gesture, ({ history }, now) => {
    if (!findPerson(history, gesture.person)) return refuse('enrolment');
    const ruling = ruleUndo(history, {
      person: gesture.person,
      fact: report,
      now: now.iso,
    });
    if (ruling.kind !== 'undo') return { facts: [], answer: ruling };
    const taken = history.facts.filter(({ id }) => ruling.facts.includes(id));
    const periods = taken.flatMap((fact) =>
      'task' in fact && 'period' in fact ? [{ task: fact.task, period: fact.period }] : [],
    );
    const targets = taken.flatMap((fact) => (fact.kind === 'measured' ? [fact.target] : []));
    const what = taken.some(({ kind }) => kind === 'reported' || kind === 'closed' || kind === 'measured')
      ? 'report'
      : taken.some(({ kind }) => kind === 'supplemented')
        ? 'supplement'
        : 'postponement';
    return {
      facts: [{ kind: 'withdrawn', reports: ruling.facts }],
      answer: { kind: 'undone', what, periods, ...(targets.length > 0 && { targets }) },
    };
  });
  return answer;
}

/** Opens a reported period again; the coordinator's right, at any time, with a reason on record. */
export async function reopen(
  world: World,
  gesture: Gesture,
  request: { readonly text: string; readonly period: PeriodId | null },
): Promise<ReopenOutcome | Refused> {
  const { answer, after, now } = await decideOnce<ReopenOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const { task, reference, rest } = oneTask(context, request.text);
    if (!task) return { facts: [], answer: { kind: 'code-needed', reference } };
    const standings = standingsOf(office, history, task, now.day);
    const closed = standings.filter(
      (standing) =>
        (standing.state.kind === 'completed' || standing.reports.length > 0) &&
        (request.period === null || standing.period.id === request.period),
    );
    const [standing, ...others] = closed;
    if (!standing) return { facts: [], answer: { kind: 'not-reported', task } };
    if (rest === '') return { facts: [], answer: { kind: 'reason-needed', task } };
    if (others.length > 0) return { facts: [], answer: { kind: 'which-period', task, closed } };
    return {
      facts: [{ kind: 'reopened', task: task.code, period: standing.period.id, reason: rest }],
      answer: { kind: 'reopened', standing, reason: rest },
    };
  });
  if (answer.kind !== 'reopened') return answer;
  const standings = standingsOf(after.office, after.history, answer.standing.task, now.day);
  return { ...answer, standing: samePeriod(standings, answer.standing) };
}

/** Sets the date of requested work, or moves it while the request is open. */
export async function setDate(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<SetDateOutcome | Refused> {
  const { answer } = await decideOnce<SetDateOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { task, reference, rest } = oneTask(context, text);
    if (!task) return { facts: [], answer: { kind: 'code-needed', reference } };
    if (categoryOf(task) !== 'requested') return { facts: [], answer: { kind: 'has-printed-date', task } };
    const due = readDate(rest, today);
    if (!due) return { facts: [], answer: { kind: 'date-needed', task, written: rest } };
    if (due < today) return { facts: [], answer: { kind: 'past', task, due } };
    return dateFor(context, { task, due, today });
  });
  return answer;
}

/** Makes a day a day off, or a Saturday worked; without a date lists what is known. */
export async function setHoliday(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<HolidayOutcome | Refused> {
  const { answer } = await decideOnce<HolidayOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const words = text.normalize('NFC').trim();
    if (words === '') return { facts: [], answer: { kind: 'listed', days: listed(world, context) } };
    const date = readDate(words, today);
    if (!date) return { facts: [], answer: { kind: 'date-needed', written: words } };
    const rest = words.replace(DATE, '').trim();
    const worked = /^(?:(?:là\s+)?ngày\s+)?(?:đi\s+)?làm(?:\s|$)/iu.test(rest);
    const name = rest;
    return {
      facts: [{ kind: 'day-set', day: date, worked, name }],
      answer: { kind: 'set', day: date, worked, name },
    };
  });
  return answer;
}

function dateFor(
  { office, history }: Context,
  { task, due, today }: { readonly task: Task; readonly due: Day; readonly today: Day },
): Decision<SetDateOutcome> {
  const open = standingsOf(office, history, task, today).find(isOpen);
  const period = open?.period.id ?? nextRequestId(office.plan, history, task);
  const earlier = periodsOf(office.plan, history, task).find(({ id }) => id === period)?.due ?? null;
  return {
    facts: [{ kind: 'date-set', task: task.code, period, due }],
    answer: { kind: 'set', task, due, earlier },
  };
}

function listed(world: World, { history }: Context): Extract<HolidayOutcome, { kind: 'listed' }>['days'] {
  const changed = history.changedDays.map((one) => ({ ...one, certain: true }));
  const known = [
    ...world.holidays.daysOff.map((one) => ({ ...one, worked: false })),
    ...world.holidays.workedDays.map((one) => ({ ...one, worked: true })),
  ].filter((one) => !changed.some(({ day }) => day === one.day));
  return [...known, ...changed].sort((one, other) => (one.day < other.day ? -1 : 1));
}

function readDate(text: string, today: Day): Day | null {
  const written = DATE.exec(text.trim())?.[0];
  return written === undefined ? null : dateIn(written, today);
}

function oneTask(
  { office }: Context,
  text: string,
): { readonly task: Task | null; readonly reference: Reference | null; readonly rest: string } {
  const { references, rest } = readCodes(office.plan, text);
  const [reference] = references;
  return { task: reference?.kind === 'task' ? reference.task : null, reference: reference ?? null, rest };
}

function samePeriod(standings: readonly Standing[], standing: Standing): Standing {
  return standings.find(({ period }) => period.id === standing.period.id) ?? standing;
}

/** Whether the person of a gesture is a coordinator at this moment: checked at every command and every press. */
export function mayCoordinate({ history }: Context, gesture: Gesture): boolean {
  const person = findPerson(history, gesture.person);
  return person !== undefined && isCoordinator(person);
}

/** The person of a gesture where he may decide at this moment: a coordinator or a chairman. */
export function mayDecide({ history }: Context, gesture: Gesture): Person | null {
  const person = findPerson(history, gesture.person);
  return person && isForAllDepartments(person) ? person : null;
}

export function refuse(needs: Refused['needs']): Decision<Refused> {
  return { facts: [], answer: { kind: 'refused', needs } };
}
