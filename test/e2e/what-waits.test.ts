import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, newestWords, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, found, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-27 09:00' }));
});

afterEach(async () => {
  await stage.close();
});

describe('what waits for whom', () => {
  test('a request, a difficulty and a cause stand in one list with their buttons, and go when they are settled', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ văn bản của tỉnh');
    await ask(stage, cast.kt, '/blocked VI.1 chờ dự toán');
    const list = await ask(stage, cast.coordinator, '/cho');
    expect(list.text).toMatch(/CHỜ ĐỒNG CHÍ XỬ LÝ \(\d+\)/u);
    expect(list.text).toContain('Gia hạn: I.2');
    expect(list.text).toContain('Vướng mắc: VI.1');
    expect(list.text).toContain('(từ hôm nay)');
    await press(cast.coordinator, list, 'Đồng ý I.2 (15/04)');
    const rest = await ask(stage, cast.coordinator, '/waiting');
    expect(rest.text).not.toContain('Gia hạn: I.2');
    const answer = rest.buttons.flat().find(({ text }) => text.startsWith('Trả lời VI.1'));
    expect(answer).toBeDefined();
    await press(cast.coordinator, rest, 'Trả lời VI.1');
    await ask(stage, cast.coordinator, 'đã làm việc với tỉnh, đề nghị tiếp tục');
    expect((await ask(stage, cast.coordinator, '/cho')).text).not.toContain('VI.1');
  });

  test('an officer has no such list', async () => {
    expect((await ask(stage, cast.vptk, '/cho')).text).not.toContain('CHỜ ĐỒNG CHÍ XỬ LÝ');
  });

  test('what has waited for two working days goes to the leaders once, and both letters say so', async () => {
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ văn bản của tỉnh');
    await stage.clock('2025-03-28 07:30');
    expect(newestWords(stage, cast.chairman)).not.toContain('Chờ đồng chí xử lý');
    await stage.clock('2025-03-31 07:30');
    const letter = found(cast.chairman, /Chờ đồng chí xử lý/u);
    expect(letter.text).toMatch(/Gia hạn: I\.2[^\n]*\(chờ 2 ngày làm việc, chuyển từ đầu mối\)/u);
    expect(found(cast.coordinator, /Chờ đồng chí xử lý/u).text).toMatch(
      /Gia hạn: I\.2[^\n]*\(chờ 2 ngày làm việc, đã báo lãnh đạo\)/u,
    );
    await stage.clock('2025-04-01 07:30');
    expect(newestWords(stage, cast.chairman)).not.toContain('thứ Ba 01/04');
  });
});

describe('leaders by field', () => {
  test('are ticked, and hear of their part alone; the leader hears of it', async () => {
    const list = await ask(stage, cast.coordinator, '/phutrach');
    expect(list.text).toContain('toàn bộ công việc');
    const name = list.buttons.flat()[0]?.text ?? '';
    await press(cast.coordinator, list, name);
    const form = found(cast.coordinator, /Bấm để chọn mục/u);
    await press(cast.coordinator, form, 'mục III');
    await press(cast.coordinator, found(cast.coordinator, /Bấm để chọn mục/u), 'Ghi nhận');
    expect(count('fields-set')).toBe(1);
    expect(found(cast.chairman, /được phân công phụ trách mục III/u)).toBeDefined();
    await ask(stage, cast.vptk, '/blocked III.1 chờ ý kiến');
    expect(found(cast.chairman, /III\.1/u).text).toContain('chờ ý kiến');
  });

  test('can be typed, with what is not understood asked back', async () => {
    expect((await ask(stage, cast.coordinator, '/phutrach Hùng: III, ABCD')).text).toContain('“ABCD”');
    expect(count('fields-set')).toBe(0);
    const done = await ask(stage, cast.coordinator, '/phutrach Hùng: III, VPTK');
    expect(done.text).toContain('mục III, VP-TK');
    expect((await ask(stage, cast.coordinator, '/phutrach Hùng tất cả')).text).toContain('toàn bộ công việc');
    expect(count('fields-set')).toBe(2);
  });
});
