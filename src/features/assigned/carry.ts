import type { Period, PeriodId } from '../../plan/deadline.js';
import { findTask } from '../../plan/plan.js';
import type { Office, TaskCode } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import { assignmentsOf } from '../../journal/assigned-work.js';
import type { Happening } from '../../journal/fact.js';
import type { Assignment, History } from '../../journal/history.js';
import { missingParts, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/**
 * What was assigned in the year of a plan and is open when that is closed goes on in the next year, with its code and
 * its year: `PS.4/2025`. Its due days stay as they are, and departments that have reported their part are done with it.
 * @param year of the plan that is in force
 */
export function carriedOver(
  office: Office,
  history: History,
  { today, year }: { readonly today: Day; readonly year: number },
): readonly Happening[] {
  return assignmentsOf(history, office.plan.year).flatMap((assignment) => {
    const task = assignment.ended ? undefined : findTask(office.plan, assignment.fact.task);
    if (!task) return [];
    const open = standingsOf(office, history, task, today).filter(
      ({ state, waiting }) => state.kind !== 'completed' && waiting === null,
    );
    return open.length === 0 ? [] : [carried(assignment, { open, year })];
  });
}

function carried(
  { fact }: Assignment,
  { open, year }: { readonly open: readonly Standing[]; readonly year: number },
): Happening {
  const { task, text, person, basis, product, support, deadline } = fact;
  const missing = [...new Set(open.flatMap(missingParts))];
  const periods = open.map(({ period }, at): Period => ({
    ...period,
    id: (open.length === 1 ? String(year) : `${year}/${at + 1}`) as PeriodId,
  }));
  return {
    kind: 'task-assigned',
    task: (task.includes('/') ? task : `${task}/${fact.year}`) as TaskCode,
    ...{ year, text, person, basis, product, support },
    leads: missing.length > 0 ? missing : fact.leads,
    deadline: { printed: deadline.printed, kind: open.length === 1 ? deadline.kind : 'milestones', periods },
    carriedFrom: fact.id,
  };
}
