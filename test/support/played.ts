import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground } from '../../src/playground/playground.js';
import { readConfig } from '../../src/service/config.js';
import { capturedLog } from './captured-log.js';

/**
 * Puts a playground's data into the folder, as one left them that was stopped on its first morning, or went on to that
 * day: everybody there is enrolled by messages, and three months are a thousand of them, so each is done once a process.
 */
export async function copyPlayed(folder: string, until: string | null = null): Promise<void> {
  const key = until ?? '';
  const known = played.get(key) ?? play(until);
  played.set(key, known);
  await cp(await known, folder, { recursive: true });
}

const played = new Map<string, Promise<string>>();

async function play(until: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-played-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (until !== null) await copyPlayed(folder);
  const read = readConfig({ DATA_DIR: folder });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const started = await startPlayground({ config: read.config, port: 0, log: capturedLog() });
  if (!started.ok) throw new Error(started.faults.join('\n'));
  const { address, stop } = started.playground;
  if (until !== null) {
    const moved = await fetch(new URL('/api/move', address), {
      method: 'POST',
      headers: { origin: new URL(address).origin, 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'date', day: until }),
    });
    if (!moved.ok) throw new Error(`the playground did not go on: ${await moved.text()}`);
  }
  await stop();
  return folder;
}
