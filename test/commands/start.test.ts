import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDouble } from '../../src/bot-api-double/bot-api-double.js';
import type { Double } from '../../src/bot-api-double/bot-api-double.js';
import { internal, silence } from '../../src/bot-api-double/faults.js';
import { freePort } from '../support/free-port.js';
import { compiled } from '../support/compiled.js';
import { openProgram } from './program.js';
import type { Program, Running } from './program.js';

const built = await compiled();
let program: Program;
let double: Double;

beforeEach(async () => {
  program = await openProgram(built);
  double = await startDouble({ now: () => Date.now() });
});

afterEach(async () => {
  await program.close();
  await double.close();
});

function settings(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot, NODE_ENV: 'production', ...more };
}

async function started(): Promise<Running> {
  const bot = program.bot(settings());
  await bot.says('"ready"');
  return bot;
}

/** Milliseconds until a signalled bot has ended, and its status. */
async function stopped(
  bot: Running,
  name: NodeJS.Signals,
): Promise<{ status: number | null; after: number }> {
  const since = performance.now();
  bot.signal(name);
  const { status } = await bot.finished;
  return { status, after: performance.now() - since };
}

describe('a signal', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s stops the bot at once, with what was reported on the disk and the folder free',
    async (signal) => {
      const bot = await started();
      const code = /start=([\w-]+)/u.exec(bot.said())?.[1] ?? '';
      double.user({ id: 1001, firstName: 'Trần Thị Hoa' }).start(code);
      await double.idle();
      const { status, after } = await stopped(bot, signal);
      expect(status).toBe(0);
      expect(after).toBeLessThan(5000);
      expect(await readFile(join(program.dataDir, 'journal.json'), 'utf8')).toContain('Trần Thị Hoa');
      expect(await program.cli(['backup'], { settings: settings() })).toMatchObject({ status: 0 });
    },
  );

  test('stops the bot within 5 s even where Telegram has gone silent in the middle of an answer', async () => {
    const bot = await started();
    double.faults.inject('sendMessage', silence, 100);
    double.user({ id: 66, firstName: 'Ai đó' }).start();
    await expect.poll(() => double.requests('sendMessage').length, { timeout: 30_000 }).toBeGreaterThan(0);
    const { status, after } = await stopped(bot, 'SIGTERM');
    expect(status).toBe(0);
    expect(after).toBeLessThan(5000);
  });
});

describe('a start that cannot be', () => {
  test('no token in production is a fault', async () => {
    const { status, out, error } = await program.bot({ NODE_ENV: 'production' }).finished;
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(error).toContain('BOT_TOKEN: is missing; get one from @BotFather');
  });

  test('a token that Telegram does not know is a fault that does not repeat it', async () => {
    const wrong = '7000000002:AAE-another-token-that-nobody-gave-00002';
    const { status, out, error } = await program.bot(settings({ BOT_TOKEN: wrong })).finished;
    expect(status).toBe(1);
    expect(error).toContain('BOT_TOKEN');
    expect(out + error).not.toContain('AAE-another');
  });

  test('a second bot on the same data refuses, and the first goes on', async () => {
    const first = await started();
    const { status, error } = await program.bot(settings()).finished;
    expect(status).toBe(1);
    expect(error).toMatch(/is in use by process \d+/u);
    expect(await stopped(first, 'SIGTERM')).toMatchObject({ status: 0 });
  });

  test('settings, plan, holidays and journal that are wrong are named in one message, each with its place', async () => {
    const plan = join(program.dataDir, 'plan.json');
    await mkdir(program.dataDir);
    await writeFile(plan, '{"year": "2025"}');
    await writeFile(join(program.dataDir, 'holidays.json'), '{"daysOff": [{"day": "2025-02-30"}]}');
    await writeFile(join(program.dataDir, 'journal.json'), '{"half');
    const wrong = settings({ PLAN_FILE: plan, REMIND_AT: 'noon', SUMMARY_AT: 'Someday' });
    const { status, out, error } = await program.bot(wrong).finished;
    expect({ status, out }).toEqual({ status: 1, out: '' });
    for (const place of ['REMIND_AT: ', 'SUMMARY_AT: ', plan, 'holidays.json', 'journal.json']) {
      expect(error).toContain(place);
    }
    expect(await readFile(join(program.dataDir, 'journal.json'), 'utf8')).toBe('{"half');
  });

  test('a webhook goes on trying until Telegram answers, since a machine may be up before its network', async () => {
    double.faults.inject('getMe', internal);
    const port = await freePort();
    const webhook = {
      WEBHOOK_URL: 'https://bot.example.vn/telegram',
      WEBHOOK_SECRET: 'a-secret-of-the-tests',
    };
    const bot = program.bot(settings({ ...webhook, PORT: String(port) }));
    await bot.says('telegram.webhook-not-set');
    await bot.says('"ready"');
    const [told, ...others] = double.requests('setWebhook');
    expect(others).toEqual([]);
    expect(told?.parameters).toMatchObject({
      url: webhook.WEBHOOK_URL,
      secret_token: webhook.WEBHOOK_SECRET,
    });
    expect(await stopped(bot, 'SIGTERM')).toMatchObject({ status: 0 });
    expect(bot.said()).not.toContain('a-secret-of-the-tests');
  });

  test('a port that is taken is a fault that names the setting', async () => {
    const port = new URL(double.apiRoot).port;
    const webhook = {
      WEBHOOK_URL: 'https://bot.example.vn/telegram',
      WEBHOOK_SECRET: 'a-secret-of-the-tests',
      PORT: port,
    };
    const { status, error } = await program.bot(settings(webhook)).finished;
    expect(status).toBe(1);
    expect(error).toContain(`PORT: ${port}`);
  });
});

test('the start says in which folder the data are', async () => {
  const bot = await started();
  expect(bot.said()).toContain(`The data are in ${program.dataDir}\n`);
  await stopped(bot, 'SIGTERM');
});

test('what is relative is so to the program, from wherever it is started', async () => {
  const beside = join(dirname(built.script('main')), '..', 'of-the-test');
  try {
    const bot = program.bot(settings({ DATA_DIR: './of-the-test/data' }));
    await bot.says('"ready"');
    await stopped(bot, 'SIGTERM');
    expect(bot.said()).toContain(`The data are in ${join(beside, 'data')}\n`);
    expect(await readdir(join(beside, 'data'))).toContain('backups');
    expect(await readdir(dirname(program.dataDir))).toEqual([]);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
});

test('a data folder that is a file is told with the name of the setting', async () => {
  await writeFile(program.dataDir, '');
  const { status, error } = await program.bot(settings({ PLAN_FILE: 'none.json' })).finished;
  expect(status).toBe(1);
  expect(error).toMatch(/\(DATA_DIR\) cannot be used: .* is a file, no folder/u);
  expect(error).toContain('none.json: the plan file (PLAN_FILE) cannot be read');
});

test('a .env file gives settings, saved on Windows too, and the environment goes before it', async () => {
  const lines = [`BOT_TOKEN=${double.token}`, `TELEGRAM_API_ROOT=${double.apiRoot}`, 'REMIND_AT=noon', ''];
  await writeFile(join(program.dataDir, '..', '.env'), `\uFEFF${lines.join('\r\n')}`);
  const wrong = await program.bot({}).finished;
  expect(wrong.error).toContain('REMIND_AT: write a time of day as 07:30');
  expect(wrong.error).not.toContain('BOT_TOKEN');
  const bot = program.bot({ REMIND_AT: '07:15' });
  await bot.says('"ready"');
  expect(await stopped(bot, 'SIGTERM')).toMatchObject({ status: 0 });
});

test('the token stands in nothing that the program says or writes', async () => {
  const bot = await started();
  await stopped(bot, 'SIGTERM');
  const said = [
    bot.said(),
    ...(await Promise.all(
      [['check'], ['invite', 'DM'], ['backup'], ['plan', 'read', double.token]].map(async (argumentList) => {
        const { out, error } = await program.cli(argumentList, { settings: settings() });
        return out + error;
      }),
    )),
  ];
  expect(said.join('\n')).not.toContain(double.token.split(':')[1]);
});
