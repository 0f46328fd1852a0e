import { periodKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import type { Report, Verdict } from '../history.js';
import { changeReports } from './reports.js';
import type { ReplayState } from './state.js';

/** Once nobody is asked any more, every report that waits counts as confirmed. */
export function setConfirming(state: ReplayState, fact: FactOf<'confirmation-set'>): void {
  state.confirming = fact.required;
  if (fact.required) return;
  for (const key of state.reports.keys()) changeReports(state, key, (report) => confirmed(report, fact));
}

export function confirmReport(state: ReplayState, fact: FactOf<'confirmed'>): void {
  addVerdict(state, fact, { part: null, reason: '' });
  changeReports(state, periodKey(fact), (report) =>
    report.fact === fact.report ? confirmed(report, fact) : report,
  );
}

/** The report itself was left out by `takenBackIn`: what is left is the coordinator's word. */
export function returnReport(state: ReplayState, fact: FactOf<'returned'>): void {
  const verdict = addVerdict(state, fact, fact);
  if (verdict) state.returned.set(periodKey(fact), verdict);
}

/** Null where the coordinator has spoken already. */
function addVerdict(
  state: ReplayState,
  fact: FactOf<'confirmed' | 'returned'>,
  { part, reason }: Pick<Verdict, 'part' | 'reason'>,
): Verdict | null {
  if (state.verdicts.has(fact.report)) return null;
  const { id, kind, task, period, at, by } = fact;
  const verdict = { fact: id, kind, task, period, part, reason, at, by };
  state.verdicts.set(fact.report, verdict);
  return verdict;
}

function confirmed(report: Report, { at }: FactOf<'confirmed' | 'confirmation-set'>): Report {
  return report.confirmation === 'waiting'
    ? { ...report, confirmation: 'confirmed', confirmedAt: at }
    : report;
}
