import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { planWithout } from '../support/plan-without.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { kinds, now, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

async function letterOn(at: string, who: UserHandle): Promise<Posted> {
  await stage.clock(at);
  return newest(stage, who);
}

function labels(message: Posted): readonly string[] {
  return message.buttons.flat().map(({ text }) => text);
}

async function tap(who: UserHandle, message: Posted, ...buttons: readonly string[]): Promise<Posted> {
  for (const button of buttons) {
    await press(who, now(message), button);
  }
  return now(message);
}

/** A plan without the task takes the place of the one in force. */
async function drop(code: string): Promise<void> {
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  cast.coordinator.sendsDocument('ke-hoach-moi.json', '', { bytes: planWithout(text, code) });
  await stage.settle();
  cast.coordinator.presses(newest(stage, cast.coordinator), 'Áp dụng');
  await stage.settle();
}

describe('the reminder is the form', () => {
  test('a task’s button opens its gestures in place, and goes back; the words stay', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    expect(labels(letter)).toEqual(['I.2', 'III.1', 'III.2', 'TH.3', 'TH.4']);
    const form = await tap(cast.vptk, letter, 'III.1');
    expect(labels(form)).toEqual([
      'Xong III.1',
      'Đang làm III.1',
      ...['Trình ký', 'Chờ duyệt', 'Chờ phối hợp'],
      'Vướng mắc III.1',
      ...['Nhắc sau 1 ngày', 'Nhắc sau 3 ngày'],
      'Xin gia hạn',
      'Quay lại',
    ]);
    expect(form.text).toBe(letter.text);
    const back = await tap(cast.vptk, letter, 'Quay lại');
    expect([back.text, labels(back)]).toEqual([letter.text, labels(letter)]);
  });

  test('what was recorded, and by whom, stands in the same message, and is taken back there', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const said = stage.double.messagesTo(cast.vptk.id).length;
    const done = await tap(cast.vptk, letter, 'III.1', 'Xong III.1', 'I.2', 'Đang làm I.2');
    const left = letter.text.split('\n').filter((line) => !/^(?:• )?III\.1\b/u.test(line));
    expect(done.text).toBe(
      `${left.join('\n').replace('(5)', '(4)')}\n\nĐã ghi nhận:\n✅ III.1: hoàn thành 24/03, đồng chí Lê Văn Tâm\n• I.2: đang thực hiện, đồng chí Lê Văn Tâm`,
    );
    expect(done.html).toContain('<b>III.2</b>');
    expect(done.html).toContain('<blockquote expandable>Kế hoạch ghi, sản phẩm:\nI.2: “Quý I năm 2025”');
    expect(labels(done)).toEqual([
      ...['I.2', 'III.2', 'TH.3', 'TH.4'],
      ...['Hoàn tác III.1', 'Minh chứng III.1', 'Hoàn tác I.2', 'Minh chứng I.2'],
    ]);
    expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(said);
    const undone = await tap(cast.vptk, letter, 'Hoàn tác III.1', 'Hoàn tác I.2');
    expect([undone.text, labels(undone)]).toEqual([letter.text, labels(letter)]);
  });

  test('a letter of which all is reported says so; taken back, all is as it was', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.kt);
    const done = await tap(cast.kt, letter, 'VI.2', 'Xong VI.2', 'TH.3', 'Xong TH.3');
    const [opening] = letter.text.split('\n\n');
    const left = `${opening}\n\nTin này không còn nhiệm vụ cần báo cáo.\n\nĐã ghi nhận:\n✅ VI.2: hoàn thành 24/03`;
    expect(done.text.slice(0, left.length)).toBe(left);
    const undone = await tap(cast.kt, letter, 'Hoàn tác VI.2', 'Hoàn tác TH.3');
    expect([undone.text, undone.html, labels(undone)]).toEqual([letter.text, letter.html, labels(letter)]);
  });

  test('what stands below in a coordinator’s letter stays, whatever leaves the list', async () => {
    await enrolBy(stage, cast.coordinator, { who: cast.coordinator, post: 'KT' });
    const letter = await letterOn('2025-03-24 07:30', cast.coordinator);
    const below = letter.text.slice(letter.text.indexOf('TÌNH HÌNH CHUNG'));
    const done = await tap(cast.coordinator, letter, 'VI.2', 'Xong VI.2');
    expect(done.text).toContain(`Bấm mã nhiệm vụ để báo cáo.\n\n${below}\n\nĐã ghi nhận:\n✅ VI.2: `);
    expect(done.text).toContain('Sắp đến hạn (1)\n• TH.3 ');
    expect(done.text.slice(0, done.text.indexOf('TÌNH HÌNH CHUNG'))).not.toContain('VI.2');
    const undone = await tap(cast.coordinator, letter, 'Hoàn tác VI.2');
    expect([undone.text, undone.html]).toEqual([letter.text, letter.html]);
  });

  test('a difficulty asks for its reason; the words that follow are it', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const shown = await tap(cast.vptk, letter, 'III.1', 'Vướng mắc III.1');
    expect(labels(shown)).toEqual(labels(letter));
    expect(newest(stage, cast.vptk).text).toContain('vướng mắc cần nêu lý do');
    expect((await ask(stage, cast.vptk, 'tỉnh bao giờ cấp?')).text).toContain('chưa xác định được nội dung');
    expect((await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị')).text).toContain('vướng mắc');
    expect(newest(stage, cast.coordinator).text).toContain('chờ tỉnh cấp thiết bị');
  });

  test('of several periods which one is asked first, in place', async () => {
    await stage.clock('2025-04-03 07:30');
    await stage.clock('2025-04-07 07:30');
    const letter = newest(stage, cast.kt);
    const first = await tap(cast.kt, letter, 'TH.1');
    const periods = labels(first).filter((label) => label.startsWith('TH.1'));
    expect(periods.at(-1)).toBe('TH.1, tất cả các kỳ');
    const done = await tap(cast.kt, letter, periods[0] ?? '', 'Xong TH.1');
    expect(done.text).toMatch(/Đã ghi nhận:\n✅ TH\.1: hoàn thành 07\/04/u);
    // What is late has its reason asked for in a message besides.
    expect(newest(stage, cast.kt).text).toContain('nguyên nhân quá hạn');
  });

  test('many reports and a long letter still fit one message', async () => {
    for (const post of ['VHXH', 'TPHT', 'BPMC', 'KT', 'VPTK']) {
      await enrolBy(stage, cast.coordinator, { who: cast.vptk, post });
    }
    let letter = await letterOn('2025-12-24 07:30', cast.vptk);
    for (let count = 0; count < 12; count += 1) {
      const form = now(letter)
        .buttons.flat()
        .find(({ data }) => data?.startsWith('fo|'));
      if (!form) break;
      letter = await tap(cast.vptk, letter, form.text);
      const all = labels(letter).find((label) => label.includes('tất cả các kỳ'));
      if (all) letter = await tap(cast.vptk, letter, all);
      letter = await tap(
        cast.vptk,
        letter,
        labels(letter).find((label) => label.startsWith('Đang làm')) ?? '',
      );
    }
    expect(letter.text.length).toBeLessThanOrEqual(4096);
    expect(letter.text).toMatch(/đang thực hiện, đồng chí Lê Văn Tâm/u);
  });
});

describe('“nhắc sau 1, 3, 7 ngày”', () => {
  test('keeps silent till then, and comes back on that day', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const put = await tap(cast.vptk, letter, 'III.1', 'Nhắc sau 3 ngày');
    expect(put.text).toContain('• III.1: nhắc lại thứ Năm 27/03, đồng chí Lê Văn Tâm');
    expect((await letterOn('2025-03-26 07:30', cast.vptk)).text).not.toMatch(/• III\.1 /u);
    expect((await letterOn('2025-03-27 07:30', cast.vptk)).text).toContain('III.1');
  });

  test('never goes past the day before the due date, nor past a day off', async () => {
    const letter = await letterOn('2025-03-28 07:30', cast.vptk);
    const opened = cast.vptk.presses(letter, 'III.1');
    await stage.settle();
    expect(labels(now(letter)).filter((label) => label.startsWith('Nhắc sau'))).toEqual([]);
    expect(opened.answer()?.text).toBe('III.1 sắp đến hạn; không hoãn nhắc đến hết hạn.');
    // The button of an earlier version stands under letters that were sent before.
    const said = cast.vptk.forges(letter, 'pp|III.1|2025');
    await stage.settle();
    expect(said.answer()).not.toBeNull();
    expect(newest(stage, cast.vptk).text).toContain('không hoãn nhắc đến hết hạn');
    expect(kinds()).not.toContain('postponed');
  });

  test.each([
    ['1', 'thứ Tư 02/04', '2025-04-02 07:30'],
    ['7', 'thứ Ba 08/04', '2025-04-08 07:30'],
  ])('after %s days it comes back on %s', async (days, named, at) => {
    const letter = await letterOn('2025-04-01 07:30', cast.vptk);
    const put = await tap(cast.vptk, letter, 'III.1', `Nhắc sau ${days} ngày`);
    expect(put.text).toContain(`• III.1: nhắc lại ${named}`);
    expect((await letterOn(at, cast.vptk)).text).toContain('III.1');
  });

  test('of what is overdue it comes back too; taken back, the reminders go on', async () => {
    const letter = await letterOn('2025-04-01 07:30', cast.vptk);
    await tap(cast.vptk, letter, 'III.1', 'Nhắc sau 3 ngày');
    expect((await letterOn('2025-04-03 07:30', cast.vptk)).text).not.toContain('III.1');
    const back = await letterOn('2025-04-04 07:30', cast.vptk);
    expect(back.text).toContain('III.1');
    await tap(cast.vptk, back, 'Nhắc sau 3 ngày', 'Hoàn tác III.1');
    expect((await letterOn('2025-04-07 07:30', cast.vptk)).text).toContain('III.1');
  });

  test('puts off one person’s reminders alone', async () => {
    const second = stage.double.user({ id: 1009, firstName: 'Hồ Sơn' });
    await enrolBy(stage, cast.coordinator, { who: second, post: 'VPTK' });
    await tap(cast.vptk, await letterOn('2025-04-01 07:30', cast.vptk), 'III.1', 'Nhắc sau 3 ngày');
    expect((await letterOn('2025-04-03 07:30', second)).text).toContain('III.1');
  });

  test('a report ends the reminders, put off or not', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    await tap(cast.vptk, letter, 'III.1', 'Nhắc sau 3 ngày', 'III.1', 'Xong III.1');
    for (const at of ['27', '28', '31']) {
      expect(
        (await letterOn(`2025-03-${at} 07:30`, cast.vptk)).text.replace(/Đã ghi nhận[^]*/u, ''),
      ).not.toMatch(at === '27' ? /^$/u : /III\.1 /u);
    }
  });
});

describe('whoever presses what, and when', () => {
  test('the second press of one button records nothing again', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const form = await tap(cast.vptk, letter, 'III.1');
    cast.vptk.presses(form, 'Xong III.1');
    cast.vptk.presses(form, 'Xong III.1');
    cast.vptk.presses(form, 'Đang làm III.1');
    await stage.settle();
    expect(kinds().filter((kind) => kind === 'reported')).toHaveLength(1);
    expect(now(letter).text.match(/III\.1: hoàn thành/gu)).toHaveLength(1);
    expect(newest(stage, cast.vptk).text).toContain('đã được báo cáo trước đó');
  });

  test('a batch of presses made at once is recorded and shown whole', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    for (const task of ['I.2', 'III.1', 'III.2']) {
      cast.vptk.forges(letter, `r|${task}|${task === 'III.2' ? '2025/1' : '2025'}||d`);
    }
    await stage.settle();
    const recorded = now(letter).text.split('Đã ghi nhận:')[1] ?? '';
    for (const code of ['I.2', 'III.1']) expect(recorded).toContain(`✅ ${code}: hoàn thành`);
  });

  test('yesterday’s letter loses its buttons; one still pressed opens the form in a message of its own', async () => {
    const old = await letterOn('2025-03-24 07:30', cast.vptk);
    const fresh = await letterOn('2025-03-28 07:30', cast.vptk);
    expect(fresh.id).not.toBe(old.id);
    expect(labels(now(old))).toEqual([]);
    cast.vptk.forges(old, 'fo|III.1|2025');
    await stage.settle();
    const form = newest(stage, cast.vptk);
    expect(labels(form)).toContain('Xong III.1');
    expect(labels(now(old))).toEqual([]);
    cast.vptk.presses(form, 'Xong III.1');
    await stage.settle();
    expect(now(form).text).toContain('đã ghi nhận hoàn thành');
    const late = cast.vptk.forges(old, 'fo|III.1|2025');
    await stage.settle();
    expect(late.answer()?.text).toContain('đã được báo cáo');
  });

  test('an old report button still does the right thing, and says so in a message of its own', async () => {
    const old = await letterOn('2025-03-24 07:30', cast.vptk);
    await stage.clock('2025-03-28 07:30');
    cast.vptk.forges(old, 'r|III.1|2025||d');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toMatch(/^✅ III\.1 .*đã ghi nhận hoàn thành/u);
    expect(now(old).text).toBe(old.text);
  });

  test('a form of another’s task, in a forwarded message too, changes nothing', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const before = kinds().length;
    for (const data of [
      'fo|III.1|2025',
      'r|III.1|2025||d',
      'pp|III.1|2025',
      'ci|ff|send',
      'lt',
      'ev|9',
      'rc|III.1',
    ]) {
      cast.kt.forges({ chat: cast.kt.id, id: letter.id }, data);
      cast.kt.forges({ chat: cast.group.id, id: letter.id }, data);
    }
    await stage.settle();
    expect(kinds()).toHaveLength(before);
    expect(now(letter).text).toBe(letter.text);
  });

  test('whose right was withdrawn is told so, and the letter stays', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    const form = await tap(cast.vptk, letter, 'III.1');
    const { bot } = stage.service();
    const enrolled = bot.world.journal
      .facts()
      .find((fact) => fact.kind === 'enrolled' && fact.person === cast.vptk.id);
    const notice = stage.double
      .messagesTo(cast.coordinator.id)
      .find(({ buttons }) => buttons.flat().some(({ data }) => data === `x|${enrolled?.id ?? 0}`));
    if (!notice) throw new Error('no notice with a button to revoke');
    cast.coordinator.forges(notice, `x|${enrolled?.id ?? 0}`);
    await stage.settle();
    const before = kinds().length;
    const pressed = cast.vptk.presses(form, 'Xong III.1');
    await stage.settle();
    expect(kinds()).toHaveLength(before);
    expect(pressed.answer()?.text).toContain('ghi danh');
  });

  test('a posted summary is never changed by a button', async () => {
    // At the year's end its lists are long, and buttons show the rest. The newest message is the picture behind it.
    await stage.clock('2025-12-31 16:00');
    const summary = stage.double.messagesTo(cast.group.id).findLast(({ kind }) => kind === 'text');
    if (!summary) throw new Error('no summary');
    expect(summary.text).toContain('TỔNG HỢP TIẾN ĐỘ');
    const buttons = summary.buttons.flat();
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) cast.vptk.presses(summary, button.text);
    cast.vptk.forges(summary, 'fo|III.1|2025');
    cast.vptk.forges(summary, 'r|III.1|2025||d');
    await stage.settle();
    expect([now(summary).text, labels(now(summary))]).toEqual([summary.text, labels(summary)]);
  });

  test('a restart between opening and tapping changes nothing', async () => {
    const letter = await letterOn('2025-03-24 07:30', cast.vptk);
    await tap(cast.vptk, letter, 'III.1', 'Đang làm III.1', 'III.1');
    await stage.restart();
    const done = await tap(cast.vptk, letter, 'Xong III.1');
    expect(done.text).toContain('✅ III.1: hoàn thành 24/03, đồng chí Lê Văn Tâm');
    expect(done.text).not.toContain('III.1: đang thực hiện');
  });
});

describe('the month’s check-ins', () => {
  test('are ticks in the letter, one “Gửi” for all, and one undo', async () => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    const ticked = await tap(cast.bpmc, letter, '☐ III.3', '☐ III.5');
    expect(ticked.text).toBe(letter.text);
    expect(labels(ticked)).toContain('☑ III.3');
    const sent = await tap(cast.bpmc, letter, 'Gửi');
    expect(sent.text).toContain('✅ III.3, III.5: đã báo cáo kỳ tháng 3, đồng chí Phạm Minh');
    expect(labels(sent)).not.toContain('☐ III.3');
    expect(labels(sent)).toContain('☐ III.4');
    const undone = await tap(cast.bpmc, letter, 'Hoàn tác III.3 và 1 mã khác');
    expect(undone.text).toBe(letter.text);
    expect(labels(undone)).toContain('☐ III.5');
  });

  test('“Chọn tất cả” turns all on and off; “Gửi” without a tick says so', async () => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    const none = cast.bpmc.presses(letter, 'Gửi');
    await stage.settle();
    expect(none.answer()?.text).toContain('Chưa chọn nhiệm vụ nào');
    const all = await tap(cast.bpmc, letter, 'Chọn tất cả');
    expect(labels(all).filter((label) => label.startsWith('☐'))).toEqual([]);
    const off = await tap(cast.bpmc, letter, 'Chọn tất cả', 'Chọn tất cả');
    expect(labels(off).filter((label) => label.startsWith('☐'))).toEqual([]);
    const sent = await tap(cast.bpmc, letter, 'Gửi');
    expect(sent.text).toMatch(/✅ .*III\.3, III\.4.*: đã báo cáo kỳ tháng 3/u);
    expect(labels(sent)).not.toContain('Gửi');
  });

  test('ticks stay with their tasks when the plan drops one of them before “Gửi”', async () => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    await tap(cast.bpmc, letter, '☐ III.5');
    await drop('III.3');
    const sent = await tap(cast.bpmc, letter, 'Gửi');
    expect(sent.text).toContain('✅ III.5: đã báo cáo kỳ tháng 3');
    expect(labels(sent)).toContain('☐ III.4');
    expect(sent.text).not.toContain('III.3: đã báo cáo');
  });

  test('ticks stay while a task’s form is open', async () => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    const form = await tap(cast.bpmc, letter, '☐ III.3', 'TH.3');
    expect(labels(form)).toEqual(expect.arrayContaining(['☑ III.3', 'Xong TH.3']));
    expect(labels(await tap(cast.bpmc, letter, 'Quay lại'))).toContain('☑ III.3');
  });

  test.each([
    ['III.3: 96,5%', ['III.3', '96,5%']],
    ['III.3: 96,5%\nIII.4 đủ', ['III.3', 'III.4', '96,5%']],
  ])('a reply of “%s” reports with its note', async (words, expected) => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    cast.bpmc.says(words, { replyTo: letter });
    await stage.settle();
    for (const part of expected) expect(newest(stage, cast.bpmc).text).toContain(part);
    expect(kinds()).toContain('reported');
    expect((await ask(stage, cast.bpmc, '/status III.3')).text).toContain('96,5%');
  });

  test('a note for what was sent already is added to it', async () => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    await tap(cast.bpmc, letter, '☐ III.3', 'Gửi');
    cast.bpmc.says('III.3: 96,5%', { replyTo: letter });
    await stage.settle();
    expect(newest(stage, cast.bpmc).text).toContain('đã bổ sung vào báo cáo trước');
  });

  test.each([
    'III.3: chưa có số liệu',
    'III.3: 96,5% được không',
    'III.3',
    'TH.3: 96,5%',
    'III.3: 95%\nX.9: 3',
  ])('a reply of “%s” records nothing', async (words) => {
    const letter = await letterOn('2025-03-25 07:30', cast.bpmc);
    const before = kinds().length;
    cast.bpmc.says(words, { replyTo: letter });
    await stage.settle();
    expect(newest(stage, cast.bpmc).text).toMatch(/chưa ghi nhận (?:gì|báo cáo nào)/u);
    expect(kinds()).toHaveLength(before);
  });

  test('“nếu có” work has its “không phát sinh” beside the ticks', async () => {
    const tpht = stage.double.user({ id: 1010, firstName: 'Vũ Hà' });
    await enrolBy(stage, cast.coordinator, { who: tpht, post: 'TPHT' });
    const letter = await letterOn('2025-03-25 07:30', tpht);
    const none = await tap(tpht, letter, 'Không phát sinh II.1');
    expect(none.text).toContain('✅ II.1: không phát sinh, đồng chí Vũ Hà');
  });
});
