import { factsBefore, factsUntil } from './numbers.js';
import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { DepartmentId, Office, Task } from '../plan/plan.js';
import { dayOfFact, gestureOf } from './fact.js';
import type { Fact, Field, PeriodRef, PersonId, Post, UnreachableReason } from './fact.js';
import type { Assignment, AssignmentEnd, History, Person } from './history.js';
import { toldOfAssignment } from './assigned-work.js';
import { onDutyIn } from './duty.js';
import {
  chairmen,
  coordinators,
  departmentsOfPerson,
  findPerson,
  isCoordinated,
  movedBetween,
} from './people.js';
import { yearAssigned } from './replay/people.js';
import { replay } from './replay/replay.js';
import { SOON_DAYS, isWaiting, standingsOf } from './standing.js';
import type { Standing } from './standing.js';
import { openWorkOf, waitingReports } from './views.js';
import type { TaskGroup, WaitingReport } from './views.js';

/** What one person hears of the office's arrangements. */
export type OfficeNews =
  /** To a coordinator: what one gesture reported, and waits. */
  | { readonly kind: 'to-confirm'; readonly reports: readonly WaitingReport[]; readonly name: string }
  /** To the officer. */
  | { readonly kind: 'confirmed'; readonly periods: readonly PeriodRef[] }
  | { readonly kind: 'returned'; readonly period: PeriodRef; readonly reason: string }
  /** To the officer whose report it is, or to the coordinator: a day of completion is another one. */
  | DayCorrected
  /** To whoever is in charge now (`given`), or was before. */
  | { readonly kind: 'assigned'; readonly task: Task; readonly given: boolean }
  /** To the people of the lead departments: work was assigned beside the plan, or is no task any more. */
  | {
      readonly kind: 'work-assigned';
      readonly assignment: Assignment;
      /** What this person hears now; of an assignment that was ended since, how. */
      readonly ended: AssignmentEnd | null;
      /** For which departments the person hears it. */
      readonly departments: readonly DepartmentId[];
      readonly name: string;
    }
  /** To the stand-in, or to the person in whose place he acts; `until` null: it ended before its day. */
  | {
      readonly kind: 'stand-in';
      readonly role: 'stand-in' | 'absent';
      readonly other: string;
      readonly posts: readonly Post[];
      readonly until: Day | null;
    }
  | { readonly kind: 'removed'; readonly posts: readonly Post[] }
  /** To the leader: what he is in charge of from now on. */
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** To the person: for which departments he works no more, and for which from now on. */
  | {
      readonly kind: 'moved';
      readonly from: readonly DepartmentId[];
      readonly to: readonly DepartmentId[];
    }
  /** To the coordinators: no message reaches a person any more, with what of his work is late or falls due soon. */
  | {
      readonly kind: 'unreached';
      readonly person: Person;
      readonly reason: UnreachableReason;
      readonly due: readonly TaskGroup[];
      /** Of his departments those of which somebody else is reminded. */
      readonly others: readonly DepartmentId[];
    }
  /** To the leaders: no message reaches any coordinator any more. */
  | { readonly kind: 'no-coordinator'; readonly people: readonly Person[] };

export interface DayCorrected {
  readonly kind: 'day-corrected';
  readonly standing: Standing;
  readonly from: Day;
  readonly on: Day;
  readonly name: string;
  readonly role: 'reporter' | 'coordinator';
  /** The report, where it waits for the coordinator's yes. */
  readonly waiting: WaitingReport | null;
}

/** A piece of news, and for whom it is. */
export interface OfficeLetter {
  readonly to: PersonId;
  readonly news: OfficeNews;
}

/** A coordinator is asked for the yes to what one gesture reported. */
export interface ConfirmationAsked extends OfficeLetter {
  readonly gesture: string;
  /** The first of its reports. */
  readonly fact: number;
  readonly reportedOn: Day;
}

/** What each coordinator is asked to confirm: a question for each gesture whose reports wait. */
export function confirmationsAsked(
  office: Office,
  history: History,
  today: Day,
): readonly ConfirmationAsked[] {
  const gestures = new Map<string, readonly [WaitingReport, ...WaitingReport[]]>();
  for (const one of waitingReports(office, history, today)) {
    const [first = one, ...others] = gestures.get(one.report.gesture) ?? [];
    gestures.set(one.report.gesture, first === one ? [one] : [first, ...others, one]);
  }
  return [...gestures].flatMap(([gesture, reports]) =>
    coordinators(history).map(({ id }) => ({
      to: id,
      gesture,
      fact: reports[0].report.fact,
      reportedOn: reports[0].report.reportedOn,
      news: { kind: 'to-confirm', reports, name: nameOf(history, reports[0].report.by) },
    })),
  );
}

interface Scene {
  readonly office: Office;
  readonly history: History;
  /** When it is told; the day of the fact where that is not known. */
  readonly today?: Day;
}

/** What concerns others than who did it. */
export type Arrangement = FactOf<(typeof ARRANGEMENTS)[number]>;

const ARRANGEMENTS = [
  ...(['confirmed', 'returned', 'day-corrected', 'assigned', 'stand-in-set', 'stand-in-ended'] as const),
  ...(['removed', 'unreachable', 'moved', 'plan-started', 'plan-applied', 'plan-reverted'] as const),
  'fields-set',
  ...(['task-assigned', 'assignment-undone', 'assignment-stopped'] as const),
] as const;

export function isArrangement(fact: Fact): fact is Arrangement {
  return ARRANGEMENTS.some((kind) => kind === fact.kind);
}

/** Whom an arrangement concerns, and what they hear of it. */
export function arrangementNews(scene: Scene, fact: Arrangement): readonly OfficeLetter[] {
  switch (fact.kind) {
    case 'confirmed':
      return confirmed(scene, fact);
    case 'returned': {
      const { report, reason, task, period } = fact;
      return letter(fact, reporterOf(scene, report), { kind: 'returned', period: { task, period }, reason });
    }
    case 'day-corrected':
      return dayCorrected(scene, fact);
    case 'assigned':
      return assigned(scene, fact);
    case 'stand-in-set':
      return standIn(scene, fact, { person: fact.person, standIn: fact.standIn, until: fact.until });
    case 'stand-in-ended': {
      const arranged = before(
        scene,
        fact,
        (one) => one.kind === 'stand-in-set' && one.person === fact.person,
      );
      if (arranged?.kind !== 'stand-in-set') return [];
      return standIn(scene, fact, { person: fact.person, standIn: arranged.standIn, until: null });
    }
    case 'fields-set':
      return letter(fact, fact.person, { kind: 'fields', fields: fact.fields });
    case 'task-assigned':
    case 'assignment-undone':
    case 'assignment-stopped':
      return ofAssignment(scene, fact);
    case 'removed':
      return [...removed(scene, fact), ...coordinatorLost(scene, fact)];
    case 'unreachable':
      return [...unreached(scene, fact), ...coordinatorLost(scene, fact)];
    case 'moved':
    case 'plan-started':
    case 'plan-applied':
    case 'plan-reverted':
      return moved(scene, fact);
  }
}

/** Whoever works for another department than before: a plan takes along all who were to move with it. */
function moved({ history: { facts } }: Scene, fact: Arrangement): readonly OfficeLetter[] {
  const moves = movedBetween(replay(factsBefore(facts, fact.id)), replay(factsUntil(facts, fact.id)));
  return moves.flatMap(({ person, from, to }) => letter(fact, person.id, { kind: 'moved', from, to }));
}

/**
 * What failed may have been the reminder of the very day, so the coordinators hear what is due. Whoever is reached again
 * by the time it is told is no news.
 */
function unreached(scene: Scene, fact: FactOf<'unreachable'>): readonly OfficeLetter[] {
  const { office, history, today = dayOfFact(fact) } = scene;
  const person = findPerson(history, fact.person);
  if (person?.unreachable?.fact !== fact.id) return [];
  const due = openWorkOf(office, history, { person, today }).flatMap((work) => {
    const standings = work.standings.filter(isDueSoon);
    const [first] = standings;
    return first ? [{ task: work.task, first, standings }] : [];
  });
  const others = departmentsOfPerson(person).filter((id) => onDutyIn(history, id, today).length > 0);
  const news = { kind: 'unreached', person, reason: fact.reason, due, others } as const;
  return coordinators(history)
    .filter(({ id }) => id !== person.id)
    .flatMap(({ id }) => letter(fact, id, news));
}

function isDueSoon({ state, category, waiting }: Standing): boolean {
  if (category === 'continuous' || waiting !== null) return false;
  return state.kind === 'overdue' || (state.kind === 'within' && state.daysLeft <= SOON_DAYS);
}

/** The leaders hear at once that no message reaches a coordinator any more: all that concerns these would go nowhere. */
function coordinatorLost({ history: { facts } }: Scene, fact: Arrangement): readonly OfficeLetter[] {
  const after = replay(factsUntil(facts, fact.id));
  if (isCoordinated(after) || !isCoordinated(replay(factsBefore(facts, fact.id)))) return [];
  const people = coordinators(after);
  return chairmen(after)
    .filter(({ unreachable }) => unreachable === null)
    .flatMap(({ id }) => letter(fact, id, { kind: 'no-coordinator', people }));
}

/** What one gesture confirmed of one person's reports is one piece of news. */
function confirmed(scene: Scene, fact: FactOf<'confirmed'>): readonly OfficeLetter[] {
  const officer = reporterOf(scene, fact.report);
  const together = scene.history.facts.filter(
    (one): one is FactOf<'confirmed'> =>
      one.kind === 'confirmed' &&
      gestureOf(one) === gestureOf(fact) &&
      reporterOf(scene, one.report) === officer,
  );
  if (together[0]?.id !== fact.id) return [];
  const periods = together.map(({ task, period }) => ({ task, period }));
  return letter(fact, officer, { kind: 'confirmed', periods });
}

/**
 * The officer hears that the day of his report is another one. The coordinator hears of a day that makes a late report
 * on time, and of any day of a report that he has still to confirm.
 */
function dayCorrected(scene: Scene, fact: FactOf<'day-corrected'>): readonly OfficeLetter[] {
  const { office, history } = scene;
  const { from, completedOn: on } = fact;
  const task = findTask(office.plan, fact.task);
  const standing =
    task &&
    standingsOf(office, history, task, dayOfFact(fact)).find(({ period }) => period.id === fact.period);
  if (!standing) return [];
  const report = standing.reports.find((one) => one.fact === fact.report);
  const waiting = report && isWaiting(report) ? { standing, report } : null;
  const { lastOnTime, category } = standing;
  const isOnTimeNow = category === 'dated' && from > lastOnTime && on <= lastOnTime;
  const officer = reporterOf(scene, fact.report);
  const news = {
    kind: 'day-corrected',
    standing,
    from,
    on,
    name: nameOf(history, fact.by),
    waiting,
  } as const;
  return [
    ...letter(fact, officer, { ...news, role: 'reporter', waiting: null }),
    ...(isOnTimeNow || waiting
      ? coordinators(history)
          .filter(({ id }) => id !== officer)
          .flatMap(({ id }) => letter(fact, id, { ...news, role: 'coordinator' }))
      : []),
  ];
}

/** Told with the plan of which the task is: in another year its code is other work. */
function assigned(scene: Scene, fact: FactOf<'assigned'>): readonly OfficeLetter[] {
  const { plan } = scene.office;
  const task = findTask(plan, fact.task);
  const begun = [...scene.history.startedOn.keys()];
  if (!task || yearAssigned(fact, begun) !== plan.year) return [];
  const isSame = (one: Fact): boolean =>
    one.kind === 'assigned' && one.task === fact.task && yearAssigned(one, begun) === plan.year;
  const earlier = before(scene, fact, isSame);
  const former = earlier?.kind === 'assigned' ? earlier.person : null;
  return [
    ...letter(fact, fact.person, { kind: 'assigned', task, given: true }),
    ...(former === fact.person ? [] : letter(fact, former, { kind: 'assigned', task, given: false })),
  ];
}

/** Told with the plan of its year; who was told of the assignment hears of its end. */
function ofAssignment(
  scene: Scene,
  fact: FactOf<'task-assigned' | 'assignment-undone' | 'assignment-stopped'>,
): readonly OfficeLetter[] {
  const { office, history } = scene;
  const id = fact.kind === 'task-assigned' ? fact.id : fact.assignment;
  const assignment = history.assignments.find((one) => one.fact.id === id);
  if (assignment?.fact.year !== office.plan.year) return [];
  // Work that goes on in another year is no news.
  if (fact.kind === 'task-assigned' && fact.carriedFrom !== undefined) return [];
  const then = replay(factsUntil(history.facts, id));
  const ended = fact.kind === 'task-assigned' ? null : assignment.ended;
  const name = nameOf(history, fact.by);
  const told = toldOfAssignment(then, { ...assignment.fact, today: dayOfFact(assignment.fact) });
  return told.flatMap(({ person, departments }) =>
    letter(fact, person.id, { kind: 'work-assigned', assignment, ended, departments, name }),
  );
}

function standIn(
  { history }: Scene,
  fact: Fact,
  {
    person,
    standIn: other,
    until,
  }: { readonly person: PersonId; readonly standIn: PersonId; readonly until: Day | null },
): readonly OfficeLetter[] {
  const posts = (findPerson(history, person)?.posts ?? []).filter(({ kind }) => kind === 'officer');
  const told = { kind: 'stand-in', posts, until } as const;
  return [
    ...letter(fact, other, { ...told, role: 'stand-in', other: nameOf(history, person) }),
    ...letter(fact, person, { ...told, role: 'absent', other: nameOf(history, other) }),
  ];
}

/** All posts that one gesture took away are one piece of news. */
function removed({ history }: Scene, fact: FactOf<'removed'>): readonly OfficeLetter[] {
  const together = history.facts.filter(
    (one): one is FactOf<'removed'> =>
      one.kind === 'removed' && gestureOf(one) === gestureOf(fact) && one.person === fact.person,
  );
  if (together[0]?.id !== fact.id) return [];
  return letter(fact, fact.person, { kind: 'removed', posts: together.map(({ post }) => post) });
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** Nobody is told what he did himself. */
function letter(fact: Fact, to: PersonId | null, news: OfficeNews): readonly OfficeLetter[] {
  return to === null || to === fact.by ? [] : [{ to, news }];
}

function reporterOf({ history }: Scene, report: number): PersonId | null {
  return history.facts.find(({ id }) => id === report)?.by ?? null;
}

function before({ history }: Scene, { id }: Fact, wanted: (fact: Fact) => boolean): Fact | undefined {
  return history.facts.findLast((fact) => fact.id < id && wanted(fact));
}

function nameOf(history: History, id: PersonId | null): string {
  if (id === null) return '';
  return (findPerson(history, id) ?? history.former.find((one) => one.id === id))?.name ?? '';
}
