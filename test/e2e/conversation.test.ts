import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, now, press, said } = onStage(() => stage);

async function begin(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', settings }));
}

beforeEach(async () => {
  await begin();
});

afterEach(async () => {
  await stage.close();
});

function labels(message: Posted): readonly string[] {
  return message.buttons.flat().map(({ text }) => text);
}

async function lateReport(): Promise<Posted> {
  await stage.clock('2025-04-10 09:00');
  const answer = await ask(stage, cast.vptk, '/done III.1');
  await press(cast.vptk, answer, 'III.1: khách quan');
  return newest(stage, cast.vptk);
}

describe('a question is over', () => {
  test('when the person gives a command: later words are words of their own', async () => {
    await ask(stage, cast.vptk, '/extend I.2');
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ tỉnh');
    expect(count('extension-asked')).toBe(1);
    const thanks = await ask(stage, cast.vptk, 'cảm ơn đồng chí');
    expect(thanks.text).not.toContain('gia hạn');
    expect(count('extension-asked')).toBe(1);
  });

  test('a cause that was asked, /viec, and a promise: the promise is recorded nowhere', async () => {
    await lateReport();
    const before = count('reason-given');
    await ask(stage, cast.vptk, '/viec');
    const answer = await ask(stage, cast.vptk, 'chiều nay em nộp bản giấy');
    expect(answer.text).toContain('chưa xác định được nội dung');
    expect(count('reason-given')).toBe(before);
  });

  test('when a button of another message is pressed', async () => {
    const status = await ask(stage, cast.vptk, '/tinhhinh');
    await ask(stage, cast.vptk, '/blocked III.1');
    await press(cast.vptk, status, labels(status)[0] ?? '');
    expect((await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị')).text).toContain(
      'chưa xác định được nội dung',
    );
    expect(count('reported')).toBe(0);
  });

  test.each(['hủy', 'huỷ', 'huy', 'thôi', 'Thôi ạ', 'thoi', 'bỏ qua', 'bo qua', 'hủy bỏ', 'không cần nữa'])(
    '“%s” takes it back, says so, and nothing later answers it',
    async (words) => {
      const question = await ask(stage, cast.vptk, '/extend I.2');
      expect((await ask(stage, cast.vptk, words)).text).toBe(
        'Đã thôi câu hỏi về I.2; không ghi nhận gì thêm.',
      );
      expect((await ask(stage, cast.vptk, '15/04/2025 chờ tỉnh')).text).toContain(
        'chưa xác định được nội dung',
      );
      cast.vptk.says('15/04/2025 chờ tỉnh', { replyTo: question });
      await stage.settle();
      expect(count('extension-asked')).toBe(0);
    },
  );

  test.each([
    'huỷ giúp em',
    'huy giup em',
    'thôi ko cần',
    'bỏ qua giúp em',
    'thôi, em nhầm',
    'e nhầm ạ',
    'hủy đề nghị',
  ])('“%s” is no difficulty', async (words) => {
    await ask(stage, cast.vptk, '/blocked III.1');
    expect((await ask(stage, cast.vptk, words)).text).toContain('Đã thôi câu hỏi về III.1');
    expect(count('reported')).toBe(0);
  });

  test('what begins with “thôi” and goes on is shown first, even in a reply', async () => {
    const question = await ask(stage, cast.vptk, '/blocked III.1');
    cast.vptk.says('thôi không báo vướng mắc này', { replyTo: question });
    await stage.settle();
    expect(labels(newest(stage, cast.vptk))).toEqual(['Ghi nhận', 'Thôi']);
    expect(count('reported')).toBe(0);
    const weather = await ask(stage, cast.vptk, 'thoi tiet xau');
    expect(weather.text).toContain('đã ghi nhận vướng mắc');
  });

  test('a reply “thôi” takes a choice back as well', async () => {
    await stage.clock('2025-05-06 08:00');
    const question = await ask(stage, cast.bpmc, '/done III.3');
    cast.bpmc.says('thôi', { replyTo: question });
    await stage.settle();
    expect(newest(stage, cast.bpmc).text).toContain('Đã thôi câu hỏi');
    const pressed = cast.bpmc.presses(question, 'Tháng 3');
    await stage.settle();
    expect(pressed.answer()?.text).toContain('đã được trả lời hoặc đã thôi');
    expect(count('reported')).toBe(0);
  });

  test('“thôi” to what was sent last leaves no older question open', async () => {
    await lateReport();
    const before = count('reason-given');
    cast.vptk.sendsPhoto();
    await stage.settle();
    await ask(stage, cast.vptk, 'thôi');
    expect((await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị')).text).toContain(
      'chưa xác định được nội dung',
    );
    expect(count('reason-given')).toBe(before);
  });

  test('by its button “Thôi”, which leaves the message and takes its buttons', async () => {
    const question = await ask(stage, cast.vptk, '/extend I.2');
    expect(labels(question).at(-1)).toBe('Thôi');
    await press(cast.vptk, question, 'Thôi');
    expect(now(question).text).toContain('Đã thôi câu hỏi này');
    expect(labels(now(question))).toEqual([]);
    await ask(stage, cast.vptk, '15/04/2025 chờ tỉnh');
    expect(count('extension-asked')).toBe(0);
  });

  test('after an hour, which asking again does not renew; a reply still answers it', async () => {
    await ask(stage, cast.vptk, '/extend I.2');
    await stage.clock('2025-03-20 08:50');
    const again = await ask(stage, cast.vptk, '31/02/2025');
    expect(again.text).toContain('không phải là một ngày');
    await stage.clock('2025-03-20 09:05');
    expect((await ask(stage, cast.vptk, '15/04/2025 chờ tỉnh')).text).toContain(
      'chưa xác định được nội dung',
    );
    expect(count('extension-asked')).toBe(0);
    cast.vptk.says('15/04/2025 chờ tỉnh', { replyTo: again });
    await stage.settle();
    expect(count('extension-asked')).toBe(1);
  });

  test('once it is answered: a second reply to it changes nothing', async () => {
    const question = await ask(stage, cast.vptk, '/blocked III.1');
    await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị');
    cast.vptk.says('chờ huyện', { replyTo: question });
    await stage.settle();
    expect(count('reported')).toBe(1);
  });

  test('it survives a restart, and so does the way out', async () => {
    await ask(stage, cast.vptk, '/extend I.2');
    await stage.restart();
    await ask(stage, cast.vptk, '15/04/2025');
    await stage.restart();
    await ask(stage, cast.vptk, 'thôi');
    await stage.restart();
    await ask(stage, cast.vptk, 'chờ tỉnh');
    expect(count('extension-asked')).toBe(0);
  });

  test('a redelivered answer is answered as before and records nothing twice', async () => {
    await ask(stage, cast.vptk, '/blocked III.1');
    const words = cast.vptk.says('chờ tỉnh cấp thiết bị');
    await stage.settle();
    const first = newest(stage, cast.vptk).text;
    await stage.restart();
    stage.double.redeliver(words.updateId ?? 0);
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(first);
    expect(count('reported')).toBe(1);
  });
});

describe('words are an answer only where they can be one', () => {
  test.each(['cảm ơn', 'dạ vâng ạ', 'đã rõ', 'Da ro a', 'ok', '👍', 'chào anh'])(
    'a date and a reason are not “%s”',
    async (words) => {
      await ask(stage, cast.vptk, '/extend I.2');
      await ask(stage, cast.vptk, words);
      expect(count('extension-asked')).toBe(0);
      expect(count('reported')).toBe(0);
    },
  );

  test('who begins with another task’s code has left the question', async () => {
    await ask(stage, cast.vptk, '/blocked III.1');
    await ask(stage, cast.vptk, 'I.2 hôm nay trình ký');
    await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị');
    expect(count('reported')).toBe(0);
  });

  test.each(['cảm ơn', 'ok', '👍', 'đã rõ, cảm ơn', 'thôi', 'huỷ giúp em'])(
    '“%s” in reply to what was recorded, or to the question for evidence, is no part of the report',
    async (words) => {
      const answer = await ask(stage, cast.vptk, '/done III.1');
      await press(cast.vptk, answer, 'Gửi minh chứng');
      const question = newest(stage, cast.vptk);
      for (const replyTo of [answer, question]) {
        cast.vptk.says(words, { replyTo });
        await stage.settle();
      }
      expect(count('supplemented')).toBe(0);
    },
  );

  test('who replies to the question for a difficulty that the task is done has reported no difficulty', async () => {
    const question = await ask(stage, cast.vptk, '/blocked III.1');
    for (const words of ['đã xong rồi ạ', 'III.1 xong rồi']) {
      cast.vptk.says(words, { replyTo: question });
      await stage.settle();
    }
    const facts = stage.service().bot.world.journal.facts();
    expect(facts.flatMap((fact) => (fact.kind === 'reported' ? [fact.status] : []))).toEqual(['done']);
  });

  test('a day alone is no reason', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025');
    expect(labels(await ask(stage, cast.vptk, '20/04/2025'))).toEqual(['Ghi nhận', 'Thôi']);
    expect(count('extension-asked')).toBe(0);
  });

  test('“vi 2 don vi…” is a reason, not the code VI.2', async () => {
    await ask(stage, cast.vptk, '/blocked III.1');
    await ask(stage, cast.vptk, 'vi 2 don vi chua gui so lieu');
    expect(count('reported')).toBe(1);
  });

  test('a reason given by command, and thanks after it: the thanks are no reason', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ tỉnh');
    const request = found(cast.coordinator, /^🟡 Đề nghị gia hạn: I\.2/u);
    await press(cast.coordinator, request, 'Không đồng ý');
    await ask(stage, cast.coordinator, 'cảm ơn đồng chí nhiều');
    expect(count('extension-refused')).toBe(0);
  });

  test('what may be talk is shown first, and recorded by a tap', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ tỉnh');
    await press(cast.coordinator, found(cast.coordinator, /^🟡 Đề nghị gia hạn: I\.2/u), 'Không đồng ý');
    const shown = await ask(stage, cast.coordinator, 'vâng để tôi xem lại đã');
    expect(shown.text).toContain('“vâng để tôi xem lại đã”');
    expect(shown.text).toContain('lý do không đồng ý gia hạn');
    expect(labels(shown)).toEqual(['Ghi nhận', 'Thôi']);
    expect(count('extension-refused')).toBe(0);
    await stage.restart();
    await press(cast.coordinator, shown, 'Ghi nhận');
    expect(count('extension-refused')).toBe(1);
    expect(now(shown).text).toContain('vâng để tôi xem lại đã');
  });

  test('where the bot has said something else since, even a clear reason is shown first', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ tỉnh');
    await press(cast.coordinator, found(cast.coordinator, /^🟡 Đề nghị gia hạn: I\.2/u), 'Không đồng ý');
    await ask(stage, cast.bpmc, '/blocked III.3 thiếu máy quét');
    expect(newest(stage, cast.coordinator).text).toContain('thiếu máy quét');
    const shown = await ask(stage, cast.coordinator, 'việc không phụ thuộc tỉnh');
    expect(count('extension-refused')).toBe(0);
    await press(cast.coordinator, shown, 'Thôi');
    expect(count('extension-refused')).toBe(0);
    expect(labels(now(shown))).toEqual([]);
  });
});

describe('the right question gets the answer', () => {
  beforeEach(async () => {
    await stage.close();
    await begin({ CONFIRM: 'on' });
  });

  test('two returns ask two questions that name their tasks; a reply goes to its own, loose words to the newest', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const one = found(cast.coordinator, /III\.1/u);
    await ask(stage, cast.bpmc, '/done III.3');
    const other = found(cast.coordinator, /III\.3/u);
    await press(cast.coordinator, one, 'Trả lại III.1');
    const first = newest(stage, cast.coordinator);
    await press(cast.coordinator, other, 'Trả lại III.3, tháng 3');
    const second = newest(stage, cast.coordinator);
    expect(first.text).toContain('III.1');
    expect(second.text).toContain('III.3');
    const loose = await ask(stage, cast.coordinator, 'số liệu chưa khớp');
    expect(loose.text).toMatch(/Đã trả lại: III\.3/u);
    expect(count('returned')).toBe(1);
    await ask(stage, cast.coordinator, 'thiếu chữ ký của đơn vị');
    expect(count('returned')).toBe(1);
    cast.coordinator.says('thiếu số văn bản', { replyTo: first });
    await stage.settle();
    expect(said(cast.coordinator, 'Đã trả lại: III.1')).toHaveLength(1);
    expect(said(cast.coordinator, 'Đã trả lại: III.1')[0]?.text).toContain('thiếu số văn bản');
  });
});

describe('what was sent waits for its report', () => {
  async function evidenceLine(code: string): Promise<string> {
    return (await ask(stage, cast.coordinator, `/status ${code}`)).text;
  }

  test('a file, then words, then a bare code: the code asks, and the file joins what is reported', async () => {
    cast.vptk.sendsDocument('bien-ban.pdf');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('sẽ kèm vào báo cáo tiếp theo');
    await ask(stage, cast.vptk, 'biên bản kiểm tra tuần này');
    const asked = await ask(stage, cast.vptk, 'III.1');
    expect(asked.text).toContain('chưa ghi nhận gì');
    expect(labels(asked)).toContain('Xong III.1');
    expect(count('reported')).toBe(0);
    await press(cast.vptk, asked, 'Xong III.1');
    expect(now(asked).text).toContain('Đã kèm vào báo cáo này: 1 tệp đồng chí gửi lúc 08:00');
    expect(await evidenceLine('III.1')).toContain('tệp bien-ban.pdf');
  });

  test.each(['video', 'voice', 'audio'] as const)(
    'a %s joins a typed report and comes back',
    async (kind) => {
      cast.vptk.sendsMedia(kind);
      await stage.settle();
      await stage.restart();
      const answer = await ask(stage, cast.vptk, '/done III.1');
      expect(answer.text).toContain('Đã kèm vào báo cáo này');
      const view = await ask(stage, cast.coordinator, '/status III.1');
      await press(cast.coordinator, view, 'Xem minh chứng');
      expect(newest(stage, cast.coordinator).kind).toBe(kind);
    },
  );

  test('it joins a difficulty whose reason is asked first, said or tapped', async () => {
    cast.vptk.sendsPhoto();
    cast.vptk.sendsPhoto('/blocked III.1');
    await stage.settle();
    const answer = await ask(stage, cast.vptk, 'chờ tỉnh cấp thiết bị');
    expect(answer.text).toContain('Đã kèm vào báo cáo này: 2 ảnh');
    expect(await evidenceLine('III.1')).toContain('Minh chứng (2)');
    cast.vptk.sendsPhoto('/blocked I.2');
    await stage.settle();
    const shown = await ask(stage, cast.vptk, 'chị Hoa nghỉ ốm');
    await press(cast.vptk, shown, 'Ghi nhận');
    expect(now(shown).text).toContain('Đã kèm vào báo cáo này: 1 ảnh');
    expect(await evidenceLine('I.2')).toContain('Minh chứng (1)');
  });

  test('in the group the reply with the reason takes the photo of the command', async () => {
    cast.vptk.sendsPhoto('/blocked@nhacviec_bot III.1', { in: cast.group });
    await stage.settle();
    cast.vptk.says('chờ tỉnh cấp thiết bị', { replyTo: newest(stage, cast.group.id) });
    await stage.settle();
    expect(newest(stage, cast.group.id).text).toContain('Đã kèm vào báo cáo này: 1 ảnh');
    expect(await evidenceLine('III.1')).toContain('Minh chứng (1)');
  });

  test('a tap on its receipt, after another report took it, takes nothing along', async () => {
    cast.vptk.sendsPhoto();
    await stage.settle();
    const receipt = newest(stage, cast.vptk);
    await ask(stage, cast.vptk, '/done III.1');
    await press(cast.vptk, receipt, 'Xong I.2');
    expect(count('reported')).toBe(2);
    expect(await evidenceLine('I.2')).not.toContain('Minh chứng (');
  });

  test('the button “Thôi” of its receipt drops it with a word', async () => {
    cast.vptk.sendsPhoto();
    await stage.settle();
    const receipt = newest(stage, cast.vptk);
    await press(cast.vptk, receipt, 'Thôi');
    expect(now(receipt).text).toContain('Không kèm 1 ảnh vào báo cáo nào');
    expect((await ask(stage, cast.vptk, 'xong III.1')).text).not.toContain('Đã kèm');
  });

  test('beside an answer that is no report it waits for the next report, and the answer says so', async () => {
    await ask(stage, cast.bpmc, '/blocked III.3 thiếu máy quét');
    await press(cast.coordinator, newest(stage, cast.coordinator), 'Trả lời');
    cast.coordinator.sendsPhoto();
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('chưa thuộc báo cáo nào');
  });

  test.each(['', '   '])('its caption is no reason where it says nothing: “%s”', async (caption) => {
    const question = await ask(stage, cast.vptk, '/blocked III.1');
    cast.vptk.sendsPhoto(caption, { replyTo: question });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toBe(`${question.text}\n\n1 ảnh gửi kèm được giữ cho báo cáo này.`);
    expect(count('reported')).toBe(0);
  });

  test('it joins one report, not the next as well', async () => {
    cast.vptk.sendsPhoto();
    await stage.settle();
    expect((await ask(stage, cast.vptk, 'xong III.1')).text).toContain('Đã kèm vào báo cáo này');
    expect((await ask(stage, cast.vptk, 'xong I.2')).text).not.toContain('Đã kèm');
    expect(await evidenceLine('I.2')).not.toContain('Minh chứng (');
  });

  test('after an hour the bot says once that it belongs to nothing; a reply with a code still adds it', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    await stage.clock('2025-03-20 10:00');
    cast.vptk.sendsPhoto();
    await stage.settle();
    await stage.clock('2025-03-20 11:01');
    await stage.clock('2025-03-20 11:30');
    const [told, ...more] = said(cast.vptk, 'chưa kèm vào báo cáo nào');
    expect(more).toEqual([]);
    expect(told?.text).toContain('1 ảnh đồng chí gửi lúc 10:00');
    expect((await ask(stage, cast.vptk, '/done I.2')).text).not.toContain('Đã kèm');
    cast.vptk.says('III.1', { replyTo: told ?? { chat: 0, id: 0 } });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('đã bổ sung vào báo cáo');
    expect(await evidenceLine('III.1')).toContain('Minh chứng (1)');
  });

  test('a report by a reply to the notice takes it as well', async () => {
    cast.vptk.sendsPhoto();
    await stage.settle();
    await stage.clock('2025-03-20 09:10');
    const [told] = said(cast.vptk, 'chưa kèm vào báo cáo nào');
    cast.vptk.says('/xong III.1', { replyTo: told ?? { chat: 0, id: 0 } });
    await stage.settle();
    expect(await evidenceLine('III.1')).toContain('Minh chứng (1)');
  });

  test('the first button offered is the report made just before', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    cast.vptk.sendsPhoto();
    await stage.settle();
    const received = newest(stage, cast.vptk);
    expect(labels(received)[0]).toBe('Bổ sung vào III.1 vừa báo cáo');
    await press(cast.vptk, received, 'Bổ sung vào III.1 vừa báo cáo');
    expect(await evidenceLine('III.1')).toContain('Minh chứng (1)');
    expect(now(received).text).toContain('đã bổ sung vào báo cáo');
  });

  test('what came with words that were not understood, or with a question, is kept and said', async () => {
    cast.vptk.sendsPhoto('ảnh hội nghị hôm qua');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('1 ảnh gửi kèm chưa thuộc báo cáo nào');
    expect((await ask(stage, cast.vptk, 'xong III.1')).text).toContain('Đã kèm vào báo cáo này: 1 ảnh');
  });

  test('what cannot be evidence is named', async () => {
    cast.vptk.says('', { more: { location: { latitude: 18.2, longitude: 106.1 } } });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain(
      'Đã nhận vị trí; loại này không dùng làm minh chứng được',
    );
  });

  test('“thôi” drops it with a word', async () => {
    cast.vptk.sendsPhoto();
    await stage.settle();
    expect((await ask(stage, cast.vptk, 'thôi')).text).toContain('Không kèm 1 ảnh vào báo cáo nào');
    expect((await ask(stage, cast.vptk, 'xong III.1')).text).not.toContain('Đã kèm');
  });
});

describe('one question for many', () => {
  test('a range with two open months asks once for all', async () => {
    await stage.clock('2025-04-03 08:00');
    const asked = await ask(stage, cast.bpmc, '/done III.3-6');
    const many = labels(asked);
    expect(new Set(many).size).toBe(many.length);
    expect(many).toContain('Tháng 3');
    expect(many).toContain('Tháng 4');
    expect(many.at(-2)).toBe('Tất cả');
    const before = count('reported');
    await press(cast.bpmc, asked, 'Tháng 3');
    expect(count('reported') - before).toBeGreaterThan(1);
    const facts = stage.service().bot.world.journal.facts();
    const periods = facts.flatMap((fact) => (fact.kind === 'reported' ? [fact.period] : []));
    expect([...new Set(periods)]).toEqual(['2025-03']);
  });

  test('with three open months all of them are one tap', async () => {
    await stage.clock('2025-05-06 08:00');
    const asked = await ask(stage, cast.bpmc, '/done III.3, III.5');
    expect(labels(asked)).toEqual(['Tháng 3', 'Tháng 4', 'Tháng 5', 'Tất cả', 'Thôi']);
    await press(cast.bpmc, asked, 'Tất cả');
    expect(count('reported')).toBe(6);
  });

  test('where the tasks differ each group has its codes on the buttons, and no press takes another’s question away', async () => {
    await stage.clock('2025-05-06 08:00');
    const asked = await ask(stage, cast.coordinator, '/done III.3, III.5, VI.2');
    const buttons = labels(asked);
    expect(buttons.filter((label) => label.startsWith('III.3, III.5: '))).toHaveLength(4);
    await press(cast.coordinator, asked, 'III.3, III.5: Tháng 3');
    expect(count('reported')).toBe(2);
    const left = labels(now(asked));
    expect(left.some((label) => label.startsWith('VI.2: Quý I'))).toBe(true);
    expect(left.some((label) => label.startsWith('III.3'))).toBe(false);
    await press(cast.coordinator, asked, left.find((label) => label.startsWith('VI.2: Quý I')) ?? '');
    expect(count('reported')).toBe(3);
  });
});

describe('many codes', () => {
  test('two tasks with other open months: each button names its task', async () => {
    await stage.clock('2025-05-06 08:00');
    await ask(stage, cast.bpmc, '/done III.3');
    await press(cast.bpmc, newest(stage, cast.bpmc), 'Tháng 3');
    const asked = await ask(stage, cast.bpmc, '/done III.3, III.5');
    const buttons = labels(asked);
    expect(new Set(buttons).size).toBe(buttons.length);
    expect(buttons).toContain('III.5: Tháng 3');
  });

  test('a tap for one task, or “Thôi”, leaves the cause of another’s delay to be given', async () => {
    await stage.clock('2025-05-06 08:00');
    const asked = await ask(stage, cast.coordinator, '/done I.2, III.3');
    await press(cast.coordinator, asked, 'Tháng 3');
    expect(labels(now(asked))).toContain('I.2: khách quan');
    const other = await ask(stage, cast.coordinator, '/done III.1, III.3');
    await press(cast.coordinator, other, 'Thôi');
    expect(labels(now(other))).toEqual([
      ...['III.1: khách quan', 'III.1: chủ quan'],
      ...['Hoàn tác', 'Gửi minh chứng'],
    ]);
    await press(cast.coordinator, other, 'III.1: khách quan');
    expect(count('reason-given')).toBe(1);
  });

  test('a range before a comma is a range', async () => {
    await stage.clock('2025-05-06 08:00');
    const asked = await ask(stage, cast.coordinator, '/done III.3-6, I.2');
    expect(asked.text).toContain('III.3–III.6 (4 nhiệm vụ)');
    expect(asked.text).toContain('✅ I.2');
    expect(count('reported')).toBe(1);
  });

  test('a difficulty of several without a reason asks for all of them, so that none is left out', async () => {
    const asked = await ask(stage, cast.bpmc, '/blocked III.3, III.5');
    expect(asked.text).toContain('/vuong III.3, III.5 ');
    await ask(stage, cast.bpmc, 'máy hỏng');
    expect(count('reported')).toBe(0);
    await ask(stage, cast.bpmc, '/vuong III.3, III.5 máy hỏng');
    expect(count('reported')).toBe(2);
  });
});

describe('in the group', () => {
  test('a question belongs to whom it was asked: another’s press gets a word on top and changes nothing', async () => {
    await stage.clock('2025-05-06 08:00');
    cast.group.says(cast.vptk, '/done@nhacviec_bot VII.5');
    await stage.settle();
    const asked = newest(stage, cast.group.id);
    expect(labels(asked)).toContain('Tháng 3');
    for (const label of ['Tháng 3', 'Thôi']) {
      const pressed = cast.coordinator.presses(asked, label);
      await stage.settle();
      expect(pressed.answer()?.text).toContain('dành cho đồng chí Lê Văn Tâm');
    }
    expect(count('reported')).toBe(0);
    expect(now(asked).text).toBe(asked.text);
    await press(cast.vptk, asked, 'Tháng 3');
    expect(count('reported')).toBe(1);
  });

  test('two people and one question: the reply of the other is not taken for the answer', async () => {
    cast.group.says(cast.vptk, '/blocked@nhacviec_bot III.1');
    await stage.settle();
    const asked = newest(stage, cast.group.id);
    cast.coordinator.says('chờ tỉnh cấp thiết bị', { replyTo: asked });
    await stage.settle();
    expect(count('reported')).toBe(0);
    expect(newest(stage, cast.group.id).text).toContain('dành cho đồng chí Lê Văn Tâm');
    cast.vptk.says('chờ tỉnh cấp thiết bị', { replyTo: asked });
    await stage.settle();
    expect(count('reported')).toBe(1);
  });
});

describe('an edited message', () => {
  test('that was a report is told once that edits are not read, with the way to correct', async () => {
    const report = cast.vptk.says('/done III.1');
    await stage.settle();
    cast.vptk.edits(report, '/done III.1 45/KH-UBND');
    cast.vptk.edits(report, '/done III.1 46/KH-UBND');
    await stage.settle();
    expect(said(cast.vptk, 'không đọc tin đã sửa')).toHaveLength(1);
    expect(newest(stage, cast.vptk).text).toContain('/hoantac');
    expect(count('reported')).toBe(1);
  });

  test('that became a report says that nothing is recorded; other edits are left alone', async () => {
    const words = cast.vptk.says('chào đồng chí');
    await stage.settle();
    cast.vptk.edits(words, 'chào các đồng chí');
    await stage.settle();
    expect(said(cast.vptk, 'không đọc tin đã sửa')).toHaveLength(0);
    cast.vptk.edits(words, 'xong III.1');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('chưa ghi nhận gì từ tin này');
    expect(count('reported')).toBe(0);
  });
});

describe('a fault of ours', () => {
  function breakJournal(): void {
    Object.defineProperty(stage.service().bot.world.journal, 'decide', {
      value: () => Promise.reject(new Error('no space left')),
    });
  }

  test('is told to whoever wrote, in the group too', async () => {
    breakJournal();
    cast.group.says(cast.vptk, '/done@nhacviec_bot III.1');
    await stage.settle();
    expect(newest(stage, cast.group.id).text).toContain('lỗi của hệ thống');
    await ask(stage, cast.vptk, '/done III.1');
    expect(newest(stage, cast.vptk).text).toContain('lỗi của hệ thống');
  });

  test('stops the clock on a button, and says so', async () => {
    const letter = await ask(stage, cast.vptk, '/viec');
    breakJournal();
    const pressed = cast.vptk.forges(letter, 'r|III.1|||d');
    await stage.settle();
    expect(pressed.answer()?.text).toContain('lỗi của hệ thống');
  });
});
