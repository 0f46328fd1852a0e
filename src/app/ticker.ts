import { tick } from './tick.js';
import type { World } from './world.js';

export interface Ticker {
  /** Asks for a tick; resolves when one that began after the call has ended. Never rejects. */
  run(): Promise<void>;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
}

/** One tick at a time: a call while one is under way makes one more after it, however many calls come. */
export function createTicker(world: World, onBeat: () => void): Ticker {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
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
      .then(onBeat)
      .catch((error: unknown) => {
        world.log.error('tick failed', { error: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        running = null;
      });
    return running;
  }
}
