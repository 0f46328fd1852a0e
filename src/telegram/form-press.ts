import { postpone } from '../app/postpone.js';
import { reportEach } from '../app/report.js';
import type { ReportRequest } from '../app/report.js';
import { present } from '../app/world.js';
import { evidenceOf } from '../chat/talk.js';
import { findTask } from '../plan/plan.js';
import type { Action, FormAction } from '../texts/action.js';
import { reportAnswer } from '../texts/answers.js';
import { postponeAnswer } from '../texts/answers/postponing.js';
import { refusedAnswer } from '../texts/enrolment.js';
import { formMessage, tickedEntries, turned } from '../texts/letter-form.js';
import type { OpenForm } from '../texts/letter-form.js';
import { nothingOpen, nothingTicked, notYours, staleButton } from '../texts/notices.js';
import { mayReportNow } from '../tracking/reporting.js';
import { isOpen, isReported, standingsOf } from '../tracking/standing.js';
import { byTask } from '../tracking/views.js';
import type { Effect, Press } from './buttons.js';
import type { Desk } from './desk.js';
import { evidencePress, showPapers } from './evidence.js';
import { entriesOf, renderLetter } from './pressed-letter.js';
import type { PressedLetter } from './pressed-letter.js';

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** The buttons of a reminder, and what hangs on a report. */
export function pressForm(desk: Desk, pressed: Press, action: FormAction): Effect | Promise<Effect> {
  switch (action.kind) {
    case 'form':
      return openForm(desk, pressed, action);
    case 'letter':
      return closeForm(desk, pressed);
    case 'postpone':
      return putOff(desk, pressed, action);
    case 'check-in':
      return checkIn(desk, pressed, action);
    case 'evidence':
      return evidencePress(desk, pressed, action);
    case 'files':
    case 'record':
      return showPapers(desk, pressed, action);
  }
}

/** A task's gestures: in its letter, in place of the letter's buttons; for an old letter in a message of their own. */
function openForm(desk: Desk, pressed: Press, action: Of<'form'>): Effect {
  const { office, history } = present(desk.world);
  const task = findTask(office.plan, action.task);
  if (!task) return { kind: 'say', words: staleButton };
  const today = desk.world.clock.now().day;
  const { person } = pressed;
  if (!mayReportNow(office, history, { task, person, today }))
    return { kind: 'say', words: notYours(task.code) };
  const open = standingsOf(office, history, task, today).filter(
    (standing) =>
      isOpen(standing) &&
      !isReported(standing) &&
      (!isOne(action.period) || standing.period.id === action.period),
  );
  const [group] = byTask(open);
  const { letter } = pressed;
  const form = { task: task.code, period: action.period };
  if (letter?.current) {
    const opens = group !== undefined;
    const words = opens ? null : nothingOpen(task.code);
    return inPlace(desk, pressed, { letter, form: opens ? form : null, words });
  }
  if (!group) return { kind: 'say', words: nothingOpen(task.code) };
  return { kind: 'send', message: formMessage(office, group, action.period) };
}

/** Back from a form to the letter's own buttons. */
function closeForm(desk: Desk, pressed: Press): Effect {
  const { letter } = pressed;
  if (!letter?.current) return { kind: 'say', words: staleButton };
  return inPlace(desk, pressed, { letter, form: null, words: null });
}

async function putOff(desk: Desk, pressed: Press, action: Of<'postpone'>): Promise<Effect> {
  const { office } = present(desk.world);
  const task = findTask(office.plan, action.task);
  if (!task) return { kind: 'say', words: staleButton };
  const { person, update } = pressed;
  const outcome = await postpone(desk.world, { person: person.id, update }, { task, period: action.period });
  if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
  const message = postponeAnswer(office, outcome);
  return { kind: 'edit', message, plain: outcome.kind === 'postponed' };
}

/** A tick of the month's check-ins, all of them, or "Gửi". The ticks stand in the buttons themselves. */
async function checkIn(desk: Desk, pressed: Press, action: Of<'check-in'>): Promise<Effect> {
  const { letter, person, update } = pressed;
  if (!letter?.current) return { kind: 'say', words: staleButton };
  const entries = entriesOf(desk, letter.refs, person);
  const { press: what, ticked } = action;
  if (what !== 'send') {
    const next = turned(entries, { ticked, press: what });
    return inPlace(desk, pressed, { letter: { ...letter, ticked: next }, form: null, words: null });
  }
  const meant = tickedEntries(entries, ticked);
  if (meant.length === 0) return { kind: 'say', words: nothingTicked };
  const requests = meant.map(({ task, period }): ReportRequest => {
    const about = { tasks: [task], period, part: null };
    return { status: 'done', text: '', evidence: evidenceOf(pressed.joined), about };
  });
  const answer = await reportEach(desk.world, { person: person.id, update }, requests);
  if (answer.kind === 'refused') return { kind: 'send', message: refusedAnswer(answer) };
  const { office, history } = present(desk.world);
  const today = desk.world.clock.now().day;
  const message = reportAnswer(office, answer.outcomes, { today, name: null, history, status: 'done' });
  return { kind: 'edit', message, plain: answer.outcomes.every(({ kind }) => kind === 'recorded') };
}

/** What was done from a letter is shown in the letter; what it cannot show is said besides. */
export function shownInLetter(desk: Desk, pressed: Press, effect: Effect): Effect {
  const { letter, action } = pressed;
  const acts = action.kind === 'report' || action.kind === 'undo' || action.kind === 'postpone';
  if (!letter?.current || !(acts || action.kind === 'check-in')) return effect;
  if (effect.kind !== 'edit' && effect.kind !== 'send') return effect;
  const sent = action.kind === 'check-in' ? { ...letter, ticked: 0n } : letter;
  const shown = inPlace(desk, pressed, { letter: sent, form: null, words: null });
  return { ...shown, answer: effect.message, also: effect.kind === 'send' || effect.plain !== true };
}

function inPlace(
  desk: Desk,
  { person }: Press,
  {
    letter,
    form,
    words,
  }: { readonly letter: PressedLetter; readonly form: OpenForm | null; readonly words: string | null },
): Extract<Effect, { kind: 'letter' }> {
  const message = renderLetter(desk, letter, { person, form, ticked: letter.ticked });
  return { kind: 'letter', message, answer: null, also: false, words };
}

function isOne(period: OpenForm['period']): boolean {
  return period !== null && period !== 'all';
}
