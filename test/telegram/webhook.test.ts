import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from 'telegraf/types';
import { startDouble } from '../../src/bot-api-double/bot-api-double.js';
import { createConnection } from '../../src/telegram/connection.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { startWebhook, type WebhookServer } from '../../src/telegram/webhook.js';
import { capturedLog } from '../support/captured-log.js';

const secret = 'a-secret-of-the-webhook';
let server: WebhookServer;
let seen: Update[];
let handle: (update: Update) => Promise<void> | void;
let healthy: boolean;
let log: ReturnType<typeof capturedLog>;

beforeEach(async () => {
  seen = [];
  healthy = true;
  log = capturedLog();
  handle = (update) => void seen.push(update);
  server = await startWebhook({
    url: 'https://bot.example.org/telegram',
    secret,
    port: 0,
    host: '127.0.0.1',
    take: async (update) => handle(update),
    isHealthy: () => healthy,
    log,
  });
});

afterEach(async () => {
  await server.close(0);
});

async function send(
  more: { path?: string; method?: string; secret?: string | null; body?: string | Buffer } = {},
) {
  const given = more.secret === undefined ? secret : more.secret;
  const method = more.method ?? 'POST';
  const answer = await fetch(`http://127.0.0.1:${server.port}${more.path ?? '/telegram'}`, {
    method,
    headers: given === null ? {} : { 'x-telegram-bot-api-secret-token': given },
    ...(method === 'POST' ? { body: more.body ?? '{"update_id":1}' } : {}),
  });
  return answer.status;
}

describe('a webhook without its secret is refused', () => {
  it.each([
    ['none', null],
    ['an empty one', ''],
    ['another', 'b-secret-of-the-webhook'],
    ['the beginning of it', secret.slice(0, -1)],
    ['more than it', `${secret}x`],
  ])('%s', async (_what, given) => {
    expect(await send({ secret: given })).toBe(401);
    expect(seen).toEqual([]);
    expect(log.text()).not.toContain(secret);
  });

  it('and a server without one does not start', async () => {
    const options = { url: 'https://x.org/t', secret: '', port: 0, take: () => Promise.resolve(), log };
    await expect(startWebhook(options)).rejects.toThrow('WEBHOOK_SECRET');
  });
});

describe('answers', () => {
  it.each([
    ['another path', { path: '/other' }, 404],
    ['a longer path', { path: '/telegram/x' }, 404],
    ['another method', { method: 'GET' }, 405],
    ['what is not JSON', { body: '{' }, 400],
    ['nothing', { body: '' }, 400],
    ['a list', { body: '[]' }, 400],
    ['no update_id', { body: '{"message":{}}' }, 400],
    ['what is not UTF-8', { body: Buffer.from('{"update_id":1,"x":"\xff"}', 'latin1') }, 400],
    ['more than a megabyte', { body: `{"update_id":1,"x":"${'x'.repeat(1024 * 1024)}"}` }, 413],
    ['an update', {}, 200],
    ['an update with a query', { path: '/telegram?x=1' }, 200],
  ])('%s', async (_what, request, status) => {
    expect(await send(request)).toBe(status);
    expect(seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it('health', async () => {
    expect(await send({ path: '/health', method: 'GET', secret: null })).toBe(200);
    healthy = false;
    expect(await send({ path: '/health', method: 'GET', secret: null })).toBe(503);
  });

  it('500 when the handler failed, so that Telegram brings the update again', async () => {
    handle = () => {
      throw new Error('disk full');
    };
    expect(await send()).toBe(500);
    expect(log.events).toEqual(['webhook.update-failed']);
  });

  it('only after the handler', async () => {
    const events = new EventEmitter();
    let done = false;
    handle = async () => {
      events.emit('begun');
      await once(events, 'go');
      done = true;
    };
    const begun = once(events, 'begun');
    const answer = send().then((status) => ({ status, done }));
    await begun;
    events.emit('go');
    expect(await answer).toEqual({ status: 200, done: true });
  });
});

it('letters that lie across two chunks stay whole', async () => {
  const body = Buffer.from('{"update_id":1,"message":{"text":"Đã xong nhiệm vụ"}}');
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /telegram HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`,
  );
  for (const byte of body) socket.write(Buffer.from([byte]));
  socket.resume();
  await once(socket, 'close');
  expect(seen).toMatchObject([{ message: { text: 'Đã xong nhiệm vụ' } }]);
});

it('closing waits for the answer under way', async () => {
  const events = new EventEmitter();
  handle = async () => {
    events.emit('begun');
    await once(events, 'go');
  };
  const begun = once(events, 'begun');
  const answer = send();
  await begun;
  const closed = server.close(4000);
  events.emit('go');
  expect(await answer).toBe(200);
  await closed;
});

it('the whole way: Telegram posts, the bot answers, what failed comes again', async () => {
  const double = await startDouble({ webhookTo: `http://127.0.0.1:${server.port}` });
  const limits = { seconds: 10, pollSeconds: 10 };
  const { token, apiRoot } = double;
  const bot = createConnection({ token, apiRoot, limits, scrub: scrubber(token), log });
  bot.on('message', (ctx) => ctx.reply('Đã ghi nhận'));
  bot.botInfo = await bot.telegram.getMe();
  let failures = 2;
  handle = async (update) => {
    failures -= 1;
    if (failures >= 0) throw new Error('not yet');
    await bot.handleUpdate(update);
  };
  await bot.telegram.setWebhook('https://bot.example.org/telegram', { secret_token: secret });
  double.user({ id: 11, firstName: 'An' }).says('xong III.3');
  await double.idle();
  expect(double.messagesTo(11).map((one) => one.text)).toEqual(['Đã ghi nhận']);
  await double.close();
});
