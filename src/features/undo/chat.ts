import { isReopenable, reopen, undo } from './flow.js';
import { isYearsTurn, planBefore, worldOfYear } from '../../ports/earlier-plan.js';
import { withYear } from '../../words/of-year.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { readAction } from '../../chat/callback-data.js';
import { readCommand } from '../../chat/command.js';
import { botName } from '../../chat/feature.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import type { Incoming } from '../../chat/incoming.js';
import { refusedAnswer } from '../../chat/notices.js';
import { planWhere } from '../../chat/plan-meant.js';
import { yearOfPeriod } from '../../plan/periods.js';
import { oneTask, readCodes } from '../../plan/task-code.js';
import { reopenAnswer, undoAnswer } from './words.js';
import { codeNeeded } from '../../words/unread.js';
import { inYear } from '../../words/message.js';
import { exampleOf } from '../../words/examples.js';

export const undoCommands: Commands<'undo' | 'reopen'> = {
  /** `/undo`, `/undo III.3`; as a reply to an answer what that answer recorded. */
  async undo({ world }, { incoming, rest }) {
    const { task, reference } = taskSaid(world, rest);
    // A code that no plan has takes nothing else back.
    if (!task && reference)
      return codeNeeded(reference, `/hoantac ${exampleOf(present(world).office.plan, 'paper')}`);
    const outcome = await undo(world, incoming, {
      fact: task ? null : repliedTo(incoming),
      task: task?.code ?? null,
      year: world.plans.upTo ?? null,
    });
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    const [first] = outcome.kind === 'undone' ? outcome.periods : [];
    const year = first ? yearOfPeriod(first.period) : null;
    return undoAnswer(present(worldOfYear(world, year)), outcome, incoming.chat.private);
  },
  async reopen(here, { incoming, rest }) {
    const meant = planWhere(here, { incoming, rest }, isReopenable);
    if (meant.kind === 'asked') return meant.message;
    const { world } = meant.ctx;
    const outcome = await reopen(world, incoming, { text: rest, period: null });
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    const { office } = present(world);
    const answer = inYear(reopenAnswer(office, outcome), office.plan.year);
    return isYearsTurn(world) ? withYear(answer, office.plan) : answer;
  },
};

/** The task that is named, of the plan in force or else of the one before it. */
function taskSaid(world: World, text: string): ReturnType<typeof oneTask> {
  const said = oneTask(present(world).office.plan, text);
  const before = said.task ? null : planBefore(world);
  const earlier = before && oneTask(before.plan, text);
  return earlier?.task ? earlier : said;
}

/** A reply to the answer that recorded something means that; null is the newest. */
function repliedTo({ answeredButtons }: Incoming): number | null {
  const facts = answeredButtons.flatMap((data) => {
    const action = readAction(data);
    return action?.kind === 'undo' ? [action.fact] : [];
  });
  const [only, ...others] = [...new Set(facts)];
  return only !== undefined && others.length === 0 ? only : null;
}

export const undoButtons: Buttons<'undo' | 'reopen'> = {
  async undo({ world }, { person, update, chat }, { fact }) {
    const outcome = await undo(world, { person: person.id, update }, { fact, task: null, year: null });
    if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
    const message = undoAnswer(present(world), outcome, chat.private);
    return outcome.kind === 'undone' ? { kind: 'edit', message, plain: true } : { kind: 'send', message };
  },
  /** Which of several periods is opened again; the reason stands in the command. */
  async reopen(ctx, { person, update, asked }, { task, period }) {
    const { office } = present(ctx.world);
    const command = asked ? readCommand(asked.text, botName(ctx)) : null;
    const reason = command?.kind === 'command' ? readCodes(office.plan, command.rest).rest : '';
    const gesture = { person: person.id, update };
    const outcome = await reopen(ctx.world, gesture, { text: `${task} ${reason}`, period });
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : reopenAnswer(office, outcome);
    return { kind: 'edit', message };
  },
};
