import { wordsKeyOf } from '../../app/post-picture.js';
import { summaryOf } from '../../app/post-summary.js';
import { present } from '../../app/world.js';
import { momentIn, readDay } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { lastDayOf, rungsUntil } from '../../reminders/ladder.js';
import type { Rung } from '../../reminders/ladder.js';
import { closingDay, weekUntilNow } from '../../reminders/summary.js';
import type { WeeklySummary } from '../../reminders/summary.js';
import type { Fate, MessageReason, Step, TaskReason } from '../explanation-words.js';
import type { History } from '../../tracking/history.js';
import { standingsOf } from '../../tracking/standing.js';
import type { Standing } from '../../tracking/standing.js';
import type { Posted } from '../../bot-api-double/world.js';
import type { Cause } from './ledger.js';
import { presentOf } from './play.js';
import type { Play } from './play.js';

/** Why a message is there, as values: what the outbox wrote down, and the ladder that it belongs to. */
export function reasonOf(play: Play, message: Posted): MessageReason {
  const { double, ledger } = play;
  if (message.from !== double.botId) {
    return { kind: 'said', name: nameOf(play, message.from) };
  }
  // A message may be seen before the tick that sent it has ended.
  ledger.copy(play.world.outbox.dispatches());
  const known = ledger.causeOf(message.chat, message.id);
  const cause = known && { ...known, key: wordsKeyOf(known.key) };
  if (!cause) return answerReason(play, message);
  const [kind = ''] = cause.key.split('|');
  const day = readDay(cause.at.slice(0, 10)) ?? play.now().day;
  switch (kind) {
    case 'letter':
      return { kind: 'letter', day, tasks: tasksOf(play, cause, day), news: newsOf(cause) };
    case 'summary':
    case 'summary-now':
      return {
        kind: 'summary',
        day,
        asked: kind === 'summary-now',
        at: play.hours.summaryAt,
        summary: summaryIn(play, cause),
      };
    case 'opening':
    case 'closing':
    case 'newcomer':
    case 'group-lost':
    case 'report-told':
      return { kind: 'notice', about: kind };
    case 'office':
    case 'to-confirm':
      return { kind: 'notice', about: 'office' };
    default:
      return { kind: 'notice', about: 'other' };
  }
}

/** The week as it was summed up then: the facts of that moment are in the journal for ever. */
function summaryIn({ world, hours }: Play, { key, at }: Cause): WeeklySummary {
  const { office } = present(world);
  const [kind, monday = ''] = key.split('|');
  const closing = kind === 'summary' ? readDay(monday) : null;
  const closed = closing && closingDay(office, closing, hours.summaryAt.weekday);
  const sent = momentIn(hours.timeZone, new Date(at));
  const moment = closed ? { ...sent, day: closed, minute: hours.summaryAt.minute } : sent;
  return summaryOf(world, weekUntilNow(office, moment));
}

/** What nobody asked the clock for answers somebody: the message it replies to, or the one before it. */
function answerReason(play: Play, message: Posted): MessageReason {
  const chat = play.double.chat(message.chat);
  const replied = chat.find(({ id }) => id === message.replyTo);
  const before = chat.filter(({ id, from }) => id < message.id && from !== play.double.botId).at(-1);
  const asked = replied ?? before;
  if (!asked) return { kind: 'answer', name: '', text: '' };
  return { kind: 'answer', name: nameOf(play, asked.from), text: asked.text };
}

function nameOf(play: Play, person: number): string {
  return play.double.people().find(({ id }) => id === person)?.firstName ?? '';
}

/** What made the coordinator's or the chairman's letter beside the reader's own tasks. */
function newsOf({ items }: Cause): Extract<MessageReason, { kind: 'letter' }>['news'] {
  const news = items.flatMap((item) => {
    const [, second = '', text = ''] = item.split('|');
    return second === 'news' ? [text] : [];
  });
  const [overdue, blocked] = [/ overdue$/u, / blocked \d+$/u].map((form) =>
    news.flatMap((text) => (form.test(text) ? [text.split(' ', 1)[0] ?? ''] : [])),
  );
  return {
    weekly: items.some((item) => item.endsWith('|monday') && item.includes('|*|*|')),
    overdue: overdue ?? [],
    blocked: blocked ?? [],
    people: news.some((text) => /^(?:unreachable|vacated) /u.test(text)),
  };
}

interface ReadItem {
  readonly person: string;
  readonly task: string;
  readonly period: string;
  readonly due: string;
  readonly rung: string;
}

/** `person|task|period|due|rung`; null for what else counts as sent with a letter. */
function readItem(item: string): ReadItem | null {
  const [person, task, period, due, rung] = item.split('|');
  if (person === undefined || task === undefined || period === undefined) return null;
  if (due === undefined || rung === undefined || task === '*') return null;
  return { person, task, period, due, rung };
}

function tasksOf(play: Play, cause: Cause, day: Day): readonly TaskReason[] {
  const { office, history } = presentOf(play);
  return cause.items.flatMap((key): readonly TaskReason[] => {
    const item = readItem(key);
    const task = item ? findTask(office.plan, item.task) : undefined;
    const due = item ? readDay(item.due) : null;
    if (!item || !task || !due) return [];
    const standing = standingsOf(office, history, task, play.now().day).find(
      ({ period }) => period.id === item.period,
    );
    if (!standing) return [];
    const steps = stepsOf({ play, office, history, item }, standing, day);
    return [{ standing, due, rung: item.rung, steps }];
  });
}

interface Asking {
  readonly play: Play;
  readonly office: Office;
  readonly history: History;
  readonly item: ReadItem;
}

/** The whole ladder of the period, and what became of each rung. */
function stepsOf(asking: Asking, standing: Standing, day: Day): readonly Step[] {
  const { office, item } = asking;
  const until = standing.category === 'continuous' ? day : lastDayOf(office.plan);
  const ladder = rungsUntil(office, standing, until);
  const own: Rung = { key: item.rung, day };
  // A rung of the backlog, or one of a due day that was moved since, stands in no ladder of today.
  const whole = ladder.some(({ key }) => key === own.key) ? ladder : [...ladder, own];
  return [...whole]
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .map((rung) => ({ rung, fate: fateOf(asking, standing, rung) }));
}

function fateOf({ play, item }: Asking, standing: Standing, { key, day }: Rung): Fate {
  if (key === item.rung) return 'this';
  const { person, task, period, due } = item;
  if (play.ledger.sentWith([person, task, period, due, key].join('|'))) return 'sent';
  const { state } = standing;
  if (state.kind === 'completed' && day >= state.reportedOn) return 'spared';
  const now = play.now();
  if (day > now.day || (day === now.day && now.minute < play.hours.remindAt)) return 'coming';
  return 'passed';
}
