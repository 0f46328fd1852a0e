import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fact } from '../../src/journal/fact.js';
import { effort } from '../support/effort.js';
import { reportedWords } from '../support/reported-words.js';
import { ask, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-25 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

type Reported = Extract<Fact, { kind: 'reported' }>;

function reports(): readonly Reported[] {
  return stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'reported' ? [fact] : []));
}

const told = (): readonly string[] =>
  reports().map(({ task, status, note }) => [task, status, note].filter((part) => part !== '').join(' '));

test.each([
  ['xong III.3, xong III.6', ['III.3 done', 'III.6 done']],
  ['xong III.3-III.5', ['III.3 done', 'III.4 done', 'III.5 done']],
  ['xong III.3 đến III.5', ['III.3 done', 'III.4 done', 'III.5 done']],
  ['xong III.3 — III.5', ['III.3 done', 'III.4 done', 'III.5 done']],
  ['xong III.3 đến III.6 trừ III.4', ['III.3 done', 'III.5 done', 'III.6 done']],
  ['xong III.3-III.6 (ngoại trừ III.4, III.5): 96%', ['III.3 done 96%', 'III.6 done 96%']],
  ['III.3, III.4, III.5 khong ke III.4 da xong', ['III.3 done', 'III.5 done']],
  ['III.3 đang làm; III.4 đã xong', ['III.3 in-progress', 'III.4 done']],
  ['xong III.3: 96%\nIII.4: 100%', ['III.3 done 96%', 'III.4 done 100%']],
  ['III.3 xong\nIII.3 96% hồ sơ', ['III.3 done 96% hồ sơ']],
  ['/xong III.3 96%\n/dang III.4', ['III.3 done 96%', 'III.4 in-progress']],
  ['xong III.3 rồi, kế hoạch 22/KH-UBND', ['III.3 done 22/KH-UBND']],
  ['vướng III.3: chờ kết quả III.4', ['III.3 blocked chờ kết quả III.4']],
  ['vướng III.3: chờ kết quả III.4 và III.5', ['III.3 blocked chờ kết quả III.4 và III.5']],
  ['III.3 chờ duyệt và III.4 đang làm', ['III.3 in-progress', 'III.4 in-progress']],
  ['xong III.3 mục II.1 của kế hoạch', ['III.3 done mục II.1 của kế hoạch']],
])('“%s” is recorded task by task', async (words, expected) => {
  await ask(stage, cast.bpmc, words);
  expect(told()).toEqual(expected);
});

test.each([
  '/xong III.3 chưa xong',
  '/xong III.3, III.4 chưa',
  'III.3 chưa xong',
  'III.3: 96%; III.4: 97%',
  '/xong III.3 đang làm',
  'xong III.3, III.4 đang làm, III.5 chưa xong',
  'xong III.3 gửi kèm III.4',
  'xong III.3, III.4 trừ III.5',
  'xong III.3 đến III.6 riêng III.4 tuần sau nộp',
  'III.3 gửi chị Lan rồi',
  'xong III.3 đầu tuần',
  'xong III.3 ngày 31/02',
  'III.3, III.4 còn III.5; đang làm III.3-III.5',
])('of “%s” nothing is recorded before a tap', async (words) => {
  const question = await ask(stage, cast.bpmc, words);
  expect(told()).toEqual([]);
  expect(question.text).toMatch(/chưa ghi nhận/iu);
  expect(question.buttons.flat().length).toBeGreaterThan(1);
});

async function tap(words: string, label: string): Promise<void> {
  const question = await ask(stage, cast.bpmc, words);
  const button = question.buttons.flat().find(({ text }) => text.startsWith(label));
  cast.bpmc.presses(question, button?.text ?? label);
  await stage.settle();
}

test.each([
  ['/xong III.3 chưa xong', 'Đang làm', ['III.3 in-progress chưa xong']],
  ['/xong III.3 chưa xong', 'Vẫn xong', ['III.3 done chưa xong']],
  ['III.3 xong; III.4 chưa rõ', 'Đang làm', ['III.3 done', 'III.4 in-progress chưa rõ']],
  ['III.3: 96%; III.4: 97%', 'Xong', ['III.3 done 96%', 'III.4 done 97%']],
  ['III.3 gửi chị Lan rồi', 'Xong', ['III.3 done gửi chị Lan rồi']],
])('“%s”, then “%s”: what was said is kept', async (words, label, expected) => {
  await tap(words, label);
  expect(told()).toEqual(expected);
});

test('a day that is marked and not read is asked: a tap gives it', async () => {
  await tap('xong III.3 đầu tuần', '24/03/2025');
  expect(reports()).toMatchObject([{ task: 'III.3', status: 'done', completedOn: '2025-03-24' }]);
});

test('the day can be said instead, after a restart as well', async () => {
  await ask(stage, cast.bpmc, '/xong III.3 ngày 31/02, 96%');
  await stage.restart();
  await ask(stage, cast.bpmc, 'hôm qua');
  expect(reports()).toMatchObject([{ task: 'III.3', completedOn: '2025-03-24' }]);
});

test('in an album each caption is a report of its own with its own file', async () => {
  for (const words of ['xong III.3', 'xong III.4', '/dang III.5 96%']) {
    cast.bpmc.sendsPhoto(words, { album: 'three' });
  }
  await stage.settle();
  expect(told()).toEqual(['III.3 done', 'III.4 done', 'III.5 in-progress 96%']);
  const files = reports().map(({ evidence }) => evidence.length);
  expect(files).toEqual([1, 1, 1]);
});

test('a period that is named is the one that is reported', async () => {
  await stage.clock('2025-04-10 08:00');
  await ask(stage, cast.bpmc, 'xong III.3 tháng 3: 96%');
  expect(reports()).toMatchObject([{ task: 'III.3', period: '2025-03' }]);
});

test.each(['cảm ơn', 'ok', 'đã nhận', '👍', 'Dạ em cảm ơn ạ'])('“%s” gets no lecture', async (words) => {
  expect((await ask(stage, cast.bpmc, words)).text).toBe('Cảm ơn đồng chí.');
});

test('“hoàn tác” takes back, and as a reply takes back what it replies to', async () => {
  const first = await ask(stage, cast.bpmc, 'xong III.3');
  await ask(stage, cast.bpmc, 'xong III.4');
  cast.bpmc.says('hoàn tác', { replyTo: first });
  await stage.settle();
  expect(newest(stage, cast.bpmc).text).toContain('III.3');
  expect((await ask(stage, cast.bpmc, 'hoàn tác')).text).toContain('III.4');
});

test('whatever is typed, the answer names exactly what was recorded, or nothing was', async () => {
  await fc.assert(
    fc.asyncProperty(reportedWords, async (words) => {
      const before = reports().length;
      const answer = await ask(stage, cast.bpmc, words);
      const recorded = reports().slice(before);
      // Nothing is recorded that is not named.
      for (const { task, completedOn } of recorded) {
        expect(answer.text).toContain(task);
        const hasDay = /hôm qua/iu.test(words.normalize('NFC'));
        expect(completedOn === null || completedOn === '2025-03-25' || hasDay).toBe(true);
      }
      if (recorded.length === 0) expect(answer.text).not.toContain('đã ghi nhận');
      // No code that may be reported slides into a note.
      for (const { note } of recorded)
        expect(note.replace(/\(theo III\.8\)/giu, '')).not.toMatch(/III[ .]\d/iu);
      const taken = answer.buttons.flat().find(({ text }) => text === 'Hoàn tác');
      if (taken) cast.bpmc.presses(answer, 'Hoàn tác');
      await stage.settle();
    }),
    { numRuns: effort(60, 1_000) },
  );
}, 240_000);
