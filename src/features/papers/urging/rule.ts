import type { Day } from '../../../plan/day.js';
import type { DepartmentId, Office } from '../../../plan/plan.js';
import type { History } from '../../../journal/history.js';
import { responsibleFor } from '../../../journal/people.js';
import { allStandings, owes } from '../../../journal/standing.js';
import { byTask } from '../../../journal/views.js';
import type { TaskGroup } from '../../../journal/views.js';
import { decisionOf } from '../decision.js';
import { byLateness } from '../../weekly-summary/rule.js';

/** Working days that a department has to answer an urging letter. */
const ANSWER_DAYS = 3;

/** What a department is late with, for the letter that urges it. */
export interface Urging {
  readonly department: DepartmentId;
  readonly today: Day;
  /** What is late longest first; never empty. */
  readonly overdue: readonly TaskGroup[];
  /** The day by which the department is asked to report. */
  readonly answerBy: Day;
  /** By what the plan was issued. */
  readonly decision: ReturnType<typeof decisionOf>;
}

interface UrgingRequest {
  readonly department: DepartmentId;
  readonly today: Day;
}

/** What there is to urge a department about, or null where nothing of it is late. */
export function urgingOf(office: Office, history: History, request: UrgingRequest): Urging | null {
  const { department, today } = request;
  const late = allStandings(office, history, today).filter(
    (standing) =>
      standing.state.kind === 'overdue' &&
      responsibleFor(office.plan, standing.task).includes(department) &&
      owes(standing, department),
  );
  if (late.length === 0) return null;
  let answerBy = today;
  for (let count = 0; count < ANSWER_DAYS; count += 1) answerBy = office.calendar.nextWorkingDay(answerBy);
  const decision = decisionOf(office, history, today);
  return { department, today, overdue: byTask(byLateness(late)), answerBy, decision };
}
