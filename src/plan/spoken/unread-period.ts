import { isQuarterWord, isYearWord } from './numbers.js';
import {
  isEach,
  isHalf,
  isOrdinal,
  isOtherPeriod,
  isPeriod,
  isReported,
  isUnitWord,
  isWeek,
} from './period-name.js';
import type { PeriodScene } from './period-name.js';
import { isBreak, isMark, isSlipOf, words } from './tokens.js';
import type { Spoken } from './tokens.js';

const isCalledSo = words('đầu cuối giữa nhất nhì');
const isHalfOf = words('đầu cuối năm');

/**
 * Where a word that marks a period ends with what stands behind it, of which no period is read: "quý V", "đợt thứ mấy",
 * "thág 2". Null where the word has another meaning.
 */
export function unreadPeriod({ tokens }: PeriodScene, at: number): number | null {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const leads = before === undefined || isBreak(before) || isReported(before) || isSinceWord(before);
  if (!leads || isEach(before)) return null;
  // "hết quý": which one is not said.
  if (isWhole(token) && isQuarterWord(tokens[at + 1]) && isBreak(tokens[at + 2])) return at + 2;
  const isSlip = MARKERS.some((word) => isSlipOf(token, word));
  if (!isSlip && !isUnitWord(token) && !isWeek(token) && !isHalf(token)) return null;
  const from = isMark(tokens[at + 1], ':.-#(') || isOrdinal(tokens[at + 1]) ? at + 2 : at + 1;
  const behind = tokens[from];
  const isNumber = behind?.kind === 'number' && behind.text.length <= 2;
  const isRoman = behind?.kind === 'word' && /^[ivx]{1,4}$/u.test(behind.text);
  if (isNumber || isRoman) return isAmountBehind(tokens, from + 1) ? null : from + 1;
  if (isSlip) return null;
  if (isHalf(token)) return isHalfOf(behind) ? from + 1 : null;
  if (isOtherPeriod(before)) return null;
  if (isCalledSo(behind)) return isBreak(tokens[from + 1]) || isYearWord(tokens[from + 1]) ? from + 1 : null;
  // "quý", "kỳ ?" and nothing behind them.
  return isBreak(tokens[at + 1]) && (isQuarterWord(token) || isPeriod(token)) ? at + 1 : null;
}

const isSinceWord = words('từ trong vào của');
const isWhole = words('hết trọn nguyên');
const MARKERS = ['tháng', 'quý', 'bước'];

/** "quý 1.5 tỷ", "tháng 96,5%": the number goes on. */
export function isAmountBehind(tokens: readonly Spoken[], at: number): boolean {
  if (isMark(tokens[at], '%')) return true;
  return isMark(tokens[at], '.,') && tokens[at + 1]?.kind === 'number' && !tokens[at + 1]?.spaced;
}
