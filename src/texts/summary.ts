import type { Office } from '../plan/plan.js';
import type { WeeklySummary } from '../reminders/summary.js';
import type { Message } from './message.js';

export interface SummaryOptions {
  readonly preview: boolean;
  readonly withoutGroup: boolean;
}

export function summaryMessage(office: Office, summary: WeeklySummary, options: SummaryOptions): Message {
  return { html: `${office.plan.office} ${summary.week.to} ${String(options.preview)}`, buttons: [] };
}
