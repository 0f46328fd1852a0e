import type { Message as TelegramMessage } from 'telegraf/types';
import type { Dispatch } from '../app/ports.js';
import { present } from '../app/world.js';
import { readKey } from '../outbox/key.js';
import { yearOfPeriod } from '../plan/periods.js';
import { findTask } from '../plan/plan.js';
import { categoryOf } from '../tracking/periods.js';
import { isCheckInItem, refOfItem, yearOfItems } from '../reminders/item-key.js';
import type { Action } from '../texts/action.js';
import type { LetterState, LetterEntry } from '../texts/letter-form.js';
import { RECORDED_TITLE, letterAgain } from '../texts/letter-record.js';
import type { Button, Message } from '../texts/message.js';
import type { PeriodRef } from '../tracking/fact.js';
import type { Person } from '../tracking/history.js';
import { acting } from '../tracking/duty.js';
import { reportsForAll, stillOwed } from '../tracking/reporting.js';
import { isReported, standingsOf } from '../tracking/standing.js';
import { asHtml } from './as-html.js';
import { readAction } from './callback-data.js';
import type { Desk } from './desk.js';

/** A period that a letter names, as it was when the letter was sent. */
export interface LetterRef extends PeriodRef {
  /** Null: it was put off, and its task alone says what it is. */
  readonly checkIn: boolean | null;
}

/** A reminder of the bot's, as it stands in the chat where one of its buttons was pressed. */
export interface PressedLetter {
  /** As it was sent, without what was recorded from it since. */
  readonly html: string;
  readonly refs: readonly LetterRef[];
  readonly since: string;
  /** Of the plan that it speaks of; null where it does not tell. */
  readonly year: number | null;
  /** No newer reminder names one of its tasks: only such a one is a form. */
  readonly current: boolean;
  /** Its rows that are no part of the form. */
  readonly watch: readonly (readonly Button[])[];
  /** The ticks of its check-ins. */
  readonly ticked: bigint;
}

/** The letter that a message is; null where it is another message, or Telegram shows its text no more. */
export function pressedLetter(desk: Desk, message: TelegramMessage): PressedLetter | null {
  if (message.chat.type !== 'private' || !('text' in message)) return null;
  const letters = desk.world.outbox
    .dispatches()
    .filter(({ key, address }) => address.chat === message.chat.id && readKey(key)?.kind === 'letter');
  const dispatch = letters.find(({ messageId }) => messageId === message.message_id);
  if (!dispatch) return null;
  const { text, entities = [] } = message;
  const end = text.lastIndexOf(`\n\n${RECORDED_TITLE}\n`);
  const rows = readRows(message);
  const ticks = rows.flat().flatMap(({ action }) => (action.kind === 'check-in' ? [action.ticked] : []));
  return {
    html: asHtml(text, entities, end === -1 ? text.length : end),
    refs: refsOf(dispatch),
    since: dispatch.at,
    year: yearOfItems(dispatch.items),
    current: !letters.some((later) => isNewer(later, dispatch)),
    watch: rows.filter((row) => row.length > 0 && row.every(({ action }) => !isOfForm(action))),
    ticked: ticks[0] ?? 0n,
  };
}

/** The periods that a letter of the outbox names, in its order; its news are none. */
export function refsOf({ items }: Dispatch): readonly LetterRef[] {
  return items.flatMap((item) => {
    const ref = refOfItem(item);
    return ref ? [{ ...ref, checkIn: isCheckInItem(item) }] : [];
  });
}

/** Its periods as they stand now, for that person; one that the plan dropped keeps its place, for the ticks count by it. */
export function entriesOf(desk: Desk, refs: readonly LetterRef[], person: Person): readonly LetterEntry[] {
  const { office, history } = present(desk.world);
  const today = desk.world.clock.now().day;
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

/** The letter with what was recorded since, and the form or the ticks as they are now. */
export function renderLetter(
  desk: Desk,
  letter: PressedLetter,
  { person, form, ticked }: Pick<LetterState, 'form' | 'ticked'> & { readonly person: Person },
): Message {
  const { office, history } = present(desk.world);
  return letterAgain(office, history, {
    ...letter,
    entries: entriesOf(desk, letter.refs, person),
    person: person.id,
    form,
    ticked,
    now: desk.world.clock.now().iso,
  });
}

function isNewer(later: Dispatch, dispatch: Dispatch): boolean {
  if (later.state !== 'sent' || later.key === dispatch.key || later.key < dispatch.key) return false;
  const work = ({ task, period }: PeriodRef): string => `${task} ${yearOfPeriod(period)}`;
  const tasks = new Set(refsOf(dispatch).map(work));
  return refsOf(later).some((ref) => tasks.has(work(ref)));
}

function readRows(message: TelegramMessage): readonly (readonly Button[])[] {
  const keyboard = 'reply_markup' in message ? message.reply_markup.inline_keyboard : [];
  return keyboard.map((row) =>
    row.flatMap((button) => {
      const action = 'callback_data' in button ? readAction(button.callback_data) : null;
      return action ? [{ label: button.text, action }] : [];
    }),
  );
}

const OF_FORM: ReadonlySet<Action['kind']> = new Set([
  'form',
  'letter',
  'report',
  'postpone',
  'check-in',
  'undo',
  'evidence',
]);

/** What a letter's keyboard makes anew each time. */
function isOfForm(action: Action): boolean {
  return OF_FORM.has(action.kind) || (action.kind === 'view' && action.view.kind === 'mine');
}
