import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import type { Context } from '../../ports/ports.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { daysBetween } from '../../plan/day.js';
import { wantedDay } from '../../plan/wanted-day.js';
import type { HolidayOutcome } from '../report/outcome.js';

/** Makes a day a day off, or a Saturday worked; without a date lists what is known. */
export async function setHoliday(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<HolidayOutcome | Refused> {
  const { answer } = await decideOnce<HolidayOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const words = text.normalize('NFC').trim();
    if (words === '') return { facts: [], answer: { kind: 'listed', days: listed(world, context) } };
    const { said, rest } = wantedDay(words, { today, direction: 'any' });
    if (said?.kind !== 'day') {
      return { facts: [], answer: { kind: 'date-needed', unclear: said, written: words } };
    }
    const date = said.day;
    // "ngày 24" said on the 25th may be yesterday's or the next one.
    const { said: ahead } = wantedDay(words, { today, direction: 'future' });
    if (date < today && ahead?.kind === 'day' && ahead.day !== date) {
      const unclear = { ...said, kind: 'unclear', options: [date, ahead.day], why: 'several' } as const;
      return { facts: [], answer: { kind: 'date-needed', unclear, written: words } };
    }
    const worked = isWorked(rest);
    if (worked === null || Math.abs(daysBetween(today, date)) > MOST_DAYS_AWAY) {
      const unclear = { ...said, kind: 'unclear', options: [], why: 'several' } as const;
      return { facts: [], answer: { kind: 'date-needed', unclear, written: words } };
    }
    const name = rest.replace(/^[\s:,;.–-]+/u, '');
    return {
      facts: [{ kind: 'day-set', day: date, worked, name }],
      answer: { kind: 'set', day: date, worked, name },
    };
  });
  return answer;
}

/** Nobody declares a day off years ahead or behind: it is a slip of the year. */
const MOST_DAYS_AWAY = 550;

const WORKED =
  /(?<!\p{L})(?:(?:đi\s+|di\s+)?làm|(?:di\s+)?lam)(?=\s+(?:bù|bu|việc|viec|thay|cả|ca)(?!\p{L})|\s*(?:$|[,.;:(–-]))/iu;
const NOT_WORKED =
  /(?<!\p{L})(?:không|khong|ko|khỏi|khoi)\s+(?:phải\s+|phai\s+)?(?:đi\s+|di\s+)?(?:làm|lam)(?!\p{L})/iu;
const OFF = /(?<!\p{L})(?:nghỉ|nghi)(?!\p{L})/iu;

/** Whether a day's words say that it is worked: the word that comes first counts, with accents or without; null for both. */
function isWorked(words: string): boolean | null {
  const text = words.normalize('NFC').replace(/(?:nghỉ|nghi)\s+(?:làm|lam)(?!\p{L})/giu, 'nghỉ');
  if (NOT_WORKED.test(text)) return false;
  const worked = WORKED.exec(text)?.index ?? -1;
  const off = OFF.exec(text)?.index ?? -1;
  if (worked < 0 || off < 0) return worked >= 0;
  // "nghỉ hoán đổi, làm bù 26/4" and "làm bù cho ngày nghỉ 2/5" are told of two days: what comes first is of this one.
  const first = Math.min(worked, off);
  return /^[\s:,;.(–-]*(?:(?:là|la)\s+)?(?:(?:ngày|ngay)\s+)?(?:(?:đi|di)\s+)?$/iu.test(text.slice(0, first))
    ? worked < off
    : null;
}

export function listed(
  world: World,
  { history }: Context,
): Extract<HolidayOutcome, { kind: 'listed' }>['days'] {
  const changed = history.changedDays.map((one) => ({ ...one, certain: true }));
  const known = [
    ...world.holidays.daysOff.map((one) => ({ ...one, worked: false })),
    ...world.holidays.workedDays.map((one) => ({ ...one, worked: true })),
  ].filter((one) => !changed.some(({ day }) => day === one.day));
  return [...known, ...changed].sort((one, other) => (one.day < other.day ? -1 : 1));
}
