import { consistsOf, holds, phraseAt, phrases, wordsOf } from './phrases.js';

const ADDRESS = phrases(
  'dạ, vâng, em, e, tôi, mình, anh, chị, ạ, à, ơi, nhé, nha, nhiều, rất, lắm, quá, với, thầy, cô, bác, chú, đồng chí, ' +
    'đ c, sếp, xin, dạ vâng, admin, ad, bot, các, bạn, rồi, vậy, thế, thì, tin, thông tin, này, nhiều nhiều, cả nhà, mọi người, đã, nhắc, nhắc việc, nhắc nhở, thông báo, tin nhắn, lại',
);
const COURTESY = phrases(
  'cảm ơn, cám ơn, cảm tạ, tks, tk, thks, thx, thanks, thank, thank you, thank u, xin chào, chào, kính chào, hello, hi, alo, rõ, ' +
    'đã rõ, nhận, đã nhận, nhận được, đã nhận được, nắm, đã nắm, nắm được, hiểu, đã hiểu, biết, đã biết, đã xem, đã đọc, ' +
    'tiếp thu, ghi nhận, xin tiếp thu, vâng, dạ, ừ, ừm, uh, uk, um, ok, oke, okê, okay, okie, okela, oki, đúng, đúng vậy, tốt, ' +
    'tuyệt, tuyệt vời, hay, haha, hihi, hehe, chúc mừng, chúc ngày tốt lành, chúc một ngày tốt lành, hoan nghênh, ' +
    'okey, okela, ổn, ổn rồi, xin lỗi, giỏi, giỏi quá, ờ, ờm, chào buổi sáng, chào buổi chiều, buổi sáng, buổi chiều, chúc mừng năm mới, năm mới, mừng, vui vẻ, sức khỏe, ' +
    'nhất trí, đồng ý, được, được ạ, trân trọng, kính thư, nghe, xin phép',
);
const TALK = [...ADDRESS, ...COURTESY];

const BEFORE_CANCEL = phrases('dạ, vâng, em, e, tôi, xin, cho, xin phép, mình, à, ạ');
const CANCEL = phrases(
  'hủy, huỷ, hủy bỏ, huỷ bỏ, hủy lệnh, huỷ lệnh, thôi, thôi không, thôi khỏi, thôi bỏ, bỏ qua, bỏ đi, bỏ lệnh, dừng lại, ' +
    'dừng, ngừng, không cần, không cần nữa, khỏi, khỏi cần, để sau, không trả lời, không báo cáo nữa, không gửi nữa, thôi không gửi nữa, thôi không báo cáo nữa, ' +
    'không nữa, không làm nữa, nhầm, gửi nhầm, bấm nhầm, cancel, stop, exit, quit',
);
const AFTER_CANCEL = phrases(
  'ạ, nhé, nha, đi, nữa, vậy, rồi, em, e, anh, chị, ơi, bot, câu hỏi, lệnh, việc này, này, cảm ơn, giúp, giùm, dùm, hộ, với, ' +
    'yêu cầu, đề nghị, ko cần, k cần',
);
/** Words that begin so take something back, unless they are about the weather. */
const TAKING_BACK = phrases('thôi, hủy, huỷ, bỏ qua, nhầm, gửi nhầm, bấm nhầm');
/** Words in reply to a report that say that it is not right. */
const WRONG = phrases(
  'sai, nhầm, lộn, báo nhầm, ghi nhầm, không đúng, chưa đúng, không phải, à chưa, à nhầm',
);
const WEATHER = phrases('thời tiết');

/** What begins an answer to somebody, a promise or a delay: it may be a reason, and it may be talk. */
const TALK_BEGINS = phrases(
  'dạ, vâng, ừ, uh, uk, um, ok, oke, okay, được, rồi, thế, để, chắc, alo, anh, chị, em, e, bác, chú, đồng chí, nhờ, gọi, ' +
    'mai, lát nữa, chút nữa, tí nữa, chiều, tối, sáng mai, hôm nào, khi nào, bao giờ, cho em, cho tôi, cho hỏi, cảm ơn, chào',
);
const TALK_HOLDS = phrases(
  'sẽ, xem lại, kiểm tra lại, hỏi lại, báo sau, báo cáo sau, trả lời sau, gửi sau, nộp sau, ngày mai, mai, chiều nay, ' +
    'tối nay, tuần sau, lát nữa, cố gắng, khắc phục ngay, cảm ơn, rút kinh nghiệm, nhé, nha',
);
const SHORTEST_REASON = 4;
/** A thumb, a heart, a face. */
const SIGN = /\p{Extended_Pictographic}/u;

/** "cảm ơn chị Hoa": a name behind the word of address. */
const NAMED = /(?<!\p{L})(anh|chị|em|cô|chú|bác|thầy|đồng chí|đ\/c)(?:\s+\p{Lu}\p{Ll}*){1,4}(?!\p{L})/gu;

/** Thanks, greetings, "đã rõ", a thumb: words that answer no question and report nothing. */
export function isSmallTalk(text: string): boolean {
  const words = wordsOf(text.normalize('NFC').replace(NAMED, '$1'));
  if (words.length === 0) return text.trim() !== '' && !/[?？]/u.test(text);
  return consistsOf(words, TALK) && (holds(words, COURTESY) || SIGN.test(text));
}

/** "hủy", "thôi", "bỏ qua" and the like, with or without accents: the question is taken back. */
export function isCancel(text: string): boolean {
  const words = wordsOf(text);
  const at = afterCourtesy(words);
  const cancel = phraseAt(words, at, CANCEL);
  return cancel > 0 && consistsOf(words.slice(at + cancel), [...AFTER_CANCEL, ...CANCEL]);
}

function afterCourtesy(words: readonly string[]): number {
  let at = 0;
  for (let length = 1; length > 0; at += length) length = phraseAt(words, at, BEFORE_CANCEL);
  return at;
}

/** "thôi không gia hạn nữa": no plain "thôi", but hardly a reason either. */
export function beginsTakingBack(text: string): boolean {
  const words = wordsOf(text);
  const at = afterCourtesy(words);
  return phraseAt(words, at, TAKING_BACK) > 0 && phraseAt(words, at, WEATHER) === 0;
}

/** Whether words begin by saying that something is wrong. */
export function saysWrong(text: string): boolean {
  const words = wordsOf(text);
  return phraseAt(words, afterCourtesy(words), WRONG) > 0;
}

/** Whether words that may be a reason may be talk as well. One short word is never clear. */
export function isDoubtful(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.join('').length < SHORTEST_REASON ||
    phraseAt(words, 0, TALK_BEGINS) > 0 ||
    holds(words, TALK_HOLDS) ||
    beginsTakingBack(text)
  );
}

/** As it is said, written short, and said in the villages. "k" alone is a part of a number or of a name. */
const NEGATED =
  /(?<!\p{L})(?:chưa|chua|chửa|không|khong|ko|khg|hok|hông|hổng|(?:hong|k|kh)(?=\s+(?:xong|kip|kịp|lam|làm|duoc|được|dc|đc|co|có|the|thể|hoan|hoàn|nop|nộp|dat|đạt|ai|gui|gửi|ky|ký|phai|phải|biet|biết|con|còn|thay|thấy)(?!\p{L}))|chẳng|chang|chả|cha(?=\s+(?:xong|lam|làm))|đâu\s+có|dau\s+co|đâu\s+(?:đã|mà)|dau\s+ma|khỏi|khoi|đừng|chớ)(?!\p{L})/iu;

/** Whether the words deny something. */
export function isNegated(words: string): boolean {
  return NEGATED.test(words.normalize('NFC'));
}

/** Courtesies that may follow anything. */
export const POLITE =
  '(?:[\\s.,!…]|ạ|nhé|nhe|nha|em|anh|chị|chi|vậy|vay|thế|the|rồi|roi|đồng\\s+chí|dong\\s+chi)';
const ENDS_ASKING = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:chưa|chua|không|khong|ko|k|hả|ha|à|a|ư|u|nhỉ|nhi|sao|gì|gi|đâu|dau|nào|nao|ai|mấy)(?!\\p{L})${POLITE}*$`,
  'iu',
);
const ASKS =
  /[?？⁇¿]|(?<!\p{L})(?:bao\s+(?:giờ|gio|lâu|lau|nhiêu|nhieu)|khi\s+(?:nào|nao)|thế\s+nào|the\s+nao|ra\s+sao|vì\s+sao|vi\s+sao|tại\s+sao|tai\s+sao|có\s+phải|co\s+phai|(?:phải|phai|được|duoc|đúng|dung)\s+(?:không|khong|ko|chưa|chua)|(?:hay|đã|da)\s+(?:chưa|chua|không|khong)|(?:chưa|chua|không|khong|ko)\s+(?:đồng\s+chí|dong\s+chi|anh|chị|chi|em|bác|bac|chú|chu)(?!\p{L}))/iu;

/** "không vướng mắc gì", "không có văn bản nào": "none at all" asks nothing. */
const NONE_AT_ALL =
  /(?<!\p{L})(?:không|khong|ko|k|chưa|chua|chẳng|chang)(?:\s+[\p{L}\p{N}]+){1,6}?\s+(?<!(?:khi|thế|the|lúc|luc|làm|lam|vì|vi|ngày|ngay|hôm|hom)\s)(?:gì|gi|nào|nao)(?!\p{L})(?!\s*(?:không|khong|ko|à|hả|nhỉ)(?!\p{L}))/giu;

/** "xong III.3, còn III.4 chưa": what is left is not done. */
const LEFT_UNDONE =
  /(?<=[,;\n]\s*(?:còn|riêng|nhưng|con|rieng|nhung)\s[^,;?\n]{1,40}\s)(?:chưa|chua)\s*[.!]?\s*$/iu;

/** "III.3 xong, III.4 chưa", "III.1 vẫn chưa": a code and nothing but the denial, behind what is said of another. */
const CODE_UNDONE =
  /(?<=(?:^|[\n(=:]\s*|(?:xong|làm|lam|rồi|roi|duyệt|duyet|ký|ky|ok|ạ)\s*[,;.]\s*|(?:còn|con|riêng|rieng|nhưng|nhung|mà|ma|chứ|chu)\s+|\d[a-zđ]?\s+(?:đã\s+|da\s+)?xong\s+)(?:\d{1,2}[.)]\s+|[-+•*]\s+)?(?:mục\s+)?(?:[ivxl]{1,5}|th|ct|ps|[a-e])[.,\s-]?\d{1,3}(?:\.\d{1,3})*[a-zđ]?\s*(?:[=:–-]\s*|(?:thì|thi|vẫn|van|là|la)\s+)*)(?:chưa|chua)\s*[.!)]*\s*$/iu;

/** Whether the words ask. Where that cannot be told for want of accents, they do. */
export function isQuestion(words: string): boolean {
  const plain = words
    .normalize('NFC')
    .replace(NONE_AT_ALL, ' – ')
    .replace(LEFT_UNDONE, ' –')
    .replace(CODE_UNDONE, ' –');
  return ASKS.test(plain) || ENDS_ASKING.test(plain);
}
