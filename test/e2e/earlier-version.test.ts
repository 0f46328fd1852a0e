import { afterEach, beforeEach, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

/**
 * A data folder that version 0.1.0 wrote before questions and photos left the outbox: reports confirmed and waiting, a
 * difficulty, a request, a nudge, letters and a summary, an open question and a photo that waited.
 */
const FOLDER = new URL('data-of-version-0.1.0/', import.meta.url);

let stage: Stage;
const { kinds, count } = onStage(() => stage);

beforeEach(async () => {
  stage = await openStage({ at: '2025-03-31 09:00', settings: { CONFIRM: 'on' }, data: FOLDER });
});

afterEach(async () => {
  await stage.close();
});

const PEOPLE: readonly (readonly [number, string])[] = [
  [1001, 'Trần Thị Hoa'],
  [1002, 'Lê Văn Tâm'],
  [1003, 'Phạm Minh'],
  [1004, 'Đỗ Lan'],
  [1005, 'Nguyễn Văn Hùng'],
];

test('a data folder of version 0.1.0 is read as it is, and nothing that was sent comes again', async () => {
  for (const [id, firstName] of PEOPLE) stage.double.user({ id, firstName }).unblocks();
  await stage.settle();
  await stage.clock('2025-03-31 09:01');
  const before = kinds().length;
  expect(before).toBe(21);
  for (const [id] of PEOPLE) expect(stage.double.messagesTo(id)).toEqual([]);
  await stage.restart();
  for (const [id] of PEOPLE) expect(stage.double.messagesTo(id)).toEqual([]);
  expect(kinds()).toHaveLength(before);
});

test('its reports, requests and difficulties are answered for as before', async () => {
  const vptk = stage.double.user({ id: 1002, firstName: 'Lê Văn Tâm' });
  const coordinator = stage.double.user({ id: 1001, firstName: 'Trần Thị Hoa' });
  expect((await ask(stage, vptk, '/status III.1')).text).toContain('45/KH-UBND');
  expect((await ask(stage, vptk, '/status I.2')).text).toContain('chờ quyết định');
  expect((await ask(stage, coordinator, '/status III.3')).text).toContain('thiếu máy quét');
  const waiting = await ask(stage, coordinator, '/status');
  expect(waiting.buttons.flat().some(({ text }) => text.startsWith('Chờ xác nhận'))).toBe(true);
});

test('a button of that version is understood: it names no year', async () => {
  const vptk = stage.double.user({ id: 1002, firstName: 'Lê Văn Tâm' });
  await ask(stage, vptk, '/viec');
  vptk.forges(newest(stage, vptk), 'r|IV.1|||d');
  await stage.settle();
  expect(newest(stage, vptk).text).toMatch(/^Đã ghi nhận:\n✅ IV\.1: hoàn thành/u);
  expect(count('reported')).toBe(5);
});
