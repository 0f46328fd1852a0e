import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDouble } from '../../src/bot-api-double/bot-api-double.js';
import type { Double } from '../../src/bot-api-double/bot-api-double.js';
import type { Fact } from '../../src/journal/fact.js';
import { emptyDraft, extended, finished, readDocument } from '../../src/store/checked-document.js';
import { journalForm } from '../../src/store/journal-form.js';
import { compiled } from '../support/compiled.js';
import { openProgram } from './program.js';
import type { Finished, Program, Running } from './program.js';

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

function cli(
  argumentList: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return program.cli(argumentList, { settings: settings(more) });
}

function settings(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot, ...more };
}

async function started(more: Readonly<Record<string, string>> = {}): Promise<Running> {
  const bot = program.bot(settings(more));
  await bot.says('"ready"');
  return bot;
}

async function stop(bot: Running): Promise<void> {
  bot.signal('SIGTERM');
  await bot.finished;
}

/** The plan as if it were of the year in which the test runs, so that it is not closed. */
async function planOfToday(): Promise<string> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const file = join(program.dataDir, '..', 'plan-of-today.json');
  await writeFile(file, text.replaceAll('2025', String(thisYear())));
  return file;
}

/** The year that it is in Việt Nam. */
function thisYear(): number {
  return new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
}

/** The facts in a journal's text. */
function factsOf(text: string): readonly Fact[] {
  const reading = readDocument(journalForm, Buffer.from(text));
  if (reading.kind === 'bad') throw new Error(reading.where);
  return reading.entries;
}

async function journal(): Promise<string> {
  return readFile(join(program.dataDir, 'journal.json'), 'utf8');
}

describe('invite', () => {
  test('makes a link while the bot runs, and its opener is enrolled in that post', async () => {
    const bot = await started();
    const { status, out, error } = await cli(['invite', 'VPTK']);
    expect({ status, error }).toEqual({ status: 0, error: 'One use, 7 days.\n' });
    const code = /^https:\/\/t\.me\/nhacviec_bot\?start=(?<code>[\w-]{22})\n$/u.exec(out)?.groups?.['code'];
    const officer = double.user({ id: 1002, firstName: 'Lê Văn Tâm' });
    officer.start(code);
    await double.idle();
    expect(double.messagesTo(officer.id).at(-1)?.text).toContain('Văn phòng – Thống kê');
    const second = double.user({ id: 1003, firstName: 'Người khác' });
    second.start(code);
    await double.idle();
    expect(double.messagesTo(second.id).at(-1)?.text).not.toContain('Văn phòng – Thống kê');
    await stop(bot);
    expect(await journal()).toContain('Lê Văn Tâm');
    expect(await journal()).not.toContain(code);
  });

  test('made before the bot runs it is good afterwards; without a token it is the words to send', async () => {
    const { status, out, error } = await cli(['invite', 'dm'], { BOT_TOKEN: '' });
    expect(status).toBe(0);
    expect(out).toMatch(/^\/start [\w-]{22}\n$/u);
    expect(error).toContain('Without a token');
    const bot = await started();
    const coordinator = double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
    coordinator.says(out.trim());
    await double.idle();
    await stop(bot);
    expect(await journal()).toContain('Trần Thị Hoa');
  });

  test('where Telegram does not answer it says so, and the words work all the same', async () => {
    const { status, out, error } = await cli(['invite', 'LD'], { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    expect(status).toBe(0);
    expect(out).toMatch(/^\/start /u);
    expect(error).toContain('Telegram did not say who the bot is');
  });

  test('a post that there is not gets the ones that there are', async () => {
    const { status, out, error } = await cli(['invite', 'ABC']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(error).toContain('DM, LD or one of VPTK, VHXH, TPHT, BPMC, KT');
  });
});

describe('backup and restore', () => {
  test('a copy made while the bot runs comes back, and what it replaces is kept', async () => {
    const bot = await started({ ADMIN_IDS: '1001' });
    const { status, out } = await cli(['backup']);
    expect(status).toBe(0);
    const file = /^(?<file>\S+) \(\d+ facts\)\n$/u.exec(out)?.groups?.['file'] ?? '';
    const copied = await journal();
    const { out: words } = await cli(['invite', 'KT']);
    double.user({ id: 1004, firstName: 'Đỗ Lan' }).start(/start=(\S+)/u.exec(words)?.[1]);
    await double.idle();
    const refused = await cli(['restore', file]);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.error).toContain('is in use by process');
    await stop(bot);
    const later = await journal();
    expect(later).toContain('Đỗ Lan');
    const restored = await cli(['restore', file]);
    expect(restored).toMatchObject({ status: 0, error: '' });
    const [begun, put] = [factsOf(copied), factsOf(await journal())];
    expect(put.slice(0, -1)).toEqual(begun);
    expect(put.at(-1)).toMatchObject({ kind: 'journal-restored', lost: { by: [1004] } });
    const kept = (await readdir(program.dataDir)).find((name) => name.startsWith('journal.replaced-')) ?? '';
    expect(restored.out).toContain(kept);
    expect(await readFile(join(program.dataDir, kept), 'utf8')).toBe(later);
    await stop(await started());
  });

  test('the week’s copy and its plan come back on a new machine with the command that is written down', async () => {
    const name = 'nhacviec-sao-luu-2025-03-21.json';
    const chat = join(program.dataDir, '..', 'from-the-chat');
    await mkdir(chat);
    const applied = {
      kind: 'plan-applied',
      year: 2025,
      version: '2025-1',
      renewed: [],
      id: 1,
      by: null,
      update: null,
    };
    const fact = JSON.stringify({ ...applied, at: '2025-03-20T08:00:00+07:00' });
    const copy = finished(journalForm, extended(emptyDraft(journalForm, 1), [fact]));
    await writeFile(join(chat, name), copy);
    for (const page of ['docs/reference.md', 'README.vi.md']) {
      const text = await readFile(new URL(`../../${page}`, import.meta.url), 'utf8');
      expect(text).toContain(`npm run -s cli -- restore ${name}`);
    }
    const alone = await cli(['restore', join(chat, name)]);
    expect(alone).toMatchObject({ status: 1, out: '' });
    expect(alone.error).toMatch(/it needs plan-2025-1\.json, which came with it[^]*Nothing was changed/u);
    const plan = await readFile(new URL('../../data/plan-2025.json', import.meta.url));
    await writeFile(join(chat, 'plan-2025-1.json'), plan);
    const restored = await cli(['restore', join(chat, name)]);
    expect(restored).toMatchObject({ status: 0, error: '' });
    expect(restored.out).toContain('reaches until 2025-03-20T08:00:00+07:00');
    expect(await readFile(join(program.dataDir, 'plans', 'plan-2025-1.json'))).toEqual(plan);
    expect(factsOf(await journal())).toMatchObject([
      { kind: 'plan-applied' },
      { kind: 'journal-restored', copy: '2025-03-21', sentKnown: false, lost: null },
    ]);
    await stop(await started());
  });

  test('a damaged copy is not put back, and nothing changes', async () => {
    await stop(await started());
    const before = await journal();
    const file = join(program.dataDir, 'backups', 'journal-damaged.json');
    await writeFile(file, before.replace('"facts"', '"fakts"').slice(0, -9));
    const { status, error } = await cli(['restore', file]);
    expect(status).toBe(1);
    expect(error).toContain('Nothing was changed');
    expect(await journal()).toBe(before);
  });

  test('without a journal there is nothing to copy, which is said', async () => {
    const { status, out, error } = await cli(['backup']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(error).toContain('journal.json');
  });
});

describe('check', () => {
  test('a line each, all ok, and exit 0', async () => {
    const plan = await planOfToday();
    await stop(await started({ PLAN_FILE: plan }));
    await writeFile(
      join(program.dataDir, 'holidays.json'),
      JSON.stringify({ years: [thisYear(), thisYear() + 1] }),
    );
    const { status, out, error } = await cli(['check'], { PLAN_FILE: plan });
    expect({ status, error }).toEqual({ status: 0, error: '' });
    const lines = out.trimEnd().split('\n');
    const areas = new Set(lines.map((line) => line.split(/\s+/u).slice(0, 2).join(' ')));
    expect([...areas]).toEqual(
      ['settings', 'plan', 'holidays', 'journal', 'token', 'group', 'clock', 'disk', 'backup'].map(
        (what) => `ok ${what}`,
      ),
    );
    expect(out).toContain('@nhacviec_bot');
    expect(out).toContain('ok     settings  BOT_TOKEN: set\n');
    expect(out).toContain('ok     settings  REMIND_AT: default\n');
    expect(out).toMatch(/ok {5}disk {6}\d+ MB free\n/u);
  });

  test('a wrong token, a closed plan, a broken journal and a clock that is off are each told with the mend', async () => {
    await stop(await started());
    await writeFile(join(program.dataDir, 'journal.json'), '{');
    double.skewDateHeader(3600);
    const wrong = '7000000002:AAE-another-token-that-nobody-gave-00002';
    const { status, out } = await cli(['check'], { BOT_TOKEN: wrong, REMIND_AT: 'noon' });
    expect(status).toBe(1);
    expect(out).toContain('FAULT  settings  REMIND_AT: write a time of day as 07:30');
    expect(out).toMatch(/NEXT {3}plan .*2025 is closed: .*PLAN_FILE/u);
    expect(out).toMatch(/FAULT {2}journal .*journal\.json/u);
    expect(out).toMatch(/FAULT {2}token .*Unauthorized/u);
    expect(out).toMatch(/FAULT {2}clock .*60 minutes from Telegram's; set the machine's clock/u);
    expect(out).not.toContain('AAE-another');
    const steps = out.split('What to do, in this order:\n')[1]?.trimEnd().split('\n') ?? [];
    const areas = ['settings', 'journal', 'token', 'clock', 'plan'];
    expect(steps.map((step) => step.split(':')[0])).toEqual(
      areas.map((area, index) => `  ${index + 1}. ${area}`),
    );
  });

  test('a plan that is over is no fault of the installation but the first thing to do', async () => {
    await stop(await started());
    await writeFile(
      join(program.dataDir, 'holidays.json'),
      JSON.stringify({ years: [thisYear(), thisYear() + 1] }),
    );
    const { status, out } = await cli(['check']);
    expect(status).toBe(0);
    expect(out).not.toContain('FAULT');
    expect(out).toMatch(/What to do, in this order:\n {2}1\. plan: the plan of 2025 is closed: [^\n]*\n$/u);
  });

  test('a missing token and a network that is gone are faults too', async () => {
    expect((await cli(['check'], { BOT_TOKEN: '' })).out).toContain('FAULT  token     BOT_TOKEN is missing');
    const { status, out } = await cli(['check'], { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    expect(status).toBe(1);
    expect(out).toMatch(/FAULT {2}token .*getMe/u);
  });

  test('says of the bound group whether the bot is still in it', async () => {
    const bot = await started({ ADMIN_IDS: '1001' });
    const coordinator = double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
    const group = double.group({ id: -100_500, title: 'Ban Chỉ đạo CCHC', members: [coordinator] });
    group.says(coordinator, '/group@nhacviec_bot');
    await double.idle();
    expect((await cli(['check'])).out).toMatch(/ok {5}group .*Ban Chỉ đạo CCHC: the bot is member/u);
    await stop(bot);
    group.kickBot(coordinator);
    expect((await cli(['check'])).out).toMatch(/FAULT {2}group .*add the bot again and send \/group/u);
  });
});

describe('health', () => {
  test('ok while the bot runs, a fault where it never did', async () => {
    expect(await cli(['health'])).toMatchObject({ status: 1, out: '' });
    const bot = await started();
    expect(await cli(['health'])).toEqual({ status: 0, out: 'ok\n', error: '' });
    await stop(bot);
  });
});
