import {
  addDays,
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  weekdayOf,
  yearOf,
  daysBetween,
  type Day,
} from './day.js';
import type { Period, PeriodId } from './deadline.js';
import { pickedDay, type Every, type Rule } from './phrase/rule.js';
import { NAME } from './words.js';

/** Ids begin with the plan's year, so no other plan's period is ever meant. */
function periodId(planYear: number, rest: string): PeriodId {
  return `${planYear}${rest}` as PeriodId;
}

/** The plan's year with which a period's id begins. */
export function yearOfPeriod(period: PeriodId): number {
  return Number(period.slice(0, 4));
}

/** The only period of work that is done once. */
export function onePeriod(planYear: number, label: string, opens: Day, due: Day): Period {
  return { id: periodId(planYear, ''), label, opens: opens < due ? opens : due, due };
}

interface Slot {
  readonly id: string;
  readonly label: string;
  /** The unit's first month, 1–12. */
  readonly month: number;
}

const MONTHS_OF = { month: 1, quarter: 3, half: 6, year: 12 } as const;
type Counted = keyof typeof MONTHS_OF;

function slotsOf(unit: Counted, planYear: number): readonly Slot[] {
  const length = MONTHS_OF[unit];
  return Array.from({ length: 12 / length }, (_, index) => {
    const month = index * length + 1;
    const number = index + 1;
    switch (unit) {
      case 'month':
        return { id: `-${String(number).padStart(2, '0')}`, label: NAME.month(number), month };
      case 'quarter':
        return { id: `-Q${number}`, label: NAME.quarter(number), month };
      case 'half':
        return { id: `-H${number}`, label: NAME.half(number), month };
      case 'year':
        return { id: '', label: NAME.year(planYear), month };
    }
  });
}

/** A due day that the phrase gives a period of recurring work, instead of the last day of its span. */
export interface Due {
  readonly due: Day;
  readonly opens: Day | null;
}

/** Recurring work of the plan's year; each period opens on the day after the one before was due. */
export function recurringPeriods(
  every: Every,
  planYear: number,
  given: readonly (Due | null)[] = [],
): readonly Period[] {
  switch (every.unit) {
    case 'day':
      return [];
    case 'week':
      return weeks(every.rule, planYear);
    case 'month':
    case 'quarter':
    case 'half':
    case 'year': {
      const unit = every.unit;
      const slots = slotsOf(unit, planYear).flatMap((slot, index) =>
        duesOf(every.rule, slot, { planYear, length: MONTHS_OF[unit] }).map((due, turn, all) => ({
          id: periodId(planYear, all.length > 1 ? `${slot.id}/${turn + 1}` : slot.id),
          label: all.length > 1 ? NAME.dayOf(slot.label, due.due) : slot.label,
          ...(given[index] ?? due),
        })),
      );
      return inTurn(slots, firstOfMonth(planYear, 1));
    }
  }
}

function duesOf(rule: Rule | null, slot: Slot, of: { planYear: number; length: number }): readonly Due[] {
  if (rule?.kind !== 'dates') {
    return [{ due: lastOfMonth(of.planYear, slot.month + of.length - 1), opens: null }];
  }
  const month = slot.month + rule.month - 1;
  const { opens } = rule;
  return rule.picks.map((pick) => ({
    due: pickedDay(of.planYear, month, pick),
    opens: opens === null ? null : pickedDay(of.planYear, month, opens),
  }));
}

/** Steps of one task, or the dated parts of a phrase that combines several. */
export function steps(
  planYear: number,
  spans: readonly { readonly label: string; readonly opens: Day | null; readonly due: Day }[],
): readonly Period[] {
  const numbered = spans.map((span, index) => ({ ...span, id: periodId(planYear, `/${index + 1}`) }));
  return inTurn(numbered, firstOfMonth(planYear, 1));
}

function inTurn(
  periods: readonly (Omit<Period, 'opens'> & { readonly opens: Day | null })[],
  start: Day,
): readonly Period[] {
  return periods.map(({ id, label, opens, due }, index) => {
    const previous = periods[index - 1];
    const turn = opens ?? (previous ? addDays(previous.due, 1) : start);
    return { id, label, opens: turn < due ? turn : due, due };
  });
}

/** Weeks run from Monday to Sunday; without a weekday the year has those whose greater part lies in it. */
function weeks(rule: Rule | null, planYear: number): readonly Period[] {
  const start = firstOfMonth(planYear, 1);
  const firstMonday = mondayOf(start);
  const weekday = rule?.kind === 'weekday' ? rule.weekday : null;
  const anchor = weekday ?? 4;
  const dues: Day[] = [];
  for (
    let day = addDays(start, (anchor - weekdayOf(start) + 7) % 7);
    yearOf(day) === planYear;
    day = addDays(day, 7)
  ) {
    dues.push(weekday === null ? addDays(day, 3) : day);
  }
  const numbered = dues.map((due) => {
    const number = Math.floor(daysBetween(firstMonday, due) / 7) + 1;
    const id = periodId(planYear, `-W${String(number).padStart(2, '0')}`);
    return { id, label: NAME.week(due), opens: null, due };
  });
  return inTurn(numbered, start);
}
