import { addEvidence } from '../app/evidence.js';
import { undo } from '../app/correct.js';
import { present } from '../app/world.js';
import type { Question, Unattached } from '../chat/conversation.js';
import { distinctEvidence, evidenceOf } from '../chat/talk.js';
import { nothingToAttach, questionClosed } from '../chat/words.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, Plan, Task, TaskCode } from '../plan/plan.js';
import { readCodes, rowOf } from '../plan/task-code.js';
import { isDecision, isForm } from '../texts/action.js';
import type { Action } from '../texts/action.js';
import { reopenAnswer, undoAnswer } from '../texts/answers.js';
import { evidenceAnswer } from '../texts/answers/papers.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { privateView, staleButton } from '../texts/notices.js';
import { reopen } from '../app/correct.js';
import type { Evidence } from '../tracking/fact.js';
import type { Person } from '../tracking/history.js';
import { arranging } from './arranging.js';
import { answeringBacklog, posting } from './coordinating.js';
import { pressDecision } from './deciding.js';
import { botName } from './desk.js';
import type { Desk } from './desk.js';
import { revoking } from './enrolling.js';
import { ordering } from './exporting.js';
import type { Chat } from './incoming.js';
import { picturing } from './picturing.js';
import { decidingPlan } from './planning.js';
import { answerReport } from './reporting.js';
import { readCommand } from './command.js';
import type { ReadCommand } from './command.js';
import { pressForm, shownInLetter } from './form-press.js';
import { encodeAction } from './callback-data.js';
import { deskOfPress } from './plan-meant.js';
import type { PressedLetter } from './pressed-letter.js';
import { isQuestion, readWords } from './spoken.js';
import { show } from './viewing.js';

/** One press of a button: who pressed it is looked up now, whoever the message was for. */
export interface Press {
  readonly update: number;
  readonly person: Person;
  readonly chat: Chat;
  /** The message that bears the button. */
  readonly messageId: number;
  readonly action: Action;
  /** The command of the same person that the button's message answered: its note and papers are the report's. */
  readonly asked: { readonly text: string; readonly evidence: readonly Evidence[] } | null;
  /** Of a question of the bot's: what the person said to it. Null for a button that was pressed. */
  readonly said: {
    readonly text: string;
    readonly evidence: readonly Evidence[];
    /** A reply to the question, or the next words of the chat. */
    readonly how: 'reply' | 'next';
  } | null;
  /** Where the button stands under a reminder of the person's own. */
  readonly letter: PressedLetter | null;
  /** What the person sent before and what belongs to nothing yet: it joins the report that the press makes. */
  readonly joined: readonly Unattached[];
  /** What the button's message asks, where it asks something. */
  readonly question: Question | null;
}

/** What a press leads to: a message that takes the place of the button's own, one of its own, or a word on top. */
export type Effect =
  /** `plain`: what it says can be seen in the letter as well. */
  | { readonly kind: 'edit'; readonly message: Message; readonly plain?: boolean }
  /** The letter's own message, changed; `answer` is said besides (`also`), or where the letter cannot be changed. */
  | {
      readonly kind: 'letter';
      readonly message: Message;
      readonly answer: Message | null;
      readonly also: boolean;
      readonly words: string | null;
    }
  | { readonly kind: 'send'; readonly message: Message }
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'nothing' };

/** Carries a button's action out, with the rights that the presser has at this moment. */
export async function press(here: Desk, pressed: Press): Promise<Effect> {
  const desk = deskOfPress(here, pressed);
  return shownInLetter(desk, pressed, await carryOut(desk, pressed));
}

async function carryOut(desk: Desk, pressed: Press): Promise<Effect> {
  const { action, person, update } = pressed;
  if (isForm(action)) return pressForm(desk, pressed, action);
  if (isDecision(action)) return pressDecision(desk, pressed, action);
  const gesture = { person: person.id, update };
  switch (action.kind) {
    case 'report':
    case 'report-row':
      return reportBy(desk, pressed, action);
    case 'report-many':
      return reportMany(desk, pressed, action);
    case 'attach':
      return attach(desk, pressed, action.fact);
    case 'undo':
      return takeBack(desk, pressed, action.fact);
    case 'reopen':
      return openAgain(desk, pressed, action);
    case 'view':
      return look(desk, { action, person, chat: pressed.chat });
    case 'picture':
      return draw(desk, { action, chat: pressed.chat });
    case 'post-summary': {
      const preview = `${pressed.chat.id}/${pressed.messageId}`;
      return { kind: 'edit', message: await posting(desk, gesture, preview) };
    }
    case 'paper':
      return ordering(desk, { chat: pressed.chat, gesture, order: action.paper });
    case 'revoke':
      return { kind: 'edit', message: await revoking(desk, gesture, action.fact) };
    case 'backlog': {
      const { message, edits } = await answeringBacklog(desk, gesture, action);
      return { kind: edits ? 'edit' : 'send', message };
    }
    case 'plan':
    case 'plan-revert':
      return { kind: 'edit', message: await decidingPlan(desk, gesture, action) };
    case 'office':
      return arranging(desk, pressed, action.act);
    // The conversation itself takes a question back, and gives the words of a yes to their question.
    case 'cancel':
    case 'record-words':
      return { kind: 'say', words: questionClosed };
    case 'nothing':
      return { kind: 'nothing' };
  }
}

/** One tap for all tasks of a choice: which they are, the conversation remembers. */
async function reportMany(
  desk: Desk,
  pressed: Press,
  action: Extract<Action, { kind: 'report-many' }>,
): Promise<Effect> {
  const data = encodeAction(action);
  const codes = pressed.question?.choices.find(({ buttons }) => buttons.includes(data))?.tasks ?? [];
  const tasks = present(desk.world).office.plan.tasks.filter(({ code }) => codes.includes(code));
  if (tasks.length === 0) return { kind: 'say', words: staleButton };
  return reportFor(desk, pressed, { tasks, period: action.period, part: null });
}

/** What waits becomes evidence of a report that stands. */
async function attach(desk: Desk, { joined, person, update }: Press, report: number): Promise<Effect> {
  if (joined.length === 0) return { kind: 'say', words: nothingToAttach };
  const given = { report, text: '', evidence: evidenceOf(joined) };
  const outcome = await addEvidence(desk.world, { person: person.id, update }, given);
  const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(outcome);
  return { kind: 'edit', message };
}

async function reportBy(
  desk: Desk,
  pressed: Press,
  action: Extract<Action, { kind: 'report' | 'report-row' }>,
): Promise<Effect> {
  const { tasks: all } = present(desk.world).office.plan;
  const tasks = all.filter(({ code }) =>
    action.kind === 'report' ? code === action.task : isUnder(code, action.row),
  );
  if (tasks.length === 0) return { kind: 'say', words: staleButton };
  const { period, part } = action.kind === 'report' ? action : { period: null, part: null };
  return reportFor(desk, pressed, { tasks, period, part });
}

async function openAgain(
  desk: Desk,
  pressed: Press,
  { task, period }: Extract<Action, { kind: 'reopen' }>,
): Promise<Effect> {
  const { office } = present(desk.world);
  const reason = reasonIn(office.plan, desk, pressed);
  const gesture = { person: pressed.person.id, update: pressed.update };
  const outcome = await reopen(desk.world, gesture, { text: `${task} ${reason}`, period });
  const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : reopenAnswer(office, outcome);
  return { kind: 'edit', message };
}

async function takeBack(desk: Desk, { person, update }: Press, fact: number): Promise<Effect> {
  const outcome = await undo(desk.world, { person: person.id, update }, fact);
  if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
  const message = undoAnswer(present(desk.world).office, outcome);
  return outcome.kind === 'undone' ? { kind: 'edit', message, plain: true } : { kind: 'send', message };
}

/** One more screen. In the bound group anybody may look, but what is one person's own is not shown there. */
export function look(
  desk: Desk,
  {
    action,
    person,
    chat,
  }: Pick<Press, 'chat'> & {
    readonly action: Extract<Action, { kind: 'view' }>;
    readonly person: Person | null;
  },
): Effect {
  if (action.view.kind === 'mine' && !chat.private) return { kind: 'say', words: privateView };
  return {
    kind: 'edit',
    message: show(desk, { view: action.view, page: action.page, person, inGroup: !chat.private }),
  };
}

/** A picture is a message of its own; whoever may look may have it. */
export async function draw(
  desk: Desk,
  { action, chat }: Pick<Press, 'chat'> & { readonly action: Extract<Action, { kind: 'picture' }> },
): Promise<Effect> {
  const message = await picturing(desk, { chat, department: action.department });
  return message ? { kind: 'send', message } : { kind: 'say', words: staleButton };
}

interface Meant {
  readonly tasks: readonly Task[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

async function reportFor(desk: Desk, pressed: Press, about: Meant): Promise<Effect> {
  const { person, update, chat, asked, said, action } = pressed;
  // A question is no reason: it gets the hint, and the bot's own question stands.
  if (said && isQuestion(said.text)) return { kind: 'nothing' };
  const command = asked ? commandIn(desk, asked.text) : null;
  const text = said?.text ?? (command?.kind === 'command' ? command.rest : '');
  const given = action.kind === 'report' || action.kind === 'report-many' ? action.status : undefined;
  const { message, plain } = await answerReport(desk, {
    asked: { person, incoming: { update, person: person.id, chat } },
    status: given ?? statusOf(command?.kind === 'command' ? command.name : 'done'),
    text,
    evidence: distinctEvidence([...(said?.evidence ?? asked?.evidence ?? []), ...evidenceOf(pressed.joined)]),
    about,
    ...(given && { confirmed: true, given }),
  });
  return { kind: 'edit', message, plain };
}

/** What the presser had asked, be it a command or the plain words of a private chat. */
function commandIn(desk: Desk, text: string): ReadCommand {
  const read = readCommand(text, botName(desk));
  return read.kind === 'none' ? readWords(present(desk.world).office.plan, text, true) : read;
}

function statusOf(name: string): 'done' | 'not-arising' | 'in-progress' | 'blocked' {
  switch (name) {
    case 'na':
      return 'not-arising';
    case 'progress':
      return 'in-progress';
    case 'blocked':
      return 'blocked';
    default:
      return 'done';
  }
}

function reasonIn(plan: Plan, desk: Desk, { asked }: Press): string {
  const command = asked ? readCommand(asked.text, botName(desk)) : null;
  return command?.kind === 'command' ? readCodes(plan, command.rest).rest : '';
}

function isUnder(code: TaskCode, row: string): boolean {
  return code === row || rowOf(code) === row || code.startsWith(`${row}.`);
}
