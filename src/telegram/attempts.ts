import type { Address, Delivery, Log } from '../ports/ports.js';
import { readFailure, type Failure } from './failure.js';
import { createPace, type PaceLimits, type PaceTools, type Sending, type Turn } from './pace.js';
import { wait as waitReally } from './wait.js';

export interface AttemptOptions extends PaceTools {
  readonly limits: PaceLimits;
  readonly log: Log;
  /** Milliseconds before each further try of what was surely not done. */
  readonly pauses?: readonly number[];
  /** The longest wait, in seconds, for Telegram's `retry_after` or a place in the queue. */
  readonly patience?: number;
}

export interface Job {
  readonly address: Address;
  /** Null for what no limit counts: answers to presses. */
  readonly sending: Sending | null;
  /** Doing it twice is the same as doing it once, so an unknown outcome is tried again. */
  readonly repeatable: boolean;
  /** The message that it changes, or null for a new one. */
  readonly messageId: number | null;
  /** Does it, and gives the message_id. */
  readonly call: (address: Address) => Promise<number>;
}

/** How often one job has been tried again, and why. */
interface Tries {
  waits: number;
  moves: number;
  repeats: number;
}

const MOST_WAITS = 10;
const MOST_MOVES = 2;
const PAUSES: readonly number[] = [500, 2000];
const PATIENCE = 90;
/** Of what no limit counts. */
const NO_TURN: Turn = { answered: () => undefined };

/** Gives what makes one call with all its tries, within the pace, and says what became of it. Never throws. */
export function createAttempts(options: AttemptOptions): (job: Job) => Promise<Delivery> {
  const { log, pauses = PAUSES, patience = PATIENCE, wait = waitReally } = options;
  const pace = createPace(options.limits, options);
  const moved = new Map<number, number>();
  const follow = ({ chat, topic }: Address): Address => ({ chat: moved.get(chat) ?? chat, topic });

  /** Where to try again after a failure, or null to leave it at that. */
  const mend = async (failure: Failure, job: Job, tries: Tries): Promise<Address | null> => {
    const { address } = job;
    switch (failure.kind) {
      case 'too-many':
        log.warn('telegram.too-many', { chat: address.chat, seconds: failure.seconds });
        if (job.sending === null) return null;
        pace.tooMany(address.chat, failure.seconds);
        tries.waits += 1;
        return tries.waits > MOST_WAITS ? null : address;
      case 'migrated':
        log.info('telegram.group-migrated', { from: address.chat, to: failure.chat });
        moved.set(address.chat, failure.chat);
        tries.moves += 1;
        return tries.moves > MOST_MOVES ? null : follow(address);
      case 'topic-gone':
        return address.topic === null ? null : { ...address, topic: null };
      case 'unknown':
      case 'undone': {
        const pause = pauses[tries.repeats];
        tries.repeats += 1;
        if (pause === undefined || (failure.kind === 'unknown' && !job.repeatable)) return null;
        await wait(pause, options.signal);
        return options.signal?.aborted === true ? null : address;
      }
      case 'not-modified':
      case 'final':
        return null;
    }
  };

  return async (job) => {
    const tries: Tries = { waits: 0, moves: 0, repeats: 0 };
    let address = follow(job.address);
    const sent = (messageId: number): Delivery => {
      const topicClosed = job.address.topic !== null && address.topic === null;
      return { kind: 'sent', messageId, chat: address.chat, topicClosed };
    };
    for (;;) {
      const turn = job.sending === null ? NO_TURN : await pace.turn(address.chat, job.sending, patience);
      if (!turn) return failed('no room within the limits of Telegram, or the bot is stopping', false);
      try {
        const messageId = await job.call(address).finally(turn.answered);
        if (job.sending !== null) pace.passed();
        return sent(messageId);
      } catch (error) {
        const failure = readFailure(error, address.chat);
        if (failure.kind === 'not-modified') return sent(job.messageId ?? 0);
        const again = await mend(failure, { ...job, address }, tries);
        if (again === null) return outcome(failure, log);
        address = again;
      }
    }
  };
}

function outcome(failure: Exclude<Failure, { kind: 'not-modified' }>, log: Log): Delivery {
  const delivery = asDelivery(failure);
  if (delivery.kind === 'failed') log.warn('telegram.not-sent', { ...delivery });
  if (delivery.kind === 'refused') log.warn('telegram.refused', { ...delivery });
  return delivery;
}

function asDelivery(failure: Exclude<Failure, { kind: 'not-modified' }>): Delivery {
  switch (failure.kind) {
    case 'too-many':
      return failed(`too many requests: Telegram asks to wait ${failure.seconds} s`, false);
    case 'migrated':
      return failed(`the group moved on to ${failure.chat} and again from there`, false);
    case 'topic-gone':
      return { kind: 'refused', description: 'the topic is closed or gone' };
    case 'undone':
      return failed(failure.description, false);
    case 'unknown':
      return failed(failure.description, true);
    case 'final':
      return failure.delivery;
  }
}

function failed(description: string, perhapsSent: boolean): Delivery {
  return { kind: 'failed', description, perhapsSent };
}
