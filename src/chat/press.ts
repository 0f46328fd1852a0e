import { restoredSince } from '../journal/restores.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { factNamed } from '../words/action.js';
import type { Action } from '../words/action.js';
import { note } from '../words/compose.js';
import { inYear } from '../words/message.js';
import type { Message } from '../words/message.js';
import type { Right } from '../journal/rights.js';
import { hasRight } from '../journal/rights.js';
import { buttonRow } from './callback-data.js';
import { readCommand } from './command.js';
import type { ChatContext } from './feature.js';
import { botName } from './feature.js';
import type { Features, Press, PressHandling, PressResult } from './feature.js';
import {
  lostWithRestore,
  notForYou,
  notForYouToDecide,
  onlyInPrivate,
  refusedAnswer,
  staleButton,
} from './notices.js';
import { overForAction } from './over-plan.js';
import { worldOfPress } from './plan-meant.js';
import { yearMeant } from './year-meant.js';
import { sayingItsYear } from './year-of.js';

type AnyHandler = PressHandling<Action>['handle'];

/**
 * Carries a button's action out, or the words that were said to its question: with the rights that the person has at
 * this moment, in the plan that the action is of.
 */
export async function press(ctx: ChatContext, pressed: Press, action: Action): Promise<PressResult> {
  const { who, where } = buttonRow(action);
  if (where === 'private' && !pressed.chat.private) return { kind: 'say', words: onlyInPrivate };
  if (!hasRight(who, pressed.person, !pressed.chat.private)) return refused(who, pressed);
  const number = factNamed(action);
  const lost = number === null ? null : wordsOfLost(ctx.world, number);
  if (lost !== null) return pressed.said === null ? { kind: 'say', words: lost } : answerOf(lost);
  const world = worldOfPress(ctx, pressed, action);
  if (!world) return { kind: 'say', words: staleButton };
  const over = overForAction(world, { person: pressed.person, private: pressed.chat.private }, action);
  if (over) return { kind: pressed.said === null ? 'edit' : 'send', message: over };
  const there = { ...ctx, world };
  const meant = { ...pressed, asked: pressed.asked && withoutYear(ctx, pressed.asked) };
  const result = await handlerOf(ctx.features.buttons, action)(there, meant, action);
  return inPlanOf(world, pressed.update, ctx.features.shownInPlace(there, meant, action, result));
}

/** What the presser had said, without the year that its button names by now. */
function withoutYear<Asked extends { readonly text: string }>(ctx: ChatContext, asked: Asked): Asked {
  const read = readCommand(asked.text, botName(ctx));
  if (read.kind === 'unknown') return asked;
  const name = read.kind === 'command' ? read.name : null;
  const year = yearMeant(ctx.world, read.kind === 'command' ? read.rest : asked.text, name);
  if (year.kind !== 'plan') return asked;
  return { ...asked, text: name === null ? year.text : `/${name} ${year.text}` };
}

/** Every button of what is shown names the plan that it is of, and so does the message where two are possible. */
function inPlanOf(world: World, update: number, result: PressResult): PressResult {
  const { year } = present(world).office.plan;
  const ofYear = (message: Message): Message => sayingItsYear(world, update, inYear(message, year));
  switch (result.kind) {
    case 'edit':
    case 'send':
      return { ...result, message: ofYear(result.message) };
    case 'letter':
      return {
        ...result,
        message: inYear(result.message, year),
        answer: result.answer && ofYear(result.answer),
      };
    case 'ticks':
    case 'say':
    case 'nothing':
      return result;
  }
}

/** Why a number means nothing any more: a restored journal lost its fact; null where it did not. */
export function wordsOfLost(world: World, number: number): string | null {
  const { history } = present(world);
  if (history.facts.some(({ id }) => id === number)) return null;
  const restored = restoredSince(history, number);
  return restored && lostWithRestore(restored.copy);
}

function answerOf(words: string): PressResult {
  return { kind: 'send', message: note([words]) };
}

function handlerOf(buttons: Features['buttons'], { kind }: Action): AnyHandler {
  // A question is taken back, its words are recorded and a year is chosen by the conversation itself.
  if (kind === 'cancel' || kind === 'record-words' || kind === 'in-year' || kind === 'take-forwarded')
    return () => ({ kind: 'say', words: staleButton });
  return buttons[kind];
}

/** A presser reads it on top, and the message stays for whoever may; who said words, or decides in private, gets an answer. */
function refused(who: Right, { said, chat }: Press): PressResult {
  if (said === null && who !== 'decider') return { kind: 'say', words: notForYou };
  if (said === null && !chat.private) return { kind: 'say', words: notForYouToDecide };
  const needs = who === 'coordinator' || who === 'decider' ? who : 'enrolment';
  return { kind: 'send', message: refusedAnswer({ kind: 'refused', needs }) };
}
