import { daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { isOfPlan, realDepartments } from '../../plan/plan.js';
import type { Department, DepartmentId, Office, Plan, Task, TaskCode } from '../../plan/plan.js';
import { dayWritten, periodKey } from '../../journal/fact.js';
import type { Fact, PastDue } from '../../journal/fact.js';
import type { History, Move, Person } from '../../journal/history.js';
import { departmentsOfPerson, strandedPeople } from '../../journal/people.js';
import { allStandings } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** What was decided of a plan that somebody was shown: no older button says otherwise. */
export interface Settled {
  /** `mended`: something was put right in it, and the version that came of that is shown in its place. */
  readonly what: 'applied' | 'reverted' | 'superseded' | 'dropped' | 'mended';
  readonly on: Day;
}

/** The last decision about a version; null while its preview waits for one. */
export function settledOf({ facts, appliedPlans }: History, version: string): Settled | null {
  const last = facts.findLast((fact) => isAbout(facts, fact, version));
  if (!last) {
    const mended = facts.findLast((fact) => fact.kind === 'plan-mended' && fact.from === version);
    return mended ? { what: 'mended', on: dayWritten(mended) } : null;
  }
  const on = dayWritten(last);
  if (last.kind === 'plan-dropped') return { what: 'dropped', on };
  if (last.kind === 'plan-reverted') return { what: 'reverted', on };
  const applied = appliedPlans.find((one) => one.version === version);
  const newest = appliedPlans.findLast(({ year }) => year === applied?.year);
  return { what: applied && applied === newest ? 'applied' : 'superseded', on };
}

/** The last fact that changed the plan of a year; 0 where nothing did. A preview is compared with what it left. */
export function lastChange({ facts }: Pick<History, 'facts'>, year: number): number {
  const applied = (number: number): boolean =>
    facts.some((fact) => fact.id === number && fact.kind === 'plan-applied' && fact.year === year);
  const last = facts.findLast(
    (fact) =>
      (fact.kind === 'plan-applied' && fact.year === year) ||
      (fact.kind === 'plan-reverted' && applied(fact.applied)),
  );
  return last?.id ?? 0;
}

/** The versions out of which one came by putting something right, the newest first. */
export function earlierVersions({ facts }: Pick<History, 'facts'>, version: string): readonly string[] {
  const before = (of: string): string | null => {
    const mended = facts.findLast(
      (fact) => fact.kind === 'plan-mended' && (fact.version === of || fact.offered === of),
    );
    return mended?.kind === 'plan-mended' ? mended.from : null;
  };
  const found: string[] = [];
  for (let of = before(version); of !== null && !found.includes(of); of = before(of)) found.push(of);
  return found;
}

function isAbout(facts: readonly Fact[], fact: Fact, version: string): boolean {
  if (fact.kind === 'plan-applied' || fact.kind === 'plan-dropped') return fact.version === version;
  if (fact.kind !== 'plan-reverted') return false;
  const applied = facts.find(({ id }) => id === fact.applied);
  return applied?.kind === 'plan-applied' && applied.version === version;
}

/** A department that the plan has no more, its people, and where each is to go as far as that was chosen. */
export interface LeftDepartment {
  readonly id: DepartmentId;
  readonly people: readonly { readonly person: Person; readonly to: DepartmentId | null }[];
}

/** The departments that a plan has no more and that have people, or had tasks of the plan before. */
export function leftDepartments(
  history: Pick<History, 'people' | 'moves'>,
  { plan, version, before }: { readonly plan: Plan; readonly version: string; readonly before: Plan | null },
): readonly LeftDepartment[] {
  const gone = before ? realDepartments(before).map(({ id }) => id) : [];
  const held = strandedPeople(plan, history).flatMap((one) => one.gone);
  return [...new Set([...gone, ...held])]
    .filter((id) => !isOfPlan(plan, id))
    .map((id) => ({
      id,
      people: history.people
        .filter((person) => departmentsOfPerson(person).includes(id))
        .map((person) => ({ person, to: chosenFor(history.moves, { version, person, from: id }) })),
    }));
}

/**
 * The places that were chosen for another version that was shown and is not settled, such as the same plan with or
 * without what it may carry along, or for the one in which something was put right since: they count for this one too,
 * where it has none of its own.
 * @param find the plan of a version
 */
export function chosenBesides(
  history: History,
  { plan, version }: { readonly plan: Plan; readonly version: string },
  find: (version: string) => Plan | null,
): readonly Move[] {
  const isTwin = (of: Plan | null): boolean => of?.year === plan.year && namesOf(of) === namesOf(plan);
  const earlier = earlierVersions(history, version);
  const others = history.moves.filter((move) => {
    if (move.version === null || move.version === version) return false;
    if (earlier.includes(move.version)) return isOfPlan(plan, move.to) && !isOfPlan(plan, move.from);
    return settledOf(history, move.version) === null && isTwin(find(move.version));
  });
  const last = new Map(others.map((move) => [`${move.person}|${move.from}`, move]));
  return [...last.values()]
    .map((move) => ({ ...move, version }))
    .filter(
      ({ person, from }) =>
        !history.moves.some((own) => own.version === version && own.person === person && own.from === from),
    );
}

function namesOf({ departments }: Plan): string {
  return departments.map(({ id }) => id).join(' ');
}

function chosenFor(
  moves: readonly Move[],
  of: { readonly version: string; readonly person: Person; readonly from: DepartmentId },
): DepartmentId | null {
  const move = moves.find(
    (one) => one.version === of.version && one.person === of.person.id && one.from === of.from,
  );
  return move?.to ?? null;
}

/** A department that people may go to; `tasks` is how many of the earlier department's it leads now. */
export interface Place {
  readonly department: Department;
  readonly tasks: number;
}

/** Where the people of a department may go: first to whoever took over most of its tasks. */
export function placesFor(plan: Plan, from: DepartmentId, before: Plan | null): readonly Place[] {
  const led = new Set((before?.tasks ?? []).flatMap(({ code, lead }) => (lead === from ? [code] : [])));
  return realDepartments(plan)
    .filter(({ id }) => id !== from)
    .map((department) => ({
      department,
      tasks: plan.tasks.filter(({ code, lead }) => lead === department.id && led.has(code)).length,
    }))
    .sort((one, other) => other.tasks - one.tasks);
}

/**
 * The departments that begin with a plan. One that took over most tasks of a department which is gone is that one under
 * another name, and owes what it owed.
 */
export function begunWith(plan: Plan, before: Plan): readonly DepartmentId[] {
  const heirs = realDepartments(before)
    .filter(({ id }) => !isOfPlan(plan, id))
    .flatMap(({ id }) => placesFor(plan, id, before).slice(0, 1))
    .flatMap(({ department, tasks }) => (tasks > 0 ? [department.id] : []));
  return realDepartments(plan)
    .map(({ id }) => id)
    .filter((id) => !isOfPlan(before, id) && !heirs.includes(id));
}

/** A period whose date is moved to before the day on which the plan is applied. */
export interface MovedBack {
  readonly standing: Standing;
  /** Its due day so far; null where there was no such period. */
  readonly dueBefore: Day | null;
  readonly onTime: Day;
}

/**
 * The periods that would be late by a date that nobody knew of: they are on time until the day of the change, or until
 * their earlier date where that had passed.
 */
export function movedBack(
  { office, history, today }: { readonly office: Office; readonly history: History; readonly today: Day },
  after: { readonly plan: Plan; readonly renewed: readonly TaskCode[] },
): readonly MovedBack[] {
  const earlier = new Map(
    allStandings(office, history, today)
      .filter(({ task, category }) => category === 'dated' && !after.renewed.includes(task.code))
      .map((standing) => [keyOf(standing), standing]),
  );
  const plain = { ...history, onTimeUntil: new Map<string, Day>() };
  return allStandings({ ...office, plan: after.plan }, plain, today).flatMap((standing) => {
    if (standing.category !== 'dated') return [];
    const before = earlier.get(keyOf(standing));
    const onTime = before && before.lastOnTime < today ? before.lastOnTime : today;
    if (daysBetween(standing.lastOnTime, onTime) <= 0) return [];
    return [{ standing, dueBefore: before?.period.due ?? null, onTime }];
  });
}

/** The same as the journal keeps it. */
export function pastDueOf(moved: readonly MovedBack[]): readonly PastDue[] {
  return moved.map(({ standing: { task, period }, onTime }) => ({
    ...{ task: task.code, period: period.id, onTime },
  }));
}

/** The codes that are another task from the comparison on, where they begin anew. */
export function renewedIn(
  replaced: readonly { readonly after: Task }[],
  renew: boolean,
): readonly TaskCode[] {
  return renew ? replaced.map(({ after }) => after.code) : [];
}

function keyOf({ task, period }: Standing): string {
  return periodKey({ task: task.code, period: period.id });
}
