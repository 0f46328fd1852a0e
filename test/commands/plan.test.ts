import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../src/commands/command-line.js';
import { compiled } from '../support/compiled.js';
import { openProgram } from './program.js';
import type { Program } from './program.js';

const built = await compiled();
let program: Program;

beforeAll(async () => {
  program = await openProgram(built);
});

afterAll(async () => {
  await program.close();
});

const period = z.strictObject({ label: z.string(), opens: z.iso.date(), due: z.iso.date() });
const SINGLE = ['before', 'date', 'window', 'milestones', 'mixed'] as const;
const RECURRING = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
const WITHOUT_PERIODS = ['daily', 'ongoing', 'on-request', 'relative', 'unknown'] as const;
const kind = z.enum([...SINGLE, ...RECURRING, ...WITHOUT_PERIODS]);
const listed = z.strictObject({
  code: z.string(),
  section: z.string(),
  title: z.string().min(1).max(60),
  lead: z.array(z.string()).min(1),
  deadline: z.string(),
  kind,
  periods: z.array(period),
});
const reading = z.strictObject({
  kind,
  periods: z.array(period),
  doubts: z.array(z.string()),
  reason: z.string().optional(),
});

describe('plan list', () => {
  test('--json gives the 43 tasks of the Appendix and of TH, each in the form of the contract', async () => {
    const { status, out, error } = await program.cli(['plan', 'list', '--json']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    const tasks = z.array(listed).parse(JSON.parse(out));
    expect(tasks).toHaveLength(43);
    expect(tasks.filter(({ section }) => section === 'TH')).toHaveLength(4);
    expect(tasks.find(({ code }) => code === 'III.1')).toMatchObject({
      lead: ['VPTK'],
      periods: [{ opens: '2025-01-01', due: '2025-03-31' }],
    });
    for (const without of WITHOUT_PERIODS) {
      expect(tasks.filter((task) => task.kind === without && task.periods.length > 0)).toEqual([]);
    }
  });

  test('without --json there is a line for each', async () => {
    const { status, out } = await program.cli(['plan', 'list']);
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(43);
  });

  test('needs no token, in production neither, and reads the file of PLAN_FILE or --plan', async () => {
    const file = join(program.dataDir, '..', 'no-plan.json');
    const settings = { NODE_ENV: 'production', REMIND_AT: 'noon', PLAN_FILE: file };
    expect((await program.cli(['plan', 'list'], { settings })).error).toContain(file);
    expect(await program.cli(['plan', 'list', '--plan', file])).toMatchObject({ status: 1, out: '' });
    const production = await program.cli(['plan', 'list'], { settings: { NODE_ENV: 'production' } });
    expect(production).toMatchObject({ status: 0, error: '' });
  });

  test('tells every fault of a plan at once, with its file', async () => {
    const file = join(program.dataDir, '..', 'bad-plan.json');
    await writeFile(file, '{"year": "2025", "title": 3, "departments": []}');
    const { status, out, error } = await program.cli(['plan', 'list', '--json', '--plan', file]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    for (const part of ['year', 'title', 'tasks', 'sections']) expect(error).toContain(part);
    expect(error).toContain(file);
  });
});

describe('plan read', () => {
  test('reads a phrase into words for people, or with --json into JSON alone', async () => {
    const words = await program.cli(['plan', 'read', 'Trước ngày 31/03/2025']);
    expect(words).toMatchObject({ status: 0, error: '' });
    expect(words.out).toContain('2025-03-31');
    const json = await program.cli(['plan', 'read', 'Quý I', '--year', '2026', '--json']);
    expect(reading.parse(JSON.parse(json.out))).toMatchObject({
      kind: 'window',
      periods: [{ opens: '2026-01-01', due: '2026-03-31' }],
    });
  });

  test('what it cannot read is unknown with the reason, and that is no fault', async () => {
    const { status, out } = await program.cli(['plan', 'read', 'ngày đẹp trời', '--json']);
    expect(status).toBe(0);
    const read = reading.parse(JSON.parse(out));
    expect(read).toMatchObject({ kind: 'unknown', periods: [] });
    expect(read.reason).not.toBe('');
  });

  test('with - every line of standard input gives one line of JSON, an empty one too', async () => {
    const input = 'Quý I\r\n\nhàng tháng\n  \n6 tháng đầu năm';
    const { status, out, error } = await program.cli(['plan', 'read', '-'], { input });
    expect({ status, error }).toEqual({ status: 0, error: '' });
    const kinds = out
      .trimEnd()
      .split('\n')
      .map((line) => reading.parse(JSON.parse(line)).kind);
    expect(kinds).toEqual(['window', 'unknown', 'monthly', 'unknown', 'window']);
  });

  test('standard input without a line gives none, and letters cut by a chunk stay whole', async () => {
    expect(await program.cli(['plan', 'read', '-'])).toEqual({ status: 0, out: '', error: '' });
    const many = 'ngày 25 hàng tháng\n'.repeat(5000);
    const { out } = await program.cli(['plan', 'read', '-'], { input: many });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(5000);
    expect(new Set(lines).size).toBe(1);
  });
});

describe('simulate', () => {
  test('--json gives messages in the form of the contract, in the order of their time', async () => {
    const span = ['--from', '2025-03-20', '--to', '2025-03-28'];
    const { status, out, error } = await program.cli(['simulate', ...span, '--json']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    const messages = z
      .array(
        z.strictObject({
          at: z.string().regex(/^2025-03-2\dT\d\d:\d\d:00\+07:00$/u),
          to: z.string(),
          kind: z.enum(['letter', 'summary']),
          tasks: z.array(z.string()),
        }),
      )
      .parse(JSON.parse(out));
    expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).sort());
    const monday = messages.find(({ at, to }) => at === '2025-03-24T07:30:00+07:00' && to === 'VPTK');
    expect(monday?.tasks).toEqual(expect.arrayContaining(['I.2', 'III.1', 'III.2']));
    expect(messages.at(-1)).toMatchObject({ at: '2025-03-28T16:00:00+07:00', to: 'group', kind: 'summary' });
  });

  test('REMIND_AT and SUMMARY_AT move the messages', async () => {
    const settings = { REMIND_AT: '7:00', SUMMARY_AT: 'Thu 15:15' };
    const span = ['--from', '2025-03-24', '--to', '2025-03-28'];
    const { out } = await program.cli(['simulate', ...span], { settings });
    expect(out).toContain('2025-03-24 07:00  VPTK');
    expect(out).toContain('2025-03-27 15:15  group');
  });
});

describe('wrong usage ends with 2, says what is wrong and shows the usage', () => {
  test.each([
    [[], 'no subcommand'],
    [['plan'], 'there is no subcommand plan'],
    [['dance'], 'there is no subcommand dance'],
    [['plan', 'list', 'more'], 'takes no more'],
    [['plan', 'list', '--year', '2025'], 'takes no --year'],
    [['plan', 'list', '--frobnicate'], '--frobnicate'],
    [['plan', 'list', '--plan'], '--plan'],
    [['plan', 'read'], 'one phrase'],
    [['plan', 'read', 'Quý', 'I'], 'in quotes'],
    [['plan', 'read', 'Quý I', '--year', 'soon'], '--year'],
    [['simulate', '--from', '2025-02-30'], '--from'],
    [['simulate', '--from', '2025-03-02', '--to', '2025-03-01'], 'after'],
    [['check', '--json'], 'check takes no --json'],
    [['invite'], 'invite takes'],
    [['backup', 'here'], 'takes no here'],
    [['restore'], 'one file'],
    [['restore', 'a', 'b'], 'one file'],
  ])('%j', async (argumentList, said) => {
    let [out, error] = ['', ''];
    const status = await runCommand(argumentList, {
      environment: {},
      now: () => new Date(),
      input: Readable.from([]),
      out: (text) => (out += text),
      error: (text) => (error += text),
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toContain(said);
    expect(error).toContain('Usage: npm run -s cli -- <subcommand>');
  });

  test('the process ends with that status', async () => {
    expect(await program.cli(['dance'])).toMatchObject({ status: 2, out: '' });
  });

  test('--help is no fault', async () => {
    const { status, out, error } = await program.cli(['--help']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain('simulate');
  });
});

test('a reader that has had enough, as head does, is no fault', async () => {
  const many = 'Quý I\n'.repeat(20_000);
  const { status, error } = await program.cli(['plan', 'read', '-'], { input: many, readsOnly: 100 });
  expect({ status, error }).toEqual({ status: 0, error: '' });
});

test('wrong settings are named all at once, without their values', async () => {
  const settings = {
    BOT_TOKEN: 'secret-without-a-colon',
    TIME_ZONE: 'Asia/Hanoi',
    REMIND_AT: '25:00',
    SUMMARY_AT: 'Someday',
    ADMIN_IDS: 'me',
    WEBHOOK_URL: 'https://bot.example.vn/telegram',
    PORT: '0',
    LOG_LEVEL: 'loud',
    TELEGRAM_API_ROOT: 'ftp://api',
  };
  const { status, out, error } = await program.cli(['simulate'], { settings });
  expect({ status, out }).toEqual({ status: 1, out: '' });
  for (const name of Object.keys(settings)) {
    if (name !== 'WEBHOOK_URL') expect(error).toContain(`${name}: `);
  }
  expect(error).toContain('WEBHOOK_SECRET: ');
  expect(error).not.toContain('secret-without-a-colon');
});
