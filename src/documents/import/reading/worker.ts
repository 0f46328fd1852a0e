import { parentPort, workerData } from 'node:worker_threads';
import { blocksOf } from './file-blocks.js';
import type { FileForm } from './file-form.js';
import type { ReadFile } from './in-worker.js';
import { UnreadableFile } from './zip-guard.js';

// What the other side of this thread has put in: see in-worker.ts.
const { form, file } = workerData as { readonly form: FileForm; readonly file: Uint8Array };

parentPort?.postMessage(await outcome());

async function outcome(): Promise<ReadFile> {
  try {
    return { ok: true, blocks: await blocksOf(form, Buffer.from(file)) };
  } catch (error) {
    return { ok: false, reason: error instanceof UnreadableFile ? error.reason : 'failed' };
  }
}
