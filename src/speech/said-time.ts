import { day } from '../plan/day.js';
import { saidDays } from '../plan/said-day.js';
import { periodAtFront } from '../plan/said-period.js';
import { courtesyLength } from './said-words.js';

export interface DayLead {
  readonly end: number;
  readonly written: string;
  /** "chiều nay", "thứ Sáu" may be still to come: whether the work is done is not said by it. */
  readonly mayBeAhead: boolean;
}

/** "hôm qua", "tuần trước", "ngày 20/3": a day that has passed, or one whose date tells. */
const HAS_PASSED =
  /(?:qua|wa|kia|kìa|trước|truoc|ngoái|ngoai|vừa\s+rồi|vua\s+roi)(?!\p{L})|(?:ngày|ngay|hôm|hom|bữa|bua)\s+\d|(?:cách|cach)\s|\d\s?[/-]\s?\d/iu;

/** "hôm qua em đã xong III.1", "xong ngày 20/3 III.1", "III.1 ngày 20/3 xong": where the words go on behind a day, and what was written of it. */
export function dayLead(words: string, at: number): DayLead {
  const from =
    at +
    (/^(?:(?:từ|tu|vào|vao|hồi|hoi|ngay|trong|lúc|luc|mới|moi)\s+)?(?:\d{1,2}\s?(?:h|g|giờ|gio)\s?\d{0,2}\s+)?/iu.exec(
      words.slice(at),
    )?.[0].length ?? 0);
  const said = words.slice(from, from + LONGEST_DAY);
  const period = periodLength(said);
  if (period > 0) {
    const named = said.slice(0, period).replace(/[\s:,–-]+$/u, '');
    return { end: from + period, written: named, mayBeAhead: false };
  }
  if (!BEGINS_DAY.test(said)) return NO_DAY(at);
  const [first] = saidDays(said, SOME_DAY);
  if (!first || first.at > 0) return NO_DAY(at);
  const end = from + first.end;
  const mark = /^[\s:,.–-]*/u.exec(words.slice(end))?.[0].length ?? 0;
  const written = words.slice(at, end);
  return {
    end: end + mark + courtesyLength(words.slice(end + mark)),
    ...{ written, mayBeAhead: !HAS_PASSED.test(written) },
  };
}

export const NO_DAY = (at: number): DayLead => ({ end: at, written: '', mayBeAhead: false });

const LONGEST_DAY = 40;
/** Where a day ends in the words does not depend on the day on which they are read. */
const SOME_DAY = { today: day('2025-06-16'), direction: 'past' } as const;
/** "3.3" and "5 hồ sơ" are no days: a bare number needs its slash. */
const BEGINS_DAY =
  /^(?:hôm|hom|hum|bữa|bua|hqua|hwa|hnay|cách|cach|ngày|ngay|thứ|thu|chủ|chu|sáng|sang|trưa|trua|chiều|chieu|tối|toi|đêm|dem|tuần|tuan|tháng|thang|quý|quy|đầu|dau|giữa|giua|cuối|cuoi|mùng|mung|mồng|mong|qua|\d{1,2}\s?[/-]\s?\d{1,2}|\d{1,2}\s+(?:ngày|ngay|hôm|hom|bữa|bua))(?![\p{L}])/iu;

/** "TH.1 tháng 2 đang làm": a period beside the code, named by its number, and the mark behind it. */
function periodLength(words: string): number {
  const name = NAMES_PERIOD.test(words) ? periodAtFront(words, SOME_DAY.today) : null;
  return name ? name.end + (/^[\s:,–-]*/u.exec(words.slice(name.end))?.[0].length ?? 0) : 0;
}

const NAMES_PERIOD =
  /^(?:tháng|thang|quý|quy|quí|qui|kỳ|ky|bước|buoc|đợt|dot|t|q)[\s.]*(?:\d|[ivx]{1,4}(?!\p{L}))/iu;
