import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, enrolCast, newest, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

/** The seed plan is that of 2025. */
beforeEach(async () => {
  stage = await openStage({ at: '2026-11-30 08:00' });
  cast = await enrolCast(stage);
});

afterEach(async () => {
  await stage.close();
});

test('whoever starts with a plan that is over hears one thing, and what to send', () => {
  const said = stage.double.messagesTo(cast.coordinator.id).filter(({ text }) => text.includes('khép lại'));
  expect(said.map(({ text }) => text)).toEqual([
    'Kế hoạch năm 2025 đã khép lại trước khi bot bắt đầu: không theo dõi, không nhắc nhiệm vụ nào.\n' +
      'Để bắt đầu, đồng chí gửi kế hoạch của năm nay hoặc năm sau (tệp Word hoặc Excel) cho bot trong tin nhắn riêng.',
  ]);
});

test.each(['/status', '/overdue', '/mine', '/due', '/summary', '/status III', '/status VPTK'])(
  '%s of a plan that never ran shows no late days and offers nothing to tap',
  async (words) => {
    const answer = await ask(stage, cast.coordinator, words);
    expect(answer.text).toContain('trước khi bot bắt đầu');
    expect(answer.text).not.toMatch(/quá (?:hạn )?\d/u);
    expect(answer.buttons).toEqual([]);
  },
);

test('an officer is told that the plan is over and who brings the next', async () => {
  expect((await ask(stage, cast.vptk, '/viec')).text).toContain('Đầu mối sẽ nhập kế hoạch mới.');
  await stage.clock('2026-12-01 08:00');
  expect(newest(stage, cast.vptk).text).toContain('Đầu mối sẽ nhập kế hoạch mới.');
});
