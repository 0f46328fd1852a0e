import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { present } from '../../src/ports/world.js';
import { addDays, day, instantAt } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { compiled } from '../support/compiled.js';
import { effort } from '../support/effort.js';
import { enrolBy, enrolCast, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

const PEOPLE = 12;
const KILLS_A_WEEK = 5;

const program = await compiled();

/** Starts the bot in a process of its own and kills it after a random time. */
async function killedRun(stage: Stage, at: Date, milliseconds: number): Promise<void> {
  const { token, apiRoot } = stage.double;
  const child = spawn(process.execPath, [program.script('bot'), at.toISOString()], {
    env: { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: stage.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe('started\n');
  await after(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** How often the letter to each was begun without an end, as the disk has it after a kill. */
async function begunInVain({ dataDir }: Stage, monday: Day): Promise<ReadonlyMap<number, number>> {
  const opened = await openOutbox(dataDir);
  if (!opened.ok) throw new Error(opened.fault);
  const letters = opened.outbox.dispatches().filter(({ key }) => key.endsWith(`|${monday}`));
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
    const reported: string[] = [];
    let kills = 0;
    for (let week = 0; week < weeks; week += 1) {
      const monday = addDays(day('2025-04-14'), 7 * week);
      const at = instantAt('Asia/Ho_Chi_Minh', monday, 9 * 60);
      stage.double.setTime(at.getTime());
      const gaps = new Map<number, number>();
      for (let kill = 0; kill < KILLS_A_WEEK; kill += 1, kills += 1) {
        const note = `lần ${kills}`;
        vptk.says(`/progress I.4b ${note}`);
        await killedRun(stage, at, Math.random() * 160);
        for (const [id, times] of await begunInVain(stage, monday)) gaps.set(id, times);
        const answers = stage.double.messagesTo(vptk.id).map(({ text }) => text);
        if (
          answers.some((text) => text.includes(`Nội dung: ${note}\n`) || text.endsWith(`Nội dung: ${note}`))
        ) {
          reported.push(note);
        }
      }
      await stage.clock(local(monday));
      await stage.start();
      await stage.settle();
      const isWorked = present(stage.service().bot.world).office.calendar.isWorkingDay(monday);
      for (const { id } of officers) {
        const copies = stage.double
          .messagesTo(id)
          .filter(({ text }) => text.includes(`thứ Hai ${monday.split('-').reverse().join('/')}`));
        expect(copies.length > 0, `${monday} to ${id}`).toBe(isWorked);
        expect(copies.length, `${monday} to ${id}`).toBeLessThanOrEqual(1 + (gaps.get(id) ?? 0));
        for (const again of copies.slice(1)) expect(again.text).toMatch(/có thể/u);
      }
      await stage.stop();
    }
    await stage.start();
    const journal = JSON.stringify(stage.service().bot.world.journal.facts());
    for (const note of reported) expect(journal).toContain(`"${note}"`);
    expect(newest(stage, vptk)).toBeDefined();
    await stage.close();
  },
);

function local(monday: string): string {
  return `${monday} 09:00`;
}
