import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { ReportStatus } from '../tracking/fact.js';
import type { OfficeAction } from './office-action.js';
import type { LateCause } from '../tracking/fact.js';

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
  /** What is due in that many days. */
  | { readonly kind: 'due'; readonly days: number }
  /** The asking person's own open work. */
  | { readonly kind: 'mine' };

/** A paper that can be asked for. */
export type PaperOrder =
  /** A span by its id within the plan's year: `q1`. */
  | { readonly kind: 'report'; readonly span: string }
  | { readonly kind: 'urging'; readonly department: DepartmentId };

/** What a button does. The Telegram side encodes it in 64 bytes and reads it back with a schema. */
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
    }
  /** "Tất cả" of a row with letters, such as I.1. */
  | { readonly kind: 'report-row'; readonly row: string }
  | { readonly kind: 'undo'; readonly fact: number }
  | { readonly kind: 'reopen'; readonly task: TaskCode; readonly period: PeriodId }
  | { readonly kind: 'view'; readonly view: View; readonly page: number }
  /** Sends the whole plan's picture, or a department's year. */
  | { readonly kind: 'picture'; readonly department: DepartmentId | null }
  | { readonly kind: 'post-summary' }
  | { readonly kind: 'paper'; readonly paper: PaperOrder }
  /** Takes an enrolment back; names the `enrolled` fact. */
  | { readonly kind: 'revoke'; readonly fact: number }
  /** The ticks of the first start's list: which are on (bit n is item n), and which to turn over, or send. */
  | { readonly kind: 'backlog'; readonly ticked: bigint; readonly press: number | 'send' | 'none' }
  /** Opens a task's gestures: in a letter in place of its buttons. Null: which of several periods is asked first. */
  | { readonly kind: 'form'; readonly task: TaskCode; readonly period: PeriodId | 'all' | null }
  /** Goes back from a form to the letter's own buttons. */
  | { readonly kind: 'letter' }
  | { readonly kind: 'postpone'; readonly task: TaskCode; readonly period: PeriodId | 'all' | null }
  /** A letter's check-ins: which are on (bit n is the nth continuous item), and which to turn over, all, or send. */
  | { readonly kind: 'check-in'; readonly ticked: bigint; readonly press: number | 'all' | 'send' }
  /** Asks for papers to a report; names the `reported` fact. */
  | { readonly kind: 'evidence'; readonly fact: number }
  /** Sends the photos and files of a task again. */
  | { readonly kind: 'files'; readonly task: TaskCode; readonly page: number }
  /** Everything that happened to a task, as a text file. */
  | { readonly kind: 'record'; readonly task: TaskCode }
  /** Under the preview of a plan: puts it in force, codes that are another task now anew or with their reports, or not. */
  | { readonly kind: 'plan'; readonly version: string; readonly press: 'keep' | 'renew' | 'drop' }
  /** Takes an application of a plan back; names its fact. */
  | { readonly kind: 'plan-revert'; readonly fact: number }
  /** The coordinator's arrangements. */
  | { readonly kind: 'office'; readonly act: OfficeAction }
  /** Asks for a later date; as a question: for the day, or where it is known for the reason. */
  | {
      readonly kind: 'extend';
      readonly task: TaskCode;
      readonly period: PeriodId | null;
      readonly until: Day | null;
    }
  /** Names the `extension-asked` fact. As a question: why it is refused. */
  | { readonly kind: 'decide-extension'; readonly request: number; readonly decision: 'grant' | 'refuse' }
  /** Words to a difficulty; names the fact that reported it. */
  | { readonly kind: 'answer-blocked'; readonly report: number }
  | { readonly kind: 'nudge'; readonly task: TaskCode }
  | { readonly kind: 'nudge-overdue'; readonly confirmed: boolean }
  /** An officer's words to a nudge; names the `nudged` fact. */
  | { readonly kind: 'answer-nudge'; readonly nudge: number }
  /** Why something is late. Null: the cause is asked. As a question: for the words. */
  | {
      readonly kind: 'give-reason';
      readonly task: TaskCode;
      readonly period: PeriodId | 'all';
      readonly cause: LateCause | null;
    }
  /** Names the `reason-given` fact. */
  | { readonly kind: 'confirm-reason'; readonly reason: number }
  /** One choice for several tasks at once; which tasks, the conversation remembers by the number of the choice. */
  | {
      readonly kind: 'report-many';
      readonly choice: number;
      readonly period: PeriodId | 'all';
      readonly status?: ReportStatus;
    }
  /** Adds what was sent without a code to a report; names its fact. */
  | { readonly kind: 'attach'; readonly fact: number }
  /** "Thôi": takes the question of its message back. */
  | { readonly kind: 'cancel' }
  /** Records the words that the message shows as the answer to the question. */
  | { readonly kind: 'record-words' }
  /** A label that does nothing, such as a page number. */
  | { readonly kind: 'nothing' };

const FORM_KINDS = ['form', 'letter', 'postpone', 'check-in', 'evidence', 'files', 'record'] as const;

/** The buttons of a reminder, and what hangs on a report. */
export type FormAction = Extract<Action, { kind: (typeof FORM_KINDS)[number] }>;

export function isForm(action: Action): action is FormAction {
  return isAmong(FORM_KINDS, action);
}

const DECISION_KINDS = [
  'extend',
  'decide-extension',
  'answer-blocked',
  'nudge',
  'nudge-overdue',
  'answer-nudge',
  'give-reason',
  'confirm-reason',
] as const;

/** What is asked, decided, urged and answered. */
export type DecisionAction = Extract<Action, { kind: (typeof DECISION_KINDS)[number] }>;

export function isDecision(action: Action): action is DecisionAction {
  return isAmong(DECISION_KINDS, action);
}

function isAmong(kinds: readonly Action['kind'][], { kind }: Action): boolean {
  return kinds.includes(kind);
}
