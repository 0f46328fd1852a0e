import { leadPartsOf } from '../../../documents/import/assembling/lead-parts.js';
import { cleanName } from '../../../documents/import/assembling/names.js';
import { registerOf, shortOf } from '../../../documents/import/assembling/departments.js';
import type { DraftDepartment, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Plan } from '../../../plan/plan.js';
import { readCodes } from '../../../plan/task-code.js';
import type { Share } from './correction.js';
import { departmentsSaid } from './named.js';
import type { NamesNoted, OpenPlan } from './outcome.js';

export interface NamesRead extends NamesNoted {
  readonly departments: readonly DraftDepartment[];
}

/**
 * The bodies that somebody typed: those of the plan by any of their names, else read as a cell of a document is; what
 * is unknown becomes a department.
 */
export function namesRead({ draft, plan }: Pick<OpenPlan, 'draft' | 'plan'>, text: string): NamesRead {
  const known = (part: string): DraftDepartment | null => {
    const [only, ...others] = departmentsSaid(draft.departments, part);
    return only && others.length === 0 ? only : null;
  };
  const parts = leadPartsOf(text, (part) => known(part) !== null);
  const register = registerOf(
    draft.departments.map((one) => ({ ...one, everybody: one.everybody === true })),
    { names: [], tails: tailsOf(plan) },
  );
  const read = parts.names.map((name) => {
    const own = known(name);
    if (own) return { departments: [own], merged: [], unclear: false };
    const { id, others, merged, unclear } = register.recognise(name);
    const departments = [id, ...others].flatMap(
      (one) =>
        draft.departments.find((department) => department.id === one) ??
        register.departments().find((department) => department.id === one) ??
        [],
    );
    return { departments, merged, unclear };
  });
  const departments = read.flatMap((one) => one.departments);
  return {
    departments: departments.filter((one, at) => departments.findIndex(({ id }) => id === one.id) === at),
    merged: read.flatMap(({ merged }) => merged),
    unclear: parts.unclear || read.some(({ unclear }) => unclear),
  };
}

/** "Công an phường" is the "Công an" of a phường's own plan. */
function tailsOf({ office, issuer: { kind } }: Plan): readonly string[] {
  return [office, ...(kind === '' ? [] : [kind, `cấp ${kind}`])];
}

export interface SplitRead extends NamesNoted {
  readonly shares: readonly Share[];
  /** Whether the words say which tasks are whose. */
  readonly assigned: boolean;
}

/** `A: III.3, IV.2; B`: the bodies that a department is split into, each with its tasks where they are named. */
export function splitRead(open: Pick<OpenPlan, 'draft' | 'plan'>, text: string): SplitRead {
  const pieces = text.split(/[;\n]/u).map((piece) => {
    const [, name = '', codes = ''] = /^([^:]*):(.*)$/su.exec(piece) ?? [];
    const { references, rest } = readCodes(open.plan, codes);
    const tasks = references.flatMap((one) => (one.kind === 'task' ? [one.task.code] : []));
    return rest === '' && tasks.length > 0 && tasks.length === references.length
      ? { name, codes: tasks }
      : { name: piece, codes: [] };
  });
  if (pieces.every(({ codes }) => codes.length === 0)) {
    const { departments, ...noted } = namesRead(open, text);
    return { ...noted, assigned: false, shares: departments.map((one) => ({ department: one, codes: [] })) };
  }
  const shares: Share[] = [];
  let known = open.draft;
  const noted = pieces
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, codes }) => {
      const read = namesRead({ ...open, draft: known }, name);
      known = withThese(known, read.departments);
      shares.push(
        ...read.departments.map((department, at) => ({ department, codes: at === 0 ? codes : [] })),
      );
      return read;
    });
  return {
    ...{ shares, assigned: true, merged: noted.flatMap(({ merged }) => merged) },
    unclear: noted.some(({ unclear }) => unclear),
  };
}

/** So that two new names never get one id. */
function withThese(draft: PlanDraft, departments: readonly DraftDepartment[]): PlanDraft {
  const fresh = departments.filter(({ id }) => !draft.departments.some((one) => one.id === id));
  return { ...draft, departments: [...draft.departments, ...fresh] };
}

/** A name for a department, as a cell of a document would be read. */
export function nameRead(text: string): { readonly name: string; readonly shortName: string } {
  const name = cleanName(text);
  return { name, shortName: shortOf(name) };
}
