import type { Sent } from '../../journal/item-key.js';
import { daysBetween, mondayOf, yearOf } from '../../plan/day.js';
import type { Day, Moment } from '../../plan/day.js';
import { isLetterTime } from '../../plan/office-hours.js';
import type { Office } from '../../plan/plan.js';
import { isLeaderOf } from '../../journal/fields.js';
import { missing } from '../checklist/rule.js';
import type { Missing } from '../checklist/rule.js';
import type { Assignment, History, Person } from '../../journal/history.js';
import type { PeriodRef, PersonId } from '../../journal/fact.js';
import { departmentsWithoutPeople, isChairman, isCoordinator, strandedPeople } from '../../journal/people.js';
import type { Stranded } from '../../journal/people.js';
import { ESCALATION_DAYS, SOON_DAYS, allStandings, isLate } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { isBacklog, isUnanswered } from '../opening/rule.js';
import { readItem, writeItem } from '../../journal/item-key.js';
import { statisticsOf } from '../../journal/statistics.js';
import type { LetterNews } from '../../journal/item-key.js';
import { itemsOwed } from './item.js';
import type { Item } from './item.js';
import { planNewsFor } from './plan-news.js';
import type { PlanNews, PlanStep } from './plan-news.js';
import { stuckOwed } from './stuck.js';
import { mondaySlot } from './ladder.js';
import { expectedThisWeek, isWeekly } from './weekly.js';
import { isArrangement, isDecision, matterKeys, waitingFor } from '../waiting/rule.js';
import type { Waiting } from '../waiting/rule.js';
import { isClosed, lastDayOf } from '../../journal/closing.js';

/** What the coordinator sees of everybody's work. */
export interface Digest {
  readonly newlyOverdue: readonly Standing[];
  readonly overdue: readonly Standing[];
  readonly blocked: readonly Standing[];
  readonly soon: readonly Standing[];
  /** The people whose department the plan has no more. */
  readonly stranded: readonly Stranded[];
  readonly unreachable: readonly Person[];
  /** Of the week's letter: what the office lacks. */
  readonly missing: readonly Missing[];
}

/** The one message that a person gets on a day. */
export interface Letter {
  readonly person: Person;
  readonly day: Day;
  readonly items: readonly Item[];
  /** What another plan changed for the person's departments. */
  readonly planNews: PlanNews | null;
  /** What was reported stuck a month ago or longer: the person is asked whether it still is. */
  readonly stuck: readonly Item[];
  readonly digest: Digest | null;
  /** Of the chairman's Monday letter: what has been late for seven days or more. */
  readonly escalated: readonly Standing[];
  /** Of who may decide: all that waits for him. */
  readonly pending: readonly Waiting[];
  /** What was assigned to the person since working hours ended, and is told in this letter. */
  readonly fresh?: readonly Assignment[];
  /** Of who watches everybody's work: what is left of the plan of the year before, while that is not closed. */
  readonly earlier?: EarlierLeft;
  /** Everything that counts as sent with this letter. */
  readonly keys: readonly string[];
}

/** What is late and stuck of the plan of the year before. */
export interface EarlierLeft {
  readonly office: Office;
  readonly overdue: readonly Standing[];
  readonly blocked: readonly Standing[];
  /** Dated tasks that are not complete. */
  readonly open: number;
  /** The last day on which it is followed. */
  readonly closes: Day;
}

/**
 * The letters of the plan in force with what is left of the plan of the year before, for who watches everybody's work.
 * What such a letter tells of it is no news of a letter of its own.
 * @param old the letters that are owed of the earlier plan
 */
export function withEarlierLeft(
  letters: readonly Letter[],
  { office, history }: { readonly office: Office; readonly history: History },
  old: readonly Letter[],
): readonly Letter[] {
  return letters.map((letter) => {
    if (!letter.digest && letter.escalated.length === 0 && letter.pending.length === 0) return letter;
    const standings = allStandings(office, history, letter.day);
    const earlier = {
      office,
      overdue: standings.filter(isLate),
      blocked: standings.filter(
        ({ progress, state }) => progress === 'blocked' && state.kind !== 'completed',
      ),
      open: statisticsOf(office, history, letter.day).dated.open,
      closes: lastDayOf(office.plan),
    };
    const own = old.find(({ person }) => person.id === letter.person.id);
    const told = letter.digest && own ? own.keys.filter((key) => readItem(key)?.kind === 'news') : [];
    return { ...letter, earlier, keys: [...new Set([...letter.keys, ...told])] };
  });
}

/** The letters owed by now and not yet sent: one a person, with all the person's items in it. */
export function lettersOwed(office: Office, history: History, ask: LetterRequest): readonly Letter[] {
  const { now, sent } = ask;
  if (!isLetterTime(office, now, ask.remindAt) || isClosed(office, now.day)) return [];
  const standings = allStandings(office, history, now.day);
  const week = { sent, today: now.day };
  const items = itemsOwed(office, history, { standings, ...week });
  const stuckItems = stuckOwed(office, history, { standings, ...week });
  return history.people
    .filter((person) => person.unreachable === null && !sent.letter(person.id, now.day))
    .flatMap((person): readonly Letter[] => {
      const own = withFewOpen(sorted(items.get(person.id) ?? []));
      const stuck = sorted(stuckItems.get(person.id) ?? []);
      const watch = { office, history, standings, sent, today: now.day, person };
      const news = isCoordinator(person) ? newsFor(watch) : null;
      const escalation = isChairman(person) && !isCoordinator(person) ? escalationFor(watch) : null;
      const digest = news && news.keys.length > 0 ? news.digest : null;
      const { pending, raised, keys: ups } = pendingFor(watch, digest !== null);
      const planNews = planNewsFor({ office, history, today: now.day, sent }, person, ask.steps ?? []);
      const unheardKeys = pending
        .flatMap(({ matter }) => (matter.kind === 'unacknowledged' ? [matter.assignment] : []))
        .filter(({ fact }) => fact.by === person.id)
        .map(({ fact }) => newsKeyOf(person.id, { kind: 'unacknowledged', fact: fact.id }))
        .filter((key) => !sent.item(key));
      const isQuiet = raised.length === 0 && unheardKeys.length === 0;
      const alone = !digest && !escalation && stuck.length === 0 && !planNews && isQuiet;
      if (alone && own.length === 0) return [];
      if (alone && own.every(isWeekly) && expectedThisWeek(office, history, week).has(person.id)) return [];
      return [
        {
          person,
          day: now.day,
          items: own,
          planNews,
          stuck,
          digest,
          escalated: escalation?.escalated ?? [],
          pending,
          keys: [
            ...[...own, ...stuck].map(({ key }) => key),
            ...firstKeys(person.id, own),
            ...(news?.keys ?? []),
            ...(planNews?.keys ?? []),
            ...(escalation?.keys ?? []),
            ...ups,
            ...unheardKeys,
          ],
        },
      ];
    });
}

interface LetterRequest {
  readonly now: Moment;
  /** Minutes since midnight. */
  readonly remindAt: number;
  readonly sent: Sent;
  /** The changes of the plan of late. */
  readonly steps?: readonly PlanStep[];
}

interface Watch {
  readonly office: Office;
  readonly history: History;
  readonly standings: readonly Standing[];
  readonly sent: Sent;
  readonly today: Day;
  readonly person: Person;
}

/** Under which the letter of a week counts as sent. */
export function weeklyKey(person: PersonId, monday: Day): string {
  return writeItem({ kind: 'week', person, monday });
}

/** The week's letter that is due by now and was not sent: a missed Monday is made up on the days after it. */
function weekOwed({ office, history, today, person, sent }: Watch): { key: string; slot: Day } | null {
  const monday = mondayOf(today);
  const startedOn = history.startedOn.get(office.plan.year);
  const slot = mondaySlot(office, monday);
  // A plan that was loaded in December has nothing to say before its year begins.
  if (startedOn === undefined || today < slot || slot < startedOn || yearOf(slot) < office.plan.year)
    return null;
  const key = weeklyKey(person.id, monday);
  return sent.item(key) ? null : { key, slot };
}

/** What is new for the coordinator since his last letter, and the whole picture that goes with it. */
function newsFor(watch: Watch): { readonly keys: readonly string[]; readonly digest: Digest } {
  const { office, history, standings, sent, today, person } = watch;
  const overdue = standings.filter(
    (standing) => isLate(standing) && !isUnanswered(office, history, { standing, today }),
  );
  const newsKey = (news: LetterNews): string => newsKeyOf(person.id, news);
  const overdueKey = (standing: Standing): string =>
    newsKey({ kind: 'overdue', ...refOf(standing), due: standing.period.due });
  const newlyOverdue = overdue.filter(
    (standing) => !wasLateBefore(watch, standing) && !sent.item(overdueKey(standing)),
  );
  const blocked = standings.filter(
    ({ progress, state }) => progress === 'blocked' && state.kind !== 'completed',
  );
  const unreachable = history.people.filter((one) => one.unreachable !== null);
  const withoutPeople = departmentsWithoutPeople(office.plan, history);
  const news = [
    ...newlyOverdue.map(overdueKey),
    ...blocked.map((standing) =>
      newsKey({ kind: 'blocked', ...refOf(standing), fact: saidBlocked(standing) }),
    ),
    ...withoutPeople.flatMap((department) => {
      const fact = history.vacated.get(department);
      return fact === undefined ? [] : [newsKey({ kind: 'vacated', fact })];
    }),
  ].filter((key) => !sent.item(key));
  const week = weekOwed(watch);
  const soon = standings.filter(
    ({ category, state, waiting }) =>
      category !== 'continuous' && waiting === null && state.kind === 'within' && state.daysLeft <= SOON_DAYS,
  );
  return {
    keys: week ? [...news, week.key] : news,
    digest: {
      ...{ newlyOverdue, overdue, blocked, soon, unreachable },
      stranded: strandedPeople(office.plan, history),
      missing: week ? missing(office, history, today) : [],
    },
  };
}

function newsKeyOf(person: PersonId, news: LetterNews): string {
  return writeItem({ kind: 'news', person, news });
}

/** What was late before the first start stood in the opening letter: it is no news. */
function wasLateBefore({ office, history }: Watch, standing: Standing): boolean {
  const startedOn = history.startedOn.get(office.plan.year);
  return startedOn !== undefined && isBacklog(standing, startedOn);
}

/**
 * What waits for the person, and the keys of what goes up to a leader with this letter. What is not his own to settle
 * is told to a leader once; what is only to be arranged goes with the coordinator's whole picture.
 */
function pendingFor(
  { office, history, person, today, sent }: Watch,
  whole: boolean,
): {
  readonly pending: readonly Waiting[];
  /** What makes a letter by itself. */
  readonly raised: readonly string[];
  readonly keys: readonly string[];
} {
  const all = waitingFor(office, history, { person, today });
  if (isCoordinator(person)) {
    return { pending: all.filter(({ matter }) => whole || !isArrangement(matter)), raised: [], keys: [] };
  }
  const untold = ({ matter }: Waiting): readonly string[] =>
    matterKeys(matter)
      .map((one) => writeItem({ kind: 'news', person: person.id, news: { kind: 'raised', matter: one } }))
      .filter((key) => !sent.item(key));
  const up = all.filter(({ raised }) => raised !== 'no');
  return {
    pending: all.filter((waiting) => isDecision(waiting.matter) || untold(waiting).length > 0),
    raised: up.filter(({ raised }) => raised !== 'with-next-letter').flatMap(untold),
    keys: up.flatMap(untold),
  };
}

/** The chairman's letter of a week, where something had been late for seven days on its Monday. */
function escalationFor(
  watch: Watch,
): { readonly escalated: readonly Standing[]; readonly keys: readonly string[] } | null {
  const week = weekOwed(watch);
  if (!week) return null;
  const { office, history, standings, today } = watch;
  const stoodOn = (standing: Standing, on: Day): boolean =>
    daysBetween(standing.lastOnTime, on) >= ESCALATION_DAYS &&
    !isUnanswered(office, history, { standing, today: on });
  const leader = watch.person.id;
  const escalated = standings.filter(
    (standing) =>
      isLate(standing) &&
      stoodOn(standing, today) &&
      isLeaderOf(office.plan, history, { leader, task: standing.task }),
  );
  return escalated.some((standing) => stoodOn(standing, week.slot)) ? { escalated, keys: [week.key] } : null;
}

function refOf({ task, period }: Standing): PeriodRef {
  return { task: task.code, period: period.id };
}

/** The fact that says so last. */
function saidBlocked({ reports }: Standing): number {
  return Math.max(...reports.flatMap((report) => (report.status === 'blocked' ? [report.fact] : [])));
}

/** A letter in which more tasks stand for the first time would not fit a phone: it has all such words in its quote. */
const MOST_OPEN = 3;

function withFewOpen(items: readonly Item[]): readonly Item[] {
  const open = new Set(items.filter((item) => item.open).map(({ standing }) => standing.task.code));
  return open.size <= MOST_OPEN ? items : items.map((item) => ({ ...item, open: false }));
}

function firstKeys(person: PersonId, items: readonly Item[]): readonly string[] {
  return items.flatMap(({ open, standing }) =>
    open ? [writeItem({ kind: 'first', person, ...refOf(standing) })] : [],
  );
}

/** Most urgent first: what is late longest, then by the due day; check-ins last. */
function sorted(items: readonly Item[]): readonly Item[] {
  const rank = ({ standing }: Item): string =>
    `${standing.category === 'continuous' ? 1 : 0} ${standing.period.due}`;
  return [...items].sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}
