import { Worker } from 'node:worker_threads';
import type { DraftedPlan, SentPlan } from '../ports/ports.js';

const SCRIPT = new URL('./plan-worker.js', import.meta.url);
const SECONDS = 20;
const MEGABYTES = 256;

interface Limits {
  /** The thread's own file; tests give the compiled one. */
  readonly script?: URL;
  readonly seconds?: number;
  readonly megabytes?: number;
  /** Given when the bot stops: the thread ends, and nobody is answered any more. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a plan of what somebody sent in a thread of its own, reading, assembling and comparing under one limit of time
 * and one of memory: whatever a file holds, the bot goes on answering. What comes back is small: see limits.ts.
 */
export function draftInThread(
  sent: SentPlan,
  { script = SCRIPT, seconds = SECONDS, megabytes = MEGABYTES, signal }: Limits = {},
): Promise<DraftedPlan> {
  return new Promise((resolve) => {
    const worker = new Worker(script, {
      workerData: sent,
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes,
        maxYoungGenerationSizeMb: Math.ceil(megabytes / 6),
      },
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      void worker.terminate();
    };
    const finish = (outcome: DraftedPlan): void => {
      end();
      resolve(outcome);
    };
    const timer = setTimeout(() => finish({ kind: 'unreadable', why: 'took-too-long' }), seconds * 1000);
    worker.once('message', (outcome: DraftedPlan) => finish(outcome));
    worker.once('error', (error: unknown) => {
      const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish({ kind: 'unreadable', why: memory ? 'too-much' : 'failed' });
    });
    worker.once('exit', () => {
      if (signal?.aborted !== true) finish({ kind: 'unreadable', why: 'failed' });
    });
    signal?.addEventListener('abort', end, { once: true });
  });
}
