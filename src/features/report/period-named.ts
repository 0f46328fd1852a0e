import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Plan } from '../../plan/plan.js';
import { saidPeriod } from '../../plan/said-period.js';
import type { Standing } from '../../journal/standing.js';

/** The periods that the note names, and the note without them where it begins with them. */
export function periodNamed(
  plan: Plan,
  standings: readonly Standing[],
  { note, today }: { readonly note: string; readonly today: Day },
): PeriodNamed {
  const said = saidPeriod(note, {
    periods: standings.map(({ period }) => period),
    year: plan.year,
    today,
  });
  if (said.kind !== 'periods') return { kind: said.kind };
  const behind = note.slice(said.end).replace(/^[\s:;,.–-]+/u, '');
  return { ...said, words: said.at === 0 ? behind : note };
}

type PeriodNamed =
  | { readonly kind: 'none' | 'unclear' }
  | {
      readonly kind: 'periods';
      readonly periods: readonly PeriodId[];
      readonly all: boolean;
      readonly written: string;
      readonly words: string;
    };

/** "III.2 bước 2 đến 15/10": the period that stands right behind the code; one elsewhere is part of the day or the reason. */
export function periodBefore(
  plan: Plan,
  standings: readonly Standing[],
  said: { readonly note: string; readonly today: Day },
): { readonly period: PeriodId | null; readonly words: string } {
  const named = periodNamed(plan, standings, said);
  const none = { period: null, words: said.note };
  if (named.kind !== 'periods' || named.words === said.note) return none;
  const [period, ...others] = named.periods;
  return period !== undefined && others.length === 0 ? { period, words: named.words } : none;
}

/** Whether a month, a quarter or a year in the note is of the task's periods, or is asked about as one. */
export function isPeriodOf(
  plan: Plan,
  standings: readonly Standing[],
  said: { readonly note: string; readonly today: Day },
): boolean {
  const { kind } = periodNamed(plan, standings, said);
  return kind === 'periods' || (kind === 'unclear' && standings.length > 1);
}

/** "T2" of work that is reported by the month is February, and no Monday. */
export function isShortMonth(
  plan: Plan,
  standings: readonly Standing[],
  {
    words,
    dayWords,
    today,
  }: { readonly words: string; readonly dayWords: string | null; readonly today: Day },
): boolean {
  if (dayWords === null || !/^t[2-7]$/iu.test(dayWords)) return false;
  const named = periodNamed(plan, standings, { note: words, today });
  return named.kind === 'periods' && named.written === dayWords;
}
