import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { now } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

describe('a stage that somebody names', () => {
  test.each([
    ['III.1 đang trình ký', 'đang trình ký'],
    ['III.1 dang trinh ky', 'đang trình ký'],
    ['III.1 đang trình ký'.normalize('NFD'), 'đang trình ký'],
    ['Đang trình ký III.1', 'đang trình ký'],
    ['dạ III.1 đang trình ký rồi ạ', 'đang trình ký'],
    ['dạ, đang trình Chủ tịch ký III.1', 'đang trình Chủ tịch ký'],
    ['III.1: đang trình ký', 'đang trình ký'],
    ['III.1 trình lãnh đạo', 'đang trình lãnh đạo ký'],
    ['III.1 chờ duyệt', 'chờ duyệt'],
    ['III.1 cho duyet', 'chờ duyệt'],
    ['III.1 chờ thẩm định', 'chờ thẩm định'],
    ['III.1 chờ phối hợp của Công an xã', 'chờ phối hợp của Công an xã'],
    ['III.1 chờ tỉnh', 'chờ tỉnh'],
    ['III.1 chờ số liệu của phòng Nội vụ', 'chờ số liệu của phòng Nội vụ'],
    ['III.1 đang soạn thảo', 'đang soạn thảo'],
    ['III.1 đang lấy ý kiến các đơn vị', 'đang lấy ý kiến các đơn vị'],
    ['III.1 đang làm, đang trình ký', 'đang trình ký'],
    ['/dang III.1 trình ký', 'đang trình ký'],
    ['/dang III.1 đã soạn xong, đang trình ký', 'đang trình ký'],
    ['/progress III.1 chờ duyệt', 'chờ duyệt'],
  ])('“%s” is work under way, and says which stage', async (words, named) => {
    const answer = await ask(stage, cast.vptk, words);
    expect(answer.text).toContain(`đã ghi nhận đang thực hiện (${named})`);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain(`đang thực hiện (${named})`);
  });

  test('a reply to a reminder that names one work is about that work', async () => {
    await stage.clock('2025-03-21 16:00');
    const letter = newest(stage, cast.bpmc);
    cast.bpmc.says('dạ đang trình ký ạ', { replyTo: { chat: cast.bpmc.id, id: letter.id } });
    await stage.settle();
    expect(newest(stage, cast.bpmc).text).toMatch(/^TH\.2 .*đang thực hiện \(đang trình ký\)/u);
  });

  test('who says “vướng” is stuck, whatever is waited for', async () => {
    const answer = await ask(stage, cast.vptk, 'vướng III.1: chờ tỉnh');
    expect(answer.text).toContain('đã ghi nhận vướng mắc');
    expect(answer.text).toContain('chờ tỉnh');
  });

  test.each(['/vuong chờ tỉnh', 'vướng: chờ tỉnh', '/vuong chờ tỉnh thẩm định'])(
    '“%s” in reply to a reminder is stuck as well',
    async (words) => {
      await stage.clock('2025-03-21 16:00');
      const letter = newest(stage, cast.bpmc);
      cast.bpmc.says(words, { replyTo: { chat: cast.bpmc.id, id: letter.id } });
      await stage.settle();
      expect(newest(stage, cast.bpmc).text).toMatch(/^TH\.2 .*đã ghi nhận vướng mắc[^]*Nội dung: chờ tỉnh/u);
    },
  );

  test('what the stage does not say stays with the report', async () => {
    const answer = await ask(stage, cast.vptk, '/dang III.1 trình ký, dự kiến xong 30/3, 45/KH-UBND');
    expect(answer.text).toContain('đang thực hiện (đang trình ký)');
    expect(answer.text).toContain('Nội dung: dự kiến xong 30/3');
    expect(answer.text).toContain('Minh chứng: 45/KH-UBND');
  });

  test('words that are no stage stay words', async () => {
    const answer = await ask(stage, cast.vptk, '/dang III.1 đã họp 2 lần');
    expect(answer.text).toContain('đã ghi nhận đang thực hiện;');
    expect(answer.text).toContain('Nội dung: đã họp 2 lần');
  });

  test('the next stage takes the place of the one before, and the record keeps both', async () => {
    await ask(stage, cast.vptk, 'III.1 đang lấy ý kiến');
    await ask(stage, cast.vptk, 'III.1 đang trình ký');
    const shown = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(shown).toMatch(/Hạn 31\/03\/2025.*đang thực hiện \(đang trình ký\)/u);
    expect(shown).toContain('báo cáo đang thực hiện (đang lấy ý kiến)');
    expect(shown).toContain('báo cáo đang thực hiện (đang trình ký)');
  });

  test('the form has a tap for each of the three that hold work up most', async () => {
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, cast.vptk);
    for (const [button, named] of [
      ['Trình ký', 'đang trình ký'],
      ['Chờ duyệt', 'chờ duyệt'],
    ] as const) {
      for (const label of ['III.1', button]) {
        cast.vptk.presses(now(letter), label);
        await stage.settle();
      }
      expect(now(letter).text).toContain(`• III.1: đang thực hiện (${named}), đồng chí Lê Văn Tâm`);
    }
  });

  test('“Chờ phối hợp” is recorded at once, and then asks of whom, with a way out', async () => {
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, cast.vptk);
    for (const label of ['III.1', 'Chờ phối hợp']) {
      cast.vptk.presses(now(letter), label);
      await stage.settle();
    }
    const question = newest(stage, cast.vptk);
    expect(question.text).toContain('đã ghi nhận đang thực hiện (chờ phối hợp)');
    expect(question.text).toContain('Chờ đơn vị nào phối hợp?');
    expect(question.buttons.flat().map(({ text }) => text)).toContain('Thôi');
    expect((await ask(stage, cast.vptk, 'Công an xã')).text).toContain(
      'đang thực hiện (chờ phối hợp của Công an xã)',
    );
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain(
      'đang thực hiện (chờ phối hợp của Công an xã)',
    );
  });

  test('who does not say of whom loses nothing', async () => {
    await ask(stage, cast.vptk, '/dang III.1 chờ phối hợp');
    expect((await ask(stage, cast.vptk, 'thôi')).text).toContain('Đã thôi câu hỏi');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('đang thực hiện (chờ phối hợp)');
  });

  test('a stage that is tapped for a task for everybody keeps through the question for the department', async () => {
    const form = await ask(stage, cast.coordinator, 'V.2a');
    // The form's "Trình ký" in a letter of whoever may report for every department.
    cast.coordinator.forges(form, 'r|V.2a|~2025||p4');
    await stage.settle();
    const which = newest(stage, cast.coordinator);
    expect(which.text).toContain('Đồng chí báo cáo cho đơn vị nào?');
    cast.coordinator.presses(which, which.buttons.flat()[0]?.text ?? '');
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('đang thực hiện (đang trình ký)');
  });

  test('lists say it in short', async () => {
    await ask(stage, cast.vptk, 'III.1 đang trình ký');
    for (const list of ['/tinhhinh VPTK', '/tinhhinh III', '/viec']) {
      expect((await ask(stage, cast.vptk, list)).text).toMatch(/III\.1 .*, đang trình ký/u);
    }
  });
});
