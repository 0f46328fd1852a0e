import { beginsWith, misfitOf } from '../../../plan/codes/of-section.js';
import { keyOf, partsOf } from '../../../plan/codes/printed.js';
import type { DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Step } from './correction.js';

const SECTION_ID = /^(?=.{0,8}$)(?:(?:[A-ZĐ]{1,6}|\d{1,3})(?:\.(?:[A-ZĐ]{1,6}|\d{1,3}))*)?$/u;
const LONGEST_CODE = 16;
const HIGHEST_NUMBER = 999;

/**
 * The row in another section, behind the last one there. Where codes begin with their section it gets the next number
 * of the new one; all other codes stay, and whoever named the row by its code names it by the new one.
 */
export function intoSection(
  draft: PlanDraft,
  task: DraftTask,
  { id, title }: { readonly id: string; readonly title: string },
): Step {
  const known = draft.sections.find((section) => section.id === id);
  if (known?.enabled === false) return { fault: { kind: 'no-section', words: id } };
  if (task.section === id) return { fault: { kind: 'unchanged' } };
  if (!known && (!SECTION_ID.test(id) || title.trim() === ''))
    return { fault: { kind: 'no-section', words: id === '' ? title : id } };
  const sections = known ? draft.sections : [...draft.sections, { id, title: title.trim() }];
  const ids = sections.map((section) => section.id);
  const code = misfitOf(task.code, id, ids) === null ? task.code : freeCode(draft, id);
  if (code === null || misfitOf(code, id, ids)) return { fault: { kind: 'section-unfit', id, code: null } };
  const others = draft.tasks.filter((one) => one !== task);
  const unfit = others.find((one) => misfitOf(one.code, one.section, ids));
  if (unfit) return { fault: { kind: 'section-unfit', id, code: unfit.code } };
  const last = others.findLastIndex(({ section }) => section === id);
  const at = last < 0 ? others.length : last + 1;
  const moved = { ...task, code, section: id };
  const renamed = (one: string): string => (one === task.code ? code : one);
  return {
    draft: {
      ...draft,
      sections,
      itself: draft.itself === null ? null : renamed(draft.itself),
      tasks: [...others.slice(0, at), moved, ...others.slice(at)],
      targets: draft.targets.map((target) => ({ ...target, tasks: target.tasks.map(renamed) })),
    },
    ...(code !== task.code && { recoded: { before: task.code, after: code } }),
  };
}

/** The number behind the highest of the section; null where none is left. */
function freeCode({ tasks }: PlanDraft, section: string): string | null {
  const depth = section === '' ? 0 : partsOf(section).length;
  const own = tasks.filter((task) => (section === '' ? task.section === '' : beginsWith(task.code, section)));
  const numbers = own.map(({ code }) => Number(partsOf(code)[depth])).filter(Number.isInteger);
  const taken = new Set(tasks.map(({ code }) => keyOf(partsOf(code))));
  for (let number = Math.max(0, ...numbers) + 1; number <= HIGHEST_NUMBER; number += 1) {
    const code = section === '' ? String(number) : `${section}.${number}`;
    if (code.length > LONGEST_CODE) return null;
    if (!taken.has(keyOf(partsOf(code)))) return code;
  }
  return null;
}
