import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { Evidence, Fact, FactOf, Field, LateCause, Measure, PeriodRef, PersonId, Post } from './fact.js';
import type { Capacity, Changing } from './change.js';
import type { ReportStatus, SignedPaper, Signer, StageReached, UnreachableReason } from './fact.js';

/** What the facts of the journal add up to. It is derived by `replay` and never stored. */
export interface History {
  /** The facts that were added up. */
  readonly facts: readonly Fact[];
  /** The copies that were put in the journal's place, oldest first. */
  readonly restores: readonly FactOf<'journal-restored'>[];
  /** The ids of facts that were taken back: they stay in the journal and count for nothing. */
  readonly takenBack: ReadonlySet<number>;

  /** By plan year: the day from which the bot works on that plan. */
  readonly startedOn: ReadonlyMap<number, Day>;
  /** Plans that were applied in the chat and not taken back, oldest first. The last one of a year is in force. */
  readonly appliedPlans: readonly AppliedPlan[];
  /** By `taskKey`: the fact that made the code another task. What was said before it is about the earlier task. */
  readonly renewedBy: ReadonlyMap<string, number>;
  /** By `periodKey`: until when a period is on time whose date a plan moved to before it was applied. */
  readonly onTimeUntil: ReadonlyMap<string, Day>;
  /** By `departmentKey`: from when on a department is in the plan of a year that was there before it. */
  readonly departmentsSince: ReadonlyMap<string, Day>;
  readonly backlog: Backlog | null;

  readonly people: readonly Person[];
  /** People who left: their reports stay, and so do their names. */
  readonly former: readonly Person[];
  /** Who is to work for another department as soon as a plan is in force. */
  readonly moves: readonly Move[];
  /** By department: the fact that took its last officer away. */
  readonly vacated: ReadonlyMap<DepartmentId, number>;
  readonly invitations: readonly Invitation[];
  readonly group: Group | null;
  /** By `taskKey`: the person who is in charge of it. */
  readonly assigned: ReadonlyMap<string, PersonId>;
  /** By the leader: the parts of the work that he is in charge of. Who is not named is in charge of all. */
  readonly fields: ReadonlyMap<PersonId, readonly Field[]>;
  /** Work that was assigned beside the plan, oldest first, with what became of each assignment. */
  readonly assignments: readonly Assignment[];
  /** By the absent person. */
  readonly standIns: ReadonlyMap<PersonId, StandIn>;

  /** By `periodKey`: the newest report of each part. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  /** By `periodKey`: what was added to a report that was taken back. The next report of that part has it too. */
  readonly kept: ReadonlyMap<string, readonly Supplement[]>;
  /** By `taskKey`: the papers of its reports, oldest first. */
  readonly papers: ReadonlyMap<string, readonly Paper[]>;
  /** By `periodKey`. */
  readonly closings: ReadonlyMap<string, Closing>;
  /** Whether a report that is made now waits for the coordinator. */
  readonly confirming: boolean;
  /** By the fact of the report. */
  readonly verdicts: ReadonlyMap<number, Verdict>;
  /** By `periodKey`: the last return, until the period is reported again. */
  readonly returned: ReadonlyMap<string, Verdict>;
  /** In the order of the journal. */
  readonly measures: readonly Measured[];

  readonly dates: ReadonlyMap<TaskCode, readonly RequestedDate[]>;
  readonly changedDays: readonly ChangedDay[];
  /** Who signs papers of a kind, where it was said; else the head of the office does. */
  readonly signers: ReadonlyMap<SignedPaper, Signer>;
  /** By `periodKey`, then by person. */
  readonly postponements: ReadonlyMap<string, ReadonlyMap<PersonId, Postponement>>;
  /** By `periodKey`: requests for a later date, oldest first. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  /** In the order of the journal. */
  readonly nudges: readonly Nudge[];
  /** By `periodKey`: why the period is late, oldest first. */
  readonly lateReasons: ReadonlyMap<string, readonly LateReason[]>;
  /** Who decides about dates, stops, hand-overs and causes. */
  readonly authority: Capacity;
  /** By `taskKey`: what was decided of it, oldest first. */
  readonly changes: ReadonlyMap<string, readonly Decided[]>;
  /** What was put before a leader, oldest first. */
  readonly prepared: readonly Prepared[];
  /** By the fact of a request or a cause: who put it before the leaders. */
  readonly submitted: ReadonlyMap<number, Submitted>;
}

/** A change of a task that counts: it was not taken back. */
export interface Decided extends Changing {
  readonly fact: number;
  readonly year: number;
  readonly task: TaskCode;
  readonly by: PersonId | null;
  readonly as: Capacity;
  readonly on: Day;
  readonly at: string;
  /** What had put it before the leader; null where nobody did. */
  readonly prepared: number | null;
}

/** A change that waits for a leader, and what became of it. */
export interface Prepared extends Changing {
  readonly fact: number;
  readonly year: number;
  readonly task: TaskCode;
  readonly by: PersonId | null;
  readonly on: Day;
  readonly at: string;
  /** The first decision counts. */
  readonly decided: YesOrNo | null;
}

/** What somebody who decides said to a request. */
interface YesOrNo {
  readonly fact: number;
  readonly granted: boolean;
  readonly by: PersonId | null;
  readonly on: Day;
  /** Why it was refused. */
  readonly reason: string;
}

export interface Submitted {
  readonly fact: number;
  readonly by: PersonId | null;
  readonly on: Day;
}

export interface AppliedPlan {
  readonly fact: number;
  readonly year: number;
  readonly version: string;
  readonly on: Day;
}

/** What was due before the first start: the coordinator is asked about it once. */
export interface Backlog {
  readonly askedOn: Day;
  readonly items: readonly PeriodRef[];
  readonly answeredOn: Day | null;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly posts: readonly Post[];
  /** Why no message reaches the person, and the fact that says so. It is null while messages arrive. */
  readonly unreachable: { readonly reason: UnreachableReason; readonly fact: number } | null;
}

/** Somebody changes departments. `version` is the plan with which he does; null: at once. */
export interface Move {
  readonly fact: number;
  readonly person: PersonId;
  readonly from: DepartmentId;
  readonly to: DepartmentId;
  readonly version: string | null;
}

export interface Invitation {
  readonly fact: number;
  readonly codeHash: string;
  readonly post: Post;
  readonly expires: string;
  readonly used: boolean;
}

export interface Group {
  readonly chat: number;
  readonly topic: number | null;
  readonly title: string;
}

/** Work that was assigned beside the plan. */
export interface Assignment {
  readonly fact: FactOf<'task-assigned'>;
  /** Why it is no task any more; null while it is one. */
  readonly ended: AssignmentEnd | null;
  /** Who said that it has arrived, in their order. */
  readonly acknowledged: readonly { readonly by: PersonId | null; readonly on: Day }[];
}

export interface AssignmentEnd {
  /** `carried`: it goes on as an assignment of the next year. */
  readonly kind: 'undone' | 'stopped' | 'carried';
  readonly fact: number;
  readonly by: PersonId | null;
  readonly on: Day;
  readonly reason: string;
}

/** Who acts in whose place, until the end of that day. */
export interface StandIn {
  readonly person: PersonId;
  readonly standIn: PersonId;
  readonly until: Day;
}

/** A report that counts: it was not taken back, and its period was not reopened since. */
export interface Report extends PeriodRef {
  readonly fact: number;
  readonly gesture: string;
  readonly part: DepartmentId | null;
  readonly status: ReportStatus;
  readonly completedOn: Day | null;
  /** How far the work is, where the report says so. */
  readonly stage: StageReached | null;
  readonly reportedOn: Day;
  /** When it was sent, ISO 8601; `at` is when it was written down. */
  readonly sent: string;
  readonly at: string;
  readonly by: PersonId | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  /** Whether it needs the coordinator's yes. The setting at the time of the report decides. */
  readonly confirmation: 'not-needed' | 'waiting' | 'confirmed';
  /** When it was confirmed, ISO 8601. */
  readonly confirmedAt: string | null;
  /** The day on which a difficulty was lifted, by this report or by one before it. */
  readonly liftedOn: Day | null;
  /** The last day on which its officer said that the difficulty stands. */
  readonly stillBlockedOn: Day | null;
  /** What was said to a difficulty, oldest first. */
  readonly answers: readonly Reply[];
  /** Its day lies in what a restored journal lost, so that no cause of delay is asked for. */
  readonly explainedByLoss: boolean;
  /** Who made the day of completion another one, oldest first: the last one's day is `completedOn`. */
  readonly corrections: readonly Correction[];
}

/** A day of completion that was put right. */
interface Correction {
  readonly fact: number;
  readonly from: Day;
  readonly on: Day;
  readonly by: PersonId | null;
}

/** Words and papers that were added to a report. */
interface Supplement {
  readonly part: DepartmentId | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** Words that answer a difficulty or a nudge. */
export interface Reply {
  readonly fact: number;
  readonly by: PersonId | null;
  readonly on: Day;
  readonly words: string;
}

/** A paper of a report that counts. */
export interface Paper {
  readonly evidence: Evidence;
  readonly period: PeriodId;
  readonly by: PersonId | null;
  readonly on: Day;
}

/** A period of a task for everybody that the coordinator closed although parts were missing. */
export interface Closing extends PeriodRef {
  readonly fact: number;
  readonly gesture: string;
  /** The day that decides whether the period is on time or late. */
  readonly completedOn: Day;
  readonly reportedOn: Day;
  readonly at: string;
  readonly by: PersonId | null;
}

/** What a coordinator said to a report. The first verdict counts. */
export interface Verdict extends PeriodRef {
  readonly fact: number;
  readonly kind: 'confirmed' | 'returned';
  readonly part: DepartmentId | null;
  /** Why the report was returned. */
  readonly reason: string;
  readonly at: string;
  readonly by: PersonId | null;
}

/** A figure of a target that counts: it was not taken back. */
export interface Measured extends Measure {
  readonly fact: number;
  readonly gesture: string;
  readonly year: number;
  readonly target: string;
  readonly on: Day;
  readonly at: string;
  readonly by: PersonId | null;
  readonly note: string;
}

export interface RequestedDate {
  readonly period: PeriodId;
  readonly setOn: Day;
  readonly due: Day;
  /** The last fact that set it. An extension that is granted later goes over it. */
  readonly fact: number;
}

export interface ChangedDay {
  readonly day: Day;
  readonly worked: boolean;
  readonly name: string;
}

/** One person is not reminded of a period before that day. */
export interface Postponement {
  readonly fact: number;
  readonly on: Day;
  readonly until: Day;
}

/** A request for a later date of one period, and what became of it. It never leaves the record. */
export interface Extension extends PeriodRef {
  readonly fact: number;
  readonly by: PersonId | null;
  readonly askedOn: Day;
  readonly at: string;
  /** The due day at the time of asking. */
  readonly from: Day;
  readonly until: Day;
  readonly reason: string;
  /** Somebody's yes or no. It is null while the request waits, and the first decision counts. */
  readonly decided:
    | (YesOrNo & {
        /** Null in the facts of older versions. */
        readonly as: Capacity | null;
      })
    | null;
  /** When it was told that its date had passed undecided: from the day after that date on nobody decides it any more. */
  readonly lapsedOn: Day | null;
}

/** A reminder of one task in the name of who sent it. */
export interface Nudge {
  readonly fact: number;
  /** Whoever gets several nudges of one gesture gets them in one message. */
  readonly gesture: string;
  readonly task: TaskCode;
  readonly periods: readonly PeriodId[];
  readonly words: string;
  readonly by: PersonId | null;
  readonly to: readonly PersonId[];
  readonly on: Day;
  readonly at: string;
  /** The first report of each part since: it answers the nudge. */
  readonly reports: readonly { readonly part: DepartmentId | null; readonly fact: number }[];
  /** What was said to it, oldest first. */
  readonly answers: readonly Reply[];
}

/** Why a period is late, as somebody said it. More may be said later, and nothing that was said goes. */
export interface LateReason extends PeriodRef {
  readonly fact: number;
  /** The reasons of one gesture are confirmed together. */
  readonly gesture: string;
  readonly part: DepartmentId | null;
  readonly cause: LateCause;
  readonly words: string;
  readonly by: PersonId | null;
  readonly on: Day;
  /** Who agreed that the cause is objective. The first confirmation counts. */
  readonly confirmed: {
    readonly fact: number;
    readonly by: PersonId | null;
    readonly on: Day;
    /** Null in the facts of older versions. */
    readonly as: Capacity | null;
  } | null;
}
