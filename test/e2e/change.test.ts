import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, now, press } = onStage(() => stage);

afterEach(async () => {
  await stage.close();
});

async function labels(message: Posted): Promise<readonly string[]> {
  await stage.settle();
  return message.buttons.flat().map(({ text }) => text);
}

describe('a change by decision', () => {
  beforeEach(async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00' }));
  });

  test('of a date is shown first, recorded by a tap, and told to whom it concerns', async () => {
    const preview = await ask(
      stage,
      cast.coordinator,
      '/dieuchinh I.2 đến 30/06 lý do chờ hướng dẫn của tỉnh, theo 45/QĐ-UBND ngày 20/03',
    );
    expect(preview.text).toContain('Hạn đầu: 31/03/2025. Hạn hiện tại: thứ Hai 31/03/2025.');
    expect(preview.text).toContain('Hạn mới: thứ Hai 30/06/2025 (muộn hơn 91 ngày).');
    expect(preview.text).toContain('Lý do: chờ hướng dẫn của tỉnh.');
    expect(preview.text).toContain('Căn cứ: 45/QĐ-UBND ngày 20/03/2025.');
    expect(preview.text).toContain('Lịch nhắc lập lại');
    expect(preview.text).toContain('Sẽ báo (2): Lê Văn Tâm (VP-TK), Nguyễn Văn Hùng (lãnh đạo UBND).');
    expect(await labels(preview)).toEqual(['Ghi nhận', 'Sửa', 'Thôi']);
    expect(count('changed')).toBe(0);
    await press(cast.coordinator, preview, 'Ghi nhận');
    expect(now(preview).text).toContain('✅ Đã ghi nhận.');
    expect(count('changed')).toBe(1);
    for (const who of [cast.vptk, cast.chairman]) {
      const told = found(who, /^Điều chỉnh theo quyết định: I\.2/u);
      expect(told.text).toContain('đổi hạn thành 30/06/2025 theo 45/QĐ-UBND ngày 20/03/2025');
      expect(told.text).toContain('Người quyết định: đồng chí Trần Thị Hoa (đầu mối), 21/03/2025.');
    }
    const status = await ask(stage, cast.coordinator, '/status I.2');
    expect(status.text).toContain('Hạn 30/06/2025');
    expect(status.text).toMatch(
      /đổi hạn thành 30\/06\/2025 theo 45\/QĐ-UBND ngày 20\/03\/2025: đồng chí Trần Thị Hoa \(đầu mối\) quyết định 21\/03\/2025/u,
    );
  });

  test('is taken back by its button within a day, and whoever was told hears of that', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await press(cast.coordinator, now(preview), 'Hoàn tác');
    expect(now(preview).text).toContain('Đã hoàn tác quyết định điều chỉnh');
    expect(found(cast.vptk, /^Đã hoàn tác quyết định: I\.2/u).text).toContain('đổi hạn thành 30/06/2025');
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('Hạn 31/03/2025');
  });

  test('is recorded as it was shown although the bot was started anew meanwhile', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06 chờ tỉnh');
    await stage.restart();
    await press(cast.coordinator, preview, 'Ghi nhận');
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('Hạn 30/06/2025');
  });

  test('stops a task: it leaves the figures and has a line of its own', async () => {
    const preview = await ask(stage, cast.chairman, '/dieuchinh I.2 dừng theo 45/QĐ-UBND');
    await press(cast.chairman, preview, 'Ghi nhận');
    const status = await ask(stage, cast.coordinator, '/status');
    expect(status.text).toContain('Nhiệm vụ có thời hạn: 22');
    expect(status.text).toContain('Dừng 1: I.2 theo 45/QĐ-UBND');
    expect((await ask(stage, cast.coordinator, '/tonghop')).text).toContain('Dừng 1: I.2 theo 45/QĐ-UBND');
    expect(found(cast.vptk, /^Điều chỉnh theo quyết định: I\.2/u).text).toContain('(lãnh đạo UBND)');
    await stage.clock('2025-04-10 08:00');
    expect(
      stage.double.messagesTo(cast.vptk.id).filter(({ text }) => /(?<!I)I\.2 .*quá hạn/u.test(text)),
    ).toEqual([]);
    expect((await ask(stage, cast.vptk, '/xong I.2')).text).toContain(
      'dừng thực hiện từ 21/03 theo 45/QĐ-UBND, báo cáo chưa được ghi nhận',
    );
    const again = await ask(stage, cast.coordinator, '/dieuchinh I.2 tiếp tục');
    expect(again.text).toContain('Hạn được tính lại là thứ Năm 10/04/2025');
  });

  test('pauses a task until a day, from which it is reminded of again', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 tạm dừng đến 02/06 chờ hướng dẫn');
    expect(preview.text).toContain('Tạm dừng đến thứ Hai 02/06/2025');
    expect(preview.text).toContain('Hạn được tính lại là thứ Hai 02/06/2025');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await stage.clock('2025-04-03 08:00');
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('tạm dừng đến 02/06');
    await stage.clock('2025-06-02 08:00');
    expect(newest(stage, cast.vptk).text).toMatch(/I\.2/u);
  });

  test('hands a task over from a day on: the new lead is reminded, and may report', async () => {
    const preview = await ask(
      stage,
      cast.coordinator,
      '/dieuchinh I.2 chuyển Kế toán từ 24/03 do phân công lại',
    );
    expect(preview.text).toContain('Văn phòng – Thống kê → Tài chính – Kế toán');
    expect(preview.text).toContain('Sẽ báo (3): Lê Văn Tâm (VP-TK), Đỗ Lan (Kế toán), Nguyễn Văn Hùng');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await stage.clock('2025-03-24 08:00');
    expect(found(cast.kt, /I\.2[\s\S]*hạn/u)).toBeDefined();
    expect((await ask(stage, cast.kt, '/xong I.2')).text).toMatch(/I\.2/u);
    expect(count('reported')).toBe(1);
  });

  test('leaves the days late of before with the lead of then', async () => {
    await stage.clock('2025-04-10 09:00');
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 chuyển Kế toán từ 14/04');
    expect(preview.text).toContain('Phần đã quá hạn trước ngày chuyển vẫn tính cho VP-TK.');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await stage.clock('2025-04-21 08:00');
    const status = await ask(stage, cast.coordinator, '/status I.2');
    expect(status.text).toContain('Chủ trì: Tài chính – Kế toán');
    expect(status.text).toContain('(khi đó đã quá hạn 13 ngày, tính cho VP-TK)');
    expect((await ask(stage, cast.coordinator, '/status VPTK')).text).toContain(
      'Trong số đó quá hạn trước khi chuyển đơn vị: I.2 (nay Kế toán chủ trì)',
    );
  });

  test('sets other dates for a recurring duty', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh TH.4 ngày 14 hằng tháng từ 01/04');
    expect(preview.text).toContain('Các kỳ còn lại (9): 14/04/2025, 14/05/2025');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await stage.clock('2025-04-14 08:00');
    expect((await ask(stage, cast.vptk, '/status TH.4')).text).toContain('14/04/2025');
  });

  test('is asked for with buttons where only the code is typed; what was said stays', async () => {
    const question = await ask(
      stage,
      cast.coordinator,
      '/dieuchinh I.2 chờ hướng dẫn, theo 45/QĐ-UBND ngày 20/03',
    );
    expect(await labels(question)).toEqual(['Đổi hạn', 'Tạm dừng', 'Dừng', 'Chuyển đơn vị', 'Thôi']);
    await press(cast.coordinator, question, 'Tạm dừng');
    const day = found(cast.coordinator, /tạm dừng đến ngày nào/u);
    expect(day.text).toContain('Chưa ghi nhận');
    const preview = await ask(stage, cast.coordinator, '02/06');
    expect(preview.text).toContain('Tạm dừng đến thứ Hai 02/06/2025');
    expect(preview.text).toContain('chờ hướng dẫn');
    expect(preview.text).toContain('45/QĐ-UBND ngày 20/03/2025');
    await stage.restart();
    await press(cast.coordinator, preview, 'Ghi nhận');
    expect(count('changed')).toBe(1);
  });

  test('is mended by "Sửa": what is said then goes over what was said before', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06 chờ tỉnh, theo 45/QĐ-UBND');
    await press(cast.coordinator, preview, 'Sửa');
    expect(found(cast.coordinator, /^Đã nhận: đến 30\/06 chờ tỉnh/u)).toBeDefined();
    const mended = await ask(stage, cast.coordinator, 'đến 15/07');
    expect(mended.text).toContain('Hạn mới: thứ Ba 15/07/2025');
    expect(mended.text).toContain('Lý do: chờ tỉnh.');
    expect(mended.text).toContain('45/QĐ-UBND');
  });

  test('of several tasks is decided one by one, with what was said for each', async () => {
    const question = await ask(stage, cast.coordinator, '/dieuchinh I.2, VI.1 đến 30/06 chờ tỉnh');
    expect(question.text).toContain('Mỗi lần điều chỉnh một nhiệm vụ (“đến 30/06 chờ tỉnh”)');
    const [first = '', second = ''] = await labels(question);
    await press(cast.coordinator, question, first);
    const preview = found(cast.coordinator, /^I\.2[\s\S]*Hạn mới: thứ Hai 30\/06\/2025/u);
    expect(preview.text).toContain('Lý do: chờ tỉnh.');
    await press(cast.coordinator, preview, 'Ghi nhận');
    await press(cast.coordinator, now(question), second);
    await press(
      cast.coordinator,
      found(cast.coordinator, /^VI\.1[\s\S]*Hạn mới: thứ Hai 30\/06/u),
      'Ghi nhận',
    );
    expect(count('changed')).toBe(2);
    const row = await ask(stage, cast.coordinator, '/dieuchinh I.1 đến 30/06');
    expect((await labels(row)).slice(0, 2).map((label) => label.slice(0, 4))).toEqual(['I.1a', 'I.1b']);
  });

  test.each([
    ['dừng đến 30/06 chờ tỉnh', ['Tạm dừng đến 30/06/2025', 'Dừng từ hôm nay', 'Thôi']],
    ['hoãn đến 30/06', ['Đổi hạn thành 30/06/2025', 'Tạm dừng đến 30/06/2025', 'Thôi']],
    ['tiếp tục đến 30/07', ['Tiếp tục từ hôm nay', 'Đổi hạn thành 30/07/2025', 'Thôi']],
    ['giao KT và VHXH từ 01/04', ['VH-XH', 'Kế toán', 'Thôi']],
    ['lùi 10 ngày', ['thứ Năm 10/04/2025', 'Thôi']],
  ])('of words that may mean two things is asked about: %s', async (words, answers) => {
    const question = await ask(stage, cast.coordinator, `/dieuchinh I.2 ${words}`);
    expect(question.text).toContain('Chưa ghi nhận gì.');
    expect(await labels(question)).toEqual(answers);
  });

  test('is what the button says where the words may mean two things', async () => {
    const question = await ask(stage, cast.coordinator, '/dieuchinh I.2 dừng đến 30/06 chờ tỉnh');
    await press(cast.coordinator, question, 'Tạm dừng đến 30/06/2025');
    expect(now(question).text).toContain('Tạm dừng đến thứ Hai 30/06/2025');
    expect(now(question).text).toContain('Lý do: chờ tỉnh.');
    await press(cast.coordinator, now(question), 'Ghi nhận');
    expect(now(question).text).toMatch(/^✅ Đã ghi nhận\.[\s\S]*tạm dừng/u);
  });

  test('says of a day or a department that it does not change anything by it', async () => {
    const stop = await ask(stage, cast.coordinator, '/dieuchinh I.2 dừng từ 01/04');
    expect(stop.text).toContain('⚠️ Dừng tính từ hôm nay, không từ thứ Ba 01/04/2025.');
    const lent = await ask(stage, cast.coordinator, '/dieuchinh I.2 chuyển KT từ 01/04 đến 30/06');
    expect(lent.text).toContain('Không chuyển có thời hạn');
    expect(lent.text).toContain('“30/06”');
    const bare = await ask(stage, cast.coordinator, '/dieuchinh I.2 chuyển cho Kế toán 01/04');
    expect(bare.text).toContain('Từ thứ Ba 01/04/2025');
  });

  test('alone says how it is written', async () => {
    expect((await ask(stage, cast.coordinator, '/dieuchinh')).text).toContain('/dieuchinh I.2 đến 30/06');
    expect((await ask(stage, cast.coordinator, '/dieuchinh X.9 đến 30/06')).text).toContain('X.9');
  });

  test('says what is odd, and records it all the same where that is wanted', async () => {
    const past = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 10/03/2025');
    expect(past.text).toContain('Ngày này đã qua');
    expect(await labels(past)).toEqual(['Vẫn ghi nhận', 'Sửa', 'Thôi']);
    const off = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 29/06');
    expect(off.text).toContain('ngày nghỉ');
    await press(cast.coordinator, off, 'Đổi thành thứ Hai 30/06/2025');
    expect(now(off).text).toContain('Hạn mới: thứ Hai 30/06/2025');
    const far = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06/2026');
    expect(far.text).toContain('hơn một năm');
    const nobody = await ask(stage, cast.coordinator, '/dieuchinh I.2 chuyển TP-HT từ 01/04');
    expect(nobody.text).toContain('chưa có người được ghi danh');
    const unknown = await ask(
      stage,
      cast.coordinator,
      '/dieuchinh I.2 chuyển Ban Dân tộc từ 01/04 do sắp xếp',
    );
    expect(unknown.text).toContain('Kế hoạch không có đơn vị “Ban Dân tộc”');
    await press(cast.coordinator, unknown, 'Kế toán');
    const chosen = found(cast.coordinator, /Văn phòng – Thống kê → Tài chính – Kế toán/u);
    expect(chosen.text).toContain('Lý do: sắp xếp.');
    expect((await ask(stage, cast.coordinator, '/dieuchinh III.9 đến 30/06')).text).toContain('thường xuyên');
    expect(count('changed')).toBe(0);
  });

  test('of work that is done is recorded only after that was said', async () => {
    await ask(stage, cast.vptk, '/xong I.2');
    const done = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06');
    expect(done.text).toContain('Kỳ này đã hoàn thành');
    expect((await ask(stage, cast.coordinator, '/dieuchinh I.2 dừng')).text).toContain('không còn kỳ nào');
  });

  test("is no officer's: he is told whose it is", async () => {
    expect((await ask(stage, cast.vptk, '/dieuchinh I.2 đến 30/06')).text).toContain('đầu mối và lãnh đạo');
  });
});

describe('where a leader decides', () => {
  beforeEach(async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00', settings: { AUTHORITY: 'leader' } }));
  });

  test('the coordinator prepares a change, and a leader decides it with one tap', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06 chờ tỉnh');
    expect(await labels(preview)).toEqual(['Trình lãnh đạo UBND', 'Sửa', 'Thôi']);
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    expect(now(preview).text).toContain('Người quyết định (1): Nguyễn Văn Hùng');
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('Hạn 31/03/2025');
    const asked = found(cast.chairman, /^🟡 Trình lãnh đạo UBND quyết định: I\.2/u);
    await press(cast.chairman, asked, 'Đồng ý');
    expect(now(asked).text).toContain('✅ Đã đồng ý');
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain('Hạn 30/06/2025');
    expect(found(cast.coordinator, /^Điều chỉnh theo quyết định/u).text).toContain(
      'Người quyết định: đồng chí Nguyễn Văn Hùng (lãnh đạo UBND), 21/03/2025.',
    );
  });

  test('a no has its reason, which goes to who prepared it', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 dừng');
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    const asked = found(cast.chairman, /^🟡 Trình/u);
    await press(cast.chairman, asked, 'Không đồng ý');
    await ask(stage, cast.chairman, 'vẫn phải làm trong năm');
    expect(found(cast.coordinator, /^Không đồng ý: I\.2/u).text).toContain('vẫn phải làm trong năm');
    expect(count('changed')).toBe(0);
  });

  test('a leader decides directly', async () => {
    const preview = await ask(stage, cast.chairman, '/dieuchinh I.2 đến 30/06');
    await press(cast.chairman, preview, 'Ghi nhận');
    expect(count('changed')).toBe(1);
  });

  test('a request for a later date goes to the coordinator, who puts it before the leader', async () => {
    await ask(stage, cast.vptk, '/giahan I.2 15/04/2025 chờ văn bản của tỉnh');
    const request = found(cast.coordinator, /^🟡 Đề nghị gia hạn/u);
    expect(await labels(request)).toEqual(['Trình lãnh đạo', 'Xem I.2']);
    await press(cast.coordinator, request, 'Trình lãnh đạo');
    const asked = found(cast.chairman, /^🟡 Đề nghị gia hạn/u);
    await press(cast.chairman, asked, 'Đồng ý');
    expect(found(cast.vptk, /được đồng ý/u).text).toContain('(lãnh đạo UBND)');
    expect(now(request).text).toContain('✅ Đã đồng ý gia hạn');
  });

  test('without a leader within reach that is said at once, and it stays in the letter', async () => {
    cast.chairman.blocks();
    await ask(stage, cast.vptk, '/giahan I.2 15/04/2025 chờ văn bản của tỉnh');
    await stage.clock('2025-03-24 08:00');
    const preview = await ask(stage, cast.coordinator, '/dieuchinh III.1 đến 30/06');
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    expect(now(preview).text).toContain('Chưa có lãnh đạo UBND nào nhận được tin để quyết định');
    await stage.clock('2025-03-31 08:00');
    const letter = found(cast.coordinator, /^Kính gửi/u);
    expect(letter.text).toContain('Chờ đồng chí xử lý');
    expect(letter.text).toContain(
      'Điều chỉnh: III.1 Kế hoạch kiểm soát TTHC, một cửa: đổi hạn thành 30/06/2025',
    );
    expect(letter.text).toMatch(/Gia hạn: I\.2[\s\S]*chờ văn bản của tỉnh/u);
  });
});

describe('what happened since it was shown', () => {
  test('is told to the leader before his yes: late work does not become on time unseen', async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00', settings: { AUTHORITY: 'leader' } }));
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06 chờ tỉnh');
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    const asked = found(cast.chairman, /^🟡 Trình lãnh đạo UBND quyết định: I\.2/u);
    await stage.clock('2025-04-04 09:00');
    await ask(stage, cast.vptk, '/xong I.2');
    await press(cast.chairman, asked, 'Đồng ý');
    expect(count('changed')).toBe(0);
    expect(now(asked).text).toContain('hoàn thành 04/04, quá hạn 4 ngày');
    expect(await labels(now(asked))).toEqual(['Vẫn đồng ý', 'Không đồng ý']);
    await press(cast.chairman, now(asked), 'Vẫn đồng ý');
    expect(count('changed')).toBe(1);
    expect(now(asked).text).toContain('✅ Đã đồng ý');
  });

  test('is told to the leader where the work was stopped, or the day has passed', async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00', settings: { AUTHORITY: 'leader' } }));
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 25/03');
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    const asked = found(cast.chairman, /^🟡 Trình lãnh đạo UBND quyết định: I\.2/u);
    const stop = await ask(stage, cast.chairman, '/dieuchinh I.2 dừng');
    await press(cast.chairman, stop, 'Vẫn ghi nhận');
    await stage.clock('2025-04-04 09:00');
    await press(cast.chairman, asked, 'Đồng ý');
    expect(now(asked).text).toContain('nay dừng thực hiện từ 21/03');
    expect(now(asked).text).toContain('ngày 25/03/2025 đã qua');
    expect(count('changed')).toBe(1);
  });

  test('is told to the leader before he grants a later date', async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00', settings: { AUTHORITY: 'leader' } }));
    await ask(stage, cast.vptk, '/giahan I.2 30/04/2025 chờ văn bản của tỉnh');
    const request = found(cast.coordinator, /^🟡 Đề nghị gia hạn/u);
    await press(cast.coordinator, request, 'Trình lãnh đạo');
    const asked = found(cast.chairman, /^🟡 Đề nghị gia hạn/u);
    await stage.clock('2025-04-04 09:00');
    await ask(stage, cast.vptk, '/xong I.2');
    await press(cast.chairman, asked, 'Đồng ý');
    expect(count('extension-granted')).toBe(0);
    expect(now(asked).text).toContain('hoàn thành 04/04, quá hạn 4 ngày');
    await press(cast.chairman, now(asked), 'Vẫn đồng ý');
    expect(count('extension-granted')).toBe(1);
  });

  test('is shown anew before a preview is recorded over what somebody else decided', async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00' }));
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06');
    const other = await ask(stage, cast.chairman, '/dieuchinh I.2 đến 15/05');
    await press(cast.chairman, other, 'Ghi nhận');
    await press(cast.coordinator, preview, 'Ghi nhận');
    expect(count('changed')).toBe(1);
    expect(now(preview).text).toContain('hạn hiện tại nay là thứ Năm 15/05/2025');
    await press(cast.coordinator, now(preview), 'Ghi nhận');
    expect(count('changed')).toBe(2);
  });
});

describe('a task that is stopped or paused', () => {
  beforeEach(async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-04-10 09:00' }));
  });

  async function record(words: string): Promise<void> {
    const preview = await ask(stage, cast.coordinator, `/dieuchinh ${words}`);
    const label = (await labels(preview)).find((one) => /hi nhận$/u.test(one)) ?? '';
    await press(cast.coordinator, preview, label);
  }

  test('is said to be so before something else is decided of it', async () => {
    await record('I.2 dừng');
    const pause = await ask(stage, cast.coordinator, '/dieuchinh I.2 tạm dừng đến 30/07');
    expect(pause.text).toContain('⚠️ Nhiệm vụ đang dừng thực hiện từ 10/04; quyết định này thay');
    const date = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/05');
    expect(date.text).toContain('không làm nhiệm vụ thực hiện tiếp');
    await record('I.2 tạm dừng đến 30/07');
    const within = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/05');
    expect(within.text).toContain('đang tạm dừng đến 30/07');
    expect(within.text).toContain('hạn được tính là thứ Tư 30/07/2025');
    expect(within.text).not.toContain('Hạn mới');
  });

  test('waits for no later date, and none can be asked for', async () => {
    await ask(stage, cast.vptk, '/giahan I.2 30/06 chờ tỉnh');
    const request = found(cast.coordinator, /^🟡 Đề nghị gia hạn/u);
    await record('I.2 dừng');
    expect((await ask(stage, cast.coordinator, '/cho')).text).not.toContain('Gia hạn: I.2');
    await press(cast.coordinator, request, 'Đồng ý');
    expect(now(request).text).toContain('nhiệm vụ dừng thực hiện từ 10/04');
    expect(count('extension-granted')).toBe(0);
    expect((await ask(stage, cast.vptk, '/giahan I.2 15/07 chờ')).text).toContain(
      'nhiệm vụ dừng thực hiện từ 10/04, đề nghị gia hạn chưa được ghi nhận',
    );
  });

  test('and is continuous owes no months', async () => {
    await record('I.3 dừng');
    for (const words of ['/status I.3', '/status I', '/status KT']) {
      const { text } = await ask(stage, cast.coordinator, words);
      expect(text).toMatch(/I\.3[\s\S]*dừng thực hiện từ 10\/04/u);
      expect(text).not.toContain('0/9');
    }
  });

  test('by buttons alone is named when it is mended', async () => {
    const question = await ask(stage, cast.coordinator, '/dieuchinh I.2');
    await press(cast.coordinator, question, 'Dừng');
    await press(cast.coordinator, now(question), 'Sửa');
    expect(found(cast.coordinator, /^Đã nhận: dừng thực hiện/u)).toBeDefined();
  });
});

describe('what was put before a leader', () => {
  beforeEach(async () => {
    ({ stage, cast } = await openEnrolled({ at: '2025-03-21 09:00', settings: { AUTHORITY: 'leader' } }));
  });

  test('twice for one task is told apart, and the second says that there is a first', async () => {
    const first = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06');
    await press(cast.coordinator, first, 'Trình lãnh đạo UBND');
    const second = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 15/07');
    expect(second.text).toContain(
      '⚠️ Đã có nội dung trình ngày 21/03/2025 chờ quyết định: đổi hạn thành 30/06/2025.',
    );
    await press(cast.coordinator, second, 'Vẫn trình lãnh đạo UBND');
    const list = await ask(stage, cast.chairman, '/cho');
    expect(await labels(list)).toEqual(expect.arrayContaining(['Đồng ý I.2 (30/06)', 'Đồng ý I.2 (15/07)']));
  });

  test('and was taken back has no buttons any more, and says so', async () => {
    const preview = await ask(stage, cast.coordinator, '/dieuchinh I.2 đến 30/06');
    await press(cast.coordinator, preview, 'Trình lãnh đạo UBND');
    const asked = found(cast.chairman, /^🟡 Trình/u);
    await press(cast.coordinator, now(preview), 'Hoàn tác');
    expect(now(asked).text).toContain('đã được người trình rút lại');
    expect(await labels(now(asked))).toEqual([]);
  });

  test('is not offered to be put before him again', async () => {
    await ask(stage, cast.vptk, '/giahan I.2 15/04/2025 chờ văn bản của tỉnh');
    await press(cast.coordinator, found(cast.coordinator, /^🟡 Đề nghị gia hạn/u), 'Trình lãnh đạo');
    const list = await ask(stage, cast.coordinator, '/cho');
    expect(list.text).toContain('đã trình lãnh đạo UBND');
    expect((await labels(list)).filter((label) => label.startsWith('Trình'))).toEqual([]);
  });
});

test('work that was assigned beside the plan is changed by its code as well', async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-12 09:00' }));
  const assigning = await ask(stage, cast.coordinator, '/giao VPTK 20/03 Lập danh sách hộ nghèo');
  await press(cast.coordinator, assigning, 'Giao');
  const date = await ask(stage, cast.coordinator, '/dieuchinh PS.1 đến 31/03');
  await press(cast.coordinator, date, 'Ghi nhận');
  expect((await ask(stage, cast.vptk, '/status PS.1')).text).toContain('Hạn 31/03/2025');
  const stop = await ask(stage, cast.coordinator, '/dieuchinh PS.1 dừng');
  await press(cast.coordinator, stop, 'Ghi nhận');
  expect((await ask(stage, cast.coordinator, '/status')).text).toContain('Dừng 1: PS.1');
  expect((await ask(stage, cast.vptk, '/status PS.1')).text).toContain('dừng thực hiện từ 12/03');
});
