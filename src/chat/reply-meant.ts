import { findNudge, nudgesTogether } from '../journal/decisions.js';
import { present } from '../ports/world.js';
import { readKey } from '../outbox/key.js';
import type { PeriodId } from '../plan/deadline.js';
import type { Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { refOfItem } from '../journal/item-key.js';
import type { PeriodRef, PersonId } from '../journal/fact.js';
import type { ChatContext } from './feature.js';
import type { CommandCall } from './feature.js';

/** The one task that a message of the bot's reminded of; its period where that is one as well. */
export interface TaskMeant {
  readonly task: Task;
  readonly period: PeriodId | null;
}

/** A reply to a reminder that names one task means that task, where the reply names none itself. */
export function taskOfReply(
  ctx: ChatContext,
  { incoming, rest }: Pick<CommandCall, 'incoming' | 'rest'>,
): TaskMeant | null {
  if (incoming.answers === null || namesTask(ctx, rest)) return null;
  const refs = refsIn(ctx, { chat: incoming.chat.id, messageId: incoming.answers });
  const { plan } = present(ctx.world).office;
  const [task, ...others] = plan.tasks.filter(({ code }) => refs.some((ref) => ref.task === code));
  if (!task || others.length > 0) return null;
  const periods = new Set(refs.flatMap((ref) => (ref.task === task.code ? [ref.period] : [])));
  const named = task.deadline.periods.find(({ id }) => periods.size === 1 && periods.has(id));
  return { task, period: named?.id ?? null };
}

/** `III.5`, not `ngày 28/03`, `đợt 2` or `12.5 triệu`. */
function namesTask({ world }: ChatContext, rest: string): boolean {
  return !/^\s*\d/u.test(rest) && readCodes(present(world).office.plan, rest).references.length > 0;
}

/** Everything that a message reminded of. */
function refsIn(
  { world }: ChatContext,
  place: { readonly chat: number; readonly messageId: number },
): readonly PeriodRef[] {
  const sent = world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === place.chat && messageId === place.messageId);
  if (!sent) return [];
  const key = readKey(sent.key);
  const { history } = present(world);
  const nudge = key?.kind === 'nudge' ? findNudge(history, key.fact) : null;
  if (!nudge) return sent.items.flatMap((item) => refOfItem(item) ?? []);
  const together = nudgesTogether(history, nudge, place.chat as PersonId);
  return together.flatMap(({ task, periods }) => periods.map((period) => ({ task, period })));
}
