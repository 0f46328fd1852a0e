import type { Change } from '../../journal/change.js';
import { haltOn, haltsOf, planDecided } from '../../journal/changes.js';
import { concernedBy } from '../../journal/concerned.js';
import type { Fact, PersonId } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { officersOf } from '../../journal/people.js';
import { categoryOf, periodsBefore, presentPeriods } from '../../journal/periods.js';
import { replay } from '../../journal/replay/replay.js';
import { isOver, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { addDays } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { isForEverybody } from '../../plan/plan.js';
import type { Office, Task } from '../../plan/plan.js';
import { readDeadline } from '../../plan/read-deadline.js';
import type { UnclearDay } from '../../plan/said-day.js';
import { lastDayOf } from '../../journal/closing.js';
import { rungsUntil } from '../letter/ladder.js';
import type { SaidChange } from './said.js';
import { waitingChanges } from './waiting.js';
import type { Odd, Proposal, Weighed } from './weighed.js';

/** What somebody with the authority wants changed of a task. */
export interface ChangeWish {
  readonly task: Task;
  readonly period: PeriodId | null;
  readonly said: SaidChange;
}

export interface WeighRequest {
  readonly wish: ChangeWish;
  readonly by: PersonId;
  readonly today: Day;
}

type Undecided = Exclude<Weighed, { kind: 'proposed' }>;
type Found = { readonly change: Change; readonly odd: readonly Odd[] } | Undecided;

/** Decides what a wish means, what is odd about it, and what is still to be asked. */
export function weigh(office: Office, history: History, request: WeighRequest): Weighed {
  const { wish, today, by } = request;
  const { task, said } = wish;
  const latest = lastDayOf(office.plan);
  if (today > latest) return { kind: 'closed', task, on: latest };
  const found = findChange(office, history, request);
  if ('kind' in found) return found;
  const { change } = found;
  const { reason, basis, unread } = said;
  const odd: readonly Odd[] = [
    ...found.odd,
    ...waitingChanges(office.plan, history)
      .filter((one) => one.task === task.code)
      .map((one) => ({ kind: 'submitted', request: one }) as const),
    ...haltedNow(office, history, request, change),
    ...unusedDay(change, said, today),
    ...(unread.length > 0 ? [{ kind: 'unread', written: unread } as const] : []),
  ];
  const told = concernedBy(office, history, { task, change, today, by });
  const effect = effectOf(office, history, { task, change, today });
  return { kind: 'proposed', proposal: { task, change, reason, basis, odd, told, ...effect } };
}

function findChange(office: Office, history: History, { wish, today }: WeighRequest): Found {
  const { task, said } = wish;
  const standings = standingsOf(office, history, task, today);
  const halt = haltOn(haltsOf(office.plan, history, task), today);
  const over = standings.length > 0 && standings.every(({ state }) => state.kind === 'completed');
  if (said.either.length > 0 && (said.day === null || said.day > today)) {
    return { kind: 'either', task, whats: said.either, day: said.day };
  }
  switch (said.what) {
    case null:
      return { kind: 'what-needed', task, halt, reason: said.reason };
    case 'resume':
      return halt ? { change: { kind: 'resume' }, odd: [] } : { kind: 'not-halted', task };
    case 'stop':
      if (over) return { kind: 'nothing-open', task };
      if (halt?.until === null) return { kind: 'same', task, standing: standings[0] ?? null };
      return { change: { kind: 'stop' }, odd: [] };
    case 'pause':
      return over ? { kind: 'nothing-open', task } : pauseOf(office, { wish, today });
    case 'hand-over':
      return over ? { kind: 'nothing-open', task } : handOverOf(office, history, { wish, today });
    case 'dates':
      return datesOf(office, history, { wish, today });
    case 'date':
      return dateOf(office, history, { wish, today });
  }
}

/** A stop or a pause that goes on is told with whatever else is decided of the task. */
function haltedNow(
  { plan }: Office,
  history: History,
  { wish: { task }, today }: WeighRequest,
  { kind }: Change,
): readonly Odd[] {
  const halt = kind === 'resume' ? null : haltOn(haltsOf(plan, history, task), today);
  return halt ? [{ kind: 'halted', halt, today }] : [];
}

/** A day that was typed with a stop or a resumption, which count from the day of the decision. */
function unusedDay({ kind }: Change, { day, isFrom }: SaidChange, today: Day): readonly Odd[] {
  if ((kind !== 'stop' && kind !== 'resume') || day === null || day === today) return [];
  return [isFrom ? { kind: 'from-today', day } : { kind: 'day-unused', day }];
}

type Wanted = Pick<WeighRequest, 'wish' | 'today'>;

function pauseOf(office: Office, { wish: { task, said }, today }: Wanted): Found {
  const { day, unclear } = said;
  if (day === null || day <= today) {
    return { kind: 'day-needed', task, what: 'pause', standing: null, unclear, past: day };
  }
  return { change: { kind: 'pause', until: day }, odd: oddDays(office, day, today) };
}

function handOverOf(office: Office, history: History, { wish: { task, said }, today }: Wanted): Found {
  const { department: to, departmentWritten: written, day, unclear } = said;
  if (isForEverybody(office.plan, task)) return { kind: 'shared', task };
  if (to === null) return { kind: 'department-needed', task, written, named: [] };
  const { others } = said;
  if (others.length > 0) return { kind: 'department-needed', task, written: '', named: [to, ...others] };
  if (to === task.lead) return { kind: 'same', task, standing: null };
  if (unclear) return { kind: 'day-needed', task, what: 'hand-over', standing: null, unclear, past: null };
  const from = day ?? today;
  const nobody: readonly Odd[] =
    officersOf(history, to).length === 0 ? [{ kind: 'nobody', department: to }] : [];
  const past: readonly Odd[] = from < today ? [{ kind: 'past' }] : [];
  return { change: { kind: 'hand-over', to, from, lead: task.lead }, odd: [...past, ...nobody] };
}

function datesOf(office: Office, history: History, { wish: { task, said }, today }: Wanted): Found {
  const { plan } = office;
  const category = categoryOf(task);
  // What stands outside the figure of the dated tasks stays there.
  if (task.origin === 'appendix' && category !== 'dated')
    return { kind: 'no-date', task, why: category, day: null };
  if (said.unclear) {
    return { kind: 'day-needed', task, what: 'dates', standing: null, unclear: said.unclear, past: null };
  }
  const { phrase } = said;
  const read = readDeadline(phrase, plan.year);
  if (read.periods.length === 0) {
    return { kind: 'dates-unread', task, phrase, why: read.reason ?? '' };
  }
  const present = presentPeriods(plan, history, task);
  const replaced = present.flatMap(({ period: { id }, firstDue }) =>
    read.periods.some((one) => one.id === id && one.due !== firstDue) ? [{ id, due: firstDue }] : [],
  );
  const from = said.day ?? today;
  const odd: readonly Odd[] = from < today ? [{ kind: 'past' }] : [];
  return {
    change: { kind: 'dates', phrase, deadline: read.kind, from, periods: read.periods, replaced },
    odd,
  };
}

function dateOf(office: Office, history: History, { wish, today }: Wanted): Found {
  const { task, said } = wish;
  const category = categoryOf(task);
  if (category === 'continuous') return { kind: 'no-date', task, why: category, day: said.day };
  const dated = standingsOf(office, history, task, today).filter(({ state }) => state.kind !== 'undated');
  if (dated.length === 0) return { kind: 'no-date', task, why: 'requested', day: said.day };
  const standing = periodMeant(dated, wish);
  if ('kind' in standing) return standing;
  const { day } = said;
  if (day === null) {
    const unclear = said.unclear ?? spanMeant(said.span, standing);
    return { kind: 'day-needed', task, what: 'date', standing, unclear, past: null };
  }
  if (day === standing.period.due) return { kind: 'same', task, standing };
  const { id } = standing.period;
  const first = periodsBefore(office.plan, history, task).find((one) => one.id === id)?.due;
  const done: readonly Odd[] = standing.state.kind === 'completed' ? [{ kind: 'completed' }] : [];
  return {
    change: { kind: 'date', period: id, due: day, first: first ?? standing.firstDue },
    odd: [...done, ...oddDays(office, day, today)],
  };
}

/** `lùi 10 ngày` from the date that holds: that day is offered, since it may be counted from today as well. */
function spanMeant(span: SaidChange['span'], { period }: Standing): UnclearDay | null {
  if (!span) return null;
  const options = span.days === null ? [] : [addDays(period.due, span.days)];
  return { kind: 'unclear', options, why: 'several', written: span.written, at: 0, end: 0 };
}

/** The period that is named, or the only one that is open; of work that is complete the last one. */
function periodMeant(dated: readonly Standing[], { task, period, said }: ChangeWish): Standing | Undecided {
  if (period !== null) {
    return dated.find((one) => one.period.id === period) ?? { kind: 'nothing-open', task };
  }
  // What is stopped is not complete: its date may be set before it goes on.
  const left = dated.filter(({ state }) => state.kind !== 'completed');
  const begun = left.filter(({ state }) => state.kind !== 'not-open');
  const [first, ...others] = begun.length > 0 ? begun : left.slice(0, 1);
  if (others.length > 0) return { kind: 'which-period', task, open: begun, day: said.day };
  return first ?? dated.at(-1) ?? { kind: 'nothing-open', task };
}

/** Over a year away is hardly meant. */
const FAR_DAYS = 366;

function oddDays({ calendar, plan }: Office, day: Day, today: Day): readonly Odd[] {
  const last = lastDayOf(plan);
  const runsTo = calendar.onOrAfter(day);
  return [
    ...(day < today ? [{ kind: 'past' } as const] : []),
    ...(runsTo === day ? [] : [{ kind: 'day-off', until: runsTo } as const]),
    ...(day > addDays(today, FAR_DAYS) ? [{ kind: 'far' } as const] : []),
    ...(day > last ? [{ kind: 'after-plan', last } as const] : []),
  ];
}

/** How the task stands before the change and right after it, as if it were recorded today. */
function effectOf(
  office: Office,
  history: History,
  { task, change, today }: { readonly task: Task; readonly change: Change; readonly today: Day },
): Pick<Proposal, 'before' | 'after' | 'reminder'> {
  const { year } = office.plan;
  const fact: Fact = {
    ...{ kind: 'changed', year, task: task.code, change, reason: '', basis: null },
    ...{ as: 'coordinator', prepared: null, by: null, update: null },
    ...{ id: (history.facts.at(-1)?.id ?? 0) + 1, at: `${today}T00:00:00Z` },
  };
  const then = replay([...history.facts, fact]);
  const isMeant = ({ period }: Standing): boolean => change.kind !== 'date' || period.id === change.period;
  const decree = office.decree ?? office.plan;
  const after = { ...office, decree, plan: planDecided(decree, then, today) };
  const changed = after.plan.tasks.find(({ code }) => code === task.code) ?? task;
  const standings = standingsOf(after, then, changed, today).filter(isMeant);
  const left = standings.filter((one) => !isOver(one));
  const from = change.kind === 'pause' ? change.until : addDays(today, 1);
  const days = left.flatMap((standing) =>
    rungsUntil(after, standing, lastDayOf(after.plan)).flatMap((rung) =>
      rung.day >= from ? [rung.day] : [],
    ),
  );
  const [first] = days.sort();
  return {
    before: standingsOf(office, history, task, today).filter((one) => isMeant(one)),
    after: standings,
    reminder: change.kind === 'stop' ? null : (first ?? null),
  };
}
