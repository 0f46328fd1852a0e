import type { DraftDepartment, DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Correction, Share, Step } from './correction.js';
import { isSameName } from './named.js';

type Of<Kind extends Correction['kind']> = Extract<Correction, { kind: Kind }>;

/** More bodies than these do no piece of work together, nor were they one. */
export const MOST_NAMES = 20;

/** Those of the plan, and the named ones that it did not have. */
export function withDepartments(
  { departments }: PlanDraft,
  named: readonly DraftDepartment[],
): readonly DraftDepartment[] {
  const known = new Set(departments.map(({ id }) => id));
  const fresh = named.filter(
    ({ id }, at) => !known.has(id) && named.findIndex((one) => one.id === id) === at,
  );
  return [...departments, ...fresh];
}

/** All that one department had is the other's; the next document that prints the first name means the other one. */
export function merged(draft: PlanDraft, { from, into }: Of<'merge'>): Step {
  if (from === into) return { fault: { kind: 'same-department' } };
  const [gone, heir] = [from, into].map((id) => draft.departments.find((one) => one.id === id));
  if (!gone || !heir) return { fault: { kind: 'no-department', words: gone ? into : from } };
  const printedAs = [...new Set([...heir.printedAs, gone.name, gone.shortName, gone.id, ...gone.printedAs])];
  return {
    draft: {
      ...draft,
      departments: draft.departments
        .filter((one) => one !== gone)
        .map((one) => (one === heir ? { ...one, printedAs } : one)),
      tasks: draft.tasks.map((task) => withBodies(task, (id) => [id === from ? into : id])),
      targets: draft.targets.map((target) => (target.lead === from ? { ...target, lead: into } : target)),
    },
  };
}

/** The bodies that one department was. Those that share all lead by the first; what nobody was given stays with the first. */
export function split(draft: PlanDraft, { from, shares }: Of<'split'>): Step {
  const gone = draft.departments.find(({ id }) => id === from);
  if (!gone) return { fault: { kind: 'no-department', words: from } };
  const [first, ...others] = [...new Set(shares.map(({ department }) => department.id))];
  if (first === undefined || others.length === 0) return { fault: { kind: 'one-name' } };
  if (shares.length > MOST_NAMES) return { fault: { kind: 'too-many-names', most: MOST_NAMES } };
  const strange = shares
    .flatMap(({ codes }) => (codes === 'together' ? [] : codes))
    .find(isNotLedBy(draft, from));
  if (strange !== undefined) return { fault: { kind: 'not-of-department', code: strange, name: gone.name } };
  const together = shares.flatMap(({ codes, department: { id } }) => (codes === 'together' ? [id] : []));
  const heirsOf = (task: DraftTask): readonly string[] => {
    const own = ownOf(shares, task.code);
    if (own !== null && task.lead === from) return [own];
    return together.length > 0 ? together : [first];
  };
  const stays = [first, ...others].includes(from);
  return {
    draft: {
      ...draft,
      departments: withDepartments(
        draft,
        shares.map(({ department }) => department),
      ).filter(({ id }) => stays || id !== from),
      tasks: draft.tasks.map((task) => withBodies(task, (id) => (id === from ? heirsOf(task) : [id]))),
      targets: draft.targets.map((target) => (target.lead === from ? { ...target, lead: first } : target)),
    },
  };
}

function isNotLedBy({ tasks }: PlanDraft, lead: string): (code: string) => boolean {
  return (code) => tasks.find((task) => task.code === code)?.lead !== lead;
}

function ownOf(shares: readonly Share[], code: string): string | null {
  const own = shares.find(({ codes }) => codes !== 'together' && codes.includes(code));
  return own?.department.id ?? null;
}

/** Reports stay with the department's id; its former name goes on meaning it. */
export function renamed(draft: PlanDraft, { id, name, shortName }: Of<'rename'>): Step {
  const own = draft.departments.find((one) => one.id === id);
  if (!own) return { fault: { kind: 'no-department', words: id } };
  if (name.trim() === '') return { fault: { kind: 'nobody-named' } };
  const taken = draft.departments.find(
    (one) => one !== own && [one.name, one.shortName, one.id].some((known) => isSameName(known, name)),
  );
  if (taken) return { fault: { kind: 'name-taken', name: taken.name } };
  if (own.name === name) return { fault: { kind: 'unchanged' } };
  const printedAs = [...new Set([...own.printedAs, own.name])];
  const now: DraftDepartment = { ...own, name, shortName, printedAs };
  return { draft: { ...draft, departments: draft.departments.map((one) => (one === own ? now : one)) } };
}

/** The row with other bodies in the place of those that it names; none is named twice, and the lead leads alone. */
function withBodies(task: DraftTask, heirs: (id: string) => readonly string[]): DraftTask {
  const { mayAlsoReport = [], ...rest } = task;
  const [lead = task.lead, ...besides] = heirs(task.lead);
  const others = [...new Set([...besides, ...mayAlsoReport.flatMap(heirs)])].filter((id) => id !== lead);
  if (others.length === 0 && mayAlsoReport.length === 0) return lead === task.lead ? task : { ...task, lead };
  return { ...rest, lead, ...(others.length > 0 && { mayAlsoReport: others }) };
}
