import { decreedPlan } from '../../journal/assigned-work.js';
import type { Plan, Task } from '../../plan/plan.js';
import { yearOfPeriod } from '../../plan/periods.js';
import { readCodes } from '../../plan/task-code.js';
import type { Report } from '../../journal/history.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';

/** A task that the plan in force has no more, and what was reported of it while it had. */
interface FormerTask {
  readonly task: Task;
  readonly reports: readonly Report[];
}

/** Looks a code up in the year's earlier plans, the newest first; null where none had it, or nothing was reported. */
export function formerTask(world: World, written: string): FormerTask | null {
  const { office, history } = present(world);
  const { year } = office.plan;
  const versions = history.appliedPlans
    .filter((one) => one.year === year)
    .map((one) => world.plans.applied(one.version));
  const earlier: readonly Plan[] = [world.plans.initial, ...versions].filter(
    (plan) => plan !== decreedPlan(office) && plan.year === year,
  );
  for (const plan of [...earlier].reverse()) {
    const [reference, ...others] = readCodes(plan, written).references;
    if (reference?.kind !== 'task' || others.length > 0) continue;
    const { task } = reference;
    const reports = [...history.reports.values()]
      .flat()
      .filter((report) => report.task === task.code && yearOfPeriod(report.period) === year);
    if (reports.length > 0) return { task, reports };
  }
  return null;
}
