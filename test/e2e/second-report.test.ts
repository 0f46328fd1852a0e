import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { present } from '../../src/ports/world.js';
import { standingsOf } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';
import { task } from '../support/builders.js';
import { onStage } from '../support/on-stage.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;
const { count, press, said } = onStage(() => stage);

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
  await stage.clock('2025-04-10 09:00');
});

afterEach(async () => {
  await stage.close();
});

function standing(code: string, at = 0): Standing {
  const { world } = stage.service().bot;
  const { office, history } = present(world);
  const one = standingsOf(office, history, task(code), world.clock.now().day)[at];
  if (!one) throw new RangeError(`no period ${at} of ${code}`);
  return one;
}

/** `done 2025-03-28`, `open`, `not-open` */
function state(code: string, at = 0): string {
  const { state: now, waiting } = standing(code, at);
  if (waiting) return `waits ${waiting.on}`;
  if (now.kind !== 'completed') return now.kind === 'not-open' ? 'not-open' : 'open';
  return `done ${now.on}${now.timing.kind === 'late' ? ` late ${now.timing.days}` : ''}`;
}

const labels = (message: { readonly buttons: readonly (readonly { readonly text: string }[])[] }): string[] =>
  message.buttons.flat().map(({ text }) => text);

describe('a report that names a day', () => {
  test('is of the period that was open on that day, though the next one is open by now', async () => {
    await ask(stage, cast.kt, '/done VI.2');
    await press(cast.kt, newest(stage, cast.kt), 'Quý I (hạn 31/03)');
    expect(state('VI.2')).toBe('done 2025-04-10 late 10');
    const answer = await ask(stage, cast.kt, '/done VI.2 xong ngày 28/03');
    expect(state('VI.2', 1)).toBe('open');
    expect(state('VI.2')).toBe('done 2025-04-10 late 10');
    expect(answer.text).toContain('quý I (kỳ 1/4)');
    expect(answer.text).toContain('Ngày hoàn thành đã ghi: 10/04/2025');
    expect(labels(answer)).toContain('Sửa ngày hoàn thành thành 28/03');
    await press(cast.kt, answer, 'Sửa ngày hoàn thành thành 28/03');
    expect(state('VI.2')).toBe('done 2025-03-28');
    expect(newest(stage, cast.kt).text).toContain('từ 10/04/2025 thành 28/03/2025');
    expect(state('VI.2', 1)).toBe('open');
  });

  test('closes the one unreported period that had begun, without a question', async () => {
    const answer = await ask(stage, cast.kt, '/done VI.2 xong ngày 28/03');
    expect(answer.text).toContain('quý I (kỳ 1/4)');
    expect(state('VI.2')).toBe('done 2025-03-28');
    expect(state('VI.2', 1)).toBe('open');
  });

  test('is asked where the day fits several periods, and none is taken', async () => {
    const answer = await ask(stage, cast.kt, '/done VI.2 xong ngày 05/04');
    expect(labels(answer)).toEqual(['Quý I (hạn 31/03)', 'Quý II (hạn 30/06)', 'Tất cả các kỳ', 'Thôi']);
    expect(count('reported')).toBe(0);
    await press(cast.kt, answer, 'Quý I (hạn 31/03)');
    expect(state('VI.2')).toBe('done 2025-04-05 late 5');
    expect(state('VI.2', 1)).toBe('open');
  });

  test('is asked where it may correct the period before or report the next', async () => {
    await ask(stage, cast.kt, '/done VI.2');
    await press(cast.kt, newest(stage, cast.kt), 'Quý I (hạn 31/03)');
    const answer = await ask(stage, cast.kt, '/done VI.2 xong ngày 05/04');
    expect(labels(answer)).toEqual(['Quý I (đã báo cáo, 10/04)', 'Quý II (hạn 30/06)', 'Thôi']);
    expect(count('reported')).toBe(1);
    await press(cast.kt, answer, 'Quý II (hạn 30/06)');
    expect(state('VI.2', 1)).toBe('done 2025-04-05');
  });

  test('before the plan’s year begins is asked back; today is one tap away, and so is nothing', async () => {
    const answer = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/12/2024');
    expect(count('reported')).toBe(0);
    expect(labels(answer)).toEqual(['Hoàn thành hôm nay (10/04)', 'Thôi']);
    await press(cast.vptk, answer, 'Thôi');
    expect(count('reported')).toBe(0);
    const again = await ask(stage, cast.vptk, '/done III.1 45/KH-UBND xong ngày 28/12/2024');
    await press(cast.vptk, again, 'Hoàn thành hôm nay (10/04)');
    expect(state('III.1')).toBe('done 2025-04-10 late 10');
    expect(newest(stage, cast.vptk).text).toContain('45/KH-UBND');
  });

  test('and is pressed on a period of a question is checked again', async () => {
    const which = await ask(stage, cast.kt, '/done VI.2 ');
    expect(labels(which)).toContain('Quý II (hạn 30/06)');
    cast.kt.says('/done VI.2 xong ngày 28/03');
    await stage.settle();
    expect(state('VI.2')).toBe('done 2025-03-28');
    const early = await ask(stage, cast.kt, '/done VI.2 xong ngày 28/03');
    expect(labels(early)).not.toContain('Báo cáo sớm VI.2, quý III');
    expect(state('VI.2', 1)).toBe('open');
  });
});

describe('another day for what is reported', () => {
  test('is not taken over in silence: what was added is said, and the day is one tap away', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    expect(state('III.1')).toBe('done 2025-04-10 late 10');
    const answer = await ask(stage, cast.vptk, '/done III.1 45/KH-UBND xong ngày 28/03');
    expect(answer.text).toContain('đã bổ sung vào báo cáo trước: 45/KH-UBND');
    expect(answer.text).toContain('Ngày hoàn thành đã ghi: 10/04/2025, chưa sửa thành 28/03/2025');
    expect(state('III.1')).toBe('done 2025-04-10 late 10');
    await press(cast.vptk, answer, 'Sửa ngày hoàn thành thành 28/03');
    const corrected = newest(stage, cast.vptk);
    expect(corrected.text).toContain(
      'đã sửa ngày hoàn thành từ 10/04/2025 thành 28/03/2025, trước hạn (hạn 31/03/2025)',
    );
    expect(state('III.1')).toBe('done 2025-03-28');
    expect(newest(stage, cast.coordinator).text).toContain('sửa ngày hoàn thành');
    const shown = await ask(stage, cast.chairman, '/status III.1');
    expect(shown.text).toContain('hoàn thành 28/03, báo cáo 10/04, trước hạn');
    expect(shown.text).toContain('sửa ngày hoàn thành từ 10/04/2025 thành 28/03/2025');
    await press(cast.vptk, corrected, 'Hoàn tác');
    expect(state('III.1')).toBe('done 2025-04-10 late 10');
    expect(newest(stage, cast.vptk).text).toContain('Đã hoàn tác việc sửa ngày hoàn thành');
    expect(count('reported')).toBe(1);
  });

  test('alone adds no words to the report', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const answer = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    expect(answer.text).toContain('đã được báo cáo trước đó');
    expect(count('supplemented')).toBe(0);
    expect(labels(answer)).toContain('Sửa ngày hoàn thành thành 28/03');
  });

  test('is the reporter’s to correct for 24 hours, then the coordinator’s, and whoever may not is told who may', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const offered = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    await stage.clock('2025-04-11 09:01');
    await press(cast.vptk, offered, 'Sửa ngày hoàn thành thành 28/03');
    expect(newest(stage, cast.vptk).text).toContain('đã quá 24 giờ');
    expect(newest(stage, cast.vptk).text).toContain('đầu mối');
    expect(count('day-corrected')).toBe(0);
    const later = await ask(stage, cast.vptk, '/done III.1 46/KH-UBND xong ngày 28/03');
    expect(later.text).toContain('đã bổ sung vào báo cáo trước: 46/KH-UBND');
    expect(later.text).toContain('đã quá 24 giờ');
    expect(labels(later).join()).not.toContain('Sửa ngày');
    const offer = await ask(stage, cast.coordinator, '/done III.1 xong ngày 28/03');
    await press(cast.coordinator, offer, 'Sửa ngày hoàn thành thành 28/03');
    expect(state('III.1')).toBe('done 2025-03-28');
    expect(newest(stage, cast.vptk).text).toContain('Đầu mối đã sửa ngày hoàn thành');
  });

  test('of somebody else’s report is not the chairman’s to correct', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const answer = await ask(stage, cast.chairman, '/done III.1 xong ngày 28/03');
    expect(answer.text).toContain('Lê Văn Tâm');
    expect(answer.text).toContain('đầu mối');
    expect(labels(answer).join()).not.toContain('Sửa ngày');
    expect(state('III.1')).toBe('done 2025-04-10 late 10');
  });

  test('that the coordinator corrected is his: the reporter can neither change it nor take the report back', async () => {
    await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    const offer = await ask(stage, cast.coordinator, '/done III.1 xong ngày 02/04');
    await press(cast.coordinator, offer, 'Sửa ngày hoàn thành thành 02/04');
    expect(state('III.1')).toBe('done 2025-04-02 late 2');
    const again = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    expect(again.text).toContain('đầu mối đã sửa ngày');
    expect((await ask(stage, cast.vptk, '/undo')).text).toContain('đầu mối đã sửa ngày');
    expect(state('III.1')).toBe('done 2025-04-02 late 2');
  });

  test('keeps the reason of the delay, and asks for one where the day makes it late', async () => {
    await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    const answer = await ask(stage, cast.vptk, '/done III.1 xong ngày 03/04');
    await press(cast.vptk, answer, 'Sửa ngày hoàn thành thành 03/04');
    const corrected = newest(stage, cast.vptk);
    expect(corrected.text).toContain('quá hạn 3 ngày');
    expect(labels(corrected)).toContain('III.1: khách quan');
    await press(cast.vptk, corrected, 'III.1: khách quan');
    cast.vptk.says('chờ cấp trên');
    await stage.settle();
    const given = standing('III.1').reasons;
    expect(given.at(-1)).toMatchObject({ cause: 'objective', words: 'chờ cấp trên' });
    const back = await ask(stage, cast.vptk, '/done III.1 xong ngày 31/03');
    await press(cast.vptk, back, 'Sửa ngày hoàn thành thành 31/03');
    expect(state('III.1')).toBe('done 2025-03-31');
    expect(standing('III.1').reasons).toEqual(given);
  });

  test('by a reply to the answer, with or without a document, goes the same way', async () => {
    const recorded = await ask(stage, cast.vptk, '/done III.1');
    cast.vptk.says('xong ngày 28/03', { replyTo: recorded });
    await stage.settle();
    const offered = newest(stage, cast.vptk);
    expect(offered.text).toContain('Ngày hoàn thành đã ghi: 10/04/2025');
    expect(labels(offered)).toContain('Sửa ngày hoàn thành thành 28/03');
    cast.vptk.says('45/KH-UBND, hoàn thành ngày 27/03', { replyTo: recorded });
    await stage.settle();
    const both = newest(stage, cast.vptk);
    expect(both.text).toContain('Minh chứng: 45/KH-UBND');
    expect(both.text).toContain('chưa sửa thành 27/03/2025');
    await press(cast.vptk, both, 'Sửa ngày hoàn thành thành 27/03');
    expect(state('III.1')).toBe('done 2025-03-27');
  });

  test('of a task for everybody is corrected for the named part alone', async () => {
    await ask(stage, cast.vptk, '/done TH.3');
    const which = newest(stage, cast.vptk);
    await press(cast.vptk, which, 'Quý I (hạn 31/03)');
    const answer = await ask(stage, cast.vptk, '/done TH.3 xong ngày 30/03');
    await press(cast.vptk, answer, 'Sửa ngày hoàn thành thành 30/03');
    expect(standing('TH.3').reports).toMatchObject([{ part: 'VPTK', completedOn: '2025-03-30' }]);
    expect(newest(stage, cast.vptk).text).toContain('phần của VP-TK');
  });

  test('takes no words for the day of the future, and none twice', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const answer = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    await press(cast.vptk, answer, 'Sửa ngày hoàn thành thành 28/03');
    const again = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    expect(again.text).not.toContain('chưa sửa');
    expect(count('day-corrected')).toBe(1);
    expect(said(cast.coordinator, 'sửa ngày hoàn thành')).toHaveLength(1);
  });
});

describe('where reports wait for the coordinator', () => {
  beforeEach(async () => {
    stage.set('CONFIRM', 'on');
    await stage.restart();
  });

  test('a corrected day waits with its report, and he is told of it', async () => {
    await ask(stage, cast.vptk, '/done III.1');
    const answer = await ask(stage, cast.vptk, '/done III.1 xong ngày 28/03');
    await press(cast.vptk, answer, 'Sửa ngày hoàn thành thành 28/03');
    expect(state('III.1')).toBe('waits 2025-03-28');
    const told = newest(stage, cast.coordinator);
    expect(told.text).toContain('từ 10/04/2025 thành 28/03/2025');
    expect(labels(told)).toContain('Xác nhận III.1');
    await press(cast.coordinator, told, 'Xác nhận III.1');
    expect(state('III.1')).toBe('done 2025-03-28');
    const confirmed = await ask(stage, cast.vptk, '/done III.1 xong ngày 27/03');
    expect(confirmed.text).toContain('đầu mối đã xác nhận');
    expect(labels(confirmed).join()).not.toContain('Sửa ngày');
  });
});
