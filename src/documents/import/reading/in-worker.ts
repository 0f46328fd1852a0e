import { Worker } from 'node:worker_threads';
import type { FileFault } from '../../../plan/drafting/imported.js';
import type { Block } from '../block.js';
import type { FileForm } from './file-form.js';

export type ReadFile =
  | { readonly ok: true; readonly blocks: readonly Block[] }
  | { readonly ok: false; readonly reason: FileFault };

const SCRIPT = new URL('./worker.js', import.meta.url);
const SECONDS = 30;
const MEGABYTES = 384;

interface Limits {
  /** The thread's own file; tests give the compiled one. */
  readonly script?: URL;
  readonly seconds?: number;
  readonly megabytes?: number;
}

/**
 * Reads a file in a thread of its own, with a limit to its memory and its time: a file that somebody sent must
 * not stop the bot.
 */
export function readInWorker(
  form: FileForm,
  file: Buffer,
  { script = SCRIPT, seconds = SECONDS, megabytes = MEGABYTES }: Limits = {},
): Promise<ReadFile> {
  return new Promise((resolve) => {
    const worker = new Worker(script, {
      workerData: { form, file: new Uint8Array(file) },
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes,
        maxYoungGenerationSizeMb: Math.ceil(megabytes / 6),
      },
      env: {},
      stdout: true,
      stderr: true,
    });
    const finish = (outcome: ReadFile): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(outcome);
    };
    const timer = setTimeout(() => finish({ ok: false, reason: 'took-too-long' }), seconds * 1000);
    worker.once('message', (outcome: ReadFile) => finish(outcome));
    worker.once('error', (error: unknown) => {
      const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish({ ok: false, reason: memory ? 'too-large' : 'failed' });
    });
    worker.once('exit', () => finish({ ok: false, reason: 'failed' }));
  });
}
