import { simulate } from '../../service/simulate.js';
import { momentIn } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { BOT_NAME, GROUP_ROLE, calendarDate, restName, roleName, weekTimeWords } from '../words.js';
import { transcript } from '../transcript-words.js';
import { plainClip, shortDate, timeWords } from '../../words/words.js';
import type { History } from '../../journal/history.js';
import { isJson } from '../../bot-api-double/calls/body.js';
import type { Group, Person, Posted } from '../../bot-api-double/world.js';
import { daysOfYear, lastStop } from '../play/moments.js';
import type { Mover } from '../play/mover.js';
import { presentOf } from '../play/play.js';
import type { Play } from '../play/play.js';
import type {
  ChatSummary,
  ChatView,
  CommandView,
  MessageView,
  PlayState,
  Speaker,
  YearView,
} from '../page/wire.js';

/** A message whose date stands in the chat's words of the plan's zone. */
type Timed = Pick<MessageView, 'day' | 'date' | 'time'>;

const MOST_MESSAGES = 400;

export function stateView(play: Play, mover: Mover): PlayState {
  const { office, history } = presentOf(play);
  const { day, minute } = play.now();
  const groups = play.double.groups().map((group) => summaryOf(play, { history, chat: group }));
  const people = play.double.people().map((person) => summaryOf(play, { history, chat: person }));
  return {
    clock: { day, date: calendarDate(day), time: timeWords(minute), rest: restName(office, day) },
    ...mover.state(),
    chats: [...groups, ...people],
    sent: play.ledger.perDay(),
  };
}

interface Asked {
  readonly history: History;
  readonly chat: Group | Person;
}

function summaryOf(play: Play, { history, chat }: Asked): ChatSummary {
  const messages = play.double.chat(chat.id);
  const read = play.read.get(chat.id) ?? 0;
  const last = messages.at(-1);
  const when = last ? momentAt(play, last.date) : null;
  const unread = messages.filter(({ id, from }) => id > read && from === play.double.botId).length;
  return {
    id: chat.id,
    kind: 'title' in chat ? 'group' : 'private',
    title: titleOf(chat),
    role: roleOf(play, { history, chat }),
    initials: initialsOf(chat),
    unread,
    preview: last ? plainClip(last.text || (last.file?.name ?? ''), 80) : '',
    when:
      when === null
        ? ''
        : when.day === play.now().day
          ? timeWords(when.minute)
          : shortDate(when.day, play.now().day),
    version: versionOf(messages),
  };
}

function roleOf(play: Play, { history, chat }: Asked): string {
  if ('title' in chat) return GROUP_ROLE;
  const person = history.people.find(({ id }) => id === chat.id);
  return roleName(presentOf(play).office, person?.posts[0] ?? null);
}

function titleOf(chat: Group | Person): string {
  return 'title' in chat ? chat.title : chat.firstName;
}

/** Of a Vietnamese name the last two words are what people are called by; of a title the first two tell most. */
function initialsOf(chat: Group | Person): string {
  const words = titleOf(chat)
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word));
  return ('title' in chat ? words.slice(0, 2) : words.slice(-2))
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Edits and taken buttons add to a message's history. */
function versionOf(messages: readonly Posted[]): string {
  const edits = messages.reduce((sum, { history }) => sum + history.length, 0);
  return `${messages.length}.${messages.at(-1)?.id ?? 0}.${edits}`;
}

export function chatView(play: Play, chat: number, limit: number): ChatView | null {
  const known = placeOf(play, chat);
  if (!known) return null;
  const messages = play.double.chat(chat);
  const shown = messages.slice(-Math.min(limit, MOST_MESSAGES));
  return {
    id: chat,
    kind: 'title' in known ? 'group' : 'private',
    title: titleOf(known),
    role: roleOf(play, { history: presentOf(play).history, chat: known }),
    version: versionOf(messages),
    messages: shown.map((message) => messageView(play, message)),
    earlier: messages.length - shown.length,
    commands: commandsOf(play, known),
    speakers: speakersOf(play, known),
  };
}

function placeOf(play: Play, chat: number): Group | Person | null {
  return (
    play.double.groups().find(({ id }) => id === chat) ??
    play.double.people().find(({ id }) => id === chat) ??
    null
  );
}

function speakersOf(play: Play, chat: Group | Person): readonly Speaker[] {
  if (!('title' in chat)) return [{ id: chat.id, name: chat.firstName }];
  return play.double
    .people()
    .filter(({ id }) => chat.members.has(id))
    .map(({ id, firstName }) => ({ id, name: firstName }));
}

/** The menu that Telegram would show: of the chat itself, else of all such chats, else the default one. */
function commandsOf(play: Play, chat: Group | Person): readonly CommandView[] {
  const settings = play.double.settings();
  const all = 'title' in chat ? 'all_group_chats' : 'all_private_chats';
  const found = [`chat:${chat.id}:`, all, 'default']
    .map((scope) => settings.get(`commands|${scope}|`))
    .find((menu) => menu !== undefined);
  if (!Array.isArray(found)) return [];
  return found.flatMap((one: unknown): readonly CommandView[] => {
    if (!isJson(one)) return [];
    const { command, description } = one;
    return typeof command === 'string' && typeof description === 'string' ? [{ command, description }] : [];
  });
}

function messageView(play: Play, message: Posted): MessageView {
  const { botId } = play.double;
  const answered =
    message.replyTo === null ? null : play.double.message({ chat: message.chat, id: message.replyTo });
  return {
    id: message.id,
    bot: message.from === botId,
    author: message.from,
    name: authorOf(play, message),
    text: message.text,
    entities: message.entities,
    buttons: message.buttons.map((row) => row.map(({ text, url }) => ({ text, url }))),
    replyTo: answered && {
      id: answered.id,
      name: authorOf(play, answered),
      excerpt: plainClip(answered.text || (answered.file?.name ?? ''), 80),
    },
    ...timeOf(play, message),
    edited: message.history.some((before) => before !== message.text),
    file: message.file && { ...message.file, picture: message.kind === 'photo' },
  };
}

function authorOf(play: Play, { from }: Posted): string {
  if (from === play.double.botId) return BOT_NAME;
  return play.double.people().find(({ id }) => id === from)?.firstName ?? '';
}

function timeOf(play: Play, { date }: Pick<Posted, 'date'>): Timed {
  const { day, minute } = momentAt(play, date);
  return { day, date: calendarDate(day), time: timeWords(minute) };
}

// Converting zones is slow, and a year's messages share some five hundred moments.
const moments = new Map<string, { readonly day: Day; readonly minute: number }>();

function momentAt(play: Play, seconds: number): { readonly day: Day; readonly minute: number } {
  const key = `${play.hours.timeZone} ${seconds}`;
  const known = moments.get(key) ?? momentIn(play.hours.timeZone, new Date(seconds * 1000));
  moments.set(key, known);
  return known;
}

/** What a year would bring is a second's work, and the same of every play of that plan: a play begun again waits for none. */
let foretold: { readonly of: string; readonly messages: ReturnType<typeof simulate> } | null = null;

function foretell(asked: Parameters<typeof simulate>[0]): ReturnType<typeof simulate> {
  const of = JSON.stringify(asked);
  if (foretold?.of !== of) foretold = { of, messages: simulate(asked) };
  return foretold.messages;
}

/** The year's days, and what they would bring if nobody reported anything. */
export async function yearView(play: Play): Promise<YearView> {
  const { office } = presentOf(play);
  const { year } = play.plan;
  const days = daysOfYear(year);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError(`the year ${year} has no days`);
  const { plan, world } = play;
  const { holidays } = world;
  const { summaryAt, remindAt, timeZone } = play.hours;
  const settings = { summaryAt, remindAt, timeZone };
  const messages = await foretell({ plan, holidays, settings, from: first, to: last });
  const expected: Record<string, number> = {};
  for (const { at } of messages) expected[at.slice(0, 10)] = (expected[at.slice(0, 10)] ?? 0) + 1;
  return {
    year,
    office: play.plan.office,
    first,
    last: lastStop(office, play.hours).day,
    off: days.filter((day) => !office.calendar.isWorkingDay(day)),
    expected,
    summaryAt: weekTimeWords(summaryAt),
    remindAt: timeWords(remindAt),
  };
}

/** Every conversation as one text file. */
export function transcriptOf(play: Play): string {
  const { office, history } = presentOf(play);
  const chats = [...play.double.groups(), ...play.double.people()].map((chat) => ({
    title: titleOf(chat),
    role: roleOf(play, { history, chat }),
    lines: play.double.chat(chat.id).map((message) => ({
      ...momentAt(play, message.date),
      time: timeWords(momentAt(play, message.date).minute),
      name: authorOf(play, message),
      text: message.text,
      buttons: message.buttons.flat().map(({ text }) => text),
      file: message.file?.name ?? null,
    })),
  }));
  return transcript(office.plan.title, chats);
}
