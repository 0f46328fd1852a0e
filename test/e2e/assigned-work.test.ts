import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, now, press } = onStage(() => stage);

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
    expect(list.text).toContain('Nhiệm vụ giao thêm: giao 1, hoàn thành 0 (đúng hạn 0 / quá hạn 0), chưa hoàn thành 1 (trong hạn 1 / quá hạn 0)');
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
