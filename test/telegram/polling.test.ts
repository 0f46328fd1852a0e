import { EventEmitter, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Telegraf } from 'telegraf';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import * as faults from '../../src/bot-api-double/faults.js';
import { createConnection } from '../../src/telegram/connection.js';
import { poll, type Polling, type PollingOptions } from '../../src/telegram/polling.js';
import { scrubber } from '../../src/telegram/scrub.js';
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

/** Back-off passes at once; the patience for handlers and the grace of a stop only when their signal comes. */
const impatient: Wait = (milliseconds, signal) => {
  if (milliseconds < 100_000) {
    waited.push(milliseconds);
    return turn(undefined);
  }
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener('abort', () => resolve());
  });
};

function connection(token = double.token): Telegraf {
  const limits = { seconds: 10, pollSeconds: 10 };
  return createConnection({ token, apiRoot: double.apiRoot, limits, scrub: scrubber(token), log });
}

function start(handle: (text: string) => Promise<void> | void, more: Partial<PollingOptions> = {}): Polling {
  const bot = more.bot ?? connection();
  bot.on('message', (ctx) => handle('text' in ctx.message ? ctx.message.text : ''));
  const options = {
    bot,
    log,
    allowedUpdates: ['message' as const],
    wait: impatient,
    patience: 1e6,
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

  it('a handler that takes too long does not make the bot deaf', async () => {
    const seen: string[] = [];
    const slow = new EventEmitter();
    double.user({ id: 11, firstName: 'An' }).says('chậm');
    start(
      async (text) => {
        seen.push(text);
        if (text === 'chậm') await once(slow, 'release');
      },
      { patience: 20_000 },
    );
    await double.idle();
    double.user({ id: 12, firstName: 'Bình' }).says('nhanh');
    await double.idle();
    expect(seen).toEqual(['chậm', 'nhanh']);
    slow.emit('release');
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
    const running = start(hang, { grace: 4000 });
    double.user({ id: 11, firstName: 'An' }).says('một');
    await begun;
    await running.stop();
    expect(double.pending()).toBe(1);
    expect(log.events).toContain('telegram.stopped-in-the-middle');
  });

  it('a stop in the midst of a back-off is immediate', async () => {
    double.faults.inject('getMe', faults.internal);
    const running = poll({ bot: connection(), log, allowedUpdates: [] });
    while (!log.events.includes('telegram.poll-failed')) await turn();
    await running.stop();
    expect(await running.ended).toEqual({ kind: 'stopped' });
  });
});
