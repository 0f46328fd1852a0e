import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press, said } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

async function presses(who: UserHandle, message: Posted, label: string): Promise<Posted> {
  await press(who, message, label);
  return newest(stage, who);
}

describe('a task for everybody', () => {
  test('each department reports its part; /status and the departments’ screen name who is missing', async () => {
    await ask(stage, cast.vptk, '/done V.2a');
    await ask(stage, cast.bpmc, '/done V.2a');
    const answer = await ask(stage, cast.kt, '/done V.2a');
    expect(answer.text).toContain('3/5 đơn vị đã báo cáo, còn thiếu: VH-XH, TP-HT');
    const plan = await ask(stage, cast.chairman, '/status');
    expect(plan.text).toContain('V.2a 3/5 (thiếu VH-XH, TP-HT)');
    await presses(cast.chairman, plan, 'Theo đơn vị');
    expect(said(cast.chairman, 'THEO ĐƠN VỊ').at(-1)?.text).toMatch(
      /V\.2a .*3\/5 đơn vị đã báo cáo, còn thiếu: VH-XH, TP-HT/u,
    );
    expect((await ask(stage, cast.chairman, '/status CBCC')).text).toMatch(
      /V\.2a .*còn thiếu: VH-XH, TP-HT/u,
    );
  });

  test.each(['/done V.2a tất cả', '/xong V.2a tat ca', '/status V.2a', '/done V.2a'])(
    'the coordinator closes it by %s: told who is missing, asked, and it is one fact',
    async (words) => {
      await ask(stage, cast.kt, '/done V.2a');
      const first = await ask(stage, cast.coordinator, words);
      const button = { '/status V.2a': 'Đóng V.2a', '/done V.2a': 'Tất cả' }[words];
      const asked = button === undefined ? first : await presses(cast.coordinator, first, button);
      expect(asked.text).toContain('1/5 đơn vị đã báo cáo, còn thiếu: VP-TK, VH-XH, TP-HT, Một cửa');
      expect(count('closed')).toBe(0);
      const closed = await presses(cast.coordinator, asked, 'Đóng, ngày hoàn thành 20/03/2025');
      expect(closed.text).toContain('đã đóng, hoàn thành 20/03 (đầu mối đóng), trước hạn');
      expect([count('closed'), count('reported')]).toEqual([1, 1]);
      expect((await ask(stage, cast.vptk, '/done V.2a')).text).toContain('đầu mối đóng');
      expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 1');
    },
  );

  test('closing it late, the day of the last part in time is offered as well', async () => {
    await ask(stage, cast.kt, '/done TH.3');
    await stage.clock('2025-04-15 09:00');
    const question = await ask(stage, cast.coordinator, '/done TH.3 tất cả');
    const asked = question.text.includes('kỳ nào')
      ? await presses(cast.coordinator, question, 'Quý I (hạn 31/03)')
      : question;
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
      'Đóng, ngày hoàn thành 20/03/2025',
      'Đóng, ngày hoàn thành 15/04/2025',
      'Thôi',
    ]);
    const closed = await presses(cast.coordinator, asked, 'Đóng, ngày hoàn thành 20/03/2025');
    expect(closed.text).toContain('hoàn thành 20/03, báo cáo 15/04 (đầu mối đóng), trước hạn');
  });

  test('closing is taken back by the button, by /undo, and by /reopen later', async () => {
    const close = async (): Promise<Posted> => {
      const asked = await ask(stage, cast.coordinator, '/done V.2a tất cả');
      return presses(cast.coordinator, asked, asked.buttons[0]?.[0]?.text ?? '');
    };
    await presses(cast.coordinator, await close(), 'Hoàn tác');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 0');
    await close();
    expect((await ask(stage, cast.coordinator, '/undo')).text).toContain('V.2a');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 0');
    await close();
    await stage.clock('2025-03-25 09:00');
    expect((await ask(stage, cast.coordinator, '/undo')).text).toContain('24 giờ');
    await ask(stage, cast.coordinator, '/reopen V.2a còn lớp cuối năm');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Đã hoàn thành 0');
  });

  test('nobody else closes it, by whatever button; a second, a late and a redelivered press close it once', async () => {
    const asked = await ask(stage, cast.coordinator, '/done V.2a tất cả');
    const data = asked.buttons[0]?.[0]?.data ?? '';
    for (const who of [cast.vptk, cast.chairman]) {
      who.forges(asked, data);
      await stage.settle();
      expect(newest(stage, cast.coordinator).text).toBe(asked.text);
    }
    expect(count('closed')).toBe(0);
    const pressed = cast.coordinator.forges(asked, data);
    cast.coordinator.forges(asked, data);
    await stage.settle();
    await stage.restart();
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.clock('2025-05-20 09:00');
    cast.coordinator.forges(asked, data);
    cast.coordinator.forges(asked, 'ox|III.1|2025|2025-03-20');
    cast.coordinator.forges(asked, 'ox|V.2b|2025|2025-12-20');
    await stage.settle();
    expect(count('closed')).toBe(1);
  });
});

describe('one person in charge', () => {
  async function assign(code: string, name: string): Promise<Posted> {
    return presses(cast.coordinator, await ask(stage, cast.coordinator, `/assign ${code}`), name);
  }

  test('till then it is “chưa rõ đầu mối” in the opening, in /status and in the coordinator’s letter', async () => {
    expect(said(cast.coordinator, 'chưa rõ đầu mối: I.3, V.2a, V.2b, VII.2.1')).toHaveLength(1);
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Chưa rõ đầu mối: I.3, V.2a');
    await assign('I.3', 'Phạm Minh');
    await stage.clock('2025-03-24 07:30');
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('Chưa rõ đầu mối: V.2a, V.2b, VII.2.1');
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Chưa rõ đầu mối: V.2a, V.2b');
  });

  test('the person hears, sees it in /mine, and is reminded of the whole in the others’ place', async () => {
    await assign('TH.3', 'Phạm Minh');
    expect(newest(stage, cast.bpmc).text).toContain('Đồng chí được giao làm đầu mối nhiệm vụ TH.3');
    expect((await ask(stage, cast.bpmc, '/mine')).text).toMatch(/TH\.3 .*đầu mối, còn thiếu/u);
    await stage.clock('2025-03-28 07:30');
    await stage.settle();
    const letter = said(cast.bpmc, 'Kính gửi đồng chí').at(-1);
    expect(letter?.text).toMatch(/TH\.3 .*đầu mối, còn thiếu: VP-TK, VH-XH, TP-HT, Kế toán/u);
    for (const who of [cast.vptk, cast.kt]) {
      expect(said(who, 'Kính gửi đồng chí').at(-1)?.text ?? '').not.toContain('TH.3');
    }
    await ask(stage, cast.kt, '/done TH.3');
    const whole = await ask(stage, cast.bpmc, '/done TH.3');
    expect(whole.buttons.flat().map(({ text }) => text)).toEqual([
      'VP-TK',
      'VH-XH',
      'TP-HT',
      'Một cửa',
      'Tất cả',
      'Thôi',
    ]);
    await presses(cast.bpmc, whole, 'Tất cả');
    expect((await ask(stage, cast.chairman, '/status TH.3')).text).toContain('5/5 đơn vị');
  });

  test('it is changed and taken away, and both persons hear', async () => {
    await assign('I.3', 'Phạm Minh');
    const changed = await assign('I.3', 'Đỗ Lan');
    expect(changed.text).toContain('đã giao đồng chí Đỗ Lan làm đầu mối. Trước đó: đồng chí Phạm Minh');
    expect(newest(stage, cast.bpmc).text).toContain('thôi làm đầu mối nhiệm vụ I.3');
    expect(newest(stage, cast.kt).text).toContain('được giao làm đầu mối nhiệm vụ I.3');
    await assign('I.3', 'Thôi giao đầu mối');
    expect(newest(stage, cast.kt).text).toContain('thôi làm đầu mối nhiệm vụ I.3');
    expect((await ask(stage, cast.coordinator, '/status I.3')).text).toContain('Đầu mối: chưa rõ');
  });

  test('a second press, a redelivered one and anybody else change nothing and tell nobody again', async () => {
    const choice = await ask(stage, cast.coordinator, '/giaoviec I.3');
    for (const who of [cast.vptk, cast.chairman]) {
      who.forges(choice, 'oa|I.3|1003');
      expect((await ask(stage, who, '/assign I.3')).text).toContain('dành cho đầu mối');
    }
    expect(count('assigned')).toBe(0);
    const pressed = cast.coordinator.presses(choice, 'Phạm Minh');
    cast.coordinator.forges(choice, 'oa|I.3|1003');
    await stage.settle();
    await stage.restart();
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.settle();
    expect(count('assigned')).toBe(1);
    expect(said(cast.bpmc, 'được giao làm đầu mối')).toHaveLength(1);
  });

  test.each([
    ['/assign', 'ĐẦU MỐI CÁC NHIỆM VỤ CHUNG'],
    ['/assign V.2', 'V.2b'],
    ['/assign III.1', 'chỉ giao đầu mối cho nhiệm vụ mà kế hoạch ghi chủ trì chung'],
    ['/assign IX.9', 'Mã IX.9 không phải là nhiệm vụ chung'],
    ['/assign cho anh Minh', 'Chưa rõ mã nhiệm vụ'],
  ])('%s is answered with what can be done', async (words, answer) => {
    expect((await ask(stage, cast.coordinator, words)).text).toContain(answer);
    expect(count('assigned')).toBe(0);
  });

  test('whoever is in charge and cannot be reached leaves the whole to the coordinator, not to the departments', async () => {
    await assign('TH.3', 'Phạm Minh');
    cast.bpmc.blocks();
    await stage.settle();
    await stage.clock('2025-03-28 07:30');
    await stage.settle();
    const letter = said(cast.coordinator, 'Kính gửi đồng chí').at(-1)?.text ?? '';
    expect(letter).toMatch(/TH\.3 .*không liên lạc được/su);
    for (const who of [cast.vptk, cast.kt]) {
      expect(said(who, 'Kính gửi đồng chí').at(-1)?.text ?? '').not.toContain('TH.3');
    }
    const before = said(cast.bpmc, 'Kính gửi đồng chí').length;
    cast.bpmc.unblocks();
    await stage.settle();
    await stage.clock('2025-04-01 07:30');
    await stage.settle();
    expect(said(cast.bpmc, 'Kính gửi đồng chí').length).toBeGreaterThan(before);
  });

  test('whoever is in charge and leaves leaves it to nobody: the departments are reminded again', async () => {
    const second = stage.double.user({ id: 1020, firstName: 'Bùi An' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'KT' });
    await assign('TH.3', 'Bùi An');
    cast.coordinator.forges(newest(stage, cast.coordinator), 'oq|1020|1');
    await stage.settle();
    await stage.clock('2025-03-28 07:30');
    await stage.settle();
    expect(said(cast.kt, 'Kính gửi đồng chí').at(-1)?.text).toContain('TH.3');
  });
});
