import { summaryOf } from '../../features/weekly-summary/flow.js';
import { present } from '../../ports/world.js';
import { readKey } from '../../outbox/key.js';
import type { OutboxKey, SummaryKey } from '../../outbox/key.js';
import { momentIn, readDay } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { readItem, writeItem } from '../../journal/item-key.js';
import type { RungItem } from '../../journal/item-key.js';
import { rungsUntil } from '../../features/letter/ladder.js';
import type { Rung } from '../../features/letter/ladder.js';
import { closingDay, weekUntilNow } from '../../features/weekly-summary/rule.js';
import type { WeeklySummary } from '../../features/weekly-summary/rule.js';
import type { Fate, MessageReason, Step, TaskReason } from '../explanation-words.js';
import type { History } from '../../journal/history.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import type { Posted } from '../../bot-api-double/world.js';
import type { Cause } from './ledger.js';
import { presentOf } from './play.js';
import type { Play } from './play.js';
import { lastDayOf } from '../../journal/closing.js';

/** Why a message is there, as values: what the outbox wrote down, and the ladder that it belongs to. */
export function reasonOf(play: Play, message: Posted): MessageReason {
  const { double, ledger } = play;
  if (message.from !== double.botId) {
    return { kind: 'said', name: nameOf(play, message.from) };
  }
  // A message may be seen before the tick that sent it has ended.
  ledger.copy(play.world.outbox.dispatches());
  const cause = ledger.causeOf(message.chat, message.id);
  if (!cause) return answerReason(play, message);
  const key = readKey(cause.key);
  return key ? reasonIn(play, cause, key) : { kind: 'notice', about: 'other' };
}

function reasonIn(play: Play, cause: Cause, key: OutboxKey): MessageReason {
  const day = readDay(cause.at.slice(0, 10)) ?? play.now().day;
  switch (key.kind) {
    case 'letter':
      return { kind: 'letter', day, tasks: tasksOf(play, cause, day), news: newsOf(cause) };
    // A picture is there for the same reason as the words before it.
    case 'picture':
      return reasonIn(play, cause, key.words);
    case 'summary':
    case 'summary-now':
      return {
        kind: 'summary',
        day,
        asked: key.kind === 'summary-now',
        at: play.hours.summaryAt,
        summary: summaryIn(play, cause, key),
      };
    case 'opening':
    case 'closing':
    case 'newcomer':
    case 'group-lost':
    case 'report-told':
    case 'report-found':
      return { kind: 'notice', about: key.kind };
    case 'office':
    case 'to-confirm':
      return { kind: 'notice', about: 'office' };
    case 'weekly-copy':
    case 'unattached':
    case 'alarm':
    case 'restored':
    case 'extension':
    case 'extension-decided':
    case 'extension-lapsed':
    case 'extension-settled':
    case 'answered':
    case 'nudge':
    case 'nudge-answered':
    case 'late-reason':
    case 'late-reason-settled':
    case 'change-prepared':
    case 'change-settled':
    case 'change-refused':
    case 'changed':
    case 'change-undone':
      return { kind: 'notice', about: 'other' };
  }
}

/** The week as it was summed up then: the facts of that moment are in the journal for ever. */
function summaryIn({ world, hours }: Play, { at }: Cause, key: SummaryKey): WeeklySummary {
  const { office } = present(world);
  const closed = key.kind === 'summary' ? closingDay(office, key.monday, hours.summaryAt.weekday) : null;
  const sent = momentIn(hours.timeZone, new Date(at));
  const moment = closed ? { ...sent, day: closed, minute: hours.summaryAt.minute } : sent;
  return summaryOf(world, weekUntilNow(office, moment, hours.summaryAt));
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
  const read = items.flatMap((item) => readItem(item) ?? []);
  const news = read.flatMap((item) => (item.kind === 'news' ? [item.news] : []));
  return {
    weekly: read.some(({ kind }) => kind === 'week'),
    overdue: news.flatMap((one) => (one.kind === 'overdue' ? [one.task] : [])),
    blocked: news.flatMap((one) => (one.kind === 'blocked' ? [one.task] : [])),
    people: news.some(({ kind }) => kind === 'unreachable' || kind === 'vacated'),
  };
}

function tasksOf(play: Play, cause: Cause, day: Day): readonly TaskReason[] {
  const { office, history } = presentOf(play);
  return cause.items.flatMap((key): readonly TaskReason[] => {
    const item = readItem(key);
    const task = item?.kind === 'rung' ? findTask(office.plan, item.task) : undefined;
    if (item?.kind !== 'rung' || !task) return [];
    const standing = standingsOf(office, history, task, play.now().day).find(
      ({ period }) => period.id === item.period,
    );
    if (!standing) return [];
    const steps = stepsOf({ play, office, history, item }, standing, day);
    return [{ standing, due: item.due, rung: item.rung, steps }];
  });
}

interface Asking {
  readonly play: Play;
  readonly office: Office;
  readonly history: History;
  readonly item: RungItem;
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
  if (play.ledger.sentWith(writeItem({ ...item, rung: key }))) return 'sent';
  const { state } = standing;
  if (state.kind === 'completed' && day >= state.reportedOn) return 'spared';
  const now = play.now();
  if (day > now.day || (day === now.day && now.minute < play.hours.remindAt)) return 'coming';
  return 'passed';
}
