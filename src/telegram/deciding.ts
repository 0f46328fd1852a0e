import { answerBlocked } from '../app/decisions/answer.js';
import { confirmCause, explainDelay } from '../app/decisions/explain.js';
import { requestExtension, settleExtension } from '../app/decisions/extend.js';
import type { ExtensionSaid } from '../app/decisions/extend.js';
import { answerNudge, nudgeOverdue, nudgeTasks, overdueNudges } from '../app/decisions/nudge.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import type { Task, TaskCode } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { isLetterTime } from '../reminders/letter.js';
import type { DecisionAction } from '../texts/action.js';
import { difficultyAnswer } from '../texts/decisions/difficulty-text.js';
import { decisionAnswer, extensionAnswer } from '../texts/decisions/extension-text.js';
import { nudgeAnswer, nudgeAnswered, nudgeOverdueQuestion } from '../texts/decisions/nudge-text.js';
import type { NudgeAnswerOptions } from '../texts/decisions/nudge-text.js';
import { confirmAnswer, reasonAnswer } from '../texts/decisions/reason-text.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { privateDecision, staleButton } from '../texts/notices.js';
import type { NudgeOutcome, Refused } from '../tracking/outcome.js';
import { isOpen } from '../tracking/standing.js';
import type { Standing } from '../tracking/standing.js';
import type { Effect, Press } from './buttons.js';
import { readCommand } from './command.js';
import { botName } from './desk.js';
import type { Answer, Asked, Desk } from './desk.js';
import { deskWhere, planMeant } from './plan-meant.js';
import { aboutReply } from './reporting.js';

/** `/extend I.2 15/04/2025 chờ tỉnh`; as a reply to a reminder of one task also without its code. */
export function extending(here: Desk, asked: Asked): Promise<Answer> {
  const meant = planMeant(here, asked, 'extend');
  if (meant.kind === 'asked') return Promise.resolve(meant.message);
  const { desk } = meant;
  const about = aboutReply(desk, asked);
  const [task] = about?.tasks ?? [];
  const period = about?.period === 'all' ? null : (about?.period ?? null);
  return extend(desk, asked.incoming, {
    text: asked.rest,
    about: task ? { task, period, until: null } : null,
  });
}

/** `/nudge I.2 đề nghị xong trước thứ Sáu` */
export function nudging(here: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const desk = deskWhere(here, { incoming, rest }, (standing) => isOpen(standing) && isDue(standing));
  return nudge(desk, incoming, { text: rest, about: null, inGroup: !incoming.chat.private });
}

/** Late, or a month that nobody reported. */
function isDue({ state }: Standing): boolean {
  return state.kind === 'overdue' || state.kind === 'missed';
}

/** What a button of a request, a nudge or a reason does, or the words that answer its question. */
export async function pressDecision(desk: Desk, pressed: Press, action: DecisionAction): Promise<Effect> {
  if (!pressed.chat.private && isBetweenPersons(action)) return { kind: 'say', words: privateDecision };
  const message = await answerOf(desk, pressed, action);
  if (!message) return { kind: 'say', words: staleButton };
  const stays =
    action.kind === 'answer-blocked' || action.kind === 'answer-nudge' || action.kind === 'give-reason';
  // A question is a message of its own, so that its answer is known for one.
  return { kind: stays || message.asks ? 'send' : 'edit', message };
}

/** Its answer names who asked, who said it or who decides: in private alone. */
function isBetweenPersons({ kind }: DecisionAction): boolean {
  switch (kind) {
    case 'decide-extension':
    case 'answer-blocked':
    case 'answer-nudge':
    case 'confirm-reason':
      return true;
    case 'extend':
    case 'nudge':
    case 'nudge-overdue':
    case 'give-reason':
      return false;
  }
}

async function answerOf(desk: Desk, pressed: Press, action: DecisionAction): Promise<Message | null> {
  const gesture = { person: pressed.person.id, update: pressed.update };
  const words = pressed.said?.text ?? '';
  switch (action.kind) {
    case 'extend': {
      const task = taskOf(desk, action.task);
      const text = pressed.said?.text ?? besides(desk, pressed, 'extend');
      return (
        task && extend(desk, gesture, { text, about: { task, period: action.period, until: action.until } })
      );
    }
    case 'decide-extension': {
      const { request, decision } = action;
      const outcome = await settleExtension(desk.world, gesture, { request, decision, reason: words });
      const { office, history } = present(desk.world);
      return outcome.kind === 'refused' ? refusedAnswer(outcome) : decisionAnswer(office, history, outcome);
    }
    case 'answer-blocked': {
      const outcome = await answerBlocked(desk.world, gesture, { report: action.report, words });
      return outcome.kind === 'refused' ? refusedAnswer(outcome) : difficultyAnswer(outcome);
    }
    case 'nudge': {
      const about = taskOf(desk, action.task);
      const inGroup = !pressed.chat.private;
      return about && nudge(desk, gesture, { text: besides(desk, pressed, 'nudge'), about, inGroup });
    }
    case 'nudge-overdue':
      return nudgeAll(desk, gesture, { confirmed: action.confirmed, inGroup: !pressed.chat.private });
    case 'answer-nudge': {
      const outcome = await answerNudge(desk.world, gesture, { nudge: action.nudge, words });
      return outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : nudgeAnswered(present(desk.world).history, outcome);
    }
    case 'give-reason': {
      const task = taskOf(desk, action.task);
      if (!task) return null;
      const { period, cause } = action;
      const outcome = await explainDelay(desk.world, gesture, { task, period, cause, words });
      return outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : reasonAnswer(present(desk.world).office, outcome);
    }
    case 'confirm-reason': {
      const outcome = await confirmCause(desk.world, gesture, action.reason);
      const { office, history } = present(desk.world);
      return outcome.kind === 'refused' ? refusedAnswer(outcome) : confirmAnswer(office, history, outcome);
    }
  }
}

function taskOf({ world }: Desk, code: TaskCode): Task | null {
  return present(world).office.plan.tasks.find((task) => task.code === code) ?? null;
}

/** The words beside the codes of the presser's own command that the button's message answered. */
function besides(desk: Desk, { asked }: Press, name: 'extend' | 'nudge'): string {
  const command = asked ? readCommand(asked.text, botName(desk)) : null;
  if (command?.kind !== 'command' || command.name !== name) return '';
  return readCodes(present(desk.world).office.plan, command.rest).rest;
}

async function extend(desk: Desk, gesture: Gesture, said: ExtensionSaid): Promise<Message> {
  const outcome = await requestExtension(desk.world, gesture, said);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return extensionAnswer(present(desk.world).office, outcome);
}

async function nudge(
  desk: Desk,
  gesture: Gesture,
  said: { readonly text: string; readonly about: Task | null; readonly inGroup: boolean },
): Promise<Message> {
  const { inGroup } = said;
  return nudged(desk, await nudgeTasks(desk.world, gesture, said), { told: nudgeAnswer, inGroup });
}

/** First what it would be, then the sending. */
async function nudgeAll(
  desk: Desk,
  gesture: Gesture,
  { confirmed, inGroup }: { readonly confirmed: boolean; readonly inGroup: boolean },
): Promise<Message> {
  if (!confirmed) {
    return nudged(desk, overdueNudges(desk.world, gesture), { told: nudgeOverdueQuestion, inGroup });
  }
  return nudged(desk, await nudgeOverdue(desk.world, gesture), { told: nudgeAnswer, inGroup });
}

function nudged(
  desk: Desk,
  outcome: NudgeOutcome | Refused,
  { told, inGroup }: { readonly told: typeof nudgeAnswer; readonly inGroup: boolean },
): Message {
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  const { office, history } = present(desk.world);
  const { clock, settings } = desk.world;
  const outsideHours = !isLetterTime(office, clock.now(), settings.remindAt);
  const options: NudgeAnswerOptions = { outsideHours, history, inGroup };
  return told(office, outcome, options);
}
