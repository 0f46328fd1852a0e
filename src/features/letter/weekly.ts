import type { Sent } from '../../journal/item-key.js';
import { dayOfFact } from '../../journal/fact.js';
import type { PersonId } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { memoize } from '../../journal/memoize.js';
import { replay } from '../../journal/replay/replay.js';
import { allStandings } from '../../journal/standing.js';
import { addDays, mondayOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { itemsOwed } from './item.js';
import type { Item } from './item.js';
import { isOfEveryWeek } from './ladder.js';
import { lastDayOf } from '../../journal/closing.js';

/** Whether it is a reminder of every week: such ones alone make no letter where a rung's letter comes later in the week. */
export function isWeekly({ rung }: Item): boolean {
  return isOfEveryWeek(rung.key);
}

/**
 * To whom a letter of another rung comes on a later day of this week, as far as was known when the day began: where a
 * report of today takes that letter away, the weekly reminder leaves the next working day.
 */
export function expectedThisWeek(
  office: Office,
  history: History,
  { sent, today }: { readonly sent: Sent; readonly today: Day },
): ReadonlySet<PersonId> {
  const rungs = rungsThisWeek(office, history, today);
  return new Set(
    rungs.flatMap(([person, items]) => (items.every(({ key }) => sent.item(key)) ? [] : [person])),
  );
}

/** Every tick of a day asks for them. */
const rungsThisWeek = memoize((office, history, today): readonly (readonly [PersonId, readonly Item[]])[] => {
  const morning = atDaybreak(history, today);
  return laterThisWeek(office, today).flatMap((day) => {
    const standings = allStandings(office, morning, day);
    const owed = itemsOwed(office, morning, { standings, sent: nothingSent, today: day });
    return [...owed].flatMap(([person, items]) => {
      const others = items.filter((item) => !isWeekly(item) && item.rung.day === day);
      return others.length > 0 ? [[person, others] as const] : [];
    });
  });
});

const nothingSent: Sent = {
  named: () => false,
  letter: () => false,
  item: () => false,
  summary: () => false,
};

function laterThisWeek({ calendar, plan }: Office, today: Day): readonly Day[] {
  const sunday = addDays(mondayOf(today), 6);
  const last = sunday < lastDayOf(plan) ? sunday : lastDayOf(plan);
  const days: Day[] = [];
  for (let day = calendar.nextWorkingDay(today); day <= last; day = calendar.nextWorkingDay(day)) {
    days.push(day);
  }
  return days;
}

function atDaybreak(history: History, today: Day): History {
  const { facts } = history;
  const last = facts.at(-1);
  return !last || dayOfFact(last) < today ? history : replay(facts.filter((fact) => dayOfFact(fact) < today));
}
