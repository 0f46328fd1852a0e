import { appendFileSync, readFileSync, readdirSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'TOKEN_WATCH';
/** What @BotFather gives, and every double's token: none of it may be in anything that the program wrote or said. */
const TOKEN = /\d{6,}:[\w-]{30,}/u;

/**
 * Around the whole suite: what logs, processes and data folders held is looked through for a token at its end, so
 * that a leak in a test that looks for something else is found too (docs/delivery.md, promise 8).
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-watched-'));
  process.env[FOLDER] = folder;
  return () => {
    const leaks = readdirSync(folder).flatMap((name) => leaksIn(readFileSync(join(folder, name), 'utf8')));
    rmSync(folder, { recursive: true, force: true });
    if (leaks.length === 0) return;
    // vitest tells what a teardown throws, and exits as if all were well.
    process.exitCode = 1;
    throw new Error(`a token was written where it must not be:\n${leaks.slice(0, 20).join('\n')}`);
  };
}

function leaksIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => TOKEN.test(line));
}

/** Gives a text that the program wrote or said to the search at the suite's end. */
export function watch(source: string, text: string): void {
  const folder = process.env[FOLDER];
  if (folder === undefined || text === '') return;
  appendFileSync(join(folder, `${process.pid}.txt`), `${source}: ${text}\n`);
}

/** The same for every file of a folder, backups and locks too. */
export function watchFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // The one file where the operator himself writes it.
    if (entry.isFile() && entry.name !== '.env')
      watch(entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  }
}
