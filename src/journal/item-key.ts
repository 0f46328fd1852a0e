import { readDay } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import { yearOfPeriod } from '../plan/periods.js';
import type { TaskCode } from '../plan/plan.js';
import type { PeriodRef, PersonId } from './fact.js';

/**
 * What counts as sent with a message, each at most once. The outbox holds items as text, and this file alone knows
 * how they are written.
 */
export type ItemKey =
  | RungItem
  /** The letter of a week: the coordinator's or the chairman's whole picture. */
  | { readonly kind: 'week'; readonly person: PersonId; readonly monday: Day }
  /** "Còn vướng?" of a period, for the day on which it came. */
  | ({ readonly kind: 'stuck'; readonly person: PersonId; readonly day: Day } & PeriodRef)
  | { readonly kind: 'news'; readonly person: PersonId; readonly news: LetterNews }
  /** Stands among the items of a letter that speaks of an earlier plan than the one in force. */
  | { readonly kind: 'plan'; readonly person: PersonId; readonly year: number; readonly day: Day }
  /** Stands among the items of a letter in which the product and the printed deadline of a period stand open. */
  | ({ readonly kind: 'first'; readonly person: PersonId } & PeriodRef)
  /** The preview of a summary whose button was pressed. */
  | { readonly kind: 'preview'; readonly preview: string };

/** One rung of a period's ladder. A moved due day makes another item of it, so the ladder begins anew. */
export interface RungItem extends PeriodRef {
  readonly kind: 'rung';
  readonly person: PersonId;
  readonly due: Day;
  readonly rung: string;
}

/** What a coordinator hears once in a letter. */
export type LetterNews =
  | ({ readonly kind: 'overdue'; readonly due: Day } & PeriodRef)
  /** `fact` is the report that says so last. */
  | ({ readonly kind: 'blocked'; readonly fact: number } & PeriodRef)
  /** `fact` of work that nobody says has arrived: the one that assigned it. */
  | { readonly kind: 'unreachable' | 'vacated' | 'plan-changed' | 'unacknowledged'; readonly fact: number }
  /** What has waited too long, by a name of its own. */
  | { readonly kind: 'raised'; readonly matter: string };

/** The item as the outbox holds it. */
export function writeItem(item: ItemKey): string {
  switch (item.kind) {
    case 'rung':
      return [item.person, item.task, item.period, item.due, item.rung].join('|');
    case 'week':
      return [item.person, '*', '*', item.monday, 'monday'].join('|');
    case 'stuck':
      return [item.person, 'stuck', `${item.task} ${item.period}`, item.day].join('|');
    case 'news':
      return [item.person, 'news', writeNews(item.news)].join('|');
    case 'plan':
      return [item.person, 'plan', item.year, item.day].join('|');
    case 'first':
      return [item.person, 'first', '*', `${item.task} ${item.period}`].join('|');
    case 'preview':
      return `summary-preview|${item.preview}`;
  }
}

function writeNews(news: LetterNews): string {
  switch (news.kind) {
    case 'overdue':
      return `${news.task} ${news.period} ${news.due} ${news.kind}`;
    case 'blocked':
      return `${news.task} ${news.period} ${news.kind} ${news.fact}`;
    case 'unreachable':
    case 'vacated':
    case 'plan-changed':
    case 'unacknowledged':
      return `${news.kind} ${news.fact}`;
    case 'raised':
      return `${news.kind} ${news.matter}`;
  }
}

/** The item that a text of the outbox is; null for what is none, such as the key of a message. */
export function readItem(text: string): ItemKey | null {
  const item = itemOf(text.split('|'));
  // An item has one spelling only.
  return item && writeItem(item) === text ? item : null;
}

function itemOf(parts: readonly string[]): ItemKey | null {
  const [first = '', second = '', third = '', fourth = '', rung = ''] = parts;
  if (first === 'summary-preview') return { kind: 'preview', preview: second };
  const person = numberOf(first) as PersonId | null;
  if (person === null) return null;
  const day = readDay(fourth);
  const year = numberOf(third);
  if (second === 'news') return newsItem(person, third.split(' '));
  if (second === 'first') return firstItem(person, fourth.split(' '));
  if (!day) return null;
  if (second === 'plan') return year === null ? null : { kind: 'plan', person, year, day };
  if (second === 'stuck') {
    const [task = '', period = ''] = third.split(' ');
    return { kind: 'stuck', person, task: task as TaskCode, period: period as PeriodId, day };
  }
  if (second === '*') return { kind: 'week', person, monday: day };
  if (second === '' || third === '' || rung === '') return null;
  return { kind: 'rung', person, task: second as TaskCode, period: third as PeriodId, due: day, rung };
}

function newsItem(person: PersonId, words: readonly string[]): ItemKey | null {
  const [first = '', second = '', third = '', fourth = ''] = words;
  const ofPerson = numberOf(second);
  const isOfFact =
    first === 'unreachable' || first === 'vacated' || first === 'plan-changed' || first === 'unacknowledged';
  if (isOfFact && ofPerson !== null) {
    return { kind: 'news', person, news: { kind: first, fact: ofPerson } };
  }
  if (first === 'raised') return { kind: 'news', person, news: { kind: first, matter: second } };
  const ref = { task: first as TaskCode, period: second as PeriodId };
  const due = readDay(third);
  if (due && fourth === 'overdue') return { kind: 'news', person, news: { kind: fourth, ...ref, due } };
  const report = numberOf(fourth);
  if (third !== 'blocked' || report === null) return null;
  return { kind: 'news', person, news: { kind: third, ...ref, fact: report } };
}

function firstItem(person: PersonId, [task = '', period = '']: readonly string[]): ItemKey {
  return { kind: 'first', person, task: task as TaskCode, period: period as PeriodId };
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return /^\d+$/u.test(text) && Number.isSafeInteger(value) ? value : null;
}

/** The period that an item reminds of; null for the items of news and of weeks. */
export function refOfItem(text: string): PeriodRef | null {
  const item = readItem(text);
  return isOfPeriod(item) ? { task: item.task, period: item.period } : null;
}

/** The day for which an item asks whether a period is still stuck; null where it does not. */
export function stuckDayOf(text: string): Day | null {
  const item = readItem(text);
  return item?.kind === 'stuck' ? item.day : null;
}

function isOfPeriod(item: ItemKey | null): item is Extract<ItemKey, { kind: 'rung' | 'stuck' }> {
  return item?.kind === 'rung' || item?.kind === 'stuck';
}

/** Whether an item asked for a month's check-in, whatever its task is by now; null where it was put off and does not say. */
export function isCheckInItem(text: string): boolean | null {
  const item = readItem(text);
  if (item?.kind !== 'rung') return false;
  return item.rung.startsWith('again-') ? null : item.rung === 'check-in';
}

/** The year of the plan that a letter's items are of; null where none of them tells. */
export function yearOfItems(items: readonly string[]): number | null {
  const years = items.flatMap((text) => {
    const item = readItem(text);
    if (item?.kind === 'plan') return [item.year];
    return isOfPeriod(item) ? [yearOfPeriod(item.period)] : [];
  });
  return years[0] ?? null;
}

/** The work that an item reminds a person of: the same code is other work in another year. */
export function workOfItem(text: string): string | null {
  const item = readItem(text);
  return isOfPeriod(item) ? `${item.person} ${item.task} ${yearOfPeriod(item.period)}` : null;
}

/** Of several items with the same name the newest alone is kept for ever: for rungs, those of one person's period. */
export function keptUnder(text: string): string {
  return text.split('|', 3).join('|');
}

/** The same of a period that has no rung at hand. */
export function namedUnder(person: PersonId, { task, period }: PeriodRef): string {
  return [person, task, period].join('|');
}

/** What an item is of, without whose letter it is in: for the log. */
export function withoutPerson(text: string): string {
  return text.replace(/^\d+\|/u, '');
}

/** What the outbox knows: the questions that the pure core asks of it. */
export interface Sent {
  /** Whether a letter to that person has named the period. */
  named(person: PersonId, ref: PeriodRef): boolean;
  letter(person: PersonId, day: Day): boolean;
  item(key: string): boolean;
  /** The weekly summary of the week that begins on that Monday. */
  summary(monday: Day): boolean;
}
