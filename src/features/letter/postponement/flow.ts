import type { Refused } from '../../../journal/rights.js';
import { mayReportNow } from '../../../journal/rights.js';
import { refuse } from '../../../ports/world.js';
import type { PeriodId } from '../../../plan/deadline.js';
import type { Task } from '../../../plan/plan.js';
import { postponedUntil } from './rule.js';
import type { Happening } from '../../../journal/fact.js';
import type { PostponeOutcome } from '../../report/outcome.js';
import { findPerson } from '../../../journal/people.js';
import { postponementOf } from '../../../journal/record.js';
import { isOpen, standingsOf } from '../../../journal/standing.js';
import type { SnoozeDays } from '../../../words/action.js';
import { decideOnce } from '../../../ports/world.js';
import type { Gesture, World } from '../../../ports/world.js';

/** Puts the reminders of a task's open periods off for one person; others get theirs. */
export async function postpone(
  world: World,
  gesture: Gesture,
  {
    task,
    period,
    days,
  }: { readonly task: Task; readonly period: PeriodId | 'all' | null; readonly days: SnoozeDays },
): Promise<PostponeOutcome | Refused> {
  const { answer, facts } = await decideOnce<PostponeOutcome | Refused>(
    world,
    gesture,
    ({ office, history }, { day: today }) => {
      const person = findPerson(history, gesture.person);
      if (!person) return refuse('enrolment');
      if (!mayReportNow(office, history, { task, person, today }))
        return { facts: [], answer: { kind: 'not-yours', task } };
      const open = standingsOf(office, history, task, today).filter(
        (standing) =>
          isOpen(standing) && (period === null || period === 'all' || standing.period.id === period),
      );
      const [first] = open;
      if (!first) return { facts: [], answer: { kind: 'not-open', task } };
      const put = open.flatMap((standing) => {
        const until = postponedUntil(office, standing, { today, days });
        return until === null ? [] : [{ task: task.code, period: standing.period.id, until }];
      });
      const [earliest] = put.map(({ until }) => until).sort();
      if (earliest === undefined) return { facts: [], answer: { kind: 'too-near', standing: first } };
      const fresh = put.filter((one) => postponementOf(history, person.id, one)?.until !== one.until);
      return {
        facts: fresh.map((one): Happening => ({ kind: 'postponed', person: person.id, ...one })),
        answer: { kind: 'postponed', task, until: earliest, fact: null },
      };
    },
  );
  return answer.kind === 'postponed' ? { ...answer, fact: facts[0]?.id ?? null } : answer;
}
