import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';
import { walkOn } from '../support/walk.js';
import type { Walk, Walker } from '../support/walk.js';

/** The merger of 01/07/2025: two departments become one, one is renamed, one is split, tasks move and go. */

let stage: Stage;
let cast: Cast;
let people: ReturnType<typeof walkers>;
const { count, press, said } = onStage(() => stage);

function walkers(one: Stage, { coordinator, vptk, bpmc, kt, chairman }: Cast) {
  const named = (name: string, handle: UserHandle): Walker => ({ name, handle });
  return {
    hoa: named('Hoa (coordinator)', coordinator),
    tam: named('Tâm (VPTK)', vptk),
    minh: named('Minh (BPMC)', bpmc),
    lan: named('Lan (KT)', kt),
    hung: named('Hùng (chairman)', chairman),
    ha: named('Hà (VHXH)', one.double.user({ id: 1006, firstName: 'Vũ Thu Hà' })),
    an: named('An (TPHT)', one.double.user({ id: 1007, firstName: 'Bùi An' })),
    tam2: named('Tâm (TPHT)', one.double.user({ id: 1008, firstName: 'Lê Văn Tâm' })),
  };
}

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-06-30 17:30' }));
  people = walkers(stage, cast);
  await enrolBy(stage, cast.coordinator, { who: people.ha.handle, post: 'VHXH' });
  await enrolBy(stage, cast.coordinator, { who: people.an.handle, post: 'TPHT' });
  await enrolBy(stage, cast.coordinator, { who: people.tam2.handle, post: 'TPHT' });
  await stage.clock('2025-07-01 08:00');
});

afterEach(() => stage.close());

function walk(): Walk {
  const names = new Map(Object.values(people).map(({ name, handle }) => [handle.id, name]));
  return walkOn(stage, '2025-07-01 08:00', new Map([...names, [cast.group.id, 'group']]));
}

interface PlanSent {
  departments: { id: string; name: string; shortName: string; printedAs: string[] }[];
  tasks: { code: string; lead: string; mayAlsoReport?: string[]; printed: { deadline: string } }[];
  targets: { tasks: string[]; lead?: string }[];
}

/** TPHT joins VHXH, KT is renamed KTE, VPTK is split into VP and HDND; two tasks go, one date moves to the past. */
async function merged(): Promise<Buffer> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const sent = JSON.parse(text) as PlanSent & Record<string, unknown>;
  const to: Record<string, string> = { TPHT: 'VHXH', KT: 'KTE', VPTK: 'VP' };
  const leadOf = ({ code, lead }: { readonly code: string; readonly lead: string }): string =>
    code.startsWith('I.4') ? 'HDND' : (to[lead] ?? lead);
  const isGone = (code: string): boolean => code === 'II.2b' || code === 'VII.2b';
  const departments = sent.departments.flatMap((one) => {
    if (one.id === 'TPHT') return [];
    if (one.id === 'KT')
      return [{ ...one, id: 'KTE', name: 'Phòng Kinh tế', shortName: 'P.KT', printedAs: [] }];
    if (one.id !== 'VPTK') return [one];
    return [
      { ...one, id: 'VP', name: 'Văn phòng HĐND và UBND', shortName: 'VP', printedAs: [] },
      { ...one, id: 'HDND', name: 'Ban của HĐND', shortName: 'HĐND', printedAs: [] },
    ];
  });
  const tasks = sent.tasks
    .filter(({ code }) => !isGone(code))
    .map((task) => ({
      ...task,
      lead: leadOf(task),
      printed: task.code === 'VI.4' ? { ...task.printed, deadline: 'Trước ngày 30/05/2025' } : task.printed,
    }));
  const targets = sent.targets.map((one) => ({
    ...one,
    tasks: one.tasks.filter((code) => !isGone(code)),
    ...(one.lead && { lead: to[one.lead] ?? one.lead }),
  }));
  return Buffer.from(JSON.stringify({ ...sent, departments, tasks, targets }));
}

test('the merger of 01/07/2025, with eyes on every message', async () => {
  const { hoa, an, tam2, hung, minh } = people;
  const on = walk();
  const file = await merged();
  const find = (form: RegExp, who: Walker = hoa): Posted => on.last(who.handle, form);
  await on.at('2025-07-01 08:30');
  await on.does('Hoa sends the new plan', () =>
    hoa.handle.sendsDocument('ke-hoach.json', '', { bytes: file }),
  );
  await on.taps(hoa, find(/XEM TRƯỚC/u), 'Chuyển người của TP-HT');
  await on.taps(hoa, find(/Người của Tư pháp/u), 'Tất cả → VH-XH (nhận 4 nhiệm vụ)');
  await on.taps(hoa, find(/XEM TRƯỚC/u), 'Chuyển người của VP-TK');
  await on.says(hoa, '/canbo');
  await on.taps(hoa, find(/XEM TRƯỚC/u), 'Áp dụng');
  await on.says(hoa, '/canbo');
  await on.taps(hoa, find(/Đã áp dụng/u), 'Chuyển người của VP-TK');
  await on.taps(hoa, find(/Người của Văn phòng/u), '→ VP (nhận 10 nhiệm vụ)');
  await on.says(hoa, '/canbo');
  await on.taps(hoa, find(/NGƯỜI ĐƯỢC GHI DANH/u), 'Đỗ Lan', 'Chuyển đơn vị', 'P.KT');
  await on.says(an, '/viec');
  await on.says(minh, '/tinhhinh VI.4');
  await on.at('2025-07-04 16:30');
  await on.says(hung, '/tinhhinh');
  await on.taps(hoa, find(/Đã áp dụng/u), 'Quay lại kế hoạch trước');
  await on.says(tam2, '/viec');
  await on.says(hoa, '/canbo');
  await on.at('2025-07-08 08:00');
  await expect(on.transcript()).toMatchFileSnapshot('./__snapshots__/merger.txt');
});

test('a preview that was compared with a plan which is replaced since applies nothing', async () => {
  const sent = async (bytes: Buffer): Promise<Posted> => {
    cast.coordinator.sendsDocument('ke-hoach.json', '', { bytes });
    await stage.settle();
    return newest(stage, cast.coordinator);
  };
  const first = await merged();
  const preview = await sent(first);
  const other = await sent(Buffer.from(first.toString('utf8').replace('Ban của HĐND', 'Ban HĐND xã')));
  await press(cast.coordinator, other, 'Áp dụng');
  await press(cast.coordinator, preview, 'Áp dụng');
  const told = stage.double.message(preview)?.text ?? '';
  expect(told).toContain('đã thay đổi ngày 01/07/2025 (đồng chí Trần Thị Hoa)');
  expect(told).toContain('chưa áp dụng');
  expect(count('plan-applied')).toBe(1);
  await press(cast.coordinator, await sent(first), 'Áp dụng');
  expect(count('plan-applied')).toBe(2);
});

test('namesakes are told apart where they are placed, and who is nowhere yet is told so', async () => {
  await enrolBy(stage, cast.coordinator, {
    who: stage.double.user({ id: 1031, firstName: 'Bùi An' }),
    post: 'TPHT',
  });
  cast.coordinator.sendsDocument('ke-hoach.json', '', { bytes: await merged() });
  await stage.settle();
  const preview = newest(stage, cast.coordinator);
  await press(cast.coordinator, preview, 'Chuyển người của TP-HT');
  const labels = newest(stage, cast.coordinator)
    .buttons.flat()
    .map(({ text }) => text);
  const alone = labels.filter((label) => label.startsWith('Riêng'));
  expect(alone).toContain('Riêng Bùi An · TP-HT (2)');
  expect(new Set(alone).size).toBe(alone.length);
  await press(cast.coordinator, preview, 'Áp dụng');
  const mine = await ask(stage, people.an.handle, '/viec');
  expect(mine.text).toContain('không còn trong kế hoạch năm 2025');
  expect(mine.text).not.toContain('Hiện không có nhiệm vụ nào đang mở');
});

test('the leaders hear at once that no coordinator is reached, and nobody is said to have been told who was not', async () => {
  cast.coordinator.blocks();
  await stage.settle();
  expect(newest(stage, cast.chairman).text).toContain('không có đầu mối nào nhận được tin');
  expect(newest(stage, cast.chairman).text).toContain('Trần Thị Hoa');
  const blocked = await ask(stage, cast.vptk, '/blocked I.5 chờ kinh phí');
  expect(blocked.text).toContain('lãnh đạo được thông báo');
  expect(blocked.text).not.toContain('Đầu mối được thông báo');
  expect(newest(stage, cast.chairman).text).toContain('chờ kinh phí');
  cast.chairman.blocks();
  await stage.settle();
  const alone = await ask(stage, cast.vptk, '/blocked I.6 chờ kinh phí');
  expect(alone.text).toContain('chưa báo đến ai');
  expect(said(cast.chairman, 'không có đầu mối nào')).toHaveLength(1);
});

test('a second account of a person in the same post is pointed out, with the way to the first', async () => {
  const again = stage.double.user({ id: 1030, firstName: 'LE VAN TAM' });
  await enrolBy(stage, cast.coordinator, { who: again, post: 'VPTK' });
  const [notice] = said(cast.coordinator, 'vừa được ghi danh').slice(-1);
  expect(notice?.text).toMatch(/Trùng tên, cùng vị trí .*VP-TK, ghi danh 30\/06\/2025/u);
  if (!notice) throw new Error('no notice');
  await press(cast.coordinator, notice, 'Xem tài khoản có trước');
  const list = await ask(stage, cast.coordinator, '/people');
  const labels = list.buttons.flat().map(({ text }) => text);
  expect(labels.filter((label) => label.startsWith('Lê Văn Tâm'))).toEqual([
    'Lê Văn Tâm · VP-TK (1)',
    'Lê Văn Tâm · TP-HT',
  ]);
  expect(labels).toContain('LE VAN TAM · VP-TK (2)');
});

test('in the group others change no message: a word on top, and private commands get a hint', async () => {
  const { group, vptk, chairman, coordinator } = cast;
  for (const command of ['/viec', '/canbo', '/lich']) {
    group.says(vptk, `${command}@nhacviec_bot`);
    await stage.settle();
    expect(newest(stage, group).text).toContain(
      'dùng trong tin nhắn riêng với bot: https://t.me/nhacviec_bot',
    );
  }
  group.says(coordinator, '/quahan@nhacviec_bot');
  await stage.settle();
  const list = newest(stage, group);
  const all = list.buttons.flat().find(({ text }) => text.startsWith('Đôn đốc'));
  if (!all) throw new Error('nothing to nudge');
  const refused = vptk.presses(list, all.text);
  await stage.settle();
  expect(refused.answer()?.text).toContain('dành cho đầu mối và lãnh đạo');
  expect(stage.double.message(list)?.text).toBe(list.text);
  expect(newest(stage, group).id).toBe(list.id);
  group.says(vptk, '/xong@nhacviec_bot I.5');
  await stage.settle();
  const done = newest(stage, group);
  const undo = chairman.presses(done, 'Hoàn tác');
  await stage.settle();
  expect(undo.answer()?.text ?? '').not.toBe('');
  expect(stage.double.message(done)?.text).toBe(done.text);
  expect(newest(stage, group).id).toBe(done.id);
  expect(count('withdrawn')).toBe(0);
});
