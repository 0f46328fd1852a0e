import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const { press, count, found } = onStage(() => stage);
const say = (words: string): Promise<Posted> => ask(stage, cast.coordinator, words);
const preview = (): Posted => found(cast.coordinator, /XEM TRƯỚC KẾ HOẠCH/u);

test('the names and codes that a split asks for are its answer, and no report', async () => {
  await say('/suakehoach tách VHXH thành Phòng Văn hóa; Phòng Xã hội');
  await say('Phòng Văn hóa: I.1c, I.1d; Phòng Xã hội: VII.1');
  expect(preview().text).toMatch(/• Phòng Văn hóa: chủ trì I\.1c, I\.1d/u);
  expect(preview().text).toMatch(/• Phòng Xã hội: chủ trì VII\.1/u);
});

test('what says how tasks stand is a report, also where names are asked for', async () => {
  await say('/suakehoach tách VHXH thành Phòng Văn hóa; Phòng Xã hội');
  await say('Đã xong: I.1c, VII.1');
  expect(newest(stage, cast.coordinator).text).not.toContain('XEM TRƯỚC');
  expect(count('reported')).toBe(2);
});

const labels = (message: Posted): readonly string[] => message.buttons.flat().map(({ text }) => text);

describe('a name that the plan does not have', () => {
  test('is asked about first: those near to it, a new one, or none', async () => {
    const asked = await say('/suakehoach III.1 chủ trì Kế toánn');
    expect(asked.text).toContain('Kế hoạch chưa có đơn vị “Kế toánn”; chưa sửa gì.');
    expect(labels(asked)).toEqual(['Tài chính – Kế toán', 'Thêm đơn vị mới “Kế toánn”', 'Thôi']);
    expect(count('plan-mended')).toBe(0);
    await press(cast.coordinator, asked, 'Tài chính – Kế toán');
    expect(preview().text).toMatch(/III\.1 .*→ Tài chính – Kế toán/u);
    // Words to the question are names once more.
    await say('/suakehoach III.2 chủ trì Ban Xx');
    await say('VHXH');
    expect(preview().text).toMatch(/III\.2 .*→ Văn hóa – Xã hội/u);
  });

  test('keeps its place among those that the plan has', async () => {
    const asked = await say('/suakehoach III.1 chủ trì Văn phòng; KT');
    await press(cast.coordinator, asked, 'Văn phòng – Thống kê');
    expect(preview().text).toMatch(/III\.1 .*→ Văn phòng – Thống kê \(cùng báo cáo: Tài chính – Kế toán\)/u);
  });

  test('goes with the next correction once nothing names it any more', async () => {
    await press(cast.coordinator, await say('/suakehoach III.1 chủ trì Ban Xx'), 'Thêm đơn vị mới “Ban Xx”');
    expect(preview().text).toContain('Đơn vị mới trong kế hoạch: Ban Xx.');
    await say('/suakehoach III.1 chủ trì KT');
    expect(preview().text).toContain('bỏ khỏi danh mục: Ban Xx.');
    // The plan's own departments stay, with tasks or without.
    await say('/suakehoach III.2 bỏ');
    expect(preview().text).not.toContain('khỏi danh mục');
  });

  test.each([
    '/suakehoach III.1 chủ trì đồng chí Đỗ Lan',
    '/suakehoach III.1 chủ trì KT hạn 15/6',
    '/suakehoach III.1 chủ trì tất cả',
    '/suakehoach tách VHXH thành Phòng Văn hóa; đồng chí Lan',
    '/suakehoach đổi tên KT thành đồng chí Lan',
  ])('is none where the words are a person, a deadline or everybody: “%s”', async (words) => {
    expect((await say(words)).text).toContain('không phải tên đơn vị');
    expect(count('plan-mended')).toBe(0);
  });
});

test('several rows at once have a button each', async () => {
  const asked = await say('/suakehoach III.2, III.3 bỏ');
  expect(labels(asked)).toEqual([
    expect.stringMatching(/^Bỏ III\.2 /u),
    expect.stringMatching(/^Bỏ III\.3 /u),
    'Thôi',
  ]);
  await press(cast.coordinator, asked, labels(asked)[0] ?? '');
  expect(preview().text).toContain('Bỏ dòng III.2');
});
