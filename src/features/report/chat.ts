import { reportAnswer } from './words.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { report } from './flow.js';
import type { About } from './flow.js';
import { present } from '../../ports/world.js';
import { encodeAction } from '../../chat/callback-data.js';
import { readCommand } from '../../chat/command.js';
import type { ReadCommand } from '../../chat/command.js';
import { botName } from '../../chat/feature.js';
import type { ChatContext } from '../../chat/feature.js';
import type {
  Buttons,
  CommandCall,
  CommandHandler,
  Commands,
  Press,
  PressResult,
  Questions,
} from '../../chat/feature.js';
import type { Incoming } from '../../chat/incoming.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { planMeant } from '../../chat/plan-meant.js';
import { taskOfReply } from '../../chat/reply-meant.js';
import { isQuestion } from '../../chat/small-talk.js';
import { distinctEvidence, evidenceOf } from '../../chat/talk.js';
import type { TaskCode } from '../../plan/plan.js';
import { rowOf } from '../../plan/task-code.js';
import type { CommandName } from '../../words/commands.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import { withYear } from '../status/two-plans-words.js';
import type { Evidence, ReportStatus } from '../../journal/fact.js';
import type { ReportOutcome } from './outcome.js';
import { readPlainWords } from '../../chat/plain-words.js';

/** `/done`, `/progress`, `/blocked`, `/na`: one journey, four statuses. */
export const reportCommands: Commands<'done' | 'progress' | 'blocked' | 'na'> = {
  done: reporting('done'),
  progress: reporting('in-progress'),
  blocked: reporting('blocked'),
  na: reporting('not-arising'),
};

export const REPORTS: readonly CommandName[] = ['done', 'progress', 'blocked', 'na'];

function reporting(status: ReportStatus): CommandHandler {
  return async (here, call) => {
    const meant = planMeant(here, call);
    if (meant.kind === 'asked') return meant.message;
    const { incoming, rest } = call;
    const replied = taskOfReply(meant.ctx, call);
    const about = replied ? { tasks: [replied.task], period: replied.period, part: null } : null;
    const evidence = distinctEvidence([...incoming.evidence, ...evidenceOf(incoming.joined)]);
    return (await answerReport(meant.ctx, { asked: call, status, text: rest, evidence, about })).message;
  };
}

export interface Reporting {
  readonly asked: Pick<CommandCall, 'person'> & {
    readonly incoming: Pick<Incoming, 'update' | 'person' | 'chat'>;
  };
  readonly status: ReportStatus;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly about: About | null;
  /** A button named the status: nothing is asked once more, and further buttons name it too. */
  readonly confirmed?: boolean;
  readonly given?: ReportStatus;
}

export interface ReportAnswered {
  readonly message: Message;
  /** All of it was written down, in time, and nothing is left to say of it. */
  readonly plain: boolean;
}

export async function answerReport(ctx: ChatContext, reporting: Reporting): Promise<ReportAnswered> {
  const { asked, status, text, evidence, about, confirmed, given } = reporting;
  const { update, person, chat } = asked.incoming;
  const request = { status, text, evidence, about, ...(confirmed && { confirmed }) };
  const answer = await report(ctx.world, { person, update }, request);
  if (answer.kind === 'refused') return { message: refusedAnswer(answer), plain: false };
  const { office, history } = present(ctx.world);
  const name = chat.private ? null : (asked.person?.name ?? null);
  const today = ctx.world.clock.now().day;
  const answered = reportAnswer(office, answer.outcomes, {
    today,
    name,
    history,
    ...(given && { status: given }),
  });
  const said = isYearsTurn(ctx.world) ? withYear(office, answered) : answered;
  const message = inYear(said, office.plan.year);
  const asksMore =
    message.asks !== undefined ||
    message.buttons.flat().some(({ action }) => action.kind !== 'undo' && action.kind !== 'evidence');
  return { message, plain: !asksMore && answer.outcomes.every(isPlain) };
}

/** What is late has its reason to be asked for. */
function isPlain(outcome: ReportOutcome): boolean {
  if (outcome.kind !== 'recorded') return false;
  return outcome.reports.every(
    ({ completedOn, standing }) =>
      completedOn === null || standing.category === 'continuous' || completedOn <= standing.lastOnTime,
  );
}

export const reportButtons: Buttons<'report' | 'report-row' | 'report-many'> = {
  report(ctx, press, action) {
    const tasks = tasksOf(ctx, (code) => code === action.task);
    return reportFor(ctx, press, { about: { ...action, tasks }, status: action.status });
  },
  /** "Tất cả" of a row with letters. */
  'report-row'(ctx, press, { row }) {
    const tasks = tasksOf(ctx, (code) => code === row || rowOf(code) === row || code.startsWith(`${row}.`));
    return reportFor(ctx, press, { about: { tasks, period: null, part: null }, status: undefined });
  },
  /** One tap for all tasks of a choice: which they are, the conversation remembers. */
  'report-many'(ctx, press, action) {
    const data = encodeAction(action);
    const codes = press.question?.choices.find(({ buttons }) => buttons.includes(data))?.tasks ?? [];
    const tasks = tasksOf(ctx, (code) => codes.includes(code));
    return reportFor(ctx, press, {
      about: { tasks, period: action.period, part: null },
      status: action.status,
    });
  },
};

export const reportQuestions: Questions<'report'> = {
  report: { expected: () => 'reason', subject: 'nội dung vướng mắc của' },
};

function tasksOf({ world }: ChatContext, isMeant: (code: TaskCode) => boolean): About['tasks'] {
  return present(world).office.plan.tasks.filter(({ code }) => isMeant(code));
}

async function reportFor(
  ctx: ChatContext,
  { person, update, chat, asked, said, joined }: Press,
  { about, status: given }: { readonly about: About; readonly status: ReportStatus | undefined },
): Promise<PressResult> {
  if (about.tasks.length === 0) return { kind: 'say', words: staleButton };
  // A question is no reason: it gets the hint, and the bot's own question stands.
  if (said && isQuestion(said.text)) return { kind: 'nothing' };
  const command = asked ? commandIn(ctx, asked.text) : null;
  const isCommand = command?.kind === 'command';
  const { message, plain } = await answerReport(ctx, {
    asked: { person, incoming: { update, person: person.id, chat } },
    status: given ?? statusOf(isCommand ? command.name : 'done'),
    text: said?.text ?? (isCommand ? command.rest : ''),
    evidence: distinctEvidence([...(said?.evidence ?? asked?.evidence ?? []), ...evidenceOf(joined)]),
    about: { tasks: about.tasks, period: about.period, part: about.part },
    ...(given && { confirmed: true, given }),
  });
  return { kind: 'edit', message, plain };
}

/** What the presser had asked, be it a command or the plain words of a private chat. */
function commandIn(ctx: ChatContext, text: string): ReadCommand {
  const read = readCommand(text, botName(ctx));
  return read.kind === 'none' ? readPlainWords(present(ctx.world).office.plan, text, true) : read;
}

function statusOf(name: CommandName): ReportStatus {
  if (name === 'na') return 'not-arising';
  if (name === 'progress') return 'in-progress';
  return name === 'blocked' ? 'blocked' : 'done';
}
