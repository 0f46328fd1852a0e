import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { findTask } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import type { Happening, PersonId } from '../../journal/fact.js';
import type { History, Person, Report } from '../../journal/history.js';
import { opensFor } from '../../journal/opens.js';
import { isCoordinator } from '../../journal/people.js';
import { standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { isUndoable } from '../undo/rule.js';

/** Why the day of completion of a report stays as it is. */
export type DayKept =
  /** Whoever reported it had 24 hours. From then on it is the coordinator's. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'not-yours'; readonly by: PersonId | null }
  /** The coordinator has said yes to that day. */
  | { readonly kind: 'confirmed' }
  /** The coordinator has put the day right himself. */
  | { readonly kind: 'corrected' }
  /** The coordinator closed the task, so the day of no single report counts. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'before-opening'; readonly opens: Day }
  /** Continuous work is reported by months. No day makes it late. */
  | { readonly kind: 'no-day-counts' };

/** A day that was said of a report that has another one. */
export interface OtherDay {
  readonly standing: Standing;
  readonly report: Report;
  readonly said: Day;
  readonly recorded: Day;
  /** Null: the person may make it the day that counts. */
  readonly kept: DayKept | null;
}

export type DayCorrecting =
  | { readonly kind: 'correct'; readonly facts: readonly Happening[] }
  | { readonly kind: 'kept'; readonly day: OtherDay }
  | { readonly kind: 'same'; readonly standing: Standing; readonly on: Day }
  /** The report was taken back, or its period opened again. */
  | { readonly kind: 'gone' };

export interface DaySaid {
  readonly person: Person;
  readonly on: Day;
  readonly today: Day;
  /** ISO 8601. */
  readonly now: string;
}

interface SaidOfReport {
  readonly standing: Standing;
  readonly report: Report;
  readonly said: DaySaid;
}

/** What may become of a day that is said of a reported period; null where the report has that day already. */
export function otherDay(
  office: Office,
  history: History,
  { standing, report, said }: SaidOfReport,
): OtherDay | null {
  const recorded = report.completedOn ?? report.reportedOn;
  if (recorded === said.on || !isClosing(report.status)) return null;
  const kept = whyKept(office, history, { standing, report, said });
  return { standing, report, said: said.on, recorded, kept };
}

function whyKept(office: Office, history: History, { standing, report, said }: SaidOfReport): DayKept | null {
  const { person, on, now } = said;
  if (standing.category === 'continuous') return { kind: 'no-day-counts' };
  if (standing.closing) return { kind: 'closed' };
  const opens = opensFor(office, standing);
  if (on < opens) return { kind: 'before-opening', opens };
  if (isCoordinator(person)) return null;
  if (report.by !== person.id) return { kind: 'not-yours', by: report.by };
  if (history.verdicts.has(report.fact)) return { kind: 'confirmed' };
  if (report.corrections.some(({ by }) => by !== person.id)) return { kind: 'corrected' };
  return isUndoable(report.at, now) ? null : { kind: 'too-late' };
}

/** Decides whether a day becomes the one that counts, of all parts of the period that one gesture reported. */
export function correctDay(
  office: Office,
  history: History,
  { report: fact, said }: { readonly report: number; readonly said: DaySaid },
): DayCorrecting {
  const named = [...history.reports.values()].flat().find((report) => report.fact === fact);
  const task = named && findTask(office.plan, named.task);
  const standing =
    task && standingsOf(office, history, task, said.today).find(({ period }) => period.id === named.period);
  if (!named || !standing || !isClosing(named.status) || said.on > said.today) return { kind: 'gone' };
  const other = otherDay(office, history, { standing, report: named, said });
  if (!other) return { kind: 'same', standing, on: said.on };
  if (other.kept) return { kind: 'kept', day: other };
  const together = standing.reports.flatMap((report) =>
    report.gesture === named.gesture && report.by === named.by
      ? (otherDay(office, history, { standing, report, said }) ?? [])
      : [],
  );
  const facts = together
    .filter(({ kept }) => kept === null)
    .map(({ report, recorded }): Happening => {
      const { task: code, period, part } = report;
      const ref = { task: code, period, part, report: report.fact };
      return { kind: 'day-corrected', ...ref, from: recorded, completedOn: said.on };
    });
  return { kind: 'correct', facts };
}
