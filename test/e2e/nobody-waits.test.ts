import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silenceUntil, tooMany } from '../../src/bot-api-double/faults.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { NO_PACE, TELEGRAM_PACE } from '../../src/telegram/pace.js';
import { freePort } from '../support/free-port.js';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
let over: Promise<void>;
let end: () => void;

beforeEach(() => {
  over = new Promise((resolve) => {
    end = resolve;
  });
});

afterEach(async () => {
  end();
  await stage.close();
});

/** How much somebody sends on the way to others' answers: the bot is blocked there for far longer than a test lasts. */
interface Trouble {
  readonly name: string;
  readonly make: (stage: Stage, cast: Cast) => void;
  /** What the one in trouble sends. */
  readonly send: (cast: Cast) => void;
  /** Where the answers are held up. */
  readonly where: (cast: Cast) => { readonly id: number };
  readonly answersThere: number;
}

const hundreds = (count: number): Trouble => ({
  name: `one officer sends ${count} commands`,
  make: () => undefined,
  send({ vptk }) {
    for (let one = 0; one < count; one += 1) vptk.says('/viec');
  },
  where: ({ vptk }) => vptk,
  // Telegram's twenty a minute in one chat.
  answersThere: 20,
});

const troubles: readonly Trouble[] = [
  {
    name: 'one chat is under 429',
    make: ({ double }, { vptk }) => double.faults.injectIn(vptk.id, 'sendMessage', tooMany(60)),
    send: ({ vptk }) => void vptk.says('/viec'),
    where: ({ vptk }) => vptk,
    answersThere: 0,
  },
  {
    name: 'two chats are under 429',
    make({ double }, { vptk, coordinator }) {
      for (const { id } of [vptk, coordinator]) double.faults.injectIn(id, 'sendMessage', tooMany(60));
    },
    send({ vptk, coordinator }) {
      for (const who of [vptk, coordinator]) who.says('/viec');
    },
    where: ({ coordinator }) => coordinator,
    answersThere: 0,
  },
  {
    name: 'a send to one chat hangs',
    make: ({ double }, { vptk }) => double.faults.injectIn(vptk.id, 'sendMessage', silenceUntil(over)),
    send: ({ vptk }) => void vptk.says('/viec'),
    where: ({ vptk }) => vptk,
    answersThere: 0,
  },
  {
    name: 'the group is under 429',
    make: ({ double }, { group }) => double.faults.injectIn(group.id, 'sendMessage', tooMany(60)),
    send: ({ group, vptk }) => void group.says(vptk, '/status@nhacviec_bot'),
    where: ({ group }) => group,
    answersThere: 0,
  },
  hundreds(200),
  hundreds(500),
];

const SECRET = 'a-secret-of-the-test-01';

async function open(by: 'polling' | 'webhook'): Promise<void> {
  const port = by === 'webhook' ? await freePort() : null;
  const settings = {
    WEBHOOK_URL: 'https://bot.example/nhacviec',
    WEBHOOK_SECRET: SECRET,
    PORT: String(port),
  };
  const at = '2025-03-28 08:00';
  const hook = { settings, webhookTo: `http://127.0.0.1:${port}` };
  ({ stage, cast } = await openEnrolled({ at, pace: TELEGRAM_PACE, ...(port !== null && hook) }, { at }));
}

/** What the bot answers, as soon as it is there. */
function answerTo(who: UserHandle, words: string): Promise<Posted> {
  const said = who.says(words);
  return new Promise((resolve) => {
    const stop = stage.double.onChange(() => {
      const answer = stage.double.messagesTo(who.id).find(({ replyTo }) => replyTo === said.id);
      if (!answer) return;
      stop();
      resolve(answer);
    });
  });
}

describe.each(['polling', 'webhook'] as const)('by %s nobody waits for another', (by) => {
  test.each(troubles)('while $name', { timeout: 15_000 }, async (trouble) => {
    await open(by);
    const { double } = stage;
    const where = trouble.where(cast);
    const before = double.messagesTo(where.id).length;
    const requests = double.requests('sendMessage').length;
    trouble.make(stage, cast);
    trouble.send(cast);
    await expect.poll(() => double.requests('sendMessage').length).toBeGreaterThan(requests);
    for (const who of [cast.kt, cast.bpmc, cast.chairman, cast.kt]) {
      expect((await answerTo(who, '/viec')).text).not.toBe('');
    }
    // All that while those in trouble have only what Telegram lets through at once, with the word that it takes its time.
    expect(double.messagesTo(where.id).length - before).toBeLessThanOrEqual(trouble.answersThere);
  });

  test('somebody who sends so much is told once that it takes its time', { timeout: 60_000 }, async () => {
    await open(by);
    hundreds(120).send(cast);
    const told = (): readonly Posted[] =>
      stage.double.messagesTo(cast.vptk.id).filter(({ text }) => text.includes('nhiều tin nhắn cùng lúc'));
    await expect.poll(() => stage.double.pending(), { timeout: 20_000 }).toBe(0);
    // The word takes its turn among the answers to the same person, three in a second.
    await expect.poll(told, { timeout: 20_000 }).toHaveLength(1);
    for (const { id } of [cast.kt, cast.coordinator]) {
      expect(stage.double.messagesTo(id).filter(({ text }) => text.includes('cùng lúc'))).toEqual([]);
    }
  });
});

test('what waits for a chat in trouble outlives a stop, and is handled in its order at the next start', async () => {
  await open('polling');
  const { double } = stage;
  const { vptk } = cast;
  double.faults.injectIn(vptk.id, 'sendMessage', tooMany(60));
  const notes = Array.from({ length: 12 }, (_, at) => `số ${at + 1}`);
  for (const note of notes) vptk.says(`/progress I.4b ${note}`);
  await expect.poll(() => double.pending()).toBe(0);
  const recorded = (): readonly string[] =>
    stage
      .service()
      .bot.world.journal.facts()
      .flatMap((fact) => ('note' in fact && fact.note !== '' ? [fact.note] : []));
  expect(recorded()).toEqual(notes.slice(0, 1));
  await stage.stop();
  stage.pace(NO_PACE);
  await stage.start();
  await stage.settle();
  expect(recorded()).toEqual(notes);
});

describe('news wait for no chat under 429 in the tick', () => {
  const MORNING = '2025-03-28';

  /** Everybody’s letters, while Telegram leaves two of the chats in peace for half a minute. */
  async function morning(): Promise<void> {
    ({ stage, cast } = await openEnrolled({ at: `${MORNING} 07:00`, evenly: true }));
    for (const { id } of [cast.vptk, cast.bpmc]) stage.double.faults.injectIn(id, 'sendMessage', tooMany(30));
    await stage.clock(`${MORNING} 07:30`);
  }

  const lettersTo = ({ id }: UserHandle): number =>
    stage.double.messagesTo(id).filter(({ text }) => text.includes('thứ Sáu 28/03/2025')).length;

  test('what an officer reports is told to the coordinator at once', { timeout: 15_000 }, async () => {
    await morning();
    const before = stage.double.messagesTo(cast.coordinator.id).length;
    cast.kt.says('/vuong VI.2 chờ tỉnh');
    const news = (): readonly string[] =>
      stage.double
        .messagesTo(cast.coordinator.id)
        .slice(before)
        .map(({ text }) => text);
    await expect.poll(news, { timeout: 2000 }).toHaveLength(1);
    expect(news()[0]).toContain('Đỗ Lan');
    expect([lettersTo(cast.kt), lettersTo(cast.vptk), lettersTo(cast.bpmc)]).toEqual([1, 0, 0]);
  });

  test('and who was left in peace has the letter at the next tick, once', async () => {
    await morning();
    for (const at of ['07:31', '07:32']) await stage.clock(`${MORNING} ${at}`);
    expect([lettersTo(cast.kt), lettersTo(cast.vptk), lettersTo(cast.bpmc)]).toEqual([1, 1, 1]);
  });

  test('a summary that the coordinator sends to a group in peace is sent by a tick of the same day', async () => {
    await morning();
    const { double } = stage;
    double.faults.injectIn(cast.group.id, 'sendMessage', tooMany(30));
    const preview = await ask(stage, cast.coordinator, '/summary');
    cast.coordinator.presses(preview, 'Gửi vào nhóm');
    await stage.settle();
    const inGroup = (): number =>
      double.messagesTo(cast.group.id).filter(({ kind }) => kind === 'text').length;
    const before = inGroup();
    for (const at of ['07:31', '07:32']) await stage.clock(`${MORNING} ${at}`);
    expect(inGroup() - before).toBe(1);
  });
});
