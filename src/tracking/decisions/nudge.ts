import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../../plan/plan.js';
import type { Fact, PersonId } from '../fact.js';
import { dayOfFact } from '../history.js';

/** A reminder of one task in the name of who sent it. */
export interface Nudge {
  readonly fact: number;
  /** The same for all that one gesture sent: whoever gets several gets them in one message. */
  readonly gesture: string;
  readonly task: TaskCode;
  readonly periods: readonly PeriodId[];
  readonly words: string;
  readonly by: PersonId | null;
  readonly to: readonly PersonId[];
  readonly on: Day;
  readonly at: string;
  /** The first report of each part since: it answers the nudge. */
  readonly reports: readonly { readonly part: DepartmentId | null; readonly fact: number }[];
}

/** After so many days a report is no answer to a nudge any more. */
const ANSWER_DAYS = 14;

type NudgedFact = Extract<Fact, { kind: 'nudged' }>;
type ReportedFact = Extract<Fact, { kind: 'reported' }>;

export function nudgeOf(fact: NudgedFact): Nudge {
  const { id, task, periods, words, by, to, at, update } = fact;
  const gesture = update === null ? `fact ${id}` : `update ${update}`;
  return { fact: id, gesture, task, periods, words, by, to, on: dayOfFact(fact), at, reports: [] };
}

/** The nudges with what a report answers of them. */
export function answeredBy(nudges: readonly Nudge[], report: ReportedFact): readonly Nudge[] {
  const answers = (nudge: Nudge): boolean =>
    nudge.task === report.task &&
    nudge.periods.includes(report.period) &&
    nudge.by !== report.by &&
    Date.parse(report.at) - Date.parse(nudge.at) <= ANSWER_DAYS * 86_400_000 &&
    !nudge.reports.some(({ part }) => part === report.part);
  if (!nudges.some(answers)) return nudges;
  const { part, id } = report;
  return nudges.map((nudge) =>
    answers(nudge) ? { ...nudge, reports: [...nudge.reports, { part, fact: id }] } : nudge,
  );
}
