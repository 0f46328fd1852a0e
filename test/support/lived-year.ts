import { addDays, day, firstOfMonth, lastOfMonth, monthOf } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { isDated, isForEverybody, realDepartments } from '../../src/plan/plan.js';
import type { Task } from '../../src/plan/plan.js';
import type { Fact } from '../../src/journal/fact.js';
import { categoryOf } from '../../src/journal/periods.js';
import { coordinator, journalOf, office, officer, reported, started } from './builders.js';
import type { Entry } from './builders.js';

/** The year 2025 as an ordinary office would live it: most work in time, some late, some only begun. Always the same. */
export function livedYear(): readonly Fact[] {
  const people = realDepartments(office.plan).map(({ id }, at) => officer(at + 2, id, id));
  const work = office.plan.tasks.flatMap((task, at) => workOn(task, at));
  const early = [started('2025-01-02'), coordinator(1, 'Trần Thị Hoa'), ...people];
  return journalOf([...early, ...work.sort((one, other) => (one.on < other.on ? -1 : 1))]);
}

/** Days before the due day on which the work is done; negative: late. By the task's place in the plan. */
const PACE = [3, 1, -9, 6, 2, 12, 0, -4, 5, 20, 8];

/** What went worse than that, by period: days late. */
const LATE: Readonly<Record<string, number>> = {
  'I.2|2025': 24,
  'VI.2|2025-Q2': 95,
  'III.2|2025/2': 12,
  'I.4a|2025': 5,
};

function workOn(task: Task, at: number): readonly Entry[] {
  if (categoryOf(task) === 'continuous') return checkIns(task, at);
  if (!isDated(task)) return [];
  return task.deadline.periods.flatMap((period, place) => {
    const late = LATE[`${task.code}|${period.id}`];
    const pace = late === undefined ? (PACE[(at + place) % PACE.length] ?? 0) : -late;
    const long = period.opens.slice(5) === '01-01' && monthOf(period.due) === 12;
    // The year's work is finished over the year, a part of it only begun.
    const on = long ? addDays(period.due, -pace - (at % 7) * 41) : addDays(period.due, -pace);
    const begun = (long && at % 3 === 1) || task.code === 'I.4a' ? [entry(task, period.id, midOf(on))] : [];
    return [...begun, ...entries(task, period.id, on)];
  });
}

function entries(task: Task, id: string, on: Day): readonly Entry[] {
  const code = task.code;
  if (!isForEverybody(office.plan, task)) {
    return [reported({ by: 2, on, code, period: id, documents: ['45/KH-UBND'] })];
  }
  return realDepartments(office.plan).map(({ id: part }, at) =>
    reported({ by: at + 2, on: addDays(on, at), code, period: id, part }),
  );
}

function entry(task: Task, id: string, on: Day): Entry {
  const part = isForEverybody(office.plan, task) ? { part: 'VPTK' } : {};
  return reported({ by: 2, on, code: task.code, period: id, status: 'in-progress', ...part });
}

function checkIns(task: Task, at: number): readonly Entry[] {
  return Array.from({ length: 12 }, (_, index) => index + 1)
    .filter((month) => (month + at) % 9 !== 0)
    .flatMap((month) => {
      const id = `2025-${String(month).padStart(2, '0')}`;
      return entries(task, id, addDays(lastOfMonth(2025, month), -(at % 5)));
    });
}

function midOf(on: Day): Day {
  return addDays(firstOfMonth(2025, Math.max(1, Math.floor(monthOf(on) * 0.6))), 9);
}

export const SAMPLE_DAY = day('2025-09-19');
