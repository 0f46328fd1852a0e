import { readServerTime } from './connection.js';

interface ClockWatch {
  readonly apiRoot: string;
  /** The office's way out; null or not given: straight. */
  readonly proxy?: URL | null;
  /** The machine's clock, which is not to be believed here. */
  readonly now: () => Date;
  /** Milliseconds that only go forward, however the clock is set. */
  readonly elapsed?: () => number;
  /** How long Telegram may take. */
  readonly seconds?: number;
}

interface Compared {
  readonly at: number;
  readonly wall: number;
  readonly ahead: number;
}

const MINUTE = 60_000;
/** A clock that has gone evenly since it was compared is compared again after that time. */
const GOOD_FOR = 10 * MINUTE;

/**
 * Minutes by which the machine's clock is ahead of Telegram's Date header; null where Telegram cannot be reached.
 * Asked of Telegram every ten minutes, at once when the clock has jumped, and each time while it is off.
 */
export function createClockWatch(watch: ClockWatch): () => Promise<number | null> {
  const { now, elapsed = () => performance.now(), seconds = 5 } = watch;
  let last: Compared | null = null;
  return async () => {
    const [at, wall] = [elapsed(), now().getTime()];
    if (last && isStillGood(last, { at, wall })) return last.ahead;
    const theirs = await readServerTime(watch, seconds);
    if (!theirs) return null;
    const ahead = (now().getTime() - theirs.getTime()) / MINUTE;
    last = { at, wall, ahead };
    return ahead;
  };
}

function isStillGood(last: Compared, { at, wall }: Pick<Compared, 'at' | 'wall'>): boolean {
  const jumped = Math.abs(wall - last.wall - (at - last.at)) > MINUTE;
  return !jumped && Math.abs(last.ahead) < 1 && at - last.at < GOOD_FOR;
}
