import { yearOfPeriod } from '../plan/periods.js';
import type { Notice } from '../ports/ports.js';
import { dayOfFact } from '../journal/fact.js';
import type { Fact, PeriodRef, PersonId } from '../journal/fact.js';
import { factsBefore, factsUntil } from '../journal/numbers.js';
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
    case 'restored':
      return restoredNews(scene.history, fact, person);
    case 'report-told':
      return reportTold(scene, fact, person);
    case 'office':
      return arrangementOf(scene, fact, person);
    case 'extension':
    case 'extension-decided':
    case 'extension-lapsed':
    case 'answered':
    case 'nudge':
    case 'nudge-answered':
    case 'late-reason':
      return decisionOf(scene, { kind, fact, to: person });
    case 'extension-settled':
      return decisionOf(scene, { kind: 'extension', fact, to: person });
    case 'change-prepared':
    case 'change-settled':
    case 'change-refused':
    case 'changed':
    case 'change-undone':
      return changeNoticeOf(scene, kind, fact);
    case 'late-reason-settled':
      return decisionOf(scene, { kind: 'late-reason', fact, to: person });
  }
}

function decisionOf(scene: NewsScene, of: Parameters<typeof decisionNews>[1]): Notice | null {
  const news = decisionNews(scene, of);
  return news && { kind: 'news', news };
}

/** What waits for a leader, or was decided of a task: told with the plan of its year. */
function changeNoticeOf({ office, history }: NewsScene, kind: ChangeNewsKind, fact: Fact): Notice | null {
  if (kind === 'changed' || kind === 'change-undone') {
    if (fact.kind !== 'changed' || fact.year !== office.plan.year) return null;
    const isTakenBack = history.takenBack.has(fact.id);
    // What was taken back before it could be told is no news.
    if (isTakenBack !== (kind === 'change-undone')) return null;
    return { kind: 'news', news: { kind, decided: { ...fact, fact: fact.id, on: dayOfFact(fact) } } };
  }
  const request = history.prepared.find((one) => one.fact === fact.id);
  if (
    !request &&
    kind === 'change-settled' &&
    fact.kind === 'change-prepared' &&
    fact.year === office.plan.year
  ) {
    const taken = { ...fact, fact: fact.id, on: dayOfFact(fact), decided: null };
    return { kind: 'news', news: { kind: 'change-prepared', request: taken, isTakenBack: true } };
  }
  if (!request || request.year !== office.plan.year) return null;
  return { kind: 'news', news: { kind: kind === 'change-refused' ? kind : 'change-prepared', request } };
}

type ChangeNewsKind = 'change-prepared' | 'change-settled' | 'change-refused' | 'changed' | 'change-undone';

function groupLost({ facts }: History, fact: Fact): Notice | null {
  if (fact.kind !== 'group-unbound') return null;
  const { group } = replay(factsBefore(facts, fact.id));
  return { kind: 'group-lost', title: group?.title ?? '' };
}

function restoredNews(history: History, fact: Fact, id: PersonId): Notice | null {
  const reader = findPerson(history, id);
  if (fact.kind !== 'journal-restored' || !reader) return null;
  return { kind: 'news', news: { kind: 'restored', restored: fact, reader } };
}

function reportTold(scene: NewsScene, fact: Fact, person: PersonId): Notice | null {
  if (fact.kind !== 'reported') return null;
  const { history } = scene;
  const on = dayOfFact(fact);
  const [report] = recordedOf(scene, [fact], on);
  const reader = findPerson(history, person);
  // Who oversees was said when it was reported: a coordinator who is back since takes it from nobody.
  const then = replay(factsUntil(history.facts, fact.id));
  const why =
    report && reader ? whyTold({ office: scene.office, history: then }, report, { reader, on }) : null;
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
    case 'day-corrected':
      return yearOfPeriod(news.standing.period.id) === year;
    case 'work-assigned':
      return news.assignment.fact.year === year;
    case 'to-confirm':
    case 'assigned':
    case 'stand-in':
    case 'removed':
    case 'moved':
    case 'fields':
    case 'no-coordinator':
    case 'unreached':
      return true;
  }
}
