import { lstat, readFile, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/ports/memory.js';
import { newestGoodBackup } from '../../src/store/backups.js';
import { openConversations } from '../../src/store/conversation-file.js';
import { disk, durableFile } from '../../src/store/durable-file.js';
import { inspectJournal } from '../../src/store/inspection.js';
import { openJournal } from '../../src/store/journal-file.js';
import { loadHolidays, loadPlan } from '../../src/store/office-files.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { restore } from '../../src/store/restore.js';
import { dataFolder, dispatched, moment, withReports } from './scene.js';

const isLink = async (path: string): Promise<boolean> => (await lstat(path)).isSymbolicLink();

/** Moves a file elsewhere and leaves a link to it. */
async function movedAway(folder: string, name: string): Promise<string> {
  const elsewhere = join(await dataFolder(), name);
  await rename(join(folder, name), elsewhere);
  await symlink(elsewhere, join(folder, name));
  return elsewhere;
}

describe('a link in the place of a file', () => {
  test('of the journal is followed: what it leads to is written, and the copies are found', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const elsewhere = await movedAway(folder, 'journal.json');
    await withReports(folder, 1);
    expect(await isLink(join(folder, 'journal.json'))).toBe(true);
    expect(await inspectJournal(folder)).toMatchObject({ ok: true, facts: { length: 3 } });
    expect((await readFile(elsewhere, 'utf8')).match(/"kind":"reported"/gu)).toHaveLength(3);
    await writeFile(elsewhere, '{"half');
    expect(await newestGoodBackup(folder)).not.toBeNull();
  });

  test('of the journal stays what it is where a copy is put back, and what it led to is kept', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const copy = join(await dataFolder(), 'copy.json');
    await writeFile(copy, await readFile(join(folder, 'journal.json')));
    await withReports(folder, 1);
    const elsewhere = await movedAway(folder, 'journal.json');
    const before = await readFile(elsewhere, 'utf8');
    const restored = await restore(folder, copy, { now: moment() });
    expect(restored).toMatchObject({ ok: true, facts: 2 });
    expect(await isLink(join(folder, 'journal.json'))).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toContain('journal-restored');
    const replaced = (await readdir(folder)).find((name) => name.startsWith('journal.replaced-')) ?? '';
    expect(await readFile(join(folder, replaced), 'utf8')).toBe(before);
  });

  test('of the outbox is followed', async () => {
    const folder = await dataFolder();
    const put = async (key: string): Promise<void> => {
      const opened = await openOutbox(folder);
      if (!opened.ok) throw new Error(opened.fault);
      await opened.outbox.put(dispatched(key, []));
      await opened.close();
    };
    await put('letter|7|2025-03-24');
    const elsewhere = await movedAway(folder, 'outbox.json');
    await put('letter|7|2025-03-25');
    expect(await isLink(join(folder, 'outbox.json'))).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toContain('letter|7|2025-03-25');
  });

  test('of the conversations is followed, and what is damaged is kept where the link leads', async () => {
    const folder = await dataFolder();
    const elsewhere = join(await dataFolder(), 'conversation.json');
    await writeFile(elsewhere, '{"half');
    await symlink(elsewhere, join(folder, 'conversation.json'));
    await (await openConversations(folder, { log: silentLog })).close();
    expect(await isLink(join(folder, 'conversation.json'))).toBe(true);
    expect(await readFile(`${elsewhere}.damaged`, 'utf8')).toBe('{"half');
  });

  test('of holidays and plan is followed', async () => {
    const folder = await dataFolder();
    const elsewhere = join(await dataFolder(), 'ngay-nghi.json');
    await writeFile(elsewhere, '\uFEFF{"years": [2031]}');
    await symlink(elsewhere, join(folder, 'holidays.json'));
    const read = await loadHolidays(folder);
    expect(read.ok && read.holidays.years).toContain(2031);
    const plan = join(folder, 'plan.json');
    await symlink(new URL('../../data/plan-2025.json', import.meta.url).pathname, plan);
    expect(await loadPlan(plan)).toMatchObject({ ok: true });
  });

  test('of any other file is followed too', async () => {
    const folder = await dataFolder();
    const elsewhere = join(await dataFolder(), 'plan-2025-1.json');
    await writeFile(elsewhere, 'old');
    await symlink(elsewhere, join(folder, 'plan-2025-1.json'));
    await durableFile(join(folder, 'plan-2025-1.json'), disk).write(Buffer.from('new'));
    expect(await isLink(join(folder, 'plan-2025-1.json'))).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toBe('new');
  });
});

describe('a link that leads nowhere is told, and nothing is begun in its place', () => {
  const nowhere = async (name: string): Promise<string> => {
    const folder = await dataFolder();
    await symlink(join(folder, 'not-mounted', name), join(folder, name));
    return folder;
  };
  const told = /is a symbolic link that leads nowhere; bring back what it leads to/u;

  test('the journal', async () => {
    const folder = await nowhere('journal.json');
    const opened = await openJournal(folder, { log: silentLog });
    expect(opened.ok ? '' : opened.fault).toMatch(told);
    const inspected = await inspectJournal(folder);
    expect(inspected.ok ? '' : inspected.fault).toMatch(told);
    const copy = join(await dataFolder(), 'copy.json');
    const other = await dataFolder();
    await withReports(other, 1);
    await writeFile(copy, await readFile(join(other, 'journal.json')));
    const restored = await restore(folder, copy, { now: moment() });
    expect(restored.ok ? '' : restored.fault).toMatch(told);
    expect(await isLink(join(folder, 'journal.json'))).toBe(true);
  });

  test('the outbox', async () => {
    const opened = await openOutbox(await nowhere('outbox.json'));
    expect(opened.ok ? '' : opened.fault).toMatch(told);
  });

  test('the holidays', async () => {
    const read = await loadHolidays(await nowhere('holidays.json'));
    expect(read.ok ? '' : read.faults.join()).toMatch(told);
  });

  test('any file that would be written', async () => {
    const folder = await nowhere('plan-2025-1.json');
    await expect(durableFile(join(folder, 'plan-2025-1.json'), disk).write(Buffer.from('x'))).rejects.toThrow(
      told,
    );
    expect((await readdir(folder)).sort()).toEqual(['backups', 'plan-2025-1.json', 'plans']);
  });
});

test('a report goes on being written through a link', async () => {
  const folder = await dataFolder();
  await withReports(folder, 1);
  await movedAway(folder, 'journal.json');
  await withReports(folder, 2);
  expect(await isLink(join(folder, 'journal.json'))).toBe(true);
  expect(await inspectJournal(folder)).toMatchObject({ ok: true, facts: { length: 3 } });
});
