import { dayOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Evidence } from './fact.js';

/** What a note says besides its words. */
export interface ReadNote {
  /** As the person wrote it. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** The day that the person names as the day of completion, or null. */
  readonly completedOn: Day | null;
  /** What cannot be: a day in the future, a date that no calendar has. */
  readonly fault: { readonly kind: 'future' | 'no-such-date'; readonly written: string } | null;
}

const DOCUMENT =
  /(?<number>\d{1,5}(?:\/\d{4})?\/(?:\p{L}[\p{L}\d]*)(?:-\p{L}[\p{L}\d]*)+)(?:,?\s*(?:ký\s+)?ngày\s+(?<dated>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?))?/giu;
const COMPLETED =
  /(?<!\p{L})(?:(?:hoàn\s+thành|xong)\s+)?(?:vào\s+)?ngày\s+(?<date>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)/iu;

/**
 * Reads a report's note: document numbers (`45/KH-UBND`), the date after one (the document's), and a date of
 * completion (`ngày 28/03`) that is never in the future (design/product.md, Commands).
 */
export function readNote(text: string, today: Day): ReadNote {
  const words = text.normalize('NFC').trim();
  const evidence: Evidence[] = [];
  const without = words.replace(DOCUMENT, (...match) => {
    const groups = match.at(-1) as unknown as { readonly number: string; readonly dated?: string };
    const dated = groups.dated === undefined ? null : dateIn(groups.dated, today);
    evidence.push({ kind: 'document', number: groups.number, dated });
    return ' ';
  });
  const date = COMPLETED.exec(without)?.groups?.['date'];
  if (date === undefined) return { words, evidence, completedOn: null, fault: null };
  const completedOn = dateIn(date, today);
  if (completedOn === null) {
    return { words, evidence, completedOn: null, fault: { kind: 'no-such-date', written: date } };
  }
  if (completedOn > today) {
    return { words, evidence, completedOn: null, fault: { kind: 'future', written: date } };
  }
  return { words, evidence, completedOn, fault: null };
}

/** Reads `16/06/2025`, `16.6`, `16-06-25`; without a year, this year's. Null where there is no such date. */
export function dateIn(written: string, today: Day): Day | null {
  const [date, month, year] = written.split(/[/.-]/u).map(Number);
  if (date === undefined || month === undefined) return null;
  const full = year === undefined ? yearOf(today) : year < 100 ? 2000 + year : year;
  return dayOf(full, month, date);
}
