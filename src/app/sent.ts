import type { Sent } from '../reminders/item.js';
import type { Dispatch } from './ports.js';

/** What the outbox says was sent, as the questions that the core asks. */
export interface SentBook extends Sent {
  /** Whether the message of that key needs no further try. */
  key(key: string): boolean;
}

const UNREACHABLE = new Set(['blocked', 'deactivated', 'never-started', 'removed']);

/**
 * Reads the outbox. A send that was begun twice without a known end counts as sent: after a crash in the gap that
 * Telegram leaves, a message comes at most once more (design/delivery.md, promise 3).
 */
export function readSent(dispatches: readonly Dispatch[]): SentBook {
  const byKey = new Map(dispatches.map((dispatch) => [dispatch.key, dispatch]));
  const items = new Set(dispatches.filter(arrived).flatMap((dispatch) => dispatch.items));
  const settled = (key: string): boolean => {
    const dispatch = byKey.get(key);
    return dispatch !== undefined && (arrived(dispatch) || isRefused(dispatch));
  };
  return {
    key: settled,
    item: (key) => items.has(key),
    letter: (person, day) => settled(`letter|${person}|${day}`) || items.has(`letter|${person}|${day}`),
    summary(monday) {
      if (settled(`summary|${monday}`)) return true;
      const copies = dispatches.filter((dispatch) => dispatch.key.startsWith(`summary|${monday}|`));
      return copies.some(arrived) && copies.every((copy) => arrived(copy) || copy.state === 'dropped');
    },
  };
}

function arrived(dispatch: Dispatch): boolean {
  return dispatch.state === 'sent' || (dispatch.state === 'intended' && dispatch.attempts >= 2);
}

/** Telegram called the message itself wrong: trying the same again would not help. */
function isRefused(dispatch: Dispatch): boolean {
  return dispatch.state === 'dropped' && !UNREACHABLE.has(dispatch.reason ?? '');
}
