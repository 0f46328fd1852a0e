import type { Day } from '../plan/day.js';
import { dayOfFact } from './fact.js';
import type { PersonId, Post } from './fact.js';
import type { History, Person } from './history.js';
import { samePost } from './people.js';

/** A name without case, accents and the order of its words: a second account is seldom typed like the first. */
function plainName(name: string): string {
  const words = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd');
  return words
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/** The other people who are enrolled under the same name. */
export function namesakes(
  { people }: Pick<History, 'people'>,
  person: Pick<Person, 'id' | 'name'>,
): readonly Person[] {
  const name = plainName(person.name);
  return name === '' ? [] : people.filter((one) => one.id !== person.id && plainName(one.name) === name);
}

/** Those of the same name in the same post: most likely one person with two accounts. */
export function secondAccounts(
  history: Pick<History, 'people'>,
  person: Pick<Person, 'id' | 'name'>,
  posts: readonly Post[],
): readonly Person[] {
  return namesakes(history, person).filter((one) =>
    one.posts.some((post) => posts.some((other) => samePost(post, other))),
  );
}

/** The day on which somebody came in first. */
export function enrolledOn({ facts }: Pick<History, 'facts'>, id: PersonId): Day | null {
  const fact = facts.find((one) => one.kind === 'enrolled' && one.person === id);
  return fact ? dayOfFact(fact) : null;
}

/** The day of somebody's last report that was not taken back. */
export function lastReportOn(
  { facts, takenBack }: Pick<History, 'facts' | 'takenBack'>,
  id: PersonId,
): Day | null {
  const fact = facts.findLast((one) => one.kind === 'reported' && one.by === id && !takenBack.has(one.id));
  return fact ? dayOfFact(fact) : null;
}
