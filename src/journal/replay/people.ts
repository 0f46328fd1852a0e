import { yearOf } from '../../plan/day.js';
import { dayOfFact, taskKey } from '../fact.js';
import type { FactOf, PersonId } from '../fact.js';
import type { Person } from '../history.js';
import { samePost } from '../people.js';
import type { ReplayState } from './state.js';

export function invite(state: ReplayState, fact: FactOf<'invited'>): void {
  const { id, codeHash, post, expires } = fact;
  state.invitations.set(id, { fact: id, codeHash, post, expires, used: false });
}

/** Whoever enrols has opened the bot, so messages reach him again. */
export function enrol(state: ReplayState, fact: FactOf<'enrolled'>): void {
  const { person: id, name, post, invitation } = fact;
  const others = state.people.get(id)?.posts.filter((held) => !samePost(held, post)) ?? [];
  state.people.set(id, { id, name, posts: [...others, post], unreachable: null });
  const used = invitation === null ? undefined : state.invitations.get(invitation);
  if (used) state.invitations.set(used.fact, { ...used, used: true });
}

/** Takes one post away. Whoever has none left stays known by name. */
export function removePost(state: ReplayState, { id, person, post }: FactOf<'removed'>): void {
  const known = state.people.get(person);
  if (!known) return;
  state.people.set(person, { ...known, posts: known.posts.filter((held) => !samePost(held, post)) });
  if (post.kind === 'officer') state.vacated.set(post.department, id);
}

export function setReachable(state: ReplayState, person: PersonId, unreachable: Person['unreachable']): void {
  const known = state.people.get(person);
  if (known) state.people.set(person, { ...known, unreachable });
}

export function rename(state: ReplayState, { person, name }: FactOf<'renamed'>): void {
  const known = state.people.get(person);
  if (known) state.people.set(person, { ...known, name });
}

export function assign(state: ReplayState, fact: FactOf<'assigned'>): void {
  const key = taskKey({ task: fact.task, year: yearAssigned(fact, [...state.startedOn.keys()]) });
  if (fact.person === null) state.assigned.delete(key);
  else state.assigned.set(key, fact.person);
}

/**
 * Of whose plan the task is: where the fact of an older version names none, of the plan that was in force on its day.
 * @param begun the years of the plans that had begun by then
 */
export function yearAssigned(fact: FactOf<'assigned'>, begun: readonly number[]): number {
  if (fact.year !== undefined) return fact.year;
  const today = yearOf(dayOfFact(fact));
  const inForce = begun.filter((year) => year <= today);
  return inForce.length > 0 ? Math.max(...inForce) : today;
}

export function setStandIn(state: ReplayState, { person, standIn, until }: FactOf<'stand-in-set'>): void {
  state.standIns.set(person, { person, standIn, until });
}

export function endStandIn(state: ReplayState, { person }: FactOf<'stand-in-ended'>): void {
  state.standIns.delete(person);
}

export function setFields(state: ReplayState, { person, fields }: FactOf<'fields-set'>): void {
  if (fields.length === 0) state.fields.delete(person);
  else state.fields.set(person, fields);
}
