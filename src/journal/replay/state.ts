import type { Day } from '../../plan/day.js';
import type { Fact, PersonId } from '../fact.js';
import type { Assignment, ChangedDay, History, Invitation, Person } from '../history.js';

/** The same maps and lists, open to change. */
type Changeable<Field> =
  Field extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Field extends readonly (infer Item)[]
      ? Item[]
      : Field;

type Listed = 'facts' | 'takenBack' | 'people' | 'former' | 'invitations' | 'changedDays' | 'assignments';

/** A history while its facts are being added up. What the history lists stands here under its key. */
export type ReplayState = {
  -readonly [Name in Exclude<keyof History, Listed>]: Changeable<History[Name]>;
} & {
  readonly takenBack: ReadonlySet<number>;
  /** Everybody who was ever enrolled: who left has no posts. */
  readonly people: Map<PersonId, Person>;
  readonly invitations: Map<number, Invitation>;
  readonly changedDays: Map<Day, ChangedDay>;
  /** Replaced where one is added: the plans that are made with it are kept under the list. */
  assignments: readonly Assignment[];
};

/** The state before the first fact. */
export function emptyState(takenBack: ReadonlySet<number>): ReplayState {
  return {
    takenBack,
    restores: [],
    startedOn: new Map(),
    appliedPlans: [],
    renewedBy: new Map(),
    onTimeUntil: new Map(),
    departmentsSince: new Map(),
    backlog: null,
    people: new Map(),
    moves: [],
    vacated: new Map(),
    invitations: new Map(),
    group: null,
    assigned: new Map(),
    fields: new Map(),
    assignments: [],
    standIns: new Map(),
    reports: new Map(),
    kept: new Map(),
    papers: new Map(),
    closings: new Map(),
    confirming: false,
    verdicts: new Map(),
    returned: new Map(),
    measures: [],
    dates: new Map(),
    changedDays: new Map(),
    signers: new Map(),
    postponements: new Map(),
    extensions: new Map(),
    nudges: [],
    lateReasons: new Map(),
    authority: 'coordinator',
    changes: new Map(),
    prepared: [],
    submitted: new Map(),
  };
}

/**
 * A state of its own to add more facts to, because the histories that were handed out stay as they are. Every field is
 * named: one that is forgotten does not compile. The entries in the maps are never changed, only replaced.
 */
export function copyOf(state: ReplayState): ReplayState {
  return {
    takenBack: state.takenBack,
    restores: [...state.restores],
    startedOn: new Map(state.startedOn),
    appliedPlans: [...state.appliedPlans],
    renewedBy: new Map(state.renewedBy),
    onTimeUntil: new Map(state.onTimeUntil),
    departmentsSince: new Map(state.departmentsSince),
    backlog: state.backlog,
    people: new Map(state.people),
    moves: [...state.moves],
    vacated: new Map(state.vacated),
    invitations: new Map(state.invitations),
    group: state.group,
    assigned: new Map(state.assigned),
    fields: new Map(state.fields),
    assignments: state.assignments,
    standIns: new Map(state.standIns),
    reports: new Map(state.reports),
    kept: new Map(state.kept),
    papers: new Map(state.papers),
    closings: new Map(state.closings),
    confirming: state.confirming,
    verdicts: new Map(state.verdicts),
    returned: new Map(state.returned),
    measures: [...state.measures],
    dates: new Map(state.dates),
    changedDays: new Map(state.changedDays),
    signers: new Map(state.signers),
    postponements: new Map(state.postponements),
    extensions: new Map(state.extensions),
    nudges: [...state.nudges],
    lateReasons: new Map(state.lateReasons),
    authority: state.authority,
    changes: new Map(state.changes),
    prepared: [...state.prepared],
    submitted: new Map(state.submitted),
  };
}

/** The history that the state amounts to. It shares the maps of the state, which is not changed any more. */
export function historyOf(state: ReplayState, facts: readonly Fact[]): History {
  const everybody = [...state.people.values()];
  return {
    ...state,
    facts,
    people: everybody.filter(({ posts }) => posts.length > 0),
    former: everybody.filter(({ posts }) => posts.length === 0),
    invitations: [...state.invitations.values()],
    changedDays: [...state.changedDays.values()],
  };
}

/** Adds an entry to those that stand under the key. */
export function addEntry<Key, Entry>(map: Map<Key, readonly Entry[]>, key: Key, entry: Entry): void {
  map.set(key, [...(map.get(key) ?? []), entry]);
}

/** Changes the entry of that fact, under whichever key it stands. */
export function changeEntry<Entry extends { readonly fact: number }>(
  map: Map<string, readonly Entry[]>,
  fact: number,
  change: (entry: Entry) => Entry,
): void {
  for (const [key, entries] of map) {
    if (!entries.some((entry) => entry.fact === fact)) continue;
    map.set(
      key,
      entries.map((entry) => (entry.fact === fact ? change(entry) : entry)),
    );
    return;
  }
}
