import { readKey } from '../../outbox/key.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { isCheckInItem, readItem, yearOfItems } from '../../journal/item-key.js';
import type { LetterEntry } from './form.js';
import { itemAgain } from './item.js';
import type { Item } from './item.js';
import { yearOfPeriod } from '../../plan/periods.js';
import type { Day } from '../../plan/day.js';
import { acting } from '../../journal/duty.js';
import { periodKey } from '../../journal/fact.js';
import type { PeriodRef, PersonId } from '../../journal/fact.js';
import { difficultiesOf, saidStuckOn } from '../difficulty/rule.js';
import type { History, Person } from '../../journal/history.js';
import { categoryOf } from '../../journal/periods.js';
import { reportsForAll, stillOwed } from '../../journal/rights.js';
import { isOpen, isReported, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** A period that a letter names, as it was when the letter was sent. */
export interface LetterRef extends PeriodRef {
  /** Null: it was put off, and its task alone says what it is. */
  readonly checkIn: boolean | null;
  /** The day for which the letter asks whether it is still stuck; null where it does not ask. */
  readonly stuckOn: Day | null;
  readonly key: string;
  /** Null: the letter asks of it only whether it is still stuck. */
  readonly rung: string | null;
  /** Whether the letter tells its product and its deadline as printed at once. */
  readonly open: boolean;
}

/** A message of the bot's own, as the outbox has it. */
interface Sent {
  readonly key: string;
  readonly items: readonly string[];
  readonly state: string;
  readonly at: string;
  readonly messageId: number | null;
  readonly address: { readonly chat: number };
}

/** A letter as the outbox remembers it. */
export interface SentLetter {
  readonly refs: readonly LetterRef[];
  readonly since: string;
  /** On which it was sent: what it says of its periods is said as of that day. */
  readonly day: Day;
  /** Of the plan that it speaks of; null where it does not tell. */
  readonly year: number | null;
  /** No newer letter names one of its tasks: only such a one is a form. */
  readonly current: boolean;
}

/** The letter that a message of a chat is; null where it is another message. */
export function sentLetter(
  sent: readonly Sent[],
  place: { readonly chat: number; readonly messageId: number },
): SentLetter | null {
  const letters = sent.filter(
    ({ key, address }) => address.chat === place.chat && readKey(key)?.kind === 'letter',
  );
  const letter = letters.find(({ messageId }) => messageId === place.messageId);
  const key = letter && readKey(letter.key);
  if (!letter || key?.kind !== 'letter') return null;
  return {
    refs: refsOf(letter.items),
    day: key.day,
    since: letter.at,
    year: yearOfItems(letter.items),
    current: !letters.some((later) => isNewer(later, letter)),
  };
}

/** The periods that a letter names, each once, in its order; its news are none. */
function refsOf(items: readonly string[]): readonly LetterRef[] {
  const all = items.map((text) => ({ text, item: readItem(text) }));
  const open = new Set(all.flatMap(({ item }) => (item?.kind === 'first' ? [periodKey(item)] : [])));
  const refs = new Map<string, LetterRef>();
  for (const { text, item } of all) {
    if (item?.kind !== 'rung' && item?.kind !== 'stuck') continue;
    const { task, period } = item;
    const of = periodKey(item);
    const known = refs.get(of);
    const isRung = item.kind === 'rung';
    const fresh = {
      ...{ task, period, key: text, stuckOn: null, open: isRung && open.has(of) },
      ...{ rung: isRung ? item.rung : null, checkIn: isCheckInItem(text) },
    };
    refs.set(of, { ...(known ?? fresh), ...(item.kind === 'stuck' && { stuckOn: item.day }) });
  }
  return [...refs.values()];
}

function isNewer(later: Sent, letter: Sent): boolean {
  if (later.state !== 'sent' || later.key === letter.key || later.key < letter.key) return false;
  const work = ({ task, period }: PeriodRef): string => `${task} ${yearOfPeriod(period)}`;
  const tasks = new Set(refsOf(letter.items).map(work));
  return refsOf(later.items).some((ref) => tasks.has(work(ref)));
}

/** Its periods as they stand now, for that person; one that the plan dropped keeps its place, for the ticks count by it. */
export function entriesOf(
  office: Office,
  history: History,
  {
    refs,
    person,
    today,
  }: { readonly refs: readonly LetterRef[]; readonly person: Person; readonly today: Day },
): readonly LetterEntry[] {
  return refs.map(({ checkIn: asked, stuckOn, task: code, period: id }): LetterEntry => {
    const ref = { task: code, period: id };
    const task = findTask(office.plan, ref.task);
    if (!task) return { ref, checkIn: asked === true, stuck: false, standing: null };
    const checkIn = asked ?? categoryOf(task) === 'continuous';
    const standing = standingsOf(office, history, task, today).find(
      ({ period, category }) => period.id === ref.period && (category === 'continuous') === checkIn,
    );
    const forAll = reportsForAll(office, history, { task, person, today });
    const now = acting(history, person, today);
    const owes = standing && !isReported(standing) && stillOwed(office, standing, { person: now, forAll });
    const stuck = standing !== undefined && isAsked(standing, stuckOn);
    return { ref, checkIn, stuck, standing: owes ? standing : null };
  });
}

/** Whether the question "còn vướng?" waits for its answer: nobody has said so since, and nothing else was reported. */
function isAsked(standing: Standing, stuckOn: Day | null): boolean {
  return stuckOn !== null && difficultiesOf(standing).some((report) => saidStuckOn(report) < stuckOn);
}

/** What its person still has to do of a letter, as it stood on the letter's day: what was reported since leaves it. */
export function workLeft(
  office: Office,
  history: History,
  {
    letter,
    entries,
    person,
  }: {
    readonly letter: Pick<SentLetter, 'refs' | 'day'>;
    readonly entries: readonly LetterEntry[];
    readonly person: PersonId;
  },
): { readonly items: readonly Item[]; readonly stuck: readonly Item[] } {
  const { day } = letter;
  const left = letter.refs.flatMap(({ key, rung, open, stuckOn }, at) => {
    const entry = entries[at];
    const now = entry?.standing;
    if (!now || !isOpen(now)) return [];
    const then = standingsOf(office, history, now.task, day).find(
      ({ period, category }) => period.id === now.period.id && category === now.category,
    );
    if (!then) return [];
    const again = { key, open, person, standing: then, today: day };
    return [
      {
        item: rung === null ? null : itemAgain(office, history, { ...again, rung: { key: rung, day } }),
        asked:
          entry.stuck && stuckOn !== null
            ? itemAgain(office, history, { ...again, rung: { key: 'stuck', day: stuckOn } })
            : null,
      },
    ];
  });
  return {
    items: left.flatMap(({ item }) => item ?? []),
    stuck: left.flatMap(({ asked }) => asked ?? []),
  };
}
