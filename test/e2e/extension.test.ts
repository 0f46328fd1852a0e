import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest, newestWords } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, now, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-28 09:00' }));
});

afterEach(async () => {
  await stage.close();
});

const REQUEST = /^🟡 Đề nghị gia hạn: I\.2/u;

async function asked(): Promise<{ readonly coordinator: Posted; readonly chairman: Posted }> {
  await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ văn bản của tỉnh');
  return { coordinator: found(cast.coordinator, REQUEST), chairman: found(cast.chairman, REQUEST) };
}

describe('a later date is asked for', () => {
  test('in one line: coordinator and chairman get it with two buttons, and the due day stays', async () => {
    const answer = await ask(stage, cast.vptk, '/giahan I.2 15/04/2025 chờ văn bản của tỉnh');
    expect(answer.text).toMatch(/đã ghi nhận đề nghị gia hạn từ 31\/03\/2025 đến 15\/04\/2025/u);
    for (const who of [cast.coordinator, cast.chairman]) {
      const request = found(who, REQUEST);
      expect(request.text).toContain('Lê Văn Tâm');
      expect(request.text).toContain('chờ văn bản của tỉnh');
      expect(request.buttons.flat().map(({ text }) => text)).toEqual(['Đồng ý', 'Không đồng ý', 'Xem I.2']);
    }
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toMatch(
      /Hạn 31\/03\/2025[\s\S]*chờ quyết định/u,
    );
  });

  test('the day and the reason are asked for where they are missing', async () => {
    expect((await ask(stage, cast.vptk, '/extend I.2')).text).toContain(
      'hoặc trả lời tin này bằng ngày xin gia hạn và lý do',
    );
    expect((await ask(stage, cast.vptk, '31/02/2025')).text).toContain('“31/02/2025” không phải là một ngày');
    expect((await ask(stage, cast.vptk, '30/03/2025')).text).toContain('không sau hạn hiện tại 31/03/2025');
    expect((await ask(stage, cast.vptk, '15/04/2025')).text).toContain('nêu lý do');
    await stage.restart();
    expect((await ask(stage, cast.vptk, 'chờ tỉnh')).text).toContain('Lý do: chờ tỉnh');
    expect(count('extension-asked')).toBe(1);
  });

  test('which of several open periods is a tap', async () => {
    await stage.clock('2025-04-03 09:00');
    const question = await ask(stage, cast.kt, '/extend VI.2 10/07/2025 chờ số liệu kho bạc');
    expect(question.text).toContain('gia hạn kỳ nào');
    await press(cast.kt, question, 'Quý II (hạn 30/06)');
    expect(found(cast.kt, /đã ghi nhận đề nghị gia hạn/u).text).toContain('từ 30/06/2025 đến 10/07/2025');
    expect(found(cast.chairman, /^🟡 Đề nghị gia hạn: VI\.2/u).text).toContain('quý II');
  });

  test('only by the lead, only for what has a date, and once', async () => {
    expect((await ask(stage, cast.kt, '/extend I.2 15/04/2025 chờ')).text).toContain('chưa được ghi nhận');
    expect((await ask(stage, cast.coordinator, '/extend I.2 15/04/2025 chờ')).text).toContain(
      'chưa được ghi nhận',
    );
    expect((await ask(stage, cast.bpmc, '/extend III.3 15/04/2025 chờ')).text).toContain(
      'chưa có hạn cụ thể',
    );
    expect((await ask(stage, cast.vptk, '/extend I.1 15/04/2025 chờ')).text).toContain('gồm 4 nhiệm vụ');
    expect((await ask(stage, cast.vptk, '/extend')).text).toContain('/giahan I.2');
    await asked();
    expect((await ask(stage, cast.vptk, '/extend I.2 20/04/2025 chờ')).text).toContain('đang chờ quyết định');
    expect(count('extension-asked')).toBe(1);
  });

  test('of what was completed in time meanwhile nothing waits for a decision, and the task says so', async () => {
    await asked();
    await ask(stage, cast.vptk, '/done I.2');
    const { text } = await ask(stage, cast.vptk, '/status I.2');
    expect(text).toContain('không còn cần quyết định');
    expect(text).not.toContain('chờ quyết định');
  });

  test('a request redelivered after a restart changes nothing and tells nobody again', async () => {
    const said = cast.vptk.says('/extend I.2 15/04/2025 chờ tỉnh');
    await stage.settle();
    const first = newest(stage, cast.vptk).text;
    const told = stage.double.messagesTo(cast.chairman.id).length;
    await stage.restart();
    stage.double.redeliver(said.updateId ?? 0);
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(first);
    expect(count('extension-asked')).toBe(1);
    expect(stage.double.messagesTo(cast.chairman.id)).toHaveLength(told);
  });
});

describe('one decision, and the first wins', () => {
  test('a yes: the officer hears, the other’s message says who decided, the new day counts', async () => {
    const { coordinator, chairman } = await asked();
    await press(cast.chairman, chairman, 'Đồng ý');
    expect(now(chairman).text).toContain('✅ Đã đồng ý gia hạn: I.2');
    expect(now(coordinator).text).toMatch(
      /✅ Đã đồng ý gia hạn[\s\S]*Người quyết định: đồng chí Nguyễn Văn Hùng/u,
    );
    expect(
      now(coordinator)
        .buttons.flat()
        .map(({ text }) => text),
    ).toEqual(['Xem I.2']);
    expect(newest(stage, cast.vptk).text).toMatch(
      /được đồng ý[\s\S]*Hạn mới: 15\/04\/2025 \(hạn trước: 31\/03\/2025\)/u,
    );
    const { text } = await ask(stage, cast.vptk, '/status I.2');
    expect(text).toMatch(/Hạn 15\/04\/2025.*gia hạn 1 lần \(hạn đầu 31\/03\)/u);
    expect(text).toContain('31/03/2025 → 15/04/2025: đồng ý 28/03/2025, đồng chí Nguyễn Văn Hùng');
  });

  test('a no needs its reason, and the officer gets it', async () => {
    const { coordinator, chairman } = await asked();
    await press(cast.coordinator, coordinator, 'Không đồng ý');
    expect(newest(stage, cast.coordinator).text).toContain('nêu lý do');
    expect(count('extension-refused')).toBe(0);
    await ask(stage, cast.coordinator, 'việc không phụ thuộc tỉnh');
    expect(newest(stage, cast.vptk).text).toMatch(
      /không được đồng ý[\s\S]*Hạn giữ nguyên: 31\/03\/2025[\s\S]*không phụ thuộc tỉnh/u,
    );
    expect(now(chairman).text).toContain('Không đồng ý gia hạn');
    expect(
      now(coordinator)
        .buttons.flat()
        .map(({ text }) => text),
    ).toEqual(['Xem I.2']);
    expect((await ask(stage, cast.vptk, '/extend I.2 20/04/2025 có công văn mới')).text).toContain(
      'đã ghi nhận',
    );
  });

  test('of two at the same moment one decides, and the other is told whose it was', async () => {
    const { coordinator, chairman } = await asked();
    cast.coordinator.presses(coordinator, 'Đồng ý');
    cast.chairman.presses(chairman, 'Đồng ý');
    await stage.settle();
    expect(count('extension-granted')).toBe(1);
    const both = [now(coordinator).text, now(chairman).text];
    const [one = '', other = ''] = both.map((text) => /Người quyết định: (.*),/u.exec(text)?.[1] ?? '');
    expect(one).not.toBe('');
    expect(one).toBe(other);
    expect(stage.double.messagesTo(cast.vptk.id).filter(({ text }) => text.includes('Hạn mới'))).toHaveLength(
      1,
    );
  });

  test('a yes while the other writes the reason of a no stands', async () => {
    const { coordinator, chairman } = await asked();
    await press(cast.coordinator, coordinator, 'Không đồng ý');
    await press(cast.chairman, chairman, 'Đồng ý');
    const answer = await ask(stage, cast.coordinator, 'chưa đủ căn cứ');
    expect(answer.text).toContain('đã được quyết định trước đó');
    expect(count('extension-refused')).toBe(0);
  });

  test('a second press, and a late one, answer kindly', async () => {
    const { chairman } = await asked();
    await press(cast.chairman, chairman, 'Đồng ý');
    cast.chairman.forges(chairman, 'xd|999|grant');
    await stage.settle();
    expect(now(chairman).text).toContain('Không có đề nghị gia hạn này');
    const request = stage
      .service()
      .bot.world.journal.facts()
      .find(({ kind }) => kind === 'extension-asked');
    cast.coordinator.forges(found(cast.coordinator, /I\.2/u), `xd|${request?.id ?? 0}|grant`);
    await stage.settle();
    expect(count('extension-granted')).toBe(1);
    expect(found(cast.coordinator, /I\.2/u).text).toContain('đã được quyết định trước đó');
  });

  test('nobody else decides: not the officer with a forged button, not who lost the right, not on a forwarded message', async () => {
    const { coordinator } = await asked();
    const request = stage
      .service()
      .bot.world.journal.facts()
      .find(({ kind }) => kind === 'extension-asked');
    const data = `xd|${request?.id ?? 0}|grant`;
    cast.vptk.forges(newest(stage, cast.vptk), data);
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('dành cho đầu mối và lãnh đạo');
    const elsewhere = stage.double.group({ id: -100_900, title: 'Nhóm khác', members: [cast.coordinator] });
    cast.coordinator.forges({ chat: elsewhere.id, id: coordinator.id }, data);
    await stage.settle();
    const second = stage.double.user({ id: 1010, firstName: 'Đầu mối hai' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'DM' });
    await press(cast.coordinator, found(cast.coordinator, /Đầu mối hai/u), 'Thu hồi');
    second.forges(newest(stage, second), data);
    await stage.settle();
    expect(count('extension-granted')).toBe(0);
  });

  test('nobody decides for himself', async () => {
    await enrolBy(stage, cast.coordinator, { who: cast.coordinator, post: 'VHXH' });
    const answer = await ask(stage, cast.coordinator, '/extend VII.1 15/01/2026 chờ tỉnh cấp thiết bị');
    expect(answer.text).toContain('đã ghi nhận');
    expect(
      stage.double.messagesTo(cast.coordinator.id).some(({ text }) => /^🟡 Đề nghị gia hạn/u.test(text)),
    ).toBe(false);
    const request = stage
      .service()
      .bot.world.journal.facts()
      .find(({ kind }) => kind === 'extension-asked');
    cast.coordinator.forges(answer, `xd|${request?.id ?? 0}|grant`);
    await stage.settle();
    expect(found(cast.coordinator, /do đồng chí gửi/u).text).toContain('đầu mối khác hoặc lãnh đạo');
    expect(count('extension-granted')).toBe(0);
  });

  test('a crash between the decision and its news loses none and doubles none', async () => {
    const { coordinator, chairman } = await asked();
    stage.double.faults.atRandom({
      rate: 1,
      seed: 3,
      among: [{ kind: 'status', code: 500, description: 'Internal Server Error' }],
      methods: ['sendMessage'],
    });
    await press(cast.chairman, chairman, 'Đồng ý');
    stage.double.faults.clear();
    await stage.restart();
    await stage.clock('2025-03-28 09:05');
    expect(stage.double.messagesTo(cast.vptk.id).filter(({ text }) => text.includes('Hạn mới'))).toHaveLength(
      1,
    );
    expect(now(coordinator).text).toContain('✅ Đã đồng ý gia hạn');
    await stage.clock('2025-03-28 09:06');
    expect(stage.double.messagesTo(cast.vptk.id).filter(({ text }) => text.includes('Hạn mới'))).toHaveLength(
      1,
    );
  });
});

describe('what waits, and what was given, is seen everywhere', () => {
  test('a request stands in letters, in /status and in the summary until it is decided', async () => {
    await asked();
    const status = await ask(stage, cast.chairman, '/status');
    expect(status.buttons.flat().map(({ text }) => text)).toContain('Gia hạn chờ duyệt (1)');
    await stage.clock('2025-03-28 16:00');
    expect(newestWords(stage, cast.group)).toMatch(
      /5\. Vướng mắc, xin gia hạn.*\(1\)\n• I\.2 .*VP-TK: xin gia hạn từ 31\/03\/2025 đến 15\/04\/2025/u,
    );
    expect(newestWords(stage, cast.group)).not.toContain('Lê Văn Tâm');
    await stage.clock('2025-03-31 07:30');
    expect(found(cast.coordinator, /thứ Hai 31\/03/u).text).toContain('• Gia hạn: I.2');
    await stage.clock('2025-04-01 07:30');
    const list = found(cast.chairman, /thứ Ba 01\/04/u);
    expect(list.text).toContain('• Gia hạn: I.2');
    await press(cast.chairman, list, 'Chờ xử lý (3)');
    const view = found(cast.chairman, /^CHỜ ĐỒNG CHÍ XỬ LÝ \(3\)/u);
    await press(cast.chairman, view, 'Đồng ý I.2 (15/04)');
    expect(now(view).text).toContain('✅ Đã đồng ý gia hạn');
    expect((await ask(stage, cast.chairman, '/status')).buttons.flat().map(({ text }) => text)).not.toContain(
      'Gia hạn chờ duyệt (1)',
    );
    expect((await ask(stage, cast.chairman, '/status')).text).toContain('Được gia hạn: 1 nhiệm vụ (1 lần)');
    await stage.clock('2025-04-04 16:00');
    expect(newestWords(stage, cast.group)).toMatch(/I\.2 .*15\/04, gia hạn 1 lần \(hạn đầu 31\/03\)/u);
  });

  test('granted after the due day it counts by the new one, and the record keeps the days late', async () => {
    await stage.clock('2025-04-04 09:00');
    expect((await ask(stage, cast.chairman, '/overdue')).text).toMatch(/• I\.2 /u);
    const { chairman } = await asked();
    expect(chairman.text).toContain('quá hạn 4 ngày');
    await press(cast.chairman, chairman, 'Đồng ý');
    expect((await ask(stage, cast.chairman, '/overdue')).text).not.toMatch(/• I\.2 /u);
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('khi đó đã quá hạn 4 ngày');
    expect((await ask(stage, cast.vptk, '/done I.2')).text).toContain('trước hạn (hạn 15/04/2025)');
  });

  test('the ladder starts anew on the new day, and what it missed is not made up', async () => {
    const { chairman } = await asked();
    await press(cast.chairman, chairman, 'Đồng ý');
    const lettersWithI2 = async (at: string): Promise<boolean> => {
      const before = stage.double.messagesTo(cast.vptk.id).length;
      await stage.clock(`${at} 07:30`);
      return stage.double
        .messagesTo(cast.vptk.id)
        .slice(before)
        .some(({ text }) => /^• I\.2 .*hạn/mu.test(text));
    };
    expect(await lettersWithI2('2025-03-31')).toBe(false);
    expect(await lettersWithI2('2025-04-01')).toBe(true);
    expect(await lettersWithI2('2025-04-02')).toBe(false);
    expect(await lettersWithI2('2025-04-08')).toBe(true);
    expect(await lettersWithI2('2025-04-16')).toBe(true);
  });
});
