import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A calendar date `YYYY-MM-DD`. Not an instant: it has no hour and no zone, so no zone can shift it. */
export type Day = string & { readonly __brand: 'Day' };

/** Where the clock stands in the plan's zone: the one form in which time enters the core. */
export interface Moment {
  readonly day: Day;
  /** Minutes since local midnight, 0–1439. */
  readonly minute: number;
  /** The same moment as ISO 8601 with the zone's offset; sorts and reads well in the journal. */
  readonly iso: string;
}

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a year, month (1–12) and day of month, or null where the calendar has no such date (31/02). */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1900 || year > 9999 || month < 1 || month > 12) return null;
  if (!Number.isInteger(date) || date < 1 || date > lastDateOfMonth(year, month)) return null;
  return text(year, month, date);
}

/** Reads `YYYY-MM-DD`, or null for anything else, impossible dates included. */
export function readDay(value: string): Day | null {
  const match = DAY_FORM.exec(value);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day of a literal that the code itself wrote. @throws RangeError where it is no date. */
export function day(value: string): Day {
  const read = readDay(value);
  if (!read) throw new RangeError(`not a calendar date: ${value}`);
  return read;
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

export function monthOf(value: Day): number {
  return Number(value.slice(5, 7));
}

export function dateOf(value: Day): number {
  return Number(value.slice(8, 10));
}

// A year's simulation asks these three some million times: a Day is UTC midnight in milliseconds, and no library
// is asked (100 times as fast as dayjs here).
const MILLISECONDS = 86_400_000;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(value: Day): number {
  // 01/01/1970 was a Thursday.
  return ((((Date.parse(value) / MILLISECONDS + 3) % 7) + 7) % 7) + 1;
}

export function addDays(value: Day, count: number): Day {
  return new Date(Date.parse(value) + count * MILLISECONDS).toISOString().slice(0, 10) as Day;
}

/** Calendar days from one day to another; negative where `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS;
}

export function firstOfMonth(year: number, month: number): Day {
  return text(year, month, 1);
}

export function lastOfMonth(year: number, month: number): Day {
  return text(year, month, lastDateOfMonth(year, month));
}

/** The Monday of the ISO week that holds the day. */
export function mondayOf(value: Day): Day {
  return addDays(value, 1 - weekdayOf(value));
}

/** Where an instant falls in a zone. This and `instantAt` are the only two places where zones are converted. */
export function momentIn(zone: string, instant: Date): Moment {
  const offset = offsetAt(zone, instant);
  const local = new Date(instant.getTime() + offset * MINUTE).toISOString();
  return {
    day: local.slice(0, 10) as Day,
    minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
    iso: `${local.slice(0, 19)}${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`,
  };
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const offsets = new Map<string, { readonly quarter: number; readonly offset: number }>();

/** Minutes that a zone's clock is ahead of UTC. It changes between two quarters of an hour only, and the clock is read often. */
function offsetAt(zone: string, instant: Date): number {
  const quarter = Math.floor(instant.getTime() / QUARTER);
  const known = offsets.get(zone);
  if (known?.quarter === quarter) return known.offset;
  const offset = dayjs(instant).tz(zone).utcOffset();
  offsets.set(zone, { quarter, offset });
  return offset;
}

/** The instant at which a zone's clock shows that day and minute. */
export function instantAt(zone: string, on: Day, minute: number): Date {
  return dayjs.tz(`${on}T${clock(minute)}:00`, zone).toDate();
}

/** `07:30` of 450. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function lastDateOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function text(year: number, month: number, date: number): Day {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}
