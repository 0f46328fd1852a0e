import { wait as waitReally, type Wait } from './wait.js';

/** At most `count` in any `seconds`. */
interface Rate {
  readonly count: number;
  readonly seconds: number;
}

export interface PaceLimits {
  readonly overall: Rate;
  readonly chat: Rate;
  readonly group: Rate;
}

/** What Telegram asks of a bot (its FAQ): 30 messages a second, 1 a second in a chat, 20 a minute in a group. */
export const TELEGRAM_PACE: PaceLimits = {
  overall: { count: 30, seconds: 1 },
  chat: { count: 1, seconds: 1 },
  group: { count: 20, seconds: 60 },
};

/** For the double, which is not in a hurry and not in the way of others. */
export const NO_PACE: PaceLimits = {
  overall: { count: Infinity, seconds: 1 },
  chat: { count: Infinity, seconds: 1 },
  group: { count: Infinity, seconds: 60 },
};

export interface PaceTools {
  /** Milliseconds of a clock that never jumps: a machine's own clock set back by an hour would hold messages for one. */
  readonly elapsed?: () => number;
  readonly wait?: Wait;
  /** Given when the bot stops: nobody waits any longer. */
  readonly signal?: AbortSignal;
}

/** A message takes its place in all windows; an edit (answers to a tap) in those of the bot and of a group. */
export type Sending = 'message' | 'edit';

/** A place in the windows, taken. */
export interface Turn {
  /** To be called when Telegram has answered, however it did: the windows begin to move on from there. */
  answered(): void;
}

interface Pace {
  /** Settles when the chat may have it. Null where that is more than `patience` seconds away, or the bot stops. */
  turn(chat: number, sending: Sending, patience: number): Promise<Turn | null>;
  /** Telegram said 429: the chat is left in peace so long; all chats, when a second one hears the same meanwhile. */
  tooMany(chat: number, seconds: number): void;
  /** How many chats are remembered: those that sent something within the windows. */
  remembered(): number;
}

/** So many answers until the shortest way is believed: the first ones open their connections. */
const BELIEVED = 30;

export function createPace(limits: PaceLimits, tools: PaceTools = {}): Pace {
  const elapsed = tools.elapsed ?? (() => performance.now());
  const wait = tools.wait ?? waitReally;
  const overall = createWindow(limits.overall);
  const chats = new Map<number, Window>();
  const groups = new Map<number, Window>();
  const paused = new Map<number, number>();
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
  const forget = (now: number): void => {
    for (const windows of [chats, groups]) {
      for (const [chat, window] of windows) if (window.isEmpty(now)) windows.delete(chat);
    }
    for (const [chat, until] of paused) if (until <= now) paused.delete(chat);
  };
  const windowsFor = (chat: number, sending: Sending): readonly Window[] => [
    overall,
    ...(sending === 'message' ? [windowOf(chats, chat, limits.chat)] : []),
    ...(chat < 0 ? [windowOf(groups, chat, limits.group)] : []),
  ];
  return {
    async turn(chat, sending, patience) {
      const begun = elapsed();
      for (;;) {
        const now = elapsed();
        forget(now);
        const windows = windowsFor(chat, sending);
        const pauses = Math.max(allPaused, paused.get(chat) ?? 0) - now;
        const delay = Math.max(pauses, ...windows.map((window) => window.freeIn(now)));
        if (delay <= 0) return take(windows, now);
        if (tools.signal?.aborted === true || now + delay - begun > patience * 1000) return null;
        await wait(Math.ceil(delay), tools.signal);
      }
    },
    tooMany(chat, seconds) {
      const now = elapsed();
      const until = now + seconds * 1000;
      const others = [...paused].some(([other, end]) => other !== chat && end > now);
      if (others) allPaused = Math.max(allPaused, until);
      paused.set(chat, Math.max(paused.get(chat) ?? 0, until));
    },
    remembered: () => new Set([...chats.keys(), ...groups.keys(), ...paused.keys()]).size,
  };
}

interface Window {
  /** Milliseconds until there may be room, 0 or less when there is. */
  freeIn(now: number): number;
  /** Takes a place, and gives what says when it was arrived at. */
  take(): (at: number) => void;
  isEmpty(now: number): boolean;
}

function windowOf(windows: Map<number, Window>, chat: number, rate: Rate): Window {
  const known = windows.get(chat) ?? createWindow(rate);
  windows.set(chat, known);
  return known;
}

/**
 * Sliding: the first message of an idle chat goes at once, and no window of that length ever holds more than `count`.
 * What is under way may arrive at any time, so its place is kept until its answer is there.
 */
function createWindow({ count, seconds }: Rate): Window {
  const length = seconds * 1000;
  let underWay = 0;
  let arrived: number[] = [];
  return {
    freeIn(now) {
      arrived = arrived.filter((at) => at + length > now);
      const over = underWay + arrived.length - count;
      if (over < 0) return 0;
      return (arrived.sort((one, other) => one - other)[over] ?? now) + length - now;
    },
    take() {
      underWay += 1;
      return (at) => {
        underWay -= 1;
        if (count !== Infinity) arrived.push(at);
      };
    },
    isEmpty: (now) => underWay === 0 && arrived.every((at) => at + length <= now),
  };
}
