import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { growingSum } from './growing-sum.js';
import { periodKey } from './fact.js';
import type { Evidence, Fact, PeriodRef, PersonId, Post, ReportStatus, UnreachableReason } from './fact.js';
import { arrange, copyOffice, emptyOffice, gestureOf } from './office-record.js';
import type { OfficeDraft, OfficeFact, OfficeRecord } from './office-record.js';

export { periodKey } from './fact.js';

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
  /** Whether it needs the coordinator's yes, by the setting at the time of the report. */
  readonly confirmation: 'not-needed' | 'waiting' | 'confirmed';
  /** When it was confirmed, ISO 8601. */
  readonly confirmedAt: string | null;
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
export interface History extends OfficeRecord {
  /** What it was added up from: `record.ts` looks up what few ask for. */
  readonly facts: readonly Fact[];
  /** By plan year: the day from which the bot works on it. */
  readonly startedOn: ReadonlyMap<number, Day>;
  /** Plans applied in the chat and not taken back, oldest first; of a year the last one is in force. */
  readonly appliedPlans: readonly AppliedPlan[];
  readonly people: readonly Person[];
  /** Who was enrolled once and is no more: their reports stay, and so do their names. */
  readonly former: readonly Person[];
  /** By department: the fact that took its last officer away. */
  readonly vacated: ReadonlyMap<DepartmentId, number>;
  readonly invitations: readonly Invitation[];
  readonly group: Group | null;
  /** By `periodKey`; the newest report of each part. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  readonly dates: ReadonlyMap<TaskCode, readonly RequestedDate[]>;
  readonly changedDays: readonly { readonly day: Day; readonly worked: boolean; readonly name: string }[];
  readonly backlog: Backlog | null;
}

/** The local day of a fact: the journal writes its times in the plan's zone. */
export function dayOfFact(fact: { readonly at: string }): Day {
  return fact.at.slice(0, 10) as Day;
}

interface Draft extends OfficeDraft {
  startedOn: Map<number, Day>;
  appliedPlans: AppliedPlan[];
  people: Map<PersonId, Person>;
  vacated: Map<DepartmentId, number>;
  invitations: Map<number, Invitation>;
  group: Group | null;
  reports: Map<string, Report[]>;
  dates: Map<TaskCode, RequestedDate[]>;
  changedDays: Map<Day, { day: Day; worked: boolean; name: string }>;
  backlog: Backlog | null;
}

interface Sum {
  readonly draft: Draft;
  readonly takenBack: ReadonlySet<number>;
  readonly history: Omit<History, 'facts'>;
}

const replayed = new WeakMap<readonly Fact[], History>();
const sumOf = growingSum<Fact, Sum>({
  ofAll: (facts) => {
    const takenBack = new Set(facts.flatMap(takesBack));
    return added({ draft: emptyDraft(), takenBack }, facts);
  },
  // What is taken back was added long ago.
  withMore: ({ draft, takenBack }, facts) =>
    facts.some((fact) => takesBack(fact).length > 0)
      ? null
      : added({ draft: copyOf(draft), takenBack }, facts),
});

/** Adds the facts up. The journal hands out a new array after every decision, so the sum is kept by the array. */
export function replay(facts: readonly Fact[]): History {
  const known = replayed.get(facts);
  if (known) return known;
  const history: History = { ...sumOf(facts).history, facts };
  replayed.set(facts, history);
  return history;
}

function added({ draft, takenBack }: Omit<Sum, 'history'>, facts: readonly Fact[]): Sum {
  for (const fact of facts) {
    if (!takenBack.has(fact.id)) apply(draft, fact);
  }
  const history: Omit<History, 'facts'> = {
    ...draft,
    people: [...draft.people.values()].filter((person) => person.posts.length > 0),
    former: [...draft.people.values()].filter((person) => person.posts.length === 0),
    invitations: [...draft.invitations.values()],
    changedDays: [...draft.changedDays.values()],
  };
  return { draft, takenBack, history };
}

function emptyDraft(): Draft {
  return {
    startedOn: new Map(),
    appliedPlans: [],
    people: new Map(),
    vacated: new Map(),
    invitations: new Map(),
    group: null,
    reports: new Map(),
    dates: new Map(),
    changedDays: new Map(),
    backlog: null,
    ...emptyOffice(),
  };
}

/** Histories that were handed out stay as they are. Every field by name: one that is forgotten does not compile. */
function copyOf(draft: Draft): Draft {
  return {
    startedOn: new Map(draft.startedOn),
    appliedPlans: [...draft.appliedPlans],
    people: new Map(draft.people),
    vacated: new Map(draft.vacated),
    invitations: new Map(draft.invitations),
    group: draft.group,
    reports: new Map(draft.reports),
    dates: new Map(draft.dates),
    changedDays: new Map(draft.changedDays),
    backlog: draft.backlog,
    ...copyOffice(draft),
  };
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
    case 'postponed':
      return;
    case 'reopened':
      draft.reports.delete(periodKey(fact));
      draft.closings.delete(periodKey(fact));
      return;
    case 'closed':
    case 'confirmation-set':
    case 'confirmed':
    case 'returned':
    case 'assigned':
    case 'stand-in-set':
    case 'stand-in-ended':
      arrange(draft, fact);
      return settleWaiting(draft, fact);
    case 'date-set':
      return setDate(draft, fact);
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
  // What the coordinator returned stands no longer either.
  if (fact.kind === 'returned') return [fact.report];
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

/** A report is settled by the coordinator's yes; all of them by the setting, once nobody is asked any more. */
function settleWaiting(draft: Draft, fact: OfficeFact): void {
  const settled = (report: Report): Report =>
    report.confirmation === 'waiting' && (fact.kind !== 'confirmed' || fact.report === report.fact)
      ? { ...report, confirmation: 'confirmed', confirmedAt: fact.at }
      : report;
  const off = fact.kind === 'confirmation-set' && !fact.required;
  const keys = off ? [...draft.reports.keys()] : fact.kind === 'confirmed' ? [periodKey(fact)] : [];
  for (const key of keys) draft.reports.set(key, (draft.reports.get(key) ?? []).map(settled));
}

/** Whether the coordinator is asked: not for what he, or the chairman over him, reports himself. */
function confirmationOf(draft: Draft, { by, status }: FactOf<'reported'>): Report['confirmation'] {
  const closing = status === 'done' || status === 'not-arising';
  if (!draft.confirming || !closing || by === null) return 'not-needed';
  const posts = draft.people.get(by)?.posts ?? [];
  return posts.some(({ kind }) => kind !== 'officer') ? 'not-needed' : 'waiting';
}

function putReport(draft: Draft, fact: FactOf<'reported'>): void {
  const key = periodKey(fact);
  const { task, period, part, status, completedOn, note, evidence, at, by } = fact;
  const others = draft.reports.get(key)?.filter((report) => report.part !== part) ?? [];
  const reportedOn = dayOfFact(fact);
  const gesture = gestureOf(fact);
  const confirmation = confirmationOf(draft, fact);
  if (draft.returned.get(key)?.part === part) draft.returned.delete(key);
  draft.reports.set(key, [
    ...others,
    {
      ...{ fact: fact.id, gesture, task, period, part, status, completedOn, reportedOn, at, by },
      ...{ note, evidence, confirmation, confirmedAt: null },
    },
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
