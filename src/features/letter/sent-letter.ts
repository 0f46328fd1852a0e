import { readKey } from '../../outbox/key.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { isCheckInItem, refOfItem, yearOfItems } from '../../journal/item-key.js';
import type { LetterEntry } from './form.js';
import { yearOfPeriod } from '../../plan/periods.js';
import type { Day } from '../../plan/day.js';
import { acting } from '../../journal/duty.js';
import type { PeriodRef } from '../../journal/fact.js';
import type { History, Person } from '../../journal/history.js';
import { categoryOf } from '../../journal/periods.js';
import { reportsForAll, stillOwed } from '../../journal/rights.js';
import { isReported, standingsOf } from '../../journal/standing.js';

/** A period that a letter names, as it was when the letter was sent. */
export interface LetterRef extends PeriodRef {
  /** Null: it was put off, and its task alone says what it is. */
  readonly checkIn: boolean | null;
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
  if (!letter) return null;
  return {
    refs: refsOf(letter.items),
    since: letter.at,
    year: yearOfItems(letter.items),
    current: !letters.some((later) => isNewer(later, letter)),
  };
}

/** The periods that a letter names, in its order; its news are none. */
function refsOf(items: readonly string[]): readonly LetterRef[] {
  return items.flatMap((item) => {
    const ref = refOfItem(item);
    return ref ? [{ ...ref, checkIn: isCheckInItem(item) }] : [];
  });
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
  return refs.map(({ checkIn: asked, ...ref }): LetterEntry => {
    const task = findTask(office.plan, ref.task);
    if (!task) return { ref, checkIn: asked === true, standing: null };
    const checkIn = asked ?? categoryOf(task) === 'continuous';
    const standing = standingsOf(office, history, task, today).find(
      ({ period, category }) => period.id === ref.period && (category === 'continuous') === checkIn,
    );
    const forAll = reportsForAll(history, task, { person, today });
    const now = acting(history, person, today);
    const owes = standing && !isReported(standing) && stillOwed(office, standing, { person: now, forAll });
    return { ref, checkIn, standing: owes ? standing : null };
  });
}
