import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { kinds, now, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
  await ask(stage, cast.vptk, '/vuong III.1 chờ tỉnh cấp thiết bị');
});

afterEach(async () => {
  await stage.close();
});

const QUESTION = 'Còn vướng mắc không?';

/** The letters to VPTK of each of those mornings that ask whether III.1 is still stuck. */
async function asked(days: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const day of days) {
    const before = stage.double.messagesTo(cast.vptk.id).length;
    await stage.clock(`${day} 07:30`);
    const letters = stage.double.messagesTo(cast.vptk.id).slice(before);
    if (letters.some(({ text }) => text.includes(QUESTION))) found.push(day);
  }
  return found;
}

/** The letter of a month after the difficulty: 19/04 is a Saturday. */
async function question(): Promise<Posted> {
  expect(await asked(['2025-04-17', '2025-04-18', '2025-04-19', '2025-04-20', '2025-04-21'])).toEqual([
    '2025-04-21',
  ]);
  return newest(stage, cast.vptk);
}

describe('what is reported stuck is asked about once a month', () => {
  test('on a working day, with what was said, without calling it late', async () => {
    const letter = await question();
    const line = letter.text.split('\n').find((one) => one.includes('III.1')) ?? '';
    expect(line).toContain('vướng mắc báo ngày 20/03: chờ tỉnh cấp thiết bị');
    expect(line).not.toContain('quá hạn');
    expect(letter.buttons[0]?.map(({ text }) => text)).toEqual([
      'Vẫn vướng III.1',
      'Đã gỡ III.1',
      'Xong III.1',
    ]);
  });

  test('“vẫn vướng” is one tap, on record, seen by the coordinator, and asks again in a month', async () => {
    const letter = await question();
    await press(cast.vptk, letter, 'Vẫn vướng III.1');
    expect(now(letter).text).toContain('🟡 III.1: còn vướng mắc, xác nhận 21/04, đồng chí Lê Văn Tâm');
    expect(
      now(letter)
        .buttons.flat()
        .map(({ text }) => text),
    ).not.toContain('Vẫn vướng III.1');
    expect(kinds()).toContain('still-blocked');
    const status = (await ask(stage, cast.coordinator, '/status III.1')).text;
    expect(status).toContain('vướng mắc (xác nhận còn vướng ngày 21/04)');
    expect(status).toContain('xác nhận còn vướng mắc');
    expect(await asked(['2025-04-22', '2025-05-19', '2025-05-20', '2025-05-21', '2025-05-22'])).toEqual([
      '2025-05-21',
    ]);
    const digests = stage.double.messagesTo(cast.coordinator.id).map(({ text }) => text);
    expect(digests.some((text) => text.includes('xác nhận còn vướng ngày 21/04'))).toBe(true);
  });

  test('it is taken back like a report', async () => {
    const letter = await question();
    await press(cast.vptk, letter, 'Vẫn vướng III.1');
    await press(cast.vptk, now(letter), 'Hoàn tác III.1');
    expect(now(letter).text).not.toContain('còn vướng mắc, xác nhận');
    expect(now(letter).buttons[0]?.[0]?.text).toBe('Vẫn vướng III.1');
    const status = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(status).not.toContain('xác nhận còn vướng ngày');
    expect(status).toContain('hoàn tác xác nhận còn vướng mắc');
  });

  test('“đã gỡ” is work under way, and nobody is asked again', async () => {
    const letter = await question();
    await press(cast.vptk, letter, 'Đã gỡ III.1');
    expect(now(letter).text).toContain('• III.1: đang thực hiện, đồng chí Lê Văn Tâm');
    expect(
      now(letter)
        .buttons.flat()
        .map(({ text }) => text),
    ).not.toContain('Vẫn vướng III.1');
    expect(await asked(['2025-05-20', '2025-05-21', '2025-05-22'])).toEqual([]);
  });

  test('“xong” is done, and nobody is asked again', async () => {
    const letter = await question();
    await press(cast.vptk, letter, 'Xong III.1');
    expect(now(letter).text).toContain('✅ III.1: hoàn thành 21/04');
    expect(await asked(['2025-05-20', '2025-05-21'])).toEqual([]);
  });

  test('without an answer it is asked again a month later, not on the days between', async () => {
    await question();
    expect(await asked(['2025-04-22', '2025-04-23', '2025-05-16', '2025-05-19', '2025-05-20'])).toEqual([
      '2025-05-19',
    ]);
  });

  test('a reply to a question about one work is about that work', async () => {
    const letter = await question();
    cast.vptk.says('III.1 đang trình ký', { replyTo: { chat: cast.vptk.id, id: letter.id } });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('đang thực hiện (đang trình ký)');
  });

  test('the form of a stuck task has “vẫn vướng” as well, and nobody else may press it', async () => {
    const form = await ask(stage, cast.vptk, 'III.1');
    cast.bpmc.forges(form, 'sv|III.1|2025');
    await stage.clock('2025-03-21 09:00');
    await press(cast.vptk, form, 'Vẫn vướng III.1');
    expect(newest(stage, cast.vptk).text).toContain('đã ghi nhận còn vướng mắc, xác nhận ngày 21/03/2025');
    expect(kinds().filter((kind) => kind === 'still-blocked')).toHaveLength(1);
  });
});
