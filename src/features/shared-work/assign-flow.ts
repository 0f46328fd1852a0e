import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { findTask, isForEverybody } from '../../plan/plan.js';
import type { Task, TaskCode } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import { inChargeOf } from '../../journal/duty.js';
import type { PersonId } from '../../journal/fact.js';
import type { AssignOutcome, InCharge } from '../people/outcome.js';
import { findPerson } from '../../journal/people.js';
import type { Context } from '../../ports/ports.js';
import { decideOnce, present } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

const REFUSED = { kind: 'refused', needs: 'coordinator' } as const;

/** `/assign I.3`: whom it may be given to; without a code, the tasks that the plan gives to everybody. */
export function whomToAssign(world: World, gesture: Gesture, text: string): AssignOutcome | Refused {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return REFUSED;
  const [reference] = readCodes(context.office.plan, text).references;
  if (!reference) {
    if (text.trim() !== '') return { kind: 'code-needed', reference: null };
    return { kind: 'which-task', tasks: collective(context, context.office.plan.tasks), page: 0 };
  }
  switch (reference.kind) {
    case 'task':
      return candidates(context, reference.task, 0);
    case 'row':
    case 'arabic': {
      const tasks = collective(context, reference.tasks);
      if (tasks.length === 0) return { kind: 'code-needed', reference };
      return { kind: 'which-task', tasks, page: 0 };
    }
    case 'unknown':
      return { kind: 'code-needed', reference };
  }
}

/** One page of the choice that a button asks for; null for the task: the list of the tasks. */
export function choosing(
  world: World,
  gesture: Gesture,
  { task: code, page }: { readonly task: TaskCode | null; readonly page: number },
): AssignOutcome | Refused {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return REFUSED;
  if (code === null) {
    return { kind: 'which-task', tasks: collective(context, context.office.plan.tasks), page };
  }
  const task = findTask(context.office.plan, code);
  return task ? candidates(context, task, page) : { kind: 'gone' };
}

/** Puts a person in charge of a task that the plan gives to everybody, or nobody any more. */
export async function assign(
  world: World,
  gesture: Gesture,
  request: { readonly task: TaskCode; readonly person: PersonId | null },
): Promise<AssignOutcome | Refused> {
  const { answer } = await decideOnce<AssignOutcome | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const task = findTask(office.plan, request.task);
    const person = request.person === null ? null : (findPerson(history, request.person) ?? null);
    if (!task || (request.person !== null && !person)) return { facts: [], answer: { kind: 'gone' } };
    if (!isForEverybody(office.plan, task)) return { facts: [], answer: { kind: 'not-collective', task } };
    const before = inChargeOf(office.plan, history, task);
    const answer: AssignOutcome = { kind: 'assigned', task, person, before };
    if (before?.id === person?.id) return { facts: [], answer };
    const { year } = office.plan;
    const fact = { kind: 'assigned', task: task.code, person: person?.id ?? null, year } as const;
    return { facts: [fact], answer };
  });
  return answer;
}

function candidates({ office, history }: Context, task: Task, page: number): AssignOutcome {
  if (!isForEverybody(office.plan, task)) return { kind: 'not-collective', task };
  const current = inChargeOf(office.plan, history, task);
  return { kind: 'which-person', task, people: history.people, current, page };
}

function collective({ office, history }: Context, tasks: readonly Task[]): readonly InCharge[] {
  return tasks
    .filter((task) => isForEverybody(office.plan, task))
    .map((task) => ({ task, person: inChargeOf(office.plan, history, task) }));
}
