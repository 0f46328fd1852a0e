import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_PACE } from '../../src/telegram/pace.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

function summaries(): number {
  return stage.double.messagesTo(cast.group.id).filter(({ text }) => text.includes('TỔNG HỢP')).length;
}

test('a member who is not enrolled may look closer by a button, as by a command', async () => {
  const member = stage.double.user({ id: 7001, firstName: 'Ủy viên' });
  cast.group.says(member, '/status@nhacviec_bot');
  await stage.settle();
  member.presses(newest(stage, cast.group), 'Quá hạn');
  await stage.settle();
  expect(newest(stage, cast.group).text).toContain('QUÁ HẠN (7): nhiệm vụ có thời hạn 3, báo cáo định kỳ 4');
});

test('the same member may report nothing by a button', async () => {
  const member = stage.double.user({ id: 7001, firstName: 'Ủy viên' });
  cast.group.says(cast.vptk, '/done@nhacviec_bot');
  await stage.settle();
  const before = stage.service().bot.world.journal.facts().length;
  const pressed = member.presses(newest(stage, cast.group), 'Xong III.1');
  await stage.settle();
  expect(pressed.answer()?.text).toContain('người đã được ghi danh');
  expect(stage.service().bot.world.journal.facts()).toHaveLength(before);
});

test('one’s own list is not shown in the group, whatever the button', async () => {
  cast.group.says(cast.vptk, '/status@nhacviec_bot');
  await stage.settle();
  const shown = newest(stage, cast.group);
  const pressed = cast.vptk.forges(shown, 'v|mine||0');
  await stage.settle();
  expect(pressed.answer()?.text).toContain('tin nhắn riêng');
  expect(newest(stage, cast.group).text).toBe(shown.text);
});

test('one preview posts one summary: a second tap and a redelivered one post nothing', async () => {
  await stage.clock('2025-03-26 10:00');
  const posted = summaries();
  const preview = await ask(stage, cast.coordinator, '/summary');
  const pressed = cast.coordinator.presses(preview, 'Gửi vào nhóm');
  cast.coordinator.presses(preview, 'Gửi vào nhóm');
  await stage.settle();
  expect(summaries()).toBe(posted + 1);
  await stage.restart();
  stage.double.redeliver(pressed.updateId ?? 0);
  await stage.settle();
  expect(summaries()).toBe(posted + 1);
});

test('the button and the clock together post Friday’s summary once', async () => {
  await stage.clock('2025-03-28 15:59');
  const posted = summaries();
  const preview = await ask(stage, cast.coordinator, '/summary');
  cast.coordinator.presses(preview, 'Gửi vào nhóm');
  await stage.clock('2025-03-28 16:00');
  await stage.settle();
  expect(summaries()).toBe(posted + 1);
});

test('a posted summary is not edited even when the outbox has long forgotten it', async () => {
  await stage.clock('2025-12-31 16:00');
  const posted = stage.double.messagesTo(cast.group.id).findLast(({ kind }) => kind === 'text');
  if (!posted) throw new Error('no summary');
  expect(posted.text).toContain('TỔNG HỢP');
  await stage.clock('2026-04-20 08:00');
  expect(
    stage
      .service()
      .bot.world.outbox.dispatches()
      .some(({ key }) => key.startsWith('summary|2025-12')),
  ).toBe(false);
  cast.vptk.presses(posted, 'Quá hạn');
  await stage.settle();
  const all = stage.double.messagesTo(cast.group.id);
  expect(all.find(({ id }) => id === posted.id)?.text).toBe(posted.text);
  expect(all.at(-1)?.text).toContain('QUÁ HẠN');
});

test('a stranger hears one sentence an hour, whatever follows /start', async () => {
  const stranger = stage.double.user({ id: 9001, firstName: 'Người lạ' });
  for (const words of [
    '/start a',
    '/start b',
    'chào',
    '/start x-x-x-x-x-x-x-x-x',
    '/start y-y-y-y-y-y-y-y-y',
  ]) {
    stranger.says(words);
    await stage.settle();
  }
  expect(stage.double.messagesTo(stranger.id)).toHaveLength(2);
});

test('whoever reports a difficulty does not wait for a coordinator whose chat is silent', async () => {
  await stage.close();
  const slow = { ...NO_PACE, chat: { count: 1, seconds: 0.1 } };
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', pace: slow }));
  const told = (): number =>
    stage.double.messagesTo(cast.coordinator.id).filter(({ text }) => text.includes('Vướng mắc')).length;
  cast.bpmc.says('/blocked III.3-9 mất mạng');
  const answered = (): boolean => newest(stage, cast.bpmc).text.includes('vướng mắc');
  await expect.poll(answered, { interval: 10, timeout: 10_000 }).toBe(true);
  // Some of the seven still wait for their turn.
  expect(told()).toBeLessThan(7);
  await stage.settle();
  expect(told()).toBe(7);
});
