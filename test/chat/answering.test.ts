import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/chat/answering.js';
import type { AnswerAsked, Expected } from '../../src/chat/answering.js';
import type { Plan, TaskCode } from '../../src/plan/plan.js';
import { isQuestion } from '../../src/speech/small-talk.js';
import { readPlan } from '../../src/store/plan-file.js';
import { plan } from '../support/office.js';
import { planFileOf } from '../support/plan-file.js';

const OWN = 'III.1' as TaskCode;

/** How words are taken that follow a question, by default one that III.1 was asked about, and not right below it. */
function read(text: string, asked: Partial<AnswerAsked> = {}, of: Plan = plan): string {
  const all = { expected: 'reason', task: OWN, isReply: false, isLast: false, ...asked } as const;
  const answer = readAnswer(of, text, all, isQuestion);
  return 'words' in answer ? `${answer.kind}: ${answer.words}` : answer.kind;
}

const DAYS: readonly Expected[] = ['day', 'day-and-reason'];
const REPLY = { isReply: true, isLast: true } as const;

describe('what may be the answer to a question', () => {
  test('words that were sent beside photos go to the reader of papers as they are', () => {
    expect(read('  45/KH-UBND ', { expected: 'evidence' })).toBe('answer:   45/KH-UBND ');
    expect(read('', { expected: 'evidence' })).toBe('answer: ');
  });

  test.each(['', '   ', 'cảm ơn đồng chí', 'III.1 xong chưa?', 'bao giờ có văn bản'])(
    'nothing, thanks and questions answer nothing: “%s”',
    (text) => {
      for (const expected of [...DAYS, 'reason', 'words'] as const) {
        expect(read(text, { expected, ...REPLY })).toBe('none');
      }
    },
  );

  test('white space around an answer belongs to none', () => {
    expect(read('  chờ văn bản của tỉnh \n', REPLY)).toBe('answer: chờ văn bản của tỉnh');
    expect(read(' ngày 15/4 ', { expected: 'day' })).toBe('answer: ngày 15/4');
  });
});

describe('a code in front', () => {
  test('of the task that the question is about is no part of the answer', () => {
    expect(read('III.1 chờ văn bản của tỉnh', REPLY)).toBe('answer: chờ văn bản của tỉnh');
    expect(read('III.1 15/4', { expected: 'day' })).toBe('answer: 15/4');
    expect(read('III.1', REPLY)).toBe('none');
  });

  test.each([
    'I.2 chờ văn bản của tỉnh',
    'III.1, I.2 chờ văn bản của tỉnh',
    'I.2',
    'III.99 chờ tỉnh',
    'I.1 chờ',
  ])('of another one makes it words about that one: “%s”', (text) => {
    for (const expected of [...DAYS, 'reason', 'words'] as const) {
      expect(read(text, { expected, ...REPLY })).toBe('elsewhere');
    }
  });

  test('of any task does so where the question is about none', () => {
    expect(read('III.1 chờ văn bản của tỉnh', { task: null, ...REPLY })).toBe('elsewhere');
    expect(read('chờ văn bản của tỉnh', { task: null, ...REPLY })).toBe('answer: chờ văn bản của tỉnh');
  });

  test('is not what “vì” without its accent begins with', () => {
    expect(read('vi 2 don vi chua gui bao cao', REPLY)).toBe('answer: vi 2 don vi chua gui bao cao');
    expect(read('VI.2 chua gui bao cao', REPLY)).toBe('elsewhere');
  });

  test('may be printed in figures, where days and amounts are none', () => {
    const numbered = readPlan(
      planFileOf(['5.1.7', '5.1.8'].map((code) => ({ code, section: '5' }))),
      'plan.json',
    );
    if (!numbered.ok) throw new Error(numbered.faults.join('\n'));
    const asked = { task: '5.1.8' as TaskCode, ...REPLY };
    expect(read('5.1.8 chờ văn bản của tỉnh', asked, numbered.plan)).toBe('answer: chờ văn bản của tỉnh');
    expect(read('5.1.7 chờ văn bản của tỉnh', asked, numbered.plan)).toBe('elsewhere');
    expect(read('15.4.2025', { ...asked, expected: 'day' }, numbered.plan)).toBe('answer: 15.4.2025');
    expect(read('5.1.7 chờ văn bản của tỉnh', REPLY)).toBe('answer: 5.1.7 chờ văn bản của tỉnh');
  });
});

describe('a question for a day', () => {
  test('is answered by words that hold one, wherever they stand', () => {
    for (const text of ['15/4', 'thứ Sáu tuần sau', 'cuối tháng', 'mai']) {
      for (const expected of DAYS) expect(read(text, { expected })).toBe(`answer: ${text}`);
    }
  });

  test('and not by others; a day with its reason may be told in two messages, but not of a task that is named', () => {
    expect(read('chờ văn bản của tỉnh', { expected: 'day' })).toBe('none');
    expect(read('chờ văn bản của tỉnh', { expected: 'day-and-reason' })).toBe('answer: chờ văn bản của tỉnh');
    for (const expected of DAYS) expect(read('III.1 chờ văn bản của tỉnh', { expected })).toBe('none');
  });
});

describe('a question for words', () => {
  test.each([
    [{ isReply: true, isLast: false }, 'answer'],
    [{ isReply: false, isLast: true }, 'answer'],
    [{ isReply: false, isLast: false }, 'doubtful'],
  ])('is answered by a reply, and by what follows it at once: %o', (how, kind) => {
    expect(read('đề nghị làm sớm', { expected: 'words', ...how })).toBe(`${kind}: đề nghị làm sớm`);
    expect(read('ok', { expected: 'words', ...how })).toBe('none');
  });
});

describe('a reason', () => {
  test.each([
    ['chờ văn bản của tỉnh', { isReply: true, isLast: false }, 'answer'],
    ['chờ văn bản của tỉnh', { isReply: false, isLast: true }, 'answer'],
    ['chờ văn bản của tỉnh', { isReply: false, isLast: false }, 'doubtful'],
    ['III.1 chờ văn bản của tỉnh', REPLY, 'answer'],
    ['III.1 chờ văn bản của tỉnh', { isReply: true, isLast: false }, 'doubtful'],
    ['III.1 chờ văn bản của tỉnh', { isReply: false, isLast: true }, 'doubtful'],
    // One short word is never clear but in a reply right below.
    ['bận', REPLY, 'answer'],
    ['bận', { isReply: true, isLast: false }, 'doubtful'],
    ['bận', { isReply: false, isLast: true }, 'doubtful'],
    // A day alone, and what takes something back, are hardly one at all.
    ['15/4', REPLY, 'doubtful'],
    ['thôi không gia hạn nữa', REPLY, 'doubtful'],
  ] as const)('is clear where it reads like one and is put to the question: “%s”, %o', (text, how, kind) => {
    const words = text.replace('III.1 ', '');
    expect(read(text, { expected: 'reason', ...how })).toBe(`${kind}: ${words}`);
  });
});
