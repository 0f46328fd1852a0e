import type { Day } from '../../plan/day.js';
import { saidDays } from '../../plan/said-day.js';
import { numberOf } from './numerals.js';

/** Words that may say when something is due. */
export interface DueSpan {
  readonly at: number;
  readonly end: number;
  /** Where they begin without the mark before them ("hạn:"). */
  readonly words: number;
  /** A word says that it is the due day: "hạn", "trước", "chậm nhất". */
  readonly marked: boolean;
}

const MARK =
  /(?:[,;(]\s*)?(?<!\p{L})(?:(?:thoi\s+)?han(?:\s+(?:chot|cuoi|xong|hoan\s+thanh))?\s*(?:la|:)?|(?:hoan\s+thanh|xong)?\s*(?:xong\s+)?(?:truoc|cham\s+nhat|muon\s+nhat|khong\s+muon\s+hon|den\s+het|toi\s+het|den|toi|trong)|(?:hoan\s+thanh|xong))(?:\s+(?:la|vao|trong|truoc|den|het|khi\s+het|luc|\d{1,2}(?:h|g|:)\d{0,2}))*\s*$/u;
/** What may stand before a day and belongs to its name. */
const EVERY =
  /(?:(?:truoc\s+)?(?:ngay\s+\d{1,2}|thu\s+\p{L}+|thu\s+\d|cuoi|dau)\s+)?(?<!\p{L})(?:hang|moi|dinh\s+ky(?:\s+hang)?)\s+(?:ngay|tuan|thang|quy|nam)(?!\p{L})(?:\s+vao\s+[^,;.]{3,20})?(?:,?\s*(?:den|toi)\s+het\s+(?:nam(?:\s+\d{4})?|thang\s+\d{1,2}(?:\/\d{4})?|quy\s+[\divx]+(?:\/\d{4})?))?/gu;
const LENGTH =
  /(?:(?<!\p{L})(?:trong(?:\s+(?:vong|thoi\s+han))?|sau|thoi\s+han)\s+)?(?<!\p{L}|\d|\/)(?<count>\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai|ba|bon|lam|sau|bay|tam|chin))?)\s+(?:ngay|tuan|thang)(?!\p{L})(?<working>\s+lam\s+viec)?(?<ahead>\s+(?:nua|toi)(?!\p{L}))?(?<base>,?\s+(?:ke\s+tu|tinh\s+tu|tu)\s+(?:khi\s+)?(?:ngay\s+)?(?:hom\s+nay|nay|ky(?:\s+(?:van\s+ban|ban\s+hanh))?|ban\s+hanh|duoc\s+giao|giao|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?))?/gu;
const SPAN =
  /(?<!\p{L})(?:(?:trong|cuoi|het)\s+)?(?:tuan\s+(?:nay|sau|toi)|thang\s+(?:nay|sau|toi))(?!\p{L})|(?<!\p{L})cuoi\s+(?:tuan|thang)(?!\p{L}|\s+\d)|(?<!\p{L})(?:ngay\s+)?trong\s+(?:ngay|hom\s+nay)(?!\s*\d|\p{L})/gu;

/**
 * Every place of a text that may say when something is due, in its order: days, spans, lengths of time, work that comes
 * again. Whether it does depends on where it stands.
 * @param plain the text as `plainOf` writes it
 */
export function duesIn(text: string, plain: string, today: Day): readonly DueSpan[] {
  const repeated = [...plain.matchAll(EVERY)].map(spanOf);
  const lengths = [...plain.matchAll(LENGTH)].filter(isDue).map(spanOf);
  const spans = [...plain.matchAll(SPAN)].map(spanOf);
  const days = saidDays(text, { today, direction: 'future' }).map(({ at, end }) => ({ at, end }));
  const all = [...repeated, ...lengths, ...spans, ...days];
  const largest = all.filter(
    (one) => !all.some((other) => other !== one && contains(other, one) && !contains(one, other)),
  );
  const distinct = largest.filter(
    (one, place) => largest.findIndex((other) => other.at === one.at && other.end === one.end) === place,
  );
  return distinct.sort((one, other) => one.at - other.at).map((one) => withMark(plain, one));
}

interface Place {
  readonly at: number;
  readonly end: number;
}

function spanOf({ index, 0: words }: RegExpExecArray): Place {
  const before = /^[\s,]*/u.exec(words)?.[0].length ?? 0;
  return { at: index + before, end: index + words.trimEnd().length };
}

function contains(outer: Place, inner: Place): boolean {
  return outer.at <= inner.at && outer.end >= inner.end;
}

/** "15 ngày" alone may be how long something lasts: it is due then where a word says that it is counted from now. */
function isDue({ 0: words, groups }: RegExpExecArray): boolean {
  const said = groups ?? {};
  if (numberOf((said['count'] ?? '').trim()) === null) return false;
  const counted = said['base'] ?? said['ahead'] ?? said['working'];
  return counted !== undefined || /^\s*(?:trong|sau\s+\d|thoi)/u.test(words);
}

function withMark(plain: string, { at, end }: Place): DueSpan {
  const mark = MARK.exec(plain.slice(0, at));
  if (!mark) return { at, end, words: at, marked: false };
  // "trước" and "trong" are part of when it is due, "hạn:" is not.
  const lead =
    /(?:[,;(]\s*)?(?:(?:thoi\s+)?han(?:\s+(?:chot|cuoi|xong|hoan\s+thanh))?\s*(?:la|:)?)?\s*/u.exec(mark[0]);
  return { at: mark.index, end, words: mark.index + (lead?.[0].length ?? 0), marked: true };
}

/** Whether a text is nothing but a due day: the answer to the question when. */
export function isWholeDue(plain: string): boolean {
  return /^\s*(?:trong|trước|truoc|\d)/u.test(plain);
}
