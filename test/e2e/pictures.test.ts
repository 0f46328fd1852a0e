import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closedAfter, internal, status } from '../../src/bot-api-double/faults.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

function inGroup(kind: Posted['kind']): readonly Posted[] {
  return stage.double
    .messagesTo(cast.group.id)
    .filter((posted) => posted.kind === kind && posted.text.includes('21/03/2025'));
}

function isPng(posted: Posted | undefined): boolean {
  const bytes = posted?.file ? stage.double.file(posted.file.id)?.bytes : undefined;
  return bytes?.subarray(1, 4).toString() === 'PNG' && bytes.length > 50_000;
}

describe('behind the Friday summary', () => {
  test('comes its picture, once, with the figures in words below it', async () => {
    await stage.clock('2025-03-21 16:00');
    await stage.clock('2025-03-21 16:01');
    await stage.restart();
    await stage.clock('2025-03-21 16:05');
    const [picture, ...more] = inGroup('photo');
    expect(more).toEqual([]);
    expect(isPng(picture)).toBe(true);
    expect(picture?.text).toMatch(/Đã hoàn thành 0 \(0,0%\).*Chưa hoàn thành 23/u);
    expect(inGroup('text')).toHaveLength(1);
  });

  test('a refused picture leaves the words as they are, and is not tried again', async () => {
    stage.double.faults.inject('sendPhoto', status(400, 'Bad Request: IMAGE_PROCESS_FAILED'), 5);
    for (const minute of ['00', '01', '02']) await stage.clock(`2025-03-21 16:${minute}`);
    expect(inGroup('text')).toHaveLength(1);
    expect(inGroup('photo')).toEqual([]);
    expect(stage.double.requests('sendPhoto')).toHaveLength(1);
    expect(stage.double.messagesTo(cast.group.id).at(-1)?.text).toContain('TỔNG HỢP');
  });

  test('a picture that did not leave is sent at a later minute of the day', async () => {
    stage.double.faults.inject('sendPhoto', internal, 50);
    await stage.clock('2025-03-21 16:00');
    expect(inGroup('text')).toHaveLength(1);
    expect(inGroup('photo')).toEqual([]);
    stage.double.faults.clear();
    await stage.clock('2025-03-21 16:10');
    expect(inGroup('photo')).toHaveLength(1);
    expect(inGroup('text')).toHaveLength(1);
  });

  test('a picture that may have arrived is not sent twice', async () => {
    stage.double.faults.inject('sendPhoto', closedAfter, 20);
    for (const minute of ['00', '05', '10']) await stage.clock(`2025-03-21 16:${minute}`);
    stage.double.faults.clear();
    await stage.clock('2025-03-21 16:20');
    expect(inGroup('photo')).toHaveLength(1);
  });

  test('without the words there is no picture', async () => {
    stage.double.faults.inject('sendMessage', internal, 50);
    await stage.clock('2025-03-21 16:00');
    expect(stage.double.requests('sendPhoto')).toEqual([]);
  });

  test('a summary that the coordinator posts has it as well, and the preview has not', async () => {
    const preview = await ask(stage, cast.coordinator, '/summary');
    expect(stage.double.requests('sendPhoto')).toEqual([]);
    cast.coordinator.presses(preview, 'Gửi vào nhóm');
    await stage.settle();
    expect(stage.double.messagesTo(cast.group.id).filter(({ kind }) => kind === 'photo')).toHaveLength(1);
  });
});

describe('on demand', () => {
  test('/status answers at once in words, its button sends the picture, and shows that it is under way', async () => {
    const answer = await ask(stage, cast.chairman, '/status');
    expect(answer.kind).toBe('text');
    expect(stage.double.requests('sendPhoto')).toEqual([]);
    cast.chairman.presses(answer, 'Biểu đồ');
    await stage.settle();
    const picture = newest(stage, cast.chairman);
    expect(picture).toMatchObject({ kind: 'photo', file: { name: 'Tien-do-CCHC-2025-03-20.png' } });
    expect(isPng(picture)).toBe(true);
    const actions = stage.double.requests('sendChatAction');
    expect(JSON.stringify(actions)).toContain('upload_photo');
    expect(stage.double.message({ chat: cast.chairman.id, id: answer.id })?.text).toBe(answer.text);
  });

  test('a department has its year', async () => {
    const answer = await ask(stage, cast.vptk, '/status VPTK');
    cast.vptk.presses(answer, 'Cả năm');
    await stage.settle();
    const picture = newest(stage, cast.vptk);
    expect(picture).toMatchObject({ kind: 'photo', file: { name: 'Ca-nam-VPTK-2025.png' } });
    expect(picture.text).toContain('Văn phòng – Thống kê: cả năm 2025');
    expect(isPng(picture)).toBe(true);
  });

  test('a member of the group may have it without being enrolled; a stranger elsewhere may not', async () => {
    const member = stage.double.user({ id: 4001, firstName: 'Thành viên' });
    cast.group.add(member);
    cast.group.says(member, '/status');
    await stage.settle();
    const shown = newest(stage, cast.group);
    member.presses(shown, 'Biểu đồ');
    await stage.settle();
    expect(newest(stage, cast.group).kind).toBe('photo');
    const own = await ask(stage, cast.vptk, '/status');
    const before = stage.double.requests('sendPhoto').length;
    const stranger = stage.double.user({ id: 4711, firstName: 'Ai đó' });
    stranger.presses(own, 'Biểu đồ');
    await stage.settle();
    expect(stage.double.requests('sendPhoto')).toHaveLength(before);
  });
});
