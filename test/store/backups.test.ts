import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/plan/day.js';
import { backup, newestGoodBackup, restoreCommand } from '../../src/store/backups.js';
import { disk } from '../../src/store/durable-file.js';
import { journalPath } from '../../src/store/journal-form.js';
import { restore } from '../../src/store/restore.js';
import {
  cause,
  dataFolder,
  diskWith,
  faultOf,
  goodJournal,
  keepingLog,
  moment,
  reported,
  systemError,
  withReports,
} from './scene.js';

const backupsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'backups'))).sort();

async function reportOn(folder: string, ...days: readonly string[]): Promise<void> {
  const { journal } = await goodJournal(folder);
  for (const on of days) {
    await journal.decide(cause(null, moment(on)), () => ({ facts: [reported(on)], answer: null }));
  }
}

async function factsIn(file: string): Promise<number> {
  return (JSON.parse(await readFile(file, 'utf8')) as { readonly facts: readonly unknown[] }).facts.length;
}

describe('the daily backup', () => {
  test('is the journal as it stood before the first write of the day', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24', '2025-03-24', '2025-03-25', '2025-03-25', '2025-03-27');
    // The very first write of all had nothing before it.
    expect(await backupsIn(folder)).toEqual(['journal-2025-03-25.json', 'journal-2025-03-27.json']);
    expect(await factsIn(join(folder, 'backups', 'journal-2025-03-25.json'))).toBe(2);
    expect(await factsIn(join(folder, 'backups', 'journal-2025-03-27.json'))).toBe(4);
  });

  test('is made once a day, however often the bot starts', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24');
    await reportOn(folder, '2025-03-25');
    await reportOn(folder, '2025-03-25');
    expect(await factsIn(join(folder, 'backups', 'journal-2025-03-25.json'))).toBe(1);
  });

  test('is kept thirty times; copies made by hand are kept too', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-01-01');
    expect(await backup(folder, moment('2025-01-01', 605))).toMatchObject({ ok: true, facts: 1 });
    await reportOn(folder, ...Array.from({ length: 40 }, (_, index) => addDays(day('2025-01-02'), index)));
    const kept = await backupsIn(folder);
    expect(kept).toHaveLength(31);
    expect(kept.filter((name) => name.includes('T'))).toEqual(['journal-2025-01-01T1005.json']);
    expect(kept.at(-1)).toBe('journal-2025-02-10.json');
    expect(kept.at(1)).toBe('journal-2025-01-12.json');
  });

  test('that fails costs no report, is told to the operator and tried again', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24');
    let full = true;
    const files = diskWith({
      write: (path, bytes) =>
        full && path.includes('backups') ? Promise.reject(systemError('ENOSPC')) : disk.write(path, bytes),
    });
    const log = keepingLog();
    const { journal } = await goodJournal(folder, { files, log });
    const report = () =>
      journal.decide(cause(null, moment('2025-03-25')), () => ({ facts: [reported()], answer: null }));
    await report();
    expect(journal.facts()).toHaveLength(2);
    expect(log.lines).toEqual([expect.stringMatching(/^backup-failed .*no space is left/)]);
    expect(await backupsIn(folder)).toEqual([]);
    full = false;
    await report();
    expect(await backupsIn(folder)).toEqual(['journal-2025-03-25.json']);
  });

  test('that does not arrive whole on its disk is noticed, though the disk reports success', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24');
    let bad = true;
    const rotten = (path: string, bytes: Uint8Array): Uint8Array =>
      bad && path.includes('backups') ? Uint8Array.from(bytes, (byte) => byte ^ 1) : bytes;
    const files = diskWith({ write: (path, bytes) => disk.write(path, rotten(path, bytes)) });
    const log = keepingLog();
    const { journal, backupFault } = await goodJournal(folder, { files, log });
    const report = () =>
      journal.decide(cause(null, moment('2025-03-25')), () => ({ facts: [reported()], answer: null }));
    await report();
    expect(log.lines).toEqual([expect.stringMatching(/^backup-failed .*is not good/)]);
    expect(backupFault()).toMatch(/is not good/);
    bad = false;
    await report();
    expect(backupFault()).toBeNull();
    expect(await factsIn(join(folder, 'backups', 'journal-2025-03-25.json'))).toBe(2);
  });

  test('of a journal that went bad on the disk is refused', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24');
    const log = keepingLog();
    const { journal } = await goodJournal(folder, { log });
    await writeFile(journalPath(folder), 'x');
    await journal.decide(cause(null, moment('2025-03-25')), () => ({ facts: [reported()], answer: null }));
    expect(log.lines).toEqual([expect.stringMatching(/^backup-failed .*is not copied/)]);
    expect(await backupsIn(folder)).toEqual([]);
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(2);
  });
});

describe('the newest good copy', () => {
  test('is the one with the newest last fact, whatever its name and file time, damaged ones passed over', async () => {
    const folder = await dataFolder();
    await reportOn(folder, '2025-03-24', '2025-03-25', '2025-03-26', '2025-03-27');
    await writeFile(join(folder, 'backups', 'journal-2099-01-01.json'), 'damaged');
    await mkdir(join(folder, 'backups', 'journal-2098-01-01.json'));
    expect(await newestGoodBackup(folder)).toMatchObject({
      facts: 3,
      last: '2025-03-26T07:30:00+07:00',
    });
    await rm(`${journalPath(folder)}.previous`);
    await rm(join(folder, 'backups', 'journal-2025-03-27.json'));
    expect(await newestGoodBackup(folder)).toEqual({
      file: join(folder, 'backups', 'journal-2025-03-26.json'),
      facts: 2,
      last: '2025-03-25T07:30:00+07:00',
    });
  });

  test('is none where none is good', async () => {
    expect(await newestGoodBackup(await dataFolder())).toBe(null);
  });

  test('is named in a command that survives a shell', () => {
    expect(restoreCommand('/srv/bot/journal.json')).toBe('npm run -s cli -- restore /srv/bot/journal.json');
    expect(restoreCommand("/srv/xã 'a'/journal.json")).toBe(
      "npm run -s cli -- restore '/srv/xã '\\''a'\\''/journal.json'",
    );
  });
});

describe('restoring', () => {
  test('puts the copy back and keeps what it replaced', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const made = await backup(folder, moment());
    if (!made.ok) throw new Error(made.fault);
    await withReports(folder, 3);
    const before = await readFile(journalPath(folder));

    const result = await restore(folder, made.file, { now: moment('2025-03-28', 545) });
    const replaced = join(folder, 'journal.replaced-2025-03-28T0905.json');
    expect(result).toMatchObject({ ok: true, facts: 2, replaced, plans: [] });
    expect(await readFile(replaced)).toEqual(before);
    const [, last, restored] = (await goodJournal(folder)).journal.facts();
    expect(restored).toMatchObject({
      ...{ kind: 'journal-restored', copy: '2025-03-24', until: last?.at, by: null, update: null },
      lost: { facts: 3, by: [7] },
    });

    await restore(folder, replaced, { now: moment('2025-03-28', 545) });
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(6);
    expect(await readdir(folder)).toContain('journal.replaced-2025-03-28T0905-2.json');
  });

  test('follows the very command that a refused start prints', async () => {
    const folder = await dataFolder();
    await withReports(folder, 3);
    await writeFile(journalPath(folder), 'x');
    const file = /restore (\S+)/.exec(await faultOf(folder))?.[1] ?? '';
    expect(await restore(folder, file, { now: moment() })).toMatchObject({ ok: true, facts: 2 });
    expect(await readFile(join(folder, 'journal.replaced-2025-03-24T0730.json'), 'utf8')).toBe('x');
    expect((await goodJournal(folder)).journal.facts()).toMatchObject([
      { kind: 'reported' },
      { kind: 'reported' },
      // The journal that it replaces cannot be read, so nobody knows what is missing.
      { kind: 'journal-restored', lost: null },
    ]);
  });

  test.each([
    ['damaged', 'x'],
    ['empty', ''],
    ['of a newer program', '{"version":9}'],
  ])('refuses a copy that is %s and changes nothing', async (_, content) => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const before = await readdir(folder);
    const journal = await readFile(journalPath(folder));
    const copy = join(folder, 'backups', 'journal-2025-03-20.json');
    await writeFile(copy, content);
    expect(await restore(folder, copy, { now: moment() })).toMatchObject({ ok: false });
    expect(await readFile(journalPath(folder))).toEqual(journal);
    expect(await readdir(folder)).toEqual(before);
  });

  test('refuses a copy that is not there', async () => {
    const folder = await dataFolder();
    const result = await restore(folder, join(folder, 'nothing.json'), { now: moment() });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? '' : result.fault).toMatch(/nothing\.json is not put back: there is no such file/);
  });

  test('on a full disk leaves the journal as it was', async () => {
    const folder = await dataFolder();
    await withReports(folder, 3);
    const journal = await readFile(journalPath(folder));
    const files = diskWith({ write: () => Promise.reject(systemError('ENOSPC')) });
    const result = await restore(folder, `${journalPath(folder)}.previous`, { now: moment(), files });
    expect(result.ok ? '' : result.fault).toMatch(/no space is left/);
    expect(await readFile(journalPath(folder))).toEqual(journal);
  });

  test('moves away a folder that stands in the place of the journal', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    await rm(journalPath(folder));
    await mkdir(journalPath(folder));
    expect(await restore(folder, `${journalPath(folder)}.previous`, { now: moment() })).toMatchObject({
      ok: true,
    });
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(2);
  });
});
