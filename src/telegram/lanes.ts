import type { Update } from 'telegraf/types';
import type { Log } from '../ports/ports.js';
import { laneOf } from './raw-update.js';

/** Of what somebody has sent so much waits that it takes its time, or that nothing more is read until it is done. */
export type Flood = 'long' | 'full';

export interface LanesOptions {
  readonly handle: (update: Update) => Promise<void>;
  readonly log: Log;
  /** Told once for each as long as that person has something waiting. */
  readonly onFlood?: (update: Update, flood: Flood) => void;
}

export interface Entry {
  readonly update: Update;
  readonly lane: Lane;
  readonly done: Promise<void>;
  readonly end: () => void;
  state: 'waiting' | 'working' | 'handled' | 'failed';
  kept: boolean;
}

/** One person's updates, in order. */
interface Lane {
  readonly key: string;
  readonly waiting: Entry[];
  readonly told: Set<Flood>;
  /** Something of it had to go to the disk: what follows is given no patience. */
  slow: boolean;
}

export interface Lanes {
  /** The one that is known already, where it came before and still waits. */
  enter(update: Update): Entry;
  /** Null for what is not even kept: its person has too much waiting, and was told. */
  enterUnlessFull(update: Update): Entry | null;
  size(): number;
  begin(): void;
  busy(): number;
  /** Resolves with the next handler that ends. */
  next(): Promise<void>;
  /** Resolves when everything has ended that has entered by now. */
  settled(): Promise<void>;
  /** Begins nothing more; resolves when what is under way has ended. */
  close(): Promise<void>;
}

/** So many handlers at once: more would only wait for the journal, or for Telegram's thirty a second. */
const MOST_AT_WORK = 64;
/** So much of one person waits that it takes its time. */
const LONG = 50;
/** So much that what comes is not even kept until all of it is done. */
const FULL = 2000;

export function createLanes(options: LanesOptions, onEnd: (update: number) => void): Lanes {
  const { log, onFlood } = options;
  const entries = new Map<number, Entry>();
  const lanes = new Map<string, Lane>();
  const work = createWork(options, ({ update, lane }) => {
    entries.delete(update.update_id);
    if (lane.waiting.length === 0) lanes.delete(lane.key);
    onEnd(update.update_id);
  });
  const tell = (lane: Lane, update: Update, flood: Flood): void => {
    if (lane.told.has(flood)) return;
    lane.told.add(flood);
    log.warn('telegram.flood', { who: lane.key, waiting: lane.waiting.length, flood });
    onFlood?.(update, flood);
  };
  const enter = (update: Update): Entry => {
    const known = entries.get(update.update_id);
    if (known) return known;
    const key = laneOf(update);
    const running = lanes.get(key);
    const lane: Lane = running ?? { key, waiting: [], told: new Set(), slow: false };
    lanes.set(key, lane);
    const entry = newEntry(update, lane);
    entries.set(update.update_id, entry);
    lane.waiting.push(entry);
    if (lane.waiting.length > LONG) tell(lane, update, 'long');
    if (!running) work.add(lane);
    return entry;
  };
  return {
    ...work,
    enter,
    enterUnlessFull(update) {
      const lane = lanes.get(laneOf(update));
      const isFull = lane && (lane.told.has('full') || lane.waiting.length >= FULL);
      if (isFull !== true || entries.has(update.update_id)) return enter(update);
      tell(lane, update, 'full');
      return null;
    },
    size: () => entries.size,
    settled: () => allDone(entries.values()),
  };
}

export function isPending({ state }: Entry): boolean {
  return state === 'waiting' || state === 'working';
}

function newEntry(update: Update, lane: Lane): Entry {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { update, lane, done, end, state: 'waiting', kept: false };
}

async function allDone(entries: Iterable<Entry>): Promise<void> {
  await Promise.all([...entries].map(({ done }) => done));
}

interface Work extends Pick<Lanes, 'begin' | 'busy' | 'next' | 'close'> {
  /** A lane that has something waiting and nothing under way. */
  add(lane: Lane): void;
}

/** Lets the lanes take turns, one update of each at a time. */
function createWork({ handle, log }: LanesOptions, onEnd: (entry: Entry) => void): Work {
  const atWork = new Set<Entry>();
  const ready: Lane[] = [];
  let isOpen = false;
  const work = async (entry: Entry): Promise<void> => {
    const { update, lane } = entry;
    try {
      await handle(update);
      entry.state = 'handled';
    } catch (error) {
      entry.state = 'failed';
      log.error('telegram.update-failed', { update: update.update_id, error });
    }
    atWork.delete(entry);
    onEnd(entry);
    if (lane.waiting.length > 0) ready.push(lane);
    entry.end();
    goOn();
  };
  const goOn = (): void => {
    while (isOpen && atWork.size < MOST_AT_WORK) {
      const entry = ready.shift()?.waiting.shift();
      if (!entry) return;
      entry.state = 'working';
      atWork.add(entry);
      void work(entry);
    }
  };
  return {
    add(lane) {
      ready.push(lane);
      goOn();
    },
    begin() {
      isOpen = true;
      goOn();
    },
    busy: () => atWork.size,
    next: () => Promise.race([...atWork].map(({ done }) => done)),
    close() {
      isOpen = false;
      return allDone(atWork);
    },
  };
}
