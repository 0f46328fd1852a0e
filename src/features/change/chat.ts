import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { readCommand } from '../../chat/command.js';
import { botName } from '../../chat/feature.js';
import type { Buttons, ChatContext, Commands, Press, PressResult, Questions } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { planWhere } from '../../chat/plan-meant.js';
import { isOver } from '../../journal/standing.js';
import { readCodes } from '../../plan/task-code.js';
import type { ActionOf } from '../../words/action.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import { withYear } from '../../words/of-year.js';
import { codeNeeded } from '../../words/unread.js';
import { usage } from '../../words/usage.js';
import { exampleOf } from '../../words/examples.js';
import { change, decideChange } from './flow.js';
import { saidTogether } from './said.js';
import { decideChangeAnswer, submitAnswer } from './decision-words.js';
import { submit } from './submit-flow.js';
import { whichTask } from './question-words.js';
import { changeAnswer, editQuestion } from './words.js';

export const changeCommands: Commands<'change'> = {
  /** `/change I.2 đến 30/06 lý do …, theo 45/QĐ-UBND ngày 20/03` */
  async change(here, { incoming, rest }) {
    const meant = planWhere(
      here,
      { incoming, rest },
      (standing) => !isOver(standing) || standing.halt !== null,
    );
    if (meant.kind === 'asked') return meant.message;
    const { world } = meant.ctx;
    const { plan } = present(world).office;
    if (rest.trim() === '') return usage(plan, 'change');
    const { references, rest: words } = readCodes(plan, rest);
    const [reference = null, ...others] = references;
    const text = saidTogether('', words.replace(/\s+/gu, ' '));
    if (reference?.kind !== 'task' || others.length > 0) {
      return ofYear(
        world,
        whichTask(references, text) ??
          codeNeeded(reference, `/dieuchinh ${exampleOf(plan, 'extend')} đến 30/06`),
      );
    }
    const outcome = await change(world, incoming, {
      ...{ task: reference.task.code, text, what: null },
      ...{ period: null, department: null, day: null, chosen: false, seen: null, record: false },
    });
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    return ofYear(world, changeAnswer(present(world).office, outcome));
  },
};

export const changeQuestions: Questions<'change' | 'decide-change'> = {
  change: {
    expected: ({ what, press }) =>
      press === 'show' && (what === 'date' || what === 'pause') ? 'day-and-reason' : 'words',
    subject: 'nội dung điều chỉnh',
  },
  'decide-change': { expected: () => 'reason', subject: 'lý do không đồng ý' },
};

export const changeButtons: Buttons<'change' | 'decide-change' | 'submit'> = {
  async submit({ world }, press, { fact }) {
    const outcome = await submit(world, { person: press.person.id, update: press.update }, fact);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : submitAnswer(present(world), outcome);
    return { kind: 'send', message };
  },
  async change(ctx, press, action) {
    const text = textOf(ctx, press);
    if (text === null) return { kind: 'say', words: staleButton };
    if (action.press === 'edit' && press.said === null) {
      return { kind: 'send', message: editQuestion(action, text) };
    }
    const outcome = await change(
      ctx.world,
      { person: press.person.id, update: press.update },
      {
        ...action,
        ...meantBy(action, press),
        text,
        chosen: press.said === null,
        seen: action.seen ?? null,
        record: action.press === 'record',
      },
    );
    const message =
      outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : ofYear(ctx.world, changeAnswer(present(ctx.world).office, outcome));
    return shown(press, message, action);
  },
  async 'decide-change'({ world }, press, { request, decision, seen = null }) {
    const gesture = { person: press.person.id, update: press.update };
    const reason = press.said?.text ?? '';
    const outcome = await decideChange(world, gesture, { request, decision, reason, seen });
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : decideChangeAnswer(present(world), outcome);
    return { kind: message.asks || outcome.kind === 'refused' ? 'send' : 'edit', message };
  },
};

/**
 * A question is a message of its own, so that what was shown before can still be read; so is what is shown of one of
 * several tasks, whose others are still to be pressed.
 */
function shown({ said }: Press, message: Message, { press, what }: ActionOf<'change'>): PressResult {
  const isOneOfSeveral = press === 'show' && what === null;
  return { kind: message.asks !== undefined || said !== null || isOneOfSeveral ? 'send' : 'edit', message };
}

/** Words that were said after a button go before what the button had shown. */
function meantBy(
  { press, period, department, day, what }: ActionOf<'change'>,
  { said }: Press,
): Pick<ActionOf<'change'>, 'period' | 'department' | 'day' | 'what'> {
  if (said === null || press !== 'edit') return { period, department, day: said === null ? day : null, what };
  return { period, department: null, day: null, what };
}

/** All that was typed of the change so far; null where nobody knows it any more. */
function textOf(ctx: ChatContext, { said, asked, question }: Press): string | null {
  if (said !== null) return saidTogether(asked?.text ?? '', said.text.replace(/\s+/gu, ' '));
  const kept = question?.said ?? null;
  if (kept !== null) return kept;
  if (!asked) return null;
  const read = readCommand(asked.text, botName(ctx));
  if (read.kind !== 'command' || read.name !== 'change') return null;
  return saidTogether('', readCodes(present(ctx.world).office.plan, read.rest).rest.replace(/\s+/gu, ' '));
}

function ofYear(world: World, message: Message): Message {
  const { plan } = present(world).office;
  const answer = inYear(message, plan.year);
  return isYearsTurn(world) ? withYear(answer, plan) : answer;
}
