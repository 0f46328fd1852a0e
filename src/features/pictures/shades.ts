import type { Day } from '../../plan/day.js';
import { isDated } from '../../plan/plan.js';
import type { Office, Task } from '../../plan/plan.js';
import type { History } from '../../journal/history.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { taskState } from '../../journal/statistics.js';

/** What a picture shows in different colours: the four figures of the offices, where "within" is begun or not begun. */
export type Shade = 'on-time' | 'late' | 'under-way' | 'not-begun' | 'overdue';

/** The shade of a task as a whole, or of one period of it. */
export function shadeOf(standings: readonly Standing[]): Shade {
  switch (taskState(standings)) {
    case 'completed':
      return 'on-time';
    case 'completed-late':
      return 'late';
    case 'overdue':
      return 'overdue';
    case 'within':
      return standings.some(({ reports }) => reports.length > 0) ? 'under-way' : 'not-begun';
  }
}

/** The dated tasks of the Appendix that are open, not overdue, and of which something was reported. */
export function begunTasks(office: Office, history: History, today: Day): readonly Task[] {
  return office.plan.tasks.filter((task) => {
    if (task.origin !== 'appendix' || !isDated(task)) return false;
    const standings = standingsOf(office, history, task, today);
    const isStopped = standings.some(({ state }) => state.kind === 'stopped');
    return !isStopped && shadeOf(standings) === 'under-way';
  });
}
