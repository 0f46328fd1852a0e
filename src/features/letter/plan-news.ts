import { acting, onDutyIn } from '../../journal/duty.js';
import type { History, Person } from '../../journal/history.js';
import { writeItem } from '../../journal/item-key.js';
import type { Sent } from '../../journal/item-key.js';
import { departmentsOfPerson, isCoordinator, responsibleFor } from '../../journal/people.js';
import { comparePlans } from '../../plan/drafting/compare.js';
import type { ChangedTask, PlanComparison } from '../../plan/drafting/compare.js';
import type { Day } from '../../plan/day.js';
import { realDepartments } from '../../plan/plan.js';
import type { DepartmentId, Office, Plan, Task } from '../../plan/plan.js';

/** A fact after which another plan of the year was in force, and the one before it. */
export interface PlanStep {
  readonly fact: number;
  readonly on: Day;
  readonly before: Plan;
}

/** What a changed plan means for one person's departments, once. */
export interface PlanNews {
  readonly since: Day;
  /** Work that is new for them; `before` is who led it. */
  readonly added: readonly { readonly task: Task; readonly before: DepartmentId | null }[];
  /** Work that is theirs no more; `now` is who leads it, null where the plan has it no more. */
  readonly gone: readonly { readonly task: Task; readonly now: DepartmentId | null }[];
  /** Work that is theirs still, by another date or under another code. */
  readonly changed: readonly ChangedTask[];
  readonly renumbered: readonly { readonly before: Task; readonly after: Task }[];
  readonly keys: readonly string[];
}

/**
 * What of a changed plan concerns a person and was told in no letter: from the plan that the last letter knew to the one
 * in force. Told from the day after the change on, so that what was taken back at once is no news.
 */
export function planNewsFor(
  { office, history, today, sent }: Known,
  person: Person,
  steps: readonly PlanStep[],
): PlanNews | null {
  const keyOf = ({ fact }: PlanStep): string =>
    writeItem({ kind: 'news', person: person.id, news: { kind: 'plan-changed', fact } });
  const untold = steps.filter((step) => step.on < today && !sent.item(keyOf(step)));
  const [first] = untold;
  const last = untold.at(-1);
  if (!first || !last || first.before === office.plan) return null;
  const { before } = first;
  const mine = departmentsMeant({ office, history, today, sent }, person);
  const isMine = (plan: Plan, task: Task): boolean => responsibleFor(plan, task).some((id) => mine.has(id));
  const wasMine = (task: Task): boolean => isMine(before, task);
  const isMineNow = (task: Task): boolean => isMine(office.plan, task);
  const { added, gone, changed, replaced, renumbered } = comparisonOf(before, office.plan);
  const handedOn = changed.filter(({ before: one, after }) => wasMine(one) !== isMineNow(after));
  const taken = handedOn.filter(({ after }) => isMineNow(after));
  const given = handedOn.filter(({ before: one }) => wasMine(one));
  const news = {
    since: last.on,
    added: [
      ...[...added, ...replaced.map(({ after }) => after)]
        .filter(isMineNow)
        .map((task) => ({ task, before: null })),
      ...taken.map(({ before: one, after }) => ({ task: after, before: one.lead })),
    ],
    gone: [
      ...[...gone, ...replaced.filter(({ movedTo }) => !movedTo).map((one) => one.before)]
        .filter(wasMine)
        .map((task) => ({ task, now: null })),
      ...given.map(({ before: one, after }) => ({ task: one, now: after.lead })),
    ],
    changed: changed.filter((one) => wasMine(one.before) && isMineNow(one.after) && isToldOf(one)),
    renumbered: [
      ...renumbered,
      ...replaced.flatMap(({ before: one, movedTo }) => (movedTo ? [{ before: one, after: movedTo }] : [])),
    ].filter((one) => wasMine(one.before) || isMineNow(one.after)),
    keys: untold.map(keyOf),
  };
  const { length } = [...news.added, ...news.gone, ...news.changed, ...news.renumbered];
  return length === 0 ? null : news;
}

interface Known {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
  readonly sent: Sent;
}

/** Who works by the plan is told of dates and products; its wording he reads there, and of his own move he was told. */
function isToldOf({ changes }: ChangedTask): boolean {
  return changes.some(({ field }) => field === 'deadline' || field === 'deliverable');
}

/** A person's departments now and before the change; of a coordinator also those in which nobody is reached. */
function departmentsMeant({ office, history, today }: Known, person: Person): ReadonlySet<DepartmentId> {
  const left = history.facts.flatMap((fact) =>
    fact.kind === 'moved' && fact.person === person.id ? [fact.from] : [],
  );
  const unowned = isCoordinator(person)
    ? realDepartments(office.plan)
        .map(({ id }) => id)
        .filter((id) => onDutyIn(history, id, today).length === 0)
    : [];
  return new Set([...departmentsOfPerson(acting(history, person, today)), ...left, ...unowned]);
}

const comparisons = new WeakMap<Plan, WeakMap<Plan, PlanComparison>>();

/** Every tick of a day asks for the same two plans. */
function comparisonOf(before: Plan, after: Plan): PlanComparison {
  const known = comparisons.get(before) ?? new WeakMap<Plan, PlanComparison>();
  comparisons.set(before, known);
  const comparison = known.get(after) ?? comparePlans(before, after);
  known.set(after, comparison);
  return comparison;
}
