import type { Address, Dispatch } from './ports.js';
import type { World } from './world.js';

/** A question that the bot put to a chat, and that nobody has answered yet. */
export interface Question {
  readonly key: string;
  readonly messageId: number;
  /** What the answer is for, in the words of whoever asked: the journeys do not look into it. */
  readonly subject: string;
}

const HOUR = 3_600_000;
/** Words that come later without being a reply are taken for words of their own. */
const OPEN_HOURS = 1;
const KIND = 'question|';

/**
 * Remembers that a message asked for words. It stands in the outbox, so that a restart between the question and
 * its answer loses nothing; the newest question of a chat closes the one before.
 */
export async function rememberQuestion(
  world: World,
  asked: { readonly address: Address; readonly messageId: number; readonly subject: string },
): Promise<void> {
  const { address, messageId, subject } = asked;
  await world.outbox.put({
    key: `${KIND}${address.chat}|${messageId}|${subject}`,
    address,
    items: [],
    state: 'sent',
    perhapsSent: false,
    attempts: 1,
    at: world.clock.now().iso,
    messageId,
    reason: null,
  });
}

/**
 * The question that a person's words answer: the one that they reply to, whenever that was; without a reply the
 * newest of the chat, if it was put within the last hour.
 */
export function questionIn(
  world: World,
  {
    chat,
    replied,
    update,
  }: { readonly chat: number; readonly replied: number | null; readonly update: number },
): Question | null {
  const asked = world.outbox
    .dispatches()
    .filter((dispatch) => isQuestion(dispatch) && dispatch.address.chat === chat)
    .filter(({ state, reason }) => state === 'sent' || reason === answeredBy(update));
  const found = replied === null ? asked.at(-1) : asked.find(({ messageId }) => messageId === replied);
  if (found?.messageId === undefined || found.messageId === null) return null;
  const age = Date.parse(world.clock.now().iso) - Date.parse(found.at);
  if (replied === null && age > OPEN_HOURS * HOUR) return null;
  const subject = found.key.split('|').slice(3).join('|');
  return { key: found.key, messageId: found.messageId, subject };
}

/** The question was answered: further words are words of their own, the same update given again answers it again. */
export async function closeQuestion(world: World, { key }: Question, update: number): Promise<void> {
  const dispatch = world.outbox.dispatches().find((one) => one.key === key);
  if (dispatch) await world.outbox.put({ ...dispatch, state: 'dropped', reason: answeredBy(update) });
}

function answeredBy(update: number): string {
  return `answered by update ${update}`;
}

export function isQuestion({ key }: Dispatch): boolean {
  return key.startsWith(KIND);
}
