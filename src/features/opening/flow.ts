import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { Day } from '../../plan/day.js';
import { backlogFor, backlogStandings } from './rule.js';
import type { Happening } from '../../journal/fact.js';
import { periodKey } from '../../journal/fact.js';
import type { BacklogOutcome } from '../report/outcome.js';
import { allStandings, isOver, missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { earlierPlan } from '../../ports/earlier-plan.js';
import { decideOnce, present } from '../../ports/world.js';
import { statisticsOf } from '../../journal/statistics.js';
import type { LeftBefore } from './rule.js';
import type { Gesture, World } from '../../ports/world.js';
import { lastDayOf } from '../../journal/closing.js';

/**
 * The coordinator's answer to the one list of a first start: what is ticked was done before the bot began, on its
 * due day as far as anybody knows; document and date can follow. The rest goes to the officers.
 * @param ticked bit n stands for item n of the list
 */
export async function answerBacklog(
  world: World,
  gesture: Gesture,
  ticked: bigint,
): Promise<BacklogOutcome | Refused> {
  const { answer } = await decideOnce<BacklogOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const backlog = backlogFor(history, office.plan);
    if (!backlog || backlog.answeredOn !== null) return { facts: [], answer: { kind: 'answered-before' } };
    const all = allStandings(office, history, today);
    const now = backlogStandings(backlog.items, all);
    const done = backlog.items.filter((_, at) => now[at] && ((ticked >> BigInt(at)) & 1n) === 1n);
    const left = backlog.items.filter((item, at) => now[at] && !done.includes(item));
    const keys = new Set(done.map(periodKey));
    const standings = all.filter(
      (standing) =>
        !isOver(standing) &&
        standing.waiting === null &&
        keys.has(periodKey({ task: standing.task.code, period: standing.period.id })),
    );
    return {
      facts: [...standings.flatMap((standing) => completed(standing, today)), { kind: 'backlog-answered' }],
      answer: { kind: 'answered', done, left },
    };
  });
  return answer;
}

/** What is left of the plan of the year before when the next one opens; null where none is in force beside it. */
export function leftBefore(world: World): LeftBefore | null {
  const earlier = earlierPlan(world);
  if (!earlier) return null;
  const { office, history } = present(earlier.world);
  const { open } = statisticsOf(office, history, world.clock.now().day).dated;
  return { year: earlier.plan.year, open, closes: lastDayOf(earlier.plan) };
}

function completed(standing: Standing, today: Day): readonly Happening[] {
  const { task, period, parts } = standing;
  return (parts ? missingParts(standing) : [null]).map((part) => ({
    kind: 'reported',
    task: task.code,
    period: period.id,
    part,
    status: 'done',
    completedOn: period.due < today ? period.due : today,
    note: '',
    evidence: [],
  }));
}
