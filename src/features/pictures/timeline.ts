import type { Day } from '../../plan/day.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import type { History } from '../../journal/history.js';
import { shadeOf } from './shades.js';
import type { Shade } from './shades.js';
import { owes, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { sharedTasksOf, tasksOfDepartment } from '../../journal/views.js';

/** `ahead` means that it is not open yet, `missed` that nobody reported the check-in, which is never overdue. */
export type Mark = Shade | 'ahead' | 'missed';

/** One period, as it is drawn on the line of the year. */
export interface Stretch {
  readonly standing: Standing;
  readonly mark: Mark;
  /** The day of completion. If the task is for everybody, it is the day of the department's own part. */
  readonly doneOn: Day | null;
}

export interface TimelineRow {
  readonly task: Task;
  readonly stretches: readonly Stretch[];
}

/** The year of a department: the tasks for which it is responsible, and its part of the tasks for everybody. */
export function timelineOf(
  office: Office,
  history: History,
  request: { readonly department: DepartmentId; readonly today: Day },
): readonly TimelineRow[] {
  const { department, today } = request;
  const tasks = [...tasksOfDepartment(office, department), ...sharedTasksOf(office, department)];
  return tasks.map((task) => ({
    task,
    stretches: standingsOf(office, history, task, today).map((standing) => stretchOf(standing, department)),
  }));
}

function stretchOf(standing: Standing, department: DepartmentId): Stretch {
  const part = standing.parts?.find((one) => one.department === department);
  const own = part?.report && !owes(standing, department) ? part.report : null;
  if (own && standing.state.kind !== 'completed') {
    const doneOn = own.completedOn ?? own.reportedOn;
    return { standing, doneOn, mark: doneOn <= standing.lastOnTime ? 'on-time' : 'late' };
  }
  const doneOn = standing.state.kind === 'completed' ? standing.state.on : null;
  return { standing, doneOn, mark: markOf(standing) };
}

function markOf(standing: Standing): Mark {
  switch (standing.state.kind) {
    case 'not-open':
      return 'ahead';
    case 'missed':
      return 'missed';
    case 'completed':
    case 'within':
    case 'overdue':
    case 'undated':
    case 'stopped':
    case 'paused':
      return shadeOf([standing]);
  }
}
