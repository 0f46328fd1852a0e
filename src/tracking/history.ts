import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { Evidence, Fact, PeriodRef, PersonId, Post, ReportStatus, UnreachableReason } from './fact.js';
import { gestureOf, measuredOf } from './measured.js';
import type { Measured } from './measured.js';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly posts: readonly Post[];
  /** Why no message reaches the person, and the fact that says so; null while messages arrive. */
  readonly unreachable: { readonly reason: UnreachableReason; readonly fact: number } | null;
}

export interface Group {
  readonly chat: number;
  readonly topic: number | null;
  readonly title: string;
}

/** A report that stands: not taken back, its period not reopened since. */
export interface Report {
  readonly fact: number;
  /** The same for all reports that one gesture made, so that they are taken back together. */
  readonly gesture: string;
  readonly task: TaskCode;
  readonly period: PeriodId;
  readonly part: DepartmentId | null;
  readonly status: ReportStatus;
  readonly completedOn: Day | null;
  readonly reportedOn: Day;
  readonly at: string;
  readonly by: PersonId | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

export interface Invitation {
  readonly fact: number;
  readonly codeHash: string;
  readonly post: Post;
  readonly expires: string;
  readonly used: boolean;
}

export interface RequestedDate {
  readonly period: PeriodId;
  readonly setOn: Day;
  readonly due: Day;
}

export interface AppliedPlan {
  readonly fact: number;
  readonly year: number;
  readonly version: string;
  readonly on: Day;
}

export interface Backlog {
  readonly askedOn: Day;
  readonly items: readonly PeriodRef[];
  readonly answeredOn: Day | null;
}

/** What the facts add up to. Derived, never stored: see `replay`. */
export interface History {
  /** By plan year: the day from which the bot works on it. */
  readonly startedOn: ReadonlyMap<number, Day>;
  /** Plans applied in the chat and not taken back, oldest first; of a year the last one is in force. */
  readonly appliedPlans: readonly AppliedPlan[];
  readonly people: readonly Person[];
  /** By department: the fact that took its last officer away. */
  readonly vacated: ReadonlyMap<DepartmentId, number>;
  readonly invitations: readonly Invitation[];
  readonly group: Group | null;
  /** By `periodKey`; the newest report of each part. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  readonly closings: ReadonlyMap<string, Day>;
  readonly dates: ReadonlyMap<TaskCode, readonly RequestedDate[]>;
  /** In the order of the journal. */
  readonly measures: readonly Measured[];
  readonly changedDays: readonly { readonly day: Day; readonly worked: boolean; readonly name: string }[];
  readonly backlog: Backlog | null;
}

export function periodKey(ref: PeriodRef): string {
  return `${ref.task}|${ref.period}`;
}

/** The local day of a fact: the journal writes its times in the plan's zone. */
export function dayOfFact(fact: { readonly at: string }): Day {
  return fact.at.slice(0, 10) as Day;
}

interface Draft {
  startedOn: Map<number, Day>;
  appliedPlans: AppliedPlan[];
  people: Map<PersonId, Person>;
  vacated: Map<DepartmentId, number>;
  invitations: Map<number, Invitation>;
  group: Group | null;
  reports: Map<string, Report[]>;
  closings: Map<string, Day>;
  dates: Map<TaskCode, RequestedDate[]>;
  measures: Measured[];
  changedDays: Map<Day, { day: Day; worked: boolean; name: string }>;
  backlog: Backlog | null;
}

const replayed = new WeakMap<readonly Fact[], History>();

/** Adds the facts up. The journal hands out a new array after every decision, so the sum is kept by the array. */
export function replay(facts: readonly Fact[]): History {
  const known = replayed.get(facts);
  if (known) return known;
  const takenBack = new Set(facts.flatMap(takesBack));
  const draft: Draft = {
    startedOn: new Map(),
    appliedPlans: [],
    people: new Map(),
    vacated: new Map(),
    invitations: new Map(),
    group: null,
    reports: new Map(),
    closings: new Map(),
    dates: new Map(),
    measures: [],
    changedDays: new Map(),
    backlog: null,
  };
  for (const fact of facts) {
    if (!takenBack.has(fact.id)) apply(draft, fact);
  }
  const history: History = {
    ...draft,
    people: [...draft.people.values()].filter((person) => person.posts.length > 0),
    invitations: [...draft.invitations.values()],
    changedDays: [...draft.changedDays.values()],
  };
  replayed.set(facts, history);
  return history;
}

/** The history as it stood at an instant: what was reported after Friday 16:00 is not in Friday's summary. */
export function replayUntil(facts: readonly Fact[], iso: string): History {
  const last = Date.parse(iso);
  return replay(facts.filter((fact) => Date.parse(fact.at) <= last));
}

function apply(draft: Draft, fact: Fact): void {
  switch (fact.kind) {
    case 'plan-started':
      if (!draft.startedOn.has(fact.year)) draft.startedOn.set(fact.year, fact.on);
      return;
    case 'plan-applied':
      return applyPlan(draft, fact);
    case 'plan-reverted':
      return;
    case 'invited':
    case 'enrolled':
    case 'removed':
    case 'unreachable':
    case 'reachable':
      return applyToPeople(draft, fact);
    case 'group-bound':
    case 'group-unbound':
    case 'group-moved':
    case 'topic-closed':
      draft.group = groupAfter(draft.group, fact);
      return;
    case 'reported':
      return putReport(draft, fact);
    case 'supplemented':
      return supplement(draft, fact);
    case 'withdrawn':
      return;
    case 'reopened':
      draft.reports.delete(periodKey(fact));
      draft.closings.delete(periodKey(fact));
      return;
    case 'closed':
      draft.closings.set(periodKey(fact), fact.completedOn);
      return;
    case 'date-set':
      return setDate(draft, fact);
    case 'measured':
      draft.measures.push(measuredOf(fact));
      return;
    case 'day-set':
      draft.changedDays.set(fact.day, { day: fact.day, worked: fact.worked, name: fact.name });
      return;
    case 'backlog-asked':
      draft.backlog = { askedOn: dayOfFact(fact), items: fact.items, answeredOn: null };
      return;
    case 'backlog-answered':
      if (draft.backlog) draft.backlog = { ...draft.backlog, answeredOn: dayOfFact(fact) };
      return;
  }
}

/** The facts that another one takes back: they count as if they had never been, and stay on record. */
function takesBack(fact: Fact): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  return fact.kind === 'plan-reverted' ? [fact.applied] : [];
}

function applyPlan(draft: Draft, { id, year, version, renewed, at }: FactOf<'plan-applied'>): void {
  draft.appliedPlans.push({ fact: id, year, version, on: dayOfFact({ at }) });
  const codes = new Set<string>(renewed);
  const isOld = (key: string): boolean => {
    const [task = '', period = ''] = key.split('|');
    return codes.has(task) && period.startsWith(String(year));
  };
  for (const key of draft.reports.keys()) if (isOld(key)) draft.reports.delete(key);
  for (const key of draft.closings.keys()) if (isOld(key)) draft.closings.delete(key);
  for (const code of renewed) draft.dates.delete(code);
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

function applyToPeople(
  draft: Draft,
  fact: FactOf<'invited' | 'enrolled' | 'removed' | 'unreachable' | 'reachable'>,
): void {
  if (fact.kind === 'invited') {
    const { id, codeHash, post, expires } = fact;
    draft.invitations.set(id, { fact: id, codeHash, post, expires, used: false });
    return;
  }
  const person = draft.people.get(fact.person);
  switch (fact.kind) {
    case 'enrolled': {
      const posts = person?.posts.filter((post) => !samePost(post, fact.post)) ?? [];
      draft.people.set(fact.person, {
        id: fact.person,
        name: fact.name,
        posts: [...posts, fact.post],
        unreachable: null,
      });
      const invitation = fact.invitation === null ? undefined : draft.invitations.get(fact.invitation);
      if (invitation) draft.invitations.set(invitation.fact, { ...invitation, used: true });
      return;
    }
    case 'removed':
      if (person) {
        const posts = person.posts.filter((post) => !samePost(post, fact.post));
        draft.people.set(person.id, { ...person, posts });
        if (fact.post.kind === 'officer') draft.vacated.set(fact.post.department, fact.id);
      }
      return;
    case 'unreachable':
      if (person)
        draft.people.set(person.id, { ...person, unreachable: { reason: fact.reason, fact: fact.id } });
      return;
    case 'reachable':
      if (person) draft.people.set(person.id, { ...person, unreachable: null });
      return;
  }
}

function groupAfter(
  group: Group | null,
  fact: FactOf<'group-bound' | 'group-unbound' | 'group-moved' | 'topic-closed'>,
): Group | null {
  switch (fact.kind) {
    case 'group-bound':
      return { chat: fact.chat, topic: fact.topic, title: fact.title };
    case 'group-unbound':
      return group?.chat === fact.chat ? null : group;
    case 'group-moved':
      return group?.chat === fact.from ? { ...group, chat: fact.to } : group;
    case 'topic-closed':
      return group?.chat === fact.chat ? { ...group, topic: null } : group;
  }
}

function putReport(draft: Draft, fact: FactOf<'reported'>): void {
  const key = periodKey(fact);
  const { task, period, part, status, completedOn, note, evidence, at, by } = fact;
  const others = draft.reports.get(key)?.filter((report) => report.part !== part) ?? [];
  const reportedOn = dayOfFact(fact);
  const gesture = gestureOf(fact);
  draft.reports.set(key, [
    ...others,
    { fact: fact.id, gesture, task, period, part, status, completedOn, reportedOn, at, by, note, evidence },
  ]);
}

function supplement(draft: Draft, fact: FactOf<'supplemented'>): void {
  const key = periodKey(fact);
  const reports = draft.reports.get(key) ?? [];
  draft.reports.set(
    key,
    reports.map((report) =>
      report.part === fact.part
        ? {
            ...report,
            note: [report.note, fact.note].filter((note) => note !== '').join('; '),
            evidence: [...report.evidence, ...fact.evidence],
          }
        : report,
    ),
  );
}

function setDate(draft: Draft, fact: FactOf<'date-set'>): void {
  const dates = draft.dates.get(fact.task) ?? [];
  const earlier = dates.find((date) => date.period === fact.period);
  const next = { period: fact.period, setOn: earlier?.setOn ?? dayOfFact(fact), due: fact.due };
  draft.dates.set(fact.task, [...dates.filter((date) => date.period !== fact.period), next]);
}

export function samePost(one: Post, other: Post): boolean {
  if (one.kind === 'officer') return other.kind === 'officer' && one.department === other.department;
  return one.kind === other.kind;
}
