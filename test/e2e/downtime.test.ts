import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

/** The days of which a person got letters, in their order. */
function letters({ id }: { readonly id: number } = cast.vptk): readonly string[] {
  return stage.double.messagesTo(id).flatMap(({ text }) => {
    const head = /^Theo dõi kế hoạch CCHC[^,]*, [^\d\n]*(?<day>\d{2}\/\d{2})\/2025/mu.exec(text);
    return head?.groups?.['day'] ?? [];
  });
}

/** The bot is off from one moment to the other; the start runs its first tick by itself. */
async function off(from: string, until: string): Promise<void> {
  await stage.clock(from);
  await stage.stop();
  await stage.clock(until);
  await stage.start();
  await stage.settle();
}

describe('the bot was off', () => {
  test('from Friday to Tuesday: one letter of what is owed, to each, under Tuesday’s date', async () => {
    await off('2025-03-28 16:30', '2025-04-01 09:12');
    for (const who of [cast.vptk, cast.bpmc, cast.kt]) expect(letters(who).at(-1)).toBe('01/04');
    expect(letters().filter((day) => day > '28/03' || day === '01/04')).toEqual(['01/04']);
    await stage.clock('2025-04-01 09:13');
    expect(letters().filter((day) => day === '01/04')).toHaveLength(1);
  });

  test.each([
    ['07:29', '07:31', ['24/03']],
    ['07:29', '16:59', ['24/03']],
    ['07:29', '17:00', ['24/03']],
    ['07:29', '17:01', []],
    ['07:29', '23:00', []],
  ])(
    'on Monday from %s to %s: the day’s letter is made up till five, once',
    async (from, until, expected) => {
      await off(`2025-03-24 ${from}`, `2025-03-24 ${until}`);
      expect(letters()).toEqual(expected);
      await off(`2025-03-24 ${until}`, `2025-03-24 ${until}`);
      expect(letters()).toEqual(expected);
      await stage.clock('2025-03-25 07:30');
      expect(letters()).toEqual([...expected, '25/03']);
    },
  );

  test('and started twice in the minute of the letters: they come once', async () => {
    await stage.clock('2025-03-24 07:30');
    await stage.restart();
    await stage.restart();
    await stage.clock('2025-03-24 07:30');
    expect(letters()).toEqual(['24/03']);
  });
});

test('a clock that was set back over a restart sends nothing twice, and a later day is a day of its own', async () => {
  await stage.clock('2025-03-24 07:30');
  await stage.stop();
  await stage.clock('2025-03-23 12:00');
  await stage.start();
  await stage.clock('2025-03-24 07:31');
  expect(letters()).toEqual(['24/03']);
  await stage.clock('2025-03-28 07:30');
  expect(letters()).toEqual(['24/03', '28/03']);
});

describe('a machine in another zone', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['America/New_York', 'Pacific/Auckland', 'UTC'])(
    '%s: the letters leave at half past seven of Việt Nam',
    async (name) => {
      process.env['TZ'] = name;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name);
      await stage.restart();
      await stage.clock('2025-03-24 07:29');
      expect(letters()).toEqual([]);
      await stage.clock('2025-03-24 07:30');
      expect(letters()).toEqual(['24/03']);
    },
  );
});
