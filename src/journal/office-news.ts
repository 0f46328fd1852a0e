import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { Office, Task } from '../plan/plan.js';
import { gestureOf } from './fact.js';
import type { Fact, PeriodRef, PersonId, Post } from './fact.js';
import type { History } from './history.js';
import { coordinators, findPerson } from './people.js';
import { waitingReports } from './views.js';
import type { WaitingReport } from './views.js';

/** What one person hears of the office's arrangements. */
export type OfficeNews =
  /** To a coordinator: what one gesture reported, and waits. */
  | { readonly kind: 'to-confirm'; readonly reports: readonly WaitingReport[]; readonly name: string }
  /** To the officer. */
  | { readonly kind: 'confirmed'; readonly periods: readonly PeriodRef[] }
  | { readonly kind: 'returned'; readonly period: PeriodRef; readonly reason: string }
  /** To whoever is in charge now (`given`), or was before. */
  | { readonly kind: 'assigned'; readonly task: Task; readonly given: boolean }
  /** To the stand-in, or to the person in whose place he acts; `until` null: it ended before its day. */
  | {
      readonly kind: 'stand-in';
      readonly role: 'stand-in' | 'absent';
      readonly other: string;
      readonly posts: readonly Post[];
      readonly until: Day | null;
    }
  | { readonly kind: 'removed'; readonly posts: readonly Post[] };

/** A piece of news, and for whom it is. */
export interface OfficeLetter {
  readonly to: PersonId;
  readonly news: OfficeNews;
}

/** A coordinator is asked for the yes to what one gesture reported. */
export interface ConfirmationAsked extends OfficeLetter {
  readonly gesture: string;
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
      reportedOn: reports[0].report.reportedOn,
      news: { kind: 'to-confirm', reports, name: nameOf(history, reports[0].report.by) },
    })),
  );
}

interface Scene {
  readonly office: Office;
  readonly history: History;
}

/** What concerns others than who did it. */
export type Arrangement = FactOf<
  'confirmed' | 'returned' | 'assigned' | 'stand-in-set' | 'stand-in-ended' | 'removed'
>;

export function isArrangement(fact: Fact): fact is Arrangement {
  const { kind } = fact;
  if (kind === 'confirmed' || kind === 'returned' || kind === 'assigned' || kind === 'removed') return true;
  return kind === 'stand-in-set' || kind === 'stand-in-ended';
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
    case 'removed':
      return removed(scene, fact);
  }
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

function assigned(scene: Scene, fact: FactOf<'assigned'>): readonly OfficeLetter[] {
  const task = findTask(scene.office.plan, fact.task);
  if (!task) return [];
  const earlier = before(scene, fact, (one) => one.kind === 'assigned' && one.task === fact.task);
  const former = earlier?.kind === 'assigned' ? earlier.person : null;
  return [
    ...letter(fact, fact.person, { kind: 'assigned', task, given: true }),
    ...(former === fact.person ? [] : letter(fact, former, { kind: 'assigned', task, given: false })),
  ];
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
