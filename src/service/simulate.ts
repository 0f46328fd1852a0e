import type { HolidayList } from '../plan/calendar.js';
import { addDays, instantAt, momentIn } from '../plan/day.js';
import type { Day, Moment } from '../plan/day.js';
import { realDepartments } from '../plan/plan.js';
import type { Plan } from '../plan/plan.js';
import type { Letter } from '../features/letter/rule.js';
import type { WeeklySummary } from '../features/weekly-summary/rule.js';
import type { Happening, PersonId, Post } from '../journal/fact.js';
import type { Standing } from '../journal/standing.js';
import {
  memoryConversations,
  memoryJournal,
  memoryOutbox,
  onePlan,
  quietMachine,
  settableClock,
  silentLog,
} from '../ports/memory.js';
import type { Notice } from '../ports/ports.js';
import { tick } from './tick.js';
import { present } from '../ports/world.js';
import type { Settings, World } from '../ports/world.js';

/** One message that the plan would send; `to` is a department, `DM`, `LD` or `group`. */
export interface SimulatedMessage {
  /** ISO 8601 with the zone's offset. */
  readonly at: string;
  readonly to: string;
  readonly kind: 'letter' | 'summary';
  readonly tasks: readonly string[];
}

interface SimulationRequest {
  readonly plan: Plan;
  readonly holidays: HolidayList;
  readonly settings: Omit<Settings, 'confirm' | 'authority'>;
  readonly from: Day;
  readonly to: Day;
}

const GROUP = -1_000_000_000_001;

/**
 * Every message of the span if nobody reported anything, by the very tick of real life, with one imaginary officer a
 * department, a coordinator, a chairman and the group, as a bot that has run since before the first day.
 */
export async function simulate(request: SimulationRequest): Promise<readonly SimulatedMessage[]> {
  const { plan, settings, from, to } = request;
  const first = addDays(`${plan.year}-01-01` as Day, -31);
  const begin = from < first ? from : first;
  const at = (day: Day, minute: number): Moment =>
    momentIn(settings.timeZone, instantAt(settings.timeZone, day, minute));
  const clock = settableClock(at(addDays(begin, -1), 0));
  const staff = staffOf(plan);
  const names = new Map<number, string>([
    ...staff.map(({ id, label }) => [id, label] as const),
    [GROUP, 'group'],
  ]);
  const messages: SimulatedMessage[] = [];
  const world: World = {
    plans: onePlan(plan),
    holidays: request.holidays,
    settings: { ...settings, confirm: false, authority: 'coordinator' },
    clock,
    journal: memoryJournal(),
    outbox: memoryOutbox(),
    conversations: memoryConversations(),
    log: silentLog,
    machine: quietMachine,
    secrets: { code: () => '', hash: () => '', dropped: () => Promise.resolve([]) },
    messenger: {
      deliver({ chat }, notice) {
        const kind = notice.kind === 'letter' || notice.kind === 'summary' ? notice.kind : null;
        const now = clock.now();
        if (kind && now.day >= from) {
          messages.push({ at: now.iso, to: names.get(chat) ?? String(chat), kind, tasks: tasksIn(notice) });
        }
        return Promise.resolve({ kind: 'sent', messageId: messages.length + 1, chat, topicClosed: false });
      },
      retire: () => Promise.resolve(),
      revise: ({ chat }, messageId) => Promise.resolve({ kind: 'sent', messageId, chat, topicClosed: false }),
    },
  };
  await world.journal.decide({ by: null, update: null, at: clock.now() }, () => ({
    facts: [...staff.map(enrolled), { kind: 'group-bound', chat: GROUP, topic: null, title: '' }],
    answer: null,
  }));
  await tick(world);
  const { calendar } = present(world).office;
  // Nothing leaves on a day off.
  for (let day = calendar.onOrAfter(begin); day <= to; day = calendar.nextWorkingDay(day)) {
    const morning = at(day, 0);
    for (const minute of minutesOf(settings)) {
      clock.set(laterThatDay(morning, minute));
      await tick(world);
    }
  }
  return messages;
}

/** The same day at another minute. Converting zones anew would take most of the simulation's time. */
function laterThatDay({ day, iso }: Moment, minute: number): Moment {
  const time = [Math.floor(minute / 60), minute % 60, 0].map((part) => String(part).padStart(2, '0'));
  return { day, minute, iso: `${day}T${time.join(':')}${iso.slice(19)}` };
}

/** The two moments of a day at which anything can be owed for the first time. */
function minutesOf({ remindAt, summaryAt }: Pick<Settings, 'remindAt' | 'summaryAt'>): readonly number[] {
  return [...new Set([remindAt, summaryAt.minute])].sort((one, other) => one - other);
}

interface Imaginary {
  readonly id: PersonId;
  readonly label: string;
  readonly post: Post;
}

function staffOf(plan: Plan): readonly Imaginary[] {
  const officers = realDepartments(plan).map(({ id }): [string, Post] => [
    id,
    { kind: 'officer', department: id },
  ]);
  const others: readonly [string, Post][] = [
    ['DM', { kind: 'coordinator' }],
    ['LD', { kind: 'chairman' }],
  ];
  return [...officers, ...others].map(([label, post], at) => ({ id: (at + 1) as PersonId, label, post }));
}

function enrolled({ id, label, post }: Imaginary): Happening {
  return { kind: 'enrolled', person: id, name: label, post, invitation: null };
}

/** The codes that a message names, in its order, each once. */
function tasksIn(notice: Notice): readonly string[] {
  switch (notice.kind) {
    case 'letter':
      return codes(standingsInLetter(notice.letter));
    case 'summary':
      return codes(standingsInSummary(notice.summary));
    case 'opening':
    case 'closing':
    case 'newcomer':
    case 'group-lost':
    case 'unattached':
    case 'alarm':
    case 'picture':
    case 'weekly-copy':
    case 'report-told':
    case 'report-found':
    case 'office-news':
    case 'news':
      return [];
  }
}

function standingsInLetter({ items, digest, escalated }: Letter): readonly Standing[] {
  const watched = digest
    ? [...digest.newlyOverdue, ...digest.overdue, ...digest.blocked, ...digest.soon]
    : [];
  return [...items.map(({ standing }) => standing), ...watched, ...escalated];
}

function standingsInSummary({ completed, overdue, soon, blocked }: WeeklySummary): readonly Standing[] {
  return [...completed, ...overdue, ...soon, ...blocked];
}

function codes(standings: readonly Standing[]): readonly string[] {
  return [...new Set(standings.map(({ task }) => task.code))];
}
