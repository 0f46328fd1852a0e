import { addDays, day, type Day } from '../day.js';
import { DOUBT, NAME } from '../words.js';
import type { Group } from './groups.js';
import { both, doubted, map, maybe, say, type Parser } from './parser.js';
import { yearDigits } from './years.js';

// The last working day before the leave: 2025 and 2026 as announced, 2027 as the law has it.
const LAST_DAY_BEFORE: ReadonlyMap<number, Day> = new Map([
  [2025, day('2025-01-24')],
  [2026, day('2026-02-13')],
  [2027, day('2027-02-04')],
]);

const words = say(
  'trước hoàn_thành? dịp? kỳ? nghỉ? tết âm_lịch? nguyên_đán|cổ_truyền? ất_tỵ|bính_ngọ|đinh_mùi? năm|/?',
);

/** `Trước Tết Nguyên đán`: the one holiday that offices use as a deadline without its date. */
export const beforeTet: Parser<Group> = doubted(
  map(
    both(words, maybe(yearDigits), (_, year) => year),
    (year): Group => ({
      everyYear: false,
      items: [
        {
          kind: 'one',
          role: { before: false, until: false },
          piece: {
            unit: 'day',
            year,
            date: null,
            month: null,
            lastMonthDate: null,
            spanIn: (value) => {
              const found = LAST_DAY_BEFORE.get(value);
              return found ? { first: addDays(found, 0), last: found } : null;
            },
            nameIn: NAME.tet,
          },
        },
      ],
    }),
  ),
  DOUBT.beforeTet,
);
