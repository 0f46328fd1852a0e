import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../src/ports/world.js';
import { addDays, day, instantAt } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { silence } from '../../src/bot-api-double/faults.js';
import { silentLog } from '../../src/ports/memory.js';
import { openInbox } from '../../src/store/inbox-file.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { compiled } from '../support/compiled.js';
import { effort } from '../support/effort.js';
import { killInstants } from '../support/kill-seed.js';
import { ask, enrolBy, enrolCast, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

const PEOPLE = 12;
const KILLS_A_WEEK = 5;

const program = await compiled();

/** Starts the bot in a process of its own and kills it at an instant after its start. */
async function killedRun(stage: Stage, at: Date, instant: () => Promise<unknown>): Promise<void> {
  const { token, apiRoot } = stage.double;
  const child = spawn(process.execPath, [program.script('bot'), at.toISOString()], {
    env: { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: stage.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe('started\n');
  await instant();
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** How often the letter to each was begun without an end, as the disk has it after a kill. */
async function begunInVain({ dataDir }: Stage, friday: Day): Promise<ReadonlyMap<number, number>> {
  const opened = await openOutbox(dataDir);
  if (!opened.ok) throw new Error(opened.fault);
  const letters = opened.outbox.dispatches().filter(({ key }) => key.endsWith(`|${friday}`));
  await opened.close();
  return new Map(
    letters.flatMap(({ address, state, attempts }) =>
      state === 'intended' ? [[address.chat, attempts] as const] : [],
    ),
  );
}

test(
  'whatever instants the bot is killed at, every report stands and every letter arrives, once more at most for each kill in its gap',
  { timeout: 900_000 },
  async () => {
    const stage = await openStage({ at: '2025-04-01 08:00' });
    const { coordinator, vptk } = await enrolCast(stage);
    const officers = Array.from({ length: PEOPLE }, (_, at) =>
      stage.double.user({ id: 7000 + at, firstName: `Cán bộ ${at}` }),
    );
    for (const who of officers) await enrolBy(stage, coordinator, { who, post: 'VPTK' });
    await stage.clock('2025-04-04 16:00');
    await stage.stop();

    const weeks = effort(2, 40);
    const reported = new Set<string>();
    const instants = killInstants(
      fc.oneof(fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 900 })),
      weeks * KILLS_A_WEEK,
    );
    let kills = 0;
    for (let week = 0; week < weeks; week += 1) {
      // By then each week's reminder has left: on its Monday it may wait for another letter of the week.
      const friday = addDays(day('2025-04-18'), 7 * week);
      const at = instantAt('Asia/Ho_Chi_Minh', friday, 9 * 60);
      stage.double.setTime(at.getTime());
      const gaps = new Map<number, number>();
      for (let kill = 0; kill < KILLS_A_WEEK; kill += 1, kills += 1) {
        // No word that names a period or a figure: it must be recorded as it stands.
        const note = `biên tập lại ${kills}`;
        vptk.says(`/progress I.4b ${note}`);
        await killedRun(stage, at, () => after(instants[kills] ?? 0));
        for (const [id, times] of await begunInVain(stage, friday)) gaps.set(id, times);
        // What was said while the bot was dead is answered by one that lives later: all notes are looked for.
        for (const { text } of stage.double.messagesTo(vptk.id)) {
          const answered = /Nội dung: (?<note>biên tập lại \d+)$/mu.exec(text)?.groups?.['note'];
          if (answered !== undefined) reported.add(answered);
        }
      }
      await stage.clock(local(friday));
      await stage.start();
      await stage.settle();
      const isWorked = present(stage.service().bot.world).office.calendar.isWorkingDay(friday);
      for (const { id } of officers) {
        const copies = stage.double
          .messagesTo(id)
          .filter(({ text }) => text.includes(`thứ Sáu ${friday.split('-').reverse().join('/')}`));
        expect(copies.length > 0, `${friday} to ${id}`).toBe(isWorked);
        expect(copies.length, `${friday} to ${id}`).toBeLessThanOrEqual(1 + (gaps.get(id) ?? 0));
        for (const again of copies.slice(1)) expect(again.text).toMatch(/có thể/u);
      }
      await stage.stop();
    }
    await stage.start();
    const journal = JSON.stringify(stage.service().bot.world.journal.facts());
    // Of a run in which nothing was acknowledged nothing can be lost.
    expect(reported.size).toBeGreaterThan(0);
    expect(kills).toBe(instants.length);
    for (const note of reported) expect(journal).toContain(`"${note}"`);
    expect((await ask(stage, vptk, '/viec')).text).not.toBe('');
    await stage.close();
  },
);

test(
  'whatever instants the bot is killed at while somebody’s line is full, every confirmed report is there, and every other one comes again and is recorded once',
  { timeout: 900_000 },
  async () => {
    const stage = await openStage({ at: '2025-04-01 08:00' });
    const { vptk } = await enrolCast(stage);
    await stage.stop();
    const at = instantAt('Asia/Ho_Chi_Minh', day('2025-04-01'), 9 * 60);
    stage.double.setTime(at.getTime());
    const sent: string[] = [];
    const answers = (): number => stage.double.messagesTo(vptk.id).length;
    let fullLines = 0;
    // All of them together stay below the two thousand of one person beyond which no more are read.
    const rounds = effort(1, 8);
    const delays = killInstants(fc.integer({ min: 0, max: 100 }), rounds);
    for (let round = 0; round < rounds; round += 1) {
      for (const { hangs, count, isReached } of INSTANTS) {
        if (hangs) stage.double.faults.injectIn(vptk.id, 'sendMessage', silence);
        const before = { answers: answers(), sends: stage.double.requests('sendMessage').length };
        for (let one = 0; one < count; one += 1) {
          const note = `số ${sent.length}`;
          vptk.says(`/progress I.4b ${note}`);
          sent.push(note);
        }
        const waiting = stage.double.pending();
        await killedRun(stage, at, async () => {
          const now = (): Seen => ({
            answers: answers() - before.answers,
            sends: stage.double.requests('sendMessage').length - before.sends,
            told: waiting - stage.double.pending(),
            waiting: stage.double.pending(),
          });
          while (!isReached(now())) await after(1);
          await after(round === 0 ? 0 : (delays[round] ?? 0));
        });
        stage.double.faults.clear();
        if (await keepsSomething(stage)) fullLines += 1;
      }
    }
    const confirmed = stage.double
      .messagesTo(vptk.id)
      .flatMap(({ text }) => /Nội dung: (số \d+)(?:\n|$)/u.exec(text)?.[1] ?? []);
    await stage.start();
    await stage.settle();
    const recorded = stage
      .service()
      .bot.world.journal.facts()
      .flatMap((fact) => (fact.kind === 'reported' && fact.note !== '' ? [fact.note] : []));
    expect(confirmed.length).toBeGreaterThan(0);
    expect(recorded).toEqual(expect.arrayContaining(confirmed));
    expect(recorded).toEqual(sent);
    expect(fullLines).toBeGreaterThan(0);
    await stage.close();
  },
);

interface Seen {
  /** What came since the officer's reports of this run were sent: answers to him, and requests that send. */
  readonly answers: number;
  readonly sends: number;
  /** Of how many updates Telegram was told that they are read, and how many it still has. */
  readonly told: number;
  readonly waiting: number;
}

/** When a run with a full line is killed; where the first answer hangs all the others wait behind it. */
const INSTANTS: readonly {
  readonly hangs: boolean;
  /** What Telegram shows at once are a hundred: what lies behind them comes only when they are confirmed. */
  readonly count: number;
  readonly isReached: (seen: Seen) => boolean;
}[] = [
  { hangs: true, count: 30, isReached: ({ sends }) => sends > 0 },
  { hangs: true, count: 30, isReached: ({ told }) => told > 0 },
  { hangs: true, count: 110, isReached: ({ waiting }) => waiting === 0 },
  { hangs: false, count: 30, isReached: ({ answers }) => answers >= 5 },
  { hangs: false, count: 30, isReached: ({ answers }) => answers >= 25 },
];

/** Whether a kill left updates on the disk that Telegram may have been told are read. */
async function keepsSomething({ dataDir }: Stage): Promise<boolean> {
  const { inbox, close } = await openInbox(dataDir, { log: silentLog });
  await close();
  return inbox.left.length > 0;
}

function local(friday: string): string {
  return `${friday} 09:00`;
}
