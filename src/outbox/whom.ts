import { findExtension, findNudge, findReason } from '../journal/decisions.js';
import { findTask } from '../plan/plan.js';
import type { Office, TaskCode } from '../plan/plan.js';
import { dayOfFact, gestureOf } from '../journal/fact.js';
import type { Fact, PersonId } from '../journal/fact.js';
import { factsUntil } from '../journal/numbers.js';
import { replay } from '../journal/replay/replay.js';
import type { History, Person } from '../journal/history.js';
import { arrangementNews } from '../journal/office-news.js';
import type { Arrangement } from '../journal/office-news.js';
import { concernedBy } from '../journal/concerned.js';
import { leadersOfTask } from '../journal/fields.js';
import { chairmen, coordinators } from '../journal/people.js';
import { blockedIn, recordedOf } from '../journal/recorded.js';
import type { FactNewsKey, FactNewsKind } from './key.js';
import {
  askedOf,
  confirmersOf,
  nudgerOf,
  otherDeciders,
  reachable,
  readerOf,
  restoredReaders,
} from './readers.js';
import { mayBeTold, whyTold } from './report-told.js';

interface Scene {
  readonly office: Office;
  /** Of all facts, those that came later too. */
  readonly history: History;
}

const known = new WeakMap<Office, WeakMap<Fact, readonly FactNewsKey[]>>();

/**
 * Who is to hear of a fact, as things stood when it was written down: whoever comes later, or is reached again later,
 * hears no old news. The facts before one never change, so this is found once for each.
 */
export function whoHears(scene: Scene, fact: Fact): readonly FactNewsKey[] {
  if (fact.kind === 'reported' && !mayBeTold(scene.history, fact)) return [];
  const ofOffice = known.get(scene.office) ?? new WeakMap<Fact, readonly FactNewsKey[]>();
  known.set(scene.office, ofOffice);
  const keys = ofOffice.get(fact) ?? findKeys(scene, fact);
  ofOffice.set(fact, keys);
  return keys;
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

// eslint-disable-next-line max-lines-per-function -- A table with a row for each kind of fact.
function findKeys(scene: Scene, fact: Fact): readonly FactNewsKey[] {
  switch (fact.kind) {
    case 'enrolled':
      return fact.invitation === null ? [] : newcomer(scene, fact);
    case 'group-unbound':
      return fact.why === 'removed' ? groupLost(scene, fact) : [];
    case 'reported':
      return reported(scene, fact);
    case 'extension-asked':
      return keysFor('extension', askedOf(asOf(scene, fact), fact), fact.id);
    case 'extension-granted':
    case 'extension-refused':
      return extensionDecided(scene, fact);
    case 'extension-lapsed':
      return extensionLapsed(scene, fact);
    case 'answered':
      return answered(scene, fact);
    case 'nudged':
    case 'nudge-answered':
      return ofNudge(scene, fact);
    case 'reason-given':
    case 'reason-confirmed':
      return ofReason(scene, fact);
    case 'withdrawn':
      return changesUndone(scene, fact);
    case 'day-corrected':
    case 'confirmed':
    case 'returned':
    case 'assigned':
    case 'stand-in-set':
    case 'stand-in-ended':
    case 'fields-set':
    case 'removed':
    case 'unreachable':
    case 'moved':
    case 'plan-started':
    case 'plan-applied':
    case 'plan-reverted':
    case 'task-assigned':
    case 'assignment-undone':
    case 'assignment-stopped':
      return arranged(fact.kind === 'day-corrected' ? asOf(scene, fact) : scene, fact);
    case 'journal-restored':
      return keysFor('restored', restoredReaders(asOf(scene, fact).history, fact), fact.id);
    case 'assignment-acknowledged':
    case 'plan-dropped':
    case 'plan-mended':
    case 'invited':
    case 'reachable':
    case 'renamed':
    case 'group-bound':
    case 'group-moved':
    case 'topic-closed':
    case 'supplemented':
    case 'reopened':
    case 'closed':
    case 'date-set':
    case 'postponed':
    case 'still-blocked':
    case 'measured':
    case 'day-set':
    case 'signer-set':
    case 'backlog-asked':
    case 'backlog-answered':
    case 'confirmation-set':
    case 'authority-set':
      return [];
    case 'submitted':
    case 'changed':
    case 'change-prepared':
    case 'change-refused':
      return ofChange(scene, fact);
  }
}

function arranged(scene: Scene, fact: Arrangement): readonly FactNewsKey[] {
  return arrangementNews(scene, fact).map(({ to }) => ({ kind: 'office', person: to, fact: fact.id }));
}

/** Office and history right after a fact. */
function asOf({ office, history: { facts } }: Scene, { id }: Fact): Scene {
  return { office, history: replay(factsUntil(facts, id)) };
}

function keysFor(kind: FactNewsKind, people: readonly Person[], fact: number): readonly FactNewsKey[] {
  return people.map(({ id }) => ({ kind, person: id, fact }));
}

function groupLost(scene: Scene, fact: Fact): readonly FactNewsKey[] {
  return keysFor('group-lost', coordinators(asOf(scene, fact).history), fact.id);
}

function newcomer(scene: Scene, fact: FactOf<'enrolled'>): readonly FactNewsKey[] {
  const others = coordinators(asOf(scene, fact).history).filter(({ id }) => id !== fact.person);
  return keysFor('newcomer', others, fact.id);
}

function reported(scene: Scene, fact: FactOf<'reported'>): readonly FactNewsKey[] {
  const after = asOf(scene, fact);
  const on = dayOfFact(fact);
  const [report] = recordedOf(after, [fact], on);
  if (!report) return [];
  const readers = reachable(after.history.people).filter(
    (reader) => reader.id !== fact.by && whyTold(after, report, { reader, on }) !== null,
  );
  return keysFor('report-told', readers, fact.id);
}

/** Whoever asked hears it, under the number of the request; and the messages to all who were asked change. */
function extensionDecided(
  scene: Scene,
  fact: FactOf<'extension-granted' | 'extension-refused'>,
): readonly FactNewsKey[] {
  const after = asOf(scene, fact);
  const request = findExtension(after.history, fact.request);
  if (request?.decided?.fact !== fact.id) return [];
  const { by, task } = request;
  const people = readerOf(after, { person: by, task, part: null, today: dayOfFact(fact) });
  return [
    ...keysFor('extension-decided', people, request.fact),
    ...settled(scene, { original: 'extension', settled: 'extension-settled', fact: request.fact }),
  ];
}

/** Whoever asked hears it and whoever could have decided, under the number of the request; and their messages change. */
function extensionLapsed(scene: Scene, fact: FactOf<'extension-lapsed'>): readonly FactNewsKey[] {
  const after = asOf(scene, fact);
  const request = findExtension(after.history, fact.request);
  if (!request) return [];
  const { by, task } = request;
  const asking = readerOf(after, { person: by, task, part: null, today: dayOfFact(fact) });
  const all = [...asking, ...reachable(otherDeciders(after, { by, task }))];
  const people = [...new Map(all.map((person) => [person.id, person])).values()];
  return [
    ...keysFor('extension-lapsed', people, request.fact),
    ...settled(scene, { original: 'extension', settled: 'extension-settled', fact: request.fact }),
  ];
}

/** What was asked of several was settled by one: everybody's message is to say so. */
function settled(
  scene: Scene,
  of: { readonly original: FactNewsKind; readonly settled: FactNewsKind; readonly fact: number },
): readonly FactNewsKey[] {
  const asked = scene.history.facts.find(({ id }) => id === of.fact);
  if (!asked) return [];
  const submitted = scene.history.facts.find((one) => one.kind === 'submitted' && one.of === of.fact);
  const told = [asked, ...(submitted ? [submitted] : [])]
    .flatMap((one) => whoHears(scene, one))
    .filter(({ kind }) => kind === of.original);
  return told.map(({ person }) => ({ kind: of.settled, person, fact: of.fact }));
}

/** Words to a difficulty go to whoever reported it. */
function answered(scene: Scene, fact: FactOf<'answered'>): readonly FactNewsKey[] {
  const after = asOf(scene, fact);
  const today = dayOfFact(fact);
  const difficulty = after.history.facts.find(({ id }) => id === fact.report);
  const report = blockedIn(after, difficulty, today);
  if (!difficulty || !report) return [];
  const { part, standing } = report;
  const people = readerOf(after, { person: difficulty.by, task: standing.task.code, part, today });
  return keysFor('answered', people, fact.id);
}

function ofNudge(scene: Scene, fact: FactOf<'nudged' | 'nudge-answered'>): readonly FactNewsKey[] {
  return fact.kind === 'nudged' ? nudged(scene.history.facts, fact) : nudgeAnswered(asOf(scene, fact), fact);
}

/** One message a person, however many tasks a gesture nudges: it is remembered under the first of them. */
function nudged(facts: readonly Fact[], fact: FactOf<'nudged'>): readonly FactNewsKey[] {
  const before = facts.filter(
    (one): one is FactOf<'nudged'> =>
      one.kind === 'nudged' && one.id < fact.id && gestureOf(one) === gestureOf(fact),
  );
  const people = fact.to.filter((id) => !before.some(({ to }) => to.includes(id)));
  return people.map((person) => ({ kind: 'nudge', person, fact: fact.id }));
}

function nudgeAnswered({ history }: Scene, fact: FactOf<'nudge-answered'>): readonly FactNewsKey[] {
  const nudge = findNudge(history, fact.nudge);
  return nudge ? keysFor('nudge-answered', nudgerOf(history, nudge.by), fact.id) : [];
}

/** An objective cause with its words goes to who may confirm it: once for all that one gesture gave. */
function ofReason(scene: Scene, fact: FactOf<'reason-given' | 'reason-confirmed'>): readonly FactNewsKey[] {
  return fact.kind === 'reason-given'
    ? reasonGiven(scene, fact)
    : settled(scene, { original: 'late-reason', settled: 'late-reason-settled', fact: fact.reason });
}

function reasonGiven(scene: Scene, fact: FactOf<'reason-given'>): readonly FactNewsKey[] {
  if (fact.cause !== 'objective' || fact.words === '') return [];
  const first = scene.history.facts.find(
    (one) => one.kind === 'reason-given' && gestureOf(one) === gestureOf(fact),
  );
  if (first?.id !== fact.id) return [];
  return keysFor('late-reason', confirmersOf(asOf(scene, fact), fact), fact.id);
}

/** What waits for a leader, and what was decided: each person concerned hears it once. */
function ofChange(
  scene: Scene,
  fact: FactOf<'submitted' | 'changed' | 'change-prepared' | 'change-refused'>,
): readonly FactNewsKey[] {
  const after = asOf(scene, fact);
  const settledOf = (request: number): readonly FactNewsKey[] =>
    settled(scene, { original: 'change-prepared', settled: 'change-settled', fact: request });
  switch (fact.kind) {
    case 'submitted': {
      const request = findExtension(after.history, fact.of);
      const of = request ?? findReason(after.history, fact.of);
      const leaders = of ? leadersTold(after, fact, of.task) : [];
      return keysFor(request ? 'extension' : 'late-reason', leaders, fact.of);
    }
    case 'change-prepared':
      return keysFor('change-prepared', leadersTold(after, fact, fact.task), fact.id);
    case 'change-refused': {
      const by = after.history.prepared.find((one) => one.fact === fact.request)?.by ?? null;
      return [
        ...keysFor('change-refused', nudgerOf(after.history, by), fact.request),
        ...settledOf(fact.request),
      ];
    }
    case 'changed': {
      const told = concernedOf(after, fact).filter(({ id }) => !isAskedOf(scene, fact, id));
      return [
        ...keysFor('changed', told, fact.id),
        ...(fact.prepared === null ? [] : settledOf(fact.prepared)),
      ];
    }
  }
}

function leadersTold({ office, history }: Scene, { by }: Fact, code: TaskCode): readonly Person[] {
  const task = findTask(office.plan, code);
  const leaders = task ? leadersOfTask(office.plan, history, task) : chairmen(history);
  return reachable(leaders).filter(({ id }) => id !== by);
}

function concernedOf({ office, history }: Scene, fact: FactOf<'changed'>): readonly Person[] {
  const task = findTask(office.plan, fact.task);
  if (!task) return [];
  return concernedBy(office, history, { task, change: fact.change, today: dayOfFact(fact), by: fact.by });
}

/** Another leader who was asked reads the decision in the message that asked him. */
function isAskedOf(scene: Scene, { prepared }: FactOf<'changed'>, person: PersonId): boolean {
  const asked = scene.history.facts.find(({ id }) => id === prepared);
  return asked !== undefined && whoHears(scene, asked).some((key) => key.person === person);
}

/** Whoever was told of a decision, or asked for one, hears that it was taken back. */
function changesUndone(scene: Scene, { reports, by }: FactOf<'withdrawn'>): readonly FactNewsKey[] {
  return reports.flatMap((id) => {
    const fact = scene.history.facts.find((one) => one.id === id);
    if (fact?.kind === 'change-prepared') {
      return settled(scene, { original: 'change-prepared', settled: 'change-settled', fact: id });
    }
    if (fact?.kind !== 'changed') return [];
    const before = { ...scene, history: replay(factsUntil(scene.history.facts, id)) };
    return keysFor(
      'change-undone',
      concernedOf(before, fact).filter((person) => person.id !== by),
      id,
    );
  });
}
