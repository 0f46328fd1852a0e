import { readFileSync } from 'node:fs';
import { calendarOf } from '../../src/plan/calendar.js';
import type { HolidayList } from '../../src/plan/calendar.js';
import { day } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import { findTask } from '../../src/plan/plan.js';
import type { DepartmentId, Office, Plan, Task, TaskCode } from '../../src/plan/plan.js';
import { readHolidays } from '../../src/store/holidays-file.js';
import { readPlan } from '../../src/store/plan-file.js';
import { isClosing } from '../../src/journal/fact.js';
import type { Fact, Happening, PersonId, Post, ReportStatus } from '../../src/journal/fact.js';
import { replay } from '../../src/journal/replay/replay.js';
import type { History, Person } from '../../src/journal/history.js';
import { standingsOf } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';

/** The days off as announced, as the program itself reads them. */
export const holidays = realHolidays();

/** The office of the real plan of 2025. */
export const office: Office = { plan: realPlan(), calendar: calendarOf(holidays) };

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
  /** The day of the documents. */
  readonly dated?: string;
  readonly update?: number;
}

/** A report; without more it says: done that day, of the year's only period. */
export function reported(report: ReportEntry): Entry {
  const status = report.status ?? 'done';
  const closing = isClosing(status);
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
      evidence: (report.documents ?? []).map((number) => ({
        kind: 'document',
        number,
        dated: report.dated === undefined ? null : day(report.dated),
      })),
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

function realHolidays(): HolidayList {
  const read = readHolidays(dataFile('holidays.json'), 'holidays.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.holidays;
}

function realPlan(): Plan {
  const read = readPlan(dataFile('plan-2025.json'), 'plan-2025.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

function dataFile(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
}
