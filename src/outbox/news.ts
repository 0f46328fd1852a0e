import type { NewsScene } from './decision-news.js';
import type { Dispatch, Notice } from '../ports/ports.js';
import type { Day } from '../plan/day.js';
import { addDays } from '../plan/day.js';
import { dayWritten } from '../journal/fact.js';
import type { Fact } from '../journal/fact.js';
import { restoredWithoutOutbox } from '../journal/restores.js';
import type { History } from '../journal/history.js';
import { confirmationsAsked } from '../journal/office-news.js';
import type { ConfirmationAsked } from '../journal/office-news.js';
import { findPerson } from '../journal/people.js';
import { foundLater } from './found-later.js';
import { readKey, writeKey } from './key.js';
import type { FactNewsKey, OutboxKey } from './key.js';
import { noticeOf } from './notice-of.js';
import { whoHears } from './whom.js';

/** The keys of what is told as soon as something happened. */
export type NewsKey = FactNewsKey | Extract<OutboxKey, { kind: 'to-confirm' | 'report-found' }>;

/** One piece of news that somebody should hear. */
export interface OwedNews {
  readonly key: NewsKey;
  readonly notice: Notice;
  /** The message that it changes, where it is none of its own. */
  readonly instead: FactNewsKey | null;
}

export interface NewsRequest {
  /** Whether somebody sits at his desk: what can wait for that does. */
  readonly inHours: boolean;
  /** Facts of this day and later are news. */
  readonly since: Day;
  readonly dispatches: readonly Dispatch[];
  readonly isTold: (key: OutboxKey) => boolean;
}

/**
 * Everything that somebody should hear and has not heard, asked of the journal, so that neither a crash nor a silent
 * line loses it. What was begun and did not get through is news as long as it is tried.
 */
export function newsOwed(
  scene: NewsScene,
  { since, inHours, dispatches, isTold }: NewsRequest,
): readonly OwedNews[] {
  const { office, history, today } = scene;
  const untold = firstUntold(history);
  const recent = recentFacts(history, since).filter(({ id }) => id >= untold);
  const asked = confirmationsAsked(office, history, today);
  const found = foundLater(scene, { recent, dispatches });
  const keys: readonly NewsKey[] = [
    ...recent.flatMap((fact) => whoHears(scene, fact)),
    ...asked.filter(({ reportedOn, fact }) => reportedOn >= since && fact >= untold).map(confirmationKey),
    ...unfinished(dispatches, since),
    ...found.map(({ key }) => key),
  ];
  const distinct = new Map(keys.map((key) => [writeKey(key), key]));
  const questions = new Map(asked.map((one) => [writeKey(confirmationKey(one)), one.news]));
  return [...distinct].flatMap(([text, key]): readonly OwedNews[] => {
    if (isTold(key) || !isReached(history, key)) return [];
    if (key.kind === 'report-found') {
      const one = found.find((owed) => writeKey(owed.key) === text);
      return one ? [{ key, notice: one.notice, instead: null }] : [];
    }
    if (key.kind !== 'to-confirm') {
      const notice = noticeOf(scene, key);
      if (!notice || (!inHours && waitsForHours(notice))) return [];
      return [{ key, notice, instead: originalOf(key) }];
    }
    const news = questions.get(text);
    return news ? [{ key, notice: { kind: 'office-news', news }, instead: null }] : [];
  });
}

/** What is for somebody's desk is told in working hours: at once, or on the next morning. */
function waitsForHours(notice: Notice): boolean {
  if (notice.kind !== 'office-news') return false;
  return notice.news.kind === 'unreached' || notice.news.kind === 'work-assigned';
}

/** That a copy was put back is news for as long as the bot was off since. */
const RESTORED_DAYS = 30;

/** The facts of that day and later, and that a copy was put back a while before. */
function recentFacts({ facts, restores }: History, since: Day): readonly Fact[] {
  const recent = facts.slice(facts.findLastIndex((fact) => dayWritten(fact) < since) + 1);
  const restored = restores.filter(
    (fact) => dayWritten(fact) < since && dayWritten(fact) >= addDays(since, -RESTORED_DAYS),
  );
  return [...restored, ...recent];
}

/** Where the outbox was lost with the journal, what had happened before was told then. */
function firstUntold(history: History): number {
  return restoredWithoutOutbox(history)?.id ?? 0;
}

function confirmationKey({ to, gesture }: ConfirmationAsked): NewsKey {
  return { kind: 'to-confirm', person: to, gesture };
}

/** News that stand in the outbox and have not arrived, also those that an older version of the program wrote there. */
function unfinished(dispatches: readonly Dispatch[], since: Day): readonly NewsKey[] {
  return dispatches.flatMap(({ key: text, state, at }) => {
    if (state === 'sent' || state === 'dropped' || at.slice(0, 10) < since) return [];
    const key = readKey(text);
    return key && isNews(key) ? [key] : [];
  });
}

function isNews(key: OutboxKey): key is NewsKey {
  return 'fact' in key || key.kind === 'to-confirm';
}

/** Whoever has left the office still hears what was arranged with him, and nothing else. */
function isReached(history: History, { kind, person: id }: NewsKey): boolean {
  const left = kind === 'office' ? history.former.find((one) => one.id === id) : undefined;
  const person = findPerson(history, id) ?? left;
  return person?.unreachable === null;
}

/** The message that a settlement changes. */
function originalOf(key: NewsKey): FactNewsKey | null {
  if (key.kind === 'extension-settled') return { ...key, kind: 'extension' };
  if (key.kind === 'change-settled') return { ...key, kind: 'change-prepared' };
  return key.kind === 'late-reason-settled' ? { ...key, kind: 'late-reason' } : null;
}
