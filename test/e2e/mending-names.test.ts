import { afterEach, beforeEach, expect, test } from 'vitest';
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

const { count, found } = onStage(() => stage);
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
