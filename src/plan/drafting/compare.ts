import type { Department, Plan, Task } from '../plan.js';
import { likeness, sameWords } from './likeness.js';

/** What of a task is otherwise now, as both plans print it. */
interface Change {
  readonly field: 'deadline' | 'lead' | 'support' | 'deliverable' | 'text';
  readonly before: string;
  readonly after: string;
}

export interface ChangedTask {
  readonly before: Task;
  readonly after: Task;
  readonly changes: readonly Change[];
}

/** One code, two pieces of work: never merged in silence. */
export interface Replaced {
  readonly before: Task;
  readonly after: Task;
  /** Where the work that had the code stands now. */
  readonly movedTo: Task | null;
}

/** What a newer plan makes of an older one; reports stay with their codes. */
export interface PlanComparison {
  readonly added: readonly Task[];
  readonly changed: readonly ChangedTask[];
  readonly gone: readonly Task[];
  readonly replaced: readonly Replaced[];
  /** The same work under a code that the older plan did not have. */
  readonly renumbered: readonly { readonly before: Task; readonly after: Task }[];
  /** Tasks of the newer plan whose time nobody can read yet. */
  readonly unclear: readonly Task[];
  readonly unchanged: number;
  readonly newDepartments: readonly Department[];
  readonly goneDepartments: readonly Department[];
}

/** Below this the words of one code are those of another piece of work. */
const ANOTHER = 0.45;
/** From this on the words under two codes are the same piece of work. */
const THE_SAME = 0.8;

/** Compares two plans code by code. */
export function comparePlans(before: Plan, after: Plan): PlanComparison {
  const pairs = before.tasks.flatMap((task) => {
    const now = after.tasks.find(({ code }) => code === task.code);
    return now ? [{ before: task, after: now }] : [];
  });
  const isAnother = (pair: Pair): boolean => likenessOf(pair.before, pair.after) < ANOTHER;
  const replacedPairs = pairs.filter(isAnother);
  const kept = pairs.filter((pair) => !isAnother(pair));
  const without = before.tasks.filter((task) => !pairs.some((pair) => pair.before === task));
  const fresh = after.tasks.filter((task) => !pairs.some((pair) => pair.after === task));
  const homes = movesOf(
    [...replacedPairs.map((pair) => pair.before), ...without],
    [...replacedPairs.map((pair) => pair.after), ...fresh],
  );
  const arrived = new Set(homes.values());
  const compared = kept.map((pair) => ({ ...pair, changes: changesOf(pair, { before, after }) }));
  return {
    added: fresh.filter((task) => !arrived.has(task)),
    changed: compared.filter(({ changes }) => changes.length > 0),
    gone: without.filter((task) => !homes.has(task)),
    replaced: replacedPairs.map((pair) => ({ ...pair, movedTo: homes.get(pair.before) ?? null })),
    renumbered: without.flatMap((task) => {
      const now = homes.get(task);
      return now ? [{ before: task, after: now }] : [];
    }),
    unclear: after.tasks.filter(({ deadline }) => deadline.kind === 'unknown'),
    unchanged: compared.filter(({ changes }) => changes.length === 0).length,
    newDepartments: after.departments.filter(
      (one) => !before.departments.some((other) => isSame(one, other)),
    ),
    goneDepartments: before.departments.filter(
      (one) => !after.departments.some((other) => isSame(one, other)),
    ),
  };
}

interface Pair {
  readonly before: Task;
  readonly after: Task;
}

/** Each piece of work to the one that it is most like, the surest first; none is given twice. */
function movesOf(from: readonly Task[], to: readonly Task[]): ReadonlyMap<Task, Task> {
  const all = from.flatMap((before) =>
    to.map((after) => ({ before, after, like: likenessOf(before, after) })),
  );
  const moves = new Map<Task, Task>();
  const taken = new Set<Task>();
  for (const { before, after, like } of all.sort((one, other) => other.like - one.like)) {
    if (like < THE_SAME || moves.has(before) || taken.has(after) || before.code === after.code) continue;
    moves.set(before, after);
    taken.add(after);
  }
  return moves;
}

/** The mended text of one plan may stand against the printed words of the other: the likelier counts. */
function likenessOf(before: Task, after: Task): number {
  return Math.max(likeness(before.text, after.text), likeness(printedWork(before), printedWork(after)));
}

function printedWork({ printed }: Task): string {
  return [printed.objective, printed.assignment, printed.activities].join(' ').trim();
}

function changesOf(pair: Pair, plans: { readonly before: Plan; readonly after: Plan }): readonly Change[] {
  const [one, other] = [pair.before, pair.after];
  const leads = [departmentOf(plans.before, one), departmentOf(plans.after, other)] as const;
  const dues = (task: Task): string => task.deadline.periods.map(({ due }) => due).join();
  const changes: Change[] = [];
  const add = (field: Change['field'], before: string, after: string): void =>
    void changes.push({ field, before, after });
  if (!sameWords(one.deadline.printed, other.deadline.printed) || dues(one) !== dues(other))
    add('deadline', one.deadline.printed, other.deadline.printed);
  if (!isSame(leads[0], leads[1])) add('lead', leads[0].name, leads[1].name);
  if (!sameWords(one.support, other.support)) add('support', one.support, other.support);
  if (!sameWords(one.printed.deliverable, other.printed.deliverable))
    add('deliverable', one.printed.deliverable, other.printed.deliverable);
  if (!sameWords(printedWork(one), printedWork(other)) && !sameWords(one.text, other.text))
    add('text', one.text, other.text);
  return changes;
}

type Named = Pick<Department, 'id' | 'name'>;

function departmentOf({ departments }: Plan, { lead }: Task): Named {
  return departments.find(({ id }) => id === lead) ?? { id: lead, name: lead };
}

/** The reports of a department stay with its id. */
function isSame(one: Named, other: Named): boolean {
  return one.id === other.id;
}
