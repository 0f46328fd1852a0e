import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { History, Person } from '../../journal/history.js';
import type { View } from '../../words/action.js';
import type { Message } from '../../words/message.js';
import { departmentView, sectionView } from './views/group-view.js';
import { targetView, targetsView } from '../target/words.js';
import { extensionsView } from '../extension/view.js';
import { dueView, overdueView } from './views/list-view.js';
import { mineView } from './views/mine-view.js';
import { planView } from './views/plan-view.js';
import { departmentsView, sectionsView } from './views/statistics-view.js';
import { taskView } from './views/task-view.js';
import { pendingView } from '../waiting/words.js';
import { waitingView } from '../confirmation/view.js';

interface ViewRequest {
  readonly view: View;
  /** From 0; one past the last shows the last. */
  readonly page: number;
  readonly today: Day;
  /** Who asks; null in a group for somebody who is not enrolled. */
  readonly person: Person | null;
  /** In the group nothing is shown of one person. */
  readonly inGroup?: boolean;
}

/** One screen of what can be looked at; every one fits a message. */
export function viewMessage(office: Office, history: History, ask: ViewRequest): Message {
  const { view, page, today, person, inGroup = false } = ask;
  switch (view.kind) {
    case 'plan':
      return planView(office, history, today);
    case 'sections':
      return sectionsView(office, history, today);
    case 'departments':
      return departmentsView(office, history, today);
    case 'section':
      return sectionView(office, history, { page, today, section: view.section });
    case 'department':
      return departmentView(office, history, { page, today, department: view.department });
    case 'task':
      return taskView(office, history, { page, today, person, task: view.task, inGroup });
    case 'targets':
      return targetsView(office, history, today);
    case 'target':
      return targetView(office, history, { code: view.target, today });
    case 'overdue':
      return overdueView(office, history, { page, today, person });
    case 'extensions':
      return extensionsView(office, history, { page, today, person, inGroup });
    case 'due':
      return dueView(office, history, { page, today, days: view.days });
    case 'waiting':
      return waitingView(office, history, { page, today, person, inGroup });
    case 'pending':
      return pendingView(office, history, { page, today, person });
    case 'mine':
      return mineView(office, history, { page, today, person });
  }
}
