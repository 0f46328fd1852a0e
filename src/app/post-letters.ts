import { planMark } from '../reminders/item.js';
import { lettersOwed } from '../reminders/letter.js';
import type { Letter } from '../reminders/letter.js';
import type { Day } from '../plan/day.js';
import type { PersonId } from '../tracking/fact.js';
import { notify } from './notify.js';
import type { Dispatch } from './ports.js';
import { readSent } from './sent.js';
import type { SentBook } from './sent.js';
import { present } from './world.js';
import type { World } from './world.js';

const AT_A_TIME = 8;

/**
 * Sends every letter that is owed by now; whoever cannot be reached keeps nobody waiting. Gives those to whom one was
 * owed.
 * @param served of an earlier plan's letters: who gets one of the present plan first. What is owed waits for another day.
 */
export async function postLetters(
  world: World,
  served: ReadonlySet<PersonId> = new Set(),
): Promise<ReadonlySet<PersonId>> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const dispatches = world.outbox.dispatches();
  const sent = readSent(dispatches);
  const { remindAt } = world.settings;
  const letters = lettersOwed(office, history, { now, remindAt, sent }).filter(
    ({ person }) => !served.has(person.id),
  );
  const older = lettersByChat(letters.length > 0 ? dispatches : []);
  await inTurns(letters, (letter) =>
    postLetter(world, letter, { sent, older: older.get(letter.person.id) ?? [], year: office.plan.year }),
  );
  return new Set(letters.map(({ person }) => person.id));
}

/**
 * A few letters at a time, so that an intention is written just before its send: a crash in the middle of a long
 * morning leaves few of which nobody knows. Enough at a time to fill Telegram's 30 a second over a slow line.
 */
async function inTurns(letters: readonly Letter[], post: (letter: Letter) => Promise<void>): Promise<void> {
  const waiting = letters[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const letter of waiting) await post(letter);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

export function letterKey(person: number, day: Day): string {
  return `letter|${person}|${day}`;
}

interface Earlier {
  readonly sent: SentBook;
  /** The letters to that person that stand in the outbox, in their order. */
  readonly older: readonly Dispatch[];
  /** Of the plan of which the letter speaks. */
  readonly year: number;
}

async function postLetter(world: World, letter: Letter, { sent, older, year }: Earlier): Promise<void> {
  const { person, day, keys } = letter;
  const key = letterKey(person.id, day);
  const again = sent.perhaps(keys);
  const marks = world.plans.upTo === undefined ? [] : [planMark(person.id, year, day)];
  const delivery = await notify(
    world,
    {
      key,
      address: { chat: person.id, topic: null },
      notice: { kind: 'letter', letter, again },
      items: [...keys, ...marks],
      perhapsSent: again,
    },
    sent,
  );
  if (delivery.kind === 'sent') await settleOlder(world, letter, older);
}

/** An older letter that never got through is replaced by this one; those with the same tasks lose their buttons. */
async function settleOlder(world: World, letter: Letter, all: readonly Dispatch[]): Promise<void> {
  const { person, day, keys, items } = letter;
  const key = letterKey(person.id, day);
  const older = all.filter((dispatch) => dispatch.key !== key);
  for (const dispatch of older) {
    const open = dispatch.state === 'intended' || dispatch.state === 'failed';
    if (open && dispatch.items.every((item) => keys.includes(item))) {
      await world.outbox.put({ ...dispatch, state: 'dropped', reason: `replaced by ${key}` });
    }
  }
  // What stood in a letter before the last one with that task lost its buttons then.
  const last = new Map<string, Dispatch>();
  for (const dispatch of older) {
    if (dispatch.messageId === null) continue;
    for (const item of dispatch.items) last.set(taskOf(item), dispatch);
  }
  const outdated = new Set(items.flatMap((item) => last.get(taskOf(item.key)) ?? []));
  for (const { address, messageId } of outdated) {
    if (messageId !== null) await world.messenger.retire(address, messageId);
  }
}

function lettersByChat(dispatches: readonly Dispatch[]): ReadonlyMap<number, readonly Dispatch[]> {
  const letters = new Map<number, Dispatch[]>();
  for (const dispatch of dispatches) {
    if (!dispatch.key.startsWith('letter|')) continue;
    const { chat } = dispatch.address;
    const known = letters.get(chat);
    if (known) known.push(dispatch);
    else letters.set(chat, [dispatch]);
  }
  return letters;
}

/** `person|task|year` of an item's key: the same code is other work in another year. */
function taskOf(item: string): string {
  const [person = '', task = '', period = ''] = item.split('|', 3);
  return `${person}|${task}|${period.slice(0, 4)}`;
}
