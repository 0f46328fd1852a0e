import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { Office, Task } from '../plan/plan.js';
import type { Fact, PeriodRef, PersonId, Post } from './fact.js';
import { dayOfFact, gestureOf } from './fact.js';
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

/** A piece of news, for whom it is, and the key under which it counts as told. */
export interface OfficeLetter {
  readonly key: string;
  readonly to: PersonId;
  readonly news: OfficeNews;
}

export interface NewsRequest {
  readonly facts: readonly Fact[];
  readonly today: Day;
  /** Facts of this day and later are news. */
  readonly since: Day;
}

/** Everything that somebody should have heard since a day, whether he has or not. */
export function officeNews(office: Office, history: History, ask: NewsRequest): readonly OfficeLetter[] {
  const first = ask.facts.findLastIndex((fact) => dayOfFact(fact) < ask.since) + 1;
  const recent = ask.facts.slice(first);
  return [
    ...toConfirm(office, history, ask),
    ...recent
      .filter(isArrangement)
      .flatMap((fact) => newsOf({ office, history, facts: ask.facts, recent }, fact)),
  ];
}

function toConfirm(office: Office, history: History, { today, since }: NewsRequest): readonly OfficeLetter[] {
  const gestures = new Map<string, readonly WaitingReport[]>();
  for (const one of waitingReports(office, history, today)) {
    if (one.report.reportedOn < since) continue;
    gestures.set(one.report.gesture, [...(gestures.get(one.report.gesture) ?? []), one]);
  }
  return [...gestures.entries()].flatMap(([gesture, reports]) =>
    coordinators(history).map(({ id }) => ({
      key: `to-confirm|${id}|${gesture}`,
      to: id,
      news: { kind: 'to-confirm', reports, name: nameOf(history, reports[0]?.report.by ?? null) },
    })),
  );
}

interface Scene {
  readonly office: Office;
  readonly history: History;
  readonly facts: readonly Fact[];
  readonly recent: readonly Fact[];
}

type Arrangement = FactOf<
  'confirmed' | 'returned' | 'assigned' | 'stand-in-set' | 'stand-in-ended' | 'removed'
>;

function isArrangement(fact: Fact): fact is Arrangement {
  const { kind } = fact;
  if (kind === 'confirmed' || kind === 'returned' || kind === 'assigned' || kind === 'removed') return true;
  return kind === 'stand-in-set' || kind === 'stand-in-ended';
}

function newsOf(scene: Scene, fact: Arrangement): readonly OfficeLetter[] {
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
  const together = scene.recent.filter(
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
function removed({ recent }: Scene, fact: FactOf<'removed'>): readonly OfficeLetter[] {
  const together = recent.filter(
    (one): one is FactOf<'removed'> =>
      one.kind === 'removed' && gestureOf(one) === gestureOf(fact) && one.person === fact.person,
  );
  if (together[0]?.id !== fact.id) return [];
  return letter(fact, fact.person, { kind: 'removed', posts: together.map(({ post }) => post) });
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** Nobody is told what he did himself. */
function letter(fact: Fact, to: PersonId | null, news: OfficeNews): readonly OfficeLetter[] {
  return to === null || to === fact.by ? [] : [{ key: `office|${to}|${fact.id}`, to, news }];
}

function reporterOf({ facts }: Scene, report: number): PersonId | null {
  return facts.find(({ id }) => id === report)?.by ?? null;
}

function before({ facts }: Scene, { id }: Fact, wanted: (fact: Fact) => boolean): Fact | undefined {
  return facts.findLast((fact) => fact.id < id && wanted(fact));
}

function nameOf(history: History, id: PersonId | null): string {
  if (id === null) return '';
  return (findPerson(history, id) ?? history.former.find((one) => one.id === id))?.name ?? '';
}
