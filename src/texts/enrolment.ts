import type { Office } from '../plan/plan.js';
import type { Post } from '../tracking/fact.js';
import type { History, Person } from '../tracking/history.js';
import type { EnrolOutcome, GroupOutcome, InviteOutcome, Refused, RevokeOutcome } from '../tracking/outcome.js';
import type { Message } from './message.js';

export interface Newcomer {
  readonly name: string;
  readonly post: Post;
  /** The `enrolled` fact, for the button that takes it back. */
  readonly fact: number;
}

const empty: Message = { html: '…', buttons: [] };

export function enrolAnswer(_office: Office, _outcome: EnrolOutcome): Message {
  return empty;
}
export function inviteAnswer(_office: Office, _outcome: InviteOutcome, _link: string): Message {
  return empty;
}
export function newcomerNotice(_office: Office, _newcomer: Newcomer): Message {
  return empty;
}
export function revokeAnswer(_office: Office, _outcome: RevokeOutcome): Message {
  return empty;
}
export function peopleMessage(_office: Office, _history: History): Message {
  return empty;
}
export function groupAnswer(_office: Office, _outcome: GroupOutcome, _options: { readonly botName: string }): Message {
  return empty;
}
export function strangerAnswer(): Message {
  return empty;
}
export function refusedAnswer(_refused: Refused): Message {
  return empty;
}
export function welcome(_office: Office, _history: History, _person: Person): Message {
  return empty;
}
