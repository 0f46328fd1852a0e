import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { PeriodId } from '../../plan/deadline.js';
import { isClosing } from '../../journal/fact.js';
import type { Fact } from '../../journal/fact.js';
import { oneTask } from '../../plan/task-code.js';
import { findPerson } from '../../journal/people.js';
import type { ReopenOutcome, UndoOutcome } from '../report/outcome.js';
import { undo as ruleUndo } from './rule.js';
import type { UndoRequest } from './rule.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** Takes one's last report back, the last of a task, or the one that a button names, within 24 hours; the record keeps both. */
export async function undo(
  world: World,
  gesture: Gesture,
  meant: Pick<UndoRequest, 'fact' | 'task' | 'year'>,
): Promise<UndoOutcome | Refused> {
  const { answer } = await decideOnce<UndoOutcome | Refused>(world, gesture, ({ history }, now) => {
    if (!findPerson(history, gesture.person)) return refuse('enrolment');
    const ruling = ruleUndo(history, { ...meant, person: gesture.person, now: now.iso });
    if (ruling.kind !== 'undo') return { facts: [], answer: ruling };
    const taken = history.facts.filter(({ id }) => ruling.facts.includes(id));
    const periods = taken.flatMap((fact) =>
      'task' in fact && 'period' in fact ? [{ task: fact.task, period: fact.period }] : [],
    );
    const targets = taken.flatMap((fact) => (fact.kind === 'measured' ? [fact.target] : []));
    const tasks = taken.flatMap((fact) =>
      fact.kind === 'changed' || fact.kind === 'change-prepared' ? [fact.task] : [],
    );
    const what = whatOf(taken);
    const kept = ruling.kept.map(({ by, evidence, note }) => ({ by, evidence, note }));
    return {
      facts: [{ kind: 'withdrawn', reports: ruling.facts }],
      answer: {
        kind: 'undone',
        what,
        periods,
        kept,
        ...(targets.length > 0 && { targets }),
        ...(tasks.length > 0 && { tasks }),
      },
    };
  });
  return answer;
}

/** What a person would call what he took back: the report, where it was one. */
function whatOf(taken: readonly Fact[]): Extract<UndoOutcome, { kind: 'undone' }>['what'] {
  const has = (...kinds: readonly Fact['kind'][]): boolean => taken.some(({ kind }) => kinds.includes(kind));
  if (has('changed')) return 'change';
  if (has('change-prepared')) return 'prepared';
  if (has('reported')) return 'report';
  if (has('closed')) return 'closing';
  if (has('day-corrected')) return 'day';
  if (has('supplemented')) return 'supplement';
  if (has('still-blocked')) return 'difficulty';
  return has('measured') ? 'report' : 'postponement';
}

/** Opens a reported period again; the coordinator's right, at any time, with a reason on record. */
export async function reopen(
  world: World,
  gesture: Gesture,
  request: { readonly text: string; readonly period: PeriodId | null },
): Promise<ReopenOutcome | Refused> {
  const { answer, after, now } = await decideOnce<ReopenOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const { task, reference, rest } = oneTask(context.office.plan, request.text);
    if (!task) return { facts: [], answer: { kind: 'code-needed', reference } };
    const standings = standingsOf(office, history, task, now.day);
    const closed = standings.filter(
      (standing) =>
        isReopenable(standing) && (request.period === null || standing.period.id === request.period),
    );
    const [standing, ...others] = closed;
    if (!standing) return { facts: [], answer: { kind: 'not-reported', task } };
    if (rest === '') return { facts: [], answer: { kind: 'reason-needed', task } };
    if (others.length > 0) return { facts: [], answer: { kind: 'which-period', task, closed } };
    return {
      facts: [{ kind: 'reopened', task: task.code, period: standing.period.id, reason: rest }],
      answer: { kind: 'reopened', standing, reason: rest },
    };
  });
  if (answer.kind !== 'reopened') return answer;
  const standings = standingsOf(after.office, after.history, answer.standing.task, now.day);
  return { ...answer, standing: samePeriod(standings, answer.standing) };
}

/** Whether something of the period is finished. A difficulty alone is no report that is opened again. */
export function isReopenable({ closing, reports }: Standing): boolean {
  return closing !== null || reports.some(({ status }) => isClosing(status));
}

function samePeriod(standings: readonly Standing[], standing: Standing): Standing {
  return standings.find(({ period }) => period.id === standing.period.id) ?? standing;
}
