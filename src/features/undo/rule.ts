import { gestureOf, periodKey } from '../../journal/fact.js';
import { yearOfPeriod } from '../../plan/periods.js';
import type { TaskCode } from '../../plan/plan.js';
import type { Fact, FactOf, PeriodRef, PersonId } from '../../journal/fact.js';
import type { History, Report } from '../../journal/history.js';
import { findPerson, isCoordinator } from '../../journal/people.js';
import { isTakenBack } from '../../journal/record.js';

/** What `/undo` or the button takes back. Whoever did it takes back all of one gesture, within 24 hours. */
export type Undoing =
  | {
      readonly kind: 'undo';
      readonly facts: readonly number[];
      /** What others added to the reports: it stays. */
      readonly kept: readonly FactOf<'supplemented'>[];
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-late' }
  /** A decision of longer ago is changed by another one. */
  | { readonly kind: 'decision-too-late'; readonly task: TaskCode }
  /** The coordinator has confirmed it, so only he can reopen it. */
  | { readonly kind: 'confirmed' }
  /** The coordinator has put its day right, which goes with no report that somebody else takes back. */
  | { readonly kind: 'corrected' }
  /** It counts no longer: a later report of the same part does, or (null) its period was opened again. */
  | { readonly kind: 'covered'; readonly period: PeriodRef; readonly later: Report | null }
  /** A leader has decided on what was put before him. */
  | { readonly kind: 'decided'; readonly task: TaskCode }
  | { readonly kind: 'not-yours' };

export const UNDO_HOURS = 24;

export interface UndoRequest {
  readonly person: PersonId;
  /** The fact that a button names, or null for the last thing that the person did. */
  readonly fact: number | null;
  /** The task of which the last report is meant, and of a gesture for several tasks its part alone. */
  readonly task?: TaskCode | null;
  /** The year of whose plan it is, where that is named. */
  readonly year?: number | null;
  /** ISO 8601. */
  readonly now: string;
}

type Undoable = FactOf<
  | 'changed'
  | 'change-prepared'
  | 'reported'
  | 'closed'
  | 'measured'
  | 'supplemented'
  | 'day-corrected'
  | 'still-blocked'
  | 'postponed'
>;

export function undo(history: History, request: UndoRequest): Undoing {
  const standing = history.facts.filter(isUndoableFact).filter((fact) => !isTakenBack(history, fact));
  // A decision, and a reminder that was put off, is taken back only by the button that names it.
  const target =
    request.fact === null
      ? standing.findLast((fact) => fact.by === request.person && !isByButton(fact) && isOf(fact, request))
      : standing.find(({ id }) => id === request.fact);
  if (!target) return { kind: 'nothing' };
  if (target.by !== request.person) return { kind: 'not-yours' };
  const covered = coveringOf(history, target);
  if (covered) return covered;
  if (!isUndoable(target.at, request.now)) return tooLate(target);
  const together = standing.filter(
    (fact) =>
      fact.by === target.by &&
      gestureOf(fact) === gestureOf(target) &&
      isByButton(fact) === isByButton(target) &&
      isOf(fact, request) &&
      coveringOf(history, fact) === null,
  );
  return settledByCoordinator(history, together, request.person) ?? undoing(standing, together);
}

function tooLate(target: Undoable): Extract<Undoing, { kind: 'too-late' | 'decision-too-late' }> {
  return target.kind === 'changed' || target.kind === 'change-prepared'
    ? { kind: 'decision-too-late', task: target.task }
    : { kind: 'too-late' };
}

function isByButton({ kind }: Undoable): boolean {
  return kind === 'postponed' || kind === 'changed' || kind === 'change-prepared';
}

function isOf(fact: Undoable, { task = null, year = null }: UndoRequest): boolean {
  const isOfTask = task === null || ('task' in fact && fact.task === task);
  return isOfTask && (year === null || year === ('period' in fact ? yearOfPeriod(fact.period) : fact.year));
}

/** What was added to a report, and its corrected day, are taken back with it; what others added stays. */
function undoing(standing: readonly Undoable[], together: readonly Undoable[]): Undoing {
  const reports = together.flatMap((fact) => (fact.kind === 'reported' ? [fact] : []));
  const since = standing.filter((fact) => reports.some((report) => belongsTo(fact, report)));
  const own = since.filter((fact) => reports.some(({ by }) => by === fact.by));
  return {
    kind: 'undo',
    facts: [...new Set([...together, ...own].map(({ id }) => id))],
    kept: since.flatMap((fact) => (fact.kind === 'supplemented' && !own.includes(fact) ? [fact] : [])),
  };
}

function isUndoableFact(fact: Fact): fact is Undoable {
  const { kind } = fact;
  if (kind === 'reported' || kind === 'closed' || kind === 'measured') return true;
  if (kind === 'still-blocked' || kind === 'postponed') return true;
  if (kind === 'changed' || kind === 'change-prepared') return true;
  return kind === 'supplemented' || kind === 'day-corrected';
}

function belongsTo(fact: Undoable, report: FactOf<'reported'>): boolean {
  if (fact.kind === 'day-corrected' || fact.kind === 'still-blocked') return fact.report === report.id;
  if (fact.kind !== 'supplemented' || fact.id < report.id) return false;
  return fact.part === report.part && periodKey(fact) === periodKey(report);
}

/** Why something counts no longer although nobody took it back; null where it does. */
function coveringOf(
  history: History,
  fact: Undoable,
): Extract<Undoing, { kind: 'covered' | 'decided' }> | null {
  if (fact.kind === 'measured' || fact.kind === 'postponed' || fact.kind === 'changed') return null;
  if (fact.kind === 'change-prepared') {
    const decided = history.prepared.find((one) => one.fact === fact.id)?.decided ?? null;
    return decided ? { kind: 'decided', task: fact.task } : null;
  }
  const { task, period } = fact;
  const key = periodKey(fact);
  const covered = (later: Report | null): Extract<Undoing, { kind: 'covered' }> => ({
    ...{ kind: 'covered', period: { task, period }, later },
  });
  const reports = history.reports.get(key) ?? [];
  switch (fact.kind) {
    case 'reported': {
      const report = reports.find(({ part }) => part === fact.part);
      return report?.fact === fact.id ? null : covered(report ?? null);
    }
    case 'closed':
      return history.closings.get(key)?.fact === fact.id ? null : covered(null);
    case 'day-corrected': {
      const report = reports.find((one) => one.fact === fact.report);
      return report?.corrections.at(-1)?.fact === fact.id ? null : covered(report ?? null);
    }
    case 'still-blocked': {
      const said = history.facts.find(({ id }) => id === fact.report);
      const report = reports.find(({ part }) => said?.kind === 'reported' && part === said.part);
      return report?.fact === fact.report ? null : covered(report ?? null);
    }
    case 'supplemented': {
      const isReopened = history.facts.some(
        (one) => one.kind === 'reopened' && one.id > fact.id && periodKey(one) === key,
      );
      return isReopened ? covered(null) : null;
    }
  }
}

/** Whether the coordinator has said yes to it, or has put its day right. His own deeds he takes back himself. */
function settledByCoordinator(
  history: History,
  together: readonly Undoable[],
  person: PersonId,
): Extract<Undoing, { kind: 'confirmed' | 'corrected' }> | null {
  const known = findPerson(history, person);
  const coordinates = known !== undefined && isCoordinator(known);
  const all = [...history.reports.values()].flat();
  for (const fact of together) {
    if (fact.kind !== 'reported' && fact.kind !== 'day-corrected') continue;
    const report = fact.kind === 'reported' ? fact.id : fact.report;
    if (history.verdicts.has(report) && !(coordinates && fact.kind === 'day-corrected')) {
      return { kind: 'confirmed' };
    }
    const corrections = all.find((one) => one.fact === report)?.corrections ?? [];
    if (corrections.some(({ by }) => by !== person)) return { kind: 'corrected' };
  }
  return null;
}

/** Whether what was done at that time may still be taken back. Both times are ISO 8601. */
export function isUndoable(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= UNDO_HOURS * 3_600_000;
}
