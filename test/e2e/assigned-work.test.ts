import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, now, press, said } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-12 09:00' }));
});

afterEach(async () => {
  await stage.close();
});

const LINE = '/giao VPTK 20/03 Lập danh sách hộ nghèo, theo 123/UBND-VP ngày 10/03';

function labels(message: Posted): readonly string[] {
  return message.buttons.flat().map(({ text }) => text);
}

/** Assigns by a line and gives the message that says so. */
async function assigned(line = LINE, who = cast.coordinator): Promise<Posted> {
  const preview = await ask(stage, who, line);
  await press(who, preview, 'Giao');
  return now(preview);
}

describe('work is assigned in one line', () => {
  test('the preview says what was understood, when it is reminded of, and who hears; nothing is assigned before the tap', async () => {
    const preview = await ask(stage, cast.coordinator, LINE);
    expect(preview.text).toContain('Nội dung: Lập danh sách hộ nghèo');
    expect(preview.text).toContain('Chủ trì: Văn phòng – Thống kê');
    expect(preview.text).toContain('Hạn: thứ Năm 20/03/2025');
    expect(preview.text).toContain('Văn bản giao: 123/UBND-VP ngày 10/03/2025');
    expect(preview.text).toMatch(/Nhắc việc: 17\/03, 19\/03, 20\/03/u);
    expect(preview.text).toContain('Người nhận tin (1): đồng chí Lê Văn Tâm (VP-TK)');
    expect(labels(preview)).toEqual(['Giao', 'Sửa', 'Thôi']);
    expect(count('task-assigned')).toBe(0);
    await press(cast.coordinator, preview, 'Giao');
    expect(now(preview).text).toContain(
      '✅ Đã giao PS.1 Lập danh sách hộ nghèo: VP-TK, hạn thứ Năm 20/03/2025',
    );
    expect(count('task-assigned')).toBe(1);
  });

  test('the department hears at once, and says that it has arrived', async () => {
    await assigned();
    const news = found(cast.vptk, /^Nhiệm vụ mới được giao: PS\.1/u);
    expect(news.text).toContain('người giao: đồng chí Trần Thị Hoa');
    expect(news.text).toContain('Văn bản giao: 123/UBND-VP ngày 10/03/2025');
    expect(labels(news)).toEqual(['Đã nhận', 'Xem PS.1']);
    await press(cast.vptk, news, 'Đã nhận');
    expect(now(news).text).toContain('Đồng chí đã nhận nhiệm vụ');
    expect(labels(now(news))).toEqual(['Xem PS.1']);
    expect(count('assignment-acknowledged')).toBe(1);
  });

  test('it is a task like any other: letter, report, evidence, difficulty, extension, nudge, history', async () => {
    await assigned();
    await stage.clock('2025-03-19 07:30');
    expect(newest(stage, cast.vptk).text).toContain('PS.1 Lập danh sách hộ nghèo');
    expect((await ask(stage, cast.vptk, '/vuong PS.1 chờ thôn gửi số liệu')).text).toContain('vướng');
    expect((await ask(stage, cast.vptk, '/giahan PS.1 25/03 chờ thôn')).text).toContain(
      'đã ghi nhận đề nghị gia hạn từ 20/03/2025 đến 25/03/2025',
    );
    expect((await ask(stage, cast.chairman, '/dondoc PS.1 đề nghị xong sớm')).text).toContain(
      'Đã gửi đôn đốc',
    );
    expect((await ask(stage, cast.vptk, '/done PS.1 45/BC-UBND')).text).toContain('PS.1');
    const view = await ask(stage, cast.coordinator, '/status PS.1');
    expect(view.text).toContain('hoàn thành');
    expect(view.text).toContain('45/BC-UBND');
    expect(view.text).toContain('Văn bản giao: 123/UBND-VP');
  });

  test('/status PS lists it', async () => {
    await assigned();
    const list = await ask(stage, cast.chairman, '/tinhhinh PS');
    expect(list.text).toContain(
      'Nhiệm vụ giao thêm: giao 1, hoàn thành 0 (đúng hạn 0 / quá hạn 0), chưa hoàn thành 1 (trong hạn 1 / quá hạn 0)',
    );
    expect(list.text).toContain('PS.1 Lập danh sách hộ nghèo');
  });

  test('several departments lead it, and each reports its part', async () => {
    const preview = await ask(stage, cast.chairman, '/giao VPTK, TCKT trước 20/03 Lập dự toán');
    expect(preview.text).toContain('(mỗi đơn vị báo cáo phần của mình)');
    await press(cast.chairman, preview, 'Giao');
    expect(found(cast.vptk, /^Nhiệm vụ mới/u).text).toContain('Lập dự toán');
    expect(found(cast.kt, /^Nhiệm vụ mới/u).text).toContain('Lập dự toán');
    expect((await ask(stage, cast.vptk, '/done PS.1')).text).toMatch(/1\/2|Kế toán/u);
    expect((await ask(stage, cast.coordinator, '/status PS.1')).text).toContain('1/2 đơn vị');
    await ask(stage, cast.kt, '/done PS.1');
    expect((await ask(stage, cast.coordinator, '/status PS.1')).text).toContain('hoàn thành');
  });
});

describe('who hears, and when', () => {
  test('outside working hours it stands in the next morning’s letter where there is one, and else in a message of its own', async () => {
    await stage.clock('2025-03-12 19:00');
    const preview = await ask(stage, cast.coordinator, '/giao VPTK, KT 14/03 Lập danh sách');
    expect(preview.text).toContain('vào sáng ngày làm việc tới');
    await press(cast.coordinator, preview, 'Giao');
    await stage.clock('2025-03-12 19:10');
    expect(stage.double.messagesTo(cast.vptk.id).some(({ text }) => text.includes('PS.1'))).toBe(false);
    await stage.clock('2025-03-13 07:30');
    const letter = newest(stage, cast.vptk);
    expect(letter.text).toMatch(
      /Kính gửi[\s\S]*Mới được giao \(1\)\n• PS\.1 Lập danh sách – hạn thứ Sáu 14\/03\/2025/u,
    );
    expect(labels(letter)).toContain('Đã nhận PS.1');
    expect(stage.double.messagesTo(cast.vptk.id).filter(({ text }) => text.includes('PS.1'))).toHaveLength(1);
    await press(cast.vptk, letter, 'Đã nhận PS.1');
    expect(count('assignment-acknowledged')).toBe(1);
  });

  test('what nobody says has arrived stands in the assigner’s letter after a working day, until somebody does', async () => {
    await assigned('/giao VPTK 31/03 Lập danh sách', cast.chairman);
    await stage.clock('2025-03-13 07:30');
    expect(said(cast.chairman, 'Chưa xác nhận đã nhận')).toHaveLength(0);
    await stage.clock('2025-03-14 07:30');
    expect(newest(stage, cast.chairman).text).toContain(
      'Chưa xác nhận đã nhận: PS.1 Lập danh sách – VP-TK, giao 12/03',
    );
    expect(labels(await ask(stage, cast.chairman, '/cho'))).toContain('Đôn đốc PS.1');
    await press(cast.vptk, found(cast.vptk, /^Nhiệm vụ mới/u), 'Đã nhận');
    expect((await ask(stage, cast.chairman, '/cho')).text).not.toContain('Chưa xác nhận đã nhận');
  });

  test('the same button stands under a nudge', async () => {
    await assigned();
    await ask(stage, cast.chairman, '/dondoc PS.1');
    expect(labels(found(cast.vptk, /^Ý kiến đôn đốc/u))).toContain('Đã nhận PS.1');
  });

  test('one person of the department is told and reminded, and nobody else of it', async () => {
    const second = stage.double.user({ id: 1020, firstName: 'Ngô Thị Mai' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'VPTK' });
    const preview = await ask(stage, cast.coordinator, '/giao VPTK (đ/c Mai) 14/03 Lập danh sách');
    expect(preview.text).toContain('Người thực hiện: đồng chí Ngô Thị Mai');
    expect(preview.text).toContain('Người nhận tin (1): đồng chí Ngô Thị Mai');
    await press(cast.coordinator, preview, 'Giao');
    expect(found(second, /^Nhiệm vụ mới/u).text).toContain('PS.1');
    await stage.clock('2025-03-13 07:30');
    expect(newest(stage, second).text).toContain('PS.1');
    expect(said(cast.vptk, 'PS.1')).toHaveLength(0);
  });
});

describe('an assignment is taken back, or stopped', () => {
  test('within a day while nobody has reported: it counts as if it had never been, and the department hears', async () => {
    const message = await assigned();
    await press(cast.coordinator, message, 'Hoàn tác');
    expect(now(message).text).toContain('Đã hoàn tác việc giao PS.1');
    expect(found(cast.vptk, /được hoàn tác/u).text).toContain('PS.1');
    expect((await ask(stage, cast.coordinator, '/tinhhinh PS.1')).text).not.toContain('Hạn');
    // Its code is of no other work.
    expect((await assigned('/giao KT 21/03 Việc khác')).text).toContain('PS.2');
  });

  test('afterwards it is stopped, with a reason', async () => {
    const message = await assigned();
    await ask(stage, cast.vptk, '/dang PS.1 đã làm một nửa');
    await press(cast.coordinator, message, 'Hoàn tác');
    const offer = now(message);
    expect(offer.text).toContain('đã có báo cáo nên không hoàn tác được nữa');
    await press(cast.coordinator, offer, 'Dừng nhiệm vụ');
    expect(newest(stage, cast.coordinator).text).toContain('nêu lý do dừng');
    expect((await ask(stage, cast.coordinator, 'huyện không yêu cầu nữa')).text).toContain('Đã dừng PS.1');
    expect(found(cast.vptk, /được dừng/u).text).toContain('huyện không yêu cầu nữa');
    expect((await ask(stage, cast.coordinator, '/tinhhinh')).text).not.toContain('giao thêm');
  });
});

describe('everything is asked that a line does not say', () => {
  test('/giao alone asks who, what, when and by which document, with buttons, and each question can be left', async () => {
    const who = await ask(stage, cast.coordinator, '/giao');
    expect(who.text).toContain('Giao cho đơn vị nào');
    expect(labels(who)).toContain('Thôi');
    await press(cast.coordinator, who, 'VP-TK');
    expect(now(who).text).toContain('Nội dung công việc là gì');
    const when = await ask(stage, cast.coordinator, 'Lập danh sách hộ nghèo');
    expect(when.text).toContain('Hạn đến ngày nào');
    await press(cast.coordinator, when, 'thứ Sáu 14/03');
    expect(now(when).text).toContain('Văn bản giao số nào');
    const preview = await ask(stage, cast.coordinator, '123/UBND-VP ngày 10/03');
    expect(preview.text).toContain('Hạn: thứ Sáu 14/03/2025');
    expect(preview.text).toContain('Văn bản giao: 123/UBND-VP ngày 10/03/2025');
    await press(cast.coordinator, preview, 'Giao');
    expect(count('task-assigned')).toBe(1);
  });

  test('a question that is left assigns nothing', async () => {
    const who = await ask(stage, cast.coordinator, '/giao');
    await press(cast.coordinator, who, 'Thôi');
    expect((await ask(stage, cast.coordinator, 'Lập danh sách')).text).not.toContain('Giao nhiệm vụ');
    expect(count('task-assigned')).toBe(0);
  });

  test('"Sửa" puts one part right, and keeps the others', async () => {
    const preview = await ask(stage, cast.coordinator, LINE);
    await press(cast.coordinator, preview, 'Sửa');
    await press(cast.coordinator, preview, 'Hạn');
    const again = await ask(stage, cast.coordinator, 'trong tuần này');
    expect(again.text).toContain('Hạn: thứ Sáu 14/03/2025 (“trong tuần này”)');
    expect(again.text).toContain('Nội dung: Lập danh sách hộ nghèo');
    expect(again.text).toContain('123/UBND-VP');
    await press(cast.coordinator, again, 'Sửa');
    await press(cast.coordinator, again, 'Thêm đơn vị');
    await press(cast.coordinator, again, 'Kế toán');
    expect(now(again).text).toContain('Văn phòng – Thống kê; Tài chính – Kế toán');
  });

  test('a restart in the middle loses nothing', async () => {
    const preview = await ask(stage, cast.coordinator, LINE);
    await stage.restart();
    await press(cast.coordinator, preview, 'Giao');
    expect(count('task-assigned')).toBe(1);
  });
});

describe('what is odd is said, and nothing that was typed is lost', () => {
  test('a day that has passed, or is in no calendar, is asked for again', async () => {
    const past = await ask(stage, cast.coordinator, '/giao VPTK 10/03 Lập danh sách hộ nghèo');
    expect(past.text).toContain('hiểu là thứ Hai 10/03/2025, đã qua');
    expect(past.text).toContain('Lập danh sách hộ nghèo');
    await press(cast.coordinator, past, 'thứ Sáu 14/03');
    expect(now(past).text).toContain('Hạn: thứ Sáu 14/03/2025');
    const none = await ask(stage, cast.coordinator, '/giao VPTK 31/02 Lập danh sách');
    expect(none.text).toContain('Chưa rõ “31/02” là ngày nào');
  });

  test('a day off, with the working day before it on a button', async () => {
    const preview = await ask(stage, cast.coordinator, '/giao VPTK 22/03 Lập danh sách');
    expect(preview.text).toContain('thứ Bảy 22/03 là ngày nghỉ: hạn tính đến hết thứ Hai 24/03');
    await press(cast.coordinator, preview, 'Hạn thứ Sáu 21/03');
    expect(now(preview).text).toContain('Hạn: thứ Sáu 21/03/2025');
  });

  test('a day more than a year away', async () => {
    const preview = await ask(stage, cast.coordinator, '/giao VPTK 20/05/2026 Lập danh sách');
    expect(preview.text).toContain('cách hơn một năm');
    expect(labels(preview)).toContain('Vẫn giao');
  });

  test('a department that the plan does not have', async () => {
    const asked = await ask(stage, cast.coordinator, '/giao ABCD 20/03 Lập danh sách hộ nghèo');
    expect(asked.text).toContain('“ABCD” không phải là đơn vị trong kế hoạch');
    await press(cast.coordinator, asked, 'VP-TK');
    expect(now(asked).text).toMatch(/Lập danh sách hộ nghèo[\s\S]*20\/03\/2025/u);
  });

  test('a department that nobody hears for', async () => {
    const preview = await ask(stage, cast.chairman, '/giao VHXH 20/03 Lập danh sách');
    expect(preview.text).toContain('VH-XH chưa có người nhận tin; đầu mối nhận thay');
    expect(preview.text).toContain('Người nhận tin (1): đồng chí Trần Thị Hoa');
  });

  test('the same work by the same document once more', async () => {
    await assigned();
    const preview = await ask(
      stage,
      cast.coordinator,
      '/giao VPTK 21/03 lập danh sách hộ nghèo theo 123/UBND-VP',
    );
    expect(preview.text).toContain('Đã giao PS.1 cùng văn bản, cùng nội dung');
    expect(labels(preview)).toEqual(['Xem PS.1', 'Vẫn giao', 'Sửa', 'Thôi']);
  });

  test('/giaoviec with a department and a day is offered as an assignment', async () => {
    const preview = await ask(stage, cast.coordinator, '/giaoviec VPTK 20/03 Lập danh sách hộ nghèo');
    expect(preview.text).toContain('Hiểu là giao nhiệm vụ mới');
    await press(cast.coordinator, preview, 'Giao');
    expect(count('task-assigned')).toBe(1);
    expect((await ask(stage, cast.coordinator, '/giaoviec I.3')).text).toContain('I.3');
  });

  test('plain words are understood as well', async () => {
    const preview = await ask(stage, cast.coordinator, 'giao VPTK lập danh sách hộ nghèo trước 20/03');
    expect(preview.text).toContain('Nội dung: lập danh sách hộ nghèo');
    expect(preview.text).toContain('Hạn: thứ Năm 20/03/2025 (“trước 20/03”)');
  });

  test('a plan that is closed takes no more', async () => {
    stage.at('2026-02-10 09:00');
    const answer = await ask(stage, cast.coordinator, '/giao VPTK 20/02 Lập danh sách hộ nghèo');
    expect(answer.text).toContain('đã khép lại ngày 31/01/2026');
    expect(answer.text).toContain('Lập danh sách hộ nghèo');
  });
});

describe('where it may be said, and by whom', () => {
  test('an officer assigns nothing', async () => {
    expect((await ask(stage, cast.vptk, LINE)).text).toContain('đầu mối và lãnh đạo');
    const preview = await ask(stage, cast.coordinator, LINE);
    cast.vptk.forges(preview, 'gv|assign');
    await stage.settle();
    expect(count('task-assigned')).toBe(0);
  });

  test('in the group departments alone are named', async () => {
    cast.group.says(cast.chairman, '/giao@nhacviec_bot VPTK (đ/c Tâm) 20/03 Lập danh sách');
    await stage.settle();
    const preview = newest(stage, cast.group);
    expect(preview.text).toContain('giao đích danh một đồng chí bằng tin nhắn riêng');
    expect(preview.text).not.toContain('Lê Văn Tâm');
    await press(cast.chairman, preview, 'Giao');
    expect(now(preview).text).toContain('Đã giao PS.1');
    expect(found(cast.vptk, /^Nhiệm vụ mới/u).text).toContain('PS.1');
  });

  test('a photo of the document with /giao as its caption is the basis, and joins no report', async () => {
    cast.coordinator.sendsPhoto('/giao VPTK 20/03 Lập danh sách theo 123/UBND-VP');
    await stage.settle();
    const preview = newest(stage, cast.coordinator);
    expect(preview.text).toContain('Văn bản giao: 123/UBND-VP, 1 ảnh');
    await press(cast.coordinator, preview, 'Giao');
    expect(now(preview).text).toContain('Đã giao PS.1');
    await ask(stage, cast.coordinator, '/done III.1');
    expect((await ask(stage, cast.coordinator, '/status III.1')).text).not.toContain('ảnh');
    const view = await ask(stage, cast.vptk, '/status PS.1');
    expect(labels(view)).toContain('Xem văn bản, minh chứng');
  });

  test('a reply to a document that was forwarded makes that document the basis, and it joins no report', async () => {
    const sent = cast.coordinator.sendsDocument('cong-van-123.pdf');
    await stage.settle();
    cast.coordinator.says('/giao VPTK 20/03 Lập danh sách', { replyTo: sent });
    await stage.settle();
    const preview = newest(stage, cast.coordinator);
    expect(preview.text).toContain('Văn bản giao: 1 tệp');
    await press(cast.coordinator, preview, 'Giao');
    expect(now(preview).text).toContain('Đã giao PS.1');
    // It waits for no report any more.
    await ask(stage, cast.coordinator, '/done III.1');
    expect((await ask(stage, cast.coordinator, '/status III.1')).text).not.toContain('tệp');
  });

  test('a tap that Telegram delivers once more assigns once', async () => {
    const preview = await ask(stage, cast.coordinator, LINE);
    const pressed = cast.coordinator.presses(preview, 'Giao');
    await stage.settle();
    stage.double.redeliver(pressed.updateId ?? 0);
    await stage.settle();
    expect(count('task-assigned')).toBe(1);
    expect(said(cast.vptk, 'Nhiệm vụ mới được giao')).toHaveLength(1);
  });

  test('after 24 hours it is stopped instead of taken back', async () => {
    const message = await assigned();
    await stage.clock('2025-03-13 09:30');
    await press(cast.coordinator, message, 'Hoàn tác');
    expect(now(message).text).toContain('đã quá 24 giờ từ khi giao nên không hoàn tác được nữa');
  });
});

describe('beside a plan that is changed in the chat', () => {
  test('the plan that was sent is compared with the decreed one, and what was assigned stays', async () => {
    await assigned();
    const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
    const bytes = Buffer.from(text.replace('Khắc phục tồn tại Chỉ số CCHC', 'Khắc phục hạn chế Chỉ số CCHC'));
    const sent = cast.coordinator.sendsDocument('ke-hoach.json', '', { bytes });
    await stage.settle();
    const preview = stage.double
      .messagesTo(cast.coordinator.id)
      .findLast(({ replyTo }) => replyTo === sent.id);
    expect(preview?.text).not.toContain('PS.1');
    if (preview) await press(cast.coordinator, preview, 'Áp dụng');
    expect(count('plan-applied')).toBe(1);
    expect((await ask(stage, cast.vptk, '/done PS.1')).text).toContain('PS.1 Lập danh sách hộ nghèo');
    expect((await ask(stage, cast.coordinator, '/tinhhinh')).text).toContain('Nhiệm vụ có thời hạn: 23');
  });
});
