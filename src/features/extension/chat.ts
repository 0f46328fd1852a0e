import { reasonBeside, requestExtension, settleExtension } from './flow.js';
import type { ExtensionSaid } from './flow.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { present, saidAt } from '../../ports/world.js';
import { withYear } from '../../words/of-year.js';
import type { Gesture } from '../../ports/world.js';
import { wordsOfCommand } from '../../chat/command-words.js';
import type { ChatContext } from '../../chat/feature.js';
import { readAction } from '../../chat/callback-data.js';
import type { Buttons, Commands, Press, PressResult, Questions } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { planMeant } from '../../chat/plan-meant.js';
import { taskOfReply } from '../../chat/reply-meant.js';
import { findTask } from '../../plan/plan.js';
import { decisionAnswer, extensionAnswer } from './words.js';
import { otherDayQuestion } from './offer-words.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';

export const extensionCommands: Commands<'extend'> = {
  /** `/extend I.2 15/04/2025 chờ tỉnh`; as a reply to a reminder of one task also without its code. */
  extend(here, call) {
    const meant = planMeant(here, call, 'extend');
    if (meant.kind === 'asked') return meant.message;
    const { ctx } = meant;
    const replied = taskOfReply(ctx, call);
    return extend(ctx, call.incoming, { text: call.rest, about: replied && { ...replied, until: null } });
  },
};

export const extensionQuestions: Questions<'extend' | 'decide-extension'> = {
  extend: {
    expected: ({ until }) => (until === null ? 'day-and-reason' : 'reason'),
    subject: 'lý do xin gia hạn',
  },
  'decide-extension': { expected: () => 'reason', subject: 'lý do không đồng ý gia hạn' },
};

export const extensionButtons: Buttons<'extend' | 'extend-otherwise' | 'decide-extension'> = {
  async extend(ctx, press, { task: code, period, until }) {
    const task = findTask(present(ctx.world).office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const command = wordsOfCommand(ctx, press, 'extend');
    const typed = until === null ? command : reasonBeside(command, until, saidAt(ctx.world).day);
    const gesture = { person: press.person.id, update: press.update };
    const message = await extend(ctx, gesture, {
      text: press.said?.text ?? typed,
      about: { task, period, until },
    });
    return asked(press, message);
  },
  /** "Ngày khác": the day is asked for in words. */
  async 'extend-otherwise'(ctx, press, { task: code, period }) {
    const { office } = present(ctx.world);
    const task = findTask(office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const gesture = { person: press.person.id, update: press.update };
    const said = { text: '', about: { task, period, until: null } };
    const outcome = await requestExtension(ctx.world, gesture, said);
    if (outcome.kind === 'refused') return { kind: 'edit', message: refusedAnswer(outcome) };
    const message =
      outcome.kind === 'date-needed' ? otherDayQuestion(outcome) : extensionAnswer(office, outcome);
    return asked(press, inYear(message, office.plan.year));
  },
  async 'decide-extension'({ world }, { person, update, said }, { request, decision, seen }) {
    const gesture = { person: person.id, update };
    const outcome = await settleExtension(world, gesture, {
      ...{ request, decision, reason: said?.text ?? '' },
      ...(seen !== undefined && { seen }),
    });
    const { office, history } = present(world);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : decisionAnswer(office, history, outcome);
    return { kind: message.asks ? 'send' : 'edit', message };
  },
};

/**
 * A question is a message of its own, so that its answer is known for one; what follows the choice of a day takes the
 * place of that choice.
 */
function asked({ question, said }: Press, message: Message): PressResult {
  const choice = question?.subject ?? null;
  const isNext = said === null && choice !== null && readAction(choice)?.kind === 'extend';
  return { kind: message.asks && !isNext ? 'send' : 'edit', message };
}

async function extend({ world }: ChatContext, gesture: Gesture, said: ExtensionSaid): Promise<Message> {
  const outcome = await requestExtension(world, gesture, said);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  const { office } = present(world);
  const answer = inYear(extensionAnswer(office, outcome), office.plan.year);
  return isYearsTurn(world) ? withYear(answer, office.plan) : answer;
}
