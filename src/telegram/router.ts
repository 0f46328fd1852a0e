import { earlierPlan } from '../app/earlier-plan.js';
import { heal } from '../app/reach.js';
import { present } from '../app/world.js';
import { strangerAnswer } from '../texts/enrolment.js';
import { papersReceived } from '../texts/answers/papers.js';
import { notUnderstood } from '../texts/help.js';
import { anonymousAnswer } from '../texts/notices.js';
import type { Person } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import { openWorkOf } from '../tracking/views.js';
import { readCommand } from './command.js';
import type { CommandName, ReadCommand } from './command.js';
import { assigning } from './arranging.js';
import { previewing, reopening, setting, settingHoliday } from './coordinating.js';
import { extending, nudging } from './deciding.js';
import { botName } from './desk.js';
import type { Answer, Asked, Desk, Family } from './desk.js';
import { grouping, inviting, isCode, listingPeople, starting } from './enrolling.js';
import { exporting, fillingCalendar, preparing } from './exporting.js';
import type { Incoming } from './incoming.js';
import { measuring } from './measuring.js';
import { deskOfReply } from './plan-meant.js';
import { receivingPlan } from './planning.js';
import { toNudge, toQuestion } from './questioning.js';
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
  /** The answer to a message, or null where the bot keeps silent. */
  answer(incoming: Incoming): Promise<Answer>;
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

  async function inPrivate(incoming: Incoming, read: ReadCommand): Promise<Answer> {
    await heal(desk.world, incoming.person, incoming.name);
    const { history } = present(desk.world);
    const person = findPerson(history, incoming.person) ?? null;
    if (!person) {
      const opens = read.kind === 'command' && read.name === 'start' && isCode(read.rest);
      return opens ? toKnocker(incoming, read.rest) : toStranger(incoming);
    }
    return toMember(desk, { incoming, read, person });
  }

  async function inGroup(incoming: Incoming, read: ReadCommand): Promise<Answer> {
    const { history } = present(desk.world);
    const bound = history.group?.chat === incoming.chat.id;
    const person = findPerson(history, incoming.person) ?? null;
    if (read.kind === 'none') {
      const answers = bound && person && !incoming.anonymous;
      if (!answers) return null;
      const replied = await toQuestion(desk, { incoming, person, how: 'reply' });
      return replied ?? toRecorded(deskOfReply(desk, incoming), { incoming, person });
    }
    if (read.kind === 'unknown' || (read.name !== 'group' && !bound)) return null;
    if (incoming.anonymous && !OPEN_IN_GROUP.has(read.name)) return anonymousAnswer();
    const asked: Asked = { incoming, rest: read.rest, person };
    if (read.name === 'group' && !bound && !person) return null;
    if (PRIVATE_ONLY.has(read.name)) return null;
    if (!person && !OPEN_IN_GROUP.has(read.name)) return toStranger(incoming);
    return families[read.name](desk, asked);
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

/** A command, an answer to what the bot asked, plain words that certainly mean a report; in that order. */
async function toMember(desk: Desk, { incoming, read, person }: Heard): Promise<Answer> {
  const replied = read.kind === 'none' ? await toQuestion(desk, { incoming, person, how: 'reply' }) : null;
  if (replied) return replied;
  const meant = read.kind === 'none' ? wordsMeant(desk, incoming) : read;
  const replying = deskOfReply(desk, incoming);
  switch (meant.kind) {
    case 'command':
      return families[meant.name](desk, { incoming, rest: meant.rest, person });
    case 'none':
      return (
        (await checkInNotes(replying, { incoming, person })) ??
        (await toRecorded(replying, { incoming, person })) ??
        (await toNudge(desk, incoming)) ??
        (await toQuestion(desk, { incoming, person, how: 'next' })) ??
        (await receivingPlan(desk, { incoming, person })) ??
        hint(desk, { incoming, person })
      );
    case 'unknown':
      return notUnderstood(incoming.text);
  }
}

/** Plain words with a code of the plan in force, else of the one before it where that is open still. */
function wordsMeant({ world }: Desk, { text, answers }: Incoming): ReadCommand {
  const isReply = answers !== null;
  const meant = readWords(present(world).office.plan, text, isReply);
  const earlier = meant.kind === 'none' ? earlierPlan(world) : null;
  return earlier ? readWords(earlier.plan, text, isReply) : meant;
}

/** What was not understood, and what to type instead; of a task that was named also the way to look at it. */
function hint(desk: Desk, { incoming, person }: Omit<Heard, 'read'>): Answer {
  const { office, history } = present(desk.world);
  if (incoming.text.trim() === '' && incoming.evidence.length > 0) {
    const today = desk.world.clock.now().day;
    const open = openWorkOf(office, history, { person, today }).flatMap(({ standings }) => standings);
    return papersReceived(office, incoming.evidence, open);
  }
  return notUnderstood(incoming.text, namedTask(office.plan, incoming.text));
}
