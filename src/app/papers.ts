import type { Evidence } from '../tracking/fact.js';
import type { Dispatch } from './ports.js';
import type { World } from './world.js';

/**
 * Photos and files that wait for the report they belong to: the items of an album come in messages of their own, and a
 * question may stand between a photo and its report. They stand in the outbox, so that a restart loses none.
 */
export interface HeldPapers {
  readonly evidence: readonly Evidence[];
  /** The update that made the reports which these papers belong to; null while none has. */
  readonly update: number | null;
  /** The bot's answer to that update. */
  readonly answer: number | null;
}

/** Whose papers: one album of a chat, or one message of it. */
export interface Holder {
  readonly chat: number;
  readonly kind: 'album' | 'message';
  readonly id: string | number;
}

export function papersHeld(world: World, holder: Holder): HeldPapers | null {
  const dispatch = world.outbox.dispatches().find(({ key }) => key === keyOf(holder));
  if (!dispatch) return null;
  const { update, answer } =
    /^for update (?<update>\d+)(?:, answer (?<answer>\d+))?$/u.exec(dispatch.reason ?? '')?.groups ?? {};
  return {
    evidence: dispatch.items.flatMap(readItem),
    update: update === undefined ? null : Number(update),
    answer: answer === undefined ? null : Number(answer),
  };
}

/** Puts papers to those held already; the same file is held once. */
export async function holdPapers(
  world: World,
  holder: Holder,
  evidence: readonly Evidence[],
): Promise<HeldPapers> {
  const held = papersHeld(world, holder);
  const items = [...new Set([...(held?.evidence ?? []), ...evidence].flatMap(writeItem))];
  await put(world, holder, { items, update: held?.update ?? null, answer: held?.answer ?? null });
  return { evidence: items.flatMap(readItem), update: held?.update ?? null, answer: held?.answer ?? null };
}

/** The papers belong to what that update reported: what comes of the album later is added to it. */
export async function assignPapers(
  world: World,
  holder: Holder,
  to: { readonly update: number; readonly answer: number | null },
): Promise<void> {
  const held = papersHeld(world, holder);
  if (held) await put(world, holder, { items: held.evidence.flatMap(writeItem), ...to });
}

async function put(
  world: World,
  holder: Holder,
  {
    items,
    update,
    answer,
  }: { readonly items: readonly string[]; readonly update: number | null; readonly answer: number | null },
): Promise<void> {
  const dispatch: Dispatch = {
    key: keyOf(holder),
    address: { chat: holder.chat, topic: null },
    items,
    // Nothing that was or will be sent.
    state: 'dropped',
    perhapsSent: false,
    attempts: 0,
    at: world.clock.now().iso,
    messageId: null,
    reason: update === null ? null : `for update ${update}${answer === null ? '' : `, answer ${answer}`}`,
  };
  await world.outbox.put(dispatch);
}

function keyOf({ chat, kind, id }: Holder): string {
  return `papers|${chat}|${kind}|${id}`;
}

function writeItem(evidence: Evidence): readonly string[] {
  if (evidence.kind === 'document') return [];
  return [['paper', evidence.kind, evidence.fileId, evidence.name ?? ''].join('|')];
}

function readItem(item: string): readonly Evidence[] {
  const [, kind, fileId = '', ...name] = item.split('|');
  if (kind !== 'photo' && kind !== 'file') return [];
  const joined = name.join('|');
  return [{ kind, fileId, name: joined === '' ? null : joined }];
}
