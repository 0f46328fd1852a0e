import { setTimeout } from 'node:timers/promises';
import { readKey } from '../../outbox/key.js';
import { addDays } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { oneAtATime } from '../../queue/one-at-a-time.js';
import { isBefore, lastStop, nextDue, nextMorning, nextSummary } from './moments.js';
import type { Stop } from './moments.js';
import { presentOf } from './play.js';
import type { Play } from './play.js';

type Target =
  | { readonly kind: 'working-day' }
  | { readonly kind: 'reminder' }
  | { readonly kind: 'summary' }
  | { readonly kind: 'date'; readonly day: Day };

type Arrival =
  | { readonly kind: 'arrived'; readonly at: Stop; readonly sent: number }
  /** The day asked for is over: time does not go back. */
  | { readonly kind: 'past'; readonly at: Stop }
  /** Somebody stopped it, or asked for another move. */
  | { readonly kind: 'stopped'; readonly at: Stop; readonly sent: number }
  | { readonly kind: 'ended'; readonly at: Stop; readonly sent: number };

export interface Mover {
  /** Goes there by way of every moment at which something becomes due; ends an earlier move. */
  move(target: Target): Promise<Arrival>;
  /** A day every so many seconds, until it is stopped or the plan is closed. */
  play(): void;
  stop(): Promise<void>;
  readonly state: () => { readonly moving: boolean; readonly playing: boolean; readonly ended: boolean };
}

interface MoverTools {
  readonly play: Play;
  readonly secondsADay: number;
  readonly changed: () => void;
}

export function createMover({ play, secondsADay, changed }: MoverTools): Mover {
  let current: { readonly kind: 'move' | 'play'; readonly halt: AbortController } | null = null;
  const queue = oneAtATime();
  const end = lastStop(presentOf(play).office, play.hours);
  const ended = (): boolean => !isBefore(play.now(), end);

  /** One after the other: whoever comes next ends what is under way. */
  const begin = <Result>(kind: 'move' | 'play', work: (signal: AbortSignal) => Promise<Result>) => {
    current?.halt.abort();
    const mine = { kind, halt: new AbortController() };
    current = mine;
    const done = queue.run(async () => {
      try {
        return await work(mine.halt.signal);
      } finally {
        if (current === mine) current = null;
        changed();
      }
    });
    changed();
    return done;
  };
  const goTo = async (stop: Stop): Promise<void> => {
    await play.goTo(isBefore(end, stop) ? end : stop);
    changed();
  };
  return {
    move: (target) => begin('move', (signal) => travel({ play, goTo, ended, signal }, target)),
    play() {
      const half = (secondsADay * 1000) / 2;
      void begin('play', async (signal) => {
        while (!signal.aborted && !ended()) {
          await goTo(nextHalfDay(play));
          await pause(half, signal);
        }
      });
    },
    async stop() {
      current?.halt.abort();
      await queue.run(() => Promise.resolve());
    },
    state: () => ({
      moving: current?.kind === 'move',
      playing: current?.kind === 'play',
      ended: ended(),
    }),
  };
}

interface Journey {
  readonly play: Play;
  readonly goTo: (stop: Stop) => Promise<void>;
  readonly ended: () => boolean;
  readonly signal: AbortSignal;
}

async function travel({ play, goTo, ended, signal }: Journey, target: Target): Promise<Arrival> {
  const before = play.ledger.causes().length;
  const sent = (): number => play.ledger.causes().length - before;
  const here = (): { at: Stop; sent: number } => ({ at: play.now(), sent: sent() });
  const stop = stopOf(play, target);
  if (stop && !isBefore(play.now(), stop)) return { kind: 'past', at: play.now() };
  for (;;) {
    if (signal.aborted) return { kind: 'stopped', ...here() };
    if (ended()) return { kind: 'ended', ...here() };
    const due = nextDue(presentOf(play).office, play.hours, play.now());
    const next = stop && isBefore(stop, due) ? stop : due;
    const known = play.ledger.causes().length;
    await goTo(next);
    const arrived = stop
      ? !isBefore(play.now(), stop)
      : play.ledger
          .causes()
          .slice(known)
          .some(({ key }) => readKey(key)?.kind === 'letter');
    if (arrived) return { kind: 'arrived', ...here() };
    // Lets the page's questions in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Where a move ends; null for the next reminder, which only the bot knows. */
function stopOf(play: Play, target: Target): Stop | null {
  const { office } = presentOf(play);
  const { hours } = play;
  switch (target.kind) {
    case 'working-day':
      return nextMorning(office, hours, play.now());
    case 'summary':
      return nextSummary(office, hours, play.now());
    case 'date':
      return { day: target.day, minute: hours.remindAt };
    case 'reminder':
      return null;
  }
}

/** The next morning or afternoon, of days off too: a playing calendar shows them go by. */
function nextHalfDay(play: Play): Stop {
  const now = play.now();
  const { remindAt, summaryAt } = play.hours;
  const minutes = [remindAt, summaryAt.minute].sort((one, other) => one - other);
  const later = minutes.find((minute) => minute > now.minute);
  if (later !== undefined) return { day: now.day, minute: later };
  return { day: addDays(now.day, 1), minute: minutes[0] ?? remindAt };
}

/** That long, or until it is stopped. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
