import { findNudge, nudgesTogether } from '../journal/decisions.js';
import { present } from '../ports/world.js';
import { readKey } from '../outbox/key.js';
import type { PeriodId } from '../plan/deadline.js';
import type { Task } from '../plan/plan.js';
import { codesSaid } from '../speech/said-report.js';
import { refOfItem } from '../journal/item-key.js';
import { gestureOf } from '../journal/fact.js';
import type { PeriodRef, PersonId } from '../journal/fact.js';
import { readAction } from './callback-data.js';
import type { ChatContext } from './feature.js';
import type { CommandCall } from './feature.js';

/** The one task that a message of the bot's speaks of; its period where that is one as well. */
export interface TaskMeant {
  readonly task: Task;
  readonly period: PeriodId | null;
}

/** A reply to a reminder, or to an answer, that names one task means that task, where the reply names none itself. */
export function taskOfReply(
  ctx: ChatContext,
  { incoming, rest }: Pick<CommandCall, 'incoming' | 'rest'>,
): TaskMeant | null {
  if (incoming.answers === null || namesTask(ctx, rest)) return null;
  const reminded = refsIn(ctx, { chat: incoming.chat.id, messageId: incoming.answers });
  const refs = reminded.length > 0 ? reminded : refsRecorded(ctx, incoming.answeredButtons);
  const { plan } = present(ctx.world).office;
  const [task, ...others] = plan.tasks.filter(({ code }) => refs.some((ref) => ref.task === code));
  if (!task || others.length > 0) return null;
  const periods = new Set(refs.flatMap((ref) => (ref.task === task.code ? [ref.period] : [])));
  const [only = null, ...more] = periods;
  return { task, period: more.length === 0 ? only : null };
}

/** `III.5`, not `ngày 28/03`, `đợt 2` or `12.5 triệu`; `5.1.8` where the plan prints it. */
function namesTask({ world }: ChatContext, rest: string): boolean {
  return codesSaid(present(world).office.plan, rest).some(
    (reference) =>
      reference.kind !== 'arabic' && !(reference.kind === 'unknown' && /^\d/u.test(reference.written)),
  );
}

/** The periods that an answer of the bot's recorded: its buttons name the facts. */
function refsRecorded({ world }: ChatContext, buttons: readonly string[]): readonly PeriodRef[] {
  const facts = world.journal.facts();
  const named = buttons.flatMap((data) => {
    const action = readAction(data);
    return action?.kind === 'undo' || action?.kind === 'evidence' ? [action.fact] : [];
  });
  const gestures = new Set(facts.filter(({ id }) => named.includes(id)).map(gestureOf));
  return facts.flatMap((fact) =>
    gestures.has(gestureOf(fact)) && 'period' in fact ? [{ task: fact.task, period: fact.period }] : [],
  );
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
