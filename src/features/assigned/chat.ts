import { present, saidAt } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { isLetterTime } from '../../plan/office-hours.js';
import { readCodes } from '../../plan/task-code.js';
import { readKey } from '../../outbox/key.js';
import { arrangementNews } from '../../journal/office-news.js';
import type { Evidence } from '../../journal/fact.js';
import type { Refused } from '../../journal/rights.js';
import type {
  Answer,
  Buttons,
  ChatContext,
  CommandCall,
  Commands,
  Press,
  PressResult,
  Questions,
} from '../../chat/feature.js';
import { arranged } from '../../chat/arranged.js';
import { notForYou, staleButton } from '../../chat/notices.js';
import { note, withLine } from '../../words/compose.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import { usage } from '../../words/usage.js';
import { draftOf, nameable, withChoice, withWords } from './draft.js';
import type { Draft } from './draft.js';
import { draftOfPress, writeDraft } from './draft-chat.js';
import { assignmentNews, endMessage, receivedWords } from './end-words.js';
import { assignWork, receive, stop, takeBack } from './flow.js';
import { nextOf } from './rule.js';
import type { SayingAsk } from './said.js';
import {
  assignedMessage,
  editMessage,
  nextMessage,
  partMessage,
  personInPrivate,
  understoodAsAssignment,
} from './words.js';
import type { Asking } from './words.js';

export const assignedCommands: Commands<'task'> = {
  /** `/giao VPTK 20/03 Lập danh sách hộ nghèo`; alone, or with a document, it asks step by step. */
  task: (ctx, call) => begun(ctx, call),
};

/** `/giaoviec` with a department and a day is an assignment: it is shown as one, and nothing that was typed is lost. */
export function offeredAsWork(ctx: ChatContext, call: CommandCall): Answer {
  const { office } = present(ctx.world);
  const draft = draftOf(call.rest, sayingIn(ctx.world), filesOf(call.incoming.evidence));
  const isCode = readCodes(office.plan, call.rest).references.length > 0;
  if (isCode || draft.leads.length === 0 || draft.due === null) return null;
  return withLine(asked(ctx, call.incoming.chat.private, draft), understoodAsAssignment);
}

function begun(ctx: ChatContext, { incoming, rest }: CommandCall): Answer {
  const { office } = present(ctx.world);
  const { references, rest: more } = readCodes(office.plan, rest);
  // "/giao I.3": of a task of the plan somebody is put in charge, by another command.
  if (references.some(({ kind }) => kind === 'task') && more === '') return usage(office.plan, 'assign');
  const draft = draftOf(rest, sayingIn(ctx.world), filesOf(incoming.evidence));
  const isNamed = !incoming.chat.private && (draft.person !== null || draft.unknownPerson !== null);
  const message = asked(ctx, incoming.chat.private, isNamed ? withoutPerson(draft) : draft);
  return isNamed ? withLine(message, personInPrivate) : message;
}

function withoutPerson(draft: Draft): Draft {
  return { ...draft, person: null, unknownPerson: null };
}

function filesOf(evidence: readonly Evidence[]): readonly Exclude<Evidence, { kind: 'document' }>[] {
  return evidence.flatMap((one) => (one.kind === 'document' ? [] : [one]));
}

function sayingIn(world: World): SayingAsk {
  const { office, history } = present(world);
  return { plan: office.plan, people: nameable(history), today: saidAt(world).day };
}

function askingIn(world: World, isPrivate: boolean): Asking {
  const { office, history } = present(world);
  const now = world.clock.now();
  return {
    office,
    history,
    today: saidAt(world).day,
    inGroup: !isPrivate,
    outsideHours: !isLetterTime(office, now, world.settings.remindAt),
  };
}

/** What the draft needs next, with the draft kept beside the question. */
function asked({ world }: ChatContext, isPrivate: boolean, draft: Draft): Message {
  const asking = askingIn(world, isPrivate);
  const next = nextOf(asking, draft, asking.today);
  const known = next.kind === 'preview' ? next.preview.draft : next.draft;
  return keeping(asking, known, nextMessage(asking, next));
}

function keeping({ office }: Asking, draft: Draft, message: Message): Message {
  const said = inYear(message, office.plan.year);
  const asks = message.asks !== undefined || (message.choices ?? []).length > 0;
  return asks ? { ...said, said: writeDraft(draft), usesFiles: true } : said;
}

export const assignedQuestions: Questions<'assign-part' | 'stop-assignment'> = {
  'assign-part': {
    expected: ({ part }) => (part === 'due' ? 'day' : part === 'basis' ? 'evidence' : 'words'),
    subject: 'nội dung giao nhiệm vụ',
  },
  'stop-assignment': { expected: () => 'reason', subject: 'lý do dừng nhiệm vụ' },
};

export const assignedButtons: Buttons<
  'assign-part' | 'assign-work' | 'undo-assignment' | 'stop-assignment' | 'acknowledge'
> = {
  'assign-part'(ctx, press, { part, value }) {
    const draft = draftOfPress(press);
    if (!draft) return stale(press);
    const ask = sayingIn(ctx.world);
    const { said, chat } = press;
    if (said) {
      const words = { part, words: said.text, files: filesOf(said.evidence) };
      return { kind: 'send', message: asked(ctx, chat.private, withWords(draft, words, ask)) };
    }
    if (value !== null)
      return { kind: 'edit', message: asked(ctx, chat.private, withChoice(draft, { part, value }, ask)) };
    const asking = askingIn(ctx.world, chat.private);
    return { kind: 'edit', message: keeping(asking, draft, partMessage(asking, draft, part)) };
  },
  async 'assign-work'(ctx, press, { press: what }) {
    const draft = draftOfPress(press);
    if (!draft) return stale(press);
    const asking = askingIn(ctx.world, press.chat.private);
    if (what === 'edit') return { kind: 'edit', message: keeping(asking, draft, editMessage(asking, draft)) };
    if (what === 'show') return { kind: 'edit', message: asked(ctx, press.chat.private, draft) };
    const outcome = await assignWork(ctx.world, { person: press.person.id, update: press.update }, draft);
    if (outcome.kind === 'refused') return arranged(press, outcome);
    if (outcome.kind === 'asked') return { kind: 'edit', message: asked(ctx, press.chat.private, draft) };
    return { kind: 'edit', message: assignedMessage(asking, outcome) };
  },
  async 'undo-assignment'({ world }, press, { assignment }) {
    const outcome = await takeBack(world, { person: press.person.id, update: press.update }, assignment);
    return arranged(press, ended(world, outcome));
  },
  async 'stop-assignment'({ world }, press, { assignment }) {
    const reason = press.said?.text ?? '';
    const gesture = { person: press.person.id, update: press.update };
    const message = ended(world, await stop(world, gesture, { assignment, reason }));
    if (press.said && 'html' in message) return { kind: 'send', message };
    return arranged(press, message);
  },
  async acknowledge({ world }, press, { assignment }) {
    const outcome = await receive(world, { person: press.person.id, update: press.update }, assignment);
    if (outcome.kind === 'refused') return { kind: 'say', words: notForYou };
    const message = outcome.kind === 'received' ? newsReceived(world, press, assignment) : null;
    return message ? { kind: 'edit', message } : { kind: 'say', words: receivedWords(outcome) };
  },
};

function ended(world: World, outcome: Parameters<typeof endMessage>[1] | Refused): Message | Refused {
  return outcome.kind === 'refused' ? outcome : endMessage(present(world).office, outcome);
}

/** The message by which the person heard of the assignment, without the button; null where the button stood elsewhere. */
function newsReceived(world: World, { chat, messageId, person }: Press, id: number): Message | null {
  const sent = world.outbox
    .dispatches()
    .find((one) => one.address.chat === chat.id && one.messageId === messageId);
  if (!sent || readKey(sent.key)?.kind !== 'office') return null;
  const scene = present(world);
  const fact = scene.history.facts.find((one) => one.id === id);
  if (fact?.kind !== 'task-assigned') return null;
  const news = arrangementNews(scene, fact).find(({ to }) => to === person.id)?.news;
  return news?.kind === 'work-assigned'
    ? inYear(assignmentNews(scene.office, news, true), scene.office.plan.year)
    : null;
}

/** The question is older than the conversation remembers. */
function stale({ said }: Press): PressResult {
  return said ? { kind: 'send', message: note([staleButton]) } : { kind: 'say', words: staleButton };
}
