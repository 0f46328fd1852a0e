import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, now, press, said } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

async function presses(who: UserHandle, message: Posted, label: string): Promise<Posted> {
  await press(who, message, label);
  return now(message);
}

/** `/people`, then the person's button. */
async function opened(name: string): Promise<Posted> {
  return presses(cast.coordinator, await ask(stage, cast.coordinator, '/people'), name);
}

/** Up to the question until when; gives it. */
async function asksUntilWhen(absent: string, standIn: string): Promise<Posted> {
  const choice = await presses(cast.coordinator, await opened(absent), 'Người thay thế');
  await presses(cast.coordinator, choice, standIn);
  return newest(stage, cast.coordinator);
}

async function answers(words: string): Promise<Posted> {
  cast.coordinator.says(words);
  await stage.settle();
  return newest(stage, cast.coordinator);
}

async function standsIn(absent: string, standIn: string, until: string): Promise<void> {
  await asksUntilWhen(absent, standIn);
  expect((await answers(until)).text).toContain('đến hết ngày');
}

describe('a stand-in', () => {
  test('is named from the person’s screen until a date, and both hear', async () => {
    const question = await asksUntilWhen('Lê Văn Tâm', 'Đỗ Lan');
    expect(question.text).toContain('Đồng chí Đỗ Lan thay đồng chí Lê Văn Tâm đến hết ngày nào');
    expect((await answers('15/04/2025')).text).toContain('đến hết ngày 15/04/2025');
    expect(newest(stage, cast.kt).text).toContain(
      'Đồng chí thay đồng chí Lê Văn Tâm (cán bộ, công chức Văn phòng – Thống kê) đến hết ngày 15/04/2025',
    );
    expect(newest(stage, cast.vptk).text).toContain('Đồng chí Đỗ Lan thay đồng chí đến hết ngày 15/04/2025');
    expect((await opened('Lê Văn Tâm')).text).toContain('Người thay thế: đồng chí Đỗ Lan');
  });

  test.each([
    ['tuần sau', 'không phải là một ngày có trong lịch'],
    ['31/02/2025', 'không phải là một ngày có trong lịch'],
    ['19/03/2025', 'đã qua'],
    ['01/01/2028', 'quá một năm'],
  ])('an answer of %s is asked again, with what is wrong', async (words, wrong) => {
    await asksUntilWhen('Lê Văn Tâm', 'Đỗ Lan');
    expect((await answers(words)).text).toContain(wrong);
    expect(count('stand-in-set')).toBe(0);
    expect((await answers('đến hết ngày 15/04')).text).toContain('15/04/2025');
    expect(count('stand-in-set')).toBe(1);
  });

  test('gets the letters and may report till the day is over; then it ends by itself', async () => {
    expect((await ask(stage, cast.kt, '/done III.1')).text).toContain('do Văn phòng – Thống kê chủ trì');
    await standsIn('Lê Văn Tâm', 'Đỗ Lan', '31/03/2025');
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    expect(said(cast.kt, 'Kính gửi đồng chí').at(-1)?.text).toMatch(/• III\.1 .*thay người vắng: Văn phòng/u);
    expect(said(cast.vptk, 'Kính gửi đồng chí').at(-1)?.text ?? '').not.toContain('• III.1');
    expect((await ask(stage, cast.kt, '/mine')).text).toContain('III.1');
    await stage.clock('2025-03-31 16:00');
    expect((await ask(stage, cast.kt, '/done III.1')).text).toContain('đã ghi nhận hoàn thành');
    await stage.clock('2025-04-01 07:30');
    await stage.settle();
    expect((await ask(stage, cast.kt, '/done I.2')).text).toContain('do Văn phòng – Thống kê chủ trì');
    expect(said(cast.vptk, 'Kính gửi đồng chí').at(-1)?.text).toContain('• I.2');
  });

  test('takes nothing from the person who is away: he reports as before', async () => {
    await standsIn('Lê Văn Tâm', 'Đỗ Lan', '31/03/2025');
    expect((await ask(stage, cast.vptk, '/done III.1')).text).toContain('đã ghi nhận hoàn thành');
  });

  test('who cannot be reached leaves it to the coordinator, not to nobody', async () => {
    await standsIn('Lê Văn Tâm', 'Đỗ Lan', '31/03/2025');
    cast.kt.blocks();
    await stage.settle();
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    expect(said(cast.coordinator, 'TÌNH HÌNH CHUNG').at(-1)?.text).toMatch(/• III\.1 .*không liên lạc được/u);
  });

  test('is sent back before the day by the coordinator', async () => {
    await standsIn('Lê Văn Tâm', 'Đỗ Lan', '15/04/2025');
    await presses(cast.coordinator, await opened('Lê Văn Tâm'), 'Kết thúc thay thế');
    expect(newest(stage, cast.kt).text).toContain('Đồng chí thôi thay đồng chí Lê Văn Tâm');
    expect((await ask(stage, cast.kt, '/done III.1')).text).toContain('do Văn phòng – Thống kê chủ trì');
  });

  test('is named once, however often the answer arrives, and by nobody else', async () => {
    await asksUntilWhen('Lê Văn Tâm', 'Đỗ Lan');
    const answer = cast.coordinator.says('15/04/2025');
    await stage.settle();
    await stage.restart();
    stage.double.redeliver(answer.updateId ?? 0);
    await stage.settle();
    for (const who of [cast.kt, cast.chairman]) {
      who.forges(newest(stage, who), 'os|1002|1004|0');
      await stage.settle();
      who.says('20/04/2025');
      await stage.settle();
    }
    expect(count('stand-in-set')).toBe(1);
    expect(said(cast.kt, 'Đồng chí thay đồng chí Lê Văn Tâm')).toHaveLength(1);
  });
});

describe('leaving', () => {
  test('asks first, naming the open work and who takes it over', async () => {
    const second = stage.double.user({ id: 1020, firstName: 'Bùi An' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'VPTK' });
    const asked = await presses(cast.coordinator, await opened('Lê Văn Tâm'), 'Thôi ghi danh');
    expect(asked.text).toMatch(/Nhiệm vụ đang mở: \d+ \(.*III\.1/u);
    expect(asked.text).toContain('Việc của VP-TK chuyển cho: đồng chí Bùi An');
    expect(count('removed')).toBe(0);
    await presses(cast.coordinator, asked, 'Đồng ý thôi ghi danh');
    expect(count('removed')).toBe(1);
    expect(newest(stage, cast.vptk).text).toContain('Đồng chí thôi được ghi danh');
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    expect(said(second, 'Kính gửi đồng chí').at(-1)?.text).toContain('• III.1');
    cast.vptk.says('/done III.1');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('người đã được ghi danh');
    expect(count('reported')).toBe(0);
  });

  test('of the only officer leaves the work to the coordinator, and the history with the name', async () => {
    await ask(stage, cast.kt, '/done VI.1 45/QĐ-UBND');
    const asked = await presses(cast.coordinator, await opened('Đỗ Lan'), 'Thôi ghi danh');
    expect(asked.text).toContain('Việc của Kế toán chuyển cho: đầu mối');
    await presses(cast.coordinator, asked, 'Đồng ý thôi ghi danh');
    const shown = await ask(stage, cast.coordinator, '/status VI.1');
    expect(shown.text).toContain('45/QĐ-UBND');
    expect(shown.text).toContain('đồng chí Đỗ Lan (đã thôi phụ trách)');
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    expect(said(cast.coordinator, 'TÌNH HÌNH CHUNG').at(-1)?.text).toMatch(
      /VI\.2 .*chưa có người phụ trách/u,
    );
  });

  test('the last coordinator who can be reached stays; with another, either may go', async () => {
    const asked = await presses(cast.coordinator, await opened('Trần Thị Hoa'), 'Thôi ghi danh');
    expect(asked.text).toContain('đầu mối duy nhất');
    cast.coordinator.forges(asked, 'oq|1001|1');
    await stage.settle();
    expect(count('removed')).toBe(0);
    const second = stage.double.user({ id: 1010, firstName: 'Vũ Hà' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'DM' });
    second.blocks();
    await stage.settle();
    cast.coordinator.forges(asked, 'oq|1001|1');
    await stage.settle();
    expect(count('removed')).toBe(0);
    second.unblocks();
    await ask(stage, second, '/people');
    cast.coordinator.forges(newest(stage, cast.coordinator), 'oq|1010|1');
    second.forges(newest(stage, second), 'oq|1001|1');
    await stage.settle();
    // Both at once: the first goes through, and whoever it removed removes nobody.
    expect(count('removed')).toBe(1);
  });

  test('nobody else takes anybody out, a second press and a redelivered one take out nobody more', async () => {
    const list = await ask(stage, cast.coordinator, '/people');
    for (const who of [cast.vptk, cast.chairman]) {
      const presses = ['oq|1004|1', 'op|1004'].map((data) => who.forges(list, data));
      await stage.settle();
      for (const press of presses) expect(press.answer()?.text).toContain('dành cho đầu mối');
    }
    expect(count('removed')).toBe(0);
    const pressed = cast.coordinator.forges(list, 'oq|1004|1');
    cast.coordinator.forges(list, 'oq|1004|1');
    await stage.settle();
    await stage.restart();
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.settle();
    expect(count('removed')).toBe(1);
    expect(said(cast.kt, 'thôi được ghi danh')).toHaveLength(1);
  });

  test('people stand on pages, each with a button of his own', async () => {
    for (let at = 0; at < 9; at += 1) {
      const who = stage.double.user({ id: 2000 + at, firstName: `Người ${at}` });
      await enrolBy(stage, cast.coordinator, { who, post: 'VHXH' });
    }
    const list = await ask(stage, cast.coordinator, '/people');
    expect(list.buttons.flat().map(({ text }) => text)).toEqual(expect.arrayContaining(['1/2', '›']));
    const next = await presses(cast.coordinator, list, '›');
    expect(next.buttons.flat().map(({ text }) => text)).toContain('Người 8');
  });
});
