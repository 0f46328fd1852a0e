import type { Refused } from '../../journal/rights.js';
import { mayDecide } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { readerOf } from '../../outbox/readers.js';
import type { AnswerOutcome } from '../report/outcome.js';
import { blockedIn } from '../../journal/recorded.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

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
