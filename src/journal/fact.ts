import type { Day } from '../plan/day.js';
import type { DeadlineKind, Period, PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { Capacity, Changing } from './change.js';

/** A Telegram user id. The private chat with that person has the same id. */
export type PersonId = number & { readonly __brand: 'PersonId' };

/** A duty in the office. One person may hold several posts. */
export type Post =
  | { readonly kind: 'officer'; readonly department: DepartmentId }
  | { readonly kind: 'coordinator' }
  | { readonly kind: 'chairman' };

export type ReportStatus = 'done' | 'not-arising' | 'in-progress' | 'blocked';

/** How far work is that is under way, in the order in which papers go. */
export const STAGES = [
  'drafting',
  'gathering-opinions',
  'awaiting-appraisal',
  'awaiting-approval',
  'awaiting-signature',
  'awaiting-partner',
] as const;
export type Stage = (typeof STAGES)[number];

/** The stage that a report of work under way names, and whom or what it waits for, as it was written. */
export interface StageReached {
  readonly kind: Stage;
  readonly waitsFor: string | null;
}

/** What a person can send as evidence; Telegram sends each kind again only as what it was. */
export const FILE_KINDS = ['photo', 'file', 'video', 'voice', 'audio'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Whether a report of that status closes its period, so that nothing of it is left to do. */
export function isClosing(status: ReportStatus): boolean {
  switch (status) {
    case 'done':
    case 'not-arising':
      return true;
    case 'in-progress':
    case 'blocked':
      return false;
  }
}

export type Evidence =
  | { readonly kind: 'document'; readonly number: string; readonly dated: Day | null }
  | { readonly kind: FileKind; readonly fileId: string; readonly name: string | null };

/** One period of one task. */
export interface PeriodRef {
  readonly task: TaskCode;
  readonly period: PeriodId;
}

/** A period that nobody could have known to be due when it was. */
export interface PastDue extends PeriodRef {
  /** The day on which the plan was applied, or the last day of the earlier date where that had passed before. */
  readonly onTime: Day;
}

/** A part of the office's work: a section of the plan, or what a department leads. */
export type Field =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'department'; readonly department: DepartmentId };

/** Why a period is late: an objective cause (khách quan) is nobody's fault here, a subjective one (chủ quan) is. */
export type LateCause = 'objective' | 'subjective';

/** Who signs papers: the head of the office, a deputy in his place, or the head of its chancery by his order. */
export const SIGNERS = ['head', 'deputy', 'chief-of-office'] as const;
export type Signer = (typeof SIGNERS)[number];

/** The papers that are signed, each kind by its own signer. */
export const SIGNED_PAPERS = ['report', 'urging'] as const;
export type SignedPaper = (typeof SIGNED_PAPERS)[number];

export type UnreachableReason = 'blocked' | 'deactivated' | 'never-started';

/** A figure in the unit of its target, as it was told: `96,5%`, `> 90%` (above), `3/5 đơn vị`. */
export interface Measure {
  readonly value: number;
  readonly bound: 'exactly' | 'at-least' | 'above';
  /** The part and the whole of which a percentage was computed. */
  readonly counted: { readonly part: number; readonly whole: number } | null;
}

/** When assigned work is due: as it was said, and the days that it was understood as. */
export interface AssignedDeadline {
  readonly printed: string;
  readonly kind: DeadlineKind;
  /** At least one. */
  readonly periods: readonly Period[];
}

/** The document that assigns work: its number and day, and what was sent of it. */
export interface AssignmentBasis {
  readonly number: string | null;
  readonly dated: Day | null;
  /** Whose document it is, as it was written; empty where nobody said. */
  readonly from: string;
  readonly files: readonly Evidence[];
}

/**
 * What happened. The journal only grows: what is taken back stays, and a fact of its own says that it was taken back.
 * What each kind does to the state stands in `replay/replay.ts`.
 */
export type Happening =
  /** The bot began to work on the plan of that year. Reminders that were due before this day count as sent. */
  | { readonly kind: 'plan-started'; readonly year: number; readonly on: Day }
  /** A plan was taken over in the chat. From here on it is the plan of its year, in the place of the one before. */
  | {
      readonly kind: 'plan-applied';
      readonly year: number;
      /** The name of the plan's file in `DATA_DIR/plans`. */
      readonly version: string;
      /** Codes that mean another task from here on. What was reported of the old task is no report of the new one. */
      readonly renewed: readonly TaskCode[];
      /**
       * Periods whose date was moved to before this day, each with the last day on which it can be completed on time.
       * There are none in the facts of older versions.
       */
      readonly pastDue?: readonly PastDue[];
      /** Departments that the plan before of the year did not have. There are none in the facts of older versions. */
      readonly newDepartments?: readonly DepartmentId[];
    }
  /** The plan before is in force again, and all that was reported of it counts again. */
  | { readonly kind: 'plan-reverted'; readonly applied: number }
  /** The coordinator left a plan that he was shown: no button of its preview applies it any more. */
  | { readonly kind: 'plan-dropped'; readonly year: number; readonly version: string }
  /** The coordinator put something right in a version: the one that came of it is shown, and the earlier one is over. */
  | {
      readonly kind: 'plan-mended';
      readonly year: number;
      readonly from: string;
      readonly version: string;
      /** The same with what the plan may carry along, where that is offered. */
      readonly offered: string | null;
      /** What was offered so beside the earlier one. */
      readonly offeredBefore: string | null;
      /** It took the last correction back: the version is what it was before that. */
      readonly undone: boolean;
    }
  | {
      readonly kind: 'invited';
      /** The SHA-256 of the code, in hex. The code itself is nowhere on the disk. */
      readonly codeHash: string;
      readonly post: Post;
      /** A time in ISO 8601. */
      readonly expires: string;
    }
  | {
      readonly kind: 'enrolled';
      readonly person: PersonId;
      readonly name: string;
      readonly post: Post;
      /** The `invited` fact that was used up. It is null for ADMIN_IDS. */
      readonly invitation: number | null;
    }
  | { readonly kind: 'removed'; readonly person: PersonId; readonly post: Post }
  /**
   * The person works for another department from here on. With `version` he does while that plan is in force: it may be
   * chosen before the plan is, and is undone with it.
   */
  | {
      readonly kind: 'moved';
      readonly person: PersonId;
      readonly from: DepartmentId;
      readonly to: DepartmentId;
      readonly version: string | null;
    }
  | { readonly kind: 'unreachable'; readonly person: PersonId; readonly reason: UnreachableReason }
  | { readonly kind: 'reachable'; readonly person: PersonId }
  /** The person bears another name in Telegram by now. */
  | { readonly kind: 'renamed'; readonly person: PersonId; readonly name: string }
  | {
      readonly kind: 'group-bound';
      readonly chat: number;
      readonly topic: number | null;
      readonly title: string;
    }
  | { readonly kind: 'group-unbound'; readonly chat: number; readonly why: 'asked' | 'removed' }
  | { readonly kind: 'group-moved'; readonly from: number; readonly to: number }
  | { readonly kind: 'topic-closed'; readonly chat: number }
  | ({
      readonly kind: 'reported';
      readonly status: ReportStatus;
      /** The department whose part it is. It is null for tasks that are not for everybody. */
      readonly part: DepartmentId | null;
      /** The day that decides whether the period is on time or late. Only a status that closes it has one. */
      readonly completedOn: Day | null;
      /** Only "in-progress" may have one; reports of older versions have none. */
      readonly stage?: StageReached;
      readonly note: string;
      readonly evidence: readonly Evidence[];
    } & PeriodRef)
  /** More words or papers were added to a report. */
  | ({
      readonly kind: 'supplemented';
      readonly part: DepartmentId | null;
      readonly note: string;
      readonly evidence: readonly Evidence[];
    } & PeriodRef)
  /** The day of completion of a report was another one. The report keeps what it said, and this day counts. */
  | ({
      readonly kind: 'day-corrected';
      readonly report: number;
      readonly part: DepartmentId | null;
      /** The day that counted before. */
      readonly from: Day;
      readonly completedOn: Day;
    } & PeriodRef)
  /** Whoever made them took back reports, supplements, corrected days, figures, closings or postponements. */
  | { readonly kind: 'withdrawn'; readonly reports: readonly number[] }
  | ({ readonly kind: 'reopened'; readonly reason: string } & PeriodRef)
  /** The coordinator closed a task for everybody although parts were missing. */
  | ({ readonly kind: 'closed'; readonly completedOn: Day } & PeriodRef)
  | ({ readonly kind: 'date-set'; readonly due: Day } & PeriodRef)
  /** The person is not reminded of the period before that day. */
  | ({ readonly kind: 'postponed'; readonly person: PersonId; readonly until: Day } & PeriodRef)
  /** Somebody told how far a measurable target of that plan year was reached. */
  | ({ readonly kind: 'measured'; readonly year: number; readonly target: string } & Measure & {
        readonly note: string;
      })
  /** A later date was asked for. `from` is the due day at that moment. */
  | ({
      readonly kind: 'extension-asked';
      readonly from: Day;
      readonly until: Day;
      readonly reason: string;
    } & PeriodRef)
  /** `request` names the `extension-asked` fact. */
  | { readonly kind: 'extension-granted'; readonly request: number; readonly as?: Capacity }
  | {
      readonly kind: 'extension-refused';
      readonly request: number;
      readonly reason: string;
      readonly as?: Capacity;
    }
  /** Its date has passed undecided, and the people concerned are told. */
  | { readonly kind: 'extension-lapsed'; readonly request: number }
  /** Somebody answered a difficulty. `report` names the fact that reported it. */
  | { readonly kind: 'answered'; readonly report: number; readonly words: string }
  /** The difficulty stands, as its officer says when he is asked about it. `report` names the fact that reported it. */
  | ({ readonly kind: 'still-blocked'; readonly report: number } & PeriodRef)
  /** Somebody sent these people a reminder in his own name. */
  | {
      readonly kind: 'nudged';
      readonly task: TaskCode;
      readonly periods: readonly PeriodId[];
      readonly words: string;
      readonly to: readonly PersonId[];
    }
  | { readonly kind: 'nudge-answered'; readonly nudge: number; readonly words: string }
  /** Somebody said why a period, or that department's part of it, is late. */
  | ({
      readonly kind: 'reason-given';
      readonly part: DepartmentId | null;
      readonly cause: LateCause;
      readonly words: string;
    } & PeriodRef)
  /** `reason` names the `reason-given` fact. */
  | { readonly kind: 'reason-confirmed'; readonly reason: number; readonly as?: Capacity }
  /** The coordinator puts a request, or the cause of a delay, before the leaders; `of` names its fact. */
  | { readonly kind: 'submitted'; readonly of: number }
  /** Somebody with the authority changed a task. `prepared` names the fact that had put it before a leader. */
  | ({
      readonly kind: 'changed';
      readonly year: number;
      readonly task: TaskCode;
      readonly as: Capacity;
      readonly prepared: number | null;
    } & Changing)
  /** The coordinator prepared a change, and a leader decides. */
  | ({ readonly kind: 'change-prepared'; readonly year: number; readonly task: TaskCode } & Changing)
  /** A leader said no; `request` names the `change-prepared` fact. */
  | { readonly kind: 'change-refused'; readonly request: number; readonly reason: string }
  | { readonly kind: 'day-set'; readonly day: Day; readonly worked: boolean; readonly name: string }
  /** Papers of that kind are signed so from here on. */
  | { readonly kind: 'signer-set'; readonly paper: SignedPaper; readonly signer: Signer }
  /** After a first start in mid-year the coordinator is asked once what became of the work that was due before. */
  | { readonly kind: 'backlog-asked'; readonly items: readonly PeriodRef[] }
  | { readonly kind: 'backlog-answered' }
  /** The setting CONFIRM changed. Reports that were made before keep what they had. */
  | { readonly kind: 'confirmation-set'; readonly required: boolean }
  /** The setting AUTHORITY changed: who decides about dates, stops, hand-overs and causes. */
  | { readonly kind: 'authority-set'; readonly authority: Capacity }
  /** The coordinator said yes to a report that waited for it. */
  | ({ readonly kind: 'confirmed'; readonly report: number } & PeriodRef)
  /** The coordinator said no to a report. It counts no longer, and its period is as it was before. */
  | ({
      readonly kind: 'returned';
      readonly report: number;
      readonly part: DepartmentId | null;
      readonly reason: string;
    } & PeriodRef)
  /** The person is in charge of a task that the plan gives to everybody. Null means that nobody is any more. */
  | {
      readonly kind: 'assigned';
      readonly task: TaskCode;
      readonly person: PersonId | null;
      /** Of whose plan the task is. Facts of older versions have none and are of the plan that was in force then. */
      readonly year?: number;
    }
  /**
   * Work was assigned beside the plan. From here on it is a task of the plan of that year, under that code, which no
   * other work of the year ever gets. Its due days are those that were shown and agreed to, whatever a later version of
   * the reader makes of the phrase.
   */
  | {
      readonly kind: 'task-assigned';
      readonly task: TaskCode;
      readonly year: number;
      readonly text: string;
      /** At least one; of several each reports its part. */
      readonly leads: readonly DepartmentId[];
      /** The officer of its one lead who is to do it. Null: the department. */
      readonly person: PersonId | null;
      readonly deadline: AssignedDeadline;
      readonly basis: AssignmentBasis | null;
      readonly product: string;
      readonly support: string;
      /** The assignment of the year before that was open when its plan was closed, and goes on as this one. */
      readonly carriedFrom?: number;
    }
  /** An assignment was a mistake and nobody had reported anything of it: it counts as if it had never been. */
  | { readonly kind: 'assignment-undone'; readonly assignment: number }
  /** The work is not to be done any more. What was reported of it stays on record. */
  | { readonly kind: 'assignment-stopped'; readonly assignment: number; readonly reason: string }
  /** Somebody of a lead department said that the assignment has arrived. */
  | { readonly kind: 'assignment-acknowledged'; readonly assignment: number }
  /** Somebody acts in the person's place, the last day included. */
  | {
      readonly kind: 'stand-in-set';
      readonly person: PersonId;
      readonly standIn: PersonId;
      readonly until: Day;
    }
  | { readonly kind: 'stand-in-ended'; readonly person: PersonId }
  /** The leader is in charge of these parts of the work from here on; with none, of all of it. */
  | { readonly kind: 'fields-set'; readonly person: PersonId; readonly fields: readonly Field[] }
  /**
   * A copy was put in the journal's place: what happened between the copy's last fact and this one stands in it no more.
   * What bears a number of that time means nothing any more (`numbers.ts`).
   */
  | {
      readonly kind: 'journal-restored';
      /** The day of the copy. */
      readonly copy: Day;
      /** When its last fact was written, ISO 8601; null of a copy without facts. */
      readonly until: string | null;
      /** Whether the outbox was kept. If not, what was to be sent before counts as sent. */
      readonly sentKnown: boolean;
      /** How many facts were lost and whose they were; null where nobody knows. */
      readonly lost: { readonly facts: number; readonly by: readonly PersonId[] } | null;
    };

/** What happened, as the journal keeps it. */
export type Fact = Happening & {
  /** The number of the fact. It grows in the order of the journal and never repeats (`numbers.ts`). */
  readonly id: number;
  /** The time in ISO 8601, with the offset of the plan's zone. */
  readonly at: string;
  /**
   * When what it records was sent, in the form of `at`, where the bot read it later. The day of a report is its
   * sender's (docs/delivery.md, 13). Facts of older versions have none.
   */
  readonly sent?: string | undefined;
  /** The person who did it. Null is the bot itself. */
  readonly by: PersonId | null;
  /** Telegram's update_id, by which a repeated update is recognised. It is null where no update caused the fact. */
  readonly update: number | null;
};

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** When what a fact records was sent, however late the bot read it. */
export function sentAt({ at, sent }: Pick<Fact, 'at' | 'sent'>): string {
  return sent ?? at;
}

/** The local day of a fact, its sender's: the journal writes its times in the plan's zone. */
export function dayOfFact(fact: Pick<Fact, 'at' | 'sent'>): Day {
  return sentAt(fact).slice(0, 10) as Day;
}

/** The local day on which a fact was written down. */
export function dayWritten({ at }: Pick<Fact, 'at'>): Day {
  return at.slice(0, 10) as Day;
}

/** The key under which maps keep what they know of a period. */
export function periodKey(ref: PeriodRef): string {
  return `${ref.task}|${ref.period}`;
}

/** Names a department in the plan of a year. */
export function departmentKey(of: { readonly department: DepartmentId; readonly year: number }): string {
  return `${of.year}|${of.department}`;
}

/** The key under which maps keep what they know of a task of one year's plan: in another year its code is other work. */
export function taskKey({ task, year }: { readonly task: TaskCode; readonly year: number }): string {
  return `${task}|${year}`;
}

/** The same text for all facts of one command or press. They are told together and taken back together. */
export function gestureOf({ id, update }: Pick<Fact, 'id' | 'update'>): string {
  return update === null ? `fact ${id}` : `update ${update}`;
}
