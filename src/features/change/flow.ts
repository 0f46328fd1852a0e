import type { Happening } from '../../journal/fact.js';
import type { Person, Prepared } from '../../journal/history.js';
import { leadersOfTask } from '../../journal/fields.js';
import { meanwhile, passedDay } from '../../journal/meanwhile.js';
import type { Meanwhile } from '../../journal/meanwhile.js';
import { isChairman } from '../../journal/people.js';
import { decidesChanges, mayDecide } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { reachable } from '../../outbox/readers.js';
import { standingsOf } from '../../journal/standing.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { findTask } from '../../plan/plan.js';
import type { DepartmentId, Task, TaskCode } from '../../plan/plan.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { trimmedReason } from '../../speech/said-reason.js';
import { periodBefore } from '../report/period-named.js';
import { readTogether } from './said.js';
import type { What } from '../../words/action.js';
import { weigh } from './rule.js';
import type { Weighed } from './weighed.js';
import type { ChangeOutcome, DecideChangeOutcome } from './outcome.js';

/** What somebody typed of a task, and what buttons have said besides. */
export interface ChangeSaid {
  readonly task: TaskCode;
  readonly text: string;
  readonly what: What | null;
  /** Whether a button chose what is changed, whatever the words may mean besides. */
  readonly chosen: boolean;
  readonly period: PeriodId | null;
  readonly department: DepartmentId | null;
  /** The day that was shown, or chosen. */
  readonly day: Day | null;
  /** The last fact that was known when it was shown; null where nothing was. */
  readonly seen: number | null;
  /** Whether it is recorded, where nothing is to be asked any more. */
  readonly record: boolean;
}

/** Shows what a change comes to, and records it, or puts it before a leader, once it was confirmed. */
export async function change(
  world: World,
  gesture: Gesture,
  said: ChangeSaid,
): Promise<ChangeOutcome | Refused> {
  type Answer = ChangeOutcome | Refused;
  const { answer, facts } = await decideOnce<Answer>(world, gesture, (context, { day }) => {
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    return decideOn(context, { person, said, today: day });
  });
  const [fact] = facts;
  if (!fact || (answer.kind !== 'recorded' && answer.kind !== 'submitted')) return answer;
  return { ...answer, fact: fact.id };
}

function decideOn(
  context: Context,
  { person, said, today }: { readonly person: Person; readonly said: ChangeSaid; readonly today: Day },
): Decision<ChangeOutcome> {
  const { office, history } = context;
  const task = findTask(office.plan, said.task);
  if (!task) return { facts: [], answer: { kind: 'gone' } };
  const wish = wishOf(context, { task, said, today });
  const weighed = weigh(office, history, { wish, by: person.id, today });
  const submits = !decidesChanges(history, person);
  const seen = history.facts.at(-1)?.id ?? 0;
  const since = weighed.kind === 'proposed' ? sinceShown(context, { weighed, said, today }) : [];
  if (weighed.kind !== 'proposed' || !said.record || since.length > 0) {
    return { facts: [], answer: { kind: 'asked', weighed, text: said.text, submits, seen, since } };
  }
  const { proposal } = weighed;
  const { change, reason, basis } = proposal;
  const content = { year: office.plan.year, task: task.code, change, reason, basis };
  const as = isChairman(person) ? 'leader' : 'coordinator';
  const fact: Happening = submits
    ? { kind: 'change-prepared', ...content }
    : { kind: 'changed', ...content, as, prepared: null };
  const leaders = reachable(leadersOfTask(office.plan, history, task));
  return {
    facts: [fact],
    answer: submits
      ? { kind: 'submitted', proposal, fact: 0, leaders }
      : { kind: 'recorded', proposal, fact: 0, as },
  };
}

/** What has become another since the person was shown what he records now. */
function sinceShown(
  { office, history }: Context,
  {
    weighed: { proposal },
    said,
    today,
  }: {
    readonly weighed: Extract<Weighed, { kind: 'proposed' }>;
    readonly said: ChangeSaid;
    readonly today: Day;
  },
): readonly Meanwhile[] {
  if (!said.record || said.seen === null) return [];
  const { task, change } = proposal;
  const period = change.kind === 'date' ? change.period : null;
  return meanwhile(office, history, { task: task.code, period, since: said.seen, today });
}

function wishOf(
  { office, history }: Context,
  { task, said, today }: { readonly task: Task; readonly said: ChangeSaid; readonly today: Day },
) {
  const { plan } = office;
  const [line = '', ...lines] = said.text.split('\n');
  const standings = standingsOf(office, history, task, today);
  const front = periodBefore(plan, standings, { note: line, today });
  const text = [front.words, ...lines].join('\n');
  const read = readTogether(text, { plan, today, what: said.what });
  return {
    task,
    period: said.period ?? front.period,
    said: {
      ...read,
      ...(said.chosen && said.what !== null && { what: said.what, either: [] }),
      ...(said.day !== null && { day: said.day, unclear: null }),
      ...(said.department !== null && { department: said.department, others: [] }),
    },
  };
}

/** A leader's yes or no to what was put before him. The first decision holds. */
export async function decideChange(
  world: World,
  gesture: Gesture,
  said: {
    readonly request: number;
    readonly decision: 'grant' | 'refuse';
    readonly reason: string;
    readonly seen: number | null;
  },
): Promise<DecideChangeOutcome | Refused> {
  type Answer = DecideChangeOutcome | Refused;
  const { answer, facts, after } = await decideOnce<Answer>(world, gesture, (context, { day: today }) => {
    const person = mayDecide(context, gesture);
    if (!person || !decidesChanges(context.history, person)) return refuse('leader');
    const request = context.history.prepared.find(({ fact }) => fact === said.request);
    if (!request || !findTask(context.office.plan, request.task))
      return { facts: [], answer: { kind: 'gone' } };
    if (request.decided) return { facts: [], answer: { kind: 'decided-before', request } };
    const reason = trimmedReason(said.reason);
    if (said.decision === 'refuse' && reason === '') {
      return { facts: [], answer: { kind: 'reason-needed', request } };
    }
    const since = said.decision === 'refuse' ? [] : sincePrepared(context, { request, said, today });
    if (since.length > 0) {
      const seen = context.history.facts.at(-1)?.id ?? 0;
      return { facts: [], answer: { kind: 'meanwhile', request, since, seen } };
    }
    const as = isChairman(person) ? 'leader' : 'coordinator';
    const { year, task, change, basis, fact: prepared } = request;
    const fact: Happening =
      said.decision === 'refuse'
        ? { kind: 'change-refused', request: prepared, reason }
        : { kind: 'changed', year, task, change, basis, reason: request.reason, as, prepared };
    return { facts: [fact], answer: { kind: 'decided', request, fact: 0 } };
  });
  const [fact] = facts;
  if (!fact || answer.kind !== 'decided') return answer;
  const request = after.history.prepared.find((one) => one.fact === said.request) ?? answer.request;
  return { kind: 'decided', request, fact: fact.id };
}

/** A leader says yes to what he was shown, and not to what has become of it since. */
function sincePrepared(
  { office, history }: Context,
  {
    request: { task, change, fact },
    said: { seen },
    today,
  }: { readonly request: Prepared; readonly said: { readonly seen: number | null }; readonly today: Day },
): readonly Meanwhile[] {
  const period = change.kind === 'date' ? change.period : null;
  return [
    ...meanwhile(office, history, { task, period, since: seen ?? fact, today }),
    ...(seen === null ? passedDay(change, today) : []),
  ];
}
