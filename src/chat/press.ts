import type { Action } from '../words/action.js';
import type { Right } from '../journal/rights.js';
import { hasRight } from '../journal/rights.js';
import { buttonRow } from './callback-data.js';
import type { ChatContext } from './feature.js';
import type { Features, Press, PressHandling, PressResult } from './feature.js';
import { notForYou, onlyInPrivate, refusedAnswer, staleButton } from './notices.js';
import { worldOfPress } from './plan-meant.js';

type AnyHandler = PressHandling<Action>['handle'];

/**
 * Carries a button's action out, or the words that were said to its question: with the rights that the person has at
 * this moment, in the plan that the action is of.
 */
export async function press(ctx: ChatContext, pressed: Press, action: Action): Promise<PressResult> {
  const { who, where } = buttonRow(action);
  if (where === 'private' && !pressed.chat.private) return { kind: 'say', words: onlyInPrivate };
  if (!hasRight(who, pressed.person, !pressed.chat.private)) return refused(who, pressed);
  const there = { ...ctx, world: worldOfPress(ctx, pressed, action) };
  const result = await handlerOf(ctx.features.buttons, action)(there, pressed, action);
  return ctx.features.shownInPlace(there, pressed, action, result);
}

function handlerOf(buttons: Features['buttons'], { kind }: Action): AnyHandler {
  // A question is taken back, and its words are recorded, by the conversation itself.
  if (kind === 'cancel' || kind === 'record-words') return () => ({ kind: 'say', words: staleButton });
  return buttons[kind];
}

/** A presser reads it on top, and the message stays for whoever may; who decides, and who said words, gets an answer. */
function refused(who: Right, { said }: Press): PressResult {
  if (said === null && who !== 'decider') return { kind: 'say', words: notForYou };
  const needs = who === 'coordinator' || who === 'decider' ? who : 'enrolment';
  return { kind: 'send', message: refusedAnswer({ kind: 'refused', needs }) };
}
