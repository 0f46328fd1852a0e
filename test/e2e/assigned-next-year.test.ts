import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press, found } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-12-01 09:00' }));
});

afterEach(() => stage.close());

async function applyNext(): Promise<void> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const bytes = Buffer.from(text.replaceAll('2025', '2026'));
  const said = cast.coordinator.sendsDocument('ke-hoach-2026.json', '', { bytes });
  await stage.settle();
  const preview = stage.double.messagesTo(cast.coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  await press(cast.coordinator, preview, 'Áp dụng');
}

async function assign(line: string): Promise<void> {
  await press(cast.coordinator, await ask(stage, cast.coordinator, line), 'Giao');
}

test('what is open when its year’s plan is closed goes on in the next year with its code and year', async () => {
  await assign('/giao VPTK 15/12 Lập danh sách');
  await assign('/giao VPTK, KT 20/12 Lập dự toán');
  await assign('/giao KT 19/12 Việc đã xong');
  await ask(stage, cast.kt, '/done PS.2');
  await ask(stage, cast.kt, '/done PS.3');
  await applyNext();
  await stage.clock('2026-01-05 07:31');
  // As long as two plans are in force it stays in its own.
  expect(count('task-assigned')).toBe(3);
  await stage.clock('2026-02-02 07:30');
  expect(count('task-assigned')).toBe(5);
  await stage.clock('2026-02-02 07:31');
  expect(count('task-assigned')).toBe(5);
  expect((await ask(stage, cast.coordinator, '/tinhhinh PS')).text).toMatch(
    /giao 2, hoàn thành 0[\s\S]*PS\.1\/2025 Lập danh sách – VP-TK, hạn 15\/12\/2025, quá hạn 49 ngày/u,
  );
  // The department that has reported its part is done with it.
  const view = await ask(stage, cast.coordinator, '/tinhhinh PS.2/2025');
  expect(view.text).toContain('Chủ trì: Văn phòng – Thống kê\n');
  expect(view.text).toContain('đồng chí Trần Thị Hoa giao ngày 01/12/2025, chuyển từ năm 2025');
  // It is reminded of by the weekly letters, beside the new year's work of the same number.
  await assign('/giao VPTK 20/02 Việc của năm 2026');
  await stage.clock('2026-02-09 07:30');
  expect(newest(stage, cast.vptk).text).toContain('PS.1/2025 Lập danh sách');
  expect((await ask(stage, cast.vptk, '/done PS.1/2025')).text).toContain('PS.1/2025 Lập danh sách');
  expect((await ask(stage, cast.vptk, 'PS.1 xong')).text).toContain('Việc của năm 2026');
  await press(cast.vptk, await ask(stage, cast.vptk, '/viec'), 'Xong PS.2/2025');
  expect(found(cast.coordinator, /./u)).toBeDefined();
  expect((await ask(stage, cast.coordinator, '/tinhhinh PS')).text).toContain(
    'giao 3, hoàn thành 3 (đúng hạn 1 / quá hạn 2)',
  );
});
