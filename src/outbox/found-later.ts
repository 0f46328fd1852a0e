import { ESCALATION_DAYS, isLate, isReported, standingsOf } from '../journal/standing.js';
import type { Standing } from '../journal/standing.js';
import { addDays, daysBetween, readDay } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { dayOfFact, gestureOf, isClosing, sentAt } from '../journal/fact.js';
import type { Fact, FactOf, PersonId } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { readItem } from '../journal/item-key.js';
import type { ItemKey } from '../journal/item-key.js';
import { coordinators, findPerson, isChairman, isCoordinator } from '../journal/people.js';
import { factsBefore } from '../journal/numbers.js';
import { isTakenBack } from '../journal/record.js';
import { recordedOf } from '../journal/recorded.js';
import type { FoundReport, Recorded } from '../journal/recorded.js';
import { replay } from '../journal/replay/replay.js';
import type { Dispatch, Notice } from '../ports/ports.js';
import type { NewsScene } from './decision-news.js';
import { readKey } from './key.js';
import type { OutboxKey } from './key.js';
import { whyTold } from './report-told.js';

/** Days after Monday. */
const FRIDAY = 4;

interface Found {
  readonly key: Extract<OutboxKey, { kind: 'report-found' }>;
  readonly notice: Extract<Notice, { kind: 'report-found' }>;
}

/**
 * What is put right: a report that was sent before a letter called its work late, or before a week's summary counted it
 * as not done, and that was read after. Whoever was told so hears it once for each gesture, but for who made the report.
 */
export function foundLater(
  scene: NewsScene,
  { recent, dispatches }: { readonly recent: readonly Fact[]; readonly dispatches: readonly Dispatch[] },
): readonly Found[] {
  const byKey = new Map<string, Found>();
  for (const fact of recent) {
    if (fact.kind !== 'reported' || fact.sent === undefined) continue;
    for (const told of toldMeanwhile(scene, fact, dispatches)) {
      const name = `${told.person} ${gestureOf(fact)}`;
      const known = byKey.get(name);
      byKey.set(name, known ? joined(known, told) : foundBy(scene, fact, told));
    }
  }
  return [...byKey.values()];
}

/** What one person was told of one report's work between its sending and its reading. */
interface Told extends Pick<FoundReport, 'letters' | 'summaries'> {
  readonly person: PersonId;
  readonly report: Recorded;
}

function toldMeanwhile(
  scene: NewsScene,
  fact: FactOf<'reported'>,
  dispatches: readonly Dispatch[],
): readonly Told[] {
  const { office, history, today } = scene;
  if (!isClosing(fact.status) || isTakenBack(history, fact)) return [];
  const [report] = recordedOf(scene, [fact], today);
  if (!report || !isReported(report.standing)) return [];
  const before = replay(factsBefore(history.facts, fact.id));
  const [from, until] = [Date.parse(sentAt(fact)), Date.parse(fact.at)];
  const byPerson = new Map<PersonId, Told>();
  for (const dispatch of dispatches) {
    const at = Date.parse(dispatch.at);
    const on = readDay(dispatch.at.slice(0, 10));
    if (dispatch.state !== 'sent' || at <= from || at > until || !on) continue;
    const standing = standingsOf(office, before, report.standing.task, on).find(
      ({ period }) => period.id === fact.period,
    );
    const readers = standing && readersOf(before, dispatch, { standing, on, sent: dayOfFact(fact) });
    for (const person of readers?.people ?? []) {
      const told = byPerson.get(person) ?? { person, report, letters: [], summaries: [] };
      const kind = readers?.kind ?? 'letters';
      byPerson.set(person, { ...told, [kind]: [...new Set([...told[kind], on])] });
    }
  }
  return [...byPerson.values()].filter(({ person }) => {
    const reader = findPerson(history, person);
    if (person === fact.by || !reader) return false;
    // A day of completion that makes it on time is told with both days already.
    return whyTold(scene, report, { reader, on: dayOfFact(fact) }) !== 'backdated';
  });
}

/** Whom a message told that the period is late, or that it is not done. */
function readersOf(
  history: History,
  dispatch: Dispatch,
  named: { readonly standing: Standing; readonly on: Day; readonly sent: Day },
): { readonly kind: 'letters' | 'summaries'; readonly people: readonly PersonId[] } | null {
  const key = readKey(dispatch.key);
  if (key?.kind === 'letter') {
    const items = dispatch.items.flatMap((item) => readItem(item) ?? []);
    const calls = isLate(named.standing) && callsLate(history, key.person, { ...named, items });
    return calls ? { kind: 'letters', people: [key.person] } : null;
  }
  if (key?.kind !== 'summary' && key?.kind !== 'summary-now') return null;
  // What was sent after the week had ended is not missing in its summary, if that was made up later.
  const isMissing = key.kind === 'summary-now' || named.sent <= addDays(key.monday, FRIDAY);
  if (!isMissing || isReported(named.standing)) return null;
  return { kind: 'summaries', people: coordinators(history).map(({ id }) => id) };
}

/** Whether a letter with those items named the late period: among its reader's work, or in the whole picture. */
function callsLate(
  history: History,
  reader: PersonId,
  {
    standing: { task, period, lastOnTime },
    on,
    items,
  }: { readonly standing: Standing; readonly on: Day; readonly items: readonly ItemKey[] },
): boolean {
  const own = items.some(
    (item) => item.kind === 'rung' && item.task === task.code && item.period === period.id,
  );
  const person = findPerson(history, reader);
  if (own || !person) return own;
  const isWeekly = items.some(({ kind }) => kind === 'week');
  // What was late before the first start stands in no picture before it is asked about.
  const isKnown = lastOnTime >= (history.startedOn.get(Number(period.id.slice(0, 4))) ?? on);
  if (isCoordinator(person)) return isKnown && (isWeekly || items.some(({ kind }) => kind === 'news'));
  return isChairman(person) && isKnown && isWeekly && daysBetween(lastOnTime, on) >= ESCALATION_DAYS;
}

function foundBy({ history }: NewsScene, fact: FactOf<'reported'>, told: Told): Found {
  const { person, report, letters, summaries } = told;
  const name = fact.by === null ? '' : (findPerson(history, fact.by)?.name ?? '');
  return {
    key: { kind: 'report-found', person, fact: fact.id },
    notice: {
      kind: 'report-found',
      name,
      found: { reports: [report], sent: sentAt(fact), read: fact.at, letters, summaries },
    },
  };
}

/** One gesture may report several periods. */
function joined({ key, notice }: Found, { report, letters, summaries }: Told): Found {
  const { found } = notice;
  return {
    key,
    notice: {
      ...notice,
      found: {
        ...found,
        reports: [...found.reports, report],
        letters: [...new Set([...found.letters, ...letters])],
        summaries: [...new Set([...found.summaries, ...summaries])],
      },
    },
  };
}
