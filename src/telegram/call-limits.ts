import type { Telegram } from 'telegraf';
import { scrubError, type Scrub } from './scrub.js';

export interface CallLimits {
  /** How long a call may take. */
  readonly seconds: number;
  /** The same for a long poll, above its own timeout, and for uploads. */
  readonly pollSeconds: number;
}

const SLOW: ReadonlySet<string> = new Set(['getUpdates', 'sendDocument', 'sendPhoto']);

/** On instances that were seen to: telegraf shares nothing between a bot and the contexts it makes. */
const limited = new WeakSet<Telegram>();

/**
 * Gives every call of this instance a time limit and takes secrets out of its errors. telegraf alone waits 500 s for
 * a silent server, and for ever for an answer that broke off. What took too long fails as a `FetchError`, like any
 * other trouble of the network; an `AbortError` would mean that somebody wanted to stop.
 */
export function limitCalls(telegram: Telegram, limits: CallLimits, scrub: Scrub): void {
  if (limited.has(telegram)) return;
  limited.add(telegram);
  const call = telegram.callApi.bind(telegram);
  telegram.callApi = async (method, payload, options = {}) => {
    const seconds = SLOW.has(method) ? limits.pollSeconds : limits.seconds;
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const outer = options.signal;
    outer?.addEventListener('abort', abort);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(fetchError(`no answer to ${method} within ${seconds} s`));
      }, seconds * 1000);
    });
    try {
      if (outer?.aborted === true) abort();
      return await Promise.race([call(method, payload, cancelledBy(controller.signal)), late]);
    } catch (error) {
      // Lets go of a connection whose answer nobody reads any more.
      abort();
      throw scrubError(error, scrub);
    } finally {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    }
  };
}

type CallOptions = NonNullable<Parameters<Telegram['callApi']>[2]>;

/** telegraf's types ask for the signal of a package that stood in for Node's own; the requests take Node's. */
export function cancelledBy(signal: unknown): CallOptions {
  return isSignal(signal) ? { signal } : {};
}

function isSignal(signal: unknown): signal is NonNullable<CallOptions['signal']> {
  return signal instanceof AbortSignal;
}

function fetchError(message: string): Error {
  return Object.assign(new Error(message), { name: 'FetchError', type: 'time-limit' });
}
