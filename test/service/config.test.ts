import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTINGS, overFile, readConfig, settingsSaid } from '../../src/service/config.js';
import { isLetterTime } from '../../src/plan/office-hours.js';
import type { PersonId } from '../../src/journal/fact.js';
import type { Config } from '../../src/service/config.js';
import { moment, office } from '../support/office.js';

const TOKEN = '7000000001:AAE-a-token-of-the-tests-alone-0000001';
const SECRET = 'a-secret-of-the-tests';
const HOOK = { BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://bot.example.vn/telegram', WEBHOOK_SECRET: SECRET };

type Given = Readonly<Record<string, string>>;

function good(given: Given): Config {
  const read = readConfig(given);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.config;
}

function faults(given: Given): string {
  const read = readConfig(given);
  return read.ok ? '' : read.faults.join('\n');
}

/** Of each setting what it gives, and what it refuses. */
const TABLE: Readonly<
  Record<
    string,
    {
      readonly fine: readonly [Given, Partial<Config>][];
      readonly wrong: readonly Given[];
    }
  >
> = {
  BOT_TOKEN: {
    fine: [
      [{}, { token: null }],
      [{ BOT_TOKEN: ` ${TOKEN} ` }, { token: TOKEN }],
      [{ BOT_TOKEN: '' }, { token: null }],
    ],
    wrong: [{ BOT_TOKEN: 'no-token' }, { BOT_TOKEN: '', NODE_ENV: 'production' }],
  },
  TELEGRAM_API_ROOT: {
    fine: [
      [{}, { apiRoot: 'https://api.telegram.org' }],
      [{ TELEGRAM_API_ROOT: 'http://localhost:8081' }, { apiRoot: 'http://localhost:8081' }],
    ],
    wrong: [
      { TELEGRAM_API_ROOT: 'ftp://api' },
      { TELEGRAM_API_ROOT: 'http://api.telegram.org' },
      { TELEGRAM_API_ROOT: `https://api.telegram.org/bot${TOKEN}` },
      { TELEGRAM_API_ROOT: 'https://me:secret@api.example.vn' },
    ],
  },
  HTTPS_PROXY: {
    fine: [
      [{}, { proxy: null }],
      [{ HTTPS_PROXY: 'http://proxy.example.vn:3128' }, { proxy: new URL('http://proxy.example.vn:3128') }],
      [{ https_proxy: 'proxy.example.vn:3128' }, { proxy: new URL('http://proxy.example.vn:3128') }],
    ],
    wrong: [
      { HTTPS_PROXY: 'socks5://proxy:1080' },
      { HTTPS_PROXY: 'http://' },
      { https_proxy: 'http://p/path' },
    ],
  },
  NO_PROXY: {
    fine: [
      [{ HTTPS_PROXY: 'http://proxy:1', NO_PROXY: 'api.telegram.org' }, { proxy: null }],
      [{ HTTPS_PROXY: 'http://proxy:1', no_proxy: '*' }, { proxy: null }],
      [{ HTTPS_PROXY: 'http://proxy:1', NO_PROXY: 'example.vn' }, { proxy: new URL('http://proxy:1') }],
    ],
    wrong: [{ NO_PROXY: 'a.vn', no_proxy: 'b.vn' }],
  },
  DATA_DIR: {
    fine: [
      [{}, { dataDir: resolve('var') }],
      [{ DATA_DIR: './elsewhere/here' }, { dataDir: resolve('elsewhere/here') }],
      [{ DATA_DIR: '/srv/nhacviec' }, { dataDir: '/srv/nhacviec' }],
    ],
    wrong: [
      { DATA_DIR: '.' },
      { DATA_DIR: './dist' },
      { DATA_DIR: 'src/journal' },
      { DATA_DIR: resolve('node_modules/x') },
    ],
  },
  PLAN_FILE: {
    fine: [
      [{}, { planFile: null }],
      [{ PLAN_FILE: 'data/plan-2025.json' }, { planFile: resolve('data/plan-2025.json') }],
      [{ PLAN_FILE: 'of-the-shell.json' }, { planFile: 'of-the-shell.json' }],
    ],
    wrong: [],
  },
  AUTHORITY: {
    fine: [
      [{}, { authority: 'coordinator' }],
      [{ AUTHORITY: 'Leader' }, { authority: 'leader' }],
    ],
    wrong: [{ AUTHORITY: 'chairman' }],
  },
  CONFIRM: {
    fine: [
      [{}, { confirm: false }],
      [{ CONFIRM: 'ON' }, { confirm: true }],
    ],
    wrong: [{ CONFIRM: 'yes' }],
  },
  ADMIN_IDS: {
    fine: [
      [{}, { admins: [] }],
      [{ ADMIN_IDS: '1001; 1002,1003' }, { admins: [1001 as PersonId, 1002 as PersonId, 1003 as PersonId] }],
    ],
    wrong: [
      { ADMIN_IDS: 'me' },
      { ADMIN_IDS: '0' },
      { ADMIN_IDS: '-1001234' },
      { ADMIN_IDS: '1001, 1002, 1001' },
      { ADMIN_IDS: '7000000001', BOT_TOKEN: TOKEN },
      { ADMIN_IDS: '1087968824' },
    ],
  },
  TIME_ZONE: {
    fine: [
      [{}, { timeZone: 'Asia/Ho_Chi_Minh' }],
      [{ TIME_ZONE: 'UTC' }, { timeZone: 'UTC' }],
    ],
    wrong: [{ TIME_ZONE: 'Asia/Hanoi' }],
  },
  REMIND_AT: {
    fine: [
      [{}, { remindAt: 450 }],
      [{ REMIND_AT: '17:00' }, { remindAt: 1020 }],
    ],
    wrong: [{ REMIND_AT: 'noon' }, { REMIND_AT: '17:01' }, { REMIND_AT: '23:30' }],
  },
  SUMMARY_AT: {
    fine: [
      [{}, { summaryAt: { weekday: 5, minute: 960 } }],
      [{ SUMMARY_AT: 'Monday 8:05' }, { summaryAt: { weekday: 1, minute: 485 } }],
    ],
    wrong: [{ SUMMARY_AT: 'Someday' }, { SUMMARY_AT: 'Fri' }, { SUMMARY_AT: 'Fri 24:00' }],
  },
  WEBHOOK_URL: {
    fine: [[HOOK, { webhook: { url: new URL(HOOK.WEBHOOK_URL), secret: SECRET, port: 8080 } }]],
    wrong: [
      { WEBHOOK_SECRET: SECRET, BOT_TOKEN: TOKEN },
      { ...HOOK, WEBHOOK_URL: 'bot.example.vn' },
    ],
  },
  WEBHOOK_SECRET: {
    fine: [],
    wrong: [
      { ...HOOK, WEBHOOK_SECRET: 'short' },
      { ...HOOK, WEBHOOK_SECRET: '' },
    ],
  },
  PORT: {
    fine: [
      [
        { ...HOOK, PORT: '9000' },
        { webhook: { url: new URL(HOOK.WEBHOOK_URL), secret: SECRET, port: 9000 } },
      ],
    ],
    wrong: [{ PORT: '0' }, { PORT: '65536' }, { PORT: '80.5' }, { PORT: 'http' }],
  },
  LOG_LEVEL: {
    fine: [
      [{}, { logLevel: 'info' }],
      [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    ],
    wrong: [{ LOG_LEVEL: 'loud' }],
  },
};

test('every setting has its row here', () => {
  expect(Object.keys(TABLE).sort()).toEqual([...SETTINGS].sort());
});

describe.each(Object.entries(TABLE))('%s', (name, { fine, wrong }) => {
  test.each(fine)('is read: %j', (given, expected) => {
    expect(good(given)).toMatchObject(expected);
  });

  if (wrong.length > 0) {
    test.each(wrong)('is refused by its name: %j', (given) => {
      const said = faults(given);
      expect(said).toContain(`${name}: `);
      for (const value of Object.values(given)) if (value.length > 12) expect(said).not.toContain(value);
    });
  }
});

describe('settings that contradict each other', () => {
  test.each<[string, Given, readonly string[]]>([
    ['letters after the working day', { REMIND_AT: '17:30' }, ['REMIND_AT', '17:00']],
    ['a webhook without its secret', { ...HOOK, WEBHOOK_SECRET: '' }, ['WEBHOOK_SECRET', 'WEBHOOK_URL']],
    ['a secret without its webhook', { ...HOOK, WEBHOOK_URL: '' }, ['WEBHOOK_SECRET', 'WEBHOOK_URL']],
    ['a webhook without a bot', { ...HOOK, BOT_TOKEN: '' }, ['BOT_TOKEN', 'WEBHOOK_URL']],
    [
      'the bot as its own coordinator',
      { BOT_TOKEN: TOKEN, ADMIN_IDS: '7000000001' },
      ['ADMIN_IDS', 'BOT_TOKEN'],
    ],
    ['a coordinator twice', { ADMIN_IDS: '5001,5002,5001' }, ['ADMIN_IDS', 'the numbers 1 and 3']],
    ['two proxies', { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, ['HTTPS_PROXY', 'https_proxy']],
    ['two lists without a proxy', { NO_PROXY: 'a', no_proxy: 'b' }, ['NO_PROXY', 'no_proxy']],
    ['data among the program', { DATA_DIR: 'dist/data' }, ['DATA_DIR', 'dist']],
  ])('name both: %s', (_, given, names) => {
    const read = readConfig(given);
    expect(read.ok).toBe(false);
    const named = (read.ok ? [] : read.faults).filter((fault) => names.every((name) => fault.includes(name)));
    expect(named).toHaveLength(1);
  });

  test('are told together with the faults of others', () => {
    const said = faults({
      REMIND_AT: '18:00',
      SUMMARY_AT: 'never',
      ADMIN_IDS: '1,1',
      WEBHOOK_SECRET: SECRET,
    });
    for (const name of ['REMIND_AT: ', 'SUMMARY_AT: ', 'ADMIN_IDS: ', 'WEBHOOK_URL: '])
      expect(said).toContain(name);
  });

  test('of the minutes of a day those are taken after which a letter still leaves on a working day', () => {
    const ofDay = Array.from({ length: 24 * 60 }, (_, minute) => ({ ...moment('2025-03-24 00:00'), minute }));
    fc.assert(
      fc.property(fc.oneof(fc.nat(24 * 60 - 1), fc.constantFrom(1019, 1020, 1021)), (minute) => {
        const written = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
        const leaves = ofDay.some((now) => isLetterTime(office, now, minute));
        expect(faults({ REMIND_AT: written }) === '').toBe(leaves);
        expect(leaves).toBe(minute <= 17 * 60);
      }),
    );
  });
});

describe('a webhook that Telegram would refuse', () => {
  test.each([
    ...[
      'http://bot.example.vn/hook',
      'HTTP://bot.example.vn',
      'ftp://bot.example.vn',
      'bot.example.vn',
      '//x.vn',
      'https://',
    ],
    ...['https://bot.example.vn:8080/hook', 'https://bot.example.vn:444', 'https://bot.example.vn:0'],
    ...[
      'https://localhost/hook',
      'https://LOCALHOST./hook',
      'https://bot.localhost',
      'https://bot',
      'https://bot.',
    ],
    ...['https://nas.local', 'https://bot.internal', 'https://bot.lan/', 'https://host.docker.internal/x'],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
    ],
    ...[
      'https://１２７.0.0.1/',
      'https://10.1.2.3:8443/',
      'https://172.16.0.1',
      'https://172.31.255.255',
      'https://0/',
    ],
    ...[
      'https://192.168.1.1/',
      'https://192.168.257/',
      'https://169.254.169.254/',
      'https://100.64.0.1/',
      'https://224.0.0.1/',
    ],
    ...[
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[fd00::1]/',
      'https://[2001:db8::1]/',
      'https:///hook',
    ],
    ...['https://api.telegram.org/hook', 'https://me:pw@bot.example.vn/', 'https://bot.example.vn/health'],
  ])('%s', (url) => {
    const said = faults({ ...HOOK, WEBHOOK_URL: url });
    expect(said).toMatch(/^WEBHOOK_URL: [^\n]+$/u);
    expect(said).not.toContain('bot.example.vn/hook');
  });

  test.each([
    ...[
      'https://bot.example.vn',
      'https://bot.example.vn:443/a',
      'https://bot.example.vn:80/a',
      'https://bot.example.vn:88/a',
    ],
    ...[
      'https://bot.example.vn:8443/a?b=c',
      'https://nhắcviệc.vn/hook',
      'https://8.8.8.8:8443/hook',
      'https://172.32.0.1/',
    ],
    ...['https://localhost.example.vn/health/hook', 'https://local.vn/', 'https://bot.example/hook'],
  ])('is not %s', (url) => {
    expect(faults({ ...HOOK, WEBHOOK_URL: url })).toBe('');
  });
});

describe('NO_PROXY', () => {
  const through = (noProxy: string, root: string): boolean =>
    good({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: noProxy, TELEGRAM_API_ROOT: root }).proxy !== null;

  test.each([
    ['*', 'https://api.telegram.org'],
    ['telegram.org', 'https://api.telegram.org'],
    ['.telegram.org', 'https://api.telegram.org'],
    ['*.telegram.org', 'https://api.telegram.org'],
    ['a.vn, API.Telegram.ORG', 'https://api.telegram.org'],
    ['api.telegram.org:443', 'https://api.telegram.org'],
    ['localhost 127.0.0.1', 'http://127.0.0.1:8081'],
    ['10.0.0.0/8', 'http://10.20.30.40:8081'],
    ['::1', 'http://[::1]:8081'],
    ['[::1]:8081', 'http://[::1]:8081'],
  ])('%s leaves %s out', (noProxy, root) => {
    expect(through(noProxy, root)).toBe(false);
  });

  test.each([
    ['', 'https://api.telegram.org'],
    ['gram.org', 'https://api.telegram.org'],
    ['api.telegram.org:8443', 'https://api.telegram.org'],
    ['api.telegram.org.vn', 'https://api.telegram.org'],
    ['11.0.0.0/8', 'http://10.20.30.40:8081'],
    ['10.0.0.0/99', 'http://10.20.30.40:8081'],
  ])('%s does not leave %s out', (noProxy, root) => {
    expect(through(noProxy, root)).toBe(true);
  });
});

test('what is said of the settings shows no token, no secret and no password of the proxy', () => {
  const given = { ...HOOK, HTTPS_PROXY: 'http://bot:pass-of-the-proxy@proxy.example.vn:3128' };
  const said = settingsSaid(given).map(({ name, words }) => `${name}: ${words}`);
  expect(said).toContain('HTTPS_PROXY: http://proxy.example.vn:3128');
  expect(said.join('\n')).not.toMatch(/pass-of-the-proxy|bot:|AAE-a-token|a-secret/u);
  expect(settingsSaid({ ...given, NO_PROXY: 'telegram.org' })).toContainEqual({
    name: 'HTTPS_PROXY',
    words: 'http://proxy.example.vn:3128 (not for Telegram: NO_PROXY leaves it out)',
  });
});

describe('a file of settings', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhacviec-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read with its byte-order mark, and the environment goes before it', () => {
    const file = join(folder, '.env');
    writeFileSync(file, '\uFEFFREMIND_AT=08:00\r\nCONFIRM=on\r\n');
    expect(readConfig(overFile(file, { CONFIRM: 'off' }))).toMatchObject({
      ok: true,
      config: { remindAt: 480, confirm: false },
    });
  });

  test('is not missed where there is none, and told where it cannot be read', () => {
    expect(overFile(join(folder, 'none'), { A: 'b' })).toEqual({ A: 'b' });
    expect(() => overFile(folder, {})).toThrow(/cannot be read/u);
  });
});
