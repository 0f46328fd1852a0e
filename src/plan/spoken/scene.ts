import type { DayAsk, Meaning } from './meaning.js';
import type { Read } from './numbers.js';
import { isMark, words } from './tokens.js';
import type { Spoken, WordTest } from './tokens.js';

export interface Scene {
  readonly tokens: readonly Spoken[];
  readonly ask: DayAsk;
  /** Not a letter of the text has an accent: "ngay" may be "ngày" and "ngay". */
  readonly plain: boolean;
}

/** A day, or null where the words from here on are certainly none. */
export type DayRead = Read<Meaning | null>;

/** Reads what begins at a token; null where that is no day of its kind. */
export type DayReader = (scene: Scene, at: number) => DayRead | null;

export const isDayWord = words('ngày');
export const isDayOrEvening = words('hôm bữa hồi');
export const isPartOfDay = words('sáng trưa chiều tối đêm');
export const isEarlyDate = words('mùng mồng');
/** What stands before a day, though it is no part of it. */
export const leadsToDay: WordTest = words(
  'ngày hôm bữa từ vào đến tới sang hết trước sau hạn hẹn nhất xong thành để nộp gửi trình ký duyệt họp lúc',
);
/** Amounts: what stands before them is a number, whatever it looks like. */
export const isUnit = words(
  'lần giờ h phút tiếng triệu tr tỷ tỉ nghìn ngàn đồng đ điểm km kg ha m tấn trang phần',
);
/** Things that are counted: `3/5 đơn vị` is three of five. */
export const isCounted = words(
  `đơn hồ thủ số người thôn xã tổ hộ cuộc buổi bài tin văn nhiệm việc công chỉ nội khối kế ngày tuần phiếu bộ cơ cán
  phòng ban ngành trường hội lớp khu đoàn xóm ấp bản mục tiêu tổng tuyến dự cái chiếc mô lượt lĩnh quyết báo kỳ bước
  đợt quý quí tháng lần giờ h phút tiếng triệu tr tỷ tỉ nghìn ngàn đồng đ điểm km kg ha m tấn trang phần`,
);

/** What stands before a time, and belongs to it. */
export const isTimeLead = words('từ hồi vào trong dịp lúc khoảng đâu tầm đã cũng ngay');
const isDone = words('xong thành tất rồi nộp gửi trình ký duyệt phát ra hết giao bàn chuyển đăng');
/** What may stand behind a time that is said of the whole report. */
const isBehindTime = words(
  'rồi ạ nhé nha nhá xong đã do vì cơ kìa luôn và em mình nộp gửi trình ký duyệt hoàn đến nay bị thì nên theo bằng',
);

/** Whether a time that begins here is told of the report itself: it begins a clause, or stands behind what was done. */
export function standsAsTime({ tokens }: Scene, at: number): boolean {
  let before = at - 1;
  while (before > at - 5 && isTimeLead(tokens[before])) before -= 1;
  const token = tokens[before];
  if (token?.kind !== 'mark') return token === undefined || isDone(token);
  return !isMark(token, '/%') && (tokens[before + 1]?.spaced === true || !isMark(token, '.,-'));
}

/** Whether a time ends here, and is no part of a name or of what goes on behind it. */
export function endsTime(tokens: readonly Spoken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'mark')
    return !isMark(token, '%/') || !tokens[at + 1] || tokens[at + 1]?.spaced === true;
  return token === undefined || isBehindTime(token) || isDone(token);
}

/** The text begins here, or a bracket or quotation mark that it begins with. */
export function isStart({ tokens }: Scene, at: number): boolean {
  return at === 0 || (at === 1 && isMark(tokens[0], '("“'));
}

export function isMarked(scene: Scene, at: number): boolean {
  return isStart(scene, at) || leadsToDay(scene.tokens[at - 1]);
}
