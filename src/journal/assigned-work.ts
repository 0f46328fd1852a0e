import type { Day } from '../plan/day.js';
import { departmentOf } from '../plan/plan.js';
import type { DepartmentId, Office, Plan, Task, TaskCode } from '../plan/plan.js';
import { NAME } from '../plan/words.js';
import { onDutyFor, recipientsOf } from './duty.js';
import type { FactOf, PersonId } from './fact.js';
import type { Assignment, History, Person } from './history.js';
import { findPerson } from './people.js';

/** The section of assigned work, and the first part of its codes: "phát sinh". */
export const ASSIGNED_SECTION = 'PS';

/** The longest title that a line on a phone has room for. */
const LONGEST_TITLE = 60;

type Assigned = FactOf<'task-assigned'>;
/** What the task of an assignment is made of, which may be none yet. */
export type AssignedTask = Pick<Assigned, 'task' | 'text' | 'leads' | 'deadline' | 'product' | 'support'>;

/** By the decreed plan: as it was with some of the assignments, the newest last. */
const plans = new WeakMap<Plan, { readonly facts: readonly Assigned[]; readonly plan: Plan }[]>();
const decreedPlans = new WeakMap<Plan, Plan>();
/** Of a week's figures and a year's trend so many states are looked at side by side. */
const MOST_KEPT = 24;
const tasks = new WeakMap<Plan, WeakMap<Assigned, Task>>();

/**
 * The decreed plan with the work that was assigned beside it, each a task of the section PS: what the core knows of
 * tasks holds for it as well. The same value as long as the assignments are the same, so that what is reckoned from the
 * plan can be kept; without any it is the decreed plan itself.
 */
export function withAssigned(decreed: Plan, history: Pick<History, 'assignments'>): Plan {
  const facts = assignmentsOf(history, decreed.year).flatMap(({ fact, ended }) => (ended ? [] : [fact]));
  if (facts.length === 0) return decreed;
  const kept = plans.get(decreed) ?? [];
  plans.set(decreed, kept);
  const known = kept.findLast((one) => isSame(one.facts, facts));
  if (known) return known.plan;
  const section = { id: ASSIGNED_SECTION, title: NAME.assigned, shortTitle: NAME.assigned };
  const plan = {
    ...decreed,
    sections: decreed.sections.some(({ id }) => id === ASSIGNED_SECTION)
      ? decreed.sections
      : [...decreed.sections, section],
    tasks: [...decreed.tasks, ...facts.map((fact) => taskOf(decreed, fact))],
  };
  kept.push({ facts, plan });
  if (kept.length > MOST_KEPT) kept.shift();
  decreedPlans.set(plan, decreed);
  return plan;
}

/** The plan as it was decreed, without what was assigned beside it or decided since: of that one there is a file. */
export function decreedPlan({ plan, decree = plan }: Pick<Office, 'plan' | 'decree'>): Plan {
  return decreedPlans.get(decree) ?? decree;
}

const offices = new WeakMap<Office, WeakMap<Plan, Office>>();

/**
 * The office as it was with a history of another time: what was assigned since is no task in it. What was decided of its
 * tasks by a day is for `officeOn`.
 */
export function officeAsOf(office: Office, history: Pick<History, 'assignments'>): Office {
  const plan = withAssigned(decreedPlan(office), history);
  if (plan === (office.decree ?? office.plan)) return office;
  const known = offices.get(office) ?? new WeakMap<Plan, Office>();
  offices.set(office, known);
  const then = known.get(plan) ?? { ...office, plan, decree: plan };
  known.set(plan, then);
  return then;
}

function isSame(some: readonly Assigned[], others: readonly Assigned[]): boolean {
  return some.length === others.length && some.every((fact, at) => fact === others[at]);
}

/** The assignments of a plan's year, ended ones too. */
export function assignmentsOf(
  { assignments }: Pick<History, 'assignments'>,
  year: number,
): readonly Assignment[] {
  return assignments.length === 0 ? assignments : assignments.filter(({ fact }) => fact.year === year);
}

/** The assignment that a task is; null for the plan's own tasks. */
export function assignmentOf(
  history: Pick<History, 'assignments'>,
  { plan, task }: { readonly plan: Plan; readonly task: Task },
): Assignment | null {
  if (task.origin !== 'assigned') return null;
  return assignmentsOf(history, plan.year).find(({ fact }) => fact.task === task.code) ?? null;
}

/** The code of the next work that is assigned: of no other in the year, those taken back among them. */
export function nextAssignedCode(plan: Plan, history: Pick<History, 'assignments'>): TaskCode {
  const used = new Set<string>([
    ...plan.tasks.map(({ code }) => code),
    ...assignmentsOf(history, plan.year).map(({ fact }) => fact.task),
  ]);
  let number = 1;
  while (used.has(codeOf(number))) number += 1;
  return codeOf(number);
}

function codeOf(number: number): TaskCode {
  return `${ASSIGNED_SECTION}.${number}` as TaskCode;
}

function taskOf(plan: Plan, fact: Assigned): Task {
  const ofPlan = tasks.get(plan) ?? new WeakMap<Assigned, Task>();
  tasks.set(plan, ofPlan);
  const task = ofPlan.get(fact) ?? assignedTask(plan, fact);
  ofPlan.set(fact, task);
  return task;
}

/** The task that an assignment is, or would be. */
export function assignedTask(plan: Plan, fact: AssignedTask): Task {
  const { text, leads, deadline, product, support } = fact;
  const [lead] = leads;
  if (lead === undefined) throw new RangeError(`nobody leads ${fact.task}`);
  return {
    code: fact.task,
    section: ASSIGNED_SECTION,
    title: titleOf(text),
    text,
    deliverable: product,
    lead,
    ...(leads.length > 1 && { leads }),
    mayAlsoReport: [],
    support,
    deadline: { ...deadline, doubts: [], reason: null },
    ifAny: false,
    origin: 'assigned',
    printed: {
      objective: '',
      assignment: text,
      activities: '',
      deliverable: product,
      lead: leads.map((id) => departmentOf(plan, id).name).join(', '),
      support,
      deadline: deadline.printed,
    },
  };
}

/** As much of the work as a title has room for, ending with a whole word. */
function titleOf(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words.length <= LONGEST_TITLE) return words;
  const cut = words.slice(0, LONGEST_TITLE - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > LONGEST_TITLE / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** Whom an assignment concerns, and for which of its leads. */
export interface ToldOfAssignment {
  readonly person: Person;
  readonly departments: readonly DepartmentId[];
}

/** Who hears of an assignment: the person who is to do it, else whoever is reminded of the work of its leads. */
export function toldOfAssignment(
  history: History,
  assigned: Pick<Assigned, 'leads' | 'person'> & { readonly today: Day },
): readonly ToldOfAssignment[] {
  const { today } = assigned;
  const chosen = assigned.person === null ? null : reachedFor(history, assigned.person, today);
  if (chosen) return [{ person: chosen, departments: assigned.leads }];
  const told = new Map<PersonId, ToldOfAssignment>();
  for (const department of assigned.leads) {
    for (const person of recipientsOf(history, department, today).people) {
      const departments = [...(told.get(person.id)?.departments ?? []), department];
      told.set(person.id, { person, departments });
    }
  }
  return [...told.values()].filter(({ person }) => person.unreachable === null);
}

function reachedFor(history: History, id: PersonId, today: Day): Person | null {
  const person = findPerson(history, onDutyFor(history, id, today));
  return person && person.unreachable === null ? person : null;
}
