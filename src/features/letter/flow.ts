import { assignmentsOf, toldOfAssignment } from '../../journal/assigned-work.js';
import { readKey, writeKey } from '../../outbox/key.js';
import type { FactNewsKey } from '../../outbox/key.js';
import { addDays } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { dayOfFact, dayWritten } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { notify } from '../../outbox/notify.js';
import { readSent } from '../../outbox/sent.js';
import type { SentBook } from '../../outbox/sent.js';
import { workOfItem, writeItem } from '../../journal/item-key.js';
import { aFewAtATime } from '../../queue/a-few-at-a-time.js';
import { lettersOwed, withEarlierLeft } from './rule.js';
import type { Letter } from './rule.js';
import { planSteps } from './plan-steps-flow.js';
import type { PersonId } from '../../journal/fact.js';
import type { Dispatch } from '../../ports/ports.js';
import { earlierPlan } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';

/**
 * A few letters at a time, so that an intention is written just before its send: a crash in the middle of a long
 * morning leaves few of which nobody knows. Enough at a time to fill Telegram's 30 a second over a slow line.
 */
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
  const steps = planSteps(world, history, { year: office.plan.year, today: now.day });
  const earlier = earlierPlan(world);
  const owed = lettersOwed(office, history, { now, remindAt, sent, steps }).filter(
    ({ person }) => !served.has(person.id),
  );
  const before = earlier && owed.length > 0 ? present(earlier.world) : null;
  const told = owed.map((letter) => withFresh(letter, { office, history, sent }));
  const letters = before
    ? withEarlierLeft(told, before, lettersOwed(before.office, before.history, { now, remindAt, sent }))
    : told;
  const older = lettersByChat(letters.length > 0 ? dispatches : []);
  await aFewAtATime(AT_A_TIME, letters, (letter) =>
    postLetter(world, letter, { sent, older: older.get(letter.person.id) ?? [], year: office.plan.year }),
  );
  return new Set(letters.map(({ person }) => person.id));
}

/** What was assigned to a letter's person and was not told yet is told in it, and in no message of its own. */
function withFresh(
  letter: Letter,
  { office, history, sent }: { readonly office: Office; readonly history: History; readonly sent: SentBook },
): Letter {
  const since = addDays(letter.day, -FRESH_DAYS);
  const keyOf = (fact: number): FactNewsKey => ({ kind: 'office', person: letter.person.id, fact });
  const fresh = assignmentsOf(history, office.plan.year).filter(
    ({ fact, ended }) =>
      ended === null &&
      fact.carriedFrom === undefined &&
      dayWritten(fact) >= since &&
      fact.by !== letter.person.id &&
      !sent.key(keyOf(fact.id)) &&
      !sent.item(writeKey(keyOf(fact.id))) &&
      toldOfAssignment(history, { ...fact, today: dayOfFact(fact) }).some(
        ({ person }) => person.id === letter.person.id,
      ),
  );
  if (fresh.length === 0) return letter;
  return { ...letter, fresh, keys: [...letter.keys, ...fresh.map(({ fact }) => writeKey(keyOf(fact.id)))] };
}

/** Older than that it was told, or is no news any more. */
const FRESH_DAYS = 7;

interface Earlier {
  readonly sent: SentBook;
  /** The letters to that person that stand in the outbox, in their order. */
  readonly older: readonly Dispatch[];
  /** Of the plan of which the letter speaks. */
  readonly year: number;
}

async function postLetter(world: World, letter: Letter, { sent, older, year }: Earlier): Promise<void> {
  const { person, day, keys } = letter;
  const key = { kind: 'letter', person: person.id, day } as const;
  const again = sent.perhaps(keys);
  const marks =
    world.plans.upTo === undefined ? [] : [writeItem({ kind: 'plan', person: person.id, year, day })];
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
  const { person, day, keys, items, stuck } = letter;
  const key = writeKey({ kind: 'letter', person: person.id, day });
  const older = all.filter((dispatch) => dispatch.key !== key);
  for (const dispatch of older) {
    const open = dispatch.state === 'intended' || dispatch.state === 'failed';
    if (open && dispatch.items.every((item) => keys.includes(item))) {
      await world.outbox.put({ ...dispatch, state: 'dropped', reason: `replaced by ${key}` });
    }
  }
  // What stood in a letter before the last one with that task lost its buttons then.
  const last = new Map<string | null, Dispatch>();
  for (const dispatch of older) {
    if (dispatch.messageId === null) continue;
    for (const item of dispatch.items) last.set(workOfItem(item), dispatch);
  }
  const outdated = new Set([...items, ...stuck].flatMap((item) => last.get(workOfItem(item.key)) ?? []));
  for (const { address, messageId } of outdated) {
    if (messageId !== null) await world.messenger.retire(address, messageId);
  }
}

function lettersByChat(dispatches: readonly Dispatch[]): ReadonlyMap<number, readonly Dispatch[]> {
  const letters = new Map<number, Dispatch[]>();
  for (const dispatch of dispatches) {
    if (readKey(dispatch.key)?.kind !== 'letter') continue;
    const { chat } = dispatch.address;
    const known = letters.get(chat);
    if (known) known.push(dispatch);
    else letters.set(chat, [dispatch]);
  }
  return letters;
}
