import type { Moment } from '../plan/day.js';
import type { Fact, Happening, PersonId } from '../tracking/fact.js';

/** The only source of time in the journeys. */
export interface Clock {
  now(): Moment;
}

/** What a rule decided: what to write down, and what to say of it. */
export interface Decision<Answer> {
  readonly facts: readonly Happening[];
  readonly answer: Answer;
}

/** Who and what caused a decision. */
export interface Cause {
  readonly by: PersonId | null;
  /** Telegram's update_id, or null. */
  readonly update: number | null;
  readonly at: Moment;
}

/** The append-only record of what people did. Kept for ever. */
export interface Journal {
  /** All facts so far. A new array after every decision: identity tells whether something was added. */
  facts(): readonly Fact[];
  /**
   * Runs the rule alone (decisions queue), writes its facts to the disk (fsynced) and only then gives the answer,
   * together with the facts as written. A rule that throws writes nothing. A failed write leaves memory as it was.
   */
  decide<Answer>(
    cause: Cause,
    rule: (facts: readonly Fact[]) => Decision<Answer>,
  ): Promise<{ readonly answer: Answer; readonly facts: readonly Fact[] }>;
}

/** Where a message goes. `topic` is the forum topic of a group, where it has topics. */
export interface Address {
  readonly chat: number;
  readonly topic: number | null;
}

/** One message that the bot sends by itself, from the intention to the result. */
export interface Dispatch {
  /** `letter|<person>|<day>`, `summary|<monday>`, `notice|…`: at most one message for each. */
  readonly key: string;
  readonly address: Address;
  /** `person|task|period|due|rung` of everything in it: each at most once. */
  readonly items: readonly string[];
  readonly state: 'intended' | 'sent' | 'dropped';
  /** How often a send was begun. */
  readonly attempts: number;
  /** ISO 8601 of the last change of state. */
  readonly at: string;
  readonly messageId: number | null;
  /** Why it was dropped, or the last failure. */
  readonly reason: string | null;
}

/** What was sent. Pruned after 90 days, but for the newest item of each person's period. */
export interface Outbox {
  dispatches(): readonly Dispatch[];
  /** Writes the dispatch down (by its key, replacing what stood there), fsynced. */
  put(dispatch: Dispatch): Promise<void>;
  /** Forgets what is older than the ISO instant and not the newest item of a person's period. */
  prune(before: string): Promise<void>;
}

/** What became of a send. */
export type Delivery =
  /** `chat` is where it went: another than asked where a group became a supergroup. `topicClosed`: it fell back to the group. */
  | {
      readonly kind: 'sent';
      readonly messageId: number;
      readonly chat: number;
      readonly topicClosed: boolean;
    }
  | { readonly kind: 'unreachable'; readonly reason: 'blocked' | 'deactivated' | 'never-started' | 'removed' }
  /** Telegram says that the message itself is wrong: trying again would not help. */
  | { readonly kind: 'refused'; readonly description: string }
  /** The network, a 5xx, time ran out: to be tried again at the next tick. */
  | { readonly kind: 'failed'; readonly description: string };

/** Structured lines for the operator. Never given the token or a person's words unescaped. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}
