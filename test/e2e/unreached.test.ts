import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enrolBy, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

const open = async (at: string): Promise<void> => {
  ({ stage, cast } = await openEnrolled({ at }));
  await stage.clock(at);
};

beforeEach(() => open('2025-03-24 08:00'));
afterEach(() => stage.close());

/** What the coordinator was told of people who cannot be reached, apart from letters. */
const told = (): readonly string[] =>
  stage.double
    .messagesTo(cast.coordinator.id)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('🔴 Không liên lạc được với đồng chí'));

describe('that somebody blocked the bot is told to the coordinator with the tasks that are due', () => {
  test('at once in working hours, and only once', async () => {
    cast.vptk.blocks();
    await stage.settle();
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Lê Văn Tâm');
    expect(told()[0]).toContain('đã chặn bot');
    expect(told()[0]).toContain('III.1');
    expect(told()[0]).toContain('được gửi đến đầu mối');
    await stage.clock('2025-03-24 09:00');
    await stage.clock('2025-03-25 07:30');
    expect(told()).toHaveLength(1);
  });

  test('within the minute where the bot learns it from a letter that does not arrive', async () => {
    // Of an account that is gone Telegram says nothing before something is sent to it.
    cast.vptk.deactivates();
    await stage.clock('2025-03-25 07:30');
    await stage.clock('2025-03-25 07:31');
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('tài khoản không còn');
    expect(told()[0]).toContain('III.1');
  });

  test.each([
    ['in the evening', '2025-03-24 17:01', '2025-03-25 07:29', '2025-03-25 07:30'],
    ['before the day begins', '2025-03-25 06:00', '2025-03-25 07:29', '2025-03-25 07:30'],
    ['on a Saturday', '2025-03-29 10:00', '2025-03-31 07:29', '2025-03-31 07:30'],
    ['before nine days of holidays', '2025-01-24 18:00', '2025-02-03 07:29', '2025-02-03 07:30'],
  ])('on the next working morning where it happens %s', async (_, at, before, morning) => {
    await stage.close();
    await open(`${at.slice(0, 10)} 05:00`);
    await stage.clock(at);
    cast.vptk.blocks();
    await stage.settle();
    expect(told()).toEqual([]);
    await stage.clock(before);
    expect(told()).toEqual([]);
    await stage.clock(morning);
    expect(told()).toHaveLength(1);
  });

  test('not where the person is reached again by then', async () => {
    await stage.clock('2025-03-24 17:30');
    cast.vptk.blocks();
    cast.vptk.unblocks();
    await stage.settle();
    await stage.clock('2025-03-25 07:30');
    expect(told()).toEqual([]);
  });

  test('again where it happens again', async () => {
    cast.vptk.blocks();
    cast.vptk.unblocks();
    await stage.settle();
    cast.vptk.blocks();
    await stage.settle();
    expect(told().length).toBeGreaterThan(0);
    cast.vptk.unblocks();
    await stage.settle();
    const before = told().length;
    cast.vptk.blocks();
    await stage.settle();
    expect(told()).toHaveLength(before + 1);
  });

  test('with a word where others of the department are still reminded', async () => {
    const second = stage.double.user({ id: 1011, firstName: 'Người thứ hai' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'VPTK' });
    cast.vptk.blocks();
    await stage.settle();
    expect(told()[0]).toContain('vẫn nhận nhắc việc');
  });
});
