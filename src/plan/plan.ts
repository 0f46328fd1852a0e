import type { Calendar } from './calendar.js';
import type { Deadline } from './deadline.js';
import type { Issuer, Subject } from './issuer.js';

export type DepartmentId = string & { readonly __brand: 'DepartmentId' };

/** As the paper prints it: `III.3`, `I.1a`, `VII.2.1`; `B.I.1.1`, `5.1.8`, `12`, `A1` in other plans. */
export type TaskCode = string & { readonly __brand: 'TaskCode' };

export interface Department {
  readonly id: DepartmentId;
  readonly name: string;
  /** Fits a line on a phone: `VP-TK`. */
  readonly shortName: string;
  /** How the plan prints it, each variant. */
  readonly printedAs: readonly string[];
  /** True for CBCC and NGANH: not a department but every one of them, each reporting for itself. */
  readonly everybody: boolean;
}

export interface Section {
  /** Empty in a plan without sections, whose tasks are numbered through. */
  readonly id: string;
  readonly title: string;
  /** What a row of a picture has room for, at most 24 characters. */
  readonly shortTitle?: string;
}

/** The cells of the Appendix row, letter for letter as scanned. */
export interface PrintedRow {
  readonly objective: string;
  readonly assignment: string;
  readonly activities: string;
  readonly deliverable: string;
  readonly lead: string;
  readonly support: string;
  readonly deadline: string;
}

/**
 * Where a task comes from: a row of the Appendix, a duty of the plan's body (section TH), or work that was assigned
 * beside the plan, which the journal tells of. The plan's figures count the rows of the Appendix alone.
 */
export type Origin = 'appendix' | 'duty' | 'assigned';

/** One separately due piece of work. */
export interface Task {
  readonly code: TaskCode;
  readonly section: string;
  /** At most 60 characters. */
  readonly title: string;
  /** The work in full, scanning errors mended. */
  readonly text: string;
  readonly deliverable: string;
  readonly lead: DepartmentId;
  /** Others who may report it though the lead answers for it (III.3: các ngành phụ trách giải quyết TTHC). */
  readonly mayAlsoReport: readonly DepartmentId[];
  readonly support: string;
  readonly deadline: Deadline;
  /** "nếu có" work: a period may well have nothing to report. */
  readonly ifAny: boolean;
  readonly origin: Origin;
  /** Of assigned work with several leads: all of them, each of which reports its part. Not given: `lead` alone. */
  readonly leads?: readonly DepartmentId[];
  readonly printed: PrintedRow;
}

export interface Target {
  readonly code: string;
  readonly where: string;
  readonly text: string;
  readonly comparison: 'at-least' | 'more-than' | 'exactly';
  readonly value: number;
  readonly unit: string;
  /** Tasks whose work it measures. */
  readonly tasks: readonly TaskCode[];
  /** Who answers for it; without it, whoever leads its tasks. */
  readonly lead?: DepartmentId;
  /** Of a percentage: what it is counted over, where the office knows their number (5 đơn vị). */
  readonly of?: CountedOver;
}

interface CountedOver {
  readonly count: number;
  readonly unit: string;
}

interface Misreading {
  readonly scanned: string;
  readonly meant: string;
}

/** The decree: read at start, never written by the bot. */
export interface Plan {
  readonly year: number;
  readonly title: string;
  /** The office, as summaries print it: `Xã Cẩm Nhượng`. */
  readonly office: string;
  /** The committee or meeting that the plan's progress is told to: `Ban Chỉ đạo CCHC xã`, `Hội đồng trường`. */
  readonly committee: string;
  readonly subject: Subject;
  readonly issuer: Issuer;
  readonly departments: readonly Department[];
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  /** Words that the scan misread in the printed cells, each with what the paper says. */
  readonly misread: readonly Misreading[];
  /** What the coordinator should know when the plan is loaded. */
  readonly remarks: readonly string[];
  /** The task that is the issuing of this very plan, so that loading it normally means that it is done. */
  readonly itself: TaskCode | null;
  /** With `strict` the day D of "trước ngày D" is late already. */
  readonly before: 'careful' | 'strict';
}

/** What the pure core needs to know of the world beside the journal. */
export interface Office {
  readonly plan: Plan;
  readonly calendar: Calendar;
  /** The plan without what was decided of its tasks since; not given where nothing was. */
  readonly decree?: Plan;
  /** Departments of other plans that the plan in force has no more: what happened under those keeps their names. */
  readonly otherDepartments?: readonly Department[];
}

/** The departments that are real (not CBCC, not NGANH), in the plan's order. */
export function realDepartments(plan: Plan): readonly Department[] {
  return plan.departments.filter((department) => !department.everybody);
}

/**
 * The department of that id. What happened under an earlier plan may name one that the plan in force has no more:
 * then the id is all that is known of it.
 */
export function departmentOf(plan: Plan, id: DepartmentId): Department {
  const department = plan.departments.find((one) => one.id === id);
  return department ?? { id, name: id, shortName: id, printedAs: [], everybody: false };
}

/** The same with the names of other plans' departments. */
export function departmentKnown({ plan, otherDepartments = [] }: Office, id: DepartmentId): Department {
  const other = isOfPlan(plan, id) ? undefined : otherDepartments.find((one) => one.id === id);
  return other ?? departmentOf(plan, id);
}

/** Whether the plan has a department of that id. */
export function isOfPlan({ departments }: Plan, id: DepartmentId): boolean {
  return departments.some((one) => one.id === id);
}

export function findTask(plan: Plan, code: string): Task | undefined {
  return plan.tasks.find((task) => task.code === code);
}

/** Everybody reports a part of it for itself. */
export function isForEverybody(plan: Plan, task: Task): boolean {
  return departmentOf(plan, task.lead).everybody;
}

/** The departments that lead a task, as it is written: one, several of assigned work, or "every department" itself. */
export function leadsOf({ lead, leads }: Task): readonly DepartmentId[] {
  return leads ?? [lead];
}

/** Several departments each report a part of it: all of them, or those that were named. */
export function hasParts(plan: Plan, task: Task): boolean {
  return isForEverybody(plan, task) || leadsOf(task).length > 1;
}

/** A task with a printed date, a span or a recurrence: what the offices count ("nhiệm vụ có thời hạn"). */
export function isDated(task: Task): boolean {
  return task.deadline.periods.length > 0;
}

/** A printed cell as it is shown: the scan's misreadings mended. */
export function displayed(plan: Plan, printed: string): string {
  return plan.misread.reduce((text, { scanned, meant }) => text.replaceAll(scanned, meant), printed);
}
