import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { LateCause, PersonId, ReportStatus, Stage } from '../journal/fact.js';

/** What can be looked at, one screen each; long ones have pages. */
export type View =
  | { readonly kind: 'plan' }
  | { readonly kind: 'sections' }
  | { readonly kind: 'departments' }
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'department'; readonly department: DepartmentId }
  | { readonly kind: 'task'; readonly task: TaskCode }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'targets' }
  | { readonly kind: 'target'; readonly target: string }
  /** What was reported and waits for the coordinator's yes. */
  | { readonly kind: 'waiting' }
  /** Requests for a later date that wait for a decision. */
  | { readonly kind: 'extensions' }
  /** All that waits for the asking person. */
  | { readonly kind: 'pending' }
  /** What is due in that many days. */
  | { readonly kind: 'due'; readonly days: number }
  /** The asking person's own open work. */
  | { readonly kind: 'mine' };

/** A paper that can be asked for. */
export type PaperOrder =
  /** A span by its id within the plan's year: `q1`. */
  | { readonly kind: 'report'; readonly span: string }
  | { readonly kind: 'urging'; readonly department: DepartmentId };

/** The year of the plan that a button is of, where no period names it. Buttons of older versions have none. */
type PlanYear = number;

/** After how many days a reminder that is put off may come back. */
export const SNOOZES = [1, 3, 7] as const;
export type SnoozeDays = (typeof SNOOZES)[number];

/** So far ahead what falls due is shown. */
export const MOST_DUE_DAYS = 366;

/** What a coordinator does until the office is complete. */
export const CHECKLIST_STEPS = ['all', 'plan', 'departments', 'group', 'days-off'] as const;
export type ChecklistStep = (typeof CHECKLIST_STEPS)[number];

/** Rows, departments and sections of a version are named by their places in its plan: a version never changes. */
export type MendStep =
  | { readonly at: 'rows' | 'departments'; readonly page: number }
  | { readonly at: 'row' | 'deadline' | 'title' | 'drop'; readonly row: number }
  /** Takes the deadline that the question shows. */
  | { readonly at: 'take-deadline'; readonly row: number }
  /** `chosen` null: one department leads; else those that were ticked so far, the lead first. */
  | {
      readonly at: 'lead';
      readonly row: number;
      readonly page: number;
      readonly chosen: readonly number[] | null;
    }
  /** Takes the names that the question asks about, also those that the plan does not have. */
  | { readonly at: 'new-lead'; readonly row: number }
  | { readonly at: 'take-lead'; readonly row: number; readonly chosen: readonly number[] }
  | { readonly at: 'section'; readonly row: number; readonly page: number }
  | { readonly at: 'take-section'; readonly row: number; readonly section: number }
  | { readonly at: 'department' | 'split' | 'rename'; readonly department: number }
  | { readonly at: 'merge'; readonly department: number; readonly page: number }
  | { readonly at: 'take-merge'; readonly department: number; readonly into: number }
  /** Of the bodies that the question names: all of them do each task, or one of them has all. */
  | { readonly at: 'take-split'; readonly department: number; readonly to: number | 'all' }
  /** Takes the last correction back. */
  | { readonly at: 'back' };

/** The parts of an assignment that are asked for, in their order. */
export const ASSIGN_PARTS = ['leads', 'more-leads', 'person', 'work', 'due', 'basis'] as const;
export type AssignPart = (typeof ASSIGN_PARTS)[number];
/** What can be changed of a task by decision. */
export const WHAT = ['date', 'dates', 'stop', 'pause', 'resume', 'hand-over'] as const;
export type What = (typeof WHAT)[number];

export const CHANGE_PRESSES = ['show', 'record', 'edit'] as const;
export type ChangePress = (typeof CHANGE_PRESSES)[number];

/** What a button does. `chat/button-table.ts` has each kind's data in 64 bytes, and who may press it. */
export type Action =
  | {
      readonly kind: 'report';
      readonly task: TaskCode;
      /** Null: the open one, asked if several. */
      readonly period: PeriodId | 'all' | null;
      /** Null: one's own department. */
      readonly part: DepartmentId | 'all' | null;
      /** Not given: what the command said that the button's message answers, else done. */
      readonly status?: ReportStatus;
      /** Of work under way: how far it is. */
      readonly stage?: Stage;
      /** The day of completion that was chosen for it. */
      readonly day?: Day;
      readonly year?: PlanYear;
    }
  /**
   * Reads what the person said once more, with what was not clear in it: the status of what has none, or the day of
   * completion. With neither, the next words are that day. `task` is what the words name no code for.
   */
  | {
      readonly kind: 'report-said';
      readonly task: TaskCode | null;
      readonly status: ReportStatus | null;
      readonly day: Day | null;
      readonly year?: PlanYear;
    }
  /** Makes that day the day of completion of a report; names its fact. */
  | { readonly kind: 'correct-day'; readonly report: number; readonly on: Day }
  /** Asks who is waited for after "Chờ phối hợp"; as a question: for the words. */
  | {
      readonly kind: 'awaited';
      readonly task: TaskCode;
      readonly period: PeriodId;
      readonly part: DepartmentId | null;
    }
  /** "Tất cả" of a row with letters, such as I.1. */
  | { readonly kind: 'report-row'; readonly row: string; readonly year?: PlanYear }
  | { readonly kind: 'undo'; readonly fact: number }
  | { readonly kind: 'reopen'; readonly task: TaskCode; readonly period: PeriodId }
  | { readonly kind: 'view'; readonly view: View; readonly page: number; readonly year?: PlanYear }
  /** Sends the whole plan's picture, or a department's year. */
  | { readonly kind: 'picture'; readonly department: DepartmentId | null; readonly year?: PlanYear }
  | { readonly kind: 'post-summary' }
  | { readonly kind: 'paper'; readonly paper: PaperOrder; readonly year?: PlanYear }
  /** Takes an enrolment back; names the `enrolled` fact. */
  | { readonly kind: 'revoke'; readonly fact: number }
  /** The ticks of the first start's list: which are on (bit n is item n), and which to turn over, all, or send. */
  | {
      readonly kind: 'backlog';
      readonly ticked: bigint;
      readonly press: number | 'all' | 'send' | 'none';
      readonly year?: PlanYear;
    }
  /** Opens a task's gestures: in a letter in place of its buttons. Null: which of several periods is asked first. */
  | {
      readonly kind: 'form';
      readonly task: TaskCode;
      readonly period: PeriodId | 'all' | null;
      readonly year?: PlanYear;
    }
  /** Goes back from a form to the letter's own buttons. */
  | { readonly kind: 'letter' }
  | {
      readonly kind: 'postpone';
      readonly task: TaskCode;
      readonly period: PeriodId | 'all' | null;
      readonly days: SnoozeDays;
      readonly year?: PlanYear;
    }
  /** Says that a reported difficulty stands. */
  | {
      readonly kind: 'still-blocked';
      readonly task: TaskCode;
      readonly period: PeriodId | 'all' | null;
      readonly year?: PlanYear;
    }
  /** A letter's check-ins: which are on (bit n is the nth continuous item), and which to turn over, all, or send. */
  | { readonly kind: 'check-in'; readonly ticked: bigint; readonly press: number | 'all' | 'send' }
  /** Asks for papers to a report; names the `reported` fact. */
  | { readonly kind: 'evidence'; readonly fact: number }
  /** Sends the photos and files of a task again. */
  | { readonly kind: 'files'; readonly task: TaskCode; readonly page: number; readonly year?: PlanYear }
  /** Everything that happened to a task, as a text file. */
  | { readonly kind: 'record'; readonly task: TaskCode; readonly year?: PlanYear }
  /** Under the preview of a plan: puts it in force, codes that are another task now anew or with their reports, or not. */
  | {
      readonly kind: 'plan';
      readonly version: string;
      readonly press: 'keep' | 'renew' | 'drop';
      /** The last change of the year's plan that the preview was compared with, 0: none; buttons of older versions lack it. */
      readonly base?: number;
    }
  /** The year that a document is the plan of was chosen: its preview, with the version that has more where there is one. */
  | { readonly kind: 'plan-of-year'; readonly version: string; readonly offered: string | null }
  /** Drafts the plan of that year from the plan in force, to be looked at. */
  | { readonly kind: 'draft-plan'; readonly forYear: number }
  /**
   * Where the people of a department go that the version of a plan has no more. `person` null: all of them; `to` is the
   * place of the new department in that plan, null: it is to be chosen.
   */
  | {
      readonly kind: 'place';
      readonly version: string;
      readonly from: DepartmentId;
      readonly person: PersonId | null;
      readonly to: number | null;
    }
  /**
   * Puts something right in a version of a plan. `base` is the last change of the year's plan when the version was shown,
   * `offered` the version that carries more along, where there is one. As a question: for the words of its step.
   */
  | {
      readonly kind: 'mend';
      readonly version: string;
      readonly offered: string | null;
      readonly base: number;
      readonly step: MendStep;
    }
  /** Takes an application of a plan back; names its fact. */
  | { readonly kind: 'plan-revert'; readonly fact: number }
  /** Says yes to a report that waits, or to all that its gesture reported. */
  | { readonly kind: 'confirm-report'; readonly report: number; readonly all: boolean }
  /** Says no; the reason is asked. */
  | { readonly kind: 'return-report'; readonly report: number }
  /** Closes a task for everybody whatever is missing; without a day it is asked first. */
  | {
      readonly kind: 'close-task';
      readonly task: TaskCode;
      readonly period: PeriodId;
      readonly on: Day | null;
    }
  /** Shows whom a task may be given to; without a task, which tasks there are. */
  | {
      readonly kind: 'choose-lead';
      readonly task: TaskCode | null;
      readonly page: number;
      readonly year?: PlanYear;
    }
  | {
      readonly kind: 'assign';
      readonly task: TaskCode;
      readonly person: PersonId | null;
      readonly year?: PlanYear;
    }
  /**
   * What a leader is in charge of: which parts are on (bit n is part n), and which to turn over, all of the work, or
   * recorded; without a leader the list of them. `mark` tells the list of parts from that of another plan.
   */
  | {
      readonly kind: 'charge';
      readonly leader: PersonId | null;
      readonly ticked: bigint;
      readonly press: number | 'list' | 'show' | 'all' | 'save';
      readonly mark: string;
    }
  /** What the office lacks, or how one of these steps is done. */
  | { readonly kind: 'checklist'; readonly step: ChecklistStep }
  /** Makes the link that invites somebody of a department, or a leader. */
  | { readonly kind: 'invite'; readonly post: DepartmentId | 'LD' }
  | { readonly kind: 'people'; readonly page: number }
  | { readonly kind: 'person'; readonly person: PersonId }
  /** Takes somebody out of the office: first asks, then does it. */
  | { readonly kind: 'leave'; readonly person: PersonId; readonly sure: boolean }
  /** Asks who stands in for a person, then until when. */
  | {
      readonly kind: 'stand-in';
      readonly person: PersonId;
      readonly standIn: PersonId | null;
      readonly page: number;
    }
  | { readonly kind: 'end-stand-in'; readonly person: PersonId }
  /** Gives a person another department. Null: it is to be chosen, `from` first where the person has several. */
  | {
      readonly kind: 'transfer';
      readonly person: PersonId;
      readonly from: DepartmentId | null;
      readonly to: DepartmentId | null;
    }
  /** Asks for a later date; as a question: for the day, or where it is known for the reason. */
  | {
      readonly kind: 'extend';
      readonly task: TaskCode;
      readonly period: PeriodId | null;
      readonly until: Day | null;
      readonly year?: PlanYear;
    }
  /** Asks in words for a later date that no button offers. */
  | {
      readonly kind: 'extend-otherwise';
      readonly task: TaskCode;
      readonly period: PeriodId | null;
      readonly year?: PlanYear;
    }
  /**
   * Names the `extension-asked` fact. As a question: why it is refused. `seen`: the last fact that was known when it was
   * shown what had happened since the request.
   */
  | {
      readonly kind: 'decide-extension';
      readonly request: number;
      readonly decision: 'grant' | 'refuse';
      readonly seen?: number;
    }
  /**
   * Changes a task by decision: shows what it comes to, or records it; `edit` asks for other words. What was typed, the
   * conversation keeps. As a question: for what is missing.
   */
  | {
      readonly kind: 'change';
      readonly press: ChangePress;
      readonly task: TaskCode;
      readonly what: What | null;
      readonly period: PeriodId | null;
      readonly department: DepartmentId | null;
      readonly day: Day | null;
      /** The last fact that was known when it was shown; buttons of older versions lack it. */
      readonly seen?: number;
      readonly year?: PlanYear;
    }
  /** Names the `change-prepared` fact; the rest as of a request for a later date. */
  | {
      readonly kind: 'decide-change';
      readonly request: number;
      readonly decision: 'grant' | 'refuse';
      readonly seen?: number;
    }
  /** Puts a request, or the cause of a delay, before the leaders; names its fact. */
  | { readonly kind: 'submit'; readonly fact: number }
  /** Words to a difficulty; names the fact that reported it. */
  | { readonly kind: 'answer-blocked'; readonly report: number }
  | { readonly kind: 'nudge'; readonly task: TaskCode; readonly year?: PlanYear }
  /** Of everything that is late, or of one lead's work; first it is shown whom it would reach. */
  | {
      readonly kind: 'nudge-overdue';
      readonly confirmed: boolean;
      readonly lead: DepartmentId | null;
      readonly year?: PlanYear;
    }
  /** An officer's words to a nudge; names the `nudged` fact. */
  | { readonly kind: 'answer-nudge'; readonly nudge: number }
  /** Why something is late. Null: the cause is asked. As a question: for the words. */
  | {
      readonly kind: 'give-reason';
      readonly task: TaskCode;
      readonly period: PeriodId | 'all';
      readonly cause: LateCause | null;
      readonly year?: PlanYear;
    }
  /** Names the `reason-given` fact. */
  | { readonly kind: 'confirm-reason'; readonly reason: number }
  /** One choice for several tasks at once; which tasks, the conversation remembers by the number of the choice. */
  | {
      readonly kind: 'report-many';
      readonly choice: number;
      readonly period: PeriodId | 'all';
      readonly status?: ReportStatus;
      readonly stage?: Stage;
      readonly year?: PlanYear;
    }
  /** Adds what was sent without a code to a report; names its fact. */
  | { readonly kind: 'attach'; readonly fact: number }
  /**
   * One part of an assignment that is being put together: chosen, or, without a value, asked for; as a question: for the
   * words. The conversation keeps what is known of the assignment so far.
   */
  | { readonly kind: 'assign-part'; readonly part: AssignPart; readonly value: string | null }
  /** Assigns what is shown, or shows its parts to be put right, or the whole once more. */
  | { readonly kind: 'assign-work'; readonly press: 'assign' | 'edit' | 'show' }
  /** Names the `task-assigned` fact, like the two below. */
  | { readonly kind: 'undo-assignment'; readonly assignment: number }
  /** As a question: why it is stopped. */
  | { readonly kind: 'stop-assignment'; readonly assignment: number }
  /** "Đã nhận": the assignment has arrived. */
  | { readonly kind: 'acknowledge'; readonly assignment: number }
  /** Carries the command that its message answers out in the plan of that year. */
  | { readonly kind: 'in-year'; readonly year: number }
  /** What the message that this one answers says, which somebody else had written. */
  | { readonly kind: 'take-forwarded' }
  /** "Thôi": takes the question of its message back. */
  | { readonly kind: 'cancel' }
  /** Records the words that the message shows as the answer to the question. */
  | { readonly kind: 'record-words' }
  /** A label that does nothing, such as a page number. */
  | { readonly kind: 'nothing' };

/** The action of a kind. */
export type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** The fact that an action names, or null. */
export function factNamed(action: Action): number | null {
  const of = action;
  if ('fact' in of) return of.fact;
  if ('request' in of) return of.request;
  if ('report' in of) return of.report;
  if ('assignment' in of) return of.assignment;
  if ('nudge' in of && typeof of.nudge === 'number') return of.nudge;
  return 'reason' in of ? of.reason : null;
}

/** Whether a button makes a report, of whichever form. */
export function makesReport({ kind }: Action): boolean {
  return kind === 'report' || kind === 'report-said' || kind === 'report-row' || kind === 'report-many';
}
