import type { PlanDraft } from './plan-draft.js';

/** What an office's own document does not hold, taken over from the plan in force of the same year. */
export interface CarriedOver {
  readonly draft: PlanDraft;
  /** Duties outside the Appendix. */
  readonly duties: number;
  readonly targets: number;
}

/**
 * The Appendix alone is in the office's document: the duties that the plan's body states, and its targets, stay as
 * they are in force, or applying the document would end them without a word.
 */
export function carryOver(draft: PlanDraft, inForce: PlanDraft): CarriedOver {
  const outside = inForce.sections.filter(
    ({ id, appendix }) => appendix === false && !draft.sections.some((section) => section.id === id),
  );
  const duties = inForce.tasks.filter(({ section }) => outside.some(({ id }) => id === section));
  const tasks = [...draft.tasks, ...duties];
  const codes = new Set(tasks.map(({ code }) => code));
  const targets = draft.targets.length > 0 ? [] : inForce.targets;
  const led = new Set([
    ...duties.flatMap(({ lead, mayAlsoReport = [] }) => [lead, ...mayAlsoReport]),
    ...targets.flatMap(({ lead }) => lead ?? []),
  ]);
  const departments = inForce.departments.filter(
    ({ id }) => led.has(id) && !draft.departments.some((department) => department.id === id),
  );
  return {
    draft: {
      ...draft,
      itself: draft.itself ?? (inForce.itself !== null && codes.has(inForce.itself) ? inForce.itself : null),
      departments: [...draft.departments, ...departments],
      sections: [...draft.sections, ...outside],
      tasks,
      targets: [
        ...draft.targets,
        ...targets.map((target) => ({ ...target, tasks: target.tasks.filter((code) => codes.has(code)) })),
      ],
    },
    duties: duties.length,
    targets: targets.length,
  };
}
