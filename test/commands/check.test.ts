import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/command-line.js';
import { day, instantAt } from '../../src/plan/day.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

interface Said {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** A subcommand beside the bot of the stage, on a day at nine. */
async function cli(
  words: readonly string[],
  { on = '2025-03-20', more = {} }: { on?: string; more?: Readonly<Record<string, string>> } = {},
): Promise<Said> {
  let [out, error] = ['', ''];
  const status = await runCommand(words, {
    environment: {
      BOT_TOKEN: stage.double.token,
      TELEGRAM_API_ROOT: stage.double.apiRoot,
      DATA_DIR: stage.dataDir,
      ...more,
    },
    now: () => instantAt('Asia/Ho_Chi_Minh', day(on), 9 * 60),
    input: (async function* () {})(),
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { status, out, error };
}

/** The line of `check` about that. */
async function line(what: string, on?: string): Promise<string> {
  const { out } = await cli(['check'], on === undefined ? {} : { on });
  return out.split('\n').find((one) => one.split(/\s+/u)[1] === what) ?? `no line ${what} in:\n${out}`;
}

/** The plan as the coordinator changed it and applied it in the chat. */
async function applyPlan(change: (text: string) => string): Promise<void> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  cast.coordinator.sendsDocument('ke-hoach-moi.json', '', { bytes: Buffer.from(change(text)) });
  await stage.settle();
  cast.coordinator.presses(newest(stage, cast.coordinator), 'Áp dụng');
  await stage.settle();
}

describe('what the command line knows of the plan is what the bot works on', () => {
  test('check names the plan that was applied in the chat, not the one of PLAN_FILE', async () => {
    expect(await line('plan')).toContain('43 tasks');
    await applyPlan((text) => text.replace(/"title": "[^"]*"/u, '"title": "Kế hoạch đã sửa trong nhóm"'));
    expect(await line('plan')).toContain('Kế hoạch đã sửa trong nhóm');
  });

  test('invite takes the departments of the applied plan', async () => {
    const before = await cli(['invite', 'Kinh tế xã']);
    expect(before).toMatchObject({ status: 1, out: '' });
    await applyPlan((text) => text.replace('"name": "Tài chính – Kế toán"', '"name": "Kinh tế xã"'));
    const { status, out } = await cli(['invite', 'Kinh tế xã']);
    expect(status).toBe(0);
    const officer = stage.double.user({ id: 1010, firstName: 'Hà' });
    officer.start(/start=([\w-]+)/u.exec(out)?.[1]);
    await stage.settle();
    expect(newest(stage, officer).text).toContain('Kinh tế xã');
  });
});

describe('check tells with its mend', () => {
  test('that the bot may not write in its group', async () => {
    expect(await line('group')).toBe('ok     group     Ban Chỉ đạo CCHC: the bot is member');
    cast.group.muteBot();
    expect(await line('group')).toBe(
      'FAULT  group     Ban Chỉ đạo CCHC: the bot may not send messages or photos there; let an administrator of the group give it that right, or make it an administrator',
    );
  });

  test('that nobody but administrators may write in its group, the bot neither', async () => {
    cast.group.silenceMembers();
    expect(await line('group')).toMatch(/^FAULT .*the bot may not send messages or photos there/u);
  });

  test('from December on that next year’s days off are missing', async () => {
    await writeFile(join(stage.dataDir, 'holidays.json'), JSON.stringify({ years: [2028] }));
    expect(await line('holidays', '2027-11-30')).toMatch(/^ok /u);
    expect(await line('holidays', '2028-11-30')).toMatch(/^ok /u);
    expect(await line('holidays', '2028-12-01')).toMatch(
      /^FAULT .*no list for 2029, so only weekends are off; write holidays\.json into the data folder$/u,
    );
  });

  test('a day’s copy that is missing', async () => {
    expect(await line('backup')).toMatch(/^ok .*none yet; the bot makes one a day$/u);
    await stage.clock('2025-03-21 09:00');
    await ask(stage, cast.vptk, '/done III.1');
    expect(await line('backup', '2025-03-21')).toMatch(/^ok .*the newest is journal-2025-03-21\.json$/u);
    await rm(join(stage.dataDir, 'backups', 'journal-2025-03-21.json'));
    expect(await line('backup', '2025-03-21')).toMatch(
      /^FAULT .*none is there, though the journal was written on 2025-03-21; look for backup-failed/u,
    );
    expect((await cli(['backup'], { on: '2025-03-21' })).status).toBe(0);
    expect(await line('backup', '2025-03-21')).toMatch(/^ok .*journal-2025-03-21T0900\.json$/u);
  });
});

describe('the data folder', () => {
  test('is not made by check, which creates nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhacviec-check-'));
    try {
      const { out } = await cli(['check'], { more: { DATA_DIR: join(folder, 'a', 'b') } });
      expect(out).toContain(`not begun yet in ${join(folder, 'a', 'b')}`);
      expect(out).toMatch(/^ok +disk +\d+ MB free$/mu);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is not touched by check where it is there', async () => {
    const listed = async (): Promise<string> => {
      const names = (await readdir(stage.dataDir, { recursive: true })).sort();
      return JSON.stringify([names, (await stat(stage.dataDir)).mtimeMs]);
    };
    const before = await listed();
    await cli(['check']);
    expect(await listed()).toBe(before);
  });

  test('that is a file, or lies in one, is a fault that names the setting', async () => {
    const file = join(stage.dataDir, 'a-file');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'deeper', 'still')]) {
      const { status, out } = await cli(['check'], { more: { DATA_DIR: folder } });
      expect(status).toBe(1);
      expect(out).toContain(`(DATA_DIR) cannot be used: ${file} is a file, no folder`);
    }
  });

  test.skipIf(process.platform === 'win32')(
    'has no file that anybody else can read, whatever the bot did',
    async () => {
      await cli(['invite', 'KT']);
      await ask(stage, cast.vptk, '/done III.1');
      await stage.clock('2025-03-21 09:00');
      await ask(stage, cast.vptk, '/undo');
      await ask(stage, cast.coordinator, '/export');
      await cli(['backup'], { on: '2025-03-21' });
      await applyPlan((text) => text.replace(/"title": "[^"]*"/u, '"title": "Kế hoạch khác"'));
      await stage.restart();
      const names = await readdir(stage.dataDir, { recursive: true });
      const written = ['journal.json', 'journal.json.previous', 'outbox.json', 'conversation.json'];
      const beside = ['alive-tick', 'alive-poll', 'bot.lock.json'];
      expect(names).toEqual(expect.arrayContaining([...written, ...beside]));
      expect(names.join()).toMatch(/plans\/plan-2025-\d+\.json/u);
      expect(names.join()).toMatch(/invitations\/[\da-f]{64}\.json/u);
      for (const name of names) {
        const { mode } = await stat(join(stage.dataDir, name));
        if (!(await stat(join(stage.dataDir, name))).isDirectory()) expect(mode & 0o777, name).toBe(0o600);
      }
    },
  );
});

describe('health', () => {
  const beaten = async (minutesAgo: Readonly<Record<string, number>>): Promise<void> => {
    const now = instantAt('Asia/Ho_Chi_Minh', day('2025-03-20'), 9 * 60).getTime();
    for (const [name, minutes] of Object.entries(minutesAgo)) {
      const at = new Date(now - minutes * 60_000);
      await writeFile(join(stage.dataDir, name), '');
      await utimes(join(stage.dataDir, name), at, at);
    }
  };

  test.each([
    ['good while both have beaten lately', { 'alive-tick': 1, 'alive-poll': 4 }, 0, ''],
    [
      'bad when the tick has stood still',
      { 'alive-tick': 6, 'alive-poll': 0 },
      1,
      'alive-tick: no beat for 6',
    ],
    ['bad when polling has', { 'alive-tick': 0, 'alive-poll': 7 }, 1, 'alive-poll: no beat for 7'],
  ])('is %s', async (_, beats, status, words) => {
    await stage.stop();
    await beaten(beats);
    const said = await cli(['health']);
    expect(said.status).toBe(status);
    expect(said.error).toContain(words);
  });

  test('does not ask for a poll where Telegram calls', async () => {
    await stage.stop();
    await beaten({ 'alive-tick': 1, 'alive-poll': 600 });
    const more = {
      WEBHOOK_URL: 'https://bot.example/hook',
      WEBHOOK_SECRET: 'a-secret-of-the-tests',
      PORT: '8080',
    };
    expect((await cli(['health'], { more })).status).toBe(0);
  });
});
