import { afterEach, beforeEach, expect, test } from 'vitest';
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

function figures(): readonly unknown[] {
  return stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'measured' ? [[fact.target, fact.value]] : []));
}

test('the lead’s officer says a figure, and hears what was understood and whether the target is met', async () => {
  const answer = await ask(stage, cast.bpmc, '/target CT.3.2 96,5%');
  expect(answer.text).toMatch(/✅ CT\.3\.2 .*\nđã ghi nhận 96,5%, đạt \(yêu cầu từ 95% trở lên\)\./u);
  const later = await ask(stage, cast.bpmc, '/chitieu ct 3.2 94%');
  expect(later.text).toContain('đã ghi nhận 94%, chưa đạt');
  expect(later.text).toContain('Số liệu trước, ngày 20/03/2025: 96,5%');
});

test('/chỉtiêu alone lists all 21 with their state, and a button shows one', async () => {
  await ask(stage, cast.coordinator, '/target CT.6.5 15 tỷ');
  const list = await ask(stage, cast.kt, '/chỉtiêu');
  expect(list.text).toContain('Chỉ tiêu: đạt 1/21, chưa đạt 0, chưa có số liệu 20.');
  expect(list.text).toContain('15 tỷ đồng (20/03)');
  expect(list.text.match(/• CT\./gu)).toHaveLength(21);
  const one = await ask(stage, cast.kt, '/chitieu CT.6.5');
  expect(one.text).toContain('Đơn vị chịu trách nhiệm: Tài chính – Kế toán');
  cast.kt.presses(one, 'Các chỉ tiêu');
  await stage.settle();
  expect(stage.double.message({ chat: cast.kt.id, id: one.id })?.text).toContain('Chỉ tiêu: đạt 1/21');
});

test('another department’s officer cannot say it, and is told whose it is', async () => {
  const answer = await ask(stage, cast.kt, '/target CT.3.2 96,5%');
  expect(answer.text).toContain('do Bộ phận Tiếp nhận và Trả kết quả báo cáo; chưa ghi nhận');
  expect(figures()).toEqual([]);
});

test('a stranger learns nothing of a target', async () => {
  const stranger = stage.double.user({ id: 4711, firstName: 'Ai đó' });
  stranger.says('/target CT.3.2 96,5%');
  await stage.settle();
  expect(newest(stage, stranger).text).not.toContain('CT.3.2');
  expect(figures()).toEqual([]);
});

test('what cannot be read says what was understood, what is wrong and what to type', async () => {
  const answer = await ask(stage, cast.bpmc, '/target CT.3.2 14,8 tỷ');
  expect(answer.text).toContain('“14,8 tỷ” không theo đơn vị tính %, chưa ghi nhận');
  expect(answer.text).toContain('/chitieu CT.3.2 96,5%');
  expect((await ask(stage, cast.bpmc, '/target CT.9.9 5%')).text).toContain(
    'Kế hoạch không có chỉ tiêu CT.9.9',
  );
  expect((await ask(stage, cast.bpmc, '/target III.5 100%')).text).toContain('/chitieu CT.3.4');
  expect(figures()).toEqual([]);
});

test('a redelivered update gets the first answer again and counts nothing twice', async () => {
  const before = await ask(stage, cast.vptk, '/target CT.1.4 +1 cuộc');
  const [fact] = stage
    .service()
    .bot.world.journal.facts()
    .filter(({ kind }) => kind === 'measured');
  stage.double.redeliver(fact?.update ?? 0);
  await stage.settle();
  expect(newest(stage, cast.vptk).text).toBe(before.text);
  expect(figures()).toEqual([['CT.1.4', 1]]);
  await ask(stage, cast.vptk, '/target CT.1.4 +1 cuộc');
  expect(figures()).toEqual([
    ['CT.1.4', 1],
    ['CT.1.4', 2],
  ]);
});

test('units that were inspected are counted up to the five that there are', async () => {
  await ask(stage, cast.vptk, '/target CT.1.2 2/5 đơn vị');
  const answer = await ask(stage, cast.vptk, '/target CT.1.2 +1 đơn vị');
  expect(answer.text).toContain('đã ghi nhận 3/5 đơn vị (60%), đạt');
  expect((await ask(stage, cast.vptk, '/target CT.1.2 +3')).text).toContain('vượt quá mức có thể có');
});

test('a figure is taken back by its button, by who said it', async () => {
  await ask(stage, cast.bpmc, '/target CT.3.2 91%');
  const answer = await ask(stage, cast.bpmc, '/target CT.3.2 96,5%');
  cast.bpmc.presses(answer, 'Hoàn tác');
  await stage.settle();
  const list = await ask(stage, cast.bpmc, '/target CT.3.2');
  expect(list.text).toContain('Số liệu ngày 20/03/2025: 91%');
  expect((await ask(stage, cast.bpmc, '/undo')).text).toContain('số liệu chỉ tiêu CT.3.2');
  expect((await ask(stage, cast.bpmc, '/target CT.3.2')).text).toContain('Chưa có số liệu');
});

test('a report whose note has the figure says it as well, and one undo takes both back', async () => {
  const answer = await ask(stage, cast.bpmc, '/done III.3 96,5%');
  expect(answer.text).toContain('báo cáo kỳ tháng 3');
  expect(answer.text).toMatch(/Chỉ tiêu CT\.3\.2 .*: đã ghi nhận 96,5%, đạt/u);
  expect(figures()).toEqual([['CT.3.2', 96.5]]);
  cast.bpmc.presses(answer, 'Hoàn tác');
  await stage.settle();
  expect((await ask(stage, cast.bpmc, '/target CT.3.2')).text).toContain('Chưa có số liệu');
  const state = (await ask(stage, cast.bpmc, '/status III.3')).text;
  expect(state).toContain('đã báo cáo 0/1 kỳ');
  expect(state).toContain('nội dung: 96,5% (đã hoàn tác)');
});

test('a figure that two targets could mean is not guessed at; one that is added to a report counts', async () => {
  const unclear = await ask(stage, cast.bpmc, '/done III.5 100%');
  expect(unclear.text).toContain('chưa ghi vào chỉ tiêu CT.3.3, CT.3.4');
  await ask(stage, cast.bpmc, '/done III.7');
  expect((await ask(stage, cast.bpmc, '/done III.7 92%')).text).toMatch(
    /đã bổ sung[\s\S]*CT\.3\.7 .*92%, đạt/u,
  );
  expect(figures()).toEqual([['CT.3.7', 92]]);
});

test('the Friday summary counts the targets, and their sums add up', async () => {
  await ask(stage, cast.bpmc, '/target CT.3.2 96,5%');
  await ask(stage, cast.bpmc, '/target CT.3.9 94%');
  await stage.clock('2025-03-21 16:00');
  const summary = stage.double.messagesTo(cast.group.id).find(({ text }) => text.includes('TỔNG HỢP'));
  expect(summary?.text).toContain('Chỉ tiêu: đạt 1/21, chưa đạt 1, chưa có số liệu 19.');
});

test('figures stay after a restart', async () => {
  await ask(stage, cast.bpmc, '/target CT.3.2 trên 96%');
  await stage.restart();
  expect((await ask(stage, cast.bpmc, '/target CT.3.2')).text).toContain('trên 96%');
});
