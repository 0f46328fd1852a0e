import type { Refused } from '../../journal/rights.js';
import { answerNudge, nudgeOverdue, nudgeTasks, overdueNudges } from './flow.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import { withYear } from '../../words/of-year.js';
import { wordsOfCommand } from '../../chat/command-words.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Commands, Press, Questions, Said } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { wordsOfLost } from '../../chat/press.js';
import { planWhere } from '../../chat/plan-meant.js';
import { readKey } from '../../outbox/key.js';
import { findTask } from '../../plan/plan.js';
import { isLetterTime } from '../../plan/office-hours.js';
import { nudgeAnswer, nudgeAnswered, nudgeOverdueQuestion } from './words.js';
import { note } from '../../words/compose.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import type { NudgeOutcome } from '../report/outcome.js';
import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

export const nudgeCommands: Commands<'nudge'> = {
  /** `/nudge I.2 đề nghị xong trước thứ Sáu` */
  async nudge(here, { incoming, rest }) {
    const meant = planWhere(here, { incoming, rest }, (standing) => isOpen(standing) && isDue(standing));
    if (meant.kind === 'asked') return meant.message;
    const { ctx } = meant;
    const outcome = await nudgeTasks(ctx.world, incoming, { text: rest, about: null });
    const message = nudged(ctx, outcome, { told: nudgeAnswer, inGroup: !incoming.chat.private });
    return inYear(message, present(ctx.world).office.plan.year);
  },
};

/** Late, or a month that nobody reported. */
function isDue({ state }: Standing): boolean {
  return state.kind === 'overdue' || state.kind === 'missed';
}

export const nudgeQuestions: Questions<'answer-nudge'> = {
  'answer-nudge': { expected: () => 'words', subject: 'nội dung trả lời đôn đốc' },
};

export const nudgeButtons: Buttons<'nudge' | 'nudge-overdue' | 'answer-nudge'> = {
  async nudge(ctx, press, { task: code }) {
    const about = findTask(present(ctx.world).office.plan, code);
    if (!about) return { kind: 'say', words: staleButton };
    const text = wordsOfCommand(ctx, press, 'nudge');
    const outcome = await nudgeTasks(ctx.world, gestureOf(press), { text, about });
    return {
      kind: 'edit',
      message: nudged(ctx, outcome, { told: nudgeAnswer, inGroup: !press.chat.private }),
    };
  },
  /** First what it would be, then the sending. */
  async 'nudge-overdue'(ctx, press, { confirmed, lead }) {
    const inGroup = !press.chat.private;
    const gesture = gestureOf(press);
    const message = confirmed
      ? nudged(ctx, await nudgeOverdue(ctx.world, gesture, lead), { told: nudgeAnswer, inGroup })
      : nudged(ctx, overdueNudges(ctx.world, gesture, lead), {
          told: (office, outcome, options) => nudgeOverdueQuestion(office, outcome, { ...options, lead }),
          inGroup,
        });
    return { kind: 'edit', message };
  },
  async 'answer-nudge'(ctx, press, { nudge }) {
    const message = await answer(ctx, gestureOf(press), { nudge, words: press.said?.text ?? '' });
    return { kind: 'send', message };
  },
};

type Gesture = Parameters<typeof nudgeOverdue>[1];

function gestureOf({ person, update }: Press): Gesture {
  return { person: person.id, update };
}

/** A reply in words to a nudge goes back to who nudged; null where it is no reply to one. */
export async function toNudge(ctx: ChatContext, { incoming }: Said): Promise<Answer> {
  const { update, person, chat, text, answers } = incoming;
  if (answers === null || text.trim() === '') return null;
  const sent = ctx.world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === chat.id && messageId === answers);
  const key = sent ? readKey(sent.key) : null;
  if (key?.kind !== 'nudge') return null;
  const lost = wordsOfLost(ctx.world, key.fact);
  if (lost !== null) return note([lost]);
  return answer(ctx, { person, update }, { nudge: key.fact, words: text });
}

async function answer(
  { world }: ChatContext,
  gesture: Gesture,
  said: { readonly nudge: number; readonly words: string },
): Promise<Message> {
  const outcome = await answerNudge(world, gesture, said);
  return outcome.kind === 'refused' ? refusedAnswer(outcome) : nudgeAnswered(present(world).history, outcome);
}

function nudged(
  { world }: ChatContext,
  outcome: NudgeOutcome | Refused,
  { told, inGroup }: { readonly told: typeof nudgeAnswer; readonly inGroup: boolean },
): Message {
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  const { office, history } = present(world);
  const outsideHours = !isLetterTime(office, world.clock.now(), world.settings.remindAt);
  const message = told(office, outcome, { outsideHours, history, inGroup });
  // How a command is written is of no year.
  const isOfYear = outcome.kind !== 'code-needed' && isYearsTurn(world);
  return isOfYear ? withYear(message, office.plan) : message;
}
