import { consistsOf, holds, phraseAt, phrases, wordsOf } from './phrases.js';

const ADDRESS = phrases(
  'dạ, vâng, em, tôi, mình, anh, chị, ạ, à, ơi, nhé, nha, nhiều, rất, lắm, quá, với, thầy, cô, bác, chú, đồng chí, ' +
    'đ c, sếp, admin, ad, bot, các, bạn, rồi, vậy, thế, thì, tin, thông tin, này, nhiều nhiều, cả nhà, mọi người, đã',
);
const COURTESY = phrases(
  'cảm ơn, cám ơn, cảm tạ, tks, tk, thanks, thank, thank you, thank u, xin chào, chào, kính chào, hello, hi, alo, rõ, ' +
    'đã rõ, nhận, đã nhận, nhận được, đã nhận được, nắm, đã nắm, nắm được, hiểu, đã hiểu, biết, đã biết, đã xem, đã đọc, ' +
    'tiếp thu, ghi nhận, xin tiếp thu, vâng, dạ, ừ, ừm, uh, uk, um, ok, oke, okay, okie, okela, oki, đúng, đúng vậy, tốt, ' +
    'tuyệt, tuyệt vời, hay, haha, hihi, hehe, chúc mừng, chúc ngày tốt lành, chúc một ngày tốt lành, hoan nghênh, ' +
    'nhất trí, đồng ý, được, được ạ, trân trọng, kính thư, nghe, xin phép',
);
const TALK = [...ADDRESS, ...COURTESY];

const BEFORE_CANCEL = phrases('dạ, vâng, em, tôi, xin, cho, xin phép, mình, à, ạ');
const CANCEL = phrases(
  'hủy, huỷ, hủy bỏ, huỷ bỏ, hủy lệnh, huỷ lệnh, thôi, thôi không, thôi khỏi, thôi bỏ, bỏ qua, bỏ đi, bỏ lệnh, dừng lại, ' +
    'dừng, ngừng, không cần, không cần nữa, khỏi, khỏi cần, để sau, không trả lời, không báo cáo nữa, không gửi nữa, ' +
    'không nữa, không làm nữa, nhầm, gửi nhầm, bấm nhầm, cancel, stop, exit, quit',
);
const AFTER_CANCEL = phrases(
  'ạ, nhé, nha, đi, nữa, vậy, rồi, em, anh, chị, bot, câu hỏi, lệnh, việc, này, cảm ơn',
);

/** What begins an answer to somebody, a promise or a delay: it may be a reason, and it may be talk. */
const TALK_BEGINS = phrases(
  'dạ, vâng, ừ, uh, uk, um, ok, oke, okay, được, rồi, thế, để, chắc, alo, anh, chị, em, bác, chú, đồng chí, nhờ, gọi, ' +
    'mai, lát nữa, chút nữa, tí nữa, chiều, tối, sáng mai, hôm nào, khi nào, bao giờ, cho em, cho tôi, cho hỏi, cảm ơn, chào',
);
const TALK_HOLDS = phrases(
  'sẽ, xem lại, kiểm tra lại, hỏi lại, báo sau, báo cáo sau, trả lời sau, gửi sau, nộp sau, ngày mai, mai, chiều nay, ' +
    'tối nay, tuần sau, lát nữa, cố gắng, khắc phục ngay, cảm ơn, rút kinh nghiệm, nhé, nha',
);
const SHORTEST_REASON = 4;

/** Thanks, greetings, "đã rõ", a thumb: words that answer no question and report nothing. */
export function isSmallTalk(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return text.trim() !== '';
  return consistsOf(words, TALK) && holds(words, COURTESY);
}

/** "hủy", "thôi", "bỏ qua" and the like, with or without accents: the question is taken back. */
export function isCancel(text: string): boolean {
  const words = wordsOf(text);
  let at = 0;
  for (let length = 1; length > 0; at += length) length = phraseAt(words, at, BEFORE_CANCEL);
  const cancel = phraseAt(words, at, CANCEL);
  return cancel > 0 && consistsOf(words.slice(at + cancel), AFTER_CANCEL);
}

/** Whether words that may be a reason may be talk as well. One short word is never clear. */
export function isDoubtful(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.join('').length < SHORTEST_REASON || phraseAt(words, 0, TALK_BEGINS) > 0 || holds(words, TALK_HOLDS)
  );
}
