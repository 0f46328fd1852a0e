import type { Day } from '../../plan/day.js';
import { departmentsOfPerson } from '../../journal/people.js';
import type { DepartmentId, Task } from '../../plan/plan.js';
import type { Person, Report } from '../../journal/history.js';
import type { Standing } from '../../journal/standing.js';

/** The last day on which it was said that the report's work is stuck. */
export function saidStuckOn({ reportedOn, stillBlockedOn }: Report): Day {
  return stillBlockedOn !== null && stillBlockedOn > reportedOn ? stillBlockedOn : reportedOn;
}

/** The difficulties of a period that count; of one department's part where it is named. */
export function difficultiesOf(
  { reports }: Standing,
  department: DepartmentId | null = null,
): readonly Report[] {
  return reports.filter(
    ({ status, part }) =>
      status === 'blocked' && (department === null || part === null || part === department),
  );
}

/** What saying that a difficulty stands did. */
export type StillBlockedOutcome =
  /** `fact` is null where that was said on the same day already. */
  | {
      readonly kind: 'still-blocked';
      readonly task: Task;
      readonly report: Report;
      readonly on: Day;
      readonly fact: number | null;
    }
  | { readonly kind: 'not-blocked'; readonly task: Task }
  | { readonly kind: 'not-yours'; readonly task: Task };

/** The difficulties of a period that the person may confirm: of his departments' parts, or all of them. */
export function difficultiesToConfirm(
  standing: Standing,
  { person, forAll }: { readonly person: Person; readonly forAll: boolean },
): readonly Report[] {
  const own = departmentsOfPerson(person);
  return difficultiesOf(standing).filter(({ part }) => part === null || forAll || own.includes(part));
}
