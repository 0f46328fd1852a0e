import type { Refused } from '../../journal/rights.js';
import { mayDecide, mayReportNow, reportsForAll } from '../../journal/rights.js';
import { acting } from '../../journal/duty.js';
import type { Happening } from '../../journal/fact.js';
import { findPerson } from '../../journal/people.js';
import { isOpen, standingsOf } from '../../journal/standing.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import { difficultiesToConfirm, saidStuckOn } from './rule.js';
import type { StillBlockedOutcome } from './rule.js';
import { refuse } from '../../ports/world.js';
import { readerOf } from '../../outbox/readers.js';
import type { AnswerOutcome } from '../report/outcome.js';
import { blockedIn } from '../../journal/recorded.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** Says that the difficulties of a task's periods stand: whoever is told of them sees since when that is known. */
export async function confirmBlocked(
  world: World,
  gesture: Gesture,
  { task, period }: { readonly task: Task; readonly period: PeriodId | 'all' | null },
): Promise<StillBlockedOutcome | Refused> {
  const { answer, facts } = await decideOnce<StillBlockedOutcome | Refused>(
    world,
    gesture,
    ({ office, history }, { day: today }) => {
      const known = findPerson(history, gesture.person);
      if (!known) return refuse('enrolment');
      if (!mayReportNow(office, history, { task, person: known, today }))
        return { facts: [], answer: { kind: 'not-yours', task } };
      const person = acting(history, known, today);
      const forAll = reportsForAll(office, history, { task, person, today });
      const meant = standingsOf(office, history, task, today).filter(
        (one) => isOpen(one) && (period === null || period === 'all' || one.period.id === period),
      );
      const stuck = meant.flatMap((one) => difficultiesToConfirm(one, { person, forAll }));
      const [first] = stuck;
      if (!first) return { facts: [], answer: { kind: 'not-blocked', task } };
      return {
        // Twice on one day says nothing new.
        facts: stuck
          .filter((report) => saidStuckOn(report) < today)
          .map(({ fact, period: of }): Happening => ({
            ...{ kind: 'still-blocked', task: task.code, period: of, report: fact },
          })),
        answer: { kind: 'still-blocked', task, report: first, on: today, fact: null },
      };
    },
  );
  return answer.kind === 'still-blocked' ? { ...answer, fact: facts[0]?.id ?? null } : answer;
}

/** Says something to a difficulty that was reported; its officer gets the words. */
export async function answerBlocked(
  world: World,
  gesture: Gesture,
  said: { readonly report: number; readonly words: string },
): Promise<AnswerOutcome | Refused> {
  const words = said.words.normalize('NFC').trim();
  const fact = world.journal.facts().find(({ id }) => id === said.report);
  const { answer } = await decideOnce<AnswerOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayDecide(context, gesture)) return refuse('decider');
    const report = blockedIn(context, fact, now.day);
    if (!report) return { facts: [], answer: { kind: 'gone' } };
    if (words === '') return { facts: [], answer: { kind: 'words-needed', report } };
    const { part, standing } = report;
    const meant = { person: fact?.by ?? null, task: standing.task.code, part, today: now.day };
    return {
      facts: [{ kind: 'answered', report: report.fact, words }],
      answer: { kind: 'answered', report, words, to: readerOf(context, meant) },
    };
  });
  return answer;
}
