import { postpone } from './postponement/flow.js';
import { present } from '../../ports/world.js';
import { readAction } from '../../chat/callback-data.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Buttons, Press, PressResult } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { findTask } from '../../plan/plan.js';
import type { Action } from '../../words/action.js';
import { notPostponed, postponeAnswer } from './postponement/words.js';
import { formMessage } from './form.js';
import type { OpenForm } from './form.js';
import { RECORDED_TITLE, letterAgain } from './recorded-words.js';
import { inYear } from '../../words/message.js';
import type { Button, Message } from '../../words/message.js';
import { mayExtend } from '../extension/rule.js';
import { nothingOpen, notYours } from '../report/notices.js';
import { mayReportNow } from '../../journal/rights.js';
import { isOpen, isReported, standingsOf } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import { entriesOf, workLeft, sentLetter } from './sent-letter.js';
import type { SentLetter } from './sent-letter.js';

/** A reminder of the bot's, as it stands in the chat where one of its buttons was pressed. */
interface PressedLetter extends SentLetter {
  /** As it was sent, without what was recorded from it since. */
  readonly html: string;
  /** Its rows that are no part of the form. */
  readonly watch: readonly (readonly Button[])[];
  /** The ticks of its check-ins. */
  readonly ticked: bigint;
}

/** What a letter shows: the form of one task, or none, and which check-ins are ticked. */
interface Shown {
  readonly form: OpenForm | null;
  readonly ticked: bigint;
}

export const letterButtons: Buttons<'form' | 'letter' | 'postpone'> = {
  /** A task's gestures: in its letter, in place of the letter's buttons; for an old letter in a message of their own. */
  form(ctx, press, action) {
    const { office, history } = present(ctx.world);
    const task = findTask(office.plan, action.task);
    if (!task) return { kind: 'say', words: staleButton };
    const today = ctx.world.clock.now().day;
    const { person } = press;
    if (!mayReportNow(office, history, { task, person, today }))
      return { kind: 'say', words: notYours(task.code) };
    const isMeant = (period: string): boolean =>
      action.period === null || action.period === 'all' || period === action.period;
    const open = standingsOf(office, history, task, today).filter(
      (standing) => isOpen(standing) && !isReported(standing) && isMeant(standing.period.id),
    );
    const [group] = byTask(open);
    const letter = pressedLetter(ctx, press);
    if (letter?.current === true) {
      const form = group ? { task: task.code, period: action.period } : null;
      return changed(ctx, press, {
        letter,
        shown: { form, ticked: letter.ticked },
        words: group ? notPostponed(office, group, today) : nothingOpen(task.code),
      });
    }
    if (!group) return { kind: 'say', words: nothingOpen(task.code) };
    const may = mayExtend(office, history, { task, person, today });
    const form = formMessage(office, { group, period: action.period, today, extends: may });
    return { kind: 'send', message: inYear(form, office.plan.year) };
  },

  /** Back from a form to the letter's own buttons. */
  letter(ctx, press) {
    const letter = pressedLetter(ctx, press);
    if (letter?.current !== true) return { kind: 'say', words: staleButton };
    return changed(ctx, press, { letter, shown: { form: null, ticked: letter.ticked }, words: null });
  },

  async postpone(ctx, { person, update }, { task: code, period, days }) {
    const { office } = present(ctx.world);
    const task = findTask(office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const outcome = await postpone(ctx.world, { person: person.id, update }, { task, period, days });
    if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
    return {
      kind: 'edit',
      message: postponeAnswer(office, outcome, ctx.world.clock.now().day),
      plain: outcome.kind === 'postponed',
    };
  },
};

const SHOWN_IN_LETTER: ReadonlySet<Action['kind']> = new Set([
  'report',
  'undo',
  'postpone',
  'still-blocked',
  'check-in',
]);

/** What was done from a letter is shown in the letter; what it cannot show is said besides. */
export function shownInLetter(
  ctx: ChatContext,
  press: Press,
  action: Action,
  result: PressResult,
): PressResult {
  const letter =
    SHOWN_IN_LETTER.has(action.kind) || result.kind === 'ticks' ? pressedLetter(ctx, press) : null;
  if (result.kind === 'ticks') {
    if (letter?.current !== true) return { kind: 'say', words: staleButton };
    return changed(ctx, press, { letter, shown: { form: null, ticked: result.ticked }, words: null });
  }
  if (letter?.current !== true || (result.kind !== 'edit' && result.kind !== 'send')) return result;
  const ticked = action.kind === 'check-in' ? 0n : letter.ticked;
  const shown = changed(ctx, press, { letter, shown: { form: null, ticked }, words: null });
  return { ...shown, answer: result.message, also: result.kind === 'send' || result.plain !== true };
}

/** The letter that a message is; null where it is another message, or Telegram shows its text no more. */
function pressedLetter({ world }: ChatContext, { chat, messageId, shown }: Press): PressedLetter | null {
  const letter = chat.private ? sentLetter(world.outbox.dispatches(), { chat: chat.id, messageId }) : null;
  if (!letter || !shown) return null;
  const end = shown.text.lastIndexOf(`\n\n${RECORDED_TITLE}\n`);
  const rows = shown.rows.map((row) =>
    row.flatMap(({ label, data }) => {
      const action = readAction(data);
      return action ? [{ label, action }] : [];
    }),
  );
  const ticks = rows.flat().flatMap(({ action }) => (action.kind === 'check-in' ? [action.ticked] : []));
  return {
    ...letter,
    html: shown.html(end === -1 ? shown.text.length : end),
    watch: rows.filter((row) => row.length > 0 && row.every(({ action }) => !isOfForm(action))),
    ticked: ticks[0] ?? 0n,
  };
}

/** The letter with what was recorded since, and the form or the ticks as they are now. */
function changed(
  { world }: ChatContext,
  { person }: Press,
  {
    letter,
    shown: { form, ticked },
    words,
  }: { readonly letter: PressedLetter; readonly shown: Shown; readonly words: string | null },
): Extract<PressResult, { kind: 'letter' }> {
  const { office, history } = present(world);
  const { day: today, iso: now } = world.clock.now();
  const entries = entriesOf(office, history, { refs: letter.refs, person, today });
  const message: Message = letterAgain(office, history, {
    ...letter,
    entries,
    ...workLeft(office, history, { letter, entries, person: person.id }),
    today,
    person,
    form,
    ticked,
    now,
  });
  return {
    kind: 'letter',
    message: inYear(message, office.plan.year),
    answer: null,
    also: false,
    words,
  };
}

const OF_FORM: ReadonlySet<Action['kind']> = new Set([
  'form',
  'letter',
  'report',
  'postpone',
  'still-blocked',
  'check-in',
  'undo',
  'evidence',
  'extend',
]);

/** What a letter's keyboard makes anew each time. */
function isOfForm(action: Action): boolean {
  if (action.kind === 'view') return action.view.kind === 'mine' || action.view.kind === 'task';
  return OF_FORM.has(action.kind);
}
