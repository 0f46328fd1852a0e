import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History } from '../tracking/history.js';
import type {
  HolidayOutcome,
  ReopenOutcome,
  ReportOutcome,
  SetDateOutcome,
  UndoOutcome,
} from '../tracking/outcome.js';
import type { Message } from './message.js';

export interface ReportAnswerOptions {
  readonly today: Day;
  /** Who is addressed, in a group; null in a private chat. */
  readonly name: string | null;
  /** Where given, an earlier report is told with the name of who made it. */
  readonly history?: History;
}

export function reportAnswer(office: Office, outcomes: readonly ReportOutcome[], options: ReportAnswerOptions): Message {
  return { html: `${office.plan.office} ${outcomes.length} ${options.today}`, buttons: [] };
}

export function undoAnswer(office: Office, outcome: UndoOutcome): Message {
  return { html: `${office.plan.office} ${outcome.kind}`, buttons: [] };
}

export function reopenAnswer(office: Office, outcome: ReopenOutcome): Message {
  return { html: `${office.plan.office} ${outcome.kind}`, buttons: [] };
}

export function setDateAnswer(office: Office, outcome: SetDateOutcome): Message {
  return { html: `${office.plan.office} ${outcome.kind}`, buttons: [] };
}

export function holidayAnswer(office: Office, outcome: HolidayOutcome): Message {
  return { html: `${office.plan.office} ${outcome.kind}`, buttons: [] };
}
