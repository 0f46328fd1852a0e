import { addDays, dayOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Evidence } from '../../journal/fact.js';

/** What a note says besides its words. */
export interface ReadNote {
  /** As the person wrote it. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** The day that the person names as the day of completion, or null. */
  readonly completedOn: Day | null;
  /** A day of completion that cannot be: one in the future, or a date that no calendar has. */
  readonly fault: { readonly kind: 'future' | 'no-such-date'; readonly written: string } | null;
}

const DATE = String.raw`\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\p{L}\d/%])`;
const DOCUMENT = new RegExp(
  String.raw`(?<![\p{L}\d/])(?<number>\d{1,5}(?:\/\d{4})?\/\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)+)(?:,?\s*(?:k[ýy]\s+)?ng[àa]y\s+(?<dated>${DATE}))?`,
  'giu',
);
/** The day of completion: `xong ngày 28/03`, `hoàn thành 28/3`, or a note that is a date or begins with one. */
const SAID = new RegExp(
  String.raw`(?<!\p{L})(?:ho[àa]n\s+th[àa]nh|xong)(?:\s+(?:v[àa]o|t[ừu]|h[ôo]m))?(?:\s+ng[àa]y)?\s+(?<said>${DATE})|^ng[àa]y\s+(?<first>${DATE})|^(?<alone>${DATE})$`,
  'iu',
);
/** Any other day of the past: `đã nộp ngày 25/03`. A day on which something begins, ends or is planned is none. */
const TOLD = new RegExp(
  String.raw`(?<!(?:từ|đến|tới|hết|trước|sau|hạn|kiến|hẹn|tu|den|toi|het|truoc|han|kien|hen)\s+)(?<!\p{L})ng[àa]y\s+(?<told>${DATE})`,
  'iu',
);

/** A date without a year may be so many days back in the year before. */
const MOST_DAYS_BACK = 90;

/**
 * Reads a report's note: document numbers (`45/KH-UBND`), the date of a document after its number, and the day of
 * completion, which is never in the future.
 */
export function readNote(text: string, today: Day): ReadNote {
  const words = text.normalize('NFC').trim();
  const evidence: Evidence[] = [];
  let rest = '';
  let end = 0;
  for (const match of words.matchAll(DOCUMENT)) {
    const { number = '', dated } = match.groups ?? {};
    evidence.push({ kind: 'document', number, dated: dated === undefined ? null : pastDateIn(dated, today) });
    rest += `${words.slice(end, match.index)} `;
    end = match.index + match[0].length;
  }
  rest += words.slice(end);
  return { words, evidence, ...completionIn(rest.trim(), today) };
}

function completionIn(words: string, today: Day): Pick<ReadNote, 'completedOn' | 'fault'> {
  const { said, first, alone } = SAID.exec(words)?.groups ?? {};
  const certain = said ?? first ?? alone;
  const written = certain ?? TOLD.exec(words)?.groups?.['told'];
  if (written === undefined) return { completedOn: null, fault: null };
  const day = pastDateIn(written, today);
  if (day !== null && day <= today) return { completedOn: day, fault: null };
  // A day that is not said to be the day of completion is ignored: "giấy mời họp ngày 30/04" says nothing of it.
  if (certain === undefined) return { completedOn: null, fault: null };
  return { completedOn: null, fault: { kind: day === null ? 'no-such-date' : 'future', written } };
}

/** Reads `16/06/2025`, `16.6`, `16-06-25`. A date without a year is of this year. Null where there is no such date. */
export function dateIn(written: string, today: Day): Day | null {
  const [date, month, year] = written.split(/[/.-]/u).map(Number);
  if (date === undefined || month === undefined) return null;
  const full = year === undefined ? yearOf(today) : year < 100 ? 2000 + year : year;
  return dayOf(full, month, date);
}

/** Work that is done has a day in the past: in January, 31/12 without a year is the day a few weeks ago. */
function pastDateIn(written: string, today: Day): Day | null {
  const day = dateIn(written, today);
  const hasYear = written.split(/[/.-]/u).length > 2;
  if (hasYear || (day !== null && day <= today)) return day;
  const [date = 0, month = 0] = written.split(/[/.-]/u).map(Number);
  const before = dayOf(yearOf(today) - 1, month, date);
  return before !== null && before >= addDays(today, -MOST_DAYS_BACK) ? before : day;
}

/** A date at the beginning of a text, as people write it. */
export const LEADING_DATE = /^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)/u;

/** The date that a text begins with; null where it begins with none. */
export function leadingDate(text: string, today: Day): Day | null {
  const written = LEADING_DATE.exec(text.trim())?.[0];
  return written === undefined ? null : dateIn(written, today);
}
