import { readDeadline } from '../../../plan/read-deadline.js';
import { sameWords } from '../../../plan/drafting/likeness.js';
import { NOBODY_ID } from '../../../plan/drafting/plan-draft.js';
import type { DraftDepartment, DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import { importedWords } from '../../../words/documents/imported.js';
import type { Correction, Mended, MendFault, Step } from './correction.js';
import { merged, MOST_NAMES, renamed, split, withDepartments } from './department-rule.js';
import { remarksAfter } from './remark-rule.js';
import { intoSection } from './section-rule.js';

/** What fits beside a code and a date on one line of a phone; the reader of plan files asks for the same. */
const LONGEST_TITLE = 60;
const LONGEST_NAME = 150;
/** So many departments a plan has at most. */
const MOST_DEPARTMENTS = 300;

/** The departments that the plan has of itself; null where that is not known: then none goes by itself. */
export type OwnDepartments = readonly string[] | null;

/**
 * The plan with one thing put right, or why not. What the paper prints stays as it is printed, and so do the codes of
 * all other rows; whatever refers to a row or a department that goes goes with it.
 */
export function mended(draft: PlanDraft, correction: Correction, own: OwnDepartments = null): Mended {
  const step = stepOf(draft, correction);
  if ('fault' in step) return { ok: false, fault: step.fault };
  const { draft: named, unnamed } = withoutUnnamed(withoutNobody(step.draft), { own, correction });
  const { draft: rest, emptied } = withoutEmptied(draft, named);
  const whole = { ...rest, remarks: remarksAfter(rest, correction, step.recoded ?? null) };
  const known = new Set(draft.departments.map(({ name }) => name));
  const long = whole.departments.find(({ name }) => name.length > LONGEST_NAME && !known.has(name));
  if (long) return refuse({ kind: 'name-unfit', length: long.name.length, most: LONGEST_NAME });
  if (whole.departments.length > Math.max(MOST_DEPARTMENTS, draft.departments.length))
    return refuse({ kind: 'too-many-departments', most: MOST_DEPARTMENTS });
  if (JSON.stringify(whole) === JSON.stringify(draft)) return refuse({ kind: 'unchanged' });
  return { ok: true, draft: whole, recoded: step.recoded ?? null, emptied, unnamed };
}

function refuse(fault: MendFault): Mended {
  return { ok: false, fault };
}

function stepOf(draft: PlanDraft, correction: Correction): Step {
  switch (correction.kind) {
    case 'lead':
      return withRow(draft, correction.code, (task) => led(draft, task, correction.leads));
    case 'deadline':
      return withRow(draft, correction.code, (task) => dated(draft, task, correction.phrase));
    case 'title':
      return withRow(draft, correction.code, (task) => titled(draft, task, correction.title));
    case 'section':
      return withRow(draft, correction.code, (task) => intoSection(draft, task, correction.section));
    case 'drop':
      return withRow(draft, correction.code, (task) => dropped(draft, task));
    case 'merge':
      return merged(draft, correction);
    case 'split':
      return split(draft, correction);
    case 'rename':
      return renamed(draft, correction);
  }
}

function withRow(draft: PlanDraft, code: string, change: (task: DraftTask) => Step): Step {
  const task = draft.tasks.find((one) => one.code === code);
  return task ? change(task) : { fault: { kind: 'no-task', code } };
}

function led(draft: PlanDraft, task: DraftTask, leads: readonly DraftDepartment[]): Step {
  const { mayAlsoReport = [], ...rest } = task;
  const [lead, ...others] = [...new Set(leads.map(({ id }) => id))];
  if (lead === undefined) return { fault: { kind: 'nobody-named' } };
  if (leads.length > MOST_NAMES) return { fault: { kind: 'too-many-names', most: MOST_NAMES } };
  if (lead === task.lead && others.join() === mayAlsoReport.join()) return { fault: { kind: 'unchanged' } };
  const now = { ...rest, lead, ...(others.length > 0 && { mayAlsoReport: others }) };
  return { draft: { ...replaced(draft, task.code, now), departments: withDepartments(draft, leads) } };
}

/** The printed phrase stays on record; what is read in its place stands beside it. */
function dated(draft: PlanDraft, task: DraftTask, words: string): Step {
  const phrase = words.replace(/\s+/gu, ' ').trim();
  const { kind, reason } = readDeadline(phrase, draft.year);
  if (kind === 'unknown') return { fault: { kind: 'deadline-unread', phrase, reason: reason ?? '' } };
  // A shift of days belongs to the recurring work that was read before.
  const { deadlineAs, ...rest } = { ...task, offsetDays: undefined };
  const { deadline: printed } = task.printed;
  if (phrase === (deadlineAs?.phrase ?? printed)) return { fault: { kind: 'unchanged' } };
  const isPrinted = sameWords(phrase, printed) && readDeadline(printed, draft.year).kind === kind;
  const because = importedWords.readAs(printed.trim(), phrase);
  const mendedTask = isPrinted ? rest : { ...rest, deadlineAs: { phrase, because } };
  return { draft: replaced(draft, task.code, mendedTask) };
}

function titled(draft: PlanDraft, task: DraftTask, words: string): Step {
  const title = words.replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(title)) return { fault: { kind: 'title-empty' } };
  if (title.length > LONGEST_TITLE)
    return { fault: { kind: 'title-long', length: title.length, most: LONGEST_TITLE } };
  return { draft: replaced(draft, task.code, { ...task, title }) };
}

function dropped(draft: PlanDraft, { code }: DraftTask): Step {
  if (draft.tasks.length === 1) return { fault: { kind: 'last-task' } };
  return {
    draft: {
      ...draft,
      itself: draft.itself === code ? null : draft.itself,
      tasks: draft.tasks.filter((task) => task.code !== code),
      targets: draft.targets.map((target) => ({
        ...target,
        tasks: target.tasks.filter((one) => one !== code),
      })),
    },
  };
}

function replaced(draft: PlanDraft, code: string, by: DraftTask): PlanDraft {
  return { ...draft, tasks: draft.tasks.map((task) => (task.code === code ? by : task)) };
}

/** Who stands for "nobody knows yet" goes with the last row that had nobody. */
function withoutNobody(draft: PlanDraft): PlanDraft {
  const isNamed =
    draft.tasks.some(({ lead, mayAlsoReport = [] }) => [lead, ...mayAlsoReport].includes(NOBODY_ID)) ||
    draft.targets.some(({ lead }) => lead === NOBODY_ID);
  const departments = draft.departments.filter(({ id }) => isNamed || id !== NOBODY_ID);
  return departments.length === 0 ? draft : { ...draft, departments };
}

/** A department that a correction made goes once nothing names it any more, unless this very one speaks of it. */
function withoutUnnamed(
  draft: PlanDraft,
  { own, correction }: { readonly own: OwnDepartments; readonly correction: Correction },
): { readonly draft: PlanDraft; readonly unnamed: readonly string[] } {
  const { departments, tasks, targets } = draft;
  const named = new Set([
    ...tasks.flatMap(({ lead, mayAlsoReport = [] }) => [lead, ...mayAlsoReport]),
    ...targets.map(({ lead }) => lead),
    ...(correction.kind === 'rename' ? [correction.id] : []),
    ...(correction.kind === 'merge' ? [correction.into] : []),
    ...(correction.kind === 'split' ? correction.shares.map(({ department }) => department.id) : []),
    ...(own ?? departments.map(({ id }) => id)),
  ]);
  const unnamed = departments.filter(({ id }) => !named.has(id));
  return unnamed.length === 0
    ? { draft, unnamed: [] }
    : {
        draft: { ...draft, departments: departments.filter(({ id }) => named.has(id)) },
        unnamed: unnamed.map(({ name }) => name),
      };
}

/** A section whose last row went goes too: a list of nothing would be shown of it. */
function withoutEmptied(
  before: PlanDraft,
  after: PlanDraft,
): { readonly draft: PlanDraft; readonly emptied: readonly string[] } {
  const has = ({ tasks }: PlanDraft, id: string): boolean => tasks.some(({ section }) => section === id);
  const emptied = before.sections.map(({ id }) => id).filter((id) => has(before, id) && !has(after, id));
  return {
    draft: { ...after, sections: after.sections.filter(({ id }) => !emptied.includes(id)) },
    emptied,
  };
}
