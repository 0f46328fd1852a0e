import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plan } from '../support/office.js';
import { onStage } from '../support/on-stage.js';
import { ask, newest, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { seedAsWord } from '../documents/import/seed-docx.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(() => stage.close());

const { press, count, found, now } = onStage(() => stage);

async function sendPlan(change: (text: string) => string, who = cast.coordinator): Promise<Posted> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  return send('ke-hoach.json', Buffer.from(change(text)), who);
}

async function send(name: string, bytes: Buffer, who: UserHandle): Promise<Posted> {
  const said = who.sendsDocument(name, '', { bytes });
  await stage.settle();
  return stage.double.messagesTo(who.id).findLast(({ replyTo }) => replyTo === said.id) ?? newest(stage, who);
}

/** The newest preview as it stands. */
const preview = (who = cast.coordinator): Posted => found(who, /XEM TRƯỚC KẾ HOẠCH/u);

const later = (text: string): string =>
  text.replace('"deadline": "Quý I năm 2025"', '"deadline": "Trước ngày 15/04/2025"');

describe('a plan that was sent', () => {
  // Each preview is read in a thread of its own, and the bot starts anew between question and answer.
  test(
    'is put right row by row, with buttons and words, and what is applied has it all',
    { timeout: 60_000 },
    async () => {
      const sent = await sendPlan(later);
      await press(cast.coordinator, sent, 'Sửa một dòng');
      const rows = found(cast.coordinator, /SỬA MỘT DÒNG/u);
      expect(rows.text).toContain('Sửa bản xem trước kế hoạch năm 2025.');
      expect(rows.buttons.flat().map(({ text }) => text)).toContain('Thôi');
      // The preview stays beside what is asked.
      expect(preview().id).toBe(sent.id);

      const form = await ask(stage, cast.coordinator, 'III.1');
      expect(form.text).toContain('Thời hạn ghi: “Quý I/2025”');
      expect(form.text).toContain('Hạn: thứ Hai 31/03/2025');
      await press(cast.coordinator, form, 'Đơn vị chủ trì');
      await press(cast.coordinator, found(cast.coordinator, /Đơn vị nào chủ trì/u), 'Tài chính – Kế toán');
      expect(preview().text).toMatch(
        /Vừa sửa \(chưa áp dụng\)\nIII\.1 .*: chủ trì Văn phòng.* → Tài chính – Kế toán/u,
      );
      expect(preview().text).toMatch(/III\.1 .*: chủ trì: .* → Tài chính – Kế toán/u);

      await press(cast.coordinator, preview(), 'Sửa tiếp');
      expect(found(cast.coordinator, /SỬA MỘT DÒNG/u).text).toContain('đã sửa 1 điểm');
      await press(cast.coordinator, await ask(stage, cast.coordinator, 'III.1'), 'Thời hạn');
      await stage.restart();
      const unread = await ask(stage, cast.coordinator, 'sớm nhất');
      expect(unread.text).toContain('Chưa đọc được thời hạn “sớm nhất”');
      const read = await ask(stage, cast.coordinator, 'trước ngày 15/6');
      expect(read.text).toContain('“trước ngày 15/6” được đọc là:\nHạn: Chủ nhật 15/06/2025');
      await press(cast.coordinator, read, 'Đúng (lấy thời hạn này)');
      expect(preview().text).toMatch(/thời hạn: hạn 31\/03\/2025 → hạn 15\/06\/2025/u);

      // A command goes on with what was previewed last.
      const dropped = await ask(stage, cast.coordinator, '/suakehoach VI.3 bỏ');
      expect(dropped.text).toContain('Bỏ dòng VI.3');
      expect(dropped.text).toMatch(/Bỏ khỏi kế hoạch \(1\)/u);
      expect(dropped.text).toMatch(/III\.1 .*chủ trì: .* → Tài chính – Kế toán/u);
      const merged = await ask(stage, cast.coordinator, '/suakehoach gộp VHXH vào VPTK');
      expect(merged.text).toMatch(/Gộp Văn hóa.* vào Văn phòng/u);

      await press(cast.coordinator, merged, 'Áp dụng');
      expect(count('plan-applied')).toBe(1);
      expect((await ask(stage, cast.kt, '/viec')).text).toMatch(/III\.1[\s\S]*15\/06/u);
      expect((await ask(stage, cast.vptk, '/status VII.1')).text).toContain('Chủ trì: Văn phòng');
      expect((await ask(stage, cast.vptk, '/status VI.3')).text).toContain('Không có mã VI.3');
      expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('kế hoạch ghi): “Quý I/2025”');
    },
  );

  test('is put right before it is applied: an older preview says that it was gone on with', async () => {
    const sent = await sendPlan(later);
    await press(cast.coordinator, sent, 'Sửa một dòng');
    await ask(stage, cast.coordinator, 'III.2 tên Rà soát thủ tục');
    expect(preview().text).toContain('tên mới “Rà soát thủ tục”');
    cast.coordinator.presses(sent, 'Áp dụng');
    await stage.settle();
    expect(now(sent).text).toContain('đã được sửa tiếp ngày 20/03/2025');
    expect(count('plan-applied')).toBe(0);
    await press(cast.coordinator, preview(), 'Áp dụng');
    expect((await ask(stage, cast.vptk, '/status III.2')).text).toContain('Rà soát thủ tục');
  });

  test('of a document shows what only a person can decide as buttons', async () => {
    const document = await seedAsWord({
      ...plan,
      tasks: plan.tasks.map((task) =>
        task.code === 'III.1' ? { ...task, printed: { ...task.printed, deadline: '', lead: '' } } : task,
      ),
    });
    const sent = await send('Phu-luc.docx', document, cast.coordinator);
    const labels = sent.buttons.flat().map(({ text }) => text);
    expect(labels.some((label) => /^(?:Hạn|Chủ trì) III\.1$/u.test(label))).toBe(true);
  });

  test('of the next year is put right with what it may carry along, and without', async () => {
    const tasks = plan.tasks.map((task) => ({
      ...task,
      printed: { ...task.printed, deadline: task.printed.deadline.replaceAll('2025', '2026') },
    }));
    const said = cast.coordinator.sendsDocument('Phu-luc-2026.docx', '2026', {
      bytes: await seedAsWord({ ...plan, tasks }),
    });
    await stage.settle();
    const sent = stage.double.messagesTo(cast.coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
    if (!sent) throw new Error('the plan was not previewed');
    // A reply to the preview means that plan, whatever is in force.
    const reply = cast.coordinator.says('/suakehoach VI.3 bỏ', { replyTo: sent });
    await stage.settle();
    const shown = stage.double
      .messagesTo(cast.coordinator.id)
      .findLast(({ replyTo }) => replyTo === reply.id);
    expect(shown?.text).toContain('Bỏ dòng VI.3');
    const apply = 'Áp dụng, đưa 4 nhiệm vụ, 21 chỉ tiêu sang';
    await press(cast.coordinator, preview(), apply);
    const applied = found(cast.coordinator, /Đã áp dụng kế hoạch năm 2026: 42 nhiệm vụ/u);
    // It waits for its year, and can be put right meanwhile.
    await press(cast.coordinator, applied, 'Sửa một dòng');
    await ask(stage, cast.coordinator, 'III.1 bỏ');
    expect(preview().text).toContain('XEM TRƯỚC KẾ HOẠCH NĂM 2026');
    await press(cast.coordinator, preview(), 'Áp dụng');
    expect(found(cast.coordinator, /Đã áp dụng kế hoạch năm 2026: 41 nhiệm vụ/u)).toBeDefined();
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('Quý I/2025');
  });

  test('outlives a restart, and so does its preview', async () => {
    await press(cast.coordinator, await sendPlan(later), 'Sửa một dòng');
    await stage.restart();
    await ask(stage, cast.coordinator, 'III.1 chủ trì KT');
    await stage.restart();
    await press(cast.coordinator, preview(), 'Áp dụng');
    expect((await ask(stage, cast.kt, '/viec')).text).toContain('III.1');
  });
});

describe('the plan in force', () => {
  test('is put right in one go at any time, and the last correction is taken back by a button', async () => {
    const asked = await ask(stage, cast.coordinator, '/suakehoach III.1 chủ trì Phòng Kinh tế; KT');
    expect(asked.text).toContain('Kế hoạch chưa có đơn vị “Phòng Kinh tế”');
    await press(cast.coordinator, asked, 'Thêm đơn vị mới “Phòng Kinh tế”');
    const named = preview();
    expect(named.text).toContain('Đơn vị mới trong kế hoạch: Phòng Kinh tế.');
    expect(named.text).toContain('cùng báo cáo: (trống) → Tài chính – Kế toán');
    const read = await ask(stage, cast.coordinator, '/suakehoach III.1 hạn trước ngày 15/6');
    await press(cast.coordinator, read, 'Đúng (lấy thời hạn này)');
    await press(cast.coordinator, preview(), 'Hoàn tác lần sửa này');
    expect(preview().text).toContain('Đã hoàn tác lần sửa gần nhất');
    expect(preview().text).not.toContain('15/06');
    await press(cast.coordinator, preview(), 'Áp dụng');
    const status = (await ask(stage, cast.coordinator, '/status III.1')).text;
    expect(status).toContain('Chủ trì: Phòng Kinh tế (cùng báo cáo: Kế toán)');
    expect(status).toContain('31/03/2025');
  });

  test('is built on at its newest, also from a form that was opened before the last correction', async () => {
    const form = await ask(stage, cast.coordinator, '/suakehoach III.3');
    await ask(stage, cast.coordinator, '/suakehoach III.2 bỏ');
    await press(cast.coordinator, form, 'Tên');
    await ask(stage, cast.coordinator, 'Số hóa kết quả');
    expect(preview().text).toContain('III.3 Số hóa kết quả giải quyết TTHC: tên mới “Số hóa kết quả”');
    expect(preview().text).toContain('Bỏ khỏi kế hoạch (1)\n• III.2');
    // The row of a form may be gone meanwhile: that is said, and what was typed is given back.
    const gone = await ask(stage, cast.coordinator, '/suakehoach III.4');
    await press(cast.coordinator, gone, 'Tên');
    const question = found(cast.coordinator, /Tên gọi mới/u);
    await ask(stage, cast.coordinator, '/suakehoach III.4 bỏ');
    cast.coordinator.says('Niêm yết', { replyTo: question });
    await stage.settle();
    const answer = newest(stage, cast.coordinator).text;
    expect(answer).toContain('không có mã III.4');
    expect(answer).toContain('“Niêm yết”');
  });

  test('goes back one correction after the other', async () => {
    await ask(stage, cast.coordinator, '/suakehoach III.1 tên Kiểm soát thủ tục');
    await ask(stage, cast.coordinator, '/suakehoach III.2 tên Rà soát thủ tục');
    expect(preview().text).toContain('Vừa sửa (điểm thứ 2, chưa áp dụng)');
    await press(cast.coordinator, preview(), 'Hoàn tác lần sửa này');
    expect(preview().text).toContain('Đổi tên gọi (1)');
    expect(preview().text).toContain('Kiểm soát thủ tục');
    await press(cast.coordinator, preview(), 'Hoàn tác lần sửa này');
    expect(newest(stage, cast.coordinator).text).toContain('không còn điểm sửa nào');
  });

  test('is asked for by questions whose answers may sound like reports', async () => {
    await press(cast.coordinator, await ask(stage, cast.coordinator, '/suakehoach III.1'), 'Thời hạn');
    const read = await ask(stage, cast.coordinator, 'Hoàn thành trong tháng 9');
    expect(read.text).toContain('được đọc là:\nHạn: thứ Ba 30/09/2025');
    await press(cast.coordinator, await ask(stage, cast.coordinator, '/suakehoach III.1'), 'Tên');
    const titled = await ask(stage, cast.coordinator, 'Hoàn thành rà soát thủ tục');
    expect(titled.text).toContain('tên mới “Hoàn thành rà soát thủ tục”');
    // What names a task is its report, whatever was asked.
    await press(cast.coordinator, await ask(stage, cast.coordinator, '/suakehoach III.1'), 'Tên');
    expect((await ask(stage, cast.coordinator, 'xong VI.4')).text).toContain('VI.4');
    expect(count('reported')).toBe(1);
  });

  test('is told to those who work by it, also where only the reading of its deadline is another', async () => {
    await ask(stage, cast.coordinator, '/suakehoach III.1 han truoc ngay 15/6/2025');
    await ask(stage, cast.coordinator, 'đúng');
    await press(cast.coordinator, preview(), 'Áp dụng');
    await stage.clock('2025-03-21 07:30');
    expect(found(cast.vptk, /Kế hoạch thay đổi/u).text).toMatch(
      /III\.1 .*thời hạn: hạn 31\/03\/2025 → hạn 15\/06\/2025/u,
    );
  });

  test('that changed meanwhile leaves the earlier corrections behind, and says so', async () => {
    await ask(stage, cast.coordinator, '/suakehoach III.1 tên Kiểm soát thủ tục');
    await press(cast.coordinator, await sendPlan(later), 'Áp dụng');
    const next = await ask(stage, cast.coordinator, '/suakehoach III.2 tên Rà soát thủ tục');
    expect(next.text).toContain('nay không còn dùng được, vì kế hoạch hiện hành đã thay đổi');
    expect(next.text).toContain('Đổi tên gọi (1)');
  });

  test('taken back to where it was leaves nothing to apply', async () => {
    await ask(stage, cast.coordinator, '/suakehoach III.1 tên Kiểm soát thủ tục');
    await press(cast.coordinator, preview(), 'Hoàn tác lần sửa này');
    expect(newest(stage, cast.coordinator).text).toContain('không còn điểm sửa nào');
    const [folder, facts] = [count('plan-dropped'), count('plan-applied')];
    expect([folder, facts]).toEqual([1, 0]);
    // The next correction begins with the plan in force once more.
    expect((await ask(stage, cast.coordinator, '/suakehoach III.1')).text).toContain(
      'Sửa kế hoạch hiện hành năm 2025.',
    );
  });

  test('is changed by two coordinators without one undoing the other', async () => {
    const second = stage.double.user({ id: 1006, firstName: 'Vũ Nam' });
    const invitation = await ask(stage, cast.coordinator, '/invite DM');
    second.start(/[?]start=([\w-]+)/u.exec(invitation.text)?.[1] ?? '');
    await stage.settle();
    const asked = await ask(stage, cast.coordinator, '/suakehoach III.1 hạn trước ngày 15/6');
    await ask(stage, second, '/suakehoach III.2 bỏ');
    await press(second, preview(second), 'Áp dụng');
    await press(cast.coordinator, asked, 'Đúng (lấy thời hạn này)');
    const late = newest(stage, cast.coordinator).text + found(cast.coordinator, /đã nhập/u).text;
    expect(late).toContain('đồng chí Vũ Nam');
    expect(late).toContain('“trước ngày 15/6”');
    const again = await ask(stage, cast.coordinator, '/suakehoach III.1 hạn trước ngày 15/6');
    await press(cast.coordinator, again, 'Đúng (lấy thời hạn này)');
    expect(preview().text).not.toContain('III.2');
    await press(cast.coordinator, preview(), 'Áp dụng');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('15/06/2025');
    expect((await ask(stage, cast.vptk, '/status III.2')).text).toContain('Không có mã III.2');
  });

  test('is corrected with ticks, a new section, a split and a new name', async () => {
    const form = await ask(stage, cast.coordinator, '/suakehoach VI.1');
    await press(cast.coordinator, form, 'Đơn vị chủ trì');
    const leads = (): Posted => found(cast.coordinator, /Đơn vị nào chủ trì|lần lượt/u);
    await press(cast.coordinator, leads(), 'Nhiều đơn vị');
    await press(cast.coordinator, leads(), 'Tài chính – Kế toán');
    const office =
      leads()
        .buttons.flat()
        .find(({ text }) => text.startsWith('Văn phòng'))?.text ?? '';
    await press(cast.coordinator, leads(), office);
    expect(leads().text).toMatch(/Đã chọn: Tài chính – Kế toán; Văn phòng/u);
    await press(cast.coordinator, leads(), 'Lấy 2 đơn vị');
    expect(preview().text).toMatch(/VI\.1 .*cùng báo cáo: Văn phòng/u);

    const moved = await ask(stage, cast.coordinator, '/suakehoach VI.1 mục XII. Nội dung khác');
    expect(moved.text).toContain('Mã mới: XII.1. Báo cáo đã có ở mã VI.1 không chuyển theo.');
    const how = await ask(stage, cast.coordinator, '/suakehoach tách VHXH thành Phòng Văn hóa; Ban Dân tộc');
    await press(cast.coordinator, how, 'Tất cả cùng thực hiện');
    expect(preview().text).toMatch(/• Ban Dân tộc: cùng báo cáo I\.1c/u);
    const renamed = await ask(stage, cast.coordinator, '/suakehoach đổi tên KT thành Phòng Tài chính');
    expect(renamed.text).toContain('Đổi tên Tài chính – Kế toán thành Phòng Tài chính.');
    await press(cast.coordinator, renamed, 'Áp dụng');
    const status = (await ask(stage, cast.coordinator, '/status XII.1')).text;
    expect(status).toContain('Chủ trì: Phòng Tài chính (cùng báo cáo: VP');
  });

  test('stays as it is for words that say nothing, and asks what is meant', async () => {
    expect((await ask(stage, cast.coordinator, '/suakehoach III.99 bỏ')).text).toContain(
      'không có mã III.99',
    );
    const unclear = await ask(stage, cast.coordinator, '/suakehoach III.1 Bộ Nội vụ');
    expect(unclear.text).toContain('Chưa rõ “Bộ Nội vụ”');
    expect((await ask(stage, cast.coordinator, '/suakehoach gộp Phòng X vào VPTK')).text).toContain(
      'Chưa rõ đơn vị “Phòng X”',
    );
    const same = await ask(stage, cast.coordinator, '/suakehoach III.1 chủ trì VPTK');
    expect(same.text).toContain('không có gì thay đổi');
    const long = await ask(stage, cast.coordinator, `/suakehoach III.1 tên ${'dài '.repeat(30)}`);
    expect(long.text).toContain('tối đa 60');
    expect((await ask(stage, cast.coordinator, 'thôi')).text).toContain('Đã thôi câu hỏi');
    const many = Array.from({ length: 60 }, (_, at) => `Phòng chuyên môn có tên thật dài số ${at}`).join(
      '; ',
    );
    for (const words of [`III.1 chủ trì ${many}`, `tách VPTK thành ${many}`])
      expect((await ask(stage, cast.coordinator, `/suakehoach ${words}`)).text).toContain('tối đa 20 đơn vị');
    expect(count('plan-mended')).toBe(0);
    expect((await ask(stage, cast.vptk, '/suakehoach III.1 bỏ')).text).not.toContain('XEM TRƯỚC');
  });

  test('tells of many names and rows what fits a message', async () => {
    const names = (from: number): string =>
      Array.from({ length: 18 }, (_, at) => `Phòng ${'chuyên môn '.repeat(11)} số ${from + at}`).join('; ');
    const asked = await ask(stage, cast.coordinator, `/suakehoach III.1 chủ trì ${names(0)}`);
    await press(cast.coordinator, asked, 'Thêm 18 đơn vị mới');
    expect(preview().text).toContain('và 9 đơn vị khác');
    const how = await ask(stage, cast.coordinator, `/suakehoach tách VPTK thành ${names(100)}`);
    await press(cast.coordinator, how, 'Tất cả cùng thực hiện');
    expect(preview().text).toContain('Tách Văn phòng – Thống kê');
  });

  test('is answered once for an update that comes twice', async () => {
    const said = cast.coordinator.says('/suakehoach III.1 bỏ');
    await stage.settle();
    const first = newest(stage, cast.coordinator).text;
    stage.double.redeliver(said.updateId ?? 0);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toBe(first);
    expect(count('plan-mended')).toBe(1);
  });
});
