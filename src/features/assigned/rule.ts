import { addDays, daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { isDutyOf } from './ended.js';
import type { DepartmentId, Office, TaskCode } from '../../plan/plan.js';
import {
  assignedTask,
  assignmentsOf,
  nextAssignedCode,
  toldOfAssignment,
} from '../../journal/assigned-work.js';
import type { ToldOfAssignment } from '../../journal/assigned-work.js';
import type { AssignedDeadline, Happening } from '../../journal/fact.js';
import { isClosed, lastDayOf } from '../../journal/closing.js';
import { onDutyIn } from '../../journal/duty.js';
import type { History } from '../../journal/history.js';
import { standingsOf } from '../../journal/standing.js';
import { isLateRung, rungsUntil } from '../letter/ladder.js';
import type { AssignPart } from '../../words/action.js';
import { isSameWork, mayDo } from './draft.js';
import type { Draft } from './draft.js';
import { dueOf } from './due.js';

/** What is odd about an assignment and does not keep it from being made. */
export type Odd =
  /** Its due day is a day off: it counts till `counts`, and `earlier` is the working day before. */
  | { readonly kind: 'day-off'; readonly due: Day; readonly counts: Day; readonly earlier: Day | null }
  | { readonly kind: 'far'; readonly due: Day }
  /** No message reaches anybody of them. */
  | { readonly kind: 'nobody'; readonly departments: readonly DepartmentId[] }
  /** The same work by the same document is assigned already. */
  | { readonly kind: 'twice'; readonly task: TaskCode }
  /** The person is no officer of the only lead: the departments decide for themselves. */
  | { readonly kind: 'not-of-lead' };

/** Why a part is asked for. */
export type Missing =
  | { readonly kind: 'not-said' }
  | { readonly kind: 'unknown'; readonly written: string }
  | { readonly kind: 'unclear'; readonly written: string; readonly options: readonly Day[] }
  | { readonly kind: 'past'; readonly written: string; readonly due: Day };

export interface Preview {
  readonly code: TaskCode;
  readonly draft: Draft;
  readonly deadline: AssignedDeadline;
  /** The days on which is reminded of its first period, from today on. */
  readonly reminded: readonly Day[];
  readonly told: readonly ToldOfAssignment[];
  readonly odd: readonly Odd[];
}

/** What an assignment that is being put together needs next. */
export type Next =
  | { readonly kind: 'missing'; readonly part: AssignPart; readonly draft: Draft; readonly why: Missing }
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** Nothing is assigned in a plan that is closed. */
  | { readonly kind: 'closed'; readonly on: Day; readonly draft: Draft };

interface Context {
  readonly office: Office;
  readonly history: History;
}

const A_YEAR = 366;
const LONGEST_BEFORE = 7;

/** What is asked next, or how the assignment would be made. */
export function nextOf({ office, history }: Context, draft: Draft, today: Day): Next {
  if (isClosed(office, today)) return { kind: 'closed', on: lastDayOf(office.plan), draft };
  const missing = (part: AssignPart, why: Missing): Next => ({ kind: 'missing', part, draft, why });
  const known = draft.leads.filter((id) => isDutyOf(office, id));
  if (known.length === 0 || draft.unknownLead !== null) {
    const { unknownLead: written } = draft;
    return missing('leads', written === null ? { kind: 'not-said' } : { kind: 'unknown', written });
  }
  if (draft.unknownPerson !== null)
    return missing('person', { kind: 'unknown', written: draft.unknownPerson });
  if (draft.work === '') return missing('work', { kind: 'not-said' });
  if (draft.due === null) return missing('due', { kind: 'not-said' });
  const dated = draft.basis?.dated ?? null;
  const asked = { today: draft.saidOn, year: office.plan.year, calendar: office.calendar, dated };
  const due = dueOf(draft.due, asked);
  if (due.kind === 'unclear') return missing('due', due);
  const [first] = due.deadline.periods;
  if (!first) return missing('due', { kind: 'unclear', written: draft.due, options: [] });
  if (first.due < today) return missing('due', { kind: 'past', written: draft.due, due: first.due });
  if (draft.asksBasis) return missing('basis', { kind: 'not-said' });
  const leads = known;
  return {
    kind: 'preview',
    preview: previewOf({ office, history }, { ...draft, leads }, { deadline: due.deadline, today }),
  };
}

function previewOf(
  { office, history }: Context,
  said: Draft,
  { deadline, today }: { readonly deadline: AssignedDeadline; readonly today: Day },
): Preview {
  const isOfLead = mayDo(history, said);
  const draft = isOfLead ? said : { ...said, person: null };
  const code = nextAssignedCode(office.plan, history);
  const { leads, person, work: text, product, support } = draft;
  const task = assignedTask(office.plan, { task: code, text, leads, deadline, product, support });
  const [standing] = standingsOf(office, history, task, today);
  const rungs = standing ? rungsUntil(office, standing, standing.lastOnTime) : [];
  return {
    ...{ code, draft, deadline },
    reminded: rungs.filter((rung) => rung.day >= today && !isLateRung(rung)).map(({ day }) => day),
    told: toldOfAssignment(history, { leads, person, today }),
    odd: [...oddOf({ office, history }, draft, { deadline, today }), ...(isOfLead ? [] : [NOT_OF_LEAD])],
  };
}

const NOT_OF_LEAD: Odd = { kind: 'not-of-lead' };

function oddOf(
  { office, history }: Context,
  draft: Draft,
  { deadline, today }: { readonly deadline: AssignedDeadline; readonly today: Day },
): readonly Odd[] {
  const { calendar } = office;
  const [first, ...others] = deadline.periods;
  const due = first?.due ?? today;
  const earlier = calendar.onOrBefore(due);
  const isNear = daysBetween(earlier, due) <= LONGEST_BEFORE && earlier >= today;
  const counts = calendar.onOrAfter(due);
  const unreached = draft.leads.filter((id) => onDutyIn(history, id, today).length === 0);
  const same = sameAs({ office, history }, draft);
  return [
    ...(others.length === 0 && counts !== due
      ? [{ kind: 'day-off' as const, due, counts, earlier: isNear ? earlier : null }]
      : []),
    ...(due > addDays(today, A_YEAR) ? [{ kind: 'far' as const, due }] : []),
    ...(unreached.length > 0 && draft.person === null
      ? [{ kind: 'nobody' as const, departments: unreached }]
      : []),
    ...(same === null ? [] : [{ kind: 'twice' as const, task: same }]),
  ];
}

/** The work that is assigned already by the same document, or both without one. */
function sameAs({ office, history }: Context, { work, basis }: Draft): TaskCode | null {
  const same = assignmentsOf(history, office.plan.year).findLast(
    ({ fact, ended }) =>
      ended === null &&
      isSameWork(fact.text, work) &&
      isSameWork(fact.basis?.number ?? '', basis?.number ?? ''),
  );
  return same?.fact.task ?? null;
}

/** The fact that an assignment is. */
export function assignmentMade(plan: Office['plan'], { code, draft, deadline }: Preview): Happening {
  const { leads, person, work: text, basis, files, product, support } = draft;
  return {
    ...{ kind: 'task-assigned', task: code, year: plan.year, text, leads, person, deadline },
    basis:
      basis || files.length > 0
        ? { number: basis?.number ?? null, dated: basis?.dated ?? null, from: basis?.from ?? '', files }
        : null,
    ...{ product, support },
  };
}
