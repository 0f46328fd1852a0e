import type { Fact, PersonId } from './fact.js';
import type { History, Report } from './history.js';
import { isTakenBack } from './record.js';

/** What `/undo` or the button takes back: all that one gesture did, within 24 hours, by who did it. */
export type Undoing =
  | { readonly kind: 'undo'; readonly facts: readonly number[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-late' }
  /** The coordinator has said yes to it: only he opens it again. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'not-yours' };

export const UNDO_HOURS = 24;

export interface UndoRequest {
  readonly person: PersonId;
  /** What a button named, or null for one's last report. */
  readonly fact: number | null;
  /** ISO 8601. */
  readonly now: string;
}

/** A report, the closing of a task for everybody, a figure of a target. */
type Undoable = Pick<Report, 'fact' | 'gesture' | 'at' | 'by'> &
  Partial<Pick<Report, 'part' | 'task' | 'period'>>;

/** Of a report its supplements go too: they would be left hanging on an earlier one. */
export function undo(history: History, ask: UndoRequest): Undoing {
  const reports: readonly Undoable[] = [
    ...[...history.reports.values()].flat(),
    ...history.closings.values(),
    ...history.measures,
  ];
  const meant =
    ask.fact === null ? lastOf(reports, ask.person) : reports.find(({ fact }) => fact === ask.fact);
  if (!meant) return undoOther(history, ask);
  const refused = refusal(meant, ask);
  if (refused) return refused;
  const together = reports.filter(({ by, gesture }) => by === ask.person && gesture === meant.gesture);
  if (together.some(({ fact }) => history.verdicts.has(fact))) return { kind: 'confirmed' };
  const supplements = history.facts.filter(
    (fact) =>
      fact.kind === 'supplemented' &&
      !isTakenBack(history, fact) &&
      together.some((report) => fact.id > report.fact && isOf(fact, report)),
  );
  return { kind: 'undo', facts: [...together.map(({ fact }) => fact), ...supplements.map(({ id }) => id)] };
}

/** A supplement, or a reminder that was put off: only by the button that names it. */
function undoOther(history: History, ask: UndoRequest): Undoing {
  const undoable = history.facts.filter(
    (fact) => (fact.kind === 'supplemented' || fact.kind === 'postponed') && !isTakenBack(history, fact),
  );
  const meant = undoable.find(({ id }) => id === ask.fact);
  if (!meant) return { kind: 'nothing' };
  const refused = refusal(meant, ask);
  if (refused) return refused;
  const isTogether = (fact: Fact): boolean =>
    fact.id === meant.id || (fact.update !== null && fact.update === meant.update && fact.by === meant.by);
  return { kind: 'undo', facts: undoable.filter(isTogether).map(({ id }) => id) };
}

function refusal(
  { by, at }: { readonly by: PersonId | null; readonly at: string },
  ask: UndoRequest,
): Extract<Undoing, { kind: 'too-late' | 'not-yours' }> | null {
  if (by !== ask.person) return { kind: 'not-yours' };
  return isUndoable(at, ask.now) ? null : { kind: 'too-late' };
}

/** Whether what was done then may still be taken back. Both are ISO 8601. */
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
