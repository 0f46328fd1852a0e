import type { Day } from './day.js';

/** `2025` (the only one), `2025/1` (a step), `2025-Q1`, `2025-H1`, `2025-03`: begins with the plan's year, so never means another plan's. */
export type PeriodId = string & { readonly __brand: 'PeriodId' };

/** One occurrence of a task. `due` is the last day on time as printed, before any rule about days off. */
export interface Period {
  readonly id: PeriodId;
  readonly label: string;
  readonly opens: Day;
  readonly due: Day;
}

export const DEADLINE_KINDS = [
  'before',
  'date',
  'window',
  'milestones',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
  'ongoing',
  'on-request',
  'relative',
  'mixed',
  'unknown',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** How a printed deadline is read. No periods for daily, ongoing, on-request, relative and unknown. */
export interface Deadline {
  /** The phrase, letter for letter. */
  readonly printed: string;
  readonly kind: DeadlineKind;
  readonly periods: readonly Period[];
  /** What is read but should be looked at by a person; Vietnamese, since it quotes and explains the phrase. */
  readonly doubts: readonly string[];
  /** Of `unknown` only: what was not understood. */
  readonly reason: string | null;
}
