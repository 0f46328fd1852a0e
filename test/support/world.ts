import type { Capacity } from '../../src/journal/change.js';
import type { SummaryTime } from '../../src/features/weekly-summary/rule.js';
import {
  memoryConversations,
  memoryJournal,
  memoryOutbox,
  onePlan,
  quietMachine,
  settableClock,
  silentLog,
} from '../../src/ports/memory.js';
import type { SettableClock } from '../../src/ports/memory.js';
import type { Address, Delivery, Journal, Machine, Notice, Outbox, Plans } from '../../src/ports/ports.js';
import { tick } from '../../src/service/tick.js';
import type { Gesture, World } from '../../src/ports/world.js';
import type { HolidayList } from '../../src/plan/calendar.js';
import type { Plan } from '../../src/plan/plan.js';
import type { Fact, Happening, PersonId, Post } from '../../src/journal/fact.js';
import { department } from './builders.js';
import { ZONE, holidays, moment, plan } from './office.js';

export const GROUP = -100_777;
/** Everybody of the office by a number that never changes. */
export const STAFF = { VPTK: 1, VHXH: 2, TPHT: 3, BPMC: 4, KT: 5, DM: 6, LD: 7 } as const;
export type Label = keyof typeof STAFF;

/** One message that was brought to a chat. */
export interface Brought {
  /** `2025-03-24 07:30` */
  readonly at: string;
  readonly to: Label | 'group' | number;
  readonly notice: Notice;
}

export interface OfficeWorld {
  readonly world: World;
  readonly clock: SettableClock;
  readonly brought: readonly Brought[];
  /** The pictures behind the week's words, apart from what is read. */
  readonly pictures: readonly Brought[];
  /** The messages that lost their buttons. */
  readonly retired: readonly number[];
  /** What took the place of older messages. */
  readonly revised: readonly { readonly messageId: number; readonly notice: Notice }[];
  /** Sets the clock and ticks. */
  readonly at: (local: string) => Promise<readonly Brought[]>;
  readonly now: (local: string) => void;
  readonly write: (...facts: readonly Happening[]) => Promise<void>;
  /** A gesture of one of the staff, with an update of its own. */
  readonly by: (label: Label) => Gesture;
  readonly facts: () => readonly Fact[];
}

export interface OfficeOptions {
  /** When the staff is enrolled; the bot has not ticked yet. */
  readonly at?: string;
  readonly staff?: readonly Label[];
  readonly group?: boolean;
  readonly plan?: Plan;
  readonly plans?: Plans;
  readonly holidays?: HolidayList;
  /** What becomes of a send; null: it arrives. */
  readonly fate?: (address: Address, notice: Notice) => Delivery | null;
  readonly outbox?: Outbox;
  readonly confirm?: boolean;
  /** Who decides about dates, stops, hand-overs and causes. */
  readonly authority?: Capacity;
  readonly summaryAt?: SummaryTime;
  readonly journal?: Journal;
  readonly machine?: Partial<Machine>;
}

export async function officeWorld(options: OfficeOptions = {}): Promise<OfficeWorld> {
  const clock = settableClock(moment(options.at ?? '2024-12-02 06:00'));
  const brought: Brought[] = [];
  const pictures: Brought[] = [];
  const retired: number[] = [];
  const revised: { messageId: number; notice: Notice }[] = [];
  let update = 1;
  const world: World = {
    plans: options.plans ?? onePlan(options.plan ?? plan),
    holidays: options.holidays ?? holidays,
    clock,
    journal: options.journal ?? memoryJournal(),
    outbox: options.outbox ?? memoryOutbox(),
    conversations: memoryConversations(),
    log: silentLog,
    machine: { ...quietMachine, ...options.machine },
    settings: {
      ...{ remindAt: 450, summaryAt: options.summaryAt ?? { weekday: 5, minute: 960 }, timeZone: ZONE },
      confirm: options.confirm ?? false,
      authority: options.authority ?? 'coordinator',
    },
    secrets: { code: () => 'code', hash: (code) => `hash of ${code}`, dropped: () => Promise.resolve([]) },
    messenger: {
      deliver(address, notice) {
        const fate = options.fate?.(address, notice) ?? null;
        if (fate && fate.kind !== 'sent') return Promise.resolve(fate);
        const { iso } = clock.now();
        (notice.kind === 'picture' ? pictures : brought).push({
          at: iso.slice(0, 16).replace('T', ' '),
          to: labelOf(address.chat),
          notice,
        });
        const sent = {
          kind: 'sent',
          messageId: notice.kind === 'picture' ? 100_000 + pictures.length : brought.length,
          chat: address.chat,
          topicClosed: false,
        } as const;
        return Promise.resolve(fate ?? sent);
      },
      retire(_address, messageId) {
        retired.push(messageId);
        return Promise.resolve();
      },
      revise({ chat }, messageId, { notice }) {
        revised.push({ messageId, notice });
        return Promise.resolve({ kind: 'sent', messageId, chat, topicClosed: false });
      },
    },
  };
  const write = async (...facts: readonly Happening[]): Promise<void> => {
    await world.journal.decide({ by: null, update: null, at: clock.now() }, () => ({ facts, answer: null }));
  };
  const labels = options.staff ?? (Object.keys(STAFF) as Label[]);
  if (!options.journal) {
    await write(...labels.map(enrolled));
    if (options.group !== false) {
      await write({ kind: 'group-bound', chat: GROUP, topic: null, title: 'Ban Chỉ đạo' });
    }
  }
  return {
    world,
    clock,
    brought,
    pictures,
    retired,
    revised,
    write,
    now: (local) => clock.set(moment(local)),
    by: (label) => ({ person: STAFF[label] as PersonId, update: update++ }),
    facts: () => world.journal.facts(),
    async at(local) {
      clock.set(moment(local));
      const before = brought.length;
      await tick(world);
      return brought.slice(before);
    },
  };
}

function enrolled(label: Label): Happening {
  return {
    kind: 'enrolled',
    person: STAFF[label] as PersonId,
    name: label,
    post: postOf(label),
    invitation: null,
  };
}

/** `VPTK 07:30: I.2 III.1`, a line a message. */
export function lines(brought: readonly Brought[]): readonly string[] {
  return brought.map(({ to, notice }) => `${to}: ${contentOf(notice)}`);
}

/** The codes with the rung of a letter's own items, what the coordinator or the chairman watches after a bar. */
export function contentOf(notice: Notice): string {
  switch (notice.kind) {
    case 'letter': {
      const { items, digest, escalated } = notice.letter;
      const own = items.map(({ standing, rung, reason }) => {
        const { task, period, count } = standing;
        const of = count > 1 ? `/${period.id.slice(5)}` : '';
        return `${task.code}${of} ${rung.key}${reason === 'own' ? '' : ` (${reason})`}`;
      });
      const news = digest?.newlyOverdue.map(({ task }) => task.code) ?? [];
      return [
        `${notice.again ? 'again ' : ''}letter ${own.join(', ')}`.trim(),
        ...(digest ? [`digest, new: ${news.join(' ') || 'none'}, overdue ${digest.overdue.length}`] : []),
        ...(escalated.length > 0 ? [`escalated ${escalated.map(({ task }) => task.code).join(' ')}`] : []),
      ].join(' | ');
    }
    case 'summary':
      return `summary ${notice.summary.week.from}..${notice.summary.week.to}`;
    case 'picture':
      return `picture ${notice.overview.day}`;
    case 'opening':
      return `opening ${notice.items.flatMap((item) => item?.task.code ?? []).join(' ')}`.trim();
    case 'newcomer':
      return `newcomer ${notice.name}`;
    case 'report-told':
      return `told ${notice.why} ${notice.report.standing.task.code} by ${notice.name}`;
    case 'report-found':
      return `found ${notice.found.reports.map(({ standing }) => standing.task.code).join(' ')}`;
    case 'alarm':
      return `alarm ${notice.alarm.kind}`;
    case 'office-news':
      return `news ${notice.news.kind}`;
    case 'news':
      return `news ${notice.news.kind}`;
    case 'weekly-copy':
    case 'closing':
    case 'group-lost':
    case 'unattached':
      return notice.kind;
  }
}

function postOf(label: Label): Post {
  if (label === 'DM') return { kind: 'coordinator' };
  if (label === 'LD') return { kind: 'chairman' };
  return { kind: 'officer', department: department(label) };
}

function labelOf(chat: number): Brought['to'] {
  if (chat === GROUP) return 'group';
  return (Object.keys(STAFF) as Label[]).find((label) => STAFF[label] === chat) ?? chat;
}
