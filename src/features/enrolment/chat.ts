import { enrol, invite, revoke } from './flow.js';
import { present } from '../../ports/world.js';
import { botName } from '../../chat/feature.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import { refusedAnswer, strangerAnswer } from '../../chat/notices.js';
import { enrolAnswer, inviteAnswer, revokeAnswer, welcome } from './words.js';
import { usage } from '../../words/usage.js';
import { findPerson } from '../../journal/people.js';

/** Codes are 128 bits in base64url; anything else is not one and is not looked up. */
const CODE = /^[\w-]{16,64}$/u;

export function isInvitation(words: string): boolean {
  return CODE.test(words.trim());
}

export const enrolmentCommands: Commands<'start' | 'invite'> = {
  /** `/start`, `/start <code>`. */
  async start({ world }, { incoming, rest, person }) {
    if (!incoming.chat.private) return null;
    const code = rest.trim();
    const context = present(world);
    const { day: today } = world.clock.now();
    if (!isInvitation(code)) {
      return person ? welcome(context, person, today) : strangerAnswer();
    }
    const outcome = await enrol(world, incoming, { name: incoming.name, code });
    if (outcome.kind !== 'enrolled') return enrolAnswer(context, outcome, today);
    const { office, history } = present(world);
    const enrolled = findPerson(history, incoming.person);
    return enrolAnswer({ office, history }, enrolled ? { ...outcome, person: enrolled } : outcome, today);
  },
  async invite(ctx, { incoming, rest }) {
    if (rest.trim() === '') return usage(present(ctx.world).office.plan, 'invite');
    const outcome = await invite(ctx.world, incoming, rest);
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    return inviteAnswer(present(ctx.world).office, outcome, botName(ctx));
  },
};

export const enrolmentButtons: Buttons<'revoke' | 'invite'> = {
  /** A link each time it is pressed: one link lets one person in. */
  async invite(ctx, { person, update }, { post }) {
    const outcome = await invite(ctx.world, { person: person.id, update }, post);
    const message =
      outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : inviteAnswer(present(ctx.world).office, outcome, botName(ctx));
    return { kind: 'send', message };
  },
  async revoke({ world }, { person, update }, { fact }) {
    const outcome = await revoke(world, { person: person.id, update }, fact);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : revokeAnswer(present(world).office, outcome);
    return { kind: 'edit', message };
  },
};
