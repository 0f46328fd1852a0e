import { wait as waitReally, type Wait } from './wait.js';

/** At most `count` in any `seconds`. */
interface Rate {
  readonly count: number;
  readonly seconds: number;
}

export interface PaceLimits {
  /** Every one of them holds for the whole bot. */
  readonly overall: readonly Rate[];
  readonly group: readonly Rate[];
  /** In one chat, for what the bot sends by itself. */
  readonly broadcasts: readonly Rate[];
  /** In one chat, for answers. */
  readonly answers: readonly Rate[];
}

/**
 * What Telegram asks of a bot (its FAQ): 30 messages a second, 20 a minute in a group, 1 a second in a chat, where it
 * lets short bursts pass: nobody waits a second for an answer.
 */
export const TELEGRAM_PACE: PaceLimits = {
  overall: [{ count: 30, seconds: 1 }],
  group: [{ count: 20, seconds: 60 }],
  broadcasts: [{ count: 1, seconds: 1 }],
  answers: [
    { count: 3, seconds: 1 },
    { count: 20, seconds: 60 },
  ],
};

/** For the double, which is not in a hurry and not in the way of others. */
export const NO_PACE: PaceLimits = { overall: [], group: [], broadcasts: [], answers: [] };

export interface PaceTools {
  /** Milliseconds of a clock that never jumps: a machine's own clock set back by an hour would hold messages for one. */
  readonly elapsed?: () => number;
  readonly wait?: Wait;
  /** Given when the bot stops: nobody waits any longer. */
  readonly signal?: AbortSignal;
}

/**
 * A message takes a place in every window of its chat, and waits for those of its own kind; an edit has none in the
 * chat. What the bot sends by itself yields: it leaves the places free that answers wait for.
 */
export interface Sending {
  readonly kind: 'message' | 'edit';
  readonly by: 'answers' | 'broadcasts';
}

/** A place in the windows, taken. */
export interface Turn {
  /** To be called when Telegram has answered, however it did: the windows begin to move on from there. */
  answered(): void;
}

interface Pace {
  /**
   * Settles when the chat may have it. Null where that is more than `patience` seconds away, or the bot stops; and where
   * what the bot sends by itself waits for a chat that alone is under 429: a later tick sends it, and this one has others.
   */
  turn(chat: number, sending: Sending, patience: number): Promise<Turn | null>;
  /**
   * Telegram said 429: the chat is left in peace so long. All chats are, when a third one hears the same meanwhile and
   * nothing was let through in between: then it is the bot that sends too much, and not what one chat is sent.
   */
  tooMany(chat: number, seconds: number): void;
  /** Telegram took a message. */
  passed(): void;
  /** How many chats are remembered: those that sent something within the windows. */
  remembered(): number;
}

/** So many chats that are refused in a row are no trouble of single ones: two officers who send too much are no more than that. */
const EVERYBODY = 3;
/** So many milliseconds a tick waits for a single chat under 429. */
const BRIEF = 2000;
/** How often, in milliseconds, chats are looked through for those that can be forgotten. */
const FORGETTING = 1000;
/** So many answers until the shortest way is believed: the first ones open their connections. */
const BELIEVED = 30;

export function createPace(limits: PaceLimits, tools: PaceTools = {}): Pace {
  const elapsed = tools.elapsed ?? (() => performance.now());
  const wait = tools.wait ?? waitReally;
  const windows = createWindows(limits);
  const paused = new Map<number, number>();
  // Since Telegram last took a message.
  const refused = new Set<number>();
  let allPaused = 0;
  // Of the ways that a message and its answer take together, the shortest so far.
  let shortest = Infinity;
  let answers = 0;

  const take = (taken: readonly Window[], begun: number): Turn => {
    const places = taken.map((window) => window.take());
    return {
      answered() {
        const now = elapsed();
        shortest = Math.min(shortest, now - begun);
        answers += 1;
        // When it arrived nobody knows, but not later than this: what leaves a second after that is never too early.
        const arrived = answers > BELIEVED ? now - shortest / 2 : now;
        for (const leave of places) leave(arrived);
      },
    };
  };
  let forgot = -Infinity;
  const forget = (now: number): void => {
    if (now < forgot + FORGETTING) return;
    forgot = now;
    windows.forget(now);
    for (const [chat, until] of paused) if (until <= now) paused.delete(chat);
  };
  return {
    async turn(chat, sending, patience) {
      const begun = elapsed();
      for (;;) {
        const now = elapsed();
        forget(now);
        const { taken, awaited } = windows.of(chat, sending);
        const yields = sending.by === 'broadcasts';
        const delays = awaited.map((window) => ({ window, delay: window.freeIn(now, yields) }));
        const [own, everybody] = [(paused.get(chat) ?? 0) - now, Math.max(allPaused - now, 0)];
        if (yields && own > everybody + BRIEF) return null;
        const delay = Math.max(own, everybody, ...delays.map((one) => one.delay));
        if (delay <= 0) return take(taken, now);
        if (tools.signal?.aborted === true || now + delay - begun > patience * 1000) return null;
        // A place is kept for whom it alone is missing: whoever waits for anything else takes none from broadcasts.
        const wanted = yields ? [] : delays.filter((one) => one.delay === delay);
        const unwanted = wanted.map(({ window }) => window.want());
        await wait(Math.ceil(delay), tools.signal);
        for (const forgo of unwanted) forgo();
      }
    },
    tooMany(chat, seconds) {
      const now = elapsed();
      const until = now + seconds * 1000;
      paused.set(chat, Math.max(paused.get(chat) ?? 0, until));
      refused.add(chat);
      const inPeace = [...refused].filter((one) => (paused.get(one) ?? 0) > now);
      if (inPeace.length >= EVERYBODY) allPaused = Math.max(allPaused, until);
    },
    passed: () => refused.clear(),
    remembered: () => new Set([...windows.chats(), ...paused.keys()]).size,
  };
}

interface Windows {
  /** Where a message takes its places, and for which of them it waits. */
  of(
    chat: number,
    sending: Sending,
  ): { readonly taken: readonly Window[]; readonly awaited: readonly Window[] };
  forget(now: number): void;
  chats(): readonly number[];
}

function createWindows(limits: PaceLimits): Windows {
  const overall = limits.overall.map(createWindow);
  const kinds = ['group', 'answers', 'broadcasts'] as const;
  const chats = new Map<number, Readonly<Record<(typeof kinds)[number], readonly Window[]>>>();
  const windowsOf = (chat: number) => {
    const known = chats.get(chat) ?? {
      group: chat < 0 ? limits.group.map(createWindow) : [],
      answers: limits.answers.map(createWindow),
      broadcasts: limits.broadcasts.map(createWindow),
    };
    chats.set(chat, known);
    return known;
  };
  return {
    of(chat, { kind, by }) {
      const own = windowsOf(chat);
      const shared = [...overall, ...own.group];
      if (kind === 'edit') return { taken: shared, awaited: shared };
      return { taken: [...shared, ...own.answers, ...own.broadcasts], awaited: [...shared, ...own[by]] };
    },
    forget(now) {
      for (const [chat, own] of chats) {
        if (kinds.every((kind) => own[kind].every((window) => window.isEmpty(now)))) chats.delete(chat);
      }
    },
    chats: () => [...chats.keys()],
  };
}

interface Window {
  /** Milliseconds until there may be room, 0 or less when there is; `yields`: beside those who want a place. */
  freeIn(now: number, yields: boolean): number;
  /** Takes a place, and gives what says when it was arrived at. */
  take(): (at: number) => void;
  /** Keeps the next free place from whoever yields, until what it gives is called. */
  want(): () => void;
  isEmpty(now: number): boolean;
}

/**
 * Sliding: the first message of an idle chat goes at once, and no window of that length ever holds more than `count`.
 * What is under way may arrive at any time, so its place is kept until its answer is there.
 */
function createWindow({ count, seconds }: Rate): Window {
  const length = seconds * 1000;
  let underWay = 0;
  let wanted = 0;
  let arrived: number[] = [];
  return {
    freeIn(now, yields) {
      arrived = arrived.filter((at) => at + length > now);
      const over = underWay + arrived.length + (yields ? wanted : 0) - count;
      if (over < 0) return 0;
      return (arrived.sort((one, other) => one - other)[over] ?? now) + length - now;
    },
    take() {
      underWay += 1;
      return (at) => {
        underWay -= 1;
        arrived.push(at);
      };
    },
    want() {
      wanted += 1;
      return () => void (wanted -= 1);
    },
    isEmpty: (now) => underWay === 0 && wanted === 0 && arrived.every((at) => at + length <= now),
  };
}
