import type { Day } from '../../plan/day.js';

/** What an operator would see in the log, and the coordinator is told in his own words. */
export type Alarm =
  /** The machine's clock is that many minutes ahead of Telegram's, or behind where negative. */
  | { readonly kind: 'clock'; readonly minutes: number }
  /** Another process fetches the updates of the same bot. */
  | { readonly kind: 'conflict' }
  /** The bot heard nothing for more than a day: Telegram has dropped what was sent earlier than a day ago. */
  | { readonly kind: 'outage'; readonly since: Day; readonly hours: number }
  /** No list of days off is known for that year. */
  | { readonly kind: 'no-holidays'; readonly year: number }
  | { readonly kind: 'disk'; readonly megabytes: number }
  | { readonly kind: 'backup'; readonly reason: string }
  /** Nothing can be sent by itself: what is sent cannot be written down. */
  | { readonly kind: 'stuck'; readonly reason: string };

/** A clock further off than this is told, and nothing is sent by itself (docs/delivery.md, promise 11). */
export const CLOCK_MINUTES = 10;

/** Telegram keeps an update for a day. */
export const UPDATE_HOURS = 24;

/** Less space than this where the journal is written is told: some years of journal and its backups. */
export const LEAST_MEGABYTES = 200;
