import { dayOfFact, taskKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import type { Assignment } from '../history.js';
import { addEntry } from './state.js';
import type { ReplayState } from './state.js';

/** Where a person is named, he is in charge of it as of any other task. What was sent of its document is a paper of it. */
export function assignTask(state: ReplayState, fact: FactOf<'task-assigned'>): void {
  if (fact.carriedFrom !== undefined) {
    const ended = { kind: 'carried' as const, fact: fact.id, by: fact.by, on: dayOfFact(fact), reason: '' };
    change(state, fact.carriedFrom, (one) => (one.ended ? one : { ...one, ended }));
  }
  state.assignments = [...state.assignments, { fact, ended: null, acknowledged: [] }];
  const [first] = fact.deadline.periods;
  for (const evidence of fact.basis?.files ?? []) {
    if (!first) break;
    const paper = { evidence, period: first.id, by: fact.by, on: dayOfFact(fact) };
    addEntry(state.papers, taskKey(fact), paper);
  }
  if (fact.person !== null) state.assigned.set(taskKey(fact), fact.person);
}

/** The first end counts. */
export function endAssignment(
  state: ReplayState,
  fact: FactOf<'assignment-undone' | 'assignment-stopped'>,
): void {
  const stopped = fact.kind === 'assignment-stopped';
  const ended = {
    kind: stopped ? ('stopped' as const) : ('undone' as const),
    fact: fact.id,
    by: fact.by,
    on: dayOfFact(fact),
    reason: stopped ? fact.reason : '',
  };
  change(state, fact.assignment, (one) => (one.ended ? one : { ...one, ended }));
}

/** Who says it twice has said it once. */
export function acknowledgeAssignment(state: ReplayState, fact: FactOf<'assignment-acknowledged'>): void {
  const { by } = fact;
  change(state, fact.assignment, (one) =>
    one.acknowledged.some((known) => known.by === by)
      ? one
      : { ...one, acknowledged: [...one.acknowledged, { by, on: dayOfFact(fact) }] },
  );
}

function change(state: ReplayState, id: number, changed: (one: Assignment) => Assignment): void {
  state.assignments = state.assignments.map((one) => (one.fact.id === id ? changed(one) : one));
}
