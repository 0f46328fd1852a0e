import { reportAnswer } from './words.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { report } from './flow.js';
import type { ReportRequest } from './meaning.js';
import { present, saidAt } from '../../ports/world.js';
import { encodeAction } from '../../chat/callback-data.js';
import { readCommand } from '../../chat/command.js';
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
import { isQuestion as isAsking, isSmallTalk } from '../../speech/small-talk.js';
import { distinctEvidence, evidenceOf } from '../../chat/talk.js';
import type { Office, TaskCode } from '../../plan/plan.js';
import { tasksUnder } from '../../plan/task-code.js';
import { statusReported } from '../../words/report-commands.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import { withYear } from '../../words/of-year.js';
import type { ReportStatus, Stage } from '../../journal/fact.js';
import { partnerSaid } from '../../speech/said-stage.js';
import type { Day } from '../../plan/day.js';
import { readNote } from './note.js';
import type { About, ReportOutcome } from './outcome.js';
import { readSpokenCommand } from '../../chat/spoken-command.js';
import { lastDayOf } from '../../journal/closing.js';

/** `/done`, `/progress`, `/blocked`, `/na`: one journey, four statuses. */
export const reportCommands: Commands<'done' | 'progress' | 'blocked' | 'na'> = {
  done: reporting('done'),
  progress: reporting('in-progress'),
  blocked: reporting('blocked'),
  na: reporting('not-arising'),
};

function reporting(status: ReportStatus): CommandHandler {
  return async (here, call) => {
    const meant = planMeant(here, call);
    if (meant.kind === 'asked') return meant.message;
    const { incoming, rest } = call;
    const replied = taskOfReply(meant.ctx, call);
    const about = replied ? { tasks: [replied.task], period: replied.period, part: null } : null;
    const evidence = distinctEvidence([...incoming.evidence, ...evidenceOf(incoming.joined)]);
    // Plain words name the status of each task themselves.
    const isTyped = readCommand(incoming.text, botName(here)).kind === 'command';
    const request = { status: isTyped ? status : null, text: rest, evidence, about };
    return (await answerReport(meant.ctx, { asked: call, words: incoming.text, request })).message;
  };
}

export interface Reporting {
  readonly asked: Pick<CommandCall, 'person'> & {
    readonly incoming: Pick<Incoming, 'update' | 'person' | 'chat'>;
  };
  /** All that the person said: a question about it keeps it. */
  readonly words: string;
  readonly request: ReportRequest;
}

export interface ReportAnswered {
  readonly message: Message;
  /** All of it was written down, in time, and nothing is left to say of it. */
  readonly plain: boolean;
}

export async function answerReport(
  ctx: ChatContext,
  { asked, words, request }: Reporting,
): Promise<ReportAnswered> {
  const { update, person, chat } = asked.incoming;
  const answer = await report(ctx.world, { person, update }, request);
  if (answer.kind === 'refused') return { message: refusedAnswer(answer), plain: false };
  const { office, history } = present(ctx.world);
  const name = chat.private ? null : (asked.person?.name ?? null);
  const { status, confirmed, day, stage } = request;
  const answered = reportAnswer(office, answer.outcomes, {
    ...{ today: answer.day, name, history, day: day ?? null },
    ...(confirmed && status && { given: { status, ...(stage && { stage: stage.kind }) } }),
  });
  const said = isYearsTurn(ctx.world)
    ? withYear(answered, office.plan, closedOn(office, answer.outcomes, answer.day))
    : answered;
  const message = { ...inYear(said, office.plan.year), ...(isQuestion(said) && { said: words }) };
  const asksMore =
    isQuestion(message) ||
    message.buttons.flat().some(({ action }) => action.kind !== 'undo' && action.kind !== 'evidence');
  return { message, plain: !asksMore && answer.outcomes.every(isPlain) };
}

/** The last day of a plan that is closed, where something of it was recorded after that. */
function closedOn({ plan }: Office, outcomes: readonly ReportOutcome[], today: Day): Day | null {
  const last = lastDayOf(plan);
  return today > last && outcomes.some(({ kind }) => kind === 'recorded') ? last : null;
}

function isQuestion({ asks, choices = [] }: Message): boolean {
  return asks !== undefined || choices.length > 0;
}

/** What is late has its reason to be asked for. */
function isPlain(outcome: ReportOutcome): boolean {
  if (outcome.kind !== 'recorded') return false;
  return outcome.reports.every(
    ({ completedOn, standing }) =>
      completedOn === null || standing.category === 'continuous' || completedOn <= standing.lastOnTime,
  );
}

export const reportButtons: Buttons<'report' | 'report-said' | 'report-row' | 'report-many' | 'awaited'> = {
  report(ctx, press, action) {
    const tasks = tasksOf(ctx, (code) => code === action.task);
    return reportFor(ctx, press, { ...action, about: { ...action, tasks } });
  },
  /** What was not clear in the person's words was chosen, or the day was said. */
  async 'report-said'(ctx, press, { task, status, day }) {
    const { asked, said } = press;
    if (!asked) return { kind: 'say', words: staleButton };
    const tasks = task === null ? [] : tasksOf(ctx, (code) => code === task);
    const about = tasks.length > 0 ? { tasks, period: null, part: null } : null;
    const read = said ? readNote(said.text, saidAt(ctx.world).day).completedOn : null;
    return answerPress(ctx, press, { ...heardIn(ctx, asked.text), about, chosen: status, day: day ?? read });
  },
  /** "Tất cả" of a row with letters. */
  'report-row'(ctx, press, { row }) {
    const tasks = tasksUnder(present(ctx.world).office.plan, row);
    return reportFor(ctx, press, { about: { tasks, period: null, part: null } });
  },
  /** One tap for all tasks of a choice: which they are, the conversation remembers. */
  'report-many'(ctx, press, action) {
    const data = encodeAction(action);
    const codes = press.question?.choices.find(({ buttons }) => buttons.includes(data))?.tasks ?? [];
    const tasks = tasksOf(ctx, (code) => codes.includes(code));
    return reportFor(ctx, press, {
      about: { tasks, period: action.period, part: null },
      ...{ status: action.status, stage: action.stage },
    });
  },
  /** Who is waited for, said to the question after "Chờ phối hợp". */
  awaited(ctx, press, { task, period, part }) {
    const { said } = press;
    const tasks = tasksOf(ctx, (code) => code === task);
    if (tasks.length === 0) return { kind: 'say', words: staleButton };
    if (!said || isAsking(said.text)) return { kind: 'nothing' };
    const stage = { kind: 'awaiting-partner', waitsFor: partnerSaid(said.text) } as const;
    return answerPress(ctx, press, {
      ...{ status: 'in-progress', text: '', about: { tasks, period, part }, confirmed: true, stage },
    });
  },
};

export const reportQuestions: Questions<'report' | 'report-said' | 'awaited'> = {
  awaited: { expected: () => 'reason', subject: 'đơn vị phối hợp của' },
  report: { expected: () => 'reason', subject: 'nội dung vướng mắc của' },
  'report-said': { expected: () => 'day', subject: 'ngày hoàn thành của' },
};

function tasksOf({ world }: ChatContext, isMeant: (code: TaskCode) => boolean): About['tasks'] {
  return present(world).office.plan.tasks.filter(({ code }) => isMeant(code));
}

async function reportFor(
  ctx: ChatContext,
  press: Press,
  { about, status, stage, day }: Pressed,
): Promise<PressResult> {
  const { asked, said } = press;
  if (about.tasks.length === 0) return { kind: 'say', words: staleButton };
  // A question is no reason: it gets the hint, and the bot's own question stands.
  if (said && isAsking(said.text)) return { kind: 'nothing' };
  const heard = heardIn(ctx, asked?.text ?? '');
  return answerPress(ctx, press, {
    // Words that are said to a question for a reason are the reason.
    ...(said ? { status: 'blocked' as const, text: said.text } : heard),
    ...{ about: { tasks: about.tasks, period: about.period, part: about.part }, day: day ?? null },
    // The button of a letter or a list says "Xong", whatever words came before it.
    ...(status ? { status, confirmed: true } : { chosen: 'done' as const }),
    ...(stage && { stage: { kind: stage, waitsFor: null } }),
  });
}

interface Pressed {
  readonly about: About;
  readonly status?: ReportStatus | undefined;
  readonly stage?: Stage | undefined;
  readonly day?: Day | undefined;
}

async function answerPress(
  ctx: ChatContext,
  { person, update, chat, asked, said, joined }: Press,
  request: Omit<ReportRequest, 'evidence'>,
): Promise<PressResult> {
  const evidence = distinctEvidence([...(said?.evidence ?? asked?.evidence ?? []), ...evidenceOf(joined)]);
  const { message, plain } = await answerReport(ctx, {
    asked: { person, incoming: { update, person: person.id, chat } },
    words: asked?.text ?? '',
    request: { ...request, evidence },
  });
  return { kind: 'edit', message, plain };
}

/** What the presser had said, be it a command of reporting or the plain words of a private chat. */
function heardIn(ctx: ChatContext, text: string): Pick<ReportRequest, 'status' | 'text'> {
  const read = readCommand(text, botName(ctx));
  if (read.kind === 'command') {
    const status = statusReported(read.name);
    return status ? { status, text: read.rest } : { status: null, text: '' };
  }
  const isSpoken = readSpokenCommand(present(ctx.world).office.plan, text) !== null;
  return { status: null, text: read.kind === 'unknown' || isSpoken || isSmallTalk(text) ? '' : text };
}
