import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { growingSum } from './growing-sum.js';
import { dayOfFact, periodKey } from './fact.js';
import { applyDecision } from './decisions/replay.js';
import type { Decisions, DecisionsDraft } from './decisions/replay.js';
import type { Evidence, Fact, PeriodRef, PersonId, Post, ReportStatus, UnreachableReason } from './fact.js';
import { measuredOf } from './measured.js';
import type { Measured } from './measured.js';
import { arrange, copyOffice, emptyOffice } from './office-record.js';
import type { OfficeDraft, OfficeRecord } from './office-record.js';
import { applyToPeople, groupAfter } from './people-record.js';
import type { PeopleDraft } from './people-record.js';
import { applyPlan } from './plan-record.js';
import { putReport, settleWaiting, supplement } from './report-record.js';
import { takenBackIn, takesBack } from './taken-back.js';

export { dayOfFact, periodKey } from './fact.js';

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
  /** Of a report that lifts a difficulty, and of those after it: the day on which it was lifted. */
  readonly liftedOn: Day | null;
  /** What was said to a difficulty, oldest first. */
  readonly answers: readonly { readonly by: PersonId | null; readonly on: Day; readonly words: string }[];
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
  /** The fact that set it last: an extension granted later goes over it. */
  readonly fact: number;
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
export interface History extends OfficeRecord, Decisions {
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
  /** In the order of the journal. */
  readonly measures: readonly Measured[];
  readonly changedDays: readonly { readonly day: Day; readonly worked: boolean; readonly name: string }[];
  readonly backlog: Backlog | null;
}

interface Draft extends PeopleDraft, OfficeDraft, DecisionsDraft {
  startedOn: Map<number, Day>;
  appliedPlans: AppliedPlan[];
  group: Group | null;
  reports: Map<string, Report[]>;
  dates: Map<TaskCode, RequestedDate[]>;
  measures: Measured[];
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
    const takenBack = takenBackIn(facts);
    return added({ draft: emptyDraft(), takenBack }, facts);
  },
  // What is taken back was added long ago.
  withMore: ({ draft, takenBack }, facts) =>
    facts.some(takesBack) ? null : added({ draft: copyOf(draft), takenBack }, facts),
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
    measures: [],
    changedDays: new Map(),
    backlog: null,
    ...emptyOffice(),
    extensions: new Map(),
    nudges: [],
    lateReasons: new Map(),
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
    measures: [...draft.measures],
    changedDays: new Map(draft.changedDays),
    backlog: draft.backlog,
    ...copyOffice(draft),
    extensions: new Map(draft.extensions),
    nudges: draft.nudges,
    lateReasons: new Map(draft.lateReasons),
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
    case 'plan-reverted':
      return;
    case 'reopened':
      return reopen(draft, periodKey(fact));
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
    case 'measured':
    case 'day-set':
      return setDown(draft, fact);
    case 'extension-asked':
    case 'extension-granted':
    case 'extension-refused':
    case 'answered':
    case 'nudged':
    case 'nudge-answered':
    case 'reason-given':
    case 'reason-confirmed':
      return applyDecision(draft, fact);
    case 'backlog-asked':
      draft.backlog = { askedOn: dayOfFact(fact), items: fact.items, answeredOn: null };
      return;
    case 'backlog-answered':
      draft.backlog &&= { ...draft.backlog, answeredOn: dayOfFact(fact) };
      return;
  }
}

function reopen(draft: Draft, key: string): void {
  draft.reports.delete(key);
  draft.closings.delete(key);
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

function setDown(draft: Draft, fact: FactOf<'date-set' | 'measured' | 'day-set'>): void {
  switch (fact.kind) {
    case 'date-set':
      return setDate(draft, fact);
    case 'measured':
      draft.measures.push(measuredOf(fact));
      return;
    case 'day-set':
      draft.changedDays.set(fact.day, { day: fact.day, worked: fact.worked, name: fact.name });
      return;
  }
}

function setDate(draft: Draft, fact: FactOf<'date-set'>): void {
  const dates = draft.dates.get(fact.task) ?? [];
  const earlier = dates.find((date) => date.period === fact.period);
  const next = {
    period: fact.period,
    setOn: earlier?.setOn ?? dayOfFact(fact),
    due: fact.due,
    fact: fact.id,
  };
  draft.dates.set(fact.task, [...dates.filter((date) => date.period !== fact.period), next]);
}
