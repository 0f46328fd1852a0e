import { EventEmitter, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Telegraf } from 'telegraf';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import * as faults from '../../src/bot-api-double/faults.js';
import type { Inbox } from '../../src/ports/ports.js';
import { fullInbox, memoryInbox } from '../support/memory-inbox.js';
import { createConnection } from '../../src/telegram/connection.js';
import { poll, type Polling, type PollingOptions } from '../../src/telegram/polling.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { createIntake, type Intake } from '../../src/telegram/intake.js';
import type { Wait } from '../../src/telegram/wait.js';
import { capturedLog } from '../support/captured-log.js';

let double: Double;
let polling: Polling | null;
let waited: number[];
const log = capturedLog();

beforeEach(async () => {
  double = await startDouble();
  polling = null;
  waited = [];
});

afterEach(async () => {
  await polling?.stop();
  await double.close();
});

/** Ends only when its signal comes. */
const never: Wait = (_milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener('abort', () => resolve());
  });

/** Back-off passes at once; the grace of a stop only when its signal comes. */
const impatient: Wait = (milliseconds, signal) => {
  if (milliseconds >= 100_000) return never(milliseconds, signal);
  waited.push(milliseconds);
  return turn(undefined);
};

function connection(token = double.token): Telegraf {
  const limits = { seconds: 10, pollSeconds: 10 };
  return createConnection({ token, apiRoot: double.apiRoot, limits, scrub: scrubber(token), log });
}

/** Its patience ends only when the test says so: what is handled meanwhile was never kept. */
function intakeOf(bot: Telegraf, inbox: Inbox, wait: Wait): Intake {
  return createIntake({ handle: (update) => bot.handleUpdate(update), inbox, log, wait });
}

/** Where no time is given at all what has not been handled goes to the disk at once. */
const hasty: Wait = () => turn(undefined);

function start(handle: (text: string) => Promise<void> | void, more: Partial<PollingOptions> = {}): Polling {
  const bot = more.bot ?? connection();
  bot.on('message', (ctx) => handle('text' in ctx.message ? ctx.message.text : ''));
  const options = {
    bot,
    intake: intakeOf(bot, memoryInbox(), never),
    log,
    allowedUpdates: ['message' as const],
    wait: impatient,
    grace: 1e6,
  };
  polling = poll({ ...options, ...more });
  return polling;
}

describe('polling goes on', () => {
  it('hands every update over once and confirms it, with a beat for each poll', async () => {
    const seen: string[] = [];
    let beats = 0;
    start((text) => void seen.push(text), { beat: () => (beats += 1) });
    const an = double.user({ id: 11, firstName: 'An' });
    an.says('một');
    an.says('hai');
    await double.idle();
    an.says('ba');
    await double.idle();
    expect(seen).toEqual(['một', 'hai', 'ba']);
    expect(beats).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['500', faults.internal],
    ['502', faults.badGateway],
    ['a broken connection', faults.closed],
    ['a batch lost on the way', faults.closedAfter],
    ['a page instead of JSON', faults.malformed],
    ['400', faults.status(400, 'Bad Request')],
    ['403', faults.status(403, 'Forbidden')],
    ['404', faults.status(404, 'Not Found')],
  ])('through %s', async (_what, fault) => {
    const seen: string[] = [];
    double.faults.inject('getUpdates', fault, 3);
    const an = double.user({ id: 11, firstName: 'An' });
    an.says('một');
    start((text) => void seen.push(text));
    await double.idle();
    expect(seen).toEqual(['một']);
    expect(waited).toEqual([1000, 2000, 4000]);
    expect(log.text()).not.toContain('AAE-double');
  });

  it.each([
    ['silence', faults.silence],
    ['half an answer', faults.half],
  ])('through %s', async (_what, fault) => {
    const limits = { seconds: 10, pollSeconds: 0.2 };
    const { token, apiRoot } = double;
    const bot = createConnection({ token, apiRoot, limits, scrub: scrubber(token), log });
    const seen: string[] = [];
    double.user({ id: 11, firstName: 'An' }).says('một');
    double.faults.inject('getUpdates', fault);
    start((text) => void seen.push(text), { bot });
    await double.idle();
    expect(seen).toEqual(['một']);
  });

  it('429 is waited for to the second', async () => {
    double.faults.inject('getUpdates', faults.tooMany(17));
    start(() => undefined);
    double.user({ id: 11, firstName: 'An' }).says('một');
    await double.idle();
    expect(waited).toEqual([17_000]);
  });

  it('when the network is down at the start', async () => {
    double.faults.inject('getMe', faults.closed, 4);
    double.faults.inject('deleteWebhook', faults.internal, 2);
    const seen: string[] = [];
    start((text) => void seen.push(text));
    double.user({ id: 11, firstName: 'An' }).says('một');
    await double.idle();
    expect(seen).toEqual(['một']);
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
  });

  it('when a handler fails: the others of its batch are handled', async () => {
    const seen: string[] = [];
    const an = double.user({ id: 11, firstName: 'An' });
    for (const text of ['một', 'hỏng', 'ba']) an.says(text);
    start((text) => {
      if (text === 'hỏng') throw new Error('broken');
      seen.push(text);
    });
    await double.idle();
    expect(seen).toEqual(['một', 'ba']);
    expect(log.events).toContain('telegram.handler-failed');
  });

  it('an update that comes again, and numbers that begin anew after a quiet week, are handed over', async () => {
    const seen: string[] = [];
    start((text) => void seen.push(text));
    const an = double.user({ id: 11, firstName: 'An' });
    const said = an.says('một');
    await double.idle();
    double.redeliver(said.updateId ?? 0);
    await double.idle();
    double.setNextUpdateId(7);
    an.says('hai');
    an.says('ba');
    await double.idle();
    expect(seen).toEqual(['một', 'một', 'hai', 'ba']);
  });

  it('takes away a webhook that was left behind', async () => {
    await connection().telegram.setWebhook('https://example.org/hook');
    start(() => undefined);
    double.user({ id: 11, firstName: 'An' }).says('một');
    await double.idle();
    expect(double.requests('deleteWebhook')).toHaveLength(1);
  });
});

describe('order', () => {
  it('one person is handled in order, others meanwhile', async () => {
    const events: string[] = [];
    const an = double.user({ id: 11, firstName: 'An' });
    const binh = double.user({ id: 12, firstName: 'Bình' });
    an.says('an 1');
    an.says('an 2');
    binh.says('bình 1');
    start(async (text) => {
      events.push(`${text} begins`);
      for (let count = 0; count < (text === 'an 1' ? 10 : 1); count += 1) await turn();
      events.push(`${text} ends`);
    });
    await double.idle();
    expect(events.filter((event) => event.startsWith('an'))).toEqual([
      'an 1 begins',
      'an 1 ends',
      'an 2 begins',
      'an 2 ends',
    ]);
    expect(events.indexOf('bình 1 ends')).toBeLessThan(events.indexOf('an 1 ends'));
  });

  it('a handler that takes too long does not make the bot deaf: its update is kept on the disk', async () => {
    const seen: string[] = [];
    const slow = new EventEmitter();
    const bot = connection();
    const inbox = memoryInbox();
    const said = double.user({ id: 11, firstName: 'An' }).says('chậm');
    const intake = intakeOf(bot, inbox, hasty);
    start(
      async (text) => {
        seen.push(text);
        if (text === 'chậm') await once(slow, 'release');
      },
      { bot, intake },
    );
    await double.idle();
    expect(inbox.kept()).toEqual([said.updateId]);
    double.user({ id: 12, firstName: 'Bình' }).says('nhanh');
    await double.idle();
    expect(seen).toEqual(['chậm', 'nhanh']);
    slow.emit('release');
    await intake.settled();
    expect(inbox.kept()).toEqual([]);
  });

  it('nothing is confirmed that is neither handled nor on the disk', async () => {
    const slow = new EventEmitter();
    const begun = once(slow, 'begun');
    const bot = connection();
    double.user({ id: 11, firstName: 'An' }).says('chậm');
    const hang = async (): Promise<void> => {
      slow.emit('begun');
      await once(slow, 'release');
    };
    start(hang, { bot, intake: intakeOf(bot, fullInbox(), hasty) });
    await begun;
    while (!log.events.includes('telegram.not-kept')) await turn();
    expect(double.requests('getUpdates')).toHaveLength(1);
    slow.emit('release');
    await double.idle();
    expect(double.pending()).toBe(0);
  });

  it('what an earlier run left is handled first, and before letters are sent', async () => {
    const seen: string[] = [];
    const bot = connection();
    double.user({ id: 11, firstName: 'An' }).says('hai');
    const left = [
      { update_id: 7, message: { ...double.chat(11)[0], from: { id: 11 }, text: 'một', chat: { id: 11 } } },
    ];
    const intake = intakeOf(bot, memoryInbox(left), never);
    const slow = new EventEmitter();
    const caughtUp = new Promise<readonly string[]>((resolve) => {
      const onCaughtUp = (): void => resolve([...seen]);
      start(
        async (text) => {
          if (text === 'một') await once(slow, 'release');
          seen.push(text);
        },
        { bot, intake, onCaughtUp },
      );
    });
    while (intake.busy() === 0) await turn();
    slow.emit('release');
    expect(await caughtUp).toEqual(['một', 'hai']);
  });
});

describe('polling ends', () => {
  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])('for good when the token is refused with %i', async (code, description) => {
    double.faults.inject('getMe', faults.status(code, description), 5);
    const end = await start(() => undefined).ended;
    expect(end).toEqual({ kind: 'unauthorized', description: `${code}: ${description}` });
    expect(double.requests('getMe')).toHaveLength(1);
  });

  it('for good when the token is withdrawn later', async () => {
    const { ended } = start(() => undefined);
    double.user({ id: 11, firstName: 'An' }).says('một');
    await double.idle();
    double.faults.inject('getUpdates', faults.status(401, 'Unauthorized'));
    double.user({ id: 11, firstName: 'An' }).says('hai');
    expect((await ended).kind).toBe('unauthorized');
  });

  it('a second poller is named once, with a growing back-off, and polling goes on', async () => {
    let conflicts = 0;
    double.faults.inject('getUpdates', faults.conflict, 6);
    start(() => undefined, { onConflict: () => (conflicts += 1) });
    double.user({ id: 11, firstName: 'An' }).says('một');
    await double.idle();
    expect(conflicts).toBe(1);
    expect(waited).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect(log.events).toContain('telegram.conflict');
  });

  it('a stop waits for the handlers under way and confirms what they did', async () => {
    let done = false;
    const events = new EventEmitter();
    const begun = once(events, 'begun');
    const running = start(async () => {
      events.emit('begun');
      for (let count = 0; count < 10; count += 1) await turn();
      done = true;
    });
    double.user({ id: 11, firstName: 'An' }).says('một');
    await begun;
    await running.stop();
    expect(done).toBe(true);
    expect(double.pending()).toBe(0);
    expect(await running.ended).toEqual({ kind: 'stopped' });
  });

  it('a stop does not wait for ever; what was not done comes again', async () => {
    const events = new EventEmitter();
    const begun = once(events, 'begun');
    const hang = (): Promise<void> => {
      events.emit('begun');
      return new Promise(() => undefined);
    };
    const bot = connection();
    const running = start(hang, { bot, intake: intakeOf(bot, fullInbox(), never), grace: 4000 });
    double.user({ id: 11, firstName: 'An' }).says('một');
    await begun;
    await running.stop();
    expect(double.pending()).toBe(1);
    expect(double.requests('getUpdates')).toHaveLength(1);
    expect(log.events).toContain('telegram.stopped-in-the-middle');
  });

  it('a stop in the midst of a back-off is immediate', async () => {
    double.faults.inject('getMe', faults.internal);
    const bot = connection();
    const intake = intakeOf(bot, memoryInbox(), never);
    const running = poll({ bot, intake, log, allowedUpdates: [] });
    while (!log.events.includes('telegram.poll-failed')) await turn();
    await running.stop();
    expect(await running.ended).toEqual({ kind: 'stopped' });
  });
});
