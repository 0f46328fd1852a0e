import { findNudge } from '../../journal/decisions.js';
import type { Refused } from '../../journal/rights.js';
import { mayDecide } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { readKey } from '../../outbox/key.js';
import { readCodes } from '../../plan/task-code.js';
import type { Reference } from '../../plan/task-code.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Task } from '../../plan/plan.js';
import { nudge as ruleNudge, overdueTasks } from './rule.js';
import type { Person } from '../../journal/history.js';
import type { NudgeAnswerOutcome, NudgeOutcome } from '../report/outcome.js';
import { findPerson } from '../../journal/people.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce, present } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** Reminds of the tasks that the text names, now and in the name of who says it. */
export async function nudgeTasks(
  world: World,
  gesture: Gesture,
  said: { readonly text: string; readonly about: Task | null },
): Promise<NudgeOutcome | Refused> {
  const { answer } = await decideOnce<NudgeOutcome | Refused>(world, gesture, (context, now) => {
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    const { references, rest } = readCodes(context.office.plan, said.text);
    const named = said.about ? [{ kind: 'task' as const, task: said.about }] : references;
    if (named.length === 0) return { facts: [], answer: { kind: 'code-needed' } };
    const tasks = named.flatMap((one) => (one.kind === 'task' ? [one.task] : []));
    const unclear = named.filter((one): one is Unclear => one.kind !== 'task');
    return nudging(context, { person, tasks, unclear, words: rest.trim(), today: now.day });
  });
  return answer;
}

/** Reminds of everything that is late and not waiting for an answer to a difficulty; of one lead's work where it is named. */
export async function nudgeOverdue(
  world: World,
  gesture: Gesture,
  lead: DepartmentId | null,
): Promise<NudgeOutcome | Refused> {
  const { answer } = await decideOnce<NudgeOutcome | Refused>(world, gesture, (context, now) => {
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    const tasks = overdueTasks(context.office, context.history, { lead, today: now.day });
    return nudging(context, { person, tasks, unclear: [], words: '', today: now.day });
  });
  return answer;
}

/** What such a nudge would do now; nothing is written down. */
export function overdueNudges(
  world: World,
  gesture: Gesture,
  lead: DepartmentId | null,
): NudgeOutcome | Refused {
  const context = present(world);
  const person = mayDecide(context, gesture);
  if (!person) return { kind: 'refused', needs: 'decider' };
  const { day: today } = world.clock.now();
  const tasks = overdueTasks(context.office, context.history, { lead, today });
  return nudging(context, { person, tasks, unclear: [], words: '', today }).answer;
}

type Unclear = Exclude<Reference, { readonly kind: 'task' }>;

interface Nudging {
  readonly person: Person;
  readonly tasks: readonly Task[];
  readonly unclear: readonly Unclear[];
  readonly words: string;
  readonly today: Day;
}

function nudging(
  { office, history }: Context,
  ask: Nudging,
): Decision<Extract<NudgeOutcome, { kind: 'nudges' }>> {
  const { person, unclear, words, today } = ask;
  const ruled = [...new Set(ask.tasks)].map((task) =>
    ruleNudge(office, history, { person, task, words, today }),
  );
  return {
    facts: ruled.flatMap(({ facts }) => facts),
    answer: { kind: 'nudges', nudges: ruled.map(({ outcome }) => outcome), words, unclear },
  };
}

/** An officer's words to a nudge go back to who sent it. */
export async function answerNudge(
  world: World,
  gesture: Gesture,
  said: { readonly nudge: number; readonly words: string },
): Promise<NudgeAnswerOutcome | Refused> {
  const words = said.words.normalize('NFC').trim();
  const { answer } = await decideOnce<NudgeAnswerOutcome | Refused>(world, gesture, ({ history }) => {
    if (!findPerson(history, gesture.person)) return refuse('enrolment');
    const nudge = findNudge(history, said.nudge);
    if (!nudge?.to.includes(gesture.person)) return { facts: [], answer: { kind: 'gone' } };
    if (words === '') return { facts: [], answer: { kind: 'words-needed', nudge } };
    return {
      facts: [{ kind: 'nudge-answered', nudge: nudge.fact, words }],
      answer: { kind: 'passed-on', nudge, words },
    };
  });
  return answer;
}

/** The nudge that a message of that key brought; null for another message. */
export function nudgeIn(text: string): number | null {
  const key = readKey(text);
  return key?.kind === 'nudge' ? key.fact : null;
}
