import type { z } from 'zod';
import { misfitOf } from '../plan/codes/of-section.js';
import { keyOf, partsOf } from '../plan/codes/printed.js';
import { yearsOfTitle } from '../plan/drafting/title-year.js';
import { readDeadline } from '../plan/read-deadline.js';
import { movePeriods, recurs } from './offset.js';
import type { PlanSketch } from './plan-schema.js';

type Path = readonly PropertyKey[];

/** What is wrong at a place of the file, and the mend, in one clause: `is empty; fill it in`. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** What the shape of the file gets wrong, in words for the person who edits it. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[]): readonly Fault[] {
  return issues.flatMap((issue): readonly Fault[] => {
    if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: shapeMessage(issue) }];
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: 'is no field of a plan file; mend its name or remove it',
    }));
  });
}

function shapeMessage(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.code !== 'invalid_format') return 'is missing; add it';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${WANTED[issue.expected] ?? `a ${issue.expected}`}, not ${found(issue.input)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}, not ${found(issue.input)}`;
    case 'invalid_format':
      return `${found(issue.input)} ${issue.message}`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'is empty; fill it in';
      return `must be at least ${String(issue.minimum)}, not ${found(issue.input)}`;
    case 'too_big':
      if (typeof issue.input !== 'string')
        return `must be at most ${String(issue.maximum)}, not ${found(issue.input)}`;
      return `is ${String(issue.input.length)} characters long; shorten it to ${String(issue.maximum)}, which fit a phone`;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'a record in { }',
};

function found(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  return input !== null && typeof input === 'object' ? 'a record' : JSON.stringify(input);
}

/** What the fields say about each other: ids that do not exist or exist twice, codes outside their section, dates. */
export function relationFaults(plan: PlanSketch): readonly Fault[] {
  return [
    ...titleFaults(plan),
    ...doubled(
      'departments',
      'id',
      plan.departments.map((one) => one.id),
    ),
    ...doubled(
      'sections',
      'id',
      plan.sections.map((one) => one.id),
    ),
    ...doubled(
      'tasks',
      'code',
      plan.tasks.map((one) => one.code),
    ),
    ...doubled(
      'targets',
      'code',
      plan.targets.map((one) => one.code),
    ),
    ...alikeFaults(plan),
    ...referenceFaults(plan),
    ...plan.tasks.flatMap((task, index) => deadlineFaults(plan, task, ['tasks', index])),
  ];
}

function titleFaults(plan: PlanSketch): readonly Fault[] {
  const years = yearsOfTitle(plan.title ?? '');
  const [year] = years;
  if (year === undefined || plan.year === undefined || years.includes(plan.year)) return [];
  return [{ path: ['year'], message: `is ${plan.year}, but the title says năm ${year}; mend the wrong one` }];
}

function doubled(list: string, field: string, ids: readonly (string | undefined)[]): readonly Fault[] {
  const firsts = firstPlaces(ids);
  return ids.flatMap((id, index) => {
    const first = firsts.get(id) ?? index;
    if (id === undefined || first === index) return [];
    return [
      { path: [list, index, field], message: `"${id}" is already ${list}[${first}]; give each its own` },
    ];
  });
}

function firstPlaces(ids: readonly (string | undefined)[]): ReadonlyMap<string | undefined, number> {
  const firsts = new Map<string | undefined, number>();
  for (const [index, id] of ids.entries()) if (!firsts.has(id)) firsts.set(id, index);
  return firsts;
}

/** `I.1a` and `I.1.a` are typed alike, so nobody could say which is meant. */
function alikeFaults({ tasks }: PlanSketch): readonly Fault[] {
  const keys = tasks.map(({ code }) => (code === undefined ? undefined : keyOf(partsOf(code))));
  const firsts = firstPlaces(keys);
  return tasks.flatMap(({ code }, index) => {
    const first = firsts.get(keys[index]) ?? index;
    if (code === undefined || first === index) return [];
    const message = `"${code}" is typed like "${tasks[first]?.code ?? ''}" of tasks[${first}]; give it another`;
    return [{ path: ['tasks', index, 'code'], message }];
  });
}

function referenceFaults(plan: PlanSketch): readonly Fault[] {
  const known = (what: string, ids: readonly (string | undefined)[]) => {
    const there = new Set(ids.filter((id) => id !== undefined));
    return (id: string | undefined, path: Path): readonly Fault[] => {
      if (id === undefined || there.has(id)) return [];
      const few = there.size > 12 ? '' : ` (there are: ${[...there].join(', ')})`;
      return [{ path, message: `"${id}" is no ${what} of this plan; use one that it has${few}` }];
    };
  };
  const department = known(
    'department',
    plan.departments.map((one) => one.id),
  );
  const section = known(
    'section',
    plan.sections.map((one) => one.id),
  );
  const task = known(
    'task',
    plan.tasks.map((one) => one.code),
  );
  return [
    ...task(plan.itself, ['itself']),
    ...plan.tasks.flatMap((one, index) => [
      ...section(one.section, ['tasks', index, 'section']),
      ...codeFaults(plan, one, ['tasks', index, 'code']),
      ...department(one.lead, ['tasks', index, 'lead']),
      ...one.mayAlsoReport.flatMap((id, place) => department(id, ['tasks', index, 'mayAlsoReport', place])),
    ]),
    ...plan.targets.flatMap((one, index) => [
      ...one.tasks.flatMap((code, place) => task(code, ['targets', index, 'tasks', place])),
      ...department(one.lead, ['targets', index, 'lead']),
    ]),
  ];
}

type TaskSketch = PlanSketch['tasks'][number];

function codeFaults(plan: PlanSketch, { code, section }: TaskSketch, path: Path): readonly Fault[] {
  if (code === undefined || section === undefined) return [];
  const misfit = misfitOf(
    code,
    section,
    plan.sections.flatMap(({ id }) => id ?? []),
  );
  if (!misfit) return [];
  const own =
    section === ''
      ? `begins with section "${misfit.other ?? ''}." but is in none`
      : `does not begin with its section "${section}."`;
  return [{ path, message: `"${code}" ${own}; mend one of the two` }];
}

function deadlineFaults(plan: PlanSketch, task: TaskSketch, path: Path): readonly Fault[] {
  const phrase = task.deadlineAs.phrase ?? task.printed.deadline;
  if (phrase === undefined) return [];
  if (phrase.trim() === '') {
    const message = 'is empty; a merged cell keeps its emptiness, so say in "deadlineAs" what is meant';
    return [{ path: [...path, 'printed', 'deadline'], message }];
  }
  if (!task.offsetDays || plan.year === undefined) return [];
  const deadline = readDeadline(phrase, plan.year);
  const offset = [...path, 'offsetDays'];
  if (!recurs(deadline.kind)) {
    return [
      { path: offset, message: `moves recurring work only, but "${phrase}" does not recur; remove it` },
    ];
  }
  const early = movePeriods(deadline.periods, task.offsetDays).find((period) => period.due < period.opens);
  if (!early) return [];
  return [{ path: offset, message: `makes "${early.label}" due before it opens; use fewer days` }];
}
