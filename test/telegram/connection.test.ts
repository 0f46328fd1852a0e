import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Telegraf } from 'telegraf';
import { startDouble, type Double } from '../../src/bot-api-double/bot-api-double.js';
import * as faults from '../../src/bot-api-double/faults.js';
import { createConnection, readServerTime } from '../../src/telegram/connection.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { capturedLog } from '../support/captured-log.js';

let double: Double;
let bot: Telegraf;

beforeEach(async () => {
  double = await startDouble();
  double.user({ id: 11, firstName: 'An', started: true });
  bot = connection(double.apiRoot);
});

afterEach(async () => {
  await double.close();
});

function connection(apiRoot: string, seconds = 0.2): Telegraf {
  const limits = { seconds, pollSeconds: seconds };
  return createConnection({
    token: double.token,
    apiRoot,
    limits,
    scrub: scrubber(double.token),
    log: capturedLog(),
  });
}

async function errorOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('no error');
  return error;
}

describe('no call hangs', () => {
  it.each([
    ['a silent server', faults.silence],
    ['an answer that broke off', faults.half],
  ])('%s looks like any fault of the network', async (_what, fault) => {
    double.faults.inject('sendMessage', fault);
    expect(await errorOf(bot.telegram.sendMessage(11, 'x'))).toMatchObject({ name: 'FetchError' });
    expect(await bot.telegram.sendMessage(11, 'y')).toMatchObject({ text: 'y' });
  });

  it('a silent poll too', async () => {
    double.faults.inject('getUpdates', faults.silence);
    expect(await errorOf(bot.telegram.getUpdates(50, 100, 0, undefined))).toMatchObject({
      name: 'FetchError',
    });
  });

  it('the clients that telegraf makes for each update have the same limit', async () => {
    double.faults.inject('sendMessage', faults.silence);
    const failed = new Promise((resolve) => {
      bot.on('message', async (ctx) => resolve(await errorOf(ctx.reply('x'))));
    });
    bot.botInfo = await bot.telegram.getMe();
    double.user({ id: 11, firstName: 'An' }).says('x');
    for (const update of await bot.telegram.getUpdates(0, 100, 0, undefined)) await bot.handleUpdate(update);
    expect(await failed).toMatchObject({ name: 'FetchError' });
  });
});

describe('the token stays at home', () => {
  it.each([
    ['a page instead of JSON', faults.malformed],
    ['a broken connection', faults.closed],
    ['a silent server', faults.silence],
    ['a server error', faults.internal],
  ])('after %s', async (_what, fault) => {
    double.faults.inject('sendMessage', fault);
    const error = await errorOf(bot.telegram.sendMessage(11, 'x'));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('AAE-double');
  });
});

describe('the address of the Bot API', () => {
  it.each(['', '/'])('may end with "%s"', async (end) => {
    expect(await connection(double.apiRoot + end).telegram.getMe()).toMatchObject({
      username: 'nhacviec_bot',
    });
  });

  it('may lie in a folder', async () => {
    const error = await errorOf(connection(`${double.apiRoot}/api`, 5).telegram.getMe());
    // The double lives at the root; what matters is that the folder is asked.
    expect(error.message).toContain('/api/bot');
  });
});

describe("Telegram's clock", () => {
  it('is read from the Date header', async () => {
    double.setTime('2025-03-24T00:30:00Z');
    double.skewDateHeader(900);
    expect(await readServerTime({ apiRoot: double.apiRoot }, 5)).toEqual(new Date('2025-03-24T00:45:00Z'));
  });

  it('is unknown without a network', async () => {
    expect(await readServerTime({ apiRoot: 'http://127.0.0.1:9' }, 5)).toBeNull();
  });
});
