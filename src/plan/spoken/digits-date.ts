import { yearOf } from '../day.js';
import { dateAlone, dated, unclear } from './meaning.js';
import type { Meaning } from './meaning.js';
import { isYearWord, yearAt } from './numbers.js';
import { isCounted, isMarked, isStart } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isMark, words } from './tokens.js';
import type { Spoken } from './tokens.js';

interface Chain {
  readonly numbers: readonly string[];
  readonly separator: string;
  readonly next: number;
}

/** What numbers follow that are no dates: `bước 1/2`, `kỳ 2/4`, `số 3/5`. */
const isNumbered = words(
  `bước kỳ kì đợt lần quý đoạn phần trang số khoản điểm chương mục bản câu ý cấp loại lớp tổ nhóm phiên bậc khóa khoá
  tháng tuần thôn xóm ấp khu phòng nhà ngõ đường lô thửa tỷ tỉ đạt được trực động suốt tục khoảng hơn gần`,
);
/** What may stand right behind the digits by a slip. */
const isFollower = words('vì do xong rồi đã chờ nộp gửi tháng năm và đến em ạ nhé nha nhá âm');
const MOST_YEARS_AWAY = 3;

/**
 * A date in digits: `28/03`, `28 / 3`, `28-03-2025`, `28.3.25`, `2025-03-28`, `28/3 năm 2025`. Fractions, decimals,
 * ranges, codes, document numbers and times are none.
 * @param day "ngày" or a word like it stands before it
 */
export function digitsDate(scene: Scene, at: number, day: boolean): DayRead | null {
  const { tokens } = scene;
  const chain = chainAt(tokens, at);
  if (!chain) return null;
  const none: DayRead = { value: null, next: chain.next };
  if (chain.separator === '-' && isMark(tokens[chain.next], '/') && !continues(tokens, at)) {
    return rangeBeforeMonth(scene, chain) ?? none;
  }
  if (isAttached(tokens, at, chain.next)) return none;
  const marked = day || isMarked(scene, at);
  const { numbers, next } = chain;
  if (numbers.length === 3) {
    const value = threeNumbers(scene, chain, marked);
    return value ? { value, next } : none;
  }
  if (numbers.length !== 2) return none;
  return twoNumbers(scene, chain, { day, marked, before: tokens[at - 1], at }) ?? none;
}

/** Numbers with one and the same mark between them. Dashes and dots with blanks around them make no date without its year. */
function chainAt(tokens: readonly Spoken[], at: number): Chain | null {
  const separator = tokens[at + 1];
  if (!isMark(separator, '/.-') || !separator) return null;
  const numbers = [tokens[at]?.text ?? ''];
  let next = at + 1;
  let loose = false;
  while (tokens[next]?.text === separator.text && tokens[next + 1]?.kind === 'number') {
    loose ||= tokens[next]?.spaced === true || tokens[next + 1]?.spaced === true;
    numbers.push(tokens[next + 1]?.text ?? '');
    next += 2;
  }
  if (numbers.length === 1) return null;
  const isFull = numbers.length === 3 && numbers[2]?.length === 4;
  return loose && separator.text !== '/' && !isFull ? null : { numbers, separator: separator.text, next };
}

/** Whether the digits are a part of something longer: `KH28/3`, `III.28/3`, `28/3/KH`, `28/3%`. */
function isAttached(tokens: readonly Spoken[], at: number, next: number): boolean {
  const after = tokens[next];
  if (continues(tokens, at)) return true;
  if (!after || after.spaced) return isMark(after, '%');
  if (after.kind === 'word') return !isFollower(after);
  // "20/3/" with nothing behind it is a date all the same.
  if (isMark(after, '/')) return tokens[next + 1]?.spaced === false;
  if (isMark(after, '%')) return true;
  return isMark(after, '-') && tokens[next + 1]?.capital === true && tokens[next + 1]?.spaced === false;
}

/** Whether the number goes on with what stands before it. */
export function continues(tokens: readonly Spoken[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.spaced !== false) return false;
  if (before.kind === 'word') return before.text.length < 3;
  return isMark(before, '/%#+@_=:*') || (isMark(before, '.,') && !endsSentence(tokens, at - 1));
}

/** "rồi.28/3" lacks a blank; in "III.28/3" and "27,28/3" the mark joins. */
function endsSentence(tokens: readonly Spoken[], at: number): boolean {
  const word = tokens[at - 1];
  return word?.kind === 'word' && (isMark(tokens[at], ',') || !/^[ivxlđ]+$|^..?$/u.test(word.text));
}

function threeNumbers({ ask }: Scene, { numbers, separator }: Chain, marked: boolean): Meaning | null {
  const [one = '', two = '', three = ''] = numbers;
  if (/^(?:19|20)\d\d$/u.test(one) && two.length <= 2 && three.length <= 2) {
    return dated(ask, Number(three), { month: Number(two), year: Number(one) });
  }
  if (one.length > 2 || two.length > 2 || three.length > 4) return null;
  if (three.length === 1) return marked && separator === '/' ? unclear(ask, [], 'unread') : null;
  const year = three.length === 2 ? 2000 + Number(three) : Number(three);
  // `5.1.12` is a heading's number rather than a day of long ago.
  const isNear = Math.abs(year - yearOf(ask.today)) <= MOST_YEARS_AWAY;
  if (three.length < 4 && separator !== '/' && !isNear) return null;
  return dated(ask, Number(one), { month: Number(two), year });
}

interface Around {
  readonly day: boolean;
  readonly marked: boolean;
  readonly before: Spoken | undefined;
  readonly at: number;
}

function twoNumbers(scene: Scene, chain: Chain, around: Around): DayRead | null {
  const { ask } = scene;
  const { numbers, separator, next } = chain;
  const [one, two] = [Number(numbers[0]), Number(numbers[1])];
  if (numbers.some(({ length }) => length > 2)) {
    const isMonth =
      around.day && numbers[0] !== undefined && numbers[0].length <= 2 && numbers[1]?.length === 4;
    return isMonth ? { value: unclear(ask, [], 'unread'), next } : null;
  }
  if (!isDate(scene, chain, around)) return null;
  const year = yearBehind(scene, next);
  if (separator === '-' && one < two && year === null) {
    const options = [dated(ask, one, { month: two, year: null }), dateAlone(ask, one), dateAlone(ask, two)];
    return {
      value: unclear(
        ask,
        options.map((option) => (option.kind === 'day' ? option.day : null)),
      ),
      next,
    };
  }
  return { value: dated(ask, one, { month: two, year: year?.value ?? null }), next: year?.next ?? next };
}

function isDate(
  scene: Scene,
  { numbers, separator, next }: Chain,
  { day, marked, before, at }: Around,
): boolean {
  const { tokens } = scene;
  if (day) return true;
  const [one, two] = [Number(numbers[0]), Number(numbers[1])];
  if (isNumbered(before)) return false;
  const after = tokens[next];
  if (isYearWord(after)) return true;
  // `3/5 đơn vị`, `12.5 triệu`, `3-5 người`
  const isPart = one <= two || two > 12 || separator !== '/';
  // "24.11 Ngày Văn hóa" begins with its date.
  const isName = isStart(scene, at) && after?.capital === true;
  if (isPart && isCounted(after) && !isName) return false;
  if (marked) return separator === '/' ? one !== two || two <= 12 : one <= 31 && two <= 31;
  if (separator !== '/' || (one === 24 && two === 7)) return false;
  return one >= 1 && two >= 1 && one <= 31 && (two <= 12 || one > two);
}

/** `27-28/3` are two days. */
function rangeBeforeMonth({ tokens, ask }: Scene, { numbers, next }: Chain): DayRead | null {
  if (numbers.some(({ length }) => length > 2)) return null;
  const month = tokens[next + 1];
  if (month?.kind !== 'number' || month.spaced || month.text.length > 2) return null;
  const hasYear = isMark(tokens[next + 2], '/') && tokens[next + 3]?.kind === 'number';
  const year = hasYear ? yearAt(tokens, next + 2, ask.today) : null;
  const said = { month: Number(month.text), year: year?.value ?? null };
  const days = numbers.map((date) => dated(ask, Number(date), said));
  const options = days.map((one) => (one.kind === 'day' ? one.day : null));
  return { value: unclear(ask, options), next: year?.next ?? next + 2 };
}

function yearBehind({ tokens, ask }: Scene, next: number): ReturnType<typeof yearAt> {
  const after = tokens[next];
  if (isMark(after, '/')) return null;
  if (isMark(after, '-.') && (after?.spaced === true || tokens[next + 1]?.spaced === true)) return null;
  return yearAt(tokens, next, ask.today);
}
