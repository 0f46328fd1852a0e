import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';
import { onStage } from '../support/on-stage.js';
import { walkOn } from '../support/walk.js';

let stage: Stage;
let cast: Cast;
const { press, found } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-12-01 06:00' }));
});

afterEach(() => stage.close());

/** The plan of the new year, sent and applied in the chat while the old one is in force. */
async function applyNext(): Promise<void> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const bytes = Buffer.from(text.replaceAll('2025', '2026'));
  const said = cast.coordinator.sendsDocument('ke-hoach-2026.json', '', { bytes });
  await stage.settle();
  const preview = stage.double.messagesTo(cast.coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  await press(cast.coordinator, preview, 'Áp dụng');
}

const reports = (): readonly string[] =>
  stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'reported' ? [`${fact.task} ${fact.period}`] : []));

const file = (who: { readonly id: number }): string => newest(stage, who).file?.name ?? '';

test('December to February with both plans, as everybody reads it', { timeout: 240_000 }, async () => {
  const names = new Map([
    [cast.coordinator.id, 'Hoa (đầu mối)'],
    [cast.vptk.id, 'Tâm (VP-TK)'],
    [cast.chairman.id, 'Hùng (lãnh đạo)'],
    [cast.group.id, 'Nhóm'],
  ]);
  await applyNext();
  const walk = walkOn(stage, '2025-12-29 17:00', names);
  const hoa = { name: 'Hoa', handle: cast.coordinator };
  const tam = { name: 'Tâm', handle: cast.vptk };
  const hung = { name: 'Hùng', handle: cast.chairman };
  stage.at('2025-12-29 17:00');
  await walk.says(tam, 'xong I.4b năm 2026');
  await walk.says(hoa, '/report năm 2025');
  await walk.says(hoa, '/export năm 2025');
  const before = walk.transcript();
  // The machine is down over New Year: the year's last summary is made up on the first working morning.
  await stage.stop();
  const january = walkOn(stage, '2026-01-05 07:30', names);
  stage.at('2026-01-05 07:30');
  await stage.start();
  await january.at('2026-01-05 07:31');
  for (const words of ['/status', '/overdue', '/due', '/mine', '/target', '/export', '/report', '/extend']) {
    await january.says(hoa, words);
  }
  await january.says(hoa, '/target CT.1.4 +1 cuộc');
  await january.taps(hoa, january.last(cast.coordinator), 'Năm 2025');
  await january.says(hung, '/overdue');
  await january.taps(hung, january.last(cast.chairman), 'Quá hạn năm 2025', '›');
  await january.says(hung, '/nudge I.4b năm 2025');
  await january.says(tam, '/giahan');
  await january.taps(tam, january.last(cast.vptk), 'Năm 2025');
  await january.says(tam, 'xin gia hạn I.4b đến 20/1 vì chờ tỉnh');
  await january.taps(tam, january.last(cast.vptk, /I.4b/u), 'I.4b năm 2025, hạn 31/12/2025');
  await january.says(tam, '/done I.6 năm 2025 45/KH-UBND');
  await january.says(tam, 'xong I.5');
  await january.taps(tam, january.last(cast.vptk), 'Thôi');
  await january.says(tam, 'IV.1');
  await january.at('2026-01-09 16:30');
  await january.at('2026-01-12 08:00');
  await january.at('2026-02-02 08:00');
  await january.says(tam, '/done I.5');
  await january.taps(tam, january.last(cast.vptk), 'I.5 năm 2025, hạn 31/12/2025');
  await january.says(tam, '/status I.5');
  await january.says(tam, '/status I.5 năm 2025');
  await january.says(hoa, '/report năm 2025');
  await january.at('2026-02-13 17:00');
  await january.says(hoa, '/xuat năm 2025');
  expect(stage.events()).not.toContain('update failed');
  await expect(`${before}\n${january.transcript()}`).toMatchFileSnapshot('__snapshots__/two-years.txt');
});

describe('after the closing of a plan', () => {
  test('a report is a supplement of it, or of the plan that is named, and never the next year’s in silence', async () => {
    await stage.clock('2025-12-01 07:30');
    await applyNext();
    await stage.clock('2026-01-05 07:30');
    await stage.clock('2026-02-10 07:30');
    const question = await ask(stage, cast.vptk, '/done I.4b 45/BC-UBND');
    expect(question.text).toContain('Kế hoạch năm 2025 đã khép lại nhưng còn nhiệm vụ này chưa báo cáo');
    expect(reports()).toEqual([]);
    await press(cast.vptk, question, 'I.4b năm 2025, hạn 31/12/2025');
    expect(newest(stage, cast.vptk).text).toContain(
      'Thuộc kế hoạch năm 2025, đã khép lại ngày 31/01/2026: ghi bổ sung sau khi khép lại.',
    );
    expect(newest(stage, cast.vptk).text).toContain('45/BC-UBND');
    expect(reports()).toEqual(['I.4b 2025']);
    const named = await ask(stage, cast.vptk, 'xong I.4a năm 2025');
    expect(named.text).toContain('đã khép lại ngày 31/01/2026');
    await ask(stage, cast.vptk, '/done I.4b năm 2026');
    expect(reports()).toEqual(['I.4b 2025', 'I.4a 2025', 'I.4b 2026']);
    expect((await ask(stage, cast.vptk, '/status I.4b')).text).not.toContain('45/BC-UBND');
    expect((await ask(stage, cast.vptk, '/status I.4b năm 2025')).text).toContain('45/BC-UBND');
    // What is done in the year that the words name is no silent report of the other year's task.
    await ask(stage, cast.vptk, '/done I.6 năm 2025');
    const other = await ask(stage, cast.vptk, '/done I.6 kh2025');
    expect(other.text).toContain('nêu kế hoạch năm 2025, nhưng nhiệm vụ đang mở là của kế hoạch năm 2026');
    expect(reports().slice(3)).toEqual(['I.6 2025']);
    await press(cast.vptk, other, 'Năm 2025');
    expect(reports().slice(3)).toEqual(['I.6 2025']);
    const late = await ask(stage, cast.coordinator, '/set I.1b năm 2025 20/03/2026');
    expect(late.text).toContain('kế hoạch đã khép lại ngày 31/01/2026, không đặt hạn được nữa');
    const looked = await ask(stage, cast.coordinator, '/export năm 2024');
    expect(looked.text).toContain('Bot không có kế hoạch năm 2024.');
    expect(looked.text).not.toContain('chưa ghi nhận gì');
    const none = await ask(stage, cast.vptk, '/done I.4a năm 2024');
    expect(none.text).toContain('Bot không có kế hoạch năm 2024; chưa ghi nhận gì.');
    await ask(stage, cast.coordinator, '/report năm 2025');
    expect(file(cast.coordinator)).toBe('Bao-cao-CCHC-Nam-2025.docx');
    await ask(stage, cast.coordinator, '/export năm 2025');
    expect(file(cast.coordinator)).toBe('Bang-theo-doi-CCHC-nam-2025-2026-02-10.xlsx');
    expect(stage.events()).not.toContain('update failed');
  });
});

test('a list stays in its year, and a press of one that is old does nothing in another', async () => {
  await stage.clock('2025-12-29 07:30');
  await applyNext();
  await ask(stage, cast.coordinator, '/overdue');
  const mine = await ask(stage, cast.vptk, '/mine');
  await stage.clock('2026-01-05 07:30');
  await stage.clock('2026-02-10 07:30');
  await press(cast.vptk, mine, '›');
  const page = stage.double.message(mine);
  expect(page?.text).toContain('Thuộc kế hoạch năm 2025.');
  expect(found(cast.coordinator, /Từ năm 2026 bot theo dõi/u).text).toContain('Kế hoạch năm 2025 còn');
});
