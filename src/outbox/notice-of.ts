import { yearOfPeriod } from '../plan/periods.js';
import type { Notice } from '../ports/ports.js';
import { dayOfFact } from '../journal/fact.js';
import type { Fact, PeriodRef, PersonId } from '../journal/fact.js';
import { replay } from '../journal/replay/replay.js';
import type { History } from '../journal/history.js';
import { arrangementNews, isArrangement } from '../journal/office-news.js';
import type { OfficeNews } from '../journal/office-news.js';
import { findPerson } from '../journal/people.js';
import { recordedOf } from '../journal/recorded.js';
import { decisionNews, type NewsScene } from './decision-news.js';
import type { FactNewsKey } from './key.js';
import { whyTold } from './report-told.js';

/** What the message of that key says now; null where there is nothing to say any more, or the plan is another. */
export function noticeOf(scene: NewsScene, key: FactNewsKey): Notice | null {
  const fact = scene.history.facts.find(({ id }) => id === key.fact);
  if (!fact) return null;
  const { kind, person } = key;
  switch (kind) {
    case 'newcomer':
      if (fact.kind !== 'enrolled') return null;
      return { kind, name: fact.name, post: fact.post, fact: fact.id };
    case 'group-lost':
      return groupLost(scene.history, fact);
    case 'report-told':
      return reportTold(scene, fact, person);
    case 'office':
      return arrangementOf(scene, fact, person);
    case 'extension':
    case 'extension-decided':
    case 'answered':
    case 'nudge':
    case 'nudge-answered':
    case 'late-reason':
      return decisionOf(scene, { kind, fact, to: person });
    case 'extension-settled':
      return decisionOf(scene, { kind: 'extension', fact, to: person });
    case 'late-reason-settled':
      return decisionOf(scene, { kind: 'late-reason', fact, to: person });
  }
}

function decisionOf(scene: NewsScene, of: Parameters<typeof decisionNews>[1]): Notice | null {
  const news = decisionNews(scene, of);
  return news && { kind: 'news', news };
}

function groupLost({ facts }: History, fact: Fact): Notice | null {
  if (fact.kind !== 'group-unbound') return null;
  const { group } = replay(facts.slice(0, fact.id - 1));
  return { kind: 'group-lost', title: group?.title ?? '' };
}

function reportTold(scene: NewsScene, fact: Fact, person: PersonId): Notice | null {
  if (fact.kind !== 'reported') return null;
  const { history } = scene;
  const on = dayOfFact(fact);
  const [report] = recordedOf(scene, [fact], on);
  const reader = findPerson(history, person);
  const why = report && reader ? whyTold(history, report, { reader, on }) : null;
  const name = fact.by === null ? '' : (findPerson(history, fact.by)?.name ?? '');
  return report && why ? { kind: 'report-told', why, name, report } : null;
}

function arrangementOf(scene: NewsScene, fact: Fact, person: PersonId): Notice | null {
  if (!isArrangement(fact)) return null;
  const letter = arrangementNews(scene, fact).find(({ to }) => to === person);
  if (!letter || !isOf(scene.office.plan.year, letter.news)) return null;
  return { kind: 'office-news', news: letter.news };
}

/** At a year's turn each piece of news is told with the plan that it is of. */
function isOf(year: number, news: OfficeNews): boolean {
  const of = (ref: PeriodRef): boolean => yearOfPeriod(ref.period) === year;
  switch (news.kind) {
    case 'confirmed':
      return news.periods.some(of);
    case 'returned':
      return of(news.period);
    case 'to-confirm':
    case 'assigned':
    case 'stand-in':
    case 'removed':
      return true;
  }
}
