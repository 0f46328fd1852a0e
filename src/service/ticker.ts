import type { Ticker } from '../ports/ports.js';
import { raiseUnwritten } from '../features/alarms/flow.js';
import { tick, tickNews } from './tick.js';
import type { World } from '../ports/world.js';

type Extent = 'all' | 'news';

/** So many ticks that fail in a row are no passing trouble. */
const STUCK = 2;

/** One at a time: a call while one is under way makes one more after it, however many calls come. */
export function createTicker(world: World, onBeat: () => void, isBehind?: () => boolean): Ticker {
  let running: Promise<void> | null = null;
  let next: { extent: Extent; readonly done: Promise<void> } | null = null;
  let failures = 0;
  return {
    run: () => ask('all'),
    tell: () => ask('news'),
    settled: () => next?.done ?? running ?? Promise.resolve(),
  };

  function ask(extent: Extent): Promise<void> {
    // Before `running`: between the end of one and the begin of the next there is a moment with none under way.
    if (next) {
      if (extent === 'all') next.extent = 'all';
      return next.done;
    }
    if (!running) return begin(extent);
    const done = running.then(() => {
      const wanted = next?.extent ?? extent;
      next = null;
      return begin(wanted);
    });
    next = { extent, done };
    return done;
  }

  async function whole(): Promise<void> {
    await tick(world, isBehind);
    failures = 0;
    onBeat();
  }

  function begin(extent: Extent): Promise<void> {
    running = (extent === 'all' ? whole() : tickNews(world))
      .catch(async (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        world.log.error('tick failed', { error: reason });
        // News that fail are tried again by the next whole tick; minutes that fail are what stands still.
        if (extent === 'all') failures += 1;
        if (failures >= STUCK) await raiseUnwritten(world, { kind: 'stuck', reason });
      })
      .finally(() => {
        running = null;
      });
    return running;
  }
}
