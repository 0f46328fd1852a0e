import type { Department, Plan, Task } from '../plan.js';
import { highestLikeness, likenable, likeness, sameWords } from './likeness.js';
import type { Likenable } from './likeness.js';

/** What of a task is otherwise now, as both plans print it. */
interface Change {
  readonly field: 'deadline' | 'lead' | 'others' | 'support' | 'deliverable' | 'text' | 'section';
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
  /** The same work under the same code, called otherwise. It counts as unchanged where nothing else changed. */
  readonly retitled: readonly { readonly before: Task; readonly after: Task }[];
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
  const words = wordsOfTasks();
  const pairs = pairsOf(before, after);
  const replacedPairs = pairs.filter((pair) => isAnother(pair, words));
  const replacedNow = new Set(replacedPairs);
  const kept = pairs.filter((pair) => !replacedNow.has(pair));
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  const without = before.tasks.filter((task) => !paired.has(task));
  const fresh = after.tasks.filter((task) => !paired.has(task));
  const homes = movesOf(
    [...replacedPairs.map((pair) => pair.before), ...without],
    [...replacedPairs.map((pair) => pair.after), ...fresh],
    words,
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
    retitled: kept.filter((pair) => pair.before.title !== pair.after.title),
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

/** The tasks whose codes are another piece of work in the newer plan. */
export function replacedTasks(before: Plan, after: Plan): readonly Pair[] {
  const words = wordsOfTasks();
  return pairsOf(before, after).filter((pair) => isAnother(pair, words));
}

interface Pair {
  readonly before: Task;
  readonly after: Task;
}

function pairsOf(before: Plan, after: Plan): readonly Pair[] {
  const now = new Map(after.tasks.map((task) => [task.code, task]));
  return before.tasks.flatMap((task) => {
    const own = now.get(task.code);
    return own ? [{ before: task, after: own }] : [];
  });
}

function isAnother(pair: Pair, words: WordsOfTask): boolean {
  return likenessOf(words(pair.before), words(pair.after)) < ANOTHER;
}

interface TaskWords {
  readonly text: Likenable;
  readonly printed: Likenable;
}

type WordsOfTask = (task: Task) => TaskWords;

/** A task is taken apart once, however many it is compared with. */
function wordsOfTasks(): WordsOfTask {
  const known = new Map<Task, TaskWords>();
  return (task) => {
    const words = known.get(task) ?? { text: likenable(task.text), printed: likenable(printedWork(task)) };
    known.set(task, words);
    return words;
  };
}

/** Each piece of work to the one that it is most like, the surest first; none is given twice. */
function movesOf(from: readonly Task[], to: readonly Task[], words: WordsOfTask): ReadonlyMap<Task, Task> {
  const all = from.flatMap((before) =>
    to.flatMap((after) => {
      const [one, other] = [words(before), words(after)];
      if (highestOf(one, other) < THE_SAME) return [];
      const like = likenessOf(one, other);
      return like < THE_SAME ? [] : [{ before, after, like }];
    }),
  );
  const moves = new Map<Task, Task>();
  const taken = new Set<Task>();
  for (const { before, after } of all.sort((one, other) => other.like - one.like)) {
    if (moves.has(before) || taken.has(after) || before.code === after.code) continue;
    moves.set(before, after);
    taken.add(after);
  }
  return moves;
}

/** The mended text of one plan may stand against the printed words of the other: the likelier counts. */
function likenessOf(before: TaskWords, after: TaskWords): number {
  return Math.max(likeness(before.text, after.text), likeness(before.printed, after.printed));
}

function highestOf(before: TaskWords, after: TaskWords): number {
  return Math.max(highestLikeness(before.text, after.text), highestLikeness(before.printed, after.printed));
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
  if (
    !sameWords(one.deadline.printed, other.deadline.printed) ||
    dues(one) !== dues(other) ||
    one.deadline.kind !== other.deadline.kind
  )
    add('deadline', one.deadline.printed, other.deadline.printed);
  if (!isSame(leads[0], leads[1])) add('lead', leads[0].name, leads[1].name);
  if ([...one.mayAlsoReport].sort().join() !== [...other.mayAlsoReport].sort().join())
    add('others', namesOf(plans.before, one), namesOf(plans.after, other));
  if (one.section !== other.section)
    add('section', sectionOf(plans.before, one), sectionOf(plans.after, other));
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

function namesOf({ departments }: Plan, { mayAlsoReport }: Task): string {
  return mayAlsoReport.map((id) => departments.find((one) => one.id === id)?.name ?? id).join('; ');
}

function sectionOf({ sections }: Plan, { section }: Task): string {
  const title = sections.find(({ id }) => id === section)?.title ?? '';
  return section === '' ? title : `${section}. ${title}`;
}

/** The reports of a department stay with its id. */
function isSame(one: Named, other: Named): boolean {
  return one.id === other.id;
}
