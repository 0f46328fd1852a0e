import { setMaxListeners } from 'node:events';

/** Settles after the milliseconds, or at once when the signal is given: whoever waits looks at the signal. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export const wait: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    // A whole morning's messages may wait for one signal; Node would take that for a leak.
    if (signal) setMaxListeners(0, signal);
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });

interface Patience {
  readonly milliseconds: number;
  readonly wait?: Wait;
  /** Ends the wait as well. */
  readonly signal?: AbortSignal;
}

/** Settles with the work, or when the time for it is over. */
export async function within(
  work: Promise<unknown>,
  { milliseconds, wait: waitSo = wait, signal }: Patience,
): Promise<void> {
  const done = new AbortController();
  const ended = work.finally(() => done.abort());
  const signals = signal ? [signal, done.signal] : [done.signal];
  await Promise.race([ended, waitSo(milliseconds, AbortSignal.any(signals))]);
}
