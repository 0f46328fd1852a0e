import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { Moment } from '../../plan/day.js';
import type { PersonId } from '../../journal/fact.js';
import type { EnrolOutcome, InviteOutcome, RevokeOutcome } from '../report/outcome.js';
import { findPerson, isCoordinator, isLastCoordinator, readPost, samePost } from '../../journal/people.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce, present } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** How long an invitation may be used. */
const INVITATION_DAYS = 7;

/** When an invitation made now ends, ISO 8601. */
export function expiryFrom(now: Moment): string {
  return new Date(Date.parse(now.iso) + INVITATION_DAYS * 86_400_000).toISOString();
}

/** A one-use link's code: the journal keeps its hash alone. `gesture` is null for the command line. */
export async function invite(
  world: World,
  gesture: Gesture | null,
  written: string,
): Promise<InviteOutcome | Refused> {
  const post = readPost(present(world).office.plan, written);
  const code = world.secrets.code();
  const now = world.clock.now();
  const expires = expiryFrom(now);
  const rule = (context: Context): Decision<InviteOutcome | Refused> => {
    if (gesture && !mayCoordinate(context, gesture)) return refuse('coordinator');
    if (!post) return { facts: [], answer: { kind: 'unknown-post', written } };
    return {
      facts: [{ kind: 'invited', codeHash: world.secrets.hash(code), post, expires }],
      answer: { kind: 'invited', post, code, expires },
    };
  };
  // A redelivered /invite gets a new code: the first one is nowhere on the disk. Both work once; both end in 7 days.
  const cause = { by: gesture?.person ?? null, update: null, at: now };
  const decided = await world.journal.decide(cause, () => rule(present(world)));
  return decided.answer;
}

/** Enrols whoever opens the link, once; the next tick tells the coordinators who came in. */
export async function enrol(
  world: World,
  gesture: Gesture,
  request: { readonly name: string; readonly code: string },
): Promise<EnrolOutcome> {
  await takeDropped(world);
  const { answer } = await decideOnce<EnrolOutcome>(world, gesture, ({ history }, now) => {
    const hash = world.secrets.hash(request.code);
    const invitation = history.invitations.find((one) => one.codeHash === hash);
    if (!invitation) return { facts: [], answer: { kind: 'invalid' } };
    const person = findPerson(history, gesture.person);
    const { post } = invitation;
    if (person?.posts.some((held) => samePost(held, post))) {
      return { facts: [], answer: { kind: 'held-already', post } };
    }
    if (invitation.used) return { facts: [], answer: { kind: 'used' } };
    if (Date.parse(invitation.expires) < Date.parse(now.iso)) {
      return { facts: [], answer: { kind: 'expired' } };
    }
    const { name } = request;
    const enrolled = { person: gesture.person, name, post, invitation: invitation.fact };
    const after = person ?? { id: gesture.person, name, posts: [], unreachable: null };
    return {
      facts: [{ kind: 'enrolled', ...enrolled }],
      answer: { kind: 'enrolled', person: { ...after, name, posts: [...after.posts, post] }, post },
    };
  });
  return answer;
}

/** Takes the invitations of the command line into the journal. */
async function takeDropped(world: World): Promise<void> {
  for (const { codeHash, post, expires, remove } of await world.secrets.dropped()) {
    const cause = { by: null, update: null, at: world.clock.now() };
    await world.journal.decide(cause, () => {
      const known = present(world).history.invitations.some((one) => one.codeHash === codeHash);
      return { facts: known ? [] : [{ kind: 'invited', codeHash, post, expires }], answer: null };
    });
    await remove();
  }
}

/** Takes an enrolment back by the button under the newcomer's notice. */
export async function revoke(
  world: World,
  gesture: Gesture,
  enrolled: number,
): Promise<RevokeOutcome | Refused> {
  const { answer } = await decideOnce<RevokeOutcome | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const fact = world.journal.facts().find(({ id }) => id === enrolled);
    if (fact?.kind !== 'enrolled') return { facts: [], answer: { kind: 'gone' } };
    const person = findPerson(context.history, fact.person);
    if (!person?.posts.some((post) => samePost(post, fact.post))) {
      return { facts: [], answer: { kind: 'gone' } };
    }
    const { post } = fact;
    if (post.kind === 'coordinator' && isLastCoordinator(context.history, person)) {
      return { facts: [], answer: { kind: 'last-coordinator', name: person.name } };
    }
    return {
      facts: [{ kind: 'removed', person: person.id, post }],
      answer: { kind: 'revoked', name: person.name, post },
    };
  });
  return answer;
}

/** Makes the ids of ADMIN_IDS coordinators where they are not yet; nobody knows their names before they write. */
export async function enrolAdmins(world: World, ids: readonly PersonId[]): Promise<void> {
  const cause = { by: null, update: null, at: world.clock.now() };
  await world.journal.decide(cause, () => {
    const { history } = present(world);
    const missing = ids.filter((id) => {
      const person = findPerson(history, id);
      return !person || !isCoordinator(person);
    });
    return {
      facts: missing.map((person) => ({
        kind: 'enrolled' as const,
        person,
        name: findPerson(history, person)?.name ?? '',
        post: { kind: 'coordinator' as const },
        invitation: null,
      })),
      answer: null,
    };
  });
}
