import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ask, enrolCast, newest, openEnrolled, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

let stage: Stage;

afterEach(() => stage.close());

const seedOf = async (year: number): Promise<string> =>
  (await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8')).replaceAll(
    '2025',
    String(year),
  );

test('a plan for the coming year says from when it counts, and what is followed until then', async () => {
  const opened = await openEnrolled({ at: '2025-12-15 08:00' });
  ({ stage } = opened);
  const { coordinator, vptk } = opened.cast;
  expect((await ask(stage, vptk, '/status')).text).not.toContain('2026');
  const said = coordinator.sendsDocument('ke-hoach.json', '', { bytes: Buffer.from(await seedOf(2026)) });
  await stage.settle();
  const preview = stage.double.messagesTo(coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  coordinator.presses(preview, 'Áp dụng');
  await stage.settle();
  expect(newest(stage, coordinator).text).toContain(
    'Kế hoạch có hiệu lực từ 01/01/2026; đến lúc đó bot vẫn theo kế hoạch năm 2025, ' +
      'việc còn lại của năm 2025 được nhắc đến hết ngày 31/01/2026.',
  );
  for (const command of ['/status', '/trogiup']) {
    expect((await ask(stage, vptk, command)).text, command).toContain(
      'Kế hoạch năm 2026 đã được áp dụng, có hiệu lực từ 01/01/2026. Đến lúc đó bot theo kế hoạch năm 2025; ' +
        'việc còn lại của năm 2025 được nhắc đến hết ngày 31/01/2026.',
    );
  }
  await stage.clock('2026-01-05 08:00');
  expect((await ask(stage, vptk, '/status')).text).not.toContain('đã được áp dụng, có hiệu lực');
});

test('a first plan whose year has not begun says so wherever it is shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-plan-'));
  const file = join(folder, 'plan.json');
  await writeFile(file, await seedOf(2027));
  stage = await openStage({ at: '2026-11-30 08:00', settings: { PLAN_FILE: file } });
  const { coordinator, vptk } = await enrolCast(stage);
  const words = 'Kế hoạch năm 2027 bắt đầu từ 01/01/2027; trước ngày đó bot chưa nhắc nhiệm vụ nào.';
  const opening = stage.double.messagesTo(coordinator.id).find(({ text }) => text.startsWith('Kính gửi'));
  expect(opening?.text).toContain(words);
  const [hello] = stage.double.messagesTo(vptk.id);
  expect(hello?.text).toContain(words);
  expect((await ask(stage, vptk, '/status')).text).toContain(words);
  expect((await ask(stage, vptk, '/trogiup')).text).toContain(words);
  await stage.clock('2027-01-04 08:00');
  expect((await ask(stage, vptk, '/status')).text).not.toContain('bắt đầu từ 01/01/2027');
  await rm(folder, { recursive: true });
});

test('the closing of a plan that ran offers a draft of the new year, and the plan begins with it', async () => {
  const opened = await openEnrolled({ at: '2025-12-15 08:00' });
  ({ stage } = opened);
  const { coordinator, vptk } = opened.cast;
  await stage.clock('2025-12-15 08:00');
  await stage.clock('2026-02-02 07:30');
  const closing = stage.double
    .messagesTo(coordinator.id)
    .findLast(({ text }) => text.startsWith('Kế hoạch năm 2025 đã khép lại'));
  if (!closing) throw new Error('the closing was not told');
  expect(closing.text).toContain(
    'đồng chí gửi kế hoạch năm 2026 (tệp Word hoặc Excel) cho bot trong tin nhắn riêng',
  );
  expect(closing.text).not.toMatch(/PLAN_FILE|khởi động|vận hành/u);
  coordinator.presses(closing, 'Xem dự thảo kế hoạch năm 2026');
  await stage.settle();
  const preview = newest(stage, coordinator);
  expect(preview.text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2026');
  coordinator.presses(preview, 'Áp dụng');
  await stage.settle();
  await stage.clock('2026-02-02 07:40');
  expect((await ask(stage, vptk, '/status')).text).toContain('NĂM 2026');
});
