import { bindGroup, enrol, invite, revoke } from '../app/enrol.js';
import { mayCoordinate } from '../app/correct.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import {
  enrolAnswer,
  groupAnswer,
  inviteAnswer,
  peopleMessage,
  refusedAnswer,
  revokeAnswer,
  strangerAnswer,
  welcome,
} from '../texts/enrolment.js';
import { usage } from '../texts/help.js';
import type { Message } from '../texts/message.js';
import { findPerson } from '../tracking/people.js';
import { botName } from './desk.js';
import type { Answer, Asked, Desk } from './desk.js';

/** Codes are 128 bits in base64url; anything else is not one and is not looked up. */
const CODE = /^[\w-]{16,64}$/u;

export function isCode(words: string): boolean {
  return CODE.test(words.trim());
}

/** `/start`, `/start <code>`. */
export async function starting(desk: Desk, { incoming, rest, person }: Asked): Promise<Answer> {
  if (!incoming.chat.private) return null;
  const code = rest.trim();
  const context = present(desk.world);
  if (CODE.test(code)) {
    const request = { name: incoming.name, code };
    const outcome = await enrol(desk.world, incoming, request);
    if (outcome.kind !== 'enrolled') return enrolAnswer(context.office, outcome);
    const now = present(desk.world);
    const enrolled = findPerson(now.history, incoming.person);
    return enrolAnswer(now.office, enrolled ? { ...outcome, person: enrolled } : outcome);
  }
  return person ? welcome(context.office, context.history, person) : strangerAnswer();
}

export async function inviting(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  if (rest.trim() === '') return usage('invite');
  const outcome = await invite(desk.world, incoming, rest);
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return inviteAnswer(
    present(desk.world).office,
    outcome,
    outcome.kind === 'invited' ? inviteLink(botName(desk), outcome.code) : '',
  );
}

/** The link that opens the bot and presses Start with the code. */
export function inviteLink(botName: string, code: string): string {
  return `https://t.me/${botName}?start=${code}`;
}

export function listingPeople(desk: Desk, { incoming }: Asked): Promise<Answer> {
  const { office, history } = present(desk.world);
  const may = mayCoordinate({ office, history }, incoming);
  const refused = { kind: 'refused', needs: 'coordinator' } as const;
  return Promise.resolve(may ? peopleMessage(office, history) : refusedAnswer(refused));
}

/** `/group` inside the committee's group; in a private chat it says where to send it. */
export async function grouping(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  if (incoming.chat.private) return usage('group');
  const { id: chat, topic, title } = incoming.chat;
  const off = /^\s*(?:off|tắt|tat)\s*$/iu.test(rest);
  const outcome = await bindGroup(desk.world, incoming, { chat, topic, title, off });
  if (outcome.kind === 'refused') return refusedAnswer(outcome);
  return groupAnswer(present(desk.world).office, outcome, { botName: botName(desk) });
}

export async function revoking(desk: Desk, gesture: Gesture, fact: number): Promise<Message> {
  const outcome = await revoke(desk.world, gesture, fact);
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : revokeAnswer(present(desk.world).office, outcome);
}
