import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDraft, extended, finished, readDocument } from '../../src/store/checked-document.js';
import { openJournal } from '../../src/store/journal-file.js';
import { journalForm, journalPath } from '../../src/store/journal-form.js';
import { openOutbox, outboxForm, outboxPath } from '../../src/store/outbox-file.js';
import type { Fact } from '../../src/journal/fact.js';
import { effort } from '../support/effort.js';
import { anyHappening, oneOfEach } from './any-fact.js';
import { cause, dataFolder, dispatched, goodJournal, keepingLog, withReports } from './scene.js';

/** Each bit by itself, and all of them. */
const MASKS = [1, 2, 4, 8, 16, 32, 64, 128, 255];

async function smallJournal(): Promise<{ readonly folder: string; readonly bytes: Uint8Array }> {
  const folder = await dataFolder();
  await withReports(folder, 3);
  return { folder, bytes: await readFile(journalPath(folder)) };
}

async function smallOutbox(): Promise<Uint8Array> {
  const folder = await dataFolder();
  const opened = await openOutbox(folder);
  if (!opened.ok) throw new Error(opened.fault);
  await opened.outbox.put(dispatched('letter|7|2025-03-24', ['7|III.3|2025-Q1|2025-03-31|7']));
  await opened.outbox.put(dispatched('summary|2025-03-24', []));
  return readFile(outboxPath(folder));
}

test('a journal cut at any byte never opens', async () => {
  const { folder, bytes } = await smallJournal();
  const whole = bytes.length - 1; // Without the last line feed it is still whole.
  for (let length = 0; length < whole; length += 1) {
    expect(readDocument(journalForm, bytes.subarray(0, length)).kind, `cut at ${length}`).toBe('bad');
  }
  for (const length of [0, 1, 90, whole - 1]) {
    await writeFile(journalPath(folder), bytes.subarray(0, length));
    expect(await openJournal(folder, { log: keepingLog() }), `cut at ${length}`).toMatchObject({ ok: false });
  }
});

test('a journal with any one byte changed never opens with other facts', async () => {
  const { bytes } = await smallJournal();
  const good = readDocument(journalForm, bytes);
  if (good.kind === 'bad') throw new Error(good.where);
  let opened = 0;
  for (let place = 0; place < bytes.length; place += 1) {
    for (const mask of MASKS) {
      const damaged = Uint8Array.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ mask;
      const reading = readDocument(journalForm, damaged);
      if (reading.kind === 'bad') continue;
      opened += 1;
      expect(reading.entries, `byte ${place} ^ ${mask}`).toEqual(good.entries);
    }
  }
  // Line feeds turned into other white space, nothing else.
  expect(opened).toBeLessThan(30);
});

test('an outbox cut or changed at any byte never opens with other content', async () => {
  const bytes = await smallOutbox();
  const good = readDocument(outboxForm, bytes);
  if (good.kind === 'bad') throw new Error(good.where);
  for (let place = 0; place < bytes.length; place += 1) {
    if (place < bytes.length - 1) {
      expect(readDocument(outboxForm, bytes.subarray(0, place)).kind, `cut at ${place}`).toBe('bad');
    }
    for (const mask of MASKS) {
      const damaged = Uint8Array.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ mask;
      const reading = readDocument(outboxForm, damaged);
      if (reading.kind === 'good') expect(reading.entries, `byte ${place} ^ ${mask}`).toEqual(good.entries);
    }
  }
});

test('lines swapped, dropped or doubled in a journal are noticed', async () => {
  const { bytes } = await smallJournal();
  const [head, one, two, three, tail] = Buffer.from(bytes).toString().replaceAll('},\n', '}\n').split('\n');
  const joined = (...facts: readonly (string | undefined)[]): Uint8Array =>
    Buffer.from(`${head ?? ''}\n${facts.join(',\n')}\n${tail ?? ''}\n`);
  expect(readDocument(journalForm, joined(one, two, three)).kind).toBe('good');
  for (const facts of [[two, one, three], [one, three], [one, one, two, three], [one, two], []]) {
    expect(readDocument(journalForm, joined(...facts)).kind).toBe('bad');
  }
});

test('the fault names line and field, and quotes nothing that people wrote', () => {
  const fact = { id: 1, at: '2025-03-24T07:30:00+07:00', by: 7, update: null };
  const texts = [
    { ...fact, kind: 'backlog-answered' },
    {
      ...fact,
      id: 2,
      kind: 'enrolled',
      person: 'bí mật',
      name: 'bí mật',
      post: { kind: 'king' },
      invitation: null,
    },
  ].map((value) => JSON.stringify(value));
  const bytes = finished(journalForm, extended(emptyDraft(journalForm, 1), texts));
  expect(readDocument(journalForm, bytes)).toMatchInlineSnapshot(`
    {
      "kind": "bad",
      "where": "facts[1], line 3: person: not a person id; post.kind: Invalid discriminator value. Expected 'officer' | 'coordinator' | 'chairman'",
    }
  `);
});

test('a place that is no JSON is named by its line', async () => {
  const { bytes } = await smallJournal();
  const text = Buffer.from(bytes).toString();
  const reading = readDocument(journalForm, Buffer.from(text.replace('số 2"', 'số 2')));
  expect(reading).toMatchObject({ kind: 'bad' });
  expect(reading.kind === 'bad' && reading.where).toMatch(/line 3/);
});

test(
  'what is written is what a restart reads, for facts of every kind and with any text',
  { timeout: 120_000 },
  async () => {
    const folder = await dataFolder();
    const asWritten: Fact[] = [];
    let opened = await goodJournal(folder);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(anyHappening, { maxLength: 5 }), oneOfEach),
        fc.boolean(),
        async (facts, restart) => {
          const written = await opened.journal.decide(cause(), () => ({ facts, answer: null }));
          expect(written.facts).toMatchObject(facts);
          asWritten.push(...written.facts);
          if (restart) opened = await goodJournal(folder);
          expect(opened.journal.facts()).toEqual(asWritten);
        },
      ),
      // No shrinking over a journal that grows.
      { numRuns: effort(60, 300), endOnFailure: true },
    );
  },
);
