import {
  findExtension,
  findNudge,
  findReason,
  nudgesTogether,
  reasonsTogether,
} from '../journal/decisions.js';
import { findTask, type Office } from '../plan/plan.js';
import type { DecisionNewsKind, News } from '../journal/news.js';
import type { History, Nudge } from '../journal/history.js';
import type { Fact, PeriodRef, PersonId } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import { blockedIn } from '../journal/recorded.js';
import { decidesChanges } from '../journal/rights.js';
import { standingsOf } from '../journal/standing.js';
import type { Standing } from '../journal/standing.js';
import type { TaskGroup } from '../journal/views.js';
import type { Day } from '../plan/day.js';

/** What one person's gesture says to another, as of now: it tells what was decided since. Null where it is gone. */
export function decisionNews(
  scene: NewsScene,
  { kind, fact, to }: { readonly kind: DecisionNewsKind; readonly fact: Fact; readonly to: PersonId },
): News | null {
  const { history } = scene;
  switch (kind) {
    case 'extension': {
      const request = findExtension(history, fact.id);
      const standing = request && standingOf(scene, request);
      return standing && { kind, request, standing, decides: decides(history, to) };
    }
    case 'extension-decided':
    case 'extension-lapsed': {
      const request = findExtension(history, fact.id);
      const standing = request && standingOf(scene, request);
      return standing && { kind, request, standing };
    }
    case 'answered':
      return answeredNews(scene, fact);
    case 'nudge':
      return nudgeNews(scene, fact, to);
    case 'nudge-answered': {
      if (fact.kind !== 'nudge-answered') return null;
      const nudge = findNudge(history, fact.nudge);
      return nudge && { kind, nudge, words: fact.words, by: fact.by };
    }
    case 'late-reason':
      return reasonNews(scene, fact, to);
  }
}

function decides(history: History, to: PersonId): boolean {
  const reader = findPerson(history, to);
  return reader !== undefined && decidesChanges(history, reader);
}

function answeredNews(scene: NewsScene, fact: Fact): News | null {
  if (fact.kind !== 'answered') return null;
  const reported = scene.history.facts.find(({ id }) => id === fact.report);
  const report = blockedIn(scene, reported, scene.today);
  return report && { kind: 'answered', report, words: fact.words, by: fact.by };
}

function nudgeNews(scene: NewsScene, fact: Fact, to: PersonId): News | null {
  const nudge = findNudge(scene.history, fact.id);
  if (!nudge) return null;
  const groups = nudgesTogether(scene.history, nudge, to).flatMap((one) => groupOf(scene, one));
  return groups.length > 0 ? { kind: 'nudge', nudge, groups } : null;
}

function groupOf({ office, history, today }: NewsScene, { task, periods }: Nudge): readonly TaskGroup[] {
  const found = findTask(office.plan, task);
  if (!found) return [];
  const standings = standingsOf(office, history, found, today).filter(({ period }) =>
    periods.includes(period.id),
  );
  const [first] = standings;
  return first ? [{ task: found, first, standings }] : [];
}

function reasonNews(scene: NewsScene, fact: Fact, to: PersonId): News | null {
  const reason = findReason(scene.history, fact.id);
  if (!reason) return null;
  const standings = reasonsTogether(scene.history, reason).flatMap((one) => standingOf(scene, one) ?? []);
  if (standings.length === 0) return null;
  return { kind: 'late-reason', reason, standings, decides: decides(scene.history, to) };
}

function standingOf({ office, history, today }: NewsScene, ref: PeriodRef): Standing | null {
  const task = findTask(office.plan, ref.task);
  if (!task) return null;
  const standings = standingsOf(office, history, task, today);
  return standings.find(({ period }) => period.id === ref.period) ?? null;
}

/** What news are told from: as things are now. */
export interface NewsScene {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
}
