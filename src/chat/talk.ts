import type { World } from '../ports/world.js';
import type { Evidence, PersonId } from '../journal/fact.js';
import { emptyConversation } from './conversation.js';
import type { Conversation, Question, Unattached } from './conversation.js';

/** One person in one chat. */
export interface Place {
  readonly chat: number;
  readonly person: PersonId;
}

export function conversationWith(world: World, { chat, person }: Place): Conversation {
  const known = world.conversations.all().find((one) => one.chat === chat && one.person === person);
  return known ?? emptyConversation(chat, person);
}

/** Whose question a message of a chat is, where it is one. */
export function askedIn(
  world: World,
  { chat, messageId }: { readonly chat: number; readonly messageId: number },
): { readonly person: PersonId; readonly question: Question } | null {
  for (const conversation of world.conversations.all()) {
    if (conversation.chat !== chat) continue;
    const question = conversation.questions.find((one) => one.messageId === messageId);
    if (question) return { person: conversation.person, question };
  }
  return null;
}

/** Whether the bot has sent nothing by itself into the chat since that message, such as a letter or news. */
export function isLastMessage(world: World, { chat }: Place, messageId: number): boolean {
  return !world.outbox
    .dispatches()
    .some(({ address, messageId: sent }) => address.chat === chat && sent !== null && sent > messageId);
}

export function evidenceOf(items: readonly Unattached[]): readonly Evidence[] {
  return items.flatMap(({ evidence }) => evidence);
}

/** The same file once, the same document once. */
export function distinctEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const byKey = new Map(
    evidence.map((one) => [one.kind === 'document' ? `${one.kind} ${one.number}` : one.fileId, one]),
  );
  return [...byKey.values()];
}
