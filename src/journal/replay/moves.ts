import type { FactOf } from '../fact.js';
import type { AppliedPlan, Move } from '../history.js';
import { samePost } from '../people.js';
import type { ReplayState } from './state.js';

/** Moves a person at once, or keeps it until the plan that it goes with is in force. The last choice of several counts. */
export function movePerson(state: ReplayState, fact: FactOf<'moved'>): void {
  const { id, person, from, to, version } = fact;
  const move: Move = { fact: id, person, from, to, version };
  if (version === null || hasBegun(state, version)) return carryOut(state, move);
  state.moves = [...state.moves.filter((one) => !isSame(one, move)), move];
}

/** A plan is in force: whoever was to move with it does. */
export function moveWithPlan(state: ReplayState, { version }: Pick<AppliedPlan, 'version'>): void {
  const due = state.moves.filter((one) => one.version === version);
  state.moves = state.moves.filter((one) => one.version !== version);
  for (const move of due) carryOut(state, move);
}

/** Whether the plan is the one of its year, and its year has begun. */
function hasBegun({ appliedPlans, startedOn }: ReplayState, version: string): boolean {
  const applied = appliedPlans.find((one) => one.version === version);
  return applied !== undefined && startedOn.has(applied.year);
}

function carryOut(state: ReplayState, { fact, person, from, to }: Move): void {
  const known = state.people.get(person);
  const left = { kind: 'officer', department: from } as const;
  const taken = { kind: 'officer', department: to } as const;
  if (!known?.posts.some((post) => samePost(post, left))) return;
  const others = known.posts.filter((post) => !samePost(post, left) && !samePost(post, taken));
  state.people.set(person, { ...known, posts: [...others, taken] });
  state.vacated.set(from, fact);
}

function isSame(one: Move, other: Move): boolean {
  return one.version === other.version && one.person === other.person && one.from === other.from;
}
