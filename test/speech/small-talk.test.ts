import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCancel, isDoubtful, isSmallTalk } from '../../src/speech/small-talk.js';

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').normalize('NFC');

const TALK = [
  'cảm ơn',
  'đã rõ',
  'ok',
  'vâng ạ',
  'dạ em nhận được rồi ạ',
  'chào anh',
  'xin cảm ơn đồng chí',
  '👍',
  'nhất trí',
];
const CANCEL = [
  'hủy',
  'huỷ',
  'thôi',
  'thôi ạ',
  'bỏ qua',
  'hủy bỏ',
  'không cần nữa',
  'thôi không gửi nữa',
  'để sau',
];
const REASONS = [
  'thiếu số văn bản',
  'chờ tỉnh cấp thiết bị',
  'chỉ số chưa công bố',
  'ảnh hưởng bão số 5',
  'đề án chưa được phê duyệt',
  'việc không phụ thuộc tỉnh',
  'chờ hướng dẫn của Sở Nội vụ',
];

describe('thanks, greetings, "đã rõ"', () => {
  it.each(TALK)('“%s” is talk, with accents and without, in any case', (words) => {
    expect([words, plain(words), words.toUpperCase()].map(isSmallTalk)).toEqual([true, true, true]);
  });

  it.each([...REASONS, ...CANCEL])('“%s” is none', (words) => {
    expect(isSmallTalk(words)).toBe(false);
  });

  it('talk stays talk with more courtesy and signs around it', () => {
    const polite = fc.constantFrom('dạ', 'ạ', 'em', 'anh', 'nhé', 'nhiều', '.', '!', '👍', '…');
    const around = fc.array(polite, { maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(around, fc.constantFrom(...TALK), around, (before, words, after) => {
        expect(isSmallTalk(`${before} ${words} ${after}`.trim())).toBe(true);
      }),
    );
  });
});

describe('"thôi"', () => {
  it.each(CANCEL)('“%s” takes a question back, with accents and without', (words) => {
    expect([words, plain(words), `Dạ ${words} ạ.`].map(isCancel)).toEqual([true, true, true]);
  });

  it.each([
    ...REASONS,
    ...TALK,
    'thời hạn chưa đến',
    'đúng rồi',
    'thôi việc',
    'bộ phận một cửa',
    'dừng thi công do mưa',
  ])('“%s” does not', (words) => {
    expect(isCancel(words)).toBe(false);
  });

  it('whatever follows it as a reason is no cancelling', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CANCEL), fc.constantFrom(...REASONS), (words, reason) => {
        expect(isCancel(`${words} ${reason}`)).toBe(false);
      }),
    );
  });
});

describe('what may be talk', () => {
  it.each([
    'vâng để tôi xem lại đã',
    'chiều nay em nộp',
    'dạ mai em gửi',
    'anh Tâm biết việc này',
    'ừ',
    'để tôi hỏi lại',
  ])('“%s” may be', (words) => {
    expect(isDoubtful(words)).toBe(true);
  });

  it.each(REASONS)('“%s” reads as a reason', (words) => {
    expect(isDoubtful(words)).toBe(false);
  });

  it('never throws and ends soon, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        expect([isSmallTalk(words), isCancel(words), isDoubtful(words)]).toHaveLength(3);
      }),
    );
  });
});
