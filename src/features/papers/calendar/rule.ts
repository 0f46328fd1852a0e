import { monthOf, yearOf } from '../../../plan/day.js';
import type { Day } from '../../../plan/day.js';
import { realDepartments } from '../../../plan/plan.js';
import type { DepartmentId, Office } from '../../../plan/plan.js';
import type { History } from '../../../journal/history.js';
import { responsibleFor } from '../../../journal/people.js';
import { allStandings, owes } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { checkInDay } from '../../../journal/statistics.js';
import { rungsUntil } from '../../letter/ladder.js';

/** An entry of somebody's calendar. `key` stays the same whatever becomes of the work. */
export type DueDate =
  | {
      readonly kind: 'due';
      readonly key: string;
      readonly on: Day;
      readonly standing: Standing;
      /** Nothing is owed any more. */
      readonly done: boolean;
      /** The days on which it is reminded of, none of them past; the bot's own, of the last fortnight. */
      readonly alarms: readonly Day[];
    }
  | {
      readonly kind: 'check-in';
      readonly key: string;
      readonly on: Day;
      readonly standings: readonly Standing[];
      readonly done: boolean;
      readonly alarms: readonly Day[];
    };

interface DueDatesRequest {
  /** Whose work; all departments' where there is none. */
  readonly departments: readonly DepartmentId[];
  readonly today: Day;
}

/** Rungs of the ladder that a calendar rings for. */
const RUNGS = ['before-14', 'before-7', 'before-3', 'before-1', 'before-0'];

/** The due days of the whole year, past ones too: a calendar that has them already is told what became of them. */
export function dueDatesOf(office: Office, history: History, request: DueDatesRequest): readonly DueDate[] {
  const { today } = request;
  const wanted =
    request.departments.length > 0 ? request.departments : realDepartments(office.plan).map(({ id }) => id);
  const own = allStandings(office, history, today).filter(({ task }) =>
    responsibleFor(office.plan, task).some((department) => wanted.includes(department)),
  );
  const isDone = (standing: Standing): boolean => !wanted.some((department) => owesFor(standing, department));
  const owesFor = (standing: Standing, department: DepartmentId): boolean =>
    responsibleFor(office.plan, standing.task).includes(department) && owes(standing, department);
  const dated = own
    .filter(({ category, state }) => category !== 'continuous' && state.kind !== 'undated')
    .map((standing): DueDate => {
      const done = isDone(standing);
      const alarms = done ? [] : alarmsOf(office, standing, today);
      return { kind: 'due', key: keyOf(standing), on: standing.period.due, standing, done, alarms };
    });
  return [...dated, ...checkIns(office, own, { isDone, today })];
}

function keyOf({ task, period }: Standing): string {
  return `${task.code}-${period.id.replace('/', '-')}`;
}

function alarmsOf(office: Office, standing: Standing, today: Day): readonly Day[] {
  return rungsUntil(office, standing, standing.period.due)
    .filter(({ key, day }) => RUNGS.includes(key) && day >= today)
    .map(({ day }) => day);
}

interface CheckInRules {
  readonly isDone: (standing: Standing) => boolean;
  readonly today: Day;
}

/** One entry a month for all continuous work together, on the day on which the bot asks. */
function checkIns(
  office: Office,
  own: readonly Standing[],
  { isDone, today }: CheckInRules,
): readonly DueDate[] {
  const months = new Map<string, readonly Standing[]>();
  for (const standing of own.filter(({ category }) => category === 'continuous')) {
    const { id } = standing.period;
    months.set(id, [...(months.get(id) ?? []), standing]);
  }
  return [...months].flatMap(([id, standings]): readonly DueDate[] => {
    const [first] = standings;
    if (!first) return [];
    const on = checkInDay(office, yearOf(first.period.opens), monthOf(first.period.opens));
    const done = standings.every(isDone);
    const alarms = done || on < today ? [] : [on];
    return [{ kind: 'check-in', key: `check-in-${id}`, on, standings, done, alarms }];
  });
}
