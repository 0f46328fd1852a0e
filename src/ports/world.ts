import type { Refused } from '../journal/rights.js';
import { calendarOf, withChanges } from '../plan/calendar.js';
import type { HolidayList } from '../plan/calendar.js';
import { yearOf } from '../plan/day.js';
import type { Day, Moment } from '../plan/day.js';
import type { Office, Plan } from '../plan/plan.js';
import type { SummaryTime } from '../features/weekly-summary/rule.js';
import type { Fact, PersonId, Post } from '../journal/fact.js';
import { dayOfFact } from '../journal/fact.js';
import { replay } from '../journal/replay/replay.js';
import type { History } from '../journal/history.js';
import type {
  Cause,
  Clock,
  Context,
  Conversations,
  Decision,
  Journal,
  Log,
  Machine,
  Messenger,
  Outbox,
  Plans,
} from './ports.js';

/** Everything that a journey may touch. Built in one place; a test and the simulation build their own. */
export interface World {
  readonly plans: Plans;
  readonly holidays: HolidayList;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly messenger: Messenger;
  readonly log: Log;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly machine: Machine;
}

export interface Secrets {
  /** A new invitation code of 128 bits. */
  code(): string;
  /** Under which the journal keeps a code. */
  hash(code: string): string;
  /** Invitations that the command line left in the data folder, since it may not write the journal of a running bot. */
  dropped(): Promise<readonly DroppedInvitation[]>;
}

interface DroppedInvitation {
  readonly codeHash: string;
  readonly post: Post;
  readonly expires: string;
  /** To be called once it stands in the journal. */
  remove(): Promise<void>;
}

export interface Settings {
  /** Minutes since midnight. */
  readonly remindAt: number;
  readonly summaryAt: SummaryTime;
  readonly timeZone: string;
  /** Whether a report waits for the coordinator's yes. */
  readonly confirm: boolean;
}

/** Who did something, through which update of Telegram. */
export interface Gesture {
  readonly person: PersonId;
  readonly update: number | null;
}

interface KnownOffice {
  readonly holidays: HolidayList;
  readonly changes: string;
  readonly office: Office;
}

const offices = new WeakMap<Plan, KnownOffice>();

interface PlansToRead {
  readonly plans: Pick<Plans, 'initial' | 'applied' | 'upTo'>;
}

/** The plan of a year as it was applied last, or the one of PLAN_FILE; null where there is none of that year. */
export function planOfYear(
  { plans }: PlansToRead,
  { appliedPlans }: Pick<History, 'appliedPlans'>,
  year: number,
): Plan | null {
  const applied = appliedPlans.findLast((one) => one.year === year);
  if (applied) return plans.applied(applied.version);
  return plans.initial.year === year ? plans.initial : null;
}

/**
 * The plan in force on a day: of those begun by then the newest year's, and of a year the one applied last. Before
 * any has begun, the earliest.
 */
function planInForce({ plans }: PlansToRead, history: History, today: Day): Plan {
  const years = [plans.initial.year, ...history.appliedPlans.map(({ year }) => year)];
  years.sort((one, other) => one - other);
  const last = Math.min(yearOf(today), plans.upTo ?? Infinity);
  const year = years.findLast((one) => one <= last) ?? years[0] ?? plans.initial.year;
  return planOfYear({ plans }, history, year) ?? plans.initial;
}

/**
 * The plan in force with its calendar as the coordinator's `/holiday` facts have changed it. The same value as long as
 * nothing of it changes, so that what is reckoned from it can be kept.
 */
export function officeOf(world: PlansToRead & Pick<World, 'holidays'>, history: History, today: Day): Office {
  const { holidays } = world;
  const plan = planInForce(world, history, today);
  const known = offices.get(plan);
  const changes = JSON.stringify(history.changedDays);
  if (known?.holidays === holidays && known.changes === changes) return known.office;
  const office = { plan, calendar: calendarOf(withChanges(holidays, history.changedDays)) };
  offices.set(plan, { holidays, changes, office });
  return office;
}

/** Office and history as of the newest fact. */
export function present(world: World): Context {
  const history = replay(world.journal.facts());
  return { office: officeOf(world, history, world.clock.now().day), history };
}

function causeOf(world: World, gesture: Gesture): Cause {
  return { by: gesture.person, update: gesture.update, at: world.clock.now() };
}

export interface Ruled<Answer> {
  readonly answer: Answer;
  /** The facts of this decision as they stand in the journal. */
  readonly facts: readonly Fact[];
  /** When it was decided: of a redelivered update, the first time. */
  readonly now: Moment;
  /** As it was when the rule decided. */
  readonly before: Context;
  /** As it was right after, before anything that others did since. */
  readonly after: Context;
}

/**
 * Decides inside the journal's queue, once for each update of Telegram: a redelivered update gets the answer that
 * it got the first time, from the facts before it and the moment of its own, and changes nothing
 * (docs/delivery.md, 1). What led to no fact is decided anew.
 */
export async function decideOnce<Answer>(
  world: World,
  gesture: Gesture,
  rule: (context: Context, now: Moment) => Decision<Answer>,
): Promise<Ruled<Answer>> {
  const at = (facts: readonly Fact[], today: Day): Context => {
    const history = replay(facts);
    return { office: officeOf(world, history, today), history };
  };
  const cause = causeOf(world, gesture);
  const decided = await world.journal.decide(cause, (facts) => {
    const own = gesture.update === null ? [] : facts.filter((fact) => fact.update === gesture.update);
    const [first] = own;
    const now = first ? momentOf(first) : cause.at;
    const before = at(first ? facts.slice(0, first.id - 1) : facts, now.day);
    const { answer, facts: happenings } = rule(before, now);
    return { facts: first ? [] : happenings, answer: { answer, before, now, own } };
  });
  const { own, ...answer } = decided.answer;
  const facts = own.length > 0 ? own : decided.facts;
  const last = facts.at(-1);
  return {
    ...answer,
    facts,
    after: last ? at(world.journal.facts().slice(0, last.id), answer.now.day) : answer.before,
  };
}

/** The moment that a fact was written at: the journal's times are in the plan's zone. */
function momentOf({ at }: Fact): Moment {
  const [hours = 0, minutes = 0] = at.slice(11, 16).split(':').map(Number);
  return { day: dayOfFact({ at }), minute: hours * 60 + minutes, iso: at };
}

/** Nothing is written down: the person has not the right. */
export function refuse(needs: Refused['needs']): Decision<Refused> {
  return { facts: [], answer: { kind: 'refused', needs } };
}
