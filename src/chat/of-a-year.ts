import { chosenWorld } from '../ports/earlier-plan.js';
import type { Person } from '../journal/history.js';
import type { Action } from '../words/action.js';
import type { Unattached } from './conversation.js';
import { readCommand } from './command.js';
import { botName, firstOf } from './feature.js';
import type { Answer, ChatContext, Press, PressResult, Said } from './feature.js';
import type { Incoming } from './incoming.js';
import { staleButton } from './notices.js';
import { overForAction } from './over-plan.js';
import { worldOfPress } from './plan-meant.js';
import { runCommand } from './run-command.js';
import { inWords, inYear, meantBy, wordsIn } from './words-meant.js';

/** Somebody in the bound group who is not enrolled may look, at the plan of the message's own year. */
export function shownToReader(
  ctx: ChatContext,
  pressed: Pick<Press, 'chat' | 'messageId' | 'update'> & { readonly action: Action },
): PressResult | Promise<PressResult> {
  const { chat, action } = pressed;
  const world = worldOfPress(ctx, { ...pressed, person: null }, action);
  if (!world) return { kind: 'say', words: staleButton };
  const over = overForAction(world, { person: null, private: chat.private }, action);
  if (over) return { kind: 'edit', message: over };
  return ctx.features.pressedByReader({ ...ctx, world }, { chat, action });
}

interface ChosenYear {
  readonly person: Person;
  readonly update: number;
  readonly year: number;
  readonly command: Incoming | null;
  readonly joined: readonly Unattached[];
}

/** What somebody else had written is the presser's own now. */
export async function carryOutForwarded(
  ctx: ChatContext,
  { person, update, command, joined }: Omit<ChosenYear, 'year'>,
): Promise<PressResult> {
  const message = command && (await asOwn(ctx, { incoming: { ...command, update, joined }, person }));
  return message ? { kind: 'edit', message } : { kind: 'say', words: staleButton };
}

/** A year was chosen: what the person had said is carried out in its plan. */
export async function carryOutIn(
  ctx: ChatContext,
  { person, update, year, command, joined }: ChosenYear,
): Promise<PressResult> {
  const world = chosenWorld(ctx.world, year);
  if (!world || !command) return { kind: 'say', words: staleButton };
  const incoming = { ...command, update, joined };
  const message = await inChosenYear({ ...ctx, world }, { incoming, person });
  return message ? { kind: 'edit', message } : { kind: 'say', words: staleButton };
}

/** Carries out once more what a person said, in the plan of a year that he has chosen since. */
async function inChosenYear(ctx: ChatContext, said: Said): Promise<Answer> {
  const read = readCommand(said.incoming.text, botName(ctx));
  const meant = read.kind === 'none' ? wordsIn(ctx, said.incoming) : read;
  if (meant.kind === 'command') return runCommand(ctx, { ...said, read: meant });
  return firstOf(ctx, ctx.features.otherWords, said);
}

/** Carries out what somebody else had written and a person forwarded, now that the person says that it is his own. */
async function asOwn(ctx: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const said = { incoming: { ...incoming, forwarded: null }, person };
  const read = readCommand(incoming.text, botName(ctx));
  const meant = meantBy(ctx, said.incoming, read);
  if (meant.year.kind === 'refused') return meant.year.message;
  if (meant.read.kind !== 'command') return null;
  return runCommand(inYear(ctx, meant.year), { ...inWords(said, meant.year), read: meant.read });
}
