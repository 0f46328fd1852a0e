import { reportAnswer } from './words.js';
import { reportEach } from './flow.js';
import type { ReportRequest } from './meaning.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Said } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { contextOfReply } from '../../chat/plan-meant.js';
import { isNegated, isQuestion } from '../../speech/small-talk.js';
import { distinctEvidence, evidenceOf } from '../../chat/talk.js';
import type { PeriodId } from '../../plan/deadline.js';
import { findTask } from '../../plan/plan.js';
import type { Plan, Task } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import { tickedEntries, turned } from '../letter/form.js';
import { nothingTicked } from './notices.js';
import type { Evidence } from '../../journal/fact.js';
import { categoryOf } from '../../journal/periods.js';
import { entriesOf, sentLetter } from '../letter/sent-letter.js';

export const checkInButtons: Buttons<'check-in'> = {
  /** A tick of the month's check-ins, all of them, or "Gửi". The ticks stand in the buttons themselves. */
  async 'check-in'(ctx, { chat, messageId, person, update, joined }, { press: what, ticked }) {
    const { office, history } = present(ctx.world);
    const today = ctx.world.clock.now().day;
    const letter = sentLetter(ctx.world.outbox.dispatches(), { chat: chat.id, messageId });
    if (letter?.current !== true) return { kind: 'say', words: staleButton };
    const entries = entriesOf(office, history, { refs: letter.refs, person, today });
    if (what !== 'send') return { kind: 'ticks', ticked: turned(entries, { ticked, press: what }) };
    const meant = tickedEntries(entries, ticked);
    if (meant.length === 0) return { kind: 'say', words: nothingTicked };
    const requests = meant.map(({ task, period }): ReportRequest => {
      const about = { tasks: [task], period, part: null };
      return { status: 'done', text: '', evidence: evidenceOf(joined), about };
    });
    const answer = await reportEach(ctx.world, { person: person.id, update }, requests);
    if (answer.kind === 'refused') return { kind: 'send', message: refusedAnswer(answer) };
    const now = present(ctx.world);
    const message = reportAnswer(now.office, answer.outcomes, {
      ...{ today: answer.day, name: null, history: now.history, status: 'done' },
    });
    return { kind: 'edit', message, plain: answer.outcomes.every(({ kind }) => kind === 'recorded') };
  },
};

/**
 * A reply to a month's letter, a line a task: `III.3: 96,5%`, `II.1 không phát sinh`. Each is that month's report with
 * its note. Null where it is anything else, or one line is in doubt.
 */
export async function checkInNotes(here: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const ctx = contextOfReply(here, incoming);
  const { answers, chat } = incoming;
  if (answers === null) return null;
  const letter = sentLetter(ctx.world.outbox.dispatches(), { chat: chat.id, messageId: answers });
  if (!letter) return null;
  const { plan } = present(ctx.world).office;
  const checkIns = letter.refs.flatMap((ref) => {
    const task = findTask(plan, ref.task);
    return task && categoryOf(task) === 'continuous' ? [{ task, period: ref.period }] : [];
  });
  const lines = incoming.text.split('\n').filter((line) => line.trim() !== '');
  const evidence = distinctEvidence([...incoming.evidence, ...evidenceOf(incoming.joined)]);
  const requests = lines.map((line) => checkInNote(plan, checkIns, { line, evidence }));
  const certain = requests.flatMap((request) => request ?? []);
  if (certain.length === 0 || requests.includes(null)) return null;
  const gesture = { person: person.id, update: incoming.update };
  const answer = await reportEach(ctx.world, gesture, certain);
  if (answer.kind === 'refused') return refusedAnswer(answer);
  const { office, history } = present(ctx.world);
  return reportAnswer(office, answer.outcomes, { today: answer.day, name: null, history });
}

function checkInNote(
  plan: Plan,
  checkIns: readonly { readonly task: Task; readonly period: PeriodId }[],
  { line, evidence }: { readonly line: string; readonly evidence: readonly Evidence[] },
): readonly ReportRequest[] | null {
  const { references, rest } = readCodes(plan, line);
  const none = /^(?:không|khong|ko)\s+(?:phát\s+sinh|phat\s+sinh|ps)[\s.,:;]*/iu.exec(rest)?.[0];
  const text = none === undefined ? rest : rest.slice(none.length);
  if (references.length === 0 || rest === '' || isQuestion(rest) || isNegated(text)) return null;
  const requests = references.map((reference): ReportRequest | null => {
    const checkIn = checkIns.find(({ task }) => reference.kind === 'task' && task === reference.task);
    if (!checkIn) return null;
    const about = { tasks: [checkIn.task], period: checkIn.period, part: null };
    return { status: none === undefined ? 'done' : 'not-arising', text, evidence, about };
  });
  const certain = requests.flatMap((request) => request ?? []);
  return certain.length === requests.length ? certain : null;
}
