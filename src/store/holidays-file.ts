import { z } from 'zod';
import { yearsOf } from '../plan/calendar.js';
import type { HolidayList } from '../plan/calendar.js';
import { readDay } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { firstJsonFault, withoutMark } from './json-fault.js';

type ReadHolidays =
  | { readonly ok: true; readonly holidays: HolidayList }
  | { readonly ok: false; readonly faults: readonly string[] };

const day = z.string().transform((text, context): Day => {
  const read = readDay(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'write a real date as 2025-04-07' });
  return z.NEVER;
});

const entry = z.strictObject({
  day,
  name: z.string().min(1, 'say what the day is'),
  source: z.string().min(1, 'say where that is announced'),
  /** False: computed from the law, not announced yet ("dự kiến"). */
  certain: z.boolean(),
});

const schema = z.strictObject({
  years: z.array(z.int().min(1900).max(9999)).optional(),
  daysOff: z.array(entry).default([]),
  workedDays: z.array(entry).default([]),
});

/** Reads a list of days off and worked days; of a bad one every fault, with file, place and mend. */
export function readHolidays(written: string, fileName: string): ReadHolidays {
  const text = withoutMark(written);
  const broken = firstJsonFault(text);
  if (broken) {
    const { line, column, expected, found } = broken;
    return {
      ok: false,
      faults: [
        `${fileName}: line ${line}, column ${column}: expected ${expected}, found ${found}; mend the JSON there`,
      ],
    };
  }
  const value: unknown = JSON.parse(text);
  const read = schema.safeParse(value);
  const doubled = doubledDays(value).map((one) => `${fileName}: ${one} stands twice; leave one of the two`);
  if (read.success && doubled.length === 0) {
    const { daysOff, workedDays, years } = read.data;
    return { ok: true, holidays: { daysOff, workedDays, years: years ?? yearsOf(daysOff) } };
  }
  const wrong = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${fileName}: ${placeOf(path)}: ${message}`);
  return { ok: false, faults: [...wrong, ...doubled] };
}

// Looked for in what was written, so that a double is named together with the faults of other entries.
const anyDays = z.array(z.looseObject({ day: z.string() }).catch({ day: '' })).catch([]);
const anyList = z.object({ daysOff: anyDays, workedDays: anyDays }).catch({ daysOff: [], workedDays: [] });

function doubledDays(value: unknown): readonly string[] {
  const { daysOff, workedDays } = anyList.parse(value);
  const days = [...daysOff, ...workedDays].map((one) => one.day).filter((one) => one !== '');
  return [...new Set(days.filter((one, at) => days.indexOf(one) !== at))];
}

/**
 * The list with an office's own days: they stand in the place of the same days of the base, so that an entry
 * among the worked days cancels a day off and the other way round; all other days stay.
 */
export function mergeHolidays(base: HolidayList, override: HolidayList): HolidayList {
  const named = new Set([...override.daysOff, ...override.workedDays].map((one) => one.day));
  const kept = <Kind extends { readonly day: Day }>(days: readonly Kind[]): readonly Kind[] =>
    days.filter((one) => !named.has(one.day));
  return {
    daysOff: [...kept(base.daysOff), ...override.daysOff],
    workedDays: [...kept(base.workedDays), ...override.workedDays],
    years: [...new Set([...base.years, ...override.years])].sort((one, other) => one - other),
  };
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole file';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');
}
