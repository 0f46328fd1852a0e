import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/command-line.js';
import { day, instantAt } from '../../src/plan/day.js';
import { ask, enrolCast, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

/** A name that only the proxy knows: what does not go through it gets nowhere. */
const HOST = 'telegram.behind-the-proxy.invalid';
const PASSWORD = 'pass-of-the-proxy';

let stage: Stage;
let proxy: Server;
/** The hosts that the proxy was asked for, each with the name and password that came along. */
let asked: string[];

beforeEach(async () => {
  asked = [];
  proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    const login = Buffer.from((request.headers['proxy-authorization'] ?? '').replace('Basic ', ''), 'base64');
    asked.push(`${login.toString()}@${host}`);
    const there = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  stage = await openStage({ at: '2025-03-20 08:00' });
});

afterEach(async () => {
  await stage.close();
  proxy.closeAllConnections();
  proxy.close();
});

function behindProxy(): Readonly<Record<string, string>> {
  const { port } = proxy.address() as AddressInfo;
  return {
    HTTPS_PROXY: `http://bot:${PASSWORD}@127.0.0.1:${port}`,
    TELEGRAM_API_ROOT: `http://${HOST}:${new URL(stage.double.apiRoot).port}`,
  };
}

async function cli(words: readonly string[], more: Readonly<Record<string, string>>): Promise<string> {
  let said = '';
  await runCommand(words, {
    environment: { BOT_TOKEN: stage.double.token, DATA_DIR: stage.dataDir, ...more },
    now: () => instantAt('Asia/Ho_Chi_Minh', day('2025-03-20'), 8 * 60),
    input: (async function* () {})(),
    out: (text) => (said += text),
    error: (text) => (said += text),
  });
  return said;
}

test(
  'everything that the bot asks of Telegram goes through the proxy: calls, uploads, files that people sent, the clock',
  { timeout: 60_000 },
  async () => {
    const cast = await enrolCast(stage);
    for (const [name, value] of Object.entries(behindProxy())) stage.set(name, value);
    await stage.restart();
    expect((await ask(stage, cast.vptk, '/mine')).text).toContain('III.1');
    const bytes = await readFile(new URL('../../data/plan-2025.json', import.meta.url));
    cast.coordinator.sendsDocument('ke-hoach.json', '', { bytes });
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('43');
    expect((await ask(stage, cast.coordinator, '/export')).text).not.toBe('');
    expect(await stage.service().bot.world.machine.clockAhead()).toBe(0);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([`bot:${PASSWORD}@${HOST}`]));
    expect(stage.log()).not.toContain(PASSWORD);
  },
);

test('check shows the proxy without its password, and reaches Telegram through it', async () => {
  const said = await cli(['check'], behindProxy());
  expect(said).toMatch(/^ok +token +@nhacviec_bot$/mu);
  expect(said).toMatch(/^ok +settings +HTTPS_PROXY: http:\/\/127\.0\.0\.1:\d+$/mu);
  expect(said).not.toContain(PASSWORD);
  expect(said).not.toContain('not compared');
  expect(asked.length).toBeGreaterThan(0);
});

test('what NO_PROXY names is reached straight', async () => {
  const settings = {
    ...behindProxy(),
    TELEGRAM_API_ROOT: stage.double.apiRoot,
    NO_PROXY: 'localhost,127.0.0.1',
  };
  expect(await cli(['check'], settings)).toMatch(/^ok +token +@nhacviec_bot$/mu);
  expect(asked).toEqual([]);
});

test('a proxy that is gone is a fault that shows no password', async () => {
  const settings = { ...behindProxy(), HTTPS_PROXY: `http://bot:${PASSWORD}@127.0.0.1:9` };
  const said = await cli(['check'], settings);
  expect(said).toMatch(/^FAULT +token +getMe: /mu);
  expect(said).not.toContain(PASSWORD);
});
