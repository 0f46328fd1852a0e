import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';

/** A Telegram user id; also the id of the private chat with that person. */
export type PersonId = number & { readonly __brand: 'PersonId' };

/** What one person is here for. One person may hold several posts. */
export type Post =
  | { readonly kind: 'officer'; readonly department: DepartmentId }
  | { readonly kind: 'coordinator' }
  | { readonly kind: 'chairman' };

export type ReportStatus = 'done' | 'not-arising' | 'in-progress' | 'blocked';

/** Whether a report of that status closes its period: nothing of it is left to do. */
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
  | { readonly kind: 'photo' | 'file'; readonly fileId: string; readonly name: string | null };

/** One period of one task; for tasks that everybody reports, one department's part of it. */
export interface PeriodRef {
  readonly task: TaskCode;
  readonly period: PeriodId;
}

/** Why a period is late, as its officer says: objective is nobody's fault here (khách quan), subjective is (chủ quan). */
export type LateCause = 'objective' | 'subjective';

export type UnreachableReason = 'blocked' | 'deactivated' | 'never-started';

/** A figure as it was said: `96,5%`, `> 90%` (above), `3/5 đơn vị`. In the unit of its target. */
export interface Measure {
  readonly value: number;
  readonly bound: 'exactly' | 'at-least' | 'above';
  /** What a percentage was counted from. */
  readonly counted: { readonly part: number; readonly whole: number } | null;
}

/** What happened, each kind of it. The journal only grows: what is taken back gets a `withdrawn` of its own. */
export type Happening =
  /** The bot began to work on the plan of that year: rungs before this day count as sent. */
  | { readonly kind: 'plan-started'; readonly year: number; readonly on: Day }
  /** A plan taken over in the chat: from here on it is the plan of its year, in the place of the one before. */
  | {
      readonly kind: 'plan-applied';
      readonly year: number;
      /** Under which the plan's file is kept in `DATA_DIR/plans`. */
      readonly version: string;
      /** Codes that are another task from here on: what was reported of the old one is no report of the new. */
      readonly renewed: readonly TaskCode[];
    }
  /** Takes an application back; the plan before is in force again, and all that was reported of it. */
  | { readonly kind: 'plan-reverted'; readonly applied: number }
  | {
      readonly kind: 'invited';
      /** SHA-256 of the code, hex: the code itself is nowhere on the disk. */
      readonly codeHash: string;
      readonly post: Post;
      /** ISO 8601. */
      readonly expires: string;
    }
  | {
      readonly kind: 'enrolled';
      readonly person: PersonId;
      readonly name: string;
      readonly post: Post;
      /** The `invited` fact that was used up, null for ADMIN_IDS. */
      readonly invitation: number | null;
    }
  | { readonly kind: 'removed'; readonly person: PersonId; readonly post: Post }
  | { readonly kind: 'unreachable'; readonly person: PersonId; readonly reason: UnreachableReason }
  | { readonly kind: 'reachable'; readonly person: PersonId }
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
      /** The department whose part it is, for tasks that everybody reports; else null. */
      readonly part: DepartmentId | null;
      /** Of done and not-arising: the day that decides on time or late. */
      readonly completedOn: Day | null;
      readonly note: string;
      readonly evidence: readonly Evidence[];
    } & PeriodRef)
  /** More words or papers to a report that stands. */
  | ({
      readonly kind: 'supplemented';
      readonly part: DepartmentId | null;
      readonly note: string;
      readonly evidence: readonly Evidence[];
    } & PeriodRef)
  /** Reports and figures taken back by who made them. */
  | { readonly kind: 'withdrawn'; readonly reports: readonly number[] }
  | ({ readonly kind: 'reopened'; readonly reason: string } & PeriodRef)
  /** The coordinator closes a task for everybody although parts are missing. */
  | ({ readonly kind: 'closed'; readonly completedOn: Day } & PeriodRef)
  | ({ readonly kind: 'date-set'; readonly due: Day } & PeriodRef)
  /** That person is not reminded of the period before that day. */
  | ({ readonly kind: 'postponed'; readonly person: PersonId; readonly until: Day } & PeriodRef)
  /** How far a measurable target of that plan year was reached, as somebody said. */
  | ({ readonly kind: 'measured'; readonly year: number; readonly target: string } & Measure & {
        readonly note: string;
      })
  /** `from` is the due day at that moment, which the record keeps. */
  | ({
      readonly kind: 'extension-asked';
      readonly from: Day;
      readonly until: Day;
      readonly reason: string;
    } & PeriodRef)
  /** `request` names the `extension-asked` fact. */
  | { readonly kind: 'extension-granted'; readonly request: number }
  | { readonly kind: 'extension-refused'; readonly request: number; readonly reason: string }
  /** What was said to a difficulty; `report` names the fact that reported it. */
  | { readonly kind: 'answered'; readonly report: number; readonly words: string }
  /** A reminder in somebody's own name, and to whom it went. */
  | {
      readonly kind: 'nudged';
      readonly task: TaskCode;
      readonly periods: readonly PeriodId[];
      readonly words: string;
      readonly to: readonly PersonId[];
    }
  | { readonly kind: 'nudge-answered'; readonly nudge: number; readonly words: string }
  /** Why a period is late; of tasks for everybody, of that department's part. */
  | ({
      readonly kind: 'reason-given';
      readonly part: DepartmentId | null;
      readonly cause: LateCause;
      readonly words: string;
    } & PeriodRef)
  /** `reason` names the `reason-given` fact. */
  | { readonly kind: 'reason-confirmed'; readonly reason: number }
  | { readonly kind: 'day-set'; readonly day: Day; readonly worked: boolean; readonly name: string }
  /** The one list of a first start in mid-year: what was due before, asked of the coordinator. */
  | { readonly kind: 'backlog-asked'; readonly items: readonly PeriodRef[] }
  | { readonly kind: 'backlog-answered' }
  /** The setting CONFIRM as it is from here on: reports made before keep what they had. */
  | { readonly kind: 'confirmation-set'; readonly required: boolean }
  /** The coordinator's yes to a report that waited for it. */
  | ({ readonly kind: 'confirmed'; readonly report: number } & PeriodRef)
  /** The coordinator's no: the report stands no longer, its period is as it was before. */
  | ({
      readonly kind: 'returned';
      readonly report: number;
      readonly part: DepartmentId | null;
      readonly reason: string;
    } & PeriodRef)
  /** Who is in charge of a task that the plan gives to everybody; null: nobody any more. */
  | { readonly kind: 'assigned'; readonly task: TaskCode; readonly person: PersonId | null }
  /** Who acts in a person's place, the last day included. */
  | {
      readonly kind: 'stand-in-set';
      readonly person: PersonId;
      readonly standIn: PersonId;
      readonly until: Day;
    }
  | { readonly kind: 'stand-in-ended'; readonly person: PersonId };

/** A happening as it stands in the journal. */
export type Fact = Happening & {
  /** 1, 2, 3… in the order of the journal. */
  readonly id: number;
  /** ISO 8601 with the offset of the plan's zone. */
  readonly at: string;
  /** Who did it; null: the bot itself. */
  readonly by: PersonId | null;
  /** Telegram's update_id, so that a redelivered update is known again; null where no update caused it. */
  readonly update: number | null;
};

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** The local day of a fact: the journal writes its times in the plan's zone. */
export function dayOfFact(fact: { readonly at: string }): Day {
  return fact.at.slice(0, 10) as Day;
}

/** One text for a period of a task, under which maps keep what is known of it. */
export function periodKey(ref: PeriodRef): string {
  return `${ref.task}|${ref.period}`;
}

/** One text for everything that one command or press wrote down: it is told together and taken back together. */
export function gestureOf({ id, update }: Pick<Fact, 'id' | 'update'>): string {
  return update === null ? `fact ${id}` : `update ${update}`;
}
