import { present, saidAt } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { readCodes } from '../plan/task-code.js';
import { yearAnswered } from '../speech/said-year.js';
import type { Action } from '../words/action.js';
import { readAction } from './callback-data.js';
import { choiceSaid } from './choice-said.js';
import { answeredChoice, closed, questionOfMessage, questionToCancel } from './conversation.js';
import type { Question, Unattached } from './conversation.js';
import type { ChatContext, PressResult } from './feature.js';
import { takeJoined, withJoined } from './joined.js';
import { carryOutIn } from './of-a-year.js';
import { press } from './press.js';
import type { QuestionAnswered, SaidTo } from './questioning.js';
import { conversationWith } from './talk.js';
import { joinedByPress } from './unattached.js';
import { yearOfAction } from './year-of.js';

/**
 * Words that name one button of an open question do what it does, and a year what its button would: what had been said
 * is carried out in that plan. Null where they name none.
 */
export async function toChoice(ctx: ChatContext, said: SaidTo): Promise<QuestionAnswered | null> {
  const { incoming, person, how } = said;
  const { update, answers, text, evidence, chat } = incoming;
  if (evidence.length > 0 || (how === 'reply') !== (answers !== null)) return null;
  const place = { chat: chat.id, person: person.id };
  const conversation = conversationWith(ctx.world, place);
  const question =
    answers === null
      ? questionToCancel(conversation, { now: saidAt(ctx.world).iso, update })
      : questionOfMessage(conversation, { messageId: answers, update });
  if (!question) return null;
  const { messageId } = question;
  const joined = joinedByPress(
    ctx,
    { ...place, private: chat.private },
    { update, messageId, command: null },
  );
  const year = yearChosen(ctx, question, text);
  const data = year === null ? buttonChosen(ctx, question, text) : null;
  const action = data === null ? null : readAction(data);
  if (year === null && !action) return null;
  const result = action
    ? await pressedInWords(ctx, said, { question, action, joined })
    : await carryOutIn(ctx, {
        ...{ person, update, year: year ?? 0, joined },
        command: { ...incoming, text: question.said ?? '' },
      });
  const effect = withJoined(ctx, { update, joined }, result);
  if (effect.kind !== 'edit' && effect.kind !== 'send') return null;
  await ctx.world.conversations.change(place, (before) =>
    data === null ? closed(before, messageId, update) : answeredChoice(before, { messageId, data, update }),
  );
  await takeJoined(ctx, place, { update, joined });
  return { message: effect.message, askedAt: null, proposed: null };
}

/** The button that words name. A code alone says nothing of the work, whatever the button of its task would record. */
function buttonChosen({ world }: ChatContext, question: Question, text: string): string | null {
  const { references } = readCodes(present(world).office.plan, text);
  const isCode = references.some(({ kind }) => kind === 'task' || kind === 'row');
  return isCode ? null : choiceSaid(question, text);
}

async function pressedInWords(
  ctx: ChatContext,
  { incoming: { update, chat }, person }: SaidTo,
  { question, action, joined }: Chosen,
): Promise<PressResult> {
  const { messageId, said: words } = question;
  const pressed = { update, person, chat, messageId, shown: null, joined, question, said: null };
  return press(ctx, { ...pressed, asked: words === null ? null : { text: words, evidence: [] } }, action);
}

interface Chosen {
  readonly question: Question;
  readonly action: Action;
  readonly joined: readonly Unattached[];
}

/** The year that words name, where the question is which of two plans is meant. */
function yearChosen({ world }: ChatContext, { choices, said }: Question, text: string): number | null {
  const year = said === null ? null : yearAnswered(text, saidAt(world).day);
  const years = choices.flatMap(({ buttons }) => buttons.map((data) => yearOfData(world, data)));
  return year !== null && years.includes(year) && new Set(years).size > 1 ? year : null;
}

function yearOfData(world: World, data: string): number | null {
  const action = readAction(data);
  return action && yearOfAction(world, action);
}
