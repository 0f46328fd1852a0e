import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { Fact } from '../../journal/fact.js';
import { acting } from '../../journal/duty.js';
import { findPerson, toldOf } from '../../journal/people.js';
import type { Refused } from '../../journal/rights.js';
import { standingsOf } from '../../journal/standing.js';
import type { Context } from '../../ports/ports.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { correctDay } from './corrected-day.js';
import type { CorrectionOutcome } from './outcome.js';

/**
 * Makes a day the day of completion of a report that has another one: whoever reported within 24 hours, later the
 * coordinator. Both days stay on record, and a report that waits for the coordinator goes on waiting.
 */
export async function correct(
  world: World,
  gesture: Gesture,
  { report, on }: { readonly report: number; readonly on: Day },
): Promise<CorrectionOutcome | Refused> {
  const { answer, facts, after, now } = await decideOnce<CorrectionOutcome | Refused | null>(
    world,
    gesture,
    ({ office, history }, { day: today, iso }) => {
      const known = findPerson(history, gesture.person);
      if (!known) return refuse('enrolment');
      const person = acting(history, known, today);
      const said = { person, on, today, now: iso };
      const ruling = correctDay(office, history, { report, said });
      if (ruling.kind === 'correct') return { facts: ruling.facts, answer: null };
      return { facts: [], answer: ruling };
    },
  );
  return answer ?? corrected(after, facts, now.day);
}

function corrected({ office, history }: Context, facts: readonly Fact[], today: Day): CorrectionOutcome {
  const own = facts.flatMap((fact) => (fact.kind === 'day-corrected' ? [fact] : []));
  const [first] = own;
  const task = first && findTask(office.plan, first.task);
  const standing =
    task && standingsOf(office, history, task, today).find(({ period }) => period.id === first.period);
  if (!standing) return { kind: 'gone' };
  const { id, from, completedOn: on } = first;
  const parts = own.flatMap(({ part }) => (part === null ? [] : [part]));
  const told = toldOf(history, first.by) === 'coordinator';
  return { kind: 'corrected', fact: id, standing, parts, from, on, told };
}
