import { officeAsOf } from '../../../journal/assigned-work.js';
import type { Day } from '../../../plan/day.js';
import type { Office, Section } from '../../../plan/plan.js';
import { officeOn } from '../../../journal/changes.js';
import type { Fact } from '../../../journal/fact.js';
import { allStandings } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { byTask } from '../../../journal/views.js';
import type { TaskGroup } from '../../../journal/views.js';
import type { Statistics, Tally } from '../../../journal/statistics.js';
import { byDue, byLateness } from '../../weekly-summary/rule.js';
import { decisionOf } from '../decision.js';
import { historyAt } from '../closing.js';
import { nextUntil } from '../span.js';
import type { ReportSpan } from '../span.js';
import { trackingTable } from '../table/rule.js';
import type { TableLine, TrackingTable } from '../table/rule.js';
import { countedOtherwise } from './counted.js';
import type { CountedOtherwise } from './counted.js';
import { targetLines } from '../table/target-line.js';
import type { TargetLine } from '../table/target-line.js';

/** What one section of the plan, a part of the ministry's outline, has to say. */
export interface SectionReport {
  readonly section: Section;
  /** null where the section has no dated work. */
  readonly tally: Tally | null;
  /** Completed within the report's window. */
  readonly completed: readonly Standing[];
  /** By which tasks that list differs from the tally. */
  readonly otherwise: CountedOtherwise;
  readonly overdue: readonly TaskGroup[];
  /** Said to be under way, blocked, or done and not confirmed yet; not late. */
  readonly underWay: readonly TaskGroup[];
  readonly continuous: readonly TableLine[];
}

/** The value of "Báo cáo kết quả thực hiện công tác CCHC". */
export interface PeriodicReport {
  readonly span: ReportSpan;
  /** The day of the figures: the closing day, or today where that is still to come. */
  readonly asOf: Day;
  /** The window is not closed yet. */
  readonly provisional: boolean;
  /** By what the plan was issued. */
  readonly decision: ReturnType<typeof decisionOf>;
  readonly statistics: Statistics;
  readonly sections: readonly SectionReport[];
  readonly completed: readonly Standing[];
  readonly overdue: readonly TaskGroup[];
  readonly blocked: readonly TaskGroup[];
  /** Dated work to be done until `nextUntil`, by its due day. */
  readonly next: readonly Standing[];
  readonly nextUntil: Day;
  readonly targets: readonly TargetLine[];
  readonly table: TrackingTable;
}

interface ReportRequest {
  readonly span: ReportSpan;
  readonly today: Day;
}

/** Everything that a periodic report says, by the facts as they belong to its window. */
export function periodicReport(
  present: Office,
  facts: readonly Fact[],
  request: ReportRequest,
): PeriodicReport {
  const { span, today } = request;
  const provisional = today < span.dataTo;
  const asOf = provisional ? today : span.dataTo;
  const history = historyAt(facts, asOf);
  // What was assigned after the window is no work of it.
  const office = officeOn(officeAsOf(present, history), history, asOf);
  const targets = targetLines(office, history, asOf);
  const standings = allStandings(office, history, asOf).filter(({ task }) => task.origin === 'appendix');
  const table = trackingTable(office, history, { asOf, targets });
  const until = nextUntil(span);
  return {
    span,
    asOf,
    provisional,
    decision: decisionOf(office, history, asOf),
    statistics: table.statistics,
    sections: office.plan.sections
      .filter(({ id }) => standings.some(({ task }) => task.section === id))
      .map((section) => sectionReport(section, standings, { span, table })),
    completed: standings.filter((standing) => isCompletedIn(standing, span)),
    overdue: byTask(byLateness(standings.filter(({ state }) => state.kind === 'overdue'))),
    blocked: byTask(standings.filter(isBlocked)),
    next: byDue(
      standings.filter(
        ({ category, period, state, waiting }) =>
          category !== 'continuous' &&
          waiting === null &&
          (state.kind === 'within' || state.kind === 'not-open') &&
          period.due <= until,
      ),
    ),
    nextUntil: until,
    targets,
    table,
  };
}

function sectionReport(
  section: Section,
  standings: readonly Standing[],
  { span, table }: { readonly span: ReportSpan; readonly table: TrackingTable },
): SectionReport {
  const own = standings.filter(({ task }) => task.section === section.id);
  const lines = table.sections.find((one) => one.section.id === section.id)?.lines ?? [];
  const completed = own.filter((standing) => isCompletedIn(standing, span));
  return {
    section,
    tally: table.statistics.bySection.find((one) => one.section.id === section.id)?.tally ?? null,
    completed,
    otherwise: countedOtherwise(own, completed),
    overdue: byTask(byLateness(own.filter(({ state }) => state.kind === 'overdue'))),
    underWay: byTask(
      own.filter(
        ({ category, state, progress, waiting }) =>
          category !== 'continuous' && state.kind === 'within' && (progress !== 'none' || waiting !== null),
      ),
    ),
    continuous: lines.filter(({ checkIns }) => checkIns !== null),
  };
}

function isCompletedIn({ category, state }: Standing, { dataFrom }: ReportSpan): boolean {
  return category !== 'continuous' && state.kind === 'completed' && state.on >= dataFrom;
}

function isBlocked({ progress, state }: Standing): boolean {
  return progress === 'blocked' && state.kind !== 'completed';
}
