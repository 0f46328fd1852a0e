import { assignmentOf } from '../../../journal/assigned-work.js';
import type { Day } from '../../../plan/day.js';
import type { Office, Section, Task } from '../../../plan/plan.js';
import { isClosing, periodKey } from '../../../journal/fact.js';
import type { AssignmentBasis, Evidence } from '../../../journal/fact.js';
import type { History, LateReason, Report } from '../../../journal/history.js';
import { leadersInCharge } from '../../../journal/fields.js';
import { findPerson, nameIn } from '../../../journal/people.js';
import { categoryOf } from '../../../journal/periods.js';
import { standingsOf } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { statisticsOf } from '../../../journal/statistics.js';
import type { Statistics } from '../../../journal/statistics.js';
import { latestReasons } from '../../late-reason/rule.js';
import { decisionOf } from '../decision.js';
import { extensionOf } from './extended.js';
import type { Extended } from './extended.js';
import type { TargetLine } from './target-line.js';

/** The check-ins of one continuous task. */
export interface CheckIns {
  /** Months that have begun, and of these the reported and the missed ones. */
  readonly begun: number;
  readonly reported: number;
  readonly missed: number;
}

/** Whether the report that closed a period was confirmed; `none` of what nobody reported as done. */
export type Confirmation = 'none' | 'not-needed' | 'waiting' | 'confirmed' | 'returned';

/** Why a period is late, with the name of who agreed that the cause is objective. */
export interface LateCauseLine {
  readonly reason: LateReason;
  readonly confirmedBy: string | null;
}

/** One line of the tracking table: a period of dated or requested work, or all months of continuous work. */
export interface TableLine {
  readonly task: Task;
  /** Of continuous work: that of the month under way; null where there is none (requested work without a date). */
  readonly standing: Standing | null;
  readonly checkIns: CheckIns | null;
  readonly completedOn: Day | null;
  readonly daysLate: number | null;
  readonly evidence: readonly Evidence[];
  /** What people wrote with the report that stands; of what is blocked, why. */
  readonly notes: readonly string[];
  readonly extension: Extended | null;
  readonly confirmation: Confirmation;
  /** The names of the leaders whose part of the work it is; none where all of them are in charge of everything. */
  readonly leaders: readonly string[];
  /** What was said last of why it is late, of each part. */
  readonly causes: readonly LateCauseLine[];
  /** The names of those who reported. */
  readonly reporters: readonly string[];
}

/** A line of work that was assigned beside the plan. */
export interface AssignedLine extends TableLine {
  readonly basis: AssignmentBasis | null;
}

interface TableSection {
  readonly section: Section;
  readonly lines: readonly TableLine[];
}

/** The Appendix with how each piece of work stands on a day, and the statistic of that day. */
export interface TrackingTable {
  readonly asOf: Day;
  readonly sections: readonly TableSection[];
  /** Duties that stand outside the Appendix. */
  readonly duties: readonly TableLine[];
  /** Work that was assigned beside the plan. */
  readonly assigned: readonly AssignedLine[];
  readonly statistics: Statistics;
  readonly targets: readonly TargetLine[];
  /** By what the plan was issued. */
  readonly decision: ReturnType<typeof decisionOf>;
}

interface TableRequest {
  readonly asOf: Day;
  readonly targets: readonly TargetLine[];
}

export function trackingTable(office: Office, history: History, request: TableRequest): TrackingTable {
  const { asOf, targets } = request;
  const linesOf = (task: Task): readonly TableLine[] => {
    const standings = standingsOf(office, history, task, asOf);
    const line = (standing: Standing): TableLine => lineOf(history, standing);
    if (standings.length === 0) return [inCharge(task, emptyLine(task))];
    const lines =
      categoryOf(task) === 'continuous' ? [continuousLine(history, task, standings)] : standings.map(line);
    return lines.map((one) => inCharge(task, one));
  };
  const inCharge = (task: Task, line: TableLine): TableLine => ({
    ...line,
    leaders: leadersInCharge(office.plan, history, task).map(({ name }) => name),
  });
  return {
    asOf,
    targets,
    decision: decisionOf(office, history, asOf),
    statistics: statisticsOf(office, history, asOf),
    sections: office.plan.sections
      .map((section) => ({
        section,
        lines: office.plan.tasks
          .filter((task) => task.origin === 'appendix' && task.section === section.id)
          .flatMap(linesOf),
      }))
      .filter(({ lines }) => lines.length > 0),
    duties: office.plan.tasks.filter((task) => task.origin === 'duty').flatMap(linesOf),
    assigned: office.plan.tasks
      .filter((task) => task.origin === 'assigned')
      .flatMap((task) => {
        const basis = assignmentOf(history, { plan: office.plan, task })?.fact.basis ?? null;
        return linesOf(task).map((line) => ({ ...line, basis }));
      }),
  };
}

function emptyLine(task: Task): TableLine {
  const nothing = { standing: null, checkIns: null, completedOn: null, daysLate: null, extension: null };
  return {
    task,
    ...nothing,
    evidence: [],
    notes: [],
    confirmation: 'none',
    leaders: [],
    causes: [],
    reporters: [],
  };
}

function lineOf(history: History, standing: Standing): TableLine {
  const { task, state, reports } = standing;
  return {
    task,
    standing,
    checkIns: null,
    completedOn: state.kind === 'completed' ? state.on : null,
    daysLate: daysLateOf(standing),
    evidence: reports.flatMap((report) => report.evidence),
    notes: distinct(reports.map((report) => report.note)),
    extension: extensionOf(standing),
    confirmation: confirmationOf(history, [standing]),
    leaders: [],
    causes: causesOf(history, standing),
    reporters: reportersIn(history, [standing]),
  };
}

function causesOf(history: History, { reasons }: Standing): readonly LateCauseLine[] {
  return latestReasons(reasons).map((reason) => {
    const by = reason.confirmed?.by ?? null;
    return { reason, confirmedBy: by === null ? null : nameIn(history, by) };
  });
}

/** Of several reports the one that lacks most: one that waits makes the line wait. */
function confirmationOf(history: History, standings: readonly Standing[]): Confirmation {
  const said = standings.flatMap(({ reports }) => reports.filter(({ status }) => isClosing(status)));
  const has = (confirmation: Report['confirmation']): boolean =>
    said.some((report) => report.confirmation === confirmation);
  const isReturned = standings.some(({ task, period, reports }) => {
    return reports.length === 0 && history.returned.has(periodKey({ task: task.code, period: period.id }));
  });
  if (isReturned) return 'returned';
  if (has('waiting')) return 'waiting';
  if (has('confirmed')) return 'confirmed';
  return said.length > 0 ? 'not-needed' : 'none';
}

/** Days late, of what is overdue and of what was completed late; else null. */
function daysLateOf({ state }: Standing): number | null {
  if (state.kind === 'overdue') return state.days;
  return state.kind === 'completed' && state.timing.kind === 'late' ? state.timing.days : null;
}

function continuousLine(history: History, task: Task, standings: readonly Standing[]): TableLine {
  const begun = standings.filter(({ state }) => state.kind !== 'not-open');
  const last = begun.at(-1) ?? null;
  const reported = begun.filter(({ state }) => state.kind === 'completed');
  const newest = begun.filter(({ reports }) => reports.length > 0).at(-1);
  return {
    ...emptyLine(task),
    standing: last,
    checkIns: {
      begun: begun.length,
      reported: reported.length,
      missed: begun.filter(({ state }) => state.kind === 'missed').length,
    },
    evidence: begun.flatMap(({ reports }) => reports.flatMap((report) => report.evidence)),
    notes: distinct(newest?.reports.map((report) => report.note) ?? []),
    confirmation: confirmationOf(history, begun),
    reporters: reportersIn(history, begun),
  };
}

function reportersIn(history: History, standings: readonly Standing[]): readonly string[] {
  const ids = standings.flatMap(({ reports }) => reports.flatMap(({ by }) => (by === null ? [] : [by])));
  return distinct(ids.map((id) => findPerson(history, id)?.name ?? ''));
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((one) => one.trim() !== '');
}
