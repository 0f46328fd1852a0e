import { earlierPlan } from '../app/earlier-plan.js';
import { heal } from '../app/reach.js';
import { present } from '../app/world.js';
import { strangerAnswer } from '../texts/enrolment.js';
import { papersReceived } from '../texts/answers/papers.js';
import { notUnderstood } from '../texts/help.js';
import { anonymousAnswer } from '../texts/notices.js';
import type { Message } from '../texts/message.js';
import type { Person } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import { openWorkOf } from '../tracking/views.js';
import { readCommand } from './command.js';
import type { CommandName, ReadCommand } from './command.js';
import { assigning } from './arranging.js';
import { previewing, reopening, setting, settingHoliday } from './coordinating.js';
import { extending, nudging } from './deciding.js';
import { botName } from './desk.js';
import type { Answer, Desk, Family } from './desk.js';
import { grouping, inviting, isCode, listingPeople, starting } from './enrolling.js';
import { exporting, fillingCalendar, preparing } from './exporting.js';
import type { Incoming } from './incoming.js';
import { measuring } from './measuring.js';
import { deskOfReply } from './plan-meant.js';
import { receivingPlan } from './planning.js';
import { overForWords, waitsForWords } from '../chat/conversation.js';
import { conversationWith } from '../chat/talk.js';
import { unusableAnswer } from '../chat/words.js';
import { latestReport } from '../app/unattached.js';
import { toBareCode } from './bare-code.js';
import { toCancel, toNudge, toQuestion } from './questioning.js';
import { toRecorded } from './evidence.js';
import { checkInNotes, reporting, undoing } from './reporting.js';
import { namedTask, readWords } from './spoken.js';
import { helping, viewingDue, viewingMine, viewingOverdue, viewingStatus } from './viewing.js';

const families: Readonly<Record<CommandName, Family>> = {
  start: starting,
  help: helping,
  done: reporting('done'),
  progress: reporting('in-progress'),
  blocked: reporting('blocked'),
  na: reporting('not-arising'),
  undo: undoing,
  reopen: reopening,
  mine: viewingMine,
  status: viewingStatus,
  due: viewingDue,
  overdue: viewingOverdue,
  set: setting,
  summary: previewing,
  invite: inviting,
  people: listingPeople,
  group: grouping,
  holiday: settingHoliday,
  export: exporting,
  report: preparing,
  calendar: fillingCalendar,
  target: measuring,
  assign: assigning,
  extend: extending,
  nudge: nudging,
};

/** What anybody in the bound group may read; in an unbound one only `/group` is heard. */
const OPEN_IN_GROUP: ReadonlySet<CommandName> = new Set(['status', 'due', 'overdue', 'help']);
/** Never answered in a group: it would show there what is one person's. */
const PRIVATE_ONLY: ReadonlySet<CommandName> = new Set([
  'start',
  'invite',
  'people',
  'mine',
  'summary',
  'holiday',
  'export',
  'report',
  'calendar',
  'assign',
]);

const STRANGER_HOURS = 1;
const STRANGERS_REMEMBERED = 10_000;

export interface Router {
  answer(incoming: Incoming): Promise<Routed>;
}

/** The answer to a message. */
export interface Routed {
  /** Null where the bot keeps silent. */
  readonly message: Message | null;
  /** Of a question that is asked again: when it was first asked. */
  readonly askedAt?: string | null;
  /** Words that are recorded after a yes to this message. */
  readonly proposed?: string | null;
  /** What the message brought was used otherwise than for a report. */
  readonly used?: boolean;
}

/** Finds out who says what and where, and hands it to the command's family. */
export function createRouter(desk: Desk): Router {
  const strangers = new Map<number, number>();
  const knocking = new Map<number, number>();
  return {
    async answer(incoming) {
      const read = readCommand(incoming.text, botName(desk));
      return incoming.chat.private ? inPrivate(incoming, read) : inGroup(incoming, read);
    },
  };

  async function inPrivate(incoming: Incoming, read: ReadCommand): Promise<Routed> {
    await heal(desk.world, incoming.person, incoming.name);
    const { history } = present(desk.world);
    const person = findPerson(history, incoming.person) ?? null;
    if (!person) {
      const opens = read.kind === 'command' && read.name === 'start' && isCode(read.rest);
      return { message: opens ? await toKnocker(incoming, read.rest) : toStranger(incoming) };
    }
    return toMember(desk, { incoming, read, person });
  }

  async function inGroup(incoming: Incoming, read: ReadCommand): Promise<Routed> {
    const { history } = present(desk.world);
    const bound = history.group?.chat === incoming.chat.id;
    const person = findPerson(history, incoming.person) ?? null;
    if (read.kind === 'none') {
      const answers = bound && person && !incoming.anonymous;
      return answers ? toReplyInGroup(desk, { incoming, person }) : { message: null };
    }
    return { message: await toCommandInGroup(incoming, read, { bound, person }) };
  }

  async function toCommandInGroup(
    incoming: Incoming,
    read: Exclude<ReadCommand, { kind: 'none' }>,
    { bound, person }: { readonly bound: boolean; readonly person: Person | null },
  ): Promise<Answer> {
    if (read.kind === 'unknown' || (read.name !== 'group' && !bound)) return null;
    if (incoming.anonymous && !OPEN_IN_GROUP.has(read.name)) return anonymousAnswer();
    if (read.name === 'group' && !bound && !person) return null;
    if (PRIVATE_ONLY.has(read.name)) return null;
    if (!person && !OPEN_IN_GROUP.has(read.name)) return toStranger(incoming);
    await questionsOver(desk, incoming);
    return families[read.name](desk, { incoming, rest: read.rest, person });
  }

  /** One sentence, at most once an hour, and no data. */
  function toStranger(incoming: Incoming): Answer {
    return isTurn(strangers, incoming) ? strangerAnswer() : null;
  }

  /** A link that lets nobody in is told so at most once an hour as well; one that does is answered whenever it comes. */
  async function toKnocker(incoming: Incoming, code: string): Promise<Answer> {
    const answer = await starting(desk, { incoming, rest: code, person: null });
    const isIn = findPerson(present(desk.world).history, incoming.person) !== undefined;
    return isIn || isTurn(knocking, incoming) ? answer : null;
  }

  function isTurn(answered: Map<number, number>, { person }: Incoming): boolean {
    const now = Date.parse(desk.world.clock.now().iso);
    const last = answered.get(person);
    if (last !== undefined && Math.abs(now - last) < STRANGER_HOURS * 3_600_000) return false;
    if (answered.size >= STRANGERS_REMEMBERED) answered.clear();
    answered.set(person, now);
    return true;
  }
}

interface Heard {
  readonly incoming: Incoming;
  readonly read: ReadCommand;
  readonly person: Person;
}

/** A reply of a member of the group: an answer, a "thôi", or evidence for the report that it replies to. */
async function toReplyInGroup(desk: Desk, said: Omit<Heard, 'read'>): Promise<Routed> {
  const { incoming } = said;
  const answered = await toQuestion(desk, { ...said, how: 'reply' });
  if (answered) return answered;
  return { message: (await toCancel(desk, said)) ?? (await toRecorded(deskOfReply(desk, incoming), said)) };
}

/** A command, an answer to what the bot asked, plain words that certainly mean a report; in that order. */
async function toMember(desk: Desk, { incoming, read, person }: Heard): Promise<Routed> {
  const replied = read.kind === 'none' ? await toQuestion(desk, { incoming, person, how: 'reply' }) : null;
  if (replied) return replied;
  const meant = read.kind === 'none' ? wordsMeant(desk, incoming) : read;
  switch (meant.kind) {
    case 'command':
      await questionsOver(desk, incoming);
      return { message: await families[meant.name](desk, { incoming, rest: meant.rest, person }) };
    case 'none':
      return toWords(desk, { incoming, person });
    case 'unknown':
      await questionsOver(desk, incoming);
      return { message: notUnderstood(incoming.text) };
  }
}

/** Words that are no command of themselves: what they answer, and else what to type. */
async function toWords(desk: Desk, said: Omit<Heard, 'read'>): Promise<Routed> {
  const { incoming } = said;
  const replying = deskOfReply(desk, incoming);
  const noted =
    (await checkInNotes(replying, said)) ??
    (await toRecorded(replying, said)) ??
    (await toCancel(desk, said)) ??
    (await toNudge(desk, incoming));
  if (noted) return { message: noted };
  const answered = await toQuestion(desk, { ...said, how: 'next' });
  if (answered) return answered;
  const plan = await receivingPlan(desk, said);
  if (plan) return { message: plan, used: true };
  return { message: (await toBareCode(desk, said)) ?? hint(desk, said) };
}

/** Who gives a command has left the question: later words are words of their own. */
async function questionsOver({ world }: Desk, { chat, person }: Incoming): Promise<void> {
  const place = { chat: chat.id, person };
  if (waitsForWords(conversationWith(world, place))) await world.conversations.change(place, overForWords);
}

/** Plain words with a code of the plan in force, else of the one before it where that is open still. */
export function wordsMeant({ world }: Desk, { text, answers }: Incoming): ReadCommand {
  const isReply = answers !== null;
  const meant = readWords(present(world).office.plan, text, isReply);
  const earlier = meant.kind === 'none' ? earlierPlan(world) : null;
  return earlier ? readWords(earlier.plan, text, isReply) : meant;
}

/** What was not understood, and what to type instead; of a task that was named also the way to look at it. */
function hint(desk: Desk, { incoming, person }: Omit<Heard, 'read'>): Answer {
  const { office, history } = present(desk.world);
  if (incoming.unusable !== null && incoming.evidence.length === 0) return unusableAnswer(incoming.unusable);
  if (incoming.text.trim() === '' && incoming.evidence.length > 0) {
    const { day: today, iso } = desk.world.clock.now();
    const open = openWorkOf(office, history, { person, today }).flatMap(({ standings }) => standings);
    return papersReceived(
      office,
      { evidence: incoming.evidence, open },
      latestReport(desk.world, person, iso),
    );
  }
  return notUnderstood(incoming.text, namedTask(office.plan, incoming.text));
}
