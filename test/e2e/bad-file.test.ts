import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { seedAsWord } from '../documents/import/seed-docx.js';
import { exploding, tableOf } from '../support/hostile-files.js';
import { plan } from '../support/office.js';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

/** What the bot has answered to a message so far. */
function answerTo(said: { readonly id: number }, { id }: UserHandle): string {
  const answers = stage.double.messagesTo(id).filter(({ replyTo }) => replyTo === said.id);
  return answers.map(({ text }) => text).join('\n');
}

async function send(name: string, bytes: Buffer): Promise<string> {
  const said = cast.coordinator.sendsDocument(name, '', { bytes });
  await stage.settle();
  return answerTo(said, cast.coordinator);
}

test('while a bad file is read others are answered; the coordinator is told what it is, and the next good one is read', async () => {
  // What waits at the start comes together.
  await stage.stop();
  const file = cast.coordinator.sendsDocument('ke-hoach.html', '', { bytes: exploding });
  const said = cast.vptk.says('/status III.1');
  await stage.start();
  await expect.poll(() => answerTo(said, cast.vptk), { timeout: 15_000 }).toContain('III.1');
  expect(answerTo(file, cast.coordinator)).toBe('');
  await stage.settle();
  expect(answerTo(file, cast.coordinator)).toMatch(
    /^Tệp “ke-hoach\.html”: (?:tệp có quá nhiều dòng, ô hoặc chữ|đọc tệp quá lâu).*Kế hoạch hiện hành giữ nguyên\.$/su,
  );
  expect(await send('Phu-luc.docx', await seedAsWord(plan))).toContain('Đã đọc 39 nhiệm vụ');
});

test.each([
  ['40,000 lines', 'a.txt', Buffer.from('a|b\n'.repeat(40_000)), 'tệp có quá nhiều dòng, ô hoặc chữ'],
  ['150,000 bars', 'a.txt', Buffer.from('|'.repeat(150_000)), 'tệp có quá nhiều dòng, ô hoặc chữ'],
  ['900 tasks', 'a.md', Buffer.from(tableOf(900)), 'tệp có quá nhiều dòng, ô hoặc chữ'],
  ['3,000 boxes in each other', 'a.html', Buffer.from('<div>'.repeat(3000)), 'tệp có cấu trúc bất thường'],
  ['more than 5 MB', 'a.docx', Buffer.alloc(5_000_001), 'Tệp quá lớn (trên 5 MB)'],
  ['more than 20 MB', 'a.docx', Buffer.alloc(20_000_001), 'Tệp quá lớn (trên 5 MB)'],
])('%s: the coordinator is told just that', async (_, name, bytes, words) => {
  const answer = await send(name, bytes);
  expect(answer).toContain(words);
  expect(answer).toContain('Kế hoạch hiện hành giữ nguyên.');
  expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('31/03/2025');
});

test('a stop is heard while a file is read', async () => {
  cast.coordinator.sendsDocument('ke-hoach.html', '', { bytes: exploding });
  await expect.poll(() => stage.double.requests('getFile').length, { timeout: 15_000 }).toBeGreaterThan(0);
  await stage.stop();
  expect(stage.events()).toContain('stopped');
});
