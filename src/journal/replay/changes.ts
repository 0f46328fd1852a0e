import { dayOfFact, taskKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import { addEntry } from './state.js';
import type { ReplayState } from './state.js';

/** A decision that a leader had been asked for answers that question, unless it was answered before. */
export function changeTask(state: ReplayState, fact: FactOf<'changed'>): void {
  const { id, year, task, change, reason, basis, by, as, at, prepared } = fact;
  const on = dayOfFact(fact);
  const decided = { fact: id, year, task, change, reason, basis, by, as, on, at, prepared };
  addEntry(state.changes, taskKey({ task, year }), decided);
  if (prepared !== null) {
    settle(state, prepared, { fact: id, granted: true, by, on, reason: '' });
  }
}

export function prepareChange(state: ReplayState, fact: FactOf<'change-prepared'>): void {
  const { id, year, task, change, reason, basis, by, at } = fact;
  const on = dayOfFact(fact);
  state.prepared.push({ fact: id, year, task, change, reason, basis, by, on, at, decided: null });
}

export function refuseChange(state: ReplayState, fact: FactOf<'change-refused'>): void {
  const { id, request, reason, by } = fact;
  settle(state, request, { fact: id, granted: false, by, on: dayOfFact(fact), reason });
}

/** The first decision counts. */
function settle(
  state: ReplayState,
  request: number,
  decided: NonNullable<ReplayState['prepared'][number]['decided']>,
): void {
  state.prepared = state.prepared.map((one) =>
    one.fact === request && !one.decided ? { ...one, decided } : one,
  );
}

export function submit(state: ReplayState, { id, of, by, ...fact }: FactOf<'submitted'>): void {
  if (!state.submitted.has(of)) state.submitted.set(of, { fact: id, by, on: dayOfFact(fact) });
}
