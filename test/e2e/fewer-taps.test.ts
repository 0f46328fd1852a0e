import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

const STAGES = ['Trình ký', 'Chờ duyệt', 'Chờ phối hợp'];
const SNOOZES = ['Nhắc sau 1 ngày', 'Nhắc sau 3 ngày', 'Nhắc sau 7 ngày'];

let stage: Stage;
let cast: Cast;
const { count, found, kinds, now, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

function labels(message: Posted): readonly string[] {
  return message.buttons.flat().map(({ text }) => text);
}

/** Presses one button after the other, each in the newest message that has it. */
async function taps(who: UserHandle, ...buttons: readonly string[]): Promise<Posted> {
  for (const button of buttons) {
    const message = stage.double.messagesTo(who.id).findLast((one) => labels(one).includes(button));
    if (!message) throw new Error(`no button ${button}`);
    await press(who, message, button);
  }
  return newest(stage, who);
}

/** The dates of the requests, as they were written down. */
function requests(): readonly string[] {
  return stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) =>
      fact.kind === 'extension-asked' ? [`${fact.task} ${fact.until} ${fact.reason}`] : [],
    );
}

describe('a later date in three taps', () => {
  test('from a letter: the task, “Xin gia hạn”, the day; then the reason, and nothing is granted', async () => {
    await stage.clock('2025-03-24 07:30');
    const offer = await taps(cast.vptk, 'I.2', 'Xin gia hạn');
    expect(offer.text).toBe(
      'I.2 Khắc phục tồn tại Chỉ số CCHC, hạn hiện tại 31/03/2025. Đồng chí xin gia hạn đến ngày nào?\nĐề nghị bấm chọn, hoặc trả lời tin này bằng ngày xin gia hạn và lý do.',
    );
    expect(labels(offer)).toEqual([
      '+7 ngày (08/04)',
      '+15 ngày (15/04)',
      'Cuối tháng 4 (29/04)',
      'Ngày khác',
      'Thôi',
    ]);
    const question = await taps(cast.vptk, '+7 ngày (08/04)');
    expect(question.id).toBe(offer.id);
    expect(question.text).toContain('gia hạn từ 31/03/2025 đến 08/04/2025');
    expect(requests()).toEqual([]);
    const answer = await ask(stage, cast.vptk, 'chờ văn bản của tỉnh');
    expect(answer.text).toContain('đã ghi nhận đề nghị gia hạn từ 31/03/2025 đến 08/04/2025');
    expect(requests()).toEqual(['I.2 2025-04-08 chờ văn bản của tỉnh']);
    expect(count('extension-granted')).toBe(0);
    expect(labels(found(cast.chairman, /^🟡 Đề nghị gia hạn: I\.2/u))).toContain('Đồng ý');
  });

  test('“Ngày khác” asks for the day in words; the offer itself takes words too', async () => {
    await stage.clock('2025-03-24 07:30');
    const question = await taps(cast.vptk, 'I.2', 'Xin gia hạn', 'Ngày khác');
    expect(question.text).toContain('ngày xin gia hạn và lý do, ví dụ');
    expect((await ask(stage, cast.vptk, '18/04 chờ tỉnh')).text).toContain('đến 18/04/2025');
    await taps(cast.vptk, 'Quay lại', 'III.1', 'Xin gia hạn');
    expect((await ask(stage, cast.vptk, '10/04 chờ tỉnh')).text).toContain('đến 10/04/2025');
    expect(requests()).toEqual(['I.2 2025-04-18 chờ tỉnh', 'III.1 2025-04-10 chờ tỉnh']);
  });

  test('under /status of a task for who may ask, and in the question for a bare code', async () => {
    expect(labels(await ask(stage, cast.vptk, '/status I.2'))).toContain('Xin gia hạn');
    expect(labels(await ask(stage, cast.kt, '/status I.2'))).not.toContain('Xin gia hạn');
    expect(labels(await ask(stage, cast.chairman, '/status I.2'))).not.toContain('Xin gia hạn');
    expect(labels(await ask(stage, cast.bpmc, '/status III.3'))).not.toContain('Xin gia hạn');
    const bare = await ask(stage, cast.vptk, 'I.2');
    expect(labels(bare)).toEqual([
      ...['Xong I.2', 'Đang làm I.2', ...STAGES, 'Vướng mắc I.2', ...SNOOZES],
      ...['Xin gia hạn', 'Xem I.2', 'Thôi'],
    ]);
    await press(cast.vptk, bare, 'Xin gia hạn');
    await taps(cast.vptk, '+15 ngày (15/04)');
    await ask(stage, cast.vptk, 'chờ tỉnh');
    expect(requests()).toEqual(['I.2 2025-04-15 chờ tỉnh']);
    expect(labels(await ask(stage, cast.vptk, '/status I.2'))).not.toContain('Xin gia hạn');
  });

  test('a bare /giahan offers one’s open dated tasks, the most urgent ten', async () => {
    const list = await ask(stage, cast.vptk, '/giahan');
    expect(list.text).toMatch(/^Đồng chí xin gia hạn nhiệm vụ nào\? Hiện chưa ghi nhận gì\.\n• /u);
    expect(labels(list)).toEqual(
      expect.arrayContaining(['TH.1 (3 kỳ)', 'I.2 (hạn 31/03)', 'III.1 (hạn 31/03)']),
    );
    expect(labels(list)).not.toContain('III.3');
    await press(cast.vptk, list, 'III.1 (hạn 31/03)');
    await taps(cast.vptk, '+7 ngày (08/04)');
    await ask(stage, cast.vptk, 'chờ tỉnh');
    expect(requests()).toEqual(['III.1 2025-04-08 chờ tỉnh']);
    expect(labels(await ask(stage, cast.vptk, '/giahan'))).not.toContain('III.1 (hạn 31/03)');
    for (const post of ['VHXH', 'TPHT', 'BPMC', 'KT']) {
      await enrolBy(stage, cast.coordinator, { who: cast.vptk, post });
    }
    const long = await ask(stage, cast.vptk, '/giahan');
    expect(labels(long)).toHaveLength(11);
    expect(long.text).toMatch(/và \d+ nhiệm vụ khác\nNhiệm vụ khác: gửi mã/u);
    expect((await ask(stage, cast.chairman, '/giahan')).text).toContain('/giahan I.2');
  });

  test('the words of the command are the reason of the day that is tapped', async () => {
    const list = await ask(stage, cast.vptk, '/giahan chờ kinh phí');
    await press(cast.vptk, list, 'I.2 (hạn 31/03)');
    expect(newest(stage, cast.vptk).text).toContain(
      'Lý do “chờ kinh phí” chưa được ghi nhận, vì chưa có ngày',
    );
    const offer = await ask(stage, cast.vptk, '/giahan III.1 31/02/2025 chờ kinh phí');
    await press(cast.vptk, offer, '+7 ngày (08/04)');
    expect(requests()).toEqual(['III.1 2025-04-08 chờ kinh phí']);
    expect(now(offer).text).toContain('Lý do: chờ kinh phí');
  });

  test('of several open periods which one is asked first; what is late counts from today', async () => {
    await stage.clock('2025-04-03 09:00');
    const which = await ask(stage, cast.kt, '/giahan VI.2');
    expect(which.text).toContain('gia hạn kỳ nào');
    await press(cast.kt, which, 'Quý I (hạn 31/03)');
    expect(labels(newest(stage, cast.kt))).toEqual([
      '+7 ngày (10/04)',
      '+15 ngày (18/04)',
      'Cuối tháng 4 (29/04)',
      'Ngày khác',
      'Thôi',
    ]);
  });

  test('a button pressed by another, in another chat or twice asks for nothing', async () => {
    await stage.clock('2025-03-24 07:30');
    const offer = await taps(cast.vptk, 'I.2', 'Xin gia hạn');
    const before = kinds().length;
    for (const data of ['xt|I.2|2025|2025-04-08', 'xt|I.2|2025|', 'ex|I.2|2025']) {
      cast.kt.forges({ chat: cast.kt.id, id: newest(stage, cast.kt).id }, data);
      await stage.settle();
      expect(newest(stage, cast.kt).text).toContain('chưa được ghi nhận');
    }
    cast.vptk.presses(offer, '+7 ngày (08/04)');
    cast.vptk.presses(offer, '+7 ngày (08/04)');
    await stage.settle();
    await ask(stage, cast.vptk, 'chờ tỉnh');
    expect(requests()).toEqual(['I.2 2025-04-08 chờ tỉnh']);
    expect(kinds().length).toBe(before + 1);
  });
});

describe('what is about one task', () => {
  const GESTURES = ['Xong III.1', 'Đang làm III.1', ...STAGES, 'Vướng mắc III.1'];

  test('a letter carries its gestures at once, and they record in place', async () => {
    await stage.clock('2025-04-01 07:30');
    await taps(cast.vptk, 'III.1', 'Nhắc sau 3 ngày');
    await stage.clock('2025-04-03 07:30');
    await stage.clock('2025-04-04 07:30');
    const letter = newest(stage, cast.vptk);
    expect(letter.text).not.toContain('Bấm mã nhiệm vụ');
    const all = [...GESTURES, ...SNOOZES, 'Xin gia hạn', 'Xem III.1'];
    expect(labels(letter)).toEqual(all);
    await press(cast.vptk, letter, 'Đang làm III.1');
    expect(now(letter).text).toContain('III.1: đang thực hiện, đồng chí Lê Văn Tâm');
    expect(labels(now(letter))).toEqual([...all, 'Hoàn tác III.1', 'Minh chứng III.1']);
    const said = stage.double.messagesTo(cast.vptk.id).length;
    await press(cast.vptk, now(letter), 'Xem III.1');
    expect(newest(stage, cast.vptk).text).toMatch(/^III\.1 /u);
    expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(said + 1);
    await press(cast.vptk, now(letter), 'Xin gia hạn');
    await taps(cast.vptk, '+7 ngày (11/04)');
    await ask(stage, cast.vptk, 'chờ tỉnh');
    expect(requests()).toEqual(['III.1 2025-04-11 chờ tỉnh']);
    await press(cast.vptk, now(letter), 'Xong III.1');
    expect(labels(now(letter))).toEqual(['Hoàn tác III.1', 'Minh chứng III.1']);
  });

  test('so does a nudge, and one of several tasks stays as it was', async () => {
    await stage.clock('2025-04-03 09:00');
    await ask(stage, cast.chairman, '/dondoc III.1');
    const nudge = newest(stage, cast.vptk);
    expect(labels(nudge)).toEqual([...GESTURES, 'Xin gia hạn', 'Xem III.1', 'Trả lời']);
    await press(cast.vptk, nudge, 'Đang làm III.1');
    expect(count('reported')).toBe(1);
    await ask(stage, cast.chairman, '/dondoc I.2 III.2');
    expect(labels(newest(stage, cast.vptk))).toEqual(['Xong I.2', 'Xong III.2', 'Trả lời']);
  });
});

describe('a request whose date has passed undecided', () => {
  const LAPSED = 'Đề nghị gia hạn đã hết hiệu lực, chưa được quyết định: I.2';
  const told = (who: UserHandle): number =>
    stage.double.messagesTo(who.id).filter(({ text }) => text.startsWith(LAPSED)).length;

  async function asked(): Promise<Posted> {
    await stage.clock('2025-03-28 09:00');
    await ask(stage, cast.vptk, '/giahan I.2 15/04/2025 chờ tỉnh');
    return found(cast.chairman, /^🟡 Đề nghị gia hạn: I\.2/u);
  }

  test('waits on its day, is closed on the next, and requester, coordinator and chairman hear it once', async () => {
    const request = await asked();
    await stage.clock('2025-04-15 07:30');
    expect(labels(await ask(stage, cast.chairman, '/status'))).toContain('Gia hạn chờ duyệt (1)');
    await stage.clock('2025-04-16 06:00');
    expect(labels(await ask(stage, cast.chairman, '/status'))).not.toContain('Gia hạn chờ duyệt (1)');
    expect(told(cast.vptk)).toBe(0);
    await stage.clock('2025-04-16 07:30');
    await stage.clock('2025-04-16 07:31');
    await stage.restart();
    await stage.clock('2025-04-17 07:30');
    expect(count('extension-lapsed')).toBe(1);
    expect(told(cast.vptk)).toBe(1);
    // Whoever could have decided has it in the request's own message too.
    for (const who of [cast.coordinator, cast.chairman]) expect(told(who)).toBe(2);
    expect(told(cast.kt)).toBe(0);
    expect(found(cast.vptk, /hết hiệu lực/u).text).toMatch(
      /Hạn giữ nguyên: 31\/03\/2025, quá hạn 16 ngày\.\nNếu vẫn cần gia hạn, đơn vị chủ trì gửi đề nghị mới/u,
    );
    expect(now(request).text).toContain(LAPSED);
    expect(labels(now(request))).toEqual(['Xem I.2']);
  });

  test('is decided by no button, stands as lapsed under its task and in its history, and another may be made', async () => {
    const request = await asked();
    const fact = /xd\|(\d+)/u.exec(request.buttons.flat()[0]?.data ?? '')?.[1] ?? '';
    await stage.clock('2025-04-16 06:00');
    cast.chairman.forges(request, `xd|${fact}|grant`);
    await stage.settle();
    expect(newest(stage, cast.chairman).text).toMatch(
      /đến 15\/04\/2025 đã hết hiệu lực, chưa được quyết định/u,
    );
    await stage.clock('2025-04-16 07:30');
    cast.coordinator.forges(newest(stage, cast.coordinator), `xd|${fact}|refuse`);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('đã hết hiệu lực');
    expect(kinds()).not.toContain('extension-granted');
    expect(kinds()).not.toContain('extension-refused');
    const { text } = await ask(stage, cast.chairman, '/status I.2');
    expect(text).toContain('31/03/2025 → 15/04/2025: hết hiệu lực, chưa được quyết định; lý do: chờ tỉnh');
    expect(text).toContain('hệ thống: đề nghị gia hạn hết hiệu lực, chưa được quyết định');
    expect((await ask(stage, cast.vptk, '/giahan I.2 29/04 vẫn chờ')).text).toContain('đã ghi nhận đề nghị');
    expect(labels(await ask(stage, cast.chairman, '/status'))).toContain('Gia hạn chờ duyệt (1)');
    await stage.clock('2025-04-18 16:00');
    const summary = stage.double.messagesTo(cast.group.id).findLast(({ kind }) => kind === 'text');
    expect(summary?.text).toContain('đến 29/04/2025');
    expect(summary?.text).not.toContain('đến 15/04/2025: chờ');
  });

  test('of what was reported on time meanwhile nothing waits, lapses or can be decided', async () => {
    const request = await asked();
    await ask(stage, cast.vptk, '/xong I.2');
    expect(labels(await ask(stage, cast.chairman, '/status I.2'))).not.toContain('Đồng ý gia hạn');
    await press(cast.chairman, request, 'Đồng ý');
    expect(now(request).text).toContain('đã được báo cáo đúng hạn');
    await stage.clock('2025-04-16 07:30');
    expect(count('extension-lapsed') + count('extension-granted')).toBe(0);
  });
});

describe('the first start’s list', () => {
  test('is ticked and unticked as a whole, and only by the coordinator', async () => {
    const list = found(cast.coordinator, /Đề nghị đồng chí bấm chọn các việc đã hoàn thành/u);
    const boxes = (): readonly string[] => labels(now(list)).filter((label) => /^[☐☑]/u.test(label));
    const all = boxes().length;
    expect(labels(list).slice(-2)).toEqual(['Chọn tất cả', 'Gửi']);
    cast.vptk.forges({ chat: cast.vptk.id, id: list.id }, 'b|0|all');
    await stage.settle();
    await press(cast.coordinator, now(list), boxes()[1] ?? '');
    await press(cast.coordinator, now(list), 'Chọn tất cả');
    expect(boxes().filter((label) => label.startsWith('☑'))).toHaveLength(all);
    await press(cast.coordinator, now(list), 'Bỏ chọn tất cả');
    expect(boxes().filter((label) => label.startsWith('☐'))).toHaveLength(all);
    expect(count('reported')).toBe(0);
    await press(cast.coordinator, now(list), 'Chọn tất cả');
    await press(cast.coordinator, now(list), 'Gửi');
    expect(newest(stage, cast.coordinator).text).toContain(`Đã ghi nhận hoàn thành ${all} việc`);
  });
});

describe('the chairman’s list of what is late', () => {
  test('is nudged with one press and a yes, after a line that says who hears it', async () => {
    await stage.clock('2025-04-03 09:00');
    const list = await ask(stage, cast.chairman, '/quahan');
    expect(labels(list).filter((label) => label.startsWith('Đôn đốc'))).toEqual([
      ...['Đôn đốc tất cả (11)', 'Đôn đốc Một cửa (1)', 'Đôn đốc VH-XH (1)'],
      ...['Đôn đốc Kế toán (2)', 'Đôn đốc Các ngành (2)', 'Đôn đốc VP-TK (5)'],
    ]);
    await press(cast.chairman, list, 'Đôn đốc tất cả (11)');
    const preview = now(list);
    expect(preview.text).toMatch(/^Gửi đôn đốc 11 nhiệm vụ quá hạn, mỗi người một tin:\n• /u);
    for (const name of ['Lê Văn Tâm (VP-TK)', 'Đỗ Lan (Kế toán)', 'Phạm Minh (Một cửa)']) {
      expect(preview.text).toMatch(
        new RegExp(`\\nNgười nhận \\(4\\): .*đồng chí ${name.replace(/[()]/gu, '.')}`, 'u'),
      );
    }
    expect(preview.text).toContain('Trần Thị Hoa (đầu mối)');
    expect(preview.text).toMatch(/\nChưa có người nhận tin, đầu mối nhận thay: .*VH-XH/u);
    expect(labels(preview)).toEqual(['Gửi đôn đốc (11)', 'Danh sách quá hạn', 'Thôi']);
    expect(count('nudged')).toBe(0);
  });

  test('or for one department, whose work alone is nudged; nothing twice on a day, nothing after “Thôi”', async () => {
    await stage.clock('2025-04-03 09:00');
    const list = await ask(stage, cast.chairman, '/quahan');
    const own = labels(list).find((label) => label.startsWith('Đôn đốc VP-TK')) ?? '';
    await press(cast.chairman, list, own);
    const preview = now(list);
    expect(preview.text).toContain('Người nhận (1): đồng chí Lê Văn Tâm (VP-TK).');
    const send = labels(preview)[0] ?? '';
    const [first] = preview.buttons.flat();
    await press(cast.chairman, preview, 'Thôi');
    cast.chairman.forges(preview, first?.data ?? '');
    await stage.settle();
    expect(count('nudged')).toBe(0);
    await press(cast.chairman, await ask(stage, cast.chairman, '/quahan'), own);
    await taps(cast.chairman, send);
    const sent = count('nudged');
    expect(`Gửi đôn đốc (${sent})`).toBe(send);
    expect(found(cast.vptk, /đôn đốc của/iu).text).toContain('I.2');
    expect(stage.double.messagesTo(cast.kt.id).some(({ text }) => text.startsWith('Đôn đốc'))).toBe(false);
    cast.kt.forges(newest(stage, cast.kt), 'nq|yes|VPTK');
    cast.coordinator.forges(await ask(stage, cast.coordinator, '/quahan'), 'nq|yes|VPTK');
    await stage.settle();
    expect(count('nudged')).toBe(sent);
    expect(labels(await ask(stage, cast.chairman, '/quahan'))).not.toContain(own);
  });
});

describe('/viec', () => {
  test('keeps its list after a report, with what was recorded on top and its undo', async () => {
    await stage.clock('2025-03-24 09:00');
    const list = await ask(stage, cast.vptk, '/viec');
    const said = stage.double.messagesTo(cast.vptk.id).length;
    await press(cast.vptk, list, 'Xong III.1');
    await press(cast.vptk, now(list), 'Xong I.2');
    expect(now(list).text).toMatch(
      /^Đã ghi nhận:\n✅ III\.1: hoàn thành 24\/03, đồng chí Lê Văn Tâm\n✅ I\.2: hoàn thành 24\/03, đồng chí Lê Văn Tâm\n\nViệc của đồng chí Lê Văn Tâm/u,
    );
    expect(labels(now(list))).toEqual(expect.arrayContaining(['Xong III.2', 'Hoàn tác I.2', 'Cập nhật']));
    expect(labels(now(list))).not.toContain('Xong III.1');
    await press(cast.vptk, now(list), 'Hoàn tác III.1');
    expect(now(list).text).not.toContain('✅ III.1');
    expect(labels(now(list))).toContain('Xong III.1');
    await press(cast.vptk, now(list), 'Hoàn tác I.2');
    expect([now(list).text, labels(now(list))]).toEqual([list.text, labels(list)]);
    expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(said);
  });

  test('what is asked about a report comes in a message of its own, and the list stays', async () => {
    await stage.clock('2025-04-03 09:00');
    const list = await ask(stage, cast.vptk, '/viec');
    await press(cast.vptk, list, 'Xong III.1');
    expect(newest(stage, cast.vptk).text).toContain('nguyên nhân quá hạn');
    expect(now(list).text).toMatch(/^Đã ghi nhận:\n✅ III\.1/u);
    const several = labels(now(list)).find((label) => label === 'Xong TH.1');
    if (several !== undefined) {
      await press(cast.vptk, now(list), several);
      expect(newest(stage, cast.vptk).id).not.toBe(list.id);
      expect(labels(now(list))).toContain('Xong TH.1');
    }
  });

  test('the last task’s report leaves the list empty, and its undo brings it back', async () => {
    await stage.clock('2025-03-24 09:00');
    for (let round = 0; round < 5; round += 1) {
      const open = labels(await ask(stage, cast.kt, '/viec')).filter(
        (label) => label.startsWith('Xong ') && label !== 'Xong VI.2',
      );
      for (const label of open) {
        const answer = await ask(stage, cast.kt, `/xong ${label.slice(5)}`);
        const [first = ''] = labels(answer);
        if (labels(answer).includes('Thôi')) await press(cast.kt, answer, first);
      }
    }
    await stage.clock('2025-03-24 09:05');
    const list = await ask(stage, cast.kt, '/viec');
    expect(labels(list)).toEqual(['Xong VI.2', 'Cập nhật', 'Tình hình chung']);
    await press(cast.kt, list, 'Xong VI.2');
    expect(now(list).text).toMatch(/^Đã ghi nhận:\n✅ VI\.2: [^]*Hiện không có nhiệm vụ nào đang mở\.$/u);
    await press(cast.kt, now(list), 'Hoàn tác VI.2');
    expect([now(list).text, labels(now(list))]).toEqual([list.text, labels(list)]);
  });

  test('a press by another in his own chat reports nothing and shows him no list', async () => {
    await stage.clock('2025-03-24 09:00');
    const list = await ask(stage, cast.vptk, '/viec');
    cast.kt.forges({ chat: cast.kt.id, id: list.id }, 'r|III.1|2025||');
    await stage.settle();
    expect(count('reported')).toBe(0);
    await press(cast.vptk, list, 'Cập nhật');
    expect(now(list).text).toBe(list.text);
  });
});
