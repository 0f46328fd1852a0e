import { readFileSync } from 'node:fs';
import { calendarOf } from '../../src/plan/calendar.js';
import type { DayOff, HolidayList } from '../../src/plan/calendar.js';
import { addDays, day } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import { findTask } from '../../src/plan/plan.js';
import type { DepartmentId, Office, Plan, Task, TaskCode } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';
import type { Fact, Happening, PersonId, Post, ReportStatus } from '../../src/tracking/fact.js';
import { replay } from '../../src/tracking/history.js';
import type { History, Person } from '../../src/tracking/history.js';
import { standingsOf } from '../../src/tracking/standing.js';
import type { Standing } from '../../src/tracking/standing.js';

/** The office of the real plan of 2025, with the days off as announced (8726/VPCP-KGVX). */
export const office: Office = { plan: realPlan(), calendar: calendarOf(holidays2025()) };

/** The same office with another plan. */
export function officeWith(change: (plan: Plan) => Plan): Office {
  return { ...office, plan: change(office.plan) };
}

export function department(id: string): DepartmentId {
  return id as DepartmentId;
}

export function task(code: string): Task {
  const found = findTask(office.plan, code);
  if (!found) throw new RangeError(`no task ${code}`);
  return found;
}

export function period(id: string): PeriodId {
  return id as PeriodId;
}

/** An entry of a journal in the making: when, by whom, what. */
export interface Entry {
  readonly on: Day;
  readonly by: PersonId | null;
  readonly what: Happening;
  /** Telegram's update: entries of one gesture share it. */
  readonly update?: number;
}

/** Entries as a journal holds them: numbered, each at nine in the morning of its day. */
export function journalOf(entries: readonly Entry[]): readonly Fact[] {
  return entries.map(({ on, by, what, update }, at) => ({
    ...what,
    id: at + 1,
    at: `${on}T09:00:00+07:00`,
    by,
    update: update ?? null,
  }));
}

export function historyOf(...entries: readonly Entry[]): History {
  return replay(journalOf(entries));
}

export function started(on: string): Entry {
  return { on: day(on), by: null, what: { kind: 'plan-started', year: 2025, on: day(on) } };
}

export function officer(id: number, name: string, of: string): Entry {
  return enrolled(id, name, { kind: 'officer', department: department(of) });
}

export function coordinator(id: number, name: string): Entry {
  return enrolled(id, name, { kind: 'coordinator' });
}

export function chairman(id: number, name: string): Entry {
  return enrolled(id, name, { kind: 'chairman' });
}

function enrolled(id: number, name: string, post: Post): Entry {
  const person = id as PersonId;
  return {
    on: day('2025-01-02'),
    by: person,
    what: { kind: 'enrolled', person, name, post, invitation: null },
  };
}

export interface ReportEntry {
  readonly by: number;
  readonly on: string;
  readonly code: string;
  readonly period?: string;
  readonly part?: string;
  readonly status?: ReportStatus;
  readonly completedOn?: string;
  readonly note?: string;
  readonly documents?: readonly string[];
  readonly update?: number;
}

/** A report; without more it says: done that day, of the year's only period. */
export function reported(report: ReportEntry): Entry {
  const status = report.status ?? 'done';
  const closing = status === 'done' || status === 'not-arising';
  return {
    on: day(report.on),
    by: report.by as PersonId,
    ...(report.update === undefined ? {} : { update: report.update }),
    what: {
      kind: 'reported',
      task: report.code as TaskCode,
      period: period(report.period ?? '2025'),
      part: report.part === undefined ? null : department(report.part),
      status,
      completedOn: closing ? day(report.completedOn ?? report.on) : null,
      note: report.note ?? '',
      evidence: (report.documents ?? []).map((number) => ({ kind: 'document', number, dated: null })),
    },
  };
}

export function person(history: History, id: number): Person {
  const found = history.people.find((one) => one.id === id);
  if (!found) throw new RangeError(`nobody with id ${id}`);
  return found;
}

/** One period of one task as it stands on a day. */
export function standing(
  history: History,
  on: string,
  { code, id }: { readonly code: string; readonly id?: string },
): Standing {
  const all = standingsOf(office, history, task(code), day(on));
  const found = id === undefined ? all[0] : all.find((one) => one.period.id === id);
  if (!found) throw new RangeError(`${code} has no period ${id ?? ''}`);
  return found;
}

export function holidays2025(): HolidayList {
  return {
    daysOff: [
      ...span('2025-01-01', '2025-01-01', 'Tết Dương lịch'),
      ...span('2025-01-25', '2025-02-02', 'Tết Nguyên đán'),
      ...span('2025-04-07', '2025-04-07', 'Giỗ Tổ Hùng Vương'),
      ...span('2025-04-30', '2025-05-04', 'Ngày Chiến thắng và Quốc tế Lao động'),
      ...span('2025-08-30', '2025-09-02', 'Quốc khánh'),
    ],
    workedDays: [{ day: day('2025-04-26'), name: 'Làm bù', certain: true }],
    years: [2025],
  };
}

function span(from: string, to: string, name: string): readonly DayOff[] {
  const days: DayOff[] = [];
  for (let value = day(from); value <= to; value = addDays(value, 1))
    days.push({ day: value, name, certain: true });
  return days;
}

function realPlan(): Plan {
  const file = new URL('../../data/plan-2025.json', import.meta.url);
  const read = readPlan(readFileSync(file, 'utf8'), 'plan-2025.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}
