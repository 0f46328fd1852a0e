import type { Json } from './calls/body.js';

/** What can go wrong on the way, once, in place of an honest answer. */
export type Fault =
  /** Answered with this status and nothing done. */
  | {
      readonly kind: 'status';
      readonly code: number;
      readonly description: string;
      readonly parameters?: Json;
    }
  /** The connection breaks: before anything was done, or (`done`) after it, so that the caller cannot know. */
  | { readonly kind: 'close'; readonly done: boolean }
  /** Done, but the answer breaks off in the middle. */
  | { readonly kind: 'half' }
  /** Done, but the answer is a page of somebody's proxy. */
  | { readonly kind: 'malformed' }
  /** No answer at all until the caller goes away, or until the connection breaks then. */
  | { readonly kind: 'silence'; readonly until?: Promise<void> };

export function tooMany(seconds: number): Fault {
  return {
    kind: 'status',
    code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  };
}
export function status(code: number, description: string): Fault {
  return { kind: 'status', code, description };
}
export const internal = status(500, 'Internal Server Error');
export const badGateway = status(502, 'Bad Gateway');
export const conflict = status(
  409,
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
);
export const closed: Fault = { kind: 'close', done: false };
export const closedAfter: Fault = { kind: 'close', done: true };
export const half: Fault = { kind: 'half' };
export const malformed: Fault = { kind: 'malformed' };
export const silence: Fault = { kind: 'silence' };
export function silenceUntil(until: Promise<void>): Fault {
  return { kind: 'silence', until };
}

interface RandomFaults {
  /** 0 to 1: the share of calls that fail. */
  readonly rate: number;
  readonly seed: number;
  readonly among: readonly Fault[];
  /** All methods but getUpdates where not given. */
  readonly methods?: readonly string[];
}

export interface Faults {
  /** The next `times` calls of the method fail so. */
  inject(method: string, fault: Fault, times?: number): void;
  /** The same of the calls that name this chat, whatever else is planned. */
  injectIn(chat: number, method: string, fault: Fault, times?: number): void;
  atRandom(random: RandomFaults): void;
  clear(): void;
  /** For the server: the fault that this call gets, or null. `chat` is the one that it names. */
  draw(method: string, chat?: number | null): Fault | null;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  const plan = (key: string, fault: Fault, times: number): void => {
    const waiting = planned.get(key) ?? [];
    planned.set(key, [...waiting, ...Array.from({ length: times }, () => fault)]);
  };
  let random: { readonly faults: RandomFaults; readonly next: () => number } | null = null;
  return {
    inject: (method, fault, times = 1) => plan(method, fault, times),
    injectIn: (chat, method, fault, times = 1) => plan(`${method} ${chat}`, fault, times),
    atRandom(faults) {
      random = { faults, next: randomNumbers(faults.seed) };
    },
    clear() {
      planned.clear();
      random = null;
    },
    draw(method, chat = null) {
      const first = planned.get(`${method} ${chat}`)?.shift() ?? planned.get(method)?.shift();
      if (first) return first;
      if (!random) return null;
      const { faults, next } = random;
      const concerned = faults.methods ? faults.methods.includes(method) : method !== 'getUpdates';
      if (!concerned || next() >= faults.rate) return null;
      return faults.among[Math.floor(next() * faults.among.length)] ?? null;
    },
  };
}

/** mulberry32: the same numbers for the same seed on every machine, so that a failing run can be run again. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
