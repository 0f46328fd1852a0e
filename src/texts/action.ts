import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';

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
  /** What is due in that many days. */
  | { readonly kind: 'due'; readonly days: number }
  /** The asking person's own open work. */
  | { readonly kind: 'mine' };

/** What a button does. The Telegram side encodes it in 64 bytes and reads it back with a schema. */
export type Action =
  | {
      readonly kind: 'report';
      readonly task: TaskCode;
      /** Null: the open one, asked if several. */
      readonly period: PeriodId | 'all' | null;
      /** Null: one's own department. */
      readonly part: DepartmentId | 'all' | null;
    }
  /** "Tất cả" of a row with letters, such as I.1. */
  | { readonly kind: 'report-row'; readonly row: string }
  | { readonly kind: 'undo'; readonly fact: number }
  | { readonly kind: 'reopen'; readonly task: TaskCode; readonly period: PeriodId }
  | { readonly kind: 'view'; readonly view: View; readonly page: number }
  /** Sends the whole plan's picture, or a department's year. */
  | { readonly kind: 'picture'; readonly department: DepartmentId | null }
  | { readonly kind: 'post-summary' }
  /** Takes an enrolment back; names the `enrolled` fact. */
  | { readonly kind: 'revoke'; readonly fact: number }
  /** The ticks of the first start's list: which are on (bit n is item n), and which to turn over, or send. */
  | { readonly kind: 'backlog'; readonly ticked: bigint; readonly press: number | 'send' | 'none' }
  /** A label that does nothing, such as a page number. */
  | { readonly kind: 'nothing' };
