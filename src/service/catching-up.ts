import type { Log } from '../ports/ports.js';

interface CatchingUpTools {
  readonly log: Log;
  /** Milliseconds that only go forward, however the clock is set. */
  readonly elapsed?: (() => number) | undefined;
}

/** Whether what people sent while nobody listened is still being read: so long nobody is called late. */
export interface CatchingUp {
  /** Telegram answered a poll: after a longer silence something may wait there again. */
  heard(): void;
  /** Everything that waited was read and handled. */
  caughtUp(): void;
  /** Asked by each tick before it sends. */
  isBehind(): boolean;
}

/** A conflict, a dead line or a flood of updates holds no letter for longer (docs/delivery.md, 13). */
export const LONGEST_HOLD = 120_000;
/** A poll is answered within a minute; after a longer silence people may have sent what nobody read. */
const SILENCE = 120_000;

/** Begins behind: nobody listened before the start. */
export function createCatchingUp({ log, elapsed = () => performance.now() }: CatchingUpTools): CatchingUp {
  let heardAt = elapsed();
  let behindSince: number | null = heardAt;
  let told = false;
  const over = (): void => {
    behindSince = null;
    told = false;
  };
  return {
    heard() {
      const at = elapsed();
      if (at - heardAt > SILENCE) behindSince = at;
      heardAt = at;
    },
    caughtUp: over,
    isBehind() {
      if (behindSince === null) return false;
      const held = elapsed() - behindSince;
      if (held >= LONGEST_HOLD) {
        log.warn('letters wait no longer for what people sent', { seconds: Math.round(held / 1000) });
        over();
        return false;
      }
      if (!told) log.info('letters wait until what people sent is read');
      told = true;
      return true;
    },
  };
}
