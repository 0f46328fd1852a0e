import { afterEach, describe, expect, test } from 'vitest';
import { ask, enrolCast, newest, openEnrolled, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;

/** The first start on Thursday 20/03/2025: the link for the coordinator, three officers, the chairman, the group. */
async function curtain(): Promise<Cast> {
  const opened = await openEnrolled({ at: '2025-03-20 08:00' });
  stage = opened.stage;
  return opened.cast;
}

afterEach(async () => {
  await stage.close();
});

describe('the main job, through the real telegraf client', () => {
  test('a first start prints one link, and its opener becomes the coordinator with the opening letter', async () => {
    stage = await openStage({ at: '2025-03-20 08:00' });
    const { coordinator } = await enrolCast(stage);
    expect(stage.told()).toContain('https://t.me/nhacviec_bot?start=');
    const texts = stage.double.messagesTo(coordinator.id).map(({ text }) => text);
    expect(texts.join('\n')).toContain('I.1c');
    expect(texts.join('\n')).toContain('VI.1');
  });

  test('on Monday 24/03/2025 at 07:30 the officer is reminded of what is due on 31/03, once', async () => {
    const { vptk, bpmc } = await curtain();
    const before = stage.double.messagesTo(vptk.id).length;
    await stage.clock('2025-03-24 07:29');
    expect(stage.double.messagesTo(vptk.id)).toHaveLength(before);
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, vptk);
    for (const code of ['I.2', 'III.1', 'III.2']) expect(letter.text).toContain(code);
    expect(letter.buttons.flat().map(({ text }) => text)).toContain('III.1');
    expect(newest(stage, bpmc).text).not.toContain('III.1 ');
    await stage.clock('2025-03-24 07:31');
    await stage.restart();
    await stage.clock('2025-03-24 07:35');
    expect(stage.double.messagesTo(vptk.id)).toHaveLength(before + 1);
  });

  test('/done names the task, the period and the document; undo takes it back; a restart forgets neither', async () => {
    const { vptk } = await curtain();
    const answer = await ask(stage, vptk, '/done III.1 45/KH-UBND');
    expect(answer.text).toContain('III.1');
    expect(answer.text).toContain('45/KH-UBND');
    await stage.restart();
    expect((await ask(stage, vptk, '/status III.1')).text).toContain('45/KH-UBND');
    vptk.presses(answer, 'Hoàn tác');
    await stage.settle();
    await stage.restart();
    expect((await ask(stage, vptk, '/status III.1')).text).not.toMatch(/hoàn thành (?:trước|đúng) hạn/iu);
  });

  test('/done III.3 closes March, not the year', async () => {
    const { bpmc } = await curtain();
    const answer = await ask(stage, bpmc, '/done III.3');
    expect(answer.text).toContain('tháng 3');
    await stage.clock('2025-04-10 08:00');
    expect((await ask(stage, bpmc, '/done III.3')).text).toContain('tháng 4');
  });

  test('/done III.2 reports the open step and says which; step 2 only by a button', async () => {
    const { vptk } = await curtain();
    expect((await ask(stage, vptk, '/done III.2')).text).toContain('bước 1/2');
    const again = await ask(stage, vptk, '/done III.2');
    expect(again.buttons.flat().length).toBeGreaterThan(0);
    expect((await ask(stage, vptk, '/status III.2')).text).toContain('31/03');
  });

  test('/done I.1 asks which, and a tap on Tất cả reports what is open', async () => {
    const { coordinator } = await curtain();
    const question = await ask(stage, coordinator, '/done I.1');
    const labels = question.buttons.flat().map(({ text }) => text);
    for (const code of ['I.1a', 'I.1b', 'I.1c', 'I.1d']) expect(labels.join(' ')).toContain(code);
    const press = coordinator.presses(question, labels.find((label) => label.includes('Tất cả')) ?? '');
    await stage.settle();
    expect(press.answer()).not.toBeNull();
    const said = stage.double.message({ chat: coordinator.id, id: question.id });
    expect(said?.text).toContain('I.1a');
  });

  test('the group gets its summary on Friday 28/03/2025 at 16:00, once, and the chairman his /status', async () => {
    const { vptk, chairman, group, coordinator } = await curtain();
    await stage.clock('2025-03-21 16:00');
    const [first] = stage.double.messagesTo(group.id).slice(-2);
    expect(first?.text).toMatch(/I\.1c .*Chờ đầu mối xác nhận/u);
    await stage.clock('2025-03-24 07:30');
    await ask(stage, vptk, '/done III.1 45/KH-UBND');
    await stage.clock('2025-03-28 15:59');
    const before = stage.double.messagesTo(group.id).length;
    await stage.clock('2025-03-28 16:00');
    await stage.restart();
    await stage.clock('2025-03-28 16:05');
    const posts = stage.double.messagesTo(group.id).slice(before);
    expect(posts.map(({ kind }) => kind)).toEqual(['text', 'photo']);
    expect(posts[0]?.text).toContain('TỔNG HỢP TIẾN ĐỘ KẾ HOẠCH CCHC NĂM 2025');
    expect(posts[0]?.text).toContain('Tuần từ 24/03 đến 28/03/2025');
    expect(posts[0]?.text).toMatch(/Hoàn thành trong tuần \(1\)\n• III\.1 .*45\/KH-UBND/u);
    const status = await ask(stage, chairman, '/status');
    expect(status.text).toContain('23');
    expect(status.text).not.toContain(coordinator.id.toString());
    group.says(chairman, '/status');
    await stage.settle();
    expect(newest(stage, group.id).text).toContain('23');
  });

  test('a stranger gets one sentence an hour and nothing else', async () => {
    await curtain();
    const stranger = stage.double.user({ id: 66, firstName: 'Ai đó' });
    stranger.start();
    stranger.says('/status');
    stranger.says('/done III.1');
    await stage.settle();
    const answers = stage.double.messagesTo(stranger.id);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).not.toMatch(/III|23|VPTK/u);
    await stage.clock('2025-03-20 08:59');
    stranger.says('/viec');
    await stage.settle();
    expect(stage.double.messagesTo(stranger.id)).toHaveLength(1);
    await stage.clock('2025-03-20 09:01');
    stranger.says('/viec');
    await stage.settle();
    expect(stage.double.messagesTo(stranger.id)).toHaveLength(2);
  });

  test('who guesses codes is told once an hour that they let nobody in', async () => {
    await curtain();
    const guesser = stage.double.user({ id: 67, firstName: 'Ai đó' });
    for (let guess = 0; guess < 20; guess += 1) guesser.start(`AAAAAAAAAAAAAAAAAAAA${guess}`);
    await stage.settle();
    expect(stage.double.messagesTo(guesser.id)).toHaveLength(1);
  });
});
