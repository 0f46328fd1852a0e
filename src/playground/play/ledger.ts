import type { Dispatch } from '../../ports/ports.js';
import { readKey } from '../../outbox/key.js';
import { readDay } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';

/** Why a message of the bot's own is there. The outbox forgets after ninety days; who asks in December may ask of March. */
export interface Cause {
  /** The key of its dispatch, as the outbox holds it. */
  readonly key: string;
  readonly chat: number;
  readonly messageId: number;
  /** What counts as sent with it. */
  readonly items: readonly string[];
  /** ISO 8601 with the zone's offset. */
  readonly at: string;
}

export interface Ledger {
  /** Copies what is new in the outbox; true where something was. */
  copy(dispatches: readonly Dispatch[]): boolean;
  causes(): readonly Cause[];
  causeOf(chat: number, messageId: number): Cause | null;
  /** The message with which an item was sent, if any. */
  sentWith(item: string): Cause | null;
  /** Messages by day. */
  perDay(): Readonly<Record<Day, number>>;
}

export function createLedger(saved: readonly Cause[]): Ledger {
  const byKey = new Map<string, Cause>();
  const byPlace = new Map<string, Cause>();
  const byItem = new Map<string, Cause>();
  const counts: Record<Day, number> = {};
  let copied: readonly Dispatch[] = [];
  const add = (cause: Cause): void => {
    byKey.set(cause.key, cause);
    byPlace.set(`${cause.chat}/${cause.messageId}`, cause);
    for (const item of cause.items) byItem.set(item, cause);
    const day = readDay(cause.at.slice(0, 10));
    // The strip foretells what the plan sends; the week's copy of the journal comes whatever the plan, and the picture
    // with the words that it shows.
    const kind = readKey(cause.key)?.kind;
    if (day && kind !== 'weekly-copy' && kind !== 'picture') counts[day] = (counts[day] ?? 0) + 1;
  };
  saved.forEach(add);
  return {
    copy(dispatches) {
      if (dispatches === copied) return false;
      copied = dispatches;
      const before = byKey.size;
      for (const dispatch of dispatches) {
        const { key, address, messageId, items, at, state } = dispatch;
        if (state !== 'sent' || messageId === null || byKey.has(key)) continue;
        add({ key, chat: address.chat, messageId, items, at });
      }
      return byKey.size > before;
    },
    causes: () => [...byKey.values()],
    causeOf: (chat, messageId) => byPlace.get(`${chat}/${messageId}`) ?? null,
    sentWith: (item) => byItem.get(item) ?? null,
    perDay: () => counts,
  };
}
