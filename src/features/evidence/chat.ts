import { addEvidence } from './flow.js';
import { present, saidAt } from '../../ports/world.js';
import { readAction } from '../../chat/callback-data.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Questions, Said } from '../../chat/feature.js';
import type { Incoming } from '../../chat/incoming.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { contextOfReply } from '../../chat/plan-meant.js';
import { codesSaid } from '../../speech/said-report.js';
import { isCancel, isNegated, isQuestion, isSmallTalk, saysWrong } from '../../speech/small-talk.js';
import { evidenceOf } from '../../chat/talk.js';
import { nothingToAttach } from '../../chat/words.js';
import { findTask } from '../../plan/plan.js';
import { evidenceAnswer, evidenceQuestion, papersMessage, wrongReport } from './words.js';
import type { Message } from '../../words/message.js';
import { taskRecord } from '../history/words.js';
import type { Person } from '../../journal/history.js';
import { readNote } from '../report/note.js';

export const evidenceQuestions: Questions<'evidence'> = {
  evidence: { expected: () => 'evidence', subject: 'minh chứng của' },
};

export const evidenceButtons: Buttons<'evidence' | 'attach' | 'files' | 'record'> = {
  /** "Gửi minh chứng": the button asks for papers, what is said to its question is added to the report. */
  async evidence(ctx, { said, person, update, chat }, { fact }) {
    if (!said)
      return {
        kind: 'send',
        message: evidenceQuestion(present(ctx.world).office, present(ctx.world).history, fact),
      };
    const given = { report: fact, text: said.text, evidence: said.evidence };
    const message = await added(ctx, { person, update, how: said.how, isPrivate: chat.private }, given);
    return message ? { kind: 'send', message } : { kind: 'nothing' };
  },
  /** What waits becomes evidence of a report that stands. */
  async attach(ctx, { joined, person, update }, { fact }) {
    if (joined.length === 0) return { kind: 'say', words: nothingToAttach };
    const given = { report: fact, text: '', evidence: evidenceOf(joined) };
    const outcome = await addEvidence(ctx.world, { person: person.id, update }, given);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(present(ctx.world), outcome);
    return { kind: 'edit', message };
  },
  /** The photos and files of a task again. */
  files({ world }, _press, { task: code, page }) {
    const { office, history } = present(world);
    const task = findTask(office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    return { kind: 'send', message: papersMessage(office, history, { task, page }) };
  },
  /** Everything that happened to a task, as a file. */
  record({ world }, _press, { task: code }) {
    const { office, history } = present(world);
    const task = findTask(office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const today = world.clock.now().day;
    return { kind: 'send', message: taskRecord(office, history, { task, today }) };
  },
};

/** A reply to the bot's answer that recorded a report: its photos, files and words are that report's. */
export async function toRecorded(here: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const ctx = contextOfReply(here, incoming);
  const facts = incoming.answeredButtons.flatMap((data) => {
    const action = readAction(data);
    return action?.kind === 'undo' || action?.kind === 'evidence' ? [action.fact] : [];
  });
  const [report, ...others] = [...new Set(facts)];
  if (report === undefined || others.length > 0) return null;
  const { text, evidence, update } = incoming;
  // Whoever names another task reports of that one.
  if (namesOther(ctx, report, text)) return null;
  return added(
    ctx,
    { person, update, how: 'reply', isPrivate: incoming.chat.private },
    { report, text, evidence },
  );
}

function namesOther({ world }: ChatContext, report: number, text: string): boolean {
  const fact = world.journal.facts().find(({ id }) => id === report);
  const own = fact && 'task' in fact ? fact.task : null;
  return codesSaid(present(world).office.plan, text).some(
    (reference) => reference.kind === 'task' && reference.task.code !== own,
  );
}

interface Adding {
  readonly person: Person;
  readonly update: number;
  readonly how: 'reply' | 'next';
  readonly isPrivate: boolean;
}

/** Null where the words are no evidence: a question, a denial, thanks, "thôi", or words that answer nothing and bring no paper. */
async function added(
  ctx: ChatContext,
  { person, update, how, isPrivate }: Adding,
  given: { readonly report: number; readonly text: string; readonly evidence: Incoming['evidence'] },
): Promise<Message | null> {
  const { text, evidence } = given;
  // "sai rồi" adds nothing to a report.
  if (how === 'reply' && evidence.length === 0 && saysWrong(text)) return wrongReport(given.report);
  if (evidence.length === 0 && (isSmallTalk(text) || isCancel(text))) return null;
  if (isQuestion(text) || isNegated(text) || (text.trim() === '' && evidence.length === 0)) return null;
  const today = saidAt(ctx.world).day;
  const brings = evidence.length > 0 || readNote(text, today).evidence.length > 0;
  if (how === 'next' && !brings) return null;
  const outcome = await addEvidence(ctx.world, { person: person.id, update }, given);
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : evidenceAnswer(present(ctx.world), outcome, isPrivate);
}
