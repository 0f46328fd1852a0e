import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { planToMend } from '../../src/features/plan-change/mending/flow.js';
import { present } from '../../src/ports/world.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { seedAsWord } from '../documents/import/seed-docx.js';
import { plan } from '../support/office.js';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

afterEach(() => stage.close());

const { press, found } = onStage(() => stage);
const preview = (): Posted => found(cast.coordinator, /XEM TRƯỚC KẾ HOẠCH/u);

async function open(at: string): Promise<void> {
  ({ stage, cast } = await openEnrolled({ at }));
}

async function decide(words: string): Promise<void> {
  await press(cast.coordinator, await ask(stage, cast.coordinator, words), 'Ghi nhận');
}

/** They stand beside the plan; put right, compared and drafted from is the plan itself. */
const DECISIONS: readonly (readonly [string, string])[] = [
  ['a hand-over', '/dieuchinh I.2 chuyển KT từ 20/03'],
  ['other dates of a duty', '/dieuchinh TH.4 ngày 14 hằng tháng'],
];

test.each(DECISIONS)('with %s in effect the plan is put right as before', async (_, decision) => {
  await open('2025-03-20 09:00');
  await decide(decision);
  await ask(stage, cast.coordinator, '/suakehoach III.1 tên Kiểm soát thủ tục');
  expect(preview().text).toContain('tên mới “Kiểm soát thủ tục”');
  await press(cast.coordinator, preview(), 'Áp dụng');
  await stage.restart();
  await ask(stage, cast.coordinator, '/suakehoach III.2 bỏ');
  expect(preview().text).toContain('Bỏ dòng III.2');
  const folder = join(stage.dataDir, 'plans');
  for (const name of await readdir(folder)) {
    expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toMatchObject({ year: 2025 });
  }
});

test.each(DECISIONS)(
  'with %s in effect a document is completed from the plan in force',
  async (_, decision) => {
    await open('2025-03-20 09:00');
    await decide(decision);
    cast.coordinator.sendsDocument('Phu-luc.docx', '2025', { bytes: await seedAsWord(plan) });
    await stage.settle();
    expect(preview().text).toContain('bỏ 0,');
    expect(preview().text).toContain('4 nhiệm vụ');
  },
);

test.each([
  ['a hand-over', '/dieuchinh VI.4 chuyển VPTK từ 15/12'],
  ['another deadline', '/dieuchinh VI.4 đến 30/12'],
])('with %s in effect next year’s plan is drafted from the plan in force', async (_, decision) => {
  await open('2025-12-15 08:00');
  await decide(decision);
  await stage.clock('2026-02-02 07:30');
  const closing = found(cast.coordinator, /^Kế hoạch năm 2025 đã khép lại/u);
  await press(cast.coordinator, closing, 'Xem dự thảo kế hoạch năm 2026');
  expect(preview().text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2026');
});

test('a plan whose file is not known is not put right, and no empty file comes of it', async () => {
  await open('2025-03-20 09:00');
  const { world } = stage.service().bot;
  const plans = { ...world.plans, textOf: () => null };
  const coordinator = present(world).history.people.find(({ name }) => name === 'Trần Thị Hoa');
  if (!coordinator) throw new Error('there is no coordinator');
  const gesture = { person: coordinator.id, update: null };
  expect(await planToMend({ ...world, plans }, gesture)).toEqual({ kind: 'gone' });
  expect(await readdir(join(stage.dataDir, 'plans'))).toEqual([]);
});
