import { yearOfItems } from '../journal/item-key.js';
import type { Fact } from '../journal/fact.js';
import { factsReferredTo } from '../journal/record.js';
import { readKey } from '../outbox/key.js';
import { yearOfPeriod } from '../plan/periods.js';
import { isYearsTurn } from '../ports/earlier-plan.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { factNamed } from '../words/action.js';
import type { Action } from '../words/action.js';
import type { Message } from '../words/message.js';
import { sayingYear, sayingYearOfButtons } from '../words/of-year.js';

/** Of which year's plan something is: an update, a message, a button, a fact. */

/** The year of the plan that an update's facts are of: given again it is answered as it was the first time. */
export function yearDecided(world: World, update: number): number | null {
  const [year = null] = yearsDecided(world, update);
  return year;
}

/** The year of the plan that a message which the bot sent by itself speaks of; null for other messages. */
export function yearOfMessage(
  world: World,
  place: { readonly chat: number; readonly messageId: number },
): number | null {
  const sent = world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === place.chat && messageId === place.messageId);
  if (!sent) return null;
  const key = readKey(sent.key);
  if (key?.kind === 'opening' || key?.kind === 'closing') return key.year;
  return key && 'fact' in key ? yearOfFactNumber(world, key.fact) : yearOfItems(sent.items);
}

export function yearOfAction(world: World, action: Action): number | null {
  const said = yearSaidBy(action);
  if (said !== null) return said;
  const named = factNamed(action);
  return named === null ? null : yearOfFactNumber(world, named);
}

function yearsDecided(world: World, update: number): readonly number[] {
  const own = world.journal.facts().filter((fact) => fact.update === update);
  return [...new Set(own.flatMap((fact) => yearOfFact(world, fact) ?? []))];
}

function yearOfFactNumber(world: World, number: number): number | null {
  const fact = world.journal.facts().find(({ id }) => id === number);
  return fact ? yearOfFact(world, fact) : null;
}

function yearOfFact(world: World, fact: Fact): number | null {
  if (fact.kind === 'measured' || fact.kind === 'assigned' || fact.kind === 'task-assigned')
    return fact.year ?? null;
  if ('period' in fact) return yearOfPeriod(fact.period);
  const [first] = fact.kind === 'nudged' ? fact.periods : [];
  if (first !== undefined) return yearOfPeriod(first);
  const [about] = factsReferredTo(fact);
  return about === undefined ? null : yearOfFactNumber(world, about);
}

/** A question which of two plans is meant keeps what had been said: a year in answer to it carries that out. */
export function keepingSaid(message: Message, text: string): Message {
  const actions = (message.choices ?? []).flatMap(({ buttons }) => buttons.map(({ action }) => action));
  const years = new Set(actions.flatMap((action) => yearSaidBy(action) ?? []));
  return message.said === undefined && years.size > 1 ? { ...message, said: text } : message;
}

function yearSaidBy(action: Action): number | null {
  if ('year' in action) return action.year;
  return 'period' in action && action.period !== null && action.period !== 'all'
    ? yearOfPeriod(action.period)
    : null;
}

/**
 * An answer as it is said in a world: where two plans are possible it names the year of what was recorded, and else of
 * what its buttons do.
 */
export function sayingItsYear(world: World, update: number, message: Message): Message {
  if (!isYearsTurn(world)) return message;
  const [year, ...others] = yearsDecided(world, update);
  if (others.length > 0) return message;
  if (year !== undefined) return sayingYear(message, { year });
  return sayingYearOfButtons(message, present(world).office.plan);
}
