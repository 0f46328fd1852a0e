import type { Capacity } from '../journal/change.js';
import type { Refused } from '../journal/rights.js';
import { calendarOf, withChanges } from '../plan/calendar.js';
import type { HolidayList } from '../plan/calendar.js';
import { yearOf } from '../plan/day.js';
import type { Day, Moment } from '../plan/day.js';
import { planDecided } from '../journal/changes.js';
import { isOfPlan } from '../plan/plan.js';
import type { Department, Office, Plan } from '../plan/plan.js';
import type { SummaryTime } from '../features/weekly-summary/rule.js';
import type { Fact, PersonId, Post } from '../journal/fact.js';
import { dayOfFact, sentAt } from '../journal/fact.js';
import { withAssigned } from '../journal/assigned-work.js';
import { factsBefore, factsUntil } from '../journal/numbers.js';
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
  /** In what somebody's gesture may touch: when it was sent, where that is not now. */
  readonly sent?: Moment;
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
  /** Who decides about dates, stops, hand-overs and causes. */
  readonly authority: Capacity;
}

/** Who did something, through which update of Telegram. */
export interface Gesture {
  readonly person: PersonId;
  readonly update: number | null;
}

interface KnownOffice {
  readonly holidays: HolidayList;
  /** What of the history it was made of. */
  readonly changes: string;
  readonly office: Office;
}

const offices = new WeakMap<Plan, KnownOffice>();

interface PlansToRead {
  readonly plans: Pick<Plans, 'initial' | 'applied' | 'find' | 'upTo'>;
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
 * The plan in force with what was assigned beside it and what was decided of its tasks, and with its calendar as the coordinator's `/holiday` facts have changed it. The same value as long as
 * nothing of it changes, so that what is reckoned from it can be kept.
 */
export function officeOf(world: PlansToRead & Pick<World, 'holidays'>, history: History, today: Day): Office {
  const { holidays } = world;
  const decree = withAssigned(planInForce(world, history, today), history);
  const plan = planDecided(decree, history, today);
  const known = offices.get(plan);
  const changes = JSON.stringify([history.changedDays, versionsIn(history.facts)]);
  if (known?.holidays === holidays && known.changes === changes) return known.office;
  const calendar = calendarOf(withChanges(holidays, history.changedDays));
  const others = otherDepartments(world, history, plan);
  const office = { plan, calendar, otherDepartments: others, ...(plan !== decree && { decree }) };
  offices.set(plan, { holidays, changes, office });
  return office;
}

const versions = new WeakMap<readonly Fact[], readonly string[]>();

/** All versions that were ever applied, those that were taken back too. */
function versionsIn(facts: readonly Fact[]): readonly string[] {
  const known =
    versions.get(facts) ?? facts.flatMap((fact) => (fact.kind === 'plan-applied' ? [fact.version] : []));
  versions.set(facts, known);
  return known;
}

/** The departments of all plans that were ever in force, by their newest names, without those of the plan. */
function otherDepartments({ plans }: PlansToRead, history: History, plan: Plan): readonly Department[] {
  const applied = versionsIn(history.facts).flatMap((version) => plans.find(version) ?? []);
  const all = [plans.initial, ...applied].flatMap(({ departments }) => departments);
  const known = new Map(all.map((department) => [department.id, department]));
  return [...known.values()].filter(({ id }) => !isOfPlan(plan, id));
}

/**
 * The day and time of what is under way: of a gesture, when it was sent (docs/delivery.md, 13). Whatever is reported,
 * and every day that words name by another, goes by it; the clock says what stands now.
 */
export function saidAt({ sent, clock }: Pick<World, 'sent' | 'clock'>): Moment {
  return sent ?? clock.now();
}

/** Office and history as of the newest fact. */
export function present(world: World): Context {
  const history = replay(world.journal.facts());
  return { office: officeOf(world, history, saidAt(world).day), history };
}

function causeOf({ clock, sent }: World, { person, update }: Gesture): Cause {
  return { by: person, update, at: clock.now(), sent };
}

export interface Ruled<Answer> {
  readonly answer: Answer;
  /** The facts of this decision as they stand in the journal. */
  readonly facts: readonly Fact[];
  /** When it was sent; where Telegram does not tell, when it was decided the first time. */
  readonly now: Moment;
  /** As it was when the rule decided. */
  readonly before: Context;
  /** As it was right after, before anything that others did since. */
  readonly after: Context;
}

/**
 * Decides inside the journal's queue, once for each update of Telegram: a redelivered update gets the answer that
 * it got the first time, from the facts before it and the moment of its own, and changes nothing
 * (docs/delivery.md, 1). What led to no fact is decided anew, as of the moment at which it was sent.
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
    const now = first ? momentOf(first) : saidAt(world);
    const before = at(first ? factsBefore(facts, first.id) : facts, now.day);
    const { answer, facts: happenings } = rule(before, now);
    return { facts: first ? [] : happenings, answer: { answer, before, now, own } };
  });
  const { own, ...answer } = decided.answer;
  const facts = own.length > 0 ? own : decided.facts;
  const last = facts.at(-1);
  return {
    ...answer,
    facts,
    after: last ? at(factsUntil(world.journal.facts(), last.id), answer.now.day) : answer.before,
  };
}

/** The moment that a fact is of: the journal's times are in the plan's zone. */
function momentOf(fact: Fact): Moment {
  const iso = sentAt(fact);
  const [hours = 0, minutes = 0] = iso.slice(11, 16).split(':').map(Number);
  return { day: dayOfFact(fact), minute: hours * 60 + minutes, iso };
}

/** Nothing is written down: the person has not the right. */
export function refuse(needs: Refused['needs']): Decision<Refused> {
  return { facts: [], answer: { kind: 'refused', needs } };
}
