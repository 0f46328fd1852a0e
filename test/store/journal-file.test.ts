import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { firstNumber } from '../../src/journal/numbers.js';
import { day } from '../../src/plan/day.js';
import type { Moment } from '../../src/plan/day.js';
import { emptyDraft, extended, finished } from '../../src/store/checked-document.js';
import { disk } from '../../src/store/durable-file.js';
import { journalForm, journalPath } from '../../src/store/journal-form.js';
import {
  cause,
  dataFolder,
  diskWith,
  goodJournal,
  faultOf,
  moment,
  reported,
  systemError,
  withReports,
} from './scene.js';

/** What the first fact of a journal is numbered that is opened at the moment of these tests. */
const FIRST = firstNumber(moment().iso);

describe('a number', () => {
  const write = async (folder: string, at: Moment, above?: number): Promise<number> => {
    const { journal, close } = await goodJournal(folder, { ...(above !== undefined && { above }) });
    const { facts } = await journal.decide(cause(null, at), () => ({ facts: [reported()], answer: null }));
    await close();
    return facts[0]?.id ?? 0;
  };

  test('is given once, although the file of before was put back by hand', async () => {
    const folder = await dataFolder();
    await write(folder, moment('2025-03-24'));
    const kept = await readFile(journalPath(folder));
    const lost = await write(folder, moment('2025-03-25'));
    await writeFile(journalPath(folder), kept);
    expect(await write(folder, moment('2025-03-26'))).toBeGreaterThan(lost);
  });

  test('of a new journal is above those of the one before it', async () => {
    const lost = await write(await dataFolder(), moment('2025-03-24'));
    expect(await write(await dataFolder(), moment('2025-03-25'))).toBeGreaterThan(lost);
  });

  test('is above what is known to have been given, however slow the clock is, and grows where it goes back', async () => {
    const folder = await dataFolder();
    expect(await write(folder, moment('2024-12-24'), 41)).toBe(42);
    const next = await write(folder, moment('2025-03-25'));
    expect(await write(folder, moment('2024-12-24'))).toBe(next + 1);
  });

  test('of a journal that an older version began is read as it is', async () => {
    const folder = await dataFolder();
    await write(folder, moment('2024-12-24'));
    await write(folder, moment('2025-03-25'));
    expect((await goodJournal(folder)).journal.facts().map(({ id }) => id)).toEqual([
      1,
      firstNumber(moment('2025-03-25').iso),
    ]);
  });

  test('fits the data of a button until far beyond any plan', () => {
    for (const year of ['2025', '2040', '2099']) {
      const fact = firstNumber(`${year}-12-31T23:59:59+07:00`) + 999;
      expect(readAction(encodeAction({ kind: 'correct-day', report: fact, on: day('2025-03-24') }))).toEqual({
        kind: 'correct-day',
        report: fact,
        on: '2025-03-24',
      });
    }
  });

  test('that does not grow is a fault of the file', async () => {
    const folder = await dataFolder();
    await withReports(folder, 1);
    const [fact] = (await goodJournal(folder)).journal.facts();
    const twice = extended(emptyDraft(journalForm, 1), [JSON.stringify(fact), JSON.stringify(fact)]);
    await writeFile(journalPath(folder), finished(journalForm, twice));
    expect(await faultOf(folder)).toMatch(/facts\[1\] has id \d+, which is not above \d+/);
  });
});

describe('a decision', () => {
  test('gives each fact its number, time, author and update, and is there after a restart', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const first = await journal.decide(cause(501), () => ({
      facts: [reported('a'), reported('b')],
      answer: 'xong',
    }));
    const second = await journal.decide(cause(null), () => ({ facts: [reported('c')], answer: 'xong' }));

    expect(first.answer).toBe('xong');
    expect([...first.facts, ...second.facts].map(({ id, at, by, update }) => [id, at, by, update])).toEqual([
      [FIRST, '2025-03-24T07:30:00+07:00', 7, 501],
      [FIRST + 1, '2025-03-24T07:30:00+07:00', 7, 501],
      [FIRST + 2, '2025-03-24T07:30:00+07:00', 7, null],
    ]);
    expect((await goodJournal(folder)).journal.facts()).toEqual([...first.facts, ...second.facts]);
  });

  test('is on the disk before its answer is given', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const { facts } = await journal.decide(cause(1), () => ({ facts: [reported()], answer: null }));
    expect(JSON.parse(await readFile(journalPath(folder), 'utf8'))).toMatchObject({ version: 1, facts });
  });

  test('fifty at once each see what the others decided', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        journal.decide(cause(index), (facts) => ({ facts: [reported()], answer: facts.length })),
      ),
    );
    expect(answers.map(({ answer }) => answer)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect((await goodJournal(folder)).journal.facts().map(({ id }) => id)).toEqual(
      Array.from({ length: 50 }, (_, index) => FIRST + index),
    );
  });

  test('without facts writes nothing and leaves the very same array', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const before = journal.facts();
    expect(await journal.decide(cause(), () => ({ facts: [], answer: 'đã báo cáo' }))).toEqual({
      answer: 'đã báo cáo',
      facts: [],
    });
    expect(journal.facts()).toBe(before);
    expect(await readdir(folder)).not.toContain('journal.json');
  });

  test('whose rule throws writes nothing and does not hold up the next', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const broken = journal.decide(cause(), () => {
      throw new Error('rule broke');
    });
    const next = journal.decide(cause(), () => ({ facts: [reported()], answer: null }));
    await expect(broken).rejects.toThrow('rule broke');
    expect((await next).facts.map(({ id }) => id)).toEqual([FIRST]);
  });

  test('that a later start would refuse to read is refused now', async () => {
    const folder = await dataFolder();
    const { journal } = await goodJournal(folder);
    const strange = { ...reported(), surprise: 'x' };
    await expect(journal.decide(cause(), () => ({ facts: [strange], answer: null }))).rejects.toThrow(
      /reported/,
    );
    await expect(
      journal.decide(cause(null, { ...moment(), iso: 'heute' }), () => ({
        facts: [reported()],
        answer: null,
      })),
    ).rejects.toThrow(/at:/);
    expect(journal.facts()).toEqual([]);
    expect((await goodJournal(folder)).journal.facts()).toEqual([]);
  });

  test('does not change when its rule goes on playing with what it gave', async () => {
    const { journal } = await goodJournal(await dataFolder());
    const played = { ...reported(), note: 'trước' };
    await journal.decide(cause(), () => ({ facts: [played], answer: null }));
    played.note = 'sau';
    expect(journal.facts()).toMatchObject([{ note: 'trước' }]);
  });

  test('after closing is refused, while the one under way ends', async () => {
    const folder = await dataFolder();
    const { journal, close } = await goodJournal(folder);
    const under = journal.decide(cause(), () => ({ facts: [reported()], answer: null }));
    await close();
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(1);
    await expect(journal.decide(cause(), () => ({ facts: [], answer: null }))).rejects.toThrow(/closed/);
    await under;
  });
});

describe('a write that fails', () => {
  const half = (path: string, bytes: Uint8Array): Promise<void> => disk.write(path, bytes.slice(0, 40));
  const failing = (code: string) => (): Promise<never> => Promise.reject(systemError(code));
  test.each([
    // What a full disk does: part of it arrives.
    [
      'the disk is full',
      /no space is left/,
      { write: (path: string, bytes: Uint8Array) => half(path, bytes).then(failing('ENOSPC')) },
    ],
    ['the disk is read-only', /read-only/, { write: failing('EROFS') }],
    ['the disk is broken', /input\/output/, { write: failing('EIO') }],
    ['the old file gets no second name', /input\/output/, { link: failing('EIO') }],
    ['the new file gets no name', /no space is left/, { rename: failing('ENOSPC') }],
  ])('because %s leaves file and memory as they were', async (_, words, broken) => {
    const folder = await dataFolder();
    await withReports(folder, 3);
    const good = await readFile(journalPath(folder));
    let files = diskWith(broken);
    const switched = diskWith({
      write: (path, bytes) => files.write(path, bytes),
      link: (existing, name) => files.link(existing, name),
      rename: (from, to) => files.rename(from, to),
    });
    const { journal } = await goodJournal(folder, { files: switched });
    const before = journal.facts();
    const decision = journal.decide(cause(9), () => ({ facts: [reported('mất')], answer: null }));
    await expect(decision).rejects.toThrow(words);
    await expect(decision).rejects.toThrow(/journal\.json could not be written, so nothing was recorded/);
    expect(journal.facts()).toBe(before);
    expect(await readFile(journalPath(folder))).toEqual(good);
    expect(await readdir(folder)).not.toContain('journal.json.new');

    files = disk;
    await journal.decide(cause(10), () => ({ facts: [reported('còn')], answer: null }));
    expect((await goodJournal(folder)).journal.facts().map(({ update }) => update)).toEqual([1, 2, 3, 10]);
  });

  test('although the disk reports success is noticed by its size', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const files = diskWith({ write: (path, bytes) => disk.write(path, bytes.slice(0, 100)) });
    const { journal } = await goodJournal(folder, { files });
    await expect(journal.decide(cause(), () => ({ facts: [reported()], answer: null }))).rejects.toThrow(
      /only 100 of \d+ bytes/,
    );
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(2);
  });

  test('for want of hard links is no failure: a copy is kept instead', async () => {
    const folder = await dataFolder();
    await withReports(folder, 1);
    const good = await readFile(journalPath(folder));
    const files = diskWith({ link: () => Promise.reject(systemError('ENOTSUP')) });
    const { journal } = await goodJournal(folder, { files });
    await journal.decide(cause(), () => ({ facts: [reported()], answer: null }));
    expect(await readFile(`${journalPath(folder)}.previous`)).toEqual(good);
  });
});

describe('a file that cannot be trusted stops the start', () => {
  test.each([
    ['is empty', '', /the file is empty/],
    ['is no JSON', '{"version":1,"checksum":"x","facts":[\n{"a":1},\n{"b":\n]}\n', /line [34]/],
    ['is no text', Buffer.from([0x7b, 0xff, 0xfe]), /line 1 holds bytes that are no text/],
    ['is something else', '[]', /names no version/],
    ['lacks its checksum', '{"version":1,"facts":[]}', /checksum/],
    [
      'has a checksum of other facts',
      `{"version":1,"checksum":"${'0'.repeat(64)}","facts":[]}`,
      /does not match/,
    ],
    ['comes from a newer program', '{"version":2,"facts":[],"more":1}', /version 2 .*newer program/],
    [
      'comes from a version that nobody knows',
      '{"version":0,"checksum":"x","facts":[]}',
      /checksum|version 0/,
    ],
  ])('when it %s', async (_, content, words) => {
    const folder = await dataFolder();
    await writeFile(journalPath(folder), content);
    const fault = await faultOf(folder);
    expect(fault).toMatch(words);
    expect(fault).toContain(journalPath(folder));
    expect(fault).toMatch(/No good copy was found[^]*restore/);
    expect(await readFile(journalPath(folder))).toEqual(Buffer.from(content));
  });

  test('when a folder stands in its place', async () => {
    const folder = await dataFolder();
    await mkdir(journalPath(folder));
    expect(await faultOf(folder)).toMatch(/a folder stands in its place/);
  });

  test('when it may not be read', async () => {
    const folder = await dataFolder();
    await withReports(folder, 1);
    const read = (path: string): Promise<Uint8Array> =>
      path === journalPath(folder) ? Promise.reject(systemError('EACCES')) : disk.read(path);
    expect(await faultOf(folder, { files: diskWith({ read }) })).toMatch(/owner and mode/);
  });

  test('and is told with the newest good copy and the command that puts it back', async () => {
    const folder = await dataFolder();
    await withReports(folder, 3);
    await writeFile(journalPath(folder), 'x');
    expect((await faultOf(folder)).replaceAll(folder, '<folder>')).toMatchInlineSnapshot(`
      "<folder>/journal.json is not used: line 1, column 1 is not JSON, or the file ends too early: a value is missing.
      The newest good copy is <folder>/journal.json.previous (2 facts, the last of 2025-03-24T07:30:00+07:00; what came later is not in it). To put it back (what it replaces is kept):
        npm run -s cli -- restore <folder>/journal.json.previous"
    `);
  });

  test('when it is gone and only copies are left', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    await rm(journalPath(folder));
    expect(await faultOf(folder)).toMatch(/is missing, but copies[^]*restore \//);
    await rm(`${journalPath(folder)}.previous`);
    await writeFile(join(folder, 'backups', 'journal-2025-03-20.json'), 'damaged');
    expect(await faultOf(folder)).toMatch(/No good copy/);
  });

  test('but a folder that never held one begins a new journal', async () => {
    const folder = await dataFolder();
    // What a very first write that was killed leaves behind.
    await writeFile(`${journalPath(folder)}.new`, '{"vers');
    const { journal } = await goodJournal(folder);
    await journal.decide(cause(), () => ({ facts: [reported()], answer: null }));
    expect((await goodJournal(folder)).journal.facts()).toHaveLength(1);
  });
});

describe('versions', () => {
  const next = {
    ...journalForm,
    version: 2,
    migrations: new Map([
      [
        1,
        (facts: readonly unknown[]): readonly unknown[] =>
          facts.map((fact) => (typeof fact === 'object' ? { ...fact, note: 'chuyển đổi' } : fact)),
      ],
    ]),
  };

  test('an older one is migrated and kept beside', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    const old = await readFile(journalPath(folder));
    const { journal } = await goodJournal(folder, { form: next });
    expect(journal.facts()).toMatchObject([{ note: 'chuyển đổi' }, { note: 'chuyển đổi' }]);
    expect(await readFile(join(folder, 'journal.v1.json'))).toEqual(old);
    expect(JSON.parse(await readFile(journalPath(folder), 'utf8'))).toMatchObject({ version: 2 });
    expect((await goodJournal(folder, { form: next })).journal.facts()).toHaveLength(2);
  });

  test('a kept one is never overwritten by another', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    await writeFile(join(folder, 'journal.v1.json'), 'kept before');
    await goodJournal(folder, { form: next });
    expect(await readFile(join(folder, 'journal.v1.json'), 'utf8')).toBe('kept before');
    expect(await readdir(folder)).toContain('journal.v1-2.json');
  });

  test('a version that is not the one the facts were written under sends no file through a migration', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    await goodJournal(folder, { form: next });
    const text = await readFile(journalPath(folder), 'utf8');
    await writeFile(journalPath(folder), text.replace('"version":2', '"version":1'));
    expect(await faultOf(folder, { form: next })).toMatch(/checksum/);
    expect(await readdir(folder)).not.toContain('journal.v1-2.json');
  });

  test('a newer one is refused and left alone', async () => {
    const folder = await dataFolder();
    await withReports(folder, 2);
    await goodJournal(folder, { form: next });
    const newer = await readFile(journalPath(folder));
    expect(await faultOf(folder)).toMatch(/version 2/);
    expect(await readFile(journalPath(folder))).toEqual(newer);
  });
});
