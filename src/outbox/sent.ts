import { keptUnder, namedUnder } from '../journal/item-key.js';
import type { Sent } from '../journal/item-key.js';
import type { Dispatch } from '../ports/ports.js';
import type { Day } from '../plan/day.js';
import { readKey, writeKey } from './key.js';
import type { OutboxKey } from './key.js';

/** What the outbox says was sent, as the questions that the core asks. */
export interface SentBook extends Sent {
  /** Whether the message of that key needs no further try. */
  key(key: OutboxKey): boolean;
  /** What stands under that key. */
  dispatch(key: OutboxKey): Dispatch | undefined;
  /** Whether one of the items may have arrived in a message whose end is not known. */
  perhaps(items: readonly string[]): boolean;
}

const UNREACHABLE = new Set(['blocked', 'deactivated', 'never-started', 'removed']);

const books = new WeakMap<readonly Dispatch[], SentBook>();

/**
 * Crashes in the gap that Telegram leaves after which a message counts as sent. Each may cost one copy too many, and
 * with none allowed a second crash, before the request ever left, would lose a reminder: that is worse.
 */
const MOST_CRASHES = 5;

/** Reads the outbox (docs/delivery.md, promises 2 and 3). */
export function readSent(dispatches: readonly Dispatch[]): SentBook {
  const known = books.get(dispatches);
  if (known) return known;
  const book = bookOf(dispatches);
  books.set(dispatches, book);
  return book;
}

/** Whether Telegram may have sent it although nobody knows: begun and never ended, or its answer was lost. */
export function isUncertain(dispatch: Dispatch): boolean {
  return dispatch.state === 'intended' || (dispatch.state === 'failed' && dispatch.perhapsSent);
}

function bookOf(dispatches: readonly Dispatch[]): SentBook {
  const byKey = new Map(dispatches.map((dispatch) => [dispatch.key, dispatch]));
  const itemsOf = (wanted: (dispatch: Dispatch) => boolean): ReadonlySet<string> =>
    new Set(dispatches.filter(wanted).flatMap((dispatch) => dispatch.items));
  const items = itemsOf(arrived);
  const named = new Set([...items].map(keptUnder));
  const uncertain = itemsOf(isUncertain);
  const dispatchOf = (key: OutboxKey): Dispatch | undefined => byKey.get(writeKey(key));
  const settled = (key: OutboxKey): boolean => {
    const dispatch = dispatchOf(key);
    return dispatch !== undefined && (arrived(dispatch) || isRefused(dispatch));
  };
  return {
    key: settled,
    dispatch: dispatchOf,
    perhaps: (wanted) => wanted.some((item) => uncertain.has(item)),
    item: (key) => items.has(key),
    named: (person, ref) => named.has(namedUnder(person, ref)),
    letter(person, day) {
      const key = { kind: 'letter', person, day } as const;
      // The opening is that day's letter too, and holds its key among the items.
      return settled(key) || items.has(writeKey(key));
    },
    summary(monday) {
      if (settled({ kind: 'summary', monday, reader: null })) return true;
      const copies = dispatches.filter(({ key }) => isCopyOf(key, monday));
      return copies.some(arrived) && copies.every((copy) => arrived(copy) || copy.state === 'dropped');
    },
  };
}

/** A week's summary that went to one coordinator, since no group is bound. */
function isCopyOf(text: string, monday: Day): boolean {
  const key = readKey(text);
  return key?.kind === 'summary' && key.monday === monday && key.reader !== null;
}

function arrived(dispatch: Dispatch): boolean {
  return dispatch.state === 'sent' || (dispatch.state === 'intended' && dispatch.attempts > MOST_CRASHES);
}

/** Telegram called the message itself wrong: trying the same again would not help. */
function isRefused(dispatch: Dispatch): boolean {
  return dispatch.state === 'dropped' && !UNREACHABLE.has(dispatch.reason ?? '');
}
