import { meanwhile } from '../../journal/meanwhile.js';
import type { Meanwhile } from '../../journal/meanwhile.js';
import { findExtension } from '../../journal/decisions.js';
import { daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { UnclearDay } from '../../plan/said-day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Office, Plan, Task } from '../../plan/plan.js';
import { acting, onDutyIn } from '../../journal/duty.js';
import type { Happening } from '../../journal/fact.js';
import type { Extension, History, Person } from '../../journal/history.js';
import { departmentsOfPerson, isChairman, isCoordinator, responsibleFor } from '../../journal/people.js';
import { decidesChanges } from '../../journal/rights.js';
import { allStandings, isOpen, isOver, lastOnTimeAt, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { byTask, byUrgency } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import { offeredDays } from './offered-days.js';
import type { OfferedDay } from './offered-days.js';
import { lastDayOf } from '../../journal/closing.js';

/** What an officer asks for. He is asked for what is null or empty. */
export interface ExtensionWish {
  readonly task: Task;
  readonly period: PeriodId | null;
  readonly until: Day | null;
  /** The words that mark a day where it is not clear which. */
  readonly unclear: UnclearDay | null;
  readonly reason: string;
}

/** Why a later date is not asked for yet. */
export type ExtensionUnasked =
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** Continuous work, and requested work without a date, have no due day that could be later. */
  | { readonly kind: 'no-date'; readonly task: Task }
  | { readonly kind: 'completed'; readonly task: Task }
  /** No day is left: past its last day a plan has no due days any more. */
  | { readonly kind: 'closed'; readonly task: Task; readonly on: Day }
  | {
      readonly kind: 'which-period';
      readonly task: Task;
      readonly open: readonly Standing[];
      readonly until: Day | null;
    }
  /** A decision has stopped the task. */
  | { readonly kind: 'stopped'; readonly standing: Standing }
  | { readonly kind: 'pending'; readonly standing: Standing; readonly request: Extension }
  | {
      readonly kind: 'date-needed';
      readonly standing: Standing;
      /** A day that was marked and is not clear. */
      readonly unclear: UnclearDay | null;
      /** What was said beside: it is no request without a day. */
      readonly reason: string;
      readonly offered: readonly OfferedDay[];
    }
  | {
      readonly kind: 'bad-date';
      readonly standing: Standing;
      readonly offered: readonly OfferedDay[];
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
  if (today > ask.latest) return { kind: 'closed', task, on: ask.latest };
  const chosen = choosePeriod(office, history, ask);
  if (chosen.kind !== 'chosen') return chosen;
  const { standing } = chosen;
  const request = standing.extensions.find((one) => requestState(one, standing, today) === 'waiting');
  if (request) return { kind: 'pending', standing, request };
  const offered = offeredDays(office.calendar, standing, ask);
  if (until === null) return { kind: 'date-needed', standing, unclear: wish.unclear, reason, offered };
  const why =
    until <= standing.period.due
      ? 'not-later'
      : until < today
        ? 'past'
        : until > ask.latest
          ? 'too-far'
          : null;
  if (why) return { kind: 'bad-date', standing, until, why, offered };
  if (reason === '') return { kind: 'reason-needed', standing, until };
  const { id, due } = standing.period;
  return {
    kind: 'ask',
    standing,
    facts: [{ kind: 'extension-asked', task: task.code, period: id, from: due, until, reason }],
  };
}

/** Whether the person may ask for a later date of the task now: something of it has a date that can be moved. */
export function mayExtend(
  office: Office,
  history: History,
  { task, person, today }: { readonly task: Task; readonly person: Person; readonly today: Day },
): boolean {
  const wish = { task, period: null, until: null, unclear: null, reason: '' };
  const ruling = askExtension(office, history, { person, wish, today, latest: lastDayOf(office.plan) });
  return ruling.kind === 'date-needed' || ruling.kind === 'which-period';
}

/** What a person could ask a later date for, most urgent first. */
export function extendableWork(
  office: Office,
  history: History,
  { person, today }: { readonly person: Person; readonly today: Day },
): readonly TaskGroup[] {
  const open = allStandings(office, history, today).filter(
    (standing) => isOpen(standing) && standing.category !== 'continuous' && standing.state.kind !== 'undated',
  );
  return byTask(byUrgency(open)).filter(({ task }) => mayExtend(office, history, { task, person, today }));
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
  const unfinished = dated.filter((standing) => !isOver(standing));
  const stopped = dated.find(({ state }) => state.kind === 'stopped');
  if (stopped) return { kind: 'stopped', standing: stopped };
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
  /** With AUTHORITY=leader a coordinator puts it before a leader. */
  | { readonly kind: 'for-leader'; readonly request: Extension }
  /** Nobody decides on his own request. */
  | { readonly kind: 'own'; readonly request: Extension }
  | { readonly kind: 'decided-before'; readonly request: Extension }
  /** The due day is later than the requested one by now. */
  | { readonly kind: 'overtaken'; readonly request: Extension }
  /** The task was stopped meanwhile. */
  | { readonly kind: 'stopped'; readonly request: Extension; readonly standing: Standing }
  /** The work was reported on time meanwhile. */
  | { readonly kind: 'on-time'; readonly request: Extension }
  /** The date that was asked for has passed. */
  | { readonly kind: 'lapsed'; readonly request: Extension }
  | { readonly kind: 'refusal-reason-needed'; readonly request: Extension }
  /** What happened since it was asked for is told first; `seen`: the last fact that is known now. */
  | {
      readonly kind: 'meanwhile';
      readonly request: Extension;
      readonly since: readonly Meanwhile[];
      readonly seen: number;
    };

export interface DecidingRequest {
  readonly person: Person;
  readonly request: number;
  readonly decision: 'grant' | 'refuse';
  readonly reason: string;
  /** The last fact that was known when that was told; null where it was not. */
  readonly seen: number | null;
  readonly today: Day;
}

/** Decides on a request once: the first decision counts. */
export function decideExtension(office: Office, history: History, ask: DecidingRequest): ExtensionDeciding {
  const request = findExtension(history, ask.request);
  const task = request && office.plan.tasks.find(({ code }) => code === request.task);
  if (!request || !task) return { kind: 'gone' };
  if (request.decided) return { kind: 'decided-before', request };
  if (request.by === ask.person.id) return { kind: 'own', request };
  if (!decidesChanges(history, ask.person)) return { kind: 'for-leader', request };
  const standing = standingsOf(office, history, task, ask.today).find(
    ({ period }) => period.id === request.period,
  );
  if (!standing) return { kind: 'gone' };
  const state = requestState(request, standing, ask.today);
  if (state === 'stopped') return { kind: state, request, standing };
  if (state === 'lapsed' || state === 'overtaken' || state === 'on-time') return { kind: state, request };
  const as = isChairman(ask.person) ? 'leader' : 'coordinator';
  if (ask.decision === 'refuse') {
    if (ask.reason === '') return { kind: 'refusal-reason-needed', request };
    return {
      kind: 'decide',
      request,
      facts: [{ kind: 'extension-refused', request: request.fact, reason: ask.reason, as }],
    };
  }
  const { period, fact } = request;
  const asked = { task: task.code, period, since: ask.seen ?? fact, today: ask.today };
  const since = meanwhile(office, history, asked);
  if (since.length > 0) {
    return { kind: 'meanwhile', request, since, seen: history.facts.at(-1)?.id ?? 0 };
  }
  return { kind: 'decide', request, facts: [{ kind: 'extension-granted', request: request.fact, as }] };
}

/** Requests that wait for a decision, oldest first. */
export function waitingExtensions(office: Office, history: History, today: Day): readonly Extension[] {
  return undecided(office, history, { today, wanted: 'waiting' });
}

/** Requests whose date has passed undecided and of which nobody has been told that, oldest first. */
export function lapsedExtensions(office: Office, history: History, today: Day): readonly Extension[] {
  return undecided(office, history, { today, wanted: 'lapsed' }).filter(({ lapsedOn }) => lapsedOn === null);
}

function undecided(
  office: Office,
  history: History,
  { today, wanted }: { readonly today: Day; readonly wanted: RequestState },
): readonly Extension[] {
  return [...history.extensions.values()]
    .flat()
    .filter((request) => {
      if (request.decided) return false;
      const task = office.plan.tasks.find(({ code }) => code === request.task);
      const standings = task ? standingsOf(office, history, task, today) : [];
      const standing = standings.find(({ period }) => period.id === request.period);
      return standing !== undefined && requestState(request, standing, today) === wanted;
    })
    .sort((one, other) => one.fact - other.fact);
}

/** What has become of a request. */
type RequestState =
  | 'granted'
  | 'refused'
  /** A period has one such request at most. */
  | 'waiting'
  /** Its date has passed undecided: nobody decides it any more, and another may be made. */
  | 'lapsed'
  /** The period has that date or a later one by now. */
  | 'overtaken'
  /** The task is stopped: it waits for nothing until it goes on. */
  | 'stopped'
  /** The period was reported on time meanwhile. What was reported late still waits: a yes makes it on time. */
  | 'on-time';

/** The state of a request on a day: it follows from its date and its period, and nothing has to be written down. */
export function requestState(request: Extension, standing: Standing, today: Day): RequestState {
  const { decided, until, lapsedOn } = request;
  if (decided) return decided.granted ? 'granted' : 'refused';
  if (lapsedOn !== null) return 'lapsed';
  if (standing.state.kind === 'stopped') return 'stopped';
  if (until <= standing.period.due) return 'overtaken';
  if (isReportedOnTime(standing)) return 'on-time';
  return until < today ? 'lapsed' : 'waiting';
}

function isReportedOnTime({ state, waiting }: Standing): boolean {
  if (state.kind === 'completed') return state.timing.kind !== 'late';
  return waiting !== null && state.kind !== 'overdue';
}

/** The days that the work was late when the extension was granted. The record keeps them. */
export function daysLateAtGrant(office: Office, { from, decided }: Extension): number {
  if (!decided?.granted) return 0;
  return Math.max(0, daysBetween(lastOnTimeAt(office, from), decided.on));
}
