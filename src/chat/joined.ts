import type { PersonId } from '../journal/fact.js';
import { withLine } from '../words/compose.js';
import type { Unattached } from './conversation.js';
import type { ChatContext, PressResult } from './feature.js';
import { assignedBy, isIn, reportsBy, take } from './unattached.js';
import { joinedLine } from './words.js';

/** What waited when a question was answered, by a button or in words. */
interface Joined {
  readonly update: number;
  readonly joined: readonly Unattached[];
}

/** Those of them that the update's report, or its assignment, has taken. */
function takenOf({ world }: ChatContext, { update, joined }: Joined): readonly Unattached[] {
  const all = world.journal.facts();
  const facts = [...reportsBy(all, update), ...assignedBy(all, update)];
  return joined.filter(({ evidence }) => isIn(facts, evidence));
}

/** They wait no more. */
export async function takeJoined(
  ctx: ChatContext,
  to: { readonly chat: number; readonly person: PersonId },
  { update, joined }: Joined,
): Promise<void> {
  const items = takenOf(ctx, { update, joined });
  if (items.length > 0) await take(ctx, to, { items, update });
}

/** What joined the report is named in its answer. */
export function withJoined(ctx: ChatContext, { update, joined }: Joined, result: PressResult): PressResult {
  const facts = reportsBy(ctx.world.journal.facts(), update);
  const isReport = facts.some(({ kind }) => kind === 'reported');
  const items = takenOf(ctx, { update, joined });
  if (!isReport || items.length === 0) return result;
  const line = joinedLine(items);
  if (result.kind === 'letter') {
    return result.answer ? { ...result, answer: withLine(result.answer, line), also: true } : result;
  }
  return result.kind === 'edit' || result.kind === 'send'
    ? { ...result, message: withLine(result.message, line) }
    : result;
}
