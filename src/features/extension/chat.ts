import { requestExtension, settleExtension } from './flow.js';
import type { ExtensionSaid } from './flow.js';
import { present } from '../../ports/world.js';
import type { Gesture } from '../../ports/world.js';
import { wordsOfCommand } from '../../chat/command-words.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Buttons, Commands, Questions } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { planMeant } from '../../chat/plan-meant.js';
import { taskOfReply } from '../../chat/reply-meant.js';
import { findTask } from '../../plan/plan.js';
import { decisionAnswer, extensionAnswer } from './words.js';
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

export const extensionButtons: Buttons<'extend' | 'decide-extension'> = {
  async extend(ctx, press, { task: code, period, until }) {
    const task = findTask(present(ctx.world).office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const text = press.said?.text ?? wordsOfCommand(ctx, press, 'extend');
    const gesture = { person: press.person.id, update: press.update };
    const message = await extend(ctx, gesture, { text, about: { task, period, until } });
    // A question is a message of its own, so that its answer is known for one.
    return { kind: message.asks ? 'send' : 'edit', message };
  },
  async 'decide-extension'({ world }, { person, update, said }, { request, decision }) {
    const gesture = { person: person.id, update };
    const outcome = await settleExtension(world, gesture, { request, decision, reason: said?.text ?? '' });
    const { office, history } = present(world);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : decisionAnswer(office, history, outcome);
    return { kind: message.asks ? 'send' : 'edit', message };
  },
};

async function extend({ world }: ChatContext, gesture: Gesture, said: ExtensionSaid): Promise<Message> {
  const outcome = await requestExtension(world, gesture, said);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  const { office } = present(world);
  return inYear(extensionAnswer(office, outcome), office.plan.year);
}
