import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press } = onStage(() => stage);

// A Tuesday.
beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-25 09:00' }));
});

afterEach(async () => {
  await stage.close();
});

describe('/extend reads the day as people write it', () => {
  test.each([
    ['/giahan I.2 15 tháng 4 chờ kinh phí', '15/04/2025', 'chờ kinh phí'],
    ['/giahan I.2 đến hết tháng 4 vì chờ kinh phí', '30/04/2025', 'chờ kinh phí'],
    ['/giahan I.2 chờ kinh phí, đến ngày mười lăm tháng tư', '15/04/2025', 'chờ kinh phí'],
    ['/giahan I.2 den 15/4 do cho tinh', '15/04/2025', 'cho tinh'],
    ['/giahan I.2 2025-04-15, lý do: chờ tỉnh', '15/04/2025', 'chờ tỉnh'],
    ['/giahan I.2 thứ Sáu tuần sau chờ tỉnh', '04/04/2025', 'chờ tỉnh'],
    ['xin gia hạn I.2 đến 15/4 vì chờ kinh phí', '15/04/2025', 'chờ kinh phí'],
  ])('%s', async (text, until, reason) => {
    const answer = await ask(stage, cast.vptk, text);
    expect(answer.text).toContain(`đến ${until}.`);
    expect(answer.text).toContain(`Lý do: ${reason}\n`);
  });

  test('an unclear day is quoted and offered, and the reason is kept for the tap', async () => {
    const question = await ask(stage, cast.vptk, '/giahan I.2 đến tháng 4 vì chờ kinh phí');
    expect(question.text).toContain('Chưa rõ “tháng 4” là ngày nào');
    expect(count('extension-asked')).toBe(0);
    await press(cast.vptk, question, '30/04/2025');
    expect(newest(stage, cast.vptk).text).toContain('đến 30/04/2025');
    expect(newest(stage, cast.vptk).text).toContain('Lý do: chờ kinh phí');
    expect(count('extension-asked')).toBe(1);
  });

  test('the answer to its question is read alike', async () => {
    await ask(stage, cast.vptk, '/giahan I.2');
    expect((await ask(stage, cast.vptk, 'đầu tuần sau')).text).toContain(
      'Chưa rõ “đầu tuần sau” là ngày nào',
    );
    expect((await ask(stage, cast.vptk, '31/4')).text).toContain(
      '“31/4” không phải là một ngày có trong lịch',
    );
    expect((await ask(stage, cast.vptk, 'cuối tháng 4 vì chờ tỉnh')).text).toContain('đến 30/04/2025');
    expect(count('extension-asked')).toBe(1);
  });

  test('a day that is merely told of is not the one that is wanted', async () => {
    const answer = await ask(stage, cast.vptk, '/giahan I.2 chờ tỉnh họp ngày 20/4');
    expect(answer.text).toContain('trả lời tin này bằng ngày');
    expect(count('extension-asked')).toBe(0);
  });
});

describe('/set reads the day as people write it', () => {
  test.each([
    ['/hen I.1b thứ Sáu tuần sau', 'thứ Sáu 04/04/2025'],
    ['/hen I.1b 2025-06-16', 'thứ Hai 16/06/2025'],
    ['/hen I.1b ngày 16 tháng 6', 'thứ Hai 16/06/2025'],
    ['/hen I.1b đến hết tháng 6', 'thứ Hai 30/06/2025'],
  ])('%s', async (text, says) => {
    expect((await ask(stage, cast.coordinator, text)).text).toContain(`đã đặt hạn ${says}`);
  });

  test.each([
    ['/hen I.1b đầu tuần sau', 'chưa rõ “đầu tuần sau” là ngày nào', 'Có thể là: 31/03/2025; 01/04/2025.'],
    ['/hen I.1b 31/6', '“31/6” không phải là một ngày', 'Có thể là: 30/06/2025; 01/07/2025.'],
    ['/hen I.1b 15/4 hoặc 20/4', 'chưa rõ “15/4 hoặc 20/4”', 'Có thể là: 15/04/2025; 20/04/2025.'],
  ])('%s is said to be unclear', async (text, says, options) => {
    const answer = await ask(stage, cast.coordinator, text);
    expect(answer.text).toContain(says);
    expect(answer.text).toContain(options);
    expect(count('date-set')).toBe(0);
  });
});

describe('/holiday reads the day as people write it', () => {
  test.each([
    ['/ngaynghi 24/11 Ngày Văn hóa', 'thứ Hai 24/11/2025 là ngày nghỉ (Ngày Văn hóa)'],
    ['/ngaynghi ngày 24 tháng 11 Ngày Văn hóa', 'thứ Hai 24/11/2025 là ngày nghỉ (Ngày Văn hóa)'],
    ['/ngaynghi thứ Bảy 26/4 làm bù', 'thứ Bảy 26/04/2025 là ngày làm việc (làm bù)'],
    ['/ngaynghi 2025-11-24', 'thứ Hai 24/11/2025 là ngày nghỉ'],
    ['/ngaynghi 5/4 lam bu', 'thứ Bảy 05/04/2025 là ngày làm việc (lam bu)'],
  ])('%s', async (text, says) => {
    expect((await ask(stage, cast.coordinator, text)).text).toContain(says);
  });

  test.each([
    ['/ngaynghi 31/02 nghỉ', '“31/02” không phải là một ngày'],
    ['/ngaynghi 28/4 đến 30/4 nghỉ lễ', 'Chưa rõ “28/4 đến 30/4” là ngày nào'],
    ['/ngaynghi mùng 10/3 âm giỗ tổ', 'Chưa rõ “mùng 10/3 âm” là ngày nào'],
    ['/ngaynghi ngày 20', 'Chưa rõ “ngày 20” là ngày nào'],
    ['/ngaynghi cuối tuần', 'Chưa rõ “cuối tuần” là ngày nào'],
  ])('%s is said to be unclear', async (text, says) => {
    expect((await ask(stage, cast.coordinator, text)).text).toContain(says);
    expect(count('day-set')).toBe(0);
  });
});
