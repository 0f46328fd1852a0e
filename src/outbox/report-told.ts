import { nudgersOf } from '../journal/decisions.js';
import type { Recorded } from '../journal/recorded.js';
import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import { leadersInCharge } from '../journal/fields.js';
import type { Nudge } from '../journal/history.js';
import { dayOfFact } from '../journal/fact.js';
import type { Fact } from '../journal/fact.js';
import type { History, Person } from '../journal/history.js';
import { isCoordinator, overseersOf } from '../journal/people.js';
import { waits } from '../journal/standing.js';

/**
 * Why a person hears of a report at once: a difficulty; a day of completion that makes a late report on time; a report
 * of what he nudged.
 */
export type WhyTold = 'blocked' | 'backdated' | 'nudged';

/** @param on the day of the report */
export function whyTold(
  { office, history }: { readonly office: Office; readonly history: History },
  report: Recorded,
  { reader, on }: { readonly reader: Person; readonly on: Day },
): WhyTold | null {
  const inCharge = leadersInCharge(office.plan, history, report.standing.task);
  const oversees = [...overseersOf(history), ...inCharge].some(({ id }) => id === reader.id);
  if (oversees && report.status === 'blocked') return 'blocked';
  // Where it is to be confirmed, the same is said with the question.
  if (isCoordinator(reader) && isBackdated(report, on) && !waits(report)) return 'backdated';
  return nudgersOf(history, report.fact).includes(reader.id) ? 'nudged' : null;
}

function isBackdated({ completedOn, standing }: Recorded, on: Day): boolean {
  const { category, lastOnTime } = standing;
  return category === 'dated' && completedOn !== null && completedOn <= lastOnTime && on > lastOnTime;
}

/** Whether anybody may hear of a report at once. Of nearly all reports nobody does, and this is quickly said. */
export function mayBeTold(history: History, fact: Extract<Fact, { kind: 'reported' }>): boolean {
  const isEarlier = fact.completedOn !== null && fact.completedOn < dayOfFact(fact);
  return fact.status === 'blocked' || isEarlier || answersTo(history.nudges).has(fact.id);
}

const answers = new WeakMap<readonly Nudge[], ReadonlySet<number>>();

/** The reports that answer a nudge. */
function answersTo(nudges: readonly Nudge[]): ReadonlySet<number> {
  const known =
    answers.get(nudges) ?? new Set(nudges.flatMap(({ reports }) => reports.map(({ fact }) => fact)));
  answers.set(nudges, known);
  return known;
}
