import type { Fact, PersonId } from '../../journal/fact.js';
import type { History, Report } from '../../journal/history.js';
import { isTakenBack } from '../../journal/record.js';

/** What `/undo` or the button takes back. Whoever did it takes back all of one gesture, within 24 hours. */
export type Undoing =
  | { readonly kind: 'undo'; readonly facts: readonly number[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-late' }
  /** The coordinator has confirmed it, so only he can reopen it. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'not-yours' };

export const UNDO_HOURS = 24;

export interface UndoRequest {
  readonly person: PersonId;
  /** The fact that a button names, or null for the last report of the person. */
  readonly fact: number | null;
  /** ISO 8601. */
  readonly now: string;
}

/** A report, the closing of a task for everybody, or a figure of a target. */
type Undoable = Pick<Report, 'fact' | 'gesture' | 'at' | 'by'> &
  Partial<Pick<Report, 'part' | 'task' | 'period'>>;

/** The supplements of a report are taken back with it, or they would be added to an earlier report. */
export function undo(history: History, request: UndoRequest): Undoing {
  const reports: readonly Undoable[] = [
    ...[...history.reports.values()].flat(),
    ...history.closings.values(),
    ...history.measures,
  ];
  const target =
    request.fact === null
      ? lastOf(reports, request.person)
      : reports.find(({ fact }) => fact === request.fact);
  if (!target) return undoOther(history, request);
  const refused = refusal(target, request);
  if (refused) return refused;
  const together = reports.filter(({ by, gesture }) => by === request.person && gesture === target.gesture);
  if (together.some(({ fact }) => history.verdicts.has(fact))) return { kind: 'confirmed' };
  const supplements = history.facts.filter(
    (fact) =>
      fact.kind === 'supplemented' &&
      !isTakenBack(history, fact) &&
      together.some((report) => fact.id > report.fact && isOf(fact, report)),
  );
  return { kind: 'undo', facts: [...together.map(({ fact }) => fact), ...supplements.map(({ id }) => id)] };
}

/** A supplement, and a reminder that was put off, are taken back only by the button that names them. */
function undoOther(history: History, request: UndoRequest): Undoing {
  const undoable = history.facts.filter(
    (fact) => (fact.kind === 'supplemented' || fact.kind === 'postponed') && !isTakenBack(history, fact),
  );
  const target = undoable.find(({ id }) => id === request.fact);
  if (!target) return { kind: 'nothing' };
  const refused = refusal(target, request);
  if (refused) return refused;
  const isTogether = (fact: Fact): boolean =>
    fact.id === target.id || (fact.update !== null && fact.update === target.update && fact.by === target.by);
  return { kind: 'undo', facts: undoable.filter(isTogether).map(({ id }) => id) };
}

function refusal(
  { by, at }: { readonly by: PersonId | null; readonly at: string },
  request: UndoRequest,
): Extract<Undoing, { kind: 'too-late' | 'not-yours' }> | null {
  if (by !== request.person) return { kind: 'not-yours' };
  return isUndoable(at, request.now) ? null : { kind: 'too-late' };
}

/** Whether what was done at that time may still be taken back. Both times are ISO 8601. */
export function isUndoable(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= UNDO_HOURS * 3_600_000;
}

function lastOf(reports: readonly Undoable[], person: PersonId): Undoable | undefined {
  return reports
    .filter(({ by }) => by === person)
    .reduce<Undoable | undefined>((one, other) => (one && one.fact > other.fact ? one : other), undefined);
}

function isOf(fact: Extract<Fact, { kind: 'supplemented' }>, report: Undoable): boolean {
  return fact.task === report.task && fact.period === report.period && fact.part === (report.part ?? null);
}
