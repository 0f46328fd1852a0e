import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked } from '../../src/chat/conversation.js';
import type { PersonId } from '../../src/journal/fact.js';
import { openConversations } from '../../src/store/conversation-file.js';
import { capturedLog } from '../support/captured-log.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhacviec-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const place = { chat: 7, person: 7 as PersonId };
const question = {
  messageId: 3,
  subject: 'ev|1',
  choices: [],
  proposed: null,
  said: null,
  askedAt: '2025-03-20T08:00:00+07:00',
};

async function ask(): Promise<void> {
  const { conversations, close } = await openConversations(folder, { log: capturedLog() });
  await conversations.change(place, (before) => asked(before, question));
  await close();
}

it('what was asked is there after a restart', async () => {
  await ask();
  const { conversations, close } = await openConversations(folder, { log: capturedLog() });
  expect(conversations.all()).toMatchObject([{ ...place, questions: [{ messageId: 3, state: 'open' }] }]);
  await close();
});

it('changes that come at once are all kept', async () => {
  const { conversations, close } = await openConversations(folder, { log: capturedLog() });
  const people = [1, 2, 3, 4, 5] as PersonId[];
  await Promise.all(
    people.map((person) =>
      conversations.change({ chat: person, person }, (before) => asked(before, question)),
    ),
  );
  await close();
  const again = await openConversations(folder, { log: capturedLog() });
  expect(again.conversations.all().map(({ person }) => person)).toEqual(people);
  await again.close();
});

it('a file that cannot be read stops nothing: it is kept under another name, and the log says so', async () => {
  await ask();
  const path = join(folder, 'conversation.json');
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, -20));
  const log = capturedLog();
  const { conversations, close } = await openConversations(folder, { log });
  expect(conversations.all()).toEqual([]);
  expect(log.events).toContain('conversations not read: open questions are forgotten');
  expect(await readdir(folder)).toContain('conversation.json.damaged');
  await conversations.change(place, (before) => asked(before, question));
  await close();
});
