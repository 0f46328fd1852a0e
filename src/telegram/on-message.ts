import { present } from '../app/world.js';
import type { World } from '../app/world.js';
import { joinedLine, keptLine } from '../chat/words.js';
import { conversationWith } from '../chat/talk.js';
import type { Conversation } from '../chat/conversation.js';
import { withLine } from '../texts/compose.js';
import type { Message } from '../texts/message.js';
import type { Fact, PersonId } from '../tracking/fact.js';
import { replay } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import { gather, placeOf, reportsBy, settleEvidence } from './albums.js';
import type { Settled } from './albums.js';
import { readCommand } from './command.js';
import { botName } from './desk.js';
import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';
import { outgoing } from './render.js';
import { say } from './show.js';
import type { Hands } from './show.js';
import { isReportCommand } from './reporting.js';
import { wordsMeant } from './router.js';

/** Handles one message of a person: the answer first, then news for others. */
export async function onMessage(hands: Hands, incoming: Incoming): Promise<void> {
  const { desk } = hands;
  const known = desk.world.journal.facts();
  await answerTo(hands, incoming);
  if (hasOtherPosts(desk, known, incoming.person)) await welcomeIn(hands, incoming);
  tellOthers(desk, known);
}

async function answerTo(hands: Hands, received: Incoming): Promise<void> {
  const { desk, courier, router } = hands;
  const address = { chat: received.chat.id, topic: received.chat.topic };
  const gathered = await gather(desk, received);
  if (gathered.kind === 'joined') {
    const { answer, message } = gathered;
    if (answer !== null && message) await courier.edit(address, answer, outgoing(message));
    return;
  }
  const { incoming, more } = gathered;
  const routed = await router.answer(incoming);
  const isMember = findPerson(present(desk.world).history, incoming.person) !== undefined;
  const settled = isMember
    ? await settleEvidence(
        desk,
        { ...incoming, evidence: ownEvidence(received, incoming) },
        routed.used === true,
      )
    : NOTHING_SETTLED;
  // An album without words is asked about once, with its first item.
  const silent = more && reportsBy(desk.world.journal.facts(), incoming.update).length === 0;
  const to = isMember ? placeOf(incoming) : null;
  const message = routed.message && withEvidenceLines(routed.message, settled);
  const id =
    message && !silent
      ? await say(hands, address, { ...routed, message, replyTo: incoming.messageId, to })
      : null;
  if (to) await remember(desk, { incoming, answer: id });
}

const NOTHING_SETTLED: Settled = { joined: [], kept: [] };

/** What waited of the same album is kept already. */
function ownEvidence(received: Incoming, gathered: Incoming): Incoming['evidence'] {
  return received.album === null ? gathered.evidence : received.evidence;
}

function withEvidenceLines(message: Message, { joined, kept }: Settled): Message {
  const asks = message.asks !== undefined || (message.choices ?? []).length > 0;
  const isReceipt = message.choices?.some(({ buttons }) =>
    buttons.some(({ action }) => action.kind === 'attach'),
  );
  if (joined.length > 0) return withLine(message, joinedLine(joined));
  return kept.length > 0 && isReceipt !== true && !message.html.startsWith('Đã nhận ')
    ? withLine(message, keptLine(kept, asks))
    : message;
}

/** Which messages reported: later items of their albums join them, and their edits are not read. */
async function remember(
  { world }: Desk,
  { incoming, answer }: { readonly incoming: Incoming; readonly answer: number | null },
): Promise<void> {
  const { update, messageId, album } = incoming;
  if (reportsBy(world.journal.facts(), update).length === 0) return;
  await world.conversations.change(placeOf(incoming), (before): Conversation => {
    const others = before.reports.filter((one) => one.messageId !== messageId);
    const report = { messageId, album, update, answer, at: world.clock.now().iso };
    return { ...before, reports: [...others, report] };
  });
}

/** What a report writes down: it changes nothing of what a tick owes but news. */
const REPORTING: ReadonlySet<Fact['kind']> = new Set(['reported', 'supplemented', 'measured', 'withdrawn']);

/** What was written down may be news for a coordinator: told after the answer, not at the next full minute. */
export function tellOthers({ world, ticker }: Desk, known: readonly Fact[]): void {
  const added = world.journal.facts().slice(known.length);
  if (added.length === 0) return;
  void (added.every(({ kind }) => REPORTING.has(kind)) ? ticker.tell() : ticker.run());
}

/** Who has just come in gets the menu of the new role. */
async function welcomeIn({ desk, menus }: Hands, { person }: Incoming): Promise<void> {
  const enrolled = findPerson(present(desk.world).history, person);
  if (enrolled) await menus.forPerson(enrolled);
}

function hasOtherPosts({ world }: Desk, known: readonly Fact[], person: PersonId): boolean {
  const facts = world.journal.facts();
  return facts !== known && postsIn(facts, person) !== postsIn(known, person);
}

function postsIn(facts: readonly Fact[], person: PersonId): string {
  return JSON.stringify(findPerson(replay(facts), person)?.posts ?? []);
}

/**
 * An edited message: told once that edits are not read, where the message was a report or reads like one now. Null
 * where nothing is to be said.
 */
export async function onEdit(
  desk: Desk,
  incoming: Incoming,
): Promise<{ readonly wasReport: boolean } | null> {
  const { world } = desk;
  const place = placeOf(incoming);
  if (!mayBeHeard(world, incoming)) return null;
  const { reports, edits } = conversationWith(world, place);
  if (edits.includes(incoming.messageId)) return null;
  const wasReport = reports.some(({ messageId }) => messageId === incoming.messageId);
  if (!wasReport && !readsLikeReport(desk, incoming)) return null;
  await world.conversations.change(place, (before) => ({
    ...before,
    edits: [...before.edits, incoming.messageId].slice(-50),
  }));
  return { wasReport };
}

function mayBeHeard(world: World, { chat, person }: Incoming): boolean {
  const { history } = present(world);
  return findPerson(history, person) !== undefined && (chat.private || history.group?.chat === chat.id);
}

function readsLikeReport(desk: Desk, incoming: Incoming): boolean {
  const read = readCommand(incoming.text, botName(desk));
  if (read.kind === 'command') return isReportCommand(read.name);
  const meant = read.kind === 'none' && incoming.chat.private ? wordsMeant(desk, incoming) : read;
  return meant.kind === 'command' && isReportCommand(meant.name);
}
