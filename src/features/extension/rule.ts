import { findExtension } from '../../journal/decisions.js';
import { daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Office, Plan, Task } from '../../plan/plan.js';
import { acting, onDutyIn } from '../../journal/duty.js';
import type { Happening } from '../../journal/fact.js';
import type { Extension, History, Person } from '../../journal/history.js';
import { departmentsOfPerson, isCoordinator, responsibleFor } from '../../journal/people.js';
import { lastOnTimeAt, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** What an officer asks for. He is asked for what is null or empty. */
export interface ExtensionWish {
  readonly task: Task;
  readonly period: PeriodId | null;
  readonly until: Day | null;
  /** The words that stand where the day should be and are no day. */
  readonly written: string;
  readonly reason: string;
}

/** Why a later date is not asked for yet. */
export type ExtensionUnasked =
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** Continuous work, and requested work without a date, have no due day that could be later. */
  | { readonly kind: 'no-date'; readonly task: Task }
  | { readonly kind: 'completed'; readonly task: Task }
  | {
      readonly kind: 'which-period';
      readonly task: Task;
      readonly open: readonly Standing[];
      readonly until: Day | null;
    }
  | { readonly kind: 'pending'; readonly standing: Standing; readonly request: Extension }
  | { readonly kind: 'date-needed'; readonly standing: Standing; readonly written: string }
  | {
      readonly kind: 'bad-date';
      readonly standing: Standing;
      readonly until: Day;
      readonly why: 'not-later' | 'past' | 'too-far';
    }
  | { readonly kind: 'reason-needed'; readonly standing: Standing; readonly until: Day };

export type ExtensionAsking =
  | { readonly kind: 'ask'; readonly standing: Standing; readonly facts: readonly Happening[] }
  | ExtensionUnasked;

export interface AskingRequest {
  readonly person: Person;
  readonly wish: ExtensionWish;
  readonly today: Day;
  /** The last day on which the bot reminds of the plan. No due day can be later. */
  readonly latest: Day;
}

/** Decides what a request for a later date does. The caller writes the facts down. */
export function askExtension(office: Office, history: History, ask: AskingRequest): ExtensionAsking {
  const { person, wish, today } = ask;
  const { task, reason, until } = wish;
  if (!mayAsk(office.plan, history, { person, task, today })) return { kind: 'not-yours', task };
  const chosen = choosePeriod(office, history, ask);
  if (chosen.kind !== 'chosen') return chosen;
  const { standing } = chosen;
  const request = pendingOf(standing.extensions, standing.period.due);
  if (request) return { kind: 'pending', standing, request };
  if (until === null) return { kind: 'date-needed', standing, written: wish.written };
  const why =
    until <= standing.period.due
      ? 'not-later'
      : until < today
        ? 'past'
        : until > ask.latest
          ? 'too-far'
          : null;
  if (why) return { kind: 'bad-date', standing, until, why };
  if (reason === '') return { kind: 'reason-needed', standing, until };
  const { id, due } = standing.period;
  return {
    kind: 'ask',
    standing,
    facts: [{ kind: 'extension-asked', task: task.code, period: id, from: due, until, reason }],
  };
}

/** An officer of the lead may ask, and a coordinator in the place of officers whom no message reaches. */
function mayAsk(
  plan: Plan,
  history: History,
  { person, task, today }: { readonly person: Person; readonly task: Task; readonly today: Day },
): boolean {
  const own = departmentsOfPerson(acting(history, person, today));
  return responsibleFor(plan, task).some(
    (department) =>
      own.includes(department) ||
      (isCoordinator(person) && onDutyIn(history, department, today).length === 0),
  );
}

type Chosen = { readonly kind: 'chosen'; readonly standing: Standing } | ExtensionUnasked;

function choosePeriod(office: Office, history: History, { wish, today }: AskingRequest): Chosen {
  const { task, period, until } = wish;
  const dated = standingsOf(office, history, task, today).filter(
    ({ category, state }) => category !== 'continuous' && state.kind !== 'undated',
  );
  if (dated.length === 0) return { kind: 'no-date', task };
  const unfinished = dated.filter(({ state }) => state.kind !== 'completed');
  if (period !== null) {
    const standing = unfinished.find((one) => one.period.id === period);
    return standing ? { kind: 'chosen', standing } : { kind: 'completed', task };
  }
  const begun = unfinished.filter(({ state }) => state.kind !== 'not-open');
  const [first, ...others] = begun.length > 0 ? begun : unfinished.slice(0, 1);
  if (!first) return { kind: 'completed', task };
  if (others.length > 0) return { kind: 'which-period', task, open: begun, until };
  return { kind: 'chosen', standing: first };
}

export type ExtensionDeciding =
  | { readonly kind: 'decide'; readonly request: Extension; readonly facts: readonly Happening[] }
  | { readonly kind: 'gone' }
  /** Nobody decides on his own request. */
  | { readonly kind: 'own'; readonly request: Extension }
  | { readonly kind: 'decided-before'; readonly request: Extension }
  /** The due day is later than the requested one by now. */
  | { readonly kind: 'overtaken'; readonly request: Extension }
  | { readonly kind: 'refusal-reason-needed'; readonly request: Extension };

export interface DecidingRequest {
  readonly person: Person;
  readonly request: number;
  readonly decision: 'grant' | 'refuse';
  readonly reason: string;
  readonly today: Day;
}

/** Decides on a request once: the first decision counts. */
export function decideExtension(office: Office, history: History, ask: DecidingRequest): ExtensionDeciding {
  const request = findExtension(history, ask.request);
  const task = request && office.plan.tasks.find(({ code }) => code === request.task);
  if (!request || !task) return { kind: 'gone' };
  if (request.decided) return { kind: 'decided-before', request };
  if (request.by === ask.person.id) return { kind: 'own', request };
  if (ask.decision === 'refuse') {
    if (ask.reason === '') return { kind: 'refusal-reason-needed', request };
    return {
      kind: 'decide',
      request,
      facts: [{ kind: 'extension-refused', request: request.fact, reason: ask.reason }],
    };
  }
  const standing = standingsOf(office, history, task, ask.today).find(
    ({ period }) => period.id === request.period,
  );
  if (!standing) return { kind: 'gone' };
  if (standing.period.due >= request.until) return { kind: 'overtaken', request };
  return { kind: 'decide', request, facts: [{ kind: 'extension-granted', request: request.fact }] };
}

/** Requests that wait for a decision, oldest first. */
export function waitingExtensions(office: Office, history: History, today: Day): readonly Extension[] {
  const pending = [...history.extensions.values()].flat().filter(({ decided }) => !decided);
  return pending
    .filter((request) => {
      const task = office.plan.tasks.find(({ code }) => code === request.task);
      const standings = task ? standingsOf(office, history, task, today) : [];
      const standing = standings.find(({ period }) => period.id === request.period);
      return standing !== undefined && waitsForDecision(request, standing);
    })
    .sort((one, other) => one.fact - other.fact);
}

/** Whether a request waits for a decision. It does not if the period has that date or a later one by now. */
export function isPending({ decided, until }: Extension, due: Day): boolean {
  return !decided && until > due;
}

/** The request that waits for a decision. A period has one at most. */
function pendingOf(extensions: readonly Extension[], due: Day): Extension | null {
  return extensions.find((one) => isPending(one, due)) ?? null;
}

/** Whether there is still something to decide. There is not if the period was completed in time meanwhile. */
export function waitsForDecision(request: Extension, { period, state }: Standing): boolean {
  return isPending(request, period.due) && (state.kind !== 'completed' || state.timing.kind === 'late');
}

/** The days that the work was late when the extension was granted. The record keeps them. */
export function daysLateAtGrant(office: Office, { from, decided }: Extension): number {
  if (!decided?.granted) return 0;
  return Math.max(0, daysBetween(lastOnTimeAt(office, from), decided.on));
}
