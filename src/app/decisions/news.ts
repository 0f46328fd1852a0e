import { findTask } from '../../plan/plan.js';
import { findReason, reasonsTogether } from '../../tracking/decisions/explaining.js';
import { findExtension } from '../../tracking/decisions/extending.js';
import type { News } from '../../tracking/decisions/news.js';
import { findNudge, nudgesTogether } from '../../tracking/decisions/nudging.js';
import type { Nudge } from '../../tracking/history.js';
import type { Fact, PeriodRef, PersonId } from '../../tracking/fact.js';
import { standingsOf } from '../../tracking/standing.js';
import type { Standing } from '../../tracking/standing.js';
import type { TaskGroup } from '../../tracking/views.js';
import type { Context } from '../ports.js';
import { present } from '../world.js';
import type { World } from '../world.js';
import { blockedIn } from './answer.js';
import { originalOf } from './owing.js';

/** The news that a key stands for, as of now: what was decided since, it says so. Null for what is none, or is gone. */
export function newsOfKey(world: World, key: string): News | null {
  const [kind = '', person, id] = (originalOf(key) ?? key).split('|');
  const fact = world.journal.facts().find((one) => String(one.id) === id);
  if (!fact) return null;
  const context = present(world);
  switch (kind) {
    case 'extension':
    case 'extension-decided':
      return extensionNews(world, { context, kind, fact });
    case 'answered':
      return answeredNews(world, context, fact);
    case 'nudge':
      return nudgeNews(world, { context, fact, person: Number(person) as PersonId });
    case 'nudge-answered': {
      if (fact.kind !== 'nudge-answered') return null;
      const nudge = findNudge(context.history, fact.nudge);
      return nudge && { kind, nudge, words: fact.words, by: fact.by };
    }
    case 'late-reason':
      return reasonNews(world, context, fact);
    default:
      return null;
  }
}

interface About {
  readonly context: Context;
  readonly fact: Fact;
}

function extensionNews(
  world: World,
  { context, kind, fact }: About & { readonly kind: 'extension' | 'extension-decided' },
): News | null {
  const request = findExtension(context.history, fact.id);
  const standing = request && standingOf(world, context, request);
  return standing && { kind, request, standing };
}

function answeredNews(world: World, context: Context, fact: Fact): News | null {
  if (fact.kind !== 'answered') return null;
  const reported = world.journal.facts().find(({ id }) => id === fact.report);
  const report = blockedIn(context, reported, world.clock.now().day);
  return report && { kind: 'answered', report, words: fact.words, by: fact.by };
}

function nudgeNews(
  world: World,
  { context, fact, person }: About & { readonly person: PersonId },
): News | null {
  const nudge = findNudge(context.history, fact.id);
  if (!nudge) return null;
  const groups = nudgesTogether(context.history, nudge, person).flatMap((one) =>
    groupOf(world, context, one),
  );
  return groups.length > 0 ? { kind: 'nudge', nudge, groups } : null;
}

function groupOf(world: World, { office, history }: Context, { task, periods }: Nudge): readonly TaskGroup[] {
  const found = findTask(office.plan, task);
  if (!found) return [];
  const standings = standingsOf(office, history, found, world.clock.now().day).filter(({ period }) =>
    periods.includes(period.id),
  );
  const [first] = standings;
  return first ? [{ task: found, first, standings }] : [];
}

function reasonNews(world: World, context: Context, fact: Fact): News | null {
  const reason = findReason(context.history, fact.id);
  if (!reason) return null;
  const standings = reasonsTogether(context.history, reason).flatMap(
    (one) => standingOf(world, context, one) ?? [],
  );
  return standings.length > 0 ? { kind: 'late-reason', reason, standings } : null;
}

function standingOf(world: World, { office, history }: Context, ref: PeriodRef): Standing | null {
  const task = findTask(office.plan, ref.task);
  if (!task) return null;
  const standings = standingsOf(office, history, task, world.clock.now().day);
  return standings.find(({ period }) => period.id === ref.period) ?? null;
}
