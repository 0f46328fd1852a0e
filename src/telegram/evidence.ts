import { addEvidence } from '../app/evidence.js';
import { present } from '../app/world.js';
import { findTask } from '../plan/plan.js';
import type { Action } from '../texts/action.js';
import { evidenceAnswer, evidenceQuestion, papersMessage } from '../texts/answers/papers.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { notForYou, privatePapers, staleButton } from '../texts/notices.js';
import { taskRecord } from '../texts/record/task-record.js';
import { readNote } from '../tracking/note.js';
import type { Person } from '../tracking/history.js';
import { isCoordinator } from '../tracking/people.js';
import type { Effect, Press } from './buttons.js';
import { readAction } from './callback-data.js';
import type { Answer, Desk } from './desk.js';
import type { Incoming } from './incoming.js';
import { isNegated, isQuestion } from './spoken.js';

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** "Gửi minh chứng": the button asks for papers, what is said to its question is added to the report. */
export async function evidencePress(desk: Desk, pressed: Press, action: Of<'evidence'>): Promise<Effect> {
  const { said, person, update } = pressed;
  const { history } = present(desk.world);
  if (!said) return { kind: 'send', message: evidenceQuestion(history, action.fact) };
  const given = { report: action.fact, text: said.text, evidence: said.evidence };
  const message = await added(desk, { person, update, how: said.how }, given);
  return message ? { kind: 'send', message } : { kind: 'nothing' };
}

/** A reply to the bot's answer that recorded a report: its photos, files and words are that report's. */
export async function toRecorded(
  desk: Desk,
  { incoming, person }: { readonly incoming: Incoming; readonly person: Person },
): Promise<Answer> {
  const facts = incoming.answeredButtons.flatMap((data) => {
    const action = readAction(data);
    return action?.kind === 'undo' || action?.kind === 'evidence' ? [action.fact] : [];
  });
  const [report, ...others] = [...new Set(facts)];
  if (report === undefined || others.length > 0) return null;
  const { text, evidence, update } = incoming;
  return added(desk, { person, update, how: 'reply' }, { report, text, evidence });
}

interface Adding {
  readonly person: Person;
  readonly update: number;
  readonly how: 'reply' | 'next';
}

/** Null where the words are no evidence: a question, a denial, or words that answer nothing and bring no paper. */
async function added(
  desk: Desk,
  { person, update, how }: Adding,
  given: { readonly report: number; readonly text: string; readonly evidence: Incoming['evidence'] },
): Promise<Message | null> {
  const { text, evidence } = given;
  if (isQuestion(text) || isNegated(text) || (text.trim() === '' && evidence.length === 0)) return null;
  const today = desk.world.clock.now().day;
  const brings = evidence.length > 0 || readNote(text, today).evidence.length > 0;
  if (how === 'next' && !brings) return null;
  const outcome = await addEvidence(desk.world, { person: person.id, update }, given);
  return outcome.kind === 'refused' ? refusedAnswer(outcome) : evidenceAnswer(outcome);
}

/** The files of a task again, or its whole record: persons' work, so not in the group. */
export function showPapers(desk: Desk, pressed: Press, action: Of<'files'> | Of<'record'>): Effect {
  const { office, history } = present(desk.world);
  const task = findTask(office.plan, action.task);
  if (!task) return { kind: 'say', words: staleButton };
  if (!pressed.chat.private) return { kind: 'say', words: privatePapers };
  if (action.kind === 'files') {
    return { kind: 'send', message: papersMessage(office, history, { task, page: action.page }) };
  }
  if (!isCoordinator(pressed.person)) return { kind: 'say', words: notForYou };
  const today = desk.world.clock.now().day;
  return { kind: 'send', message: taskRecord(office, history, { task, today }) };
}
