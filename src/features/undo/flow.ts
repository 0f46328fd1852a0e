import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { PeriodId } from '../../plan/deadline.js';
import { oneTask } from '../../plan/task-code.js';
import { findPerson } from '../../journal/people.js';
import type { ReopenOutcome, UndoOutcome } from '../report/outcome.js';
import { undo as ruleUndo } from './rule.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** Takes one's last report back, or the one that a button names, within 24 hours; the record keeps both. */
export async function undo(
  world: World,
  gesture: Gesture,
  report: number | null,
): Promise<UndoOutcome | Refused> {
  const { answer } = await decideOnce<UndoOutcome | Refused>(world, gesture, ({ history }, now) => {
    if (!findPerson(history, gesture.person)) return refuse('enrolment');
    const ruling = ruleUndo(history, {
      person: gesture.person,
      fact: report,
      now: now.iso,
    });
    if (ruling.kind !== 'undo') return { facts: [], answer: ruling };
    const taken = history.facts.filter(({ id }) => ruling.facts.includes(id));
    const periods = taken.flatMap((fact) =>
      'task' in fact && 'period' in fact ? [{ task: fact.task, period: fact.period }] : [],
    );
    const targets = taken.flatMap((fact) => (fact.kind === 'measured' ? [fact.target] : []));
    const what = taken.some(({ kind }) => kind === 'reported' || kind === 'closed' || kind === 'measured')
      ? 'report'
      : taken.some(({ kind }) => kind === 'supplemented')
        ? 'supplement'
        : 'postponement';
    return {
      facts: [{ kind: 'withdrawn', reports: ruling.facts }],
      answer: { kind: 'undone', what, periods, ...(targets.length > 0 && { targets }) },
    };
  });
  return answer;
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
        (standing.state.kind === 'completed' || standing.reports.length > 0) &&
        (request.period === null || standing.period.id === request.period),
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

function samePeriod(standings: readonly Standing[], standing: Standing): Standing {
  return standings.find(({ period }) => period.id === standing.period.id) ?? standing;
}
