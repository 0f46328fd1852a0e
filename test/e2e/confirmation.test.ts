import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closed } from '../../src/bot-api-double/faults.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { present } from '../../src/ports/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press, said } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', settings: { CONFIRM: 'on' } }));
});

afterEach(async () => {
  await stage.close();
});

/** Reports it as the officer, and gives the message that asks the coordinator. */
async function reports(who: UserHandle, words: string): Promise<Posted> {
  await ask(stage, who, words);
  const asked = said(cast.coordinator, 'Chờ xác nhận (').at(-1);
  if (!asked) throw new Error('the coordinator was not asked');
  return asked;
}

describe('a report waits for the coordinator', () => {
  test('who is asked at once, with the two answers, while the officer reads that it waits', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    expect(answer.text).toContain('chờ đầu mối xác nhận');
    const asked = newest(stage, cast.coordinator);
    expect(asked.text).toMatch(
      /Chờ xác nhận \(1\), đồng chí Lê Văn Tâm báo cáo:\n• III\.1 .*hoàn thành 20\/03/u,
    );
    expect(asked.text).toContain('Minh chứng: 45/KH-UBND');
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
      'Xác nhận III.1',
      'Trả lại III.1',
      'Xem III.1',
    ]);
  });

  test('his yes completes it on the officer’s day, and the officer hears', async () => {
    const asked = await reports(cast.vptk, '/done III.1 xong ngày 18/03');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 0');
    await stage.clock('2025-04-08 09:00');
    await press(cast.coordinator, asked, 'Xác nhận III.1');
    expect(said(cast.coordinator, '✅ Đã xác nhận 1 báo cáo')).toHaveLength(1);
    expect(newest(stage, cast.vptk).text).toContain('✅ Đầu mối đã xác nhận báo cáo của đồng chí:\n• III.1');
    const shown = await ask(stage, cast.chairman, '/status III.1');
    expect(shown.text).toContain('hoàn thành 18/03, báo cáo 20/03, trước hạn');
  });

  test('his no asks for the reason, and the officer reads it', async () => {
    const asked = await reports(cast.vptk, '/done III.1');
    await press(cast.coordinator, asked, 'Trả lại III.1');
    expect(newest(stage, cast.coordinator).text).toContain('trả lời tin này bằng lý do');
    expect(count('returned')).toBe(0);
    cast.coordinator.says('thiếu số <văn bản>');
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('Đã trả lại');
    const heard = newest(stage, cast.vptk);
    expect(heard.text).toContain('Đầu mối trả lại báo cáo: III.1');
    expect(heard.text).toContain('Lý do: thiếu số <văn bản>');
    expect((await ask(stage, cast.vptk, '/mine')).text).toContain('III.1');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain(
      'Báo cáo trả lại ngày 20/03/2025: thiếu số <văn bản>',
    );
    await reports(cast.vptk, '/done III.1 45/KH-UBND');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).not.toContain('Báo cáo trả lại');
  });

  test('a reason that says nothing is asked again', async () => {
    const asked = await reports(cast.vptk, '/done III.1');
    await press(cast.coordinator, asked, 'Trả lại III.1');
    cast.coordinator.sendsPhoto();
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('Chưa trả lại');
    cast.coordinator.says('ảnh không rõ');
    await stage.settle();
    expect(count('returned')).toBe(1);
  });

  test('the coordinator’s own report, and the chairman’s, wait for nobody', async () => {
    await ask(stage, cast.coordinator, '/done III.1');
    await ask(stage, cast.chairman, '/done III.4');
    const { history } = present(stage.service().bot.world);
    const all = [...history.reports.values()].flat();
    expect(all.map(({ confirmation }) => confirmation)).toEqual(['not-needed', 'not-needed']);
    expect(said(cast.coordinator, 'Chờ xác nhận (')).toEqual([]);
  });

  test('seven check-ins of one gesture are one question; one may be returned, the rest confirmed at once', async () => {
    const asked = await reports(cast.bpmc, '/done III.3-9');
    expect(said(cast.coordinator, 'Chờ xác nhận (')).toHaveLength(1);
    await press(cast.coordinator, asked, 'Trả lại III.3, tháng 3');
    cast.coordinator.says('chưa đạt 95%');
    await stage.settle();
    await press(cast.coordinator, asked, 'Xác nhận tất cả (7)');
    expect(count('confirmed')).toBe(6);
    expect(said(cast.bpmc, 'Đầu mối đã xác nhận')).toHaveLength(1);
    expect(said(cast.bpmc, 'Đầu mối trả lại')).toHaveLength(1);
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('tháng 3 là 6/13');
  });
});

describe('while it waits', () => {
  test('nobody is reminded, and a slow coordinator makes nothing late', async () => {
    await reports(cast.vptk, '/done III.1');
    await ask(stage, cast.vptk, '/done I.2');
    for (const at of ['2025-03-31', '2025-04-01', '2025-04-03', '2025-04-07', '2025-04-14']) {
      await stage.clock(`${at} 07:30`);
      await stage.settle();
    }
    const letters = said(cast.vptk, 'Kính gửi').slice(1);
    for (const { text } of letters) expect(text).not.toMatch(/• (?:III\.1|I\.2) /u);
    const status = await ask(stage, cast.chairman, '/status');
    expect(status.text).toContain('Chờ xác nhận: 2 nhiệm vụ có thời hạn (tính trong số chưa hoàn thành).');
    expect((await ask(stage, cast.chairman, '/overdue')).text).not.toMatch(/• (?:III\.1|I\.2) /u);
    expect((await ask(stage, cast.chairman, '/status III.1')).text).toContain(
      'hoàn thành 20/03, chờ xác nhận',
    );
  });

  test('the coordinator’s letter lists it, and its button leads to the answers', async () => {
    await reports(cast.vptk, '/done III.1');
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    const letter = said(cast.coordinator, 'TÌNH HÌNH CHUNG').at(-1);
    if (!letter) throw new Error('no letter');
    expect(letter.text).toMatch(/Chờ đồng chí xử lý \(3\)\n• Xác nhận báo cáo: III\.1/u);
    await press(cast.coordinator, letter, 'Chờ xử lý (3)');
    await press(cast.coordinator, newest(stage, cast.coordinator), 'Xác nhận III.1');
    expect(count('confirmed')).toBe(1);
  });

  test('a late report waits as late as it was, no later', async () => {
    await stage.clock('2025-04-05 09:00');
    await reports(cast.vptk, '/done III.1');
    await stage.clock('2025-05-20 09:00');
    const overdue = await ask(stage, cast.chairman, '/overdue');
    expect(overdue.text).toMatch(/III\.1 .*hoàn thành 05\/04, quá hạn 5 ngày, chờ xác nhận/u);
  });

  test('a second /done adds its paper instead of reporting anew', async () => {
    await reports(cast.vptk, '/done III.1');
    const answer = await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    expect(answer.text).toContain('đã bổ sung vào báo cáo trước: 45/KH-UBND');
    expect(count('reported')).toBe(1);
  });

  test('undo takes it back from the coordinator; a yes that comes after is told so', async () => {
    const asked = await reports(cast.vptk, '/done III.1');
    await ask(stage, cast.vptk, '/undo');
    await press(cast.coordinator, asked, 'Xác nhận III.1');
    expect(newest(stage, cast.coordinator).text).toContain('không còn chờ xác nhận');
    expect(count('confirmed')).toBe(0);
  });

  test('what is confirmed is no more the officer’s to undo', async () => {
    const asked = await reports(cast.vptk, '/done III.1');
    await press(cast.coordinator, asked, 'Xác nhận III.1');
    expect((await ask(stage, cast.vptk, '/undo')).text).toContain(
      'đã được đầu mối xác nhận nên không hoàn tác',
    );
    expect(count('withdrawn')).toBe(0);
  });

  test('the same day that makes a late report on time is pointed out in the question, once', async () => {
    await stage.clock('2025-04-15 09:00');
    const asked = await reports(cast.vptk, '/done III.1 xong ngày 28/03');
    expect(asked.text).toContain('báo cáo sau hạn 31/03, đề nghị xem minh chứng');
    expect(said(cast.coordinator, 'báo cáo sau hạn')).toHaveLength(1);
  });
});

describe('who may, and how often', () => {
  test.each(['oc|%|0', 'oc|%|1', 'or|%'])(
    'an officer or chairman who forges %s changes nothing',
    async (data) => {
      const asked = await reports(cast.vptk, '/done III.1');
      const { history } = present(stage.service().bot.world);
      const fact = [...history.reports.values()].flat()[0]?.fact ?? 0;
      for (const who of [cast.vptk, cast.bpmc, cast.chairman]) {
        // A button of the coordinator's message that was forwarded to him, or one that he made up.
        who.forges(asked, data.replace('%', String(fact)));
        await stage.settle();
      }
      expect(count('confirmed') + count('returned')).toBe(0);
      const first = said(cast.coordinator, 'Chờ xác nhận (')[0];
      expect(first?.text).toBe(asked.text);
    },
  );

  test('two coordinators at once: the first wins, the second sees who decided', async () => {
    const second = stage.double.user({ id: 1010, firstName: 'Vũ Hà' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'DM' });
    await ask(stage, cast.vptk, '/done III.1');
    const mine = said(cast.coordinator, 'Chờ xác nhận (').at(-1);
    const theirs = said(second, 'Chờ xác nhận (').at(-1);
    if (!mine || !theirs) throw new Error('not both were asked');
    cast.coordinator.presses(mine, 'Xác nhận III.1');
    second.presses(theirs, 'Xác nhận III.1');
    second.presses(theirs, 'Trả lại III.1');
    await stage.settle();
    expect(count('confirmed')).toBe(1);
    const told = [...said(cast.coordinator, 'đã được đồng chí'), ...said(second, 'đã được đồng chí')];
    expect(told.length).toBeGreaterThan(0);
    expect(said(cast.vptk, 'Đầu mối đã xác nhận')).toHaveLength(1);
  });

  test('a second press, a late one and a redelivered one add nothing and tell nobody again', async () => {
    const asked = await reports(cast.vptk, '/done III.1');
    const pressed = cast.coordinator.presses(asked, 'Xác nhận III.1');
    await stage.settle();
    cast.coordinator.forges(asked, pressedData(asked));
    await stage.clock('2025-06-20 09:00');
    cast.coordinator.forges(asked, pressedData(asked));
    await stage.settle();
    await stage.restart();
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.settle();
    expect(count('confirmed')).toBe(1);
    expect(said(cast.vptk, 'Đầu mối đã xác nhận')).toHaveLength(1);
  });

  test('who is coordinator no more when he presses, or answers with the reason, changes nothing', async () => {
    const second = stage.double.user({ id: 1010, firstName: 'Vũ Hà' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'DM' });
    await ask(stage, cast.vptk, '/done III.1');
    const theirs = said(second, 'Chờ xác nhận (').at(-1);
    if (!theirs) throw new Error('not asked');
    await press(second, theirs, 'Trả lại III.1');
    cast.coordinator.forges(newest(stage, cast.coordinator), 'oq|1010|1');
    await stage.settle();
    second.says('thiếu số văn bản');
    second.forges(theirs, pressedData(theirs));
    await stage.settle();
    expect(count('returned') + count('confirmed')).toBe(0);
  });

  test('the question survives a crash between the report and the telling, and a silent line', async () => {
    stage.double.faults.inject('sendMessage', closed, 30);
    cast.vptk.says('/done III.1');
    await stage.settle();
    stage.double.faults.clear();
    await stage.restart();
    await stage.clock('2025-03-20 08:05');
    await stage.settle();
    expect(said(cast.coordinator, 'Chờ xác nhận (')).toHaveLength(1);
  });
});

function pressedData(message: Posted): string {
  return message.buttons.flat()[0]?.data ?? '';
}

describe('the setting', () => {
  test('turned on, it leaves complete what was; turned off, what waits is confirmed', async () => {
    await stage.close();
    ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
    await ask(stage, cast.vptk, '/done III.1');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 1');
    await stage.stop();
    stage = await reopened(stage, 'on');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 1');
    await ask(stage, cast.vptk, '/done I.2');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Chờ xác nhận: 1');
    await stage.stop();
    stage = await reopened(stage, 'off');
    const status = (await ask(stage, cast.chairman, '/status')).text;
    expect(status).toContain('Đã hoàn thành 2');
    expect(status).not.toContain('Chờ xác nhận');
  });

  async function reopened(before: Stage, confirm: string): Promise<Stage> {
    before.set('CONFIRM', confirm);
    await before.start();
    return before;
  }
});
