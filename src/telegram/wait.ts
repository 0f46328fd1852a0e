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
