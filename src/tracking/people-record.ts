import type { DepartmentId } from '../plan/plan.js';
import type { Fact, PersonId, Post } from './fact.js';
import type { Group, Invitation, Person } from './history.js';

/** Who is enrolled, who was invited, and the group, while the facts are added up. */
export interface PeopleDraft {
  people: Map<PersonId, Person>;
  vacated: Map<DepartmentId, number>;
  invitations: Map<number, Invitation>;
}

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

export function applyToPeople(
  draft: PeopleDraft,
  fact: FactOf<'invited' | 'enrolled' | 'removed' | 'unreachable' | 'reachable'>,
): void {
  if (fact.kind === 'invited') {
    const { id, codeHash, post, expires } = fact;
    draft.invitations.set(id, { fact: id, codeHash, post, expires, used: false });
    return;
  }
  const person = draft.people.get(fact.person);
  switch (fact.kind) {
    case 'enrolled': {
      const posts = person?.posts.filter((post) => !samePost(post, fact.post)) ?? [];
      draft.people.set(fact.person, {
        id: fact.person,
        name: fact.name,
        posts: [...posts, fact.post],
        unreachable: null,
      });
      const invitation = fact.invitation === null ? undefined : draft.invitations.get(fact.invitation);
      if (invitation) draft.invitations.set(invitation.fact, { ...invitation, used: true });
      return;
    }
    case 'removed':
      if (person) {
        const posts = person.posts.filter((post) => !samePost(post, fact.post));
        draft.people.set(person.id, { ...person, posts });
        if (fact.post.kind === 'officer') draft.vacated.set(fact.post.department, fact.id);
      }
      return;
    case 'unreachable':
      if (person)
        draft.people.set(person.id, { ...person, unreachable: { reason: fact.reason, fact: fact.id } });
      return;
    case 'reachable':
      if (person) draft.people.set(person.id, { ...person, unreachable: null });
      return;
  }
}

export function groupAfter(
  group: Group | null,
  fact: FactOf<'group-bound' | 'group-unbound' | 'group-moved' | 'topic-closed'>,
): Group | null {
  switch (fact.kind) {
    case 'group-bound':
      return { chat: fact.chat, topic: fact.topic, title: fact.title };
    case 'group-unbound':
      return group?.chat === fact.chat ? null : group;
    case 'group-moved':
      return group?.chat === fact.from ? { ...group, chat: fact.to } : group;
    case 'topic-closed':
      return group?.chat === fact.chat ? { ...group, topic: null } : group;
  }
}

export function samePost(one: Post, other: Post): boolean {
  if (one.kind === 'officer') return other.kind === 'officer' && one.department === other.department;
  return one.kind === other.kind;
}
