import { findExtension } from '../../journal/decisions.js';
import type { Refused } from '../../journal/rights.js';
import { mayDecide } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { askedOf } from '../../outbox/readers.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import { standingsOf } from '../../journal/standing.js';
import { periodBefore } from '../report/period-named.js';
import { readCodes } from '../../plan/task-code.js';
import type { Reference } from '../../plan/task-code.js';
import { isLetterTime } from '../../plan/office-hours.js';
import { askExtension, decideExtension, extendableWork, lapsedExtensions } from './rule.js';
import type { ExtensionWish } from './rule.js';
import type { Extension, Person } from '../../journal/history.js';
import { replay } from '../../journal/replay/replay.js';
import { wantedDay } from '../../plan/wanted-day.js';
import type { DecisionOutcome, ExtensionOutcome } from '../report/outcome.js';
import { findPerson } from '../../journal/people.js';
import type { Context, Decision } from '../../ports/ports.js';
import { trimmedReason as trimmed } from '../../speech/said-reason.js';
import { decideOnce, present } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { lastDayOf } from '../../journal/closing.js';

/** What an officer says: after the command with its code, or to a question that knows the task already. */
export interface ExtensionSaid {
  readonly text: string;
  readonly about: {
    readonly task: Task;
    readonly period: PeriodId | null;
    /** Known: then the text is the reason alone. */
    readonly until: Day | null;
  } | null;
}

/** Asks for a later date; whoever may decide hears at once. */
export async function requestExtension(
  world: World,
  gesture: Gesture,
  said: ExtensionSaid,
): Promise<ExtensionOutcome | Refused> {
  const { answer } = await decideOnce<ExtensionOutcome | Refused>(world, gesture, (context, now) => {
    const person = findPerson(context.history, gesture.person);
    if (!person) return refuse('enrolment');
    return ruleOn(context, { person, said, today: now.day });
  });
  return answer;
}

interface Asking {
  readonly person: Person;
  readonly said: ExtensionSaid;
  readonly today: Day;
}

function ruleOn(context: Context, { person, said, today }: Asking): Decision<ExtensionOutcome> {
  const { office, history } = context;
  const meant = wishOf(context, said, today);
  if (meant.kind === 'code-needed') {
    const open = meant.reference ? [] : extendableWork(office, history, { person, today });
    return { facts: [], answer: { ...meant, open } };
  }
  const { wish } = meant;
  const ruling = askExtension(office, history, { person, wish, today, latest: lastDayOf(office.plan) });
  if (ruling.kind !== 'ask') return { facts: [], answer: ruling };
  const deciders = askedOf(context, { by: person.id, task: wish.task.code });
  const { standing, facts } = ruling;
  const until = wish.until ?? standing.period.due;
  return { facts, answer: { kind: 'asked', standing, until, reason: wish.reason, deciders } };
}

type Meant =
  | { readonly kind: 'wish'; readonly wish: ExtensionWish }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

function wishOf({ office, history }: Context, { text, about }: ExtensionSaid, today: Day): Meant {
  if (about?.until) {
    const { task, period, until } = about;
    const reason = reasonBeside(text, until, today);
    return { kind: 'wish', wish: { task, period, until, unclear: null, reason } };
  }
  if (about) {
    return { kind: 'wish', wish: { task: about.task, period: about.period, ...readUntil(text, today) } };
  }
  const { references, rest } = readCodes(office.plan, text);
  const [reference, ...others] = references;
  if (reference?.kind !== 'task' || others.length > 0)
    return { kind: 'code-needed', reference: reference ?? null };
  const { task } = reference;
  const { period, words } = periodBefore(office.plan, standingsOf(office, history, task, today), {
    note: rest,
    today,
  });
  return { kind: 'wish', wish: { task, period, ...readUntil(words, today) } };
}

type Until = Pick<ExtensionWish, 'until' | 'unclear' | 'reason'>;

/** The day that is wanted, and the words beside it: `15 tháng 4 chờ tỉnh`, `chờ tỉnh, đến hết tháng 4`. */
function readUntil(text: string, today: Day): Until {
  const { said, rest } = wantedDay(text, { today, direction: 'future' });
  const reason = trimmed(rest);
  if (said?.kind === 'day') return { until: said.day, unclear: null, reason };
  return { until: null, unclear: said, reason };
}

/** The reason beside a day that is known: how the day was typed belongs to no reason. */
export function reasonBeside(text: string, until: Day, today: Day): string {
  const read = readUntil(text, today);
  return read.unclear || read.until === until ? read.reason : trimmed(text);
}

/**
 * Writes down which requests have lapsed, so that the people concerned are told once, in working hours. That they have
 * lapsed follows from their dates and holds before.
 */
export async function tellLapsed(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  if (!isLetterTime(office, now, world.settings.remindAt)) return;
  const lapsed = lapsedExtensions(office, history, now.day);
  if (lapsed.length === 0) return;
  await world.journal.decide({ by: null, update: null, at: now }, (facts) => {
    const { extensions } = replay(facts);
    const open = [...extensions.values()].flat().filter(isUntold);
    const still = lapsed.filter(({ fact }) => open.some((one) => one.fact === fact));
    return { facts: still.map(({ fact }) => ({ kind: 'extension-lapsed', request: fact })), answer: null };
  });
}

function isUntold({ decided, lapsedOn }: Extension): boolean {
  return decided === null && lapsedOn === null;
}

/** Says yes or no to a request. The first decision holds; who else was asked sees whose it was. */
export async function settleExtension(
  world: World,
  gesture: Gesture,
  said: {
    readonly request: number;
    readonly decision: 'grant' | 'refuse';
    readonly reason: string;
    readonly seen?: number;
  },
): Promise<DecisionOutcome | Refused> {
  const { answer, facts, after } = await decideOnce<DecisionOutcome | Refused>(
    world,
    gesture,
    (context, now) => {
      const person = mayDecide(context, gesture);
      if (!person) return refuse('decider');
      const asking = {
        ...said,
        seen: said.seen ?? null,
        reason: trimmed(said.reason),
        person,
        today: now.day,
      };
      const ruling = decideExtension(context.office, context.history, asking);
      if (ruling.kind !== 'decide') return { facts: [], answer: ruling };
      return { facts: ruling.facts, answer: { kind: 'decided', request: ruling.request } };
    },
  );
  const request = findExtension(after.history, said.request);
  const decided = facts.some(({ kind }) => kind === 'extension-granted' || kind === 'extension-refused');
  if (!request || !decided || answer.kind !== 'decided') return answer;
  return { kind: 'decided', request };
}
