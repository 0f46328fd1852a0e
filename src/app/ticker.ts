import { raiseUnwritten } from './alarms.js';
import { tick } from './tick.js';
import type { World } from './world.js';

export interface Ticker {
  /** Asks for a tick; resolves when one that began after the call has ended. Never rejects. */
  run(): Promise<void>;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
}

/** So many ticks that fail in a row are no passing trouble. */
const STUCK = 2;

/** One tick at a time: a call while one is under way makes one more after it, however many calls come. */
export function createTicker(world: World, onBeat: () => void): Ticker {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let failures = 0;
  return {
    run() {
      if (next) return next;
      if (!running) return begin();
      next = running.then(() => {
        next = null;
        return begin();
      });
      return next;
    },
    settled: () => next ?? running ?? Promise.resolve(),
  };

  function begin(): Promise<void> {
    running = tick(world)
      .then(() => {
        failures = 0;
        onBeat();
      })
      .catch(async (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        world.log.error('tick failed', { error: reason });
        failures += 1;
        if (failures >= STUCK) await raiseUnwritten(world, { kind: 'stuck', reason });
      })
      .finally(() => {
        running = null;
      });
    return running;
  }
}
