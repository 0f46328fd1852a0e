import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/command-line.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { journalPath } from '../../src/store/journal-form.js';
import { leaveOut } from '../support/programs.js';
import { cause, goodJournal, reported, withReports } from './scene.js';

/** A disk of 64 KB, where this machine lets us have one (Linux, as root); the injected faults are tested everywhere. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

const folder = smallDisk();
if (folder === null) leaveOut('a real small disk', 'Linux that mounts one for root');

describe.runIf(folder !== null)('a real small disk', () => {
  const root = folder ?? '';
  afterAll(() => {
    execFileSync('umount', [root]);
    rmSync(root, { recursive: true });
  });

  test('that is full refuses the report, keeps the journal, and takes reports again once there is room', async () => {
    await prepareDataFolder(root);
    await withReports(root, 3);
    const { journal } = await goodJournal(root);
    let written = 3;
    const report = (): Promise<unknown> =>
      journal.decide(cause(++written), () => ({ facts: [reported('x'.repeat(2000))], answer: null }));
    await expect(
      (async () => {
        for (;;) await report();
      })(),
    ).rejects.toThrow(/no space is left on the disk.*ENOSPC/);
    expect((await goodJournal(root)).journal.facts()).toEqual(journal.facts());
    expect(journal.facts()).toHaveLength(written - 1);
    const good = await readFile(journalPath(root));
    await expect(report()).rejects.toThrow(/no space/);
    expect(await readFile(journalPath(root))).toEqual(good);

    execFileSync('mount', ['-o', 'remount,size=512k', root]);
    await report();
    expect((await goodJournal(root)).journal.facts()).toEqual(journal.facts());
  });

  test('is a fault of check, with how much room is wanted', async () => {
    let out = '';
    await runCommand(['check'], {
      environment: { DATA_DIR: root, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
      now: () => new Date('2025-03-24T02:00:00Z'),
      input: (async function* () {})(),
      out: (text) => (out += text),
      error: (text) => (out += text),
    });
    expect(out).toMatch(/FAULT {2}disk {6}\d MB free; make room for at least 200 MB\n/u);
  });

  test('that is mounted read-only is a clear fault, before and while it is used', async () => {
    await prepareDataFolder(root);
    const { journal } = await goodJournal(root);
    const facts = journal.facts();
    execFileSync('mount', ['-o', 'remount,ro', root]);
    try {
      await expect(journal.decide(cause(), () => ({ facts: [reported()], answer: null }))).rejects.toThrow(
        /read-only/,
      );
      expect(journal.facts()).toBe(facts);
      const prepared = await prepareDataFolder(root);
      expect(prepared.ok ? '' : prepared.fault).toMatch(/\(DATA_DIR\) cannot be used: .*read-only/);
      await expect(writeFile(join(root, 'x'), '')).rejects.toThrow(/EROFS/);
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', root]);
    }
  });
});
