import type { Deadline } from '../plan/deadline.js';
import { readDeadline } from '../plan/read-deadline.js';
import type { DepartmentId, Plan, TaskCode } from '../plan/plan.js';
import { issuerWith, subjectOf } from '../plan/issuer-words.js';
import { firstJsonFault, withoutMark } from './json-fault.js';
import { movePeriods } from './offset.js';
import { relationFaults, shapeFaults, type Fault } from './plan-faults.js';
import { planFileSchema, planSketchSchema, type PlanFile } from './plan-schema.js';

type ReadPlan =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads a plan file. The dates are not in it: they are read from the printed phrases.
 * @param text the file's text
 * @param fileName how the faults name the file
 * @returns the plan without the sections that are switched off, or every fault at once, each with the file, the
 * place and the mend
 */
export function readPlan(text: string, fileName: string): ReadPlan {
  const read = readPlanFile(text, fileName);
  return read.ok ? { ok: true, plan: planOf(read.file) } : read;
}

export type ReadPlanFile =
  { readonly ok: true; readonly file: PlanFile } | { readonly ok: false; readonly faults: readonly string[] };

/** The same as it is written down, for whoever makes another plan file of it. */
export function readPlanFile(text: string, fileName: string): ReadPlanFile {
  const json = withoutMark(text);
  const broken = firstJsonFault(json);
  if (broken) {
    const { line, column, expected, found } = broken;
    const place = `${fileName}: line ${line}, column ${column}`;
    return { ok: false, faults: [`${place}: expected ${expected}, found ${found}; mend the JSON there.`] };
  }
  const value: unknown = JSON.parse(json);
  const read = planFileSchema.safeParse(value, { reportInput: true });
  const faults = withoutEchoes([
    ...(read.success ? [] : shapeFaults(read.error.issues)),
    ...relationFaults(planSketchSchema.parse(value)),
  ]);
  if (read.success && faults.length === 0) return { ok: true, file: read.data };
  const sorted = inOrderOfTheFile(faults);
  return {
    ok: false,
    faults: sorted.map((fault) => `${fileName}: ${placeOf(value, fault)} ${fault.message}.`),
  };
}

function planOf(file: PlanFile): Plan {
  const sections = file.sections.filter((section) => section.enabled !== false);
  const inAppendix = new Map(sections.map((section) => [section.id, section.appendix !== false]));
  const tasks = file.tasks.filter((task) => inAppendix.has(task.section));
  const isThere = (code: string): boolean => tasks.some((task) => task.code === code);
  return {
    year: file.year,
    title: file.title,
    office: file.office,
    committee: file.committee,
    subject: file.subject ?? subjectOf(file.title),
    issuer: issuerWith(file.office, file.issuer ?? {}),
    departments: file.departments.map((department) => ({
      ...department,
      id: department.id as DepartmentId,
      everybody: department.everybody ?? false,
    })),
    sections: sections.map(({ id, title, shortTitle }) => ({
      id,
      title,
      ...(shortTitle === undefined ? {} : { shortTitle }),
    })),
    tasks: tasks.map((task) => ({
      code: task.code as TaskCode,
      section: task.section,
      title: task.title,
      text: task.text,
      deliverable: task.deliverable,
      lead: task.lead as DepartmentId,
      mayAlsoReport: (task.mayAlsoReport ?? []).map((id) => id as DepartmentId),
      support: task.support,
      deadline: deadlineOf(task, file.year),
      ifAny: task.ifAny ?? false,
      origin: (inAppendix.get(task.section) ?? true) ? 'appendix' : 'duty',
      printed: task.printed,
    })),
    targets: file.targets.map(({ lead, of, ...target }) => ({
      ...target,
      tasks: target.tasks.filter(isThere).map((code) => code as TaskCode),
      ...(lead !== undefined && { lead: lead as DepartmentId }),
      ...(of !== undefined && { of }),
    })),
    misread: file.misread ?? [],
    remarks: file.remarks,
    itself: file.itself !== null && isThere(file.itself) ? (file.itself as TaskCode) : null,
    before: file.before,
  };
}

/** The printed phrase stays what is shown, also where another is read in its place. */
function deadlineOf(task: PlanFile['tasks'][number], year: number): Deadline {
  const read = readDeadline(task.deadlineAs?.phrase ?? task.printed.deadline, year);
  return {
    ...read,
    printed: task.printed.deadline,
    periods: movePeriods(read.periods, task.offsetDays ?? 0),
    doubts: task.deadlineAs ? [...read.doubts, task.deadlineAs.because] : read.doubts,
  };
}

/** Of several faults at one place the first: what is no code at all need not also be told that it is unknown. */
function withoutEchoes(faults: readonly Fault[]): readonly Fault[] {
  const first = new Map<string, Fault>();
  for (const fault of faults) {
    const place = fault.path.join('/');
    if (!first.has(place)) first.set(place, fault);
  }
  return [...first.values()];
}

/** From the file's top down, as the person who mends it will go. */
function inOrderOfTheFile(faults: readonly Fault[]): readonly Fault[] {
  const fields = Object.keys(planFileSchema.shape);
  const rank = ({ path: [field, index] }: Fault): number => {
    const place = fields.indexOf(String(field));
    return (place < 0 ? fields.length : place) * 1e6 + (typeof index === 'number' ? index : 0);
  };
  return [...faults].sort((one, other) => rank(one) - rank(other));
}

/** `tasks[12] (III.2) › title`: the index for an editor, the code for a reader. */
function placeOf(value: unknown, { path }: Fault): string {
  const parts: string[] = [];
  let here: unknown = value;
  for (const key of path) {
    here = isRecord(here) ? here[String(key)] : undefined;
    const last = parts.length - 1;
    if (typeof key === 'number') parts[last] = `${parts[last] ?? ''}[${key}]${nameOf(here)}`;
    else parts.push(String(key));
  }
  return parts.length === 0 ? 'the file' : parts.join(' › ');
}

function nameOf(value: unknown): string {
  if (!isRecord(value)) return '';
  const name = value['code'] ?? value['id'];
  return typeof name === 'string' && name !== '' ? ` (${name})` : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
