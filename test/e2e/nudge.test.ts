import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest, newestWords } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
  await stage.clock('2025-04-03 09:00');
});

afterEach(async () => {
  await stage.close();
});

const NUDGE = /^Ý kiến đôn đốc của/u;

describe('a nudge', () => {
  test('comes at once in the chairman’s name and with his words; the answer goes back to him', async () => {
    const answer = await ask(stage, cast.chairman, '/dondoc I.2 đề nghị xong trước thứ Sáu');
    expect(answer.text).toMatch(/Đã gửi đôn đốc đến 1 người:\n• I\.2 /u);
    const nudge = newest(stage, cast.vptk);
    expect(nudge.text).toMatch(
      /^Ý kiến đôn đốc của đồng chí Nguyễn Văn Hùng, lãnh đạo UBND\nNội dung: đề nghị xong trước thứ Sáu/u,
    );
    cast.vptk.says('mai em trình', { replyTo: nudge });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('Đã chuyển trả lời đến đồng chí Nguyễn Văn Hùng');
    expect(newest(stage, cast.chairman).text).toMatch(
      /Trả lời đôn đốc I\.2 của đồng chí Lê Văn Tâm:\nmai em trình/u,
    );
    await press(cast.vptk, nudge, 'Trả lời');
    await ask(stage, cast.vptk, 'đã trình sáng nay');
    expect(newest(stage, cast.chairman).text).toContain('đã trình sáng nay');
  });

  test('a report by its button, or “xong” said to it, reaches who nudged, once', async () => {
    await ask(stage, cast.chairman, '/nudge I.2');
    const nudge = newest(stage, cast.vptk);
    cast.vptk.says('xong', { replyTo: nudge });
    await stage.settle();
    expect(found(cast.chairman, /^Báo cáo sau đôn đốc: I\.2/u).text).toContain('hoàn thành ngày 03/04/2025');
    await press(cast.vptk, nudge, 'Xong I.2');
    expect(newest(stage, cast.vptk).text).toContain('đã được báo cáo trước đó');
    expect(
      stage.double.messagesTo(cast.chairman.id).filter(({ text }) => text.startsWith('Báo cáo sau')),
    ).toHaveLength(1);
    expect((await ask(stage, cast.chairman, '/nudge I.2')).text).toContain('không có kỳ nào đang mở');
  });

  test('a later date is asked for in a reply to it, without the code', async () => {
    await ask(stage, cast.coordinator, '/nudge I.2');
    cast.vptk.says('/giahan 15/04/2025 chờ tỉnh', { replyTo: newest(stage, cast.vptk) });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('đề nghị gia hạn từ 31/03/2025 đến 15/04/2025');
  });

  test('once a day for a task, whoever sends it, also at the same moment and redelivered', async () => {
    const said = cast.chairman.says('/nudge I.2');
    cast.coordinator.says('/nudge I.2');
    await stage.settle();
    expect(count('nudged')).toBe(1);
    const other = [cast.chairman, cast.coordinator].map((who) => newest(stage, who).text).join('\n');
    expect(other).toMatch(/hôm nay đã được đôn đốc lúc 09:00/u);
    await stage.restart();
    stage.double.redeliver(said.updateId ?? 0);
    await stage.settle();
    expect(stage.double.messagesTo(cast.vptk.id).filter(({ text }) => NUDGE.test(text))).toHaveLength(1);
    await stage.clock('2025-04-04 09:00');
    expect((await ask(stage, cast.chairman, '/nudge I.2')).text).toContain('Đã gửi');
  });

  test('only by chairman and coordinator; a code that is none is asked; at night it says so', async () => {
    expect((await ask(stage, cast.vptk, '/nudge III.1')).text).toContain('dành cho đầu mối và lãnh đạo');
    const choice = await ask(stage, cast.chairman, '/nudge I.1 gấp');
    await stage.clock('2025-04-03 21:00');
    await press(
      cast.chairman,
      choice,
      choice.buttons.flat().find(({ text }) => text.startsWith('I.1a'))?.text ?? '',
    );
    const answer = found(cast.chairman, /I\.1a/u).text;
    expect(answer).toContain('Hiện ngoài giờ làm việc; tin vẫn được gửi ngay.');
    expect(newest(stage, cast.vptk).text).toContain('gấp');
    expect((await ask(stage, cast.chairman, '/nudge')).text).toContain('/dondoc I.2');
  });

  test('where nobody of the lead can be reached the coordinator gets it; where that is who nudges, it says so', async () => {
    expect((await ask(stage, cast.coordinator, '/nudge VII.1')).text).toContain('chưa có người nhận');
    expect((await ask(stage, cast.chairman, '/nudge VII.1')).text).toContain(
      'VH-XH chưa có người nhận tin, gửi đầu mối',
    );
    expect(newest(stage, cast.coordinator).text).toMatch(/^Ý kiến đôn đốc của đồng chí .*, lãnh đạo UBND/u);
  });

  test('everything that is late at once: asked first, one message a person, and the list’s button is nobody else’s', async () => {
    await ask(stage, cast.vptk, '/vuong III.1 chờ tỉnh');
    const list = await ask(stage, cast.chairman, '/overdue');
    expect((await ask(stage, cast.vptk, '/overdue')).buttons.flat().map(({ text }) => text)).not.toContain(
      'Đôn đốc tất cả (10)',
    );
    await press(cast.chairman, list, 'Đôn đốc tất cả (10)');
    const question = found(cast.chairman, /^Gửi đôn đốc/u);
    expect(question.text).not.toContain('III.1');
    expect(count('nudged')).toBe(0);
    const send = question.buttons.flat()[0]?.text ?? '';
    cast.chairman.presses(question, send);
    cast.chairman.presses(question, send);
    await stage.settle();
    for (const who of [cast.vptk, cast.kt, cast.bpmc]) {
      expect(stage.double.messagesTo(who.id).filter(({ text }) => NUDGE.test(text))).toHaveLength(1);
    }
    expect(newest(stage, cast.vptk).text).toMatch(/• I\.2 [\s\S]*• III\.2 /u);
    cast.kt.forges(newest(stage, cast.kt), 'nq|yes');
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain('dành cho đầu mối và lãnh đạo');
    cast.vptk.forges(newest(stage, cast.vptk), 'na|1');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('chưa ghi nhận gì');
  });
});

describe('a difficulty', () => {
  test('is answered with one tap and a reply, and its officer gets the words', async () => {
    await ask(stage, cast.vptk, '/blocked I.2 chờ văn bản của tỉnh');
    const told = found(cast.coordinator, /^🟡 Vướng mắc: I\.2/u);
    await press(cast.coordinator, told, 'Trả lời');
    const question = newest(stage, cast.coordinator);
    expect(question.text).toContain('chờ văn bản của tỉnh');
    cast.coordinator.says('tôi đã gọi Sở, thứ Hai có', { replyTo: question });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toMatch(
      /Trả lời vướng mắc I\.2[\s\S]*Trần Thị Hoa: tôi đã gọi Sở, thứ Hai có/u,
    );
    expect((await ask(stage, cast.vptk, '/status I.2')).text).toContain(
      'đồng chí Trần Thị Hoa: trả lời vướng mắc: tôi đã gọi Sở',
    );
    cast.vptk.forges(newest(stage, cast.vptk), 'an|12');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('dành cho đầu mối và lãnh đạo');
    expect(count('answered')).toBe(1);
  });

  test('ends the nagging, not the count; the next report lifts it and the ladder goes on', async () => {
    await ask(stage, cast.vptk, '/blocked I.2 chờ văn bản của tỉnh');
    const nagged = async (at: string): Promise<boolean> => {
      const before = stage.double.messagesTo(cast.vptk.id).length;
      await stage.clock(`${at} 07:30`);
      return stage.double
        .messagesTo(cast.vptk.id)
        .slice(before)
        .some(({ text }) => /^• I\.2 .*quá hạn/mu.test(text));
    };
    expect(await nagged('2025-04-04')).toBe(false);
    expect(await nagged('2025-04-14')).toBe(false);
    expect(found(cast.coordinator, /thứ Hai 14\/04/u).text).toMatch(
      /^• Vướng mắc: I\.2 .*chờ văn bản của tỉnh/mu,
    );
    expect((await ask(stage, cast.chairman, '/overdue')).text).toMatch(/• I\.2 .*quá hạn 14 ngày/u);
    await ask(stage, cast.vptk, '/progress I.2 tỉnh đã có văn bản');
    expect(await nagged('2025-04-15')).toBe(false);
    // The weekly reminder comes with that week's check-ins.
    expect(await nagged('2025-04-21')).toBe(false);
    expect(await nagged('2025-04-24')).toBe(true);
  });
});

describe('why something is late', () => {
  test('a late report asks; the cause is a tap, the words a reply; somebody else confirms, once', async () => {
    const second = stage.double.user({ id: 1011, firstName: 'Đầu mối hai' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'DM' });
    const answer = await ask(stage, cast.vptk, '/done I.2');
    await press(cast.vptk, answer, 'I.2: khách quan');
    expect(newest(stage, cast.vptk).text).toContain('nêu cụ thể');
    await press(cast.vptk, answer, 'I.2: khách quan');
    expect(count('reason-given')).toBe(1);
    await ask(stage, cast.vptk, 'tỉnh ban hành hướng dẫn ngày 01/04');
    expect(count('reason-given')).toBe(2);
    const told = [cast.coordinator, second].map((who) => found(who, /^Nguyên nhân quá hạn: I\.2/u));
    expect(told[0]?.text).toContain('Nguyên nhân khách quan: tỉnh ban hành hướng dẫn');
    cast.vptk.forges(newest(stage, cast.vptk), 'lx|20');
    const [one, other] = told;
    if (!one || !other) throw new Error('nobody was told');
    cast.coordinator.presses(one, 'Xác nhận khách quan');
    second.presses(other, 'Xác nhận khách quan');
    await stage.settle();
    expect(count('reason-confirmed')).toBe(1);
    for (const message of told)
      expect(stage.double.message(message)?.text).toContain('Người xác nhận: đồng chí');
    const { text } = await ask(stage, cast.chairman, '/status I.2');
    expect(text).toMatch(
      /Nguyên nhân quá hạn\n• 03\/04\/2025 – đồng chí Lê Văn Tâm: khách quan: tỉnh ban hành.*; xác nhận: đồng chí/u,
    );
  });

  test('seven days late the letter asks; the reason stands in the summary, of the department and not the person', async () => {
    await stage.clock('2025-04-08 07:30');
    const letter = found(cast.vptk, /thứ Ba 08\/04/u);
    await press(cast.vptk, letter, 'Nguyên nhân I.2');
    await press(cast.vptk, newest(stage, cast.vptk), 'Nguyên nhân chủ quan');
    await ask(stage, cast.vptk, 'bố trí nhân lực chậm');
    await stage.clock('2025-04-11 16:00');
    const summary = newestWords(stage, cast.group);
    expect(summary).toMatch(/• I\.2 .*Nguyên nhân: chủ quan: bố trí nhân lực chậm/u);
    expect(summary).toMatch(/• III\.1 .*Chưa nêu lý do/u);
    expect(summary).not.toContain('Lê Văn Tâm');
    cast.kt.forges(newest(stage, cast.kt), 'ly|I.2|2025|objective');
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain('chưa được ghi nhận');
    cast.vptk.forges(newest(stage, cast.vptk), 'ly|IV.1|2025|objective');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('không quá hạn');
  });
});
