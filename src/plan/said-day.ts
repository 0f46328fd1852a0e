import { spokenOf } from './spoken/tokens.js';
import type { Spoken } from './spoken/tokens.js';
import type { DayAsk, Meaning } from './spoken/meaning.js';
import { countedDays, nearDay } from './spoken/near-day.js';
import { partOfSpan } from './spoken/part-of-span.js';
import type { DayReader } from './spoken/scene.js';
import { weekdayDay } from './spoken/weekday.js';
import { vagueTime } from './spoken/vague-time.js';
import { writtenDate } from './spoken/written-date.js';

export type { DayAsk } from './spoken/meaning.js';

/** Words of a text that mark a day, cut out of the text as it was given. */
interface Marked {
  readonly written: string;
  readonly at: number;
  readonly end: number;
}

export type SaidDay = Marked & Meaning;
export type UnclearDay = Extract<SaidDay, { kind: 'unclear' }>;

const READERS: readonly DayReader[] = [weekdayDay, nearDay, countedDays, writtenDate, partOfSpan, vagueTime];

/**
 * Every day that a Vietnamese text marks, in its order. What is clear is a day, whether or not it lies in the
 * direction; what is not clear comes with the days in the direction that may be meant. Fractions, document numbers,
 * times, amounts, lengths of time and names are none.
 *
 * Without a year: this year's day; of a report the last one's, where this year's lies ahead and the last one's at most
 * 90 days back; of a date that is asked for the next one's, where this year's lies more than 180 days back. "ngày 28" of
 * a report lies in this month, or in the one before where that is at most 15 days ago. A day of the week is the nearest
 * in the direction; today's own name is asked about.
 */
export function saidDays(text: string, ask: DayAsk): readonly SaidDay[] {
  const tokens = spokenOf(text);
  const scene = {
    tokens,
    ask,
    plain: !/[^\p{ASCII}]/u.test(text.normalize('NFD').replace(/[^\p{L}\p{M}]/gu, '')),
  };
  const found: SaidDay[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = firstRead(READERS, (reader) => reader(scene, at));
    if (read?.value) found.push({ ...read.value, ...cut(text, tokens, { from: at, to: read.next }) });
    at = read ? Math.max(read.next, at + 1) : at + 1;
  }
  return found;
}

function firstRead<Reader, Value>(
  readers: readonly Reader[],
  of: (reader: Reader) => Value | null,
): Value | null {
  for (const reader of readers) {
    const value = of(reader);
    if (value !== null) return value;
  }
  return null;
}

function cut(text: string, tokens: readonly Spoken[], { from, to }: { from: number; to: number }): Marked {
  const at = tokens[from]?.at ?? 0;
  const end = tokens[to - 1]?.end ?? at;
  return { written: text.slice(at, end), at, end };
}
