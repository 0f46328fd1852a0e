import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { kinds, now } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

async function status(): Promise<string> {
  return (await ask(stage, cast.vptk, '/status III.1')).text;
}

describe('an album', () => {
  test.each([
    ['the caption first', [0, 1, 2]],
    ['the caption in the middle', [1, 0, 2]],
    ['the caption last', [1, 2, 0]],
  ])('belongs whole to the report of its caption: %s', async (_, order) => {
    for (const at of order) cast.vptk.sendsPhoto(at === 0 ? '/done III.1' : '', { album: 'a1' });
    await stage.settle();
    const answer = stage.double.messagesTo(cast.vptk.id).findLast(({ text }) => text.startsWith('✅ III.1'));
    expect(answer?.text).toContain('Minh chứng: 3 ảnh.');
    expect(await status()).toContain('Minh chứng (3)');
  });

  test('is gathered across a restart, and a redelivered item counts once', async () => {
    cast.vptk.sendsPhoto('/done III.1', { album: 'a1' });
    await stage.settle();
    await stage.restart();
    const late = cast.vptk.sendsDocument('bao-cao.pdf', '', { album: 'a1' });
    await stage.settle();
    stage.double.redeliver(late.updateId ?? 0);
    await stage.settle();
    expect(await status()).toContain('Minh chứng (2)');
    expect(kinds().filter((kind) => kind === 'supplemented')).toHaveLength(1);
  });

  test('whose command is answered by a question waits for the button', async () => {
    await stage.clock('2025-05-20 08:00');
    for (const words of ['/done VI.2', '', '']) cast.kt.sendsPhoto(words, { album: 'a2' });
    await stage.settle();
    const question = stage.double.messagesTo(cast.kt.id).findLast(({ text }) => text.includes('kỳ nào'));
    if (!question) throw new Error('nothing was asked');
    cast.kt.presses(question, 'Quý I (hạn 31/03)');
    await stage.settle();
    expect(now(question).text).toContain('Minh chứng: 3 ảnh.');
    cast.kt.sendsPhoto('', { album: 'a2' });
    await stage.settle();
    expect(now(question).text).toContain('Minh chứng: 4 ảnh.');
  });

  test('without a word is asked about once', async () => {
    const before = stage.double.messagesTo(cast.vptk.id).length;
    for (let item = 0; item < 3; item += 1) cast.vptk.sendsPhoto('', { album: 'a3' });
    await stage.settle();
    expect(stage.double.messagesTo(cast.vptk.id)).toHaveLength(before + 1);
    expect(newest(stage, cast.vptk).text).toContain('chưa ghi nhận gì');
    cast.vptk.presses(newest(stage, cast.vptk), 'Xong III.1');
    await stage.settle();
    expect(await status()).toContain('Minh chứng (3)');
  });
});

describe('papers that come after', () => {
  test('a command that replies to a photo keeps it over the question that follows', async () => {
    await stage.clock('2025-05-20 08:00');
    const photo = cast.kt.sendsPhoto();
    await stage.settle();
    cast.kt.says('/done VI.2', { replyTo: photo });
    await stage.settle();
    await stage.restart();
    cast.kt.presses(newest(stage, cast.kt), 'Quý I (hạn 31/03)');
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain('Minh chứng: 1 ảnh.');
  });

  test('“Gửi minh chứng” asks; several files follow one another, and come back by their ids', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1');
    cast.vptk.presses(answer, 'Gửi minh chứng');
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('gửi minh chứng cho III.1');
    cast.vptk.sendsDocument('ke-hoach.pdf');
    await stage.settle();
    cast.vptk.sendsPhoto();
    await stage.settle();
    await ask(stage, cast.vptk, '45/KH-UBND ngày 19/03');
    const view = await ask(stage, cast.chairman, '/status III.1');
    expect(view.text).toContain('tệp ke-hoach.pdf – đồng chí Lê Văn Tâm, 20/03/2025');
    expect(view.text).toContain('45/KH-UBND (19/03/2025) – đồng chí Lê Văn Tâm, 20/03/2025');
    cast.chairman.presses(view, 'Xem minh chứng');
    await stage.settle();
    const kinds = stage.double
      .messagesTo(cast.chairman.id)
      .slice(-3)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'document', 'photo']);
  });

  test('a file that Telegram keeps no more is told so, with the words', async () => {
    const { journal } = stage.service().bot.world;
    await ask(stage, cast.vptk, '/done III.1');
    const cause = { by: null, update: null, at: stage.service().bot.world.clock.now() };
    await journal.decide(cause, (known) => {
      const report = known.findLast((fact) => fact.kind === 'reported');
      const evidence = [{ kind: 'photo' as const, fileId: 'gone', name: null }];
      const supplement = report && {
        ...{ kind: 'supplemented' as const, task: report.task, period: report.period },
        ...{ part: null, note: '', evidence },
      };
      return { facts: supplement ? [supplement] : [], answer: null };
    });
    cast.vptk.presses(await ask(stage, cast.vptk, '/status III.1'), 'Xem minh chứng');
    await stage.settle();
    const [words, told] = stage.double.messagesTo(cast.vptk.id).slice(-2);
    expect(words?.text).toContain('Minh chứng của III.1');
    expect(told?.text).toContain('không gửi được');
  });

  test('a supplement is taken back alone; with its report it goes too', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1');
    cast.vptk.sendsPhoto('', { replyTo: answer });
    await stage.settle();
    cast.vptk.presses(newest(stage, cast.vptk), 'Hoàn tác');
    await stage.settle();
    expect(await status()).toContain('✅');
    expect(await status()).not.toContain('Minh chứng (');
    cast.vptk.sendsPhoto('', { replyTo: answer });
    await stage.settle();
    await ask(stage, cast.vptk, '/undo');
    expect(await status()).not.toContain('Minh chứng (');
  });

  test('to a report that was taken back nothing is added, and another’s report takes nothing', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1');
    const before = kinds().length;
    cast.kt.forges(
      { chat: cast.kt.id, id: answer.id },
      `ev|${stage.service().bot.world.journal.facts().at(-1)?.id ?? 0}`,
    );
    await stage.settle();
    cast.kt.sendsPhoto();
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain('báo cáo của đơn vị khác');
    expect(kinds()).toHaveLength(before);
    await ask(stage, cast.vptk, '/undo');
    cast.vptk.sendsPhoto('', { replyTo: answer });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('đã được hoàn tác hoặc mở lại');
  });

  test('a question, a denial and a day are no evidence', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1');
    const before = kinds().length;
    for (const words of ['sao lại thế?', 'chưa có số văn bản', 'ngày 19/03']) {
      cast.vptk.says(words, { replyTo: answer });
      await stage.settle();
    }
    expect(kinds()).toHaveLength(before);
    expect(newest(stage, cast.vptk).text).toContain('chưa sửa thành 19/03/2025');
  });

  test('in the group a reply with a photo counts; the files and the record are not shown there', async () => {
    cast.group.says(cast.vptk, '/done@nhacviec_bot III.1');
    await stage.settle();
    const answer = newest(stage, cast.group.id);
    cast.vptk.sendsPhoto('', { replyTo: answer });
    await stage.settle();
    expect(newest(stage, cast.group.id).text).toContain('Minh chứng: 1 ảnh.');
    for (const data of ['fi|III.1|0', 'rc|III.1']) {
      const pressed = cast.coordinator.forges(newest(stage, cast.group.id), data);
      await stage.settle();
      expect(pressed.answer()?.text).toContain('tin nhắn riêng');
    }
    expect(newest(stage, cast.group.id).kind).toBe('text');
  });
});

describe('what happened to a task', () => {
  test('ends its /status: the last five, in words', async () => {
    for (const words of [
      '/dang III.1 dự thảo',
      '/vuong III.1 chờ tỉnh',
      '/done III.1',
      '/undo',
      '/done III.1 45/KH-UBND',
    ]) {
      await ask(stage, cast.vptk, words);
    }
    cast.vptk.says('đạt yêu cầu', { replyTo: newest(stage, cast.vptk) });
    await stage.settle();
    const told = (await status()).split('Quá trình')[1] ?? '';
    expect(told.match(/^•/gmu)).toHaveLength(5);
    expect(told).toMatch(/bổ sung báo cáo.*\n.*báo cáo hoàn thành.*\n.*hoàn tác báo cáo trước/u);
    expect(told).toContain('và 1 nội dung trước đó');
  });

  test('is the coordinator’s as a text file, and nobody else’s', async () => {
    await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    const view = await ask(stage, cast.coordinator, '/status III.1');
    cast.coordinator.presses(view, 'Toàn bộ quá trình');
    await stage.settle();
    const { file, kind } = newest(stage, cast.coordinator);
    expect([kind, file?.name]).toEqual(['document', 'qua-trinh-III.1-2025-03-20.txt']);
    const words = stage.double.file(file?.id ?? '')?.bytes.toString('utf8') ?? '';
    expect(words.startsWith('\uFEFFQUÁ TRÌNH THỰC HIỆN NHIỆM VỤ III.1, KẾ HOẠCH NĂM 2025\r\n')).toBe(true);
    expect(words).toMatch(/1\. 20\/03\/2025 08:00 – đồng chí Lê Văn Tâm: báo cáo hoàn thành/u);
    const refused = cast.vptk.forges(await ask(stage, cast.vptk, '/status III.1'), 'rc|III.1');
    await stage.settle();
    expect(refused.answer()?.text).toContain('dành cho đầu mối');
  });
});

describe('“không phát sinh”', () => {
  test('of dated work that is no “nếu có” is asked once more', async () => {
    const question = await ask(stage, cast.vptk, '/na III.1 không có việc');
    expect(kinds()).not.toContain('reported');
    cast.vptk.presses(question, 'Xác nhận không phát sinh');
    await stage.settle();
    expect(now(question).text).toContain('không phát sinh');
    expect(await status()).toContain('không có việc');
  });

  test('of continuous work is recorded, and says what the plan says', async () => {
    expect((await ask(stage, cast.bpmc, '/na III.3')).text).toContain('Kế hoạch không ghi “nếu có”');
  });
});
