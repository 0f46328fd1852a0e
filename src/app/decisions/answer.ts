import type { Day } from '../../plan/day.js';
import type { Fact } from '../../tracking/fact.js';
import type { AnswerOutcome, Recorded, Refused } from '../../tracking/outcome.js';
import { refuse } from '../correct.js';
import type { Context } from '../ports.js';
import { recordedOf } from '../tell.js';
import { decideOnce } from '../world.js';
import type { Gesture, World } from '../world.js';
import { mayDecide, oweTo, readerOf } from './owing.js';

/** Says something to a difficulty that was reported; its officer gets the words. */
export async function answerBlocked(
  world: World,
  gesture: Gesture,
  said: { readonly report: number; readonly words: string },
): Promise<AnswerOutcome | Refused> {
  const words = said.words.normalize('NFC').trim();
  const fact = world.journal.facts().find(({ id }) => id === said.report);
  const {
    answer,
    facts,
    after,
    now: decided,
  } = await decideOnce<AnswerOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayDecide(context, gesture)) return refuse('decider');
    const report = blockedIn(context, fact, now.day);
    if (!report) return { facts: [], answer: { kind: 'gone' } };
    if (words === '') return { facts: [], answer: { kind: 'words-needed', report } };
    const to = readersOf(context, { fact, report, today: now.day });
    return {
      facts: [{ kind: 'answered', report: report.fact, words }],
      answer: { kind: 'answered', report, words, to },
    };
  });
  const written = facts.find(({ kind }) => kind === 'answered');
  if (answer.kind === 'answered' && written) {
    const people = readersOf(after, { fact, report: answer.report, today: decided.day });
    await oweTo(world, people, { kind: 'answered', fact: written.id });
  }
  return answer;
}

/** The difficulty that a fact reported; null where it reported something else, or the plan is another by now. */
export function blockedIn(
  context: Context,
  fact: Fact | undefined,
  today: Recorded['completedOn'],
): Recorded | null {
  if (fact?.kind !== 'reported' || fact.status !== 'blocked' || today === null) return null;
  return recordedOf(context, [fact], today)[0] ?? null;
}

function readersOf(
  context: Context,
  {
    fact,
    report,
    today,
  }: { readonly fact: Fact | undefined; readonly report: Recorded; readonly today: Day },
): ReturnType<typeof readerOf> {
  const { task } = report.standing;
  return readerOf(context, { person: fact?.by ?? null, task: task.code, part: report.part, today });
}
