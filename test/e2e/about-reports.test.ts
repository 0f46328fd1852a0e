import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onStage } from '../support/on-stage.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
  await stage.clock('2025-04-10 09:00');
});

afterEach(async () => {
  await stage.close();
});

const labels = (message: { readonly buttons: readonly (readonly { readonly text: string }[])[] }): string[] =>
  message.buttons.flat().map(({ text }) => text);

function facts(kind: string): readonly { readonly kind: string }[] {
  return stage
    .service()
    .bot.world.journal.facts()
    .filter((fact) => fact.kind === kind);
}

describe('all periods of work for everybody', () => {
  test('are all recorded for the department that the coordinator names', async () => {
    const which = await ask(stage, cast.coordinator, '/done TH.3');
    await press(cast.coordinator, which, 'Tất cả các kỳ');
    const part = newest(stage, cast.coordinator);
    expect(part.text).toContain('quý I, quý II');
    await press(cast.coordinator, part, 'Kế toán');
    expect(facts('reported')).toMatchObject([
      { period: '2025-Q1', part: 'KT' },
      { period: '2025-Q2', part: 'KT' },
    ]);
    const answer = newest(stage, cast.coordinator).text;
    expect(answer).toContain('quý I (kỳ 1/4), phần của Kế toán');
    expect(answer).toContain('quý II (kỳ 2/4), phần của Kế toán');
  });

  test('are all recorded for both departments of an officer of two', async () => {
    await enrolBy(stage, cast.coordinator, { who: cast.kt, post: 'BPMC' });
    const which = await ask(stage, cast.kt, '/done TH.3');
    await press(cast.kt, which, 'Tất cả các kỳ');
    await press(cast.kt, newest(stage, cast.kt), 'Tất cả');
    expect(facts('reported')).toHaveLength(4);
    expect(newest(stage, cast.kt).text).toContain('quý II (kỳ 2/4), phần của Một cửa, Kế toán');
  });
});

describe('what is not finished', () => {
  test('is nothing to reopen, and its difficulty stays', async () => {
    await ask(stage, cast.vptk, '/blocked III.1 chờ tỉnh');
    const answer = await ask(stage, cast.coordinator, '/reopen III.1 làm lại');
    expect(answer.text).toContain('không cần mở lại');
    expect(count('reopened')).toBe(0);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('vướng mắc');
  });

  test('before its period begins is named by the button and shown in the status', async () => {
    await ask(stage, cast.vptk, '/done III.2');
    const asked = await ask(stage, cast.vptk, '/blocked III.2 chờ hướng dẫn');
    expect(labels(asked)).toContain('Báo cáo vướng mắc III.2, bước 2');
    await press(cast.vptk, asked, 'Báo cáo vướng mắc III.2, bước 2');
    const shown = await ask(stage, cast.chairman, '/status III.2');
    expect(shown.text).toContain('chưa đến kỳ; vướng mắc');
    expect((await ask(stage, cast.chairman, '/status III')).text).toMatch(
      /III\.2 .*[Vv]ướng mắc: chờ hướng dẫn/u,
    );
  });
});

describe('what somebody else added', () => {
  test('stays when the reporter takes his report back, joins the next one, and is its owner’s to take back', async () => {
    const recorded = await ask(stage, cast.vptk, '/done III.1');
    const added = await ask(stage, cast.coordinator, '/done III.1 45/KH-UBND');
    expect(added.text).toContain('45/KH-UBND');
    await press(cast.vptk, recorded, 'Hoàn tác');
    const undone = newest(stage, cast.vptk).text;
    expect(undone).toContain('Giữ nguyên nội dung do đồng chí Trần Thị Hoa bổ sung (45/KH-UBND)');
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('45/KH-UBND');
    await ask(stage, cast.vptk, '/done III.1');
    const shown = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(shown).toContain('Minh chứng (1)');
    expect((await ask(stage, cast.coordinator, '/undo')).text).toContain('Đã hoàn tác minh chứng bổ sung');
    const after = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(after).not.toContain('Minh chứng (1)');
    expect(after).toContain('hoàn thành 10/04');
  });

  test('covers what was said before, and the undo of that says so', async () => {
    await ask(stage, cast.vptk, '/progress III.1');
    await ask(stage, cast.coordinator, '/done III.1');
    const answer = await ask(stage, cast.vptk, '/undo');
    expect(answer.text).toContain('đã được thay bằng báo cáo sau (hoàn thành, đồng chí Trần Thị Hoa');
    expect(count('withdrawn')).toBe(0);
  });

  test('is told once in the history, and a closing that was taken back is called so', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
    const shown = (await ask(stage, cast.vptk, '/status III.1')).text;
    expect(shown).toMatch(/bổ sung báo cáo: 45\/KH-UBND(?!; 45)/u);
    const closing = await ask(stage, cast.coordinator, '/done V.2a tất cả');
    const [label = ''] = labels(closing);
    await press(cast.coordinator, closing, label);
    await press(cast.coordinator, newest(stage, cast.coordinator), 'Hoàn tác');
    expect(newest(stage, cast.coordinator).text).toContain('Đã hoàn tác việc đóng nhiệm vụ');
    expect((await ask(stage, cast.coordinator, '/status V.2a')).text).toContain(
      'hoàn tác việc đóng nhiệm vụ',
    );
  });
});

test('a duty of twelve periods shows how each of them stands', async () => {
  await stage.clock('2025-12-29 09:00');
  const which = await ask(stage, cast.coordinator, '/done TH.2');
  await press(cast.coordinator, which, 'Tất cả các kỳ');
  const shown = (await ask(stage, cast.coordinator, '/status TH.2')).text;
  expect(shown).not.toMatch(/và \d+ kỳ khác/u);
  expect(shown).toMatch(/Đã báo cáo \(\d\): tháng 1 /u);
});
