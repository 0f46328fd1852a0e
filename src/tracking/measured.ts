import type { Day } from '../plan/day.js';
import type { Fact, Measure, PersonId } from './fact.js';
import { dayOfFact } from './fact.js';
import { gestureOf } from './office-record.js';

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
  const on = dayOfFact(fact);
  return { fact: id, gesture: gestureOf(fact), year, target, value, bound, counted, note, on, at, by };
}
