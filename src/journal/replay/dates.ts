import { dayOfFact, periodKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import type { ReplayState } from './state.js';

/** Sets the due day of requested work. The day on which its first date was set stays the day on which it opens. */
export function setDate(state: ReplayState, fact: FactOf<'date-set'>): void {
  const { id, task, period, due } = fact;
  const known = state.dates.get(task) ?? [];
  const setOn = known.find((date) => date.period === period)?.setOn ?? dayOfFact(fact);
  const others = known.filter((date) => date.period !== period);
  state.dates.set(task, [...others, { period, setOn, due, fact: id }]);
}

/** What the person put off last counts. */
export function postpone(state: ReplayState, fact: FactOf<'postponed'>): void {
  const { id, person, until } = fact;
  const key = periodKey(fact);
  const byPerson = new Map(state.postponements.get(key));
  state.postponements.set(key, byPerson.set(person, { fact: id, on: dayOfFact(fact), until }));
}

export function changeDay(state: ReplayState, { day, worked, name }: FactOf<'day-set'>): void {
  state.changedDays.set(day, { day, worked, name });
}
