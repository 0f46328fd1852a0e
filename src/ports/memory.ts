import type { Plan } from '../plan/plan.js';
import type { Moment } from '../plan/day.js';
import { oneAtATime } from '../queue/one-at-a-time.js';
import type { Fact } from '../journal/fact.js';
import { lastNumber } from '../journal/numbers.js';
import { emptyConversation } from '../chat/conversation.js';
import type { Conversation } from '../chat/conversation.js';
import type { Clock, Conversations, Dispatch, Journal, Log, Machine, Outbox, Plans } from './ports.js';

/** A journal that forgets at the end: for the simulation and for tests. */
export function memoryJournal(initial: readonly Fact[] = []): Journal {
  let facts = initial;
  const queue = oneAtATime();
  return {
    facts: () => facts,
    decide: (cause, rule) =>
      queue.run(() => {
        const { facts: happenings, answer } = rule(facts);
        const written = happenings.map((happening, at): Fact => ({
          ...happening,
          id: lastNumber(facts) + at + 1,
          at: cause.at.iso,
          ...(cause.sent && { sent: cause.sent.iso }),
          by: cause.by,
          update: cause.update,
        }));
        if (written.length > 0) facts = [...facts, ...written];
        return Promise.resolve({ answer, facts: written });
      }),
  };
}

export function memoryOutbox(): Outbox {
  const dispatches = new Map<string, Dispatch>();
  // As of the real outbox: the same array as long as nothing was put, so that what is derived from it can be kept.
  let listed: readonly Dispatch[] | null = null;
  return {
    dispatches: () => (listed ??= [...dispatches.values()]),
    put(dispatch) {
      dispatches.set(dispatch.key, dispatch);
      listed = null;
      return Promise.resolve();
    },
    prune: () => Promise.resolve(),
  };
}

export function memoryConversations(): Conversations {
  let all: readonly Conversation[] = [];
  return {
    all: () => all,
    change({ chat, person }, change) {
      const before = all.find((one) => one.chat === chat && one.person === person);
      const after = change(before ?? emptyConversation(chat, person));
      all = [...all.filter((one) => one !== before), after];
      return Promise.resolve();
    },
  };
}

export interface SettableClock extends Clock {
  set(now: Moment): void;
}

export function settableClock(now: Moment): SettableClock {
  let current = now;
  return {
    now: () => current,
    set(next) {
      current = next;
    },
  };
}

/** One plan, to which none is ever added. */
export function onePlan(plan: Plan): Plans {
  return {
    initial: plan,
    applied: (version) => {
      throw new RangeError(`there is no plan ${version}`);
    },
    find: () => null,
    textOf: () => null,
    draftOf: () => null,
    recall: () => Promise.resolve(),
    draft: () => Promise.resolve({ kind: 'faulty', faults: ['no plan is read here'] }),
    keep: () => Promise.reject(new Error('no plan is kept here')),
  };
}

/** A machine of which nothing is known, as of the simulation's. */
export const quietMachine: Machine = {
  clockAhead: () => Promise.resolve(null),
  freeSpace: () => Promise.resolve(null),
  backupFault: () => null,
  journalCopy: () => Promise.resolve(null),
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
