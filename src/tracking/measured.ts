import type { Day } from '../plan/day.js';
import type { Fact, Measure, PersonId } from './fact.js';

/** A figure of a target that stands: not taken back. */
export interface Measured extends Measure {
  readonly fact: number;
  /** As of a report: what one gesture said is taken back together. */
  readonly gesture: string;
  readonly year: number;
  readonly target: string;
  readonly on: Day;
  readonly at: string;
  readonly by: PersonId | null;
  readonly note: string;
}

export function measuredOf(fact: Extract<Fact, { kind: 'measured' }>): Measured {
  const { id, year, target, value, bound, counted, note, at, by } = fact;
  // The journal writes its times in the plan's zone.
  const on = at.slice(0, 10) as Day;
  return { fact: id, gesture: gestureOf(fact), year, target, value, bound, counted, note, on, at, by };
}

/** What one gesture of a person made. */
export function gestureOf({ id, update }: Fact): string {
  return update === null ? `fact ${id}` : `update ${update}`;
}
