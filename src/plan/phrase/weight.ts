import { bare, type Token } from './tokens.js';

/** What the words around a time do to its meaning. */
type Weight =
  | { readonly kind: 'plain' }
  | { readonly kind: 'doubtful'; readonly words: string }
  | { readonly kind: 'denied'; readonly words: string };

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

// A word of these turns the meaning round; what remains is no deadline.
const DENIALS = list('không chưa trừ ngoại hủy huỷ hoãn bỏ ngừng dừng rằm giêng chạp âm');

// A word of these leaves the day open.
const HEDGES = list(`đã khoảng tầm gần hoặc hay ước ngoài trên dưới từ đến tới đầu ngày tháng quý quí
  tuần giờ hạn_chế kể hôm mai vòng định_hướng cuối giữa hết nay thứ mùng mồng tết riêng`);

// Work that offices do: a stretch of words that begins with one tells what, not when.
const WORK =
  list(`định ban báo bàn bảo biên bố bồi bổ cải cập chấm chấn chỉ chỉnh chuẩn chuyển công dán đăng đánh đào đảm đẩy
  đề đối đôn đưa duy dự giải giám giao gửi góp hoàn họp hướng in kê khai khảo khắc kiểm kiện ký lấy lập lồng mở mua
  nâng nghiệm nghiên nhập nộp niêm phân phát phê phối phổ phúc quản quyết rà ra sắp sao sơ sửa tập tăng tham thẩm thanh
  thành theo thống thông thu thực tiếp tìm tổ tổng trả trang triển trình trích trực tu tuyên tự ứng xây xếp xin xong
  xử đối việc lần đợt kế hội cuộc lớp phần bước nội kết thời hạn chế số lễ kỳ mỗi`);

const COMMON =
  list(`bản cáo ban hành thực hiện hoàn thành xong kế hoạch tổ chức triển khai xây dựng kết quả tổng hợp sơ
  trình gửi nộp đạt đủ và các những của cho về tại trên toàn xã huyện tỉnh ubnd hđnd đảng ủy uỷ cấp_trên việc nội dung
  nếu có theo quy định cchc thời gian hạn chót giai đoạn định kỳ lần lễ số liệu dữ liệu được để với
  hội nghị cuộc họp công tác nhiệm vụ phòng vụ sở trung tâm trạm trường đơn vị ngành liên quan cán bộ công chức
  báo đồng thời rồi đó ít nhất tối thiểu lượt bài tin buổi đợt lớp văn phòng thống kê từng mỗi phải cần chỉ tiêu hồ sơ
  đối bước giao ban đề xuất phương án phát sinh sau_đó chính thức dứt điểm vào trong là quốc khánh khi`);

const COUNTED =
  list(`lần cuộc lớp đợt hội buổi bài tin báo người đơn nhiệm sáng văn bước kỳ lượt hồ nội mô đoàn chuyên
  kế sản phẩm bản`);

// What makes a hedge an ordinary word: `sau đó`, `trước mắt`, `dự thảo`.
const SETTLED_BY = new Map([
  ['sau', list('đó')],
  ['trước', list('mắt')],
  ['dự', list('thảo toán án họp')],
]);
const JOINING = list('và đồng thời rồi sau đó có');

// `hạn cuối`, `lần đầu` and the like say nothing vague.
const NAMED_ENDS = new Map([
  ['cuối', list('hạn lần kỳ')],
  ['đầu', list('lần bước ban')],
]);
const NUMBERED = list('lần đợt bước đoạn kỳ phần số khóa khoá');

// Words that say no more than that the work is to be done by then.
const FINISHING = list(
  'hoàn thành xong thời hạn chót cuối phải cần và chậm nhất là vào thực hiện trong báo cáo gửi nộp',
);

/** The first thing in the words between two times that is not simply the name of some work. */
export function weigh(gap: readonly Token[]): Weight {
  const denial = gap.find((token) => token.kind === 'word' && DENIALS.has(token.text));
  if (denial) return { kind: 'denied', words: quote(gap) };
  const doubtful = stretches(gap).find((stretch) => !isWork(stretch));
  return doubtful ? { kind: 'doubtful', words: quote(doubtful) } : { kind: 'plain' };
}

/** Only "hoàn thành", "chậm nhất" and the like: what follows narrows what went before. */
export function onlyFinishes(gap: readonly Token[]): boolean {
  return gap.every((token) => token.kind === 'mark' || (token.kind === 'word' && FINISHING.has(token.text)));
}

/** "…, năm (trước ngày 15/12)": the year's own report before its date. */
export function namesYear(gap: readonly Token[]): boolean {
  const words = gap.filter((token) => token.kind !== 'mark' && token.printed !== 'và');
  return quote(words).toLowerCase() === 'năm';
}

/** "và" or a semicolon: what follows is one thing more, and no closer word on what went before. */
export function addsMore(gap: readonly Token[]): boolean {
  return gap.some((token) => token.kind !== 'number' && (token.text === 'và' || token.text === ';'));
}

const CARRYING_ON = list('thực hiện triển khai tổ chức tiến hành trong vào và');

/** "Hoàn thành", "trình UBND xã", "xây dựng": something that is done at a time, and not merely gone on with. */
export function namesResult(gap: readonly Token[]): boolean {
  return gap.some((token) => token.kind === 'word' && !CARRYING_ON.has(token.text));
}

export function hasWords(gap: readonly Token[]): boolean {
  return gap.some((token) => token.kind === 'word' && token.text !== 'và');
}

export function opensParenthesis(gap: readonly Token[]): boolean {
  return gap.some((token) => token.kind === 'mark' && token.text === '(');
}

export function lastWord(gap: readonly Token[]): string {
  const last = gap.at(-1);
  return last?.kind === 'word' ? last.text : '';
}

export function quote(tokens: readonly Token[]): string {
  return tokens.map((token) => token.printed).join(' ');
}

/** Words up to the next mark, numbers included. */
function stretches(gap: readonly Token[]): readonly (readonly Token[])[] {
  const all: Token[][] = [[]];
  for (const token of gap) {
    if (token.kind === 'mark' && token.text !== '/') all.push([]);
    else all.at(-1)?.push(token);
  }
  return all.filter((stretch) => stretch.length > 0);
}

function isWork(stretch: readonly Token[]): boolean {
  const head = stretch.find((token) => token.kind !== 'word' || !JOINING.has(token.text));
  const begins = head?.kind === 'word' && WORK.has(head.text);
  return stretch.every((token, index) => {
    const next = stretch[index + 1];
    if (token.kind === 'number') {
      return (next?.kind === 'word' && COUNTED.has(next.text)) || isNumbered(stretch.slice(0, index));
    }
    if (token.kind === 'mark') return false;
    const settled = SETTLED_BY.get(token.text);
    if (settled) return next?.kind === 'word' && settled.has(next.text);
    const previous = stretch[index - 1];
    if (previous?.kind === 'word' && NAMED_ENDS.get(token.text)?.has(previous.text)) return true;
    if (HEDGES.has(token.text)) return false;
    return begins || isCommon(token.text);
  });
}

/** `đợt 1`, `lần thứ 2`. */
function isNumbered(before: readonly Token[]): boolean {
  const word = lastWord(before) === 'thứ' ? lastWord(before.slice(0, -1)) : lastWord(before);
  return NUMBERED.has(word);
}

const BARE_COMMON = new Set([...COMMON].map(bare));

// The accents of words that say nothing of time do not matter.
function isCommon(text: string): boolean {
  return COMMON.has(text) || BARE_COMMON.has(bare(text));
}
