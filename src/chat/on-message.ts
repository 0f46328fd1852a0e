import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { worldOfSender } from '../ports/sender-time.js';
import { makesReport } from '../words/action.js';
import { withLine } from '../words/compose.js';
import type { Message } from '../words/message.js';
import { dayOfFact, dayWritten, sentAt } from '../journal/fact.js';
import type { Fact, PersonId } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import { replay } from '../journal/replay/replay.js';
import type { ChatContext } from './feature.js';
import { editTold, told, withReport } from './conversation.js';
import type { Incoming } from './incoming.js';
import { isOver } from './over-plan.js';
import { outgoing } from './outgoing.js';
import { readsLikeReport } from './words-meant.js';
import type { Router } from './router.js';
import { say } from './show.js';
import { conversationWith } from './talk.js';
import { gather, placeOf, reportsBy, settleEvidence } from './unattached.js';
import type { Settled } from './unattached.js';
import { joinedLine, keptLine, readLateLine } from './words.js';
import { keepingSaid } from './year-of.js';

/** Handles one message of a person: the answer first, then news for others. */
export async function onMessage(here: ChatContext, route: Router, incoming: Incoming): Promise<void> {
  const ctx = { ...here, world: worldOfSender(here.world, incoming.date) };
  const known = ctx.world.journal.facts();
  await answerTo(ctx, route, incoming);
  if (hasOtherPosts(ctx, known, incoming.person)) await welcomeIn(ctx, incoming);
  tellOthers(ctx, known);
}

async function answerTo(ctx: ChatContext, route: Router, received: Incoming): Promise<void> {
  const address = { chat: received.chat.id, topic: received.chat.topic };
  const gathered = await gather(ctx, received);
  if (gathered.kind === 'joined') {
    const { answer, message } = gathered;
    if (answer !== null && message) await ctx.sender.edit(address, answer, outgoing(message));
    return;
  }
  const { incoming, more } = gathered;
  const routed = await route(ctx, incoming);
  const isMember = findPerson(present(ctx.world).history, incoming.person) !== undefined;
  const settled = isMember
    ? await settleEvidence(
        ctx,
        { ...incoming, evidence: ownEvidence(received, incoming) },
        routed.used === true || routed.message?.usesFiles === true || isOver(ctx.world),
      )
    : NOTHING_SETTLED;
  // An album without words is asked about once, with its first item.
  const silent = more && reportsBy(ctx.world.journal.facts(), incoming.update).length === 0;
  const to = isMember ? placeOf(incoming) : null;
  const said = routed.message && keepingSaid(routed.message, incoming.text);
  const message = said && withLines(ctx, said, { settled, update: incoming.update });
  const id =
    message && !silent
      ? await say(ctx, address, { ...routed, message, replyTo: incoming.messageId, to })
      : null;
  if (to) await remember(ctx, { incoming, answer: id });
  // In a group only a reply to the question names what waits for its report.
  if (to && message && id !== null && !incoming.chat.private && settled.kept.length > 0) {
    await ctx.world.conversations.change(to, (before) => told(before, [incoming.messageId], id));
  }
}

const NOTHING_SETTLED: Settled = { joined: [], kept: [] };

/** What waited of the same album is kept already. */
function ownEvidence(received: Incoming, gathered: Incoming): Incoming['evidence'] {
  return received.album === null ? gathered.evidence : received.evidence;
}

/** With what became of files that were sent, and as of which day the words were taken where they were read on a later one. */
function withLines(
  { world }: ChatContext,
  message: Message,
  { settled, update }: { readonly settled: Settled; readonly update: number },
): Message {
  const said = withEvidenceLines(message, settled);
  const fact = world.journal.facts().findLast((one) => one.update === update);
  return fact && dayOfFact(fact) !== dayWritten(fact)
    ? withLine(said, readLateLine({ sent: sentAt(fact), read: fact.at }))
    : said;
}

function withEvidenceLines(message: Message, { joined, kept }: Settled): Message {
  const isReceipt = message.choices?.some(({ buttons }) =>
    buttons.some(({ action }) => action.kind === 'attach'),
  );
  if (joined.length > 0) return withLine(message, joinedLine(joined));
  return kept.length > 0 && isReceipt !== true && message.saysWaiting !== true
    ? withLine(message, keptLine(kept, asksForReport(message)))
    : message;
}

/** Only the answer to such a question makes the report that takes what waits. */
function asksForReport({ asks, choices = [] }: Message): boolean {
  const actions = choices.flatMap(({ buttons }) => buttons.map(({ action }) => action));
  return [...(asks ? [asks] : []), ...actions].some(makesReport);
}

/** Which messages reported: later items of their albums join them, and their edits are not read. */
async function remember(
  { world }: ChatContext,
  { incoming, answer }: { readonly incoming: Incoming; readonly answer: number | null },
): Promise<void> {
  const { update, messageId, album } = incoming;
  if (reportsBy(world.journal.facts(), update).length === 0) return;
  const report = { messageId, album, update, answer, at: world.clock.now().iso };
  await world.conversations.change(placeOf(incoming), (before) => withReport(before, report));
}

/** What a report writes down: it changes nothing of what a tick owes but news. */
const REPORTING: ReadonlySet<Fact['kind']> = new Set(['reported', 'supplemented', 'measured', 'withdrawn']);

/** What was written down may be news for a coordinator: told after the answer, not at the next full minute. */
export function tellOthers({ world, ticker }: ChatContext, known: readonly Fact[]): void {
  const added = world.journal.facts().slice(known.length);
  if (added.length === 0) return;
  void (added.every(({ kind }) => REPORTING.has(kind)) ? ticker.tell() : ticker.run());
}

/** Who has just come in gets the menu of the new role. */
async function welcomeIn(ctx: ChatContext, { person }: Incoming): Promise<void> {
  const enrolled = findPerson(present(ctx.world).history, person);
  if (enrolled) await ctx.setMenu(enrolled);
}

function hasOtherPosts({ world }: ChatContext, known: readonly Fact[], person: PersonId): boolean {
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
  ctx: ChatContext,
  incoming: Incoming,
): Promise<{ readonly wasReport: boolean } | null> {
  const { world } = ctx;
  const place = placeOf(incoming);
  if (!mayBeHeard(world, incoming)) return null;
  const { reports, edits } = conversationWith(world, place);
  if (edits.includes(incoming.messageId)) return null;
  const wasReport = reports.some(({ messageId }) => messageId === incoming.messageId);
  if (!wasReport && !readsLikeReport(ctx, incoming)) return null;
  await world.conversations.change(place, (before) => editTold(before, incoming.messageId));
  return { wasReport };
}

function mayBeHeard(world: World, { chat, person }: Incoming): boolean {
  const { history } = present(world);
  return findPerson(history, person) !== undefined && (chat.private || history.group?.chat === chat.id);
}
