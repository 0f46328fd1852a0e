import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/plan/day.js';
import type { Fact } from '../../src/journal/fact.js';
import { effort } from '../support/effort.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

/** III.1 and I.2, of the office with the statistics, are due on 31/03/2025. */
const START = '2025-03-28 08:00';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: START }));
});

afterEach(() => stage.close());

function facts<Kind extends Fact['kind']>(kind: Kind): readonly Extract<Fact, { kind: Kind }>[] {
  return stage
    .service()
    .bot.world.journal.facts()
    .filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
}

/** The bot is stopped at the first moment; what is said while it is off it reads at the last. */
async function whileOff(from: string, until: string, say: () => void): Promise<void> {
  await stage.clock(from);
  await stage.stop();
  say();
  stage.at(until);
  await stage.start();
  await stage.settle();
}

function answerTo(said: { readonly id: number }): string {
  return stage.double.messagesTo(cast.vptk.id).find(({ replyTo }) => replyTo === said.id)?.text ?? '';
}

describe('the bot was off when it was sent', () => {
  test('a report of the due day is on time, the answer names both times, and the history as well', async () => {
    let said = { id: 0 };
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      said = cast.vptk.says('/done III.1 45/KH-UBND');
    });
    expect(answerTo(said)).toContain('đã ghi nhận hoàn thành ngày 31/03/2025, đúng hạn');
    expect(answerTo(said)).toContain(
      'Tin gửi lúc 22:15 ngày 31/03/2025, bot đọc được lúc 06:50 ngày 01/04/2025: tính theo ngày gửi.',
    );
    const status = await ask(stage, cast.vptk, '/status III.1');
    expect(status.text).toContain('hoàn thành 31/03, đúng hạn');
    expect(status.text).toContain('• 31/03/2025 22:15 (đọc được 01/04/2025 06:50) –');
    expect(facts('reported')).toMatchObject([
      { at: '2025-04-01T06:50:00+07:00', sent: '2025-03-31T22:15:00+07:00', completedOn: '2025-03-31' },
    ]);
  });

  test('days that its words name are counted from the day of sending', async () => {
    const said: { readonly id: number }[] = [];
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      // A day that was the future when it was written is no day of completion, though it is today by now.
      said.push(cast.vptk.says('/done III.1 xong ngày 01/04'));
      said.push(cast.vptk.says('/extend I.2 31/03/2025 chờ văn bản của tỉnh'));
    });
    expect(said.map(answerTo).join('\n')).not.toContain('đã ghi nhận hoàn thành');
    expect(facts('reported')).toEqual([]);
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ văn bản của tỉnh');
    expect(facts('extension-asked')).toHaveLength(1);
  });

  test('an extension that was asked for on the due day is asked for on the due day', async () => {
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      cast.vptk.says('/extend I.2 15/04/2025 chờ văn bản của tỉnh');
    });
    expect(facts('extension-asked')).toMatchObject([{ sent: '2025-03-31T22:15:00+07:00' }]);
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('31/03/2025 22:15 (đọc được');
  });

  test('an undo that was sent within the day of the report still counts a day later', async () => {
    await stage.clock('2025-03-30 09:00');
    await ask(stage, cast.vptk, '/done III.1');
    let said = { id: 0 };
    await whileOff('2025-03-30 20:00', '2025-03-31 12:00', () => {
      stage.at('2025-03-31 08:50');
      said = cast.vptk.says('/undo');
    });
    expect(answerTo(said)).toContain('Đã hoàn tác báo cáo');
    expect(facts('withdrawn')).toHaveLength(1);
  });

  test('words that answer a question within its hour answer it, and are of their day', async () => {
    await stage.clock('2025-03-31 21:58');
    await ask(stage, cast.vptk, '/blocked III.1');
    await whileOff('2025-03-31 22:00', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      cast.vptk.says('chờ văn bản của tỉnh');
    });
    expect(facts('reported')).toMatchObject([
      { status: 'blocked', note: 'chờ văn bản của tỉnh', sent: '2025-03-31T22:15:00+07:00' },
    ]);
  });

  test('a photo with its caption is evidence of the day on which it was sent', async () => {
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      cast.vptk.sendsPhoto('xong III.1');
    });
    expect(facts('reported')).toMatchObject([{ completedOn: '2025-03-31' }]);
  });

  test('Telegram tells no time of a press: it counts for the day on which it is read', async () => {
    await stage.clock('2025-03-31 17:30');
    await ask(stage, cast.vptk, 'III.1');
    const form = newest(stage, cast.vptk);
    await whileOff('2025-03-31 17:31', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      cast.vptk.presses(form, 'Xong III.1');
    });
    expect(facts('reported')).toMatchObject([{ completedOn: '2025-04-01' }]);
  });
});

describe('a redelivered update', () => {
  test('gives the first answer again a day later, and its day stays', async () => {
    await stage.clock('2025-03-31 22:15');
    const said = cast.vptk.says('/done III.1');
    await stage.settle();
    const first = answerTo(said);
    await stage.stop();
    stage.at('2025-04-01 06:50');
    stage.double.redeliver(said.updateId ?? 0);
    await stage.start();
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(first);
    expect(facts('reported')).toMatchObject([{ completedOn: '2025-03-31' }]);
  });

  test('of a report that was read a day late and given again on the day after says the same', async () => {
    let said: { readonly id: number; readonly updateId: number | null } = { id: 0, updateId: 0 };
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 22:15');
      said = cast.vptk.says('/done III.1');
    });
    const first = answerTo(said);
    await stage.stop();
    stage.at('2025-04-02 06:50');
    stage.double.redeliver(said.updateId ?? 0);
    await stage.start();
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(first);
    expect(facts('reported')).toHaveLength(1);
  });

  test('of a press keeps the day of its first reading', async () => {
    await stage.clock('2025-03-31 22:14');
    await ask(stage, cast.vptk, 'III.1');
    const pressed = cast.vptk.presses(newest(stage, cast.vptk), 'Xong III.1');
    await stage.settle();
    const before = newest(stage, cast.vptk).text;
    await stage.stop();
    stage.at('2025-04-01 06:50');
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.start();
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(before);
    expect(facts('reported')).toMatchObject([{ completedOn: '2025-03-31' }]);
  });
});

describe('midnight is that of the plan’s zone', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['America/New_York', 'Pacific/Auckland', 'UTC'])('on a machine in %s', async (name) => {
    process.env['TZ'] = name;
    await whileOff('2025-03-31 17:30', '2025-04-01 06:50', () => {
      stage.at('2025-03-31 23:59');
      cast.vptk.says('/done III.1');
      stage.at('2025-04-01 00:01');
      cast.vptk.says('/done I.2');
    });
    expect(facts('reported')).toMatchObject([
      { task: 'III.1', completedOn: '2025-03-31' },
      { task: 'I.2', completedOn: '2025-04-01' },
    ]);
  });
});

test('what is read at once has no second time in the journal, and a journal with both is read again', async () => {
  await stage.clock('2025-03-31 17:30');
  await ask(stage, cast.vptk, '/done III.1');
  await whileOff('2025-03-31 18:00', '2025-04-01 06:50', () => {
    stage.at('2025-03-31 22:15');
    cast.vptk.says('/done I.2');
  });
  const [atOnce, late] = facts('reported');
  expect(atOnce && 'sent' in atOnce).toBe(false);
  expect(late?.sent).toBe('2025-03-31T22:15:00+07:00');
  expect(await readFile(join(stage.dataDir, 'journal.json'), 'utf8')).toContain('"sent"');
  await stage.restart();
  expect(facts('reported')).toEqual([atOnce, late]);
});

test('whenever it is sent and however late within a day it is read, the day is that of sending', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 2, max: 1440 }),
      async (date, minute, delay) => {
        const local = (at: number): string => {
          const on = dayOf(2025, 5, date) ?? '';
          return new Date(Date.parse(`${on}T00:00:00Z`) + at * 60_000)
            .toISOString()
            .slice(0, 16)
            .replace('T', ' ');
        };
        await stage.restart();
        await stage.stop();
        stage.at(local(minute));
        cast.vptk.says('/progress I.4b đang làm');
        stage.at(local(minute + delay));
        await stage.start();
        await stage.settle();
        const last = facts('reported').at(-1);
        expect(last?.sent?.slice(0, 10) ?? last?.at.slice(0, 10)).toBe(local(minute).slice(0, 10));
      },
    ),
    { numRuns: effort(5, 100) },
  );
}, 120_000);
