import { earlierPlan, isYearsTurn, planBefore } from '../../ports/earlier-plan.js';
import { formerTask } from './former-flow.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import { readAction } from '../../chat/callback-data.js';
import type { Answer, Buttons, Commands, Press, PressResult, Said } from '../../chat/feature.js';
import type { Plan } from '../../plan/plan.js';
import { readCodes, sectionNamed } from '../../plan/task-code.js';
import { MOST_DUE_DAYS } from '../../words/action.js';
import type { Action, View } from '../../words/action.js';
import { helpMessage } from '../../chat/help.js';
import { aheadLines, closedLines, closedPlan } from '../../words/closed-plan.js';
import { withLine } from '../../words/compose.js';
import { inYear } from '../../words/message.js';
import { withYear } from '../../words/of-year.js';
import type { Message } from '../../words/message.js';
import { privateView, viewChoice } from '../report/notices.js';
import { viewMessage } from './words.js';
import {
  withEarlier,
  withEarlierDue,
  withEarlierOverdue,
  withEarlierPlan,
  withEarlierWork,
} from './two-plans-words.js';
import { notUnderstood, thanks, usage } from '../../words/usage.js';
import { mineAgain } from './views/mine-view.js';
import { formerView } from './views/former-view.js';
import type { Person } from '../../journal/history.js';
import { isCoordinator } from '../../journal/people.js';
import { namedTask } from '../../speech/said-report.js';
import { isSmallTalk } from '../../speech/small-talk.js';
import { isClosed, lastDayOf } from '../../journal/closing.js';

const SOON_DAYS = 7;

export const statusCommands: Commands<'status' | 'due' | 'overdue' | 'mine' | 'waiting' | 'help'> = {
  /** `/status`, `/status III`, `/status III.3`, `/status VPTK`. */
  status(ctx, { rest, person, incoming }) {
    const { office } = present(ctx.world);
    const wanted = rest.normalize('NFC').trim();
    const inGroup = !incoming.chat.private;
    const view = viewOf(office.plan, wanted);
    if (view) return show(ctx, { view, page: 0, person, inGroup });
    const [reference] = readCodes(office.plan, wanted).references;
    const earlier = planBefore(ctx.world);
    const seen = earlier && viewOf(earlier.plan, wanted);
    if (earlier && seen) {
      return show({ ...ctx, world: earlier.world }, { view: seen, page: 0, person, inGroup });
    }
    const former = reference?.kind === 'unknown' ? formerTask(ctx.world, wanted) : null;
    if (former) return formerView(former);
    return reference && reference.kind !== 'task' ? viewChoice(reference) : usage(office.plan, 'status');
  },
  due(ctx, { rest, person, incoming }) {
    const wanted = rest.trim();
    const days = wanted === '' ? SOON_DAYS : Number(wanted);
    if (!Number.isInteger(days) || days < 0 || days > MOST_DUE_DAYS)
      return usage(present(ctx.world).office.plan, 'due');
    return show(ctx, { view: { kind: 'due', days }, page: 0, person, inGroup: !incoming.chat.private });
  },
  overdue(ctx, { person, incoming }) {
    return show(ctx, { view: { kind: 'overdue' }, page: 0, person, inGroup: !incoming.chat.private });
  },
  mine(ctx, { person }) {
    return show(ctx, { view: { kind: 'mine' }, page: 0, person, inGroup: false });
  },
  waiting(ctx, { person }) {
    return show(ctx, { view: { kind: 'pending' }, page: 0, person, inGroup: false });
  },
  help({ world }, { person, incoming }) {
    const known = present(world);
    const { day: today } = world.clock.now();
    const coordinator = incoming.chat.private && person !== null && isCoordinator(person);
    const state = isClosed(known.office, today)
      ? closedLines(known, { today, coordinator })
      : aheadLines(known, today);
    return helpMessage(person, !incoming.chat.private, known.office.plan, person ? state : []);
  },
};

export const statusButtons: Buttons<'view' | 'nothing'> = {
  view: (ctx, { person, chat }, { view, page }) => look(ctx, { view, page, person, chat }),
  nothing: () => ({ kind: 'nothing' }),
};

/** One more screen. In the bound group anybody may look, but what is one person's own is not shown there. */
export function look(
  ctx: ChatContext,
  {
    view,
    page,
    person,
    chat,
  }: Pick<Showing, 'view' | 'page' | 'person'> & { readonly chat: { readonly private: boolean } },
): { readonly kind: 'say'; readonly words: string } | { readonly kind: 'edit'; readonly message: Message } {
  if ((view.kind === 'mine' || view.kind === 'pending') && !chat.private)
    return { kind: 'say', words: privateView };
  return { kind: 'edit', message: show(ctx, { view, page, person, inGroup: !chat.private }) };
}

/** What was reported or taken back under "Việc của tôi" is shown there, and the list goes on below. */
export function shownInList(
  ctx: ChatContext,
  press: Press,
  action: Action,
  result: PressResult,
): PressResult {
  const isShown = action.kind === 'report' || action.kind === 'undo';
  const page = isShown ? pageOfList(ctx, press) : null;
  if (page === null || (result.kind !== 'edit' && result.kind !== 'send')) return result;
  const { world } = ctx;
  const { office, history } = present(world);
  const { person, shown, update } = press;
  const list = show(ctx, { view: { kind: 'mine' }, page, person, inGroup: false });
  // Telegram's clock tells when the list was sent; what this very press recorded is later, whatever it says.
  const sent = new Date((shown?.date ?? 0) * 1000).toISOString();
  const own = world.journal.facts().find((fact) => fact.update === update);
  const since = own && Date.parse(own.at) < Date.parse(sent) ? own.at : sent;
  const asked = { person: person.id, since, now: world.clock.now().iso, list };
  return {
    kind: 'letter',
    message: inYear(mineAgain(office, history, asked), office.plan.year),
    answer: result.message,
    also: result.kind === 'send' || result.plain !== true,
    words: null,
  };
}

/** The page that a message shows of the presser's own list; null where it is another message, or of another year's plan. */
function pageOfList({ world }: ChatContext, { chat, messageId, shown }: Press): number | null {
  if (!chat.private || !shown || world.plans.upTo !== undefined) return null;
  const isLetter = world.outbox
    .dispatches()
    .some((one) => one.messageId === messageId && one.address.chat === chat.id);
  if (isLetter) return null;
  const views = shown.rows.flat().flatMap(({ data }) => {
    const action = readAction(data);
    return action?.kind === 'view' && action.view.kind === 'mine' ? [action] : [];
  });
  return views.at(-1)?.page ?? null;
}

/** What was not understood, and what to type instead; of a task that was named also the way to look at it. */
export function toHint({ world }: ChatContext, { incoming }: Said): Promise<Answer> {
  const { office } = present(world);
  // Thanks, "ok", "đã nhận", a thumb: nobody is told what to type.
  if (isSmallTalk(incoming.text)) return Promise.resolve(thanks());
  return Promise.resolve(notUnderstood(office.plan, incoming.text, namedTask(office.plan, incoming.text)));
}

interface Showing {
  readonly view: View;
  readonly page: number;
  readonly person: Person | null;
  /** In the group nothing is shown of one person. */
  readonly inGroup: boolean;
}

function show(ctx: ChatContext, { view, page, person, inGroup }: Showing): Message {
  const { office, history } = present(ctx.world);
  const today = ctx.world.clock.now().day;
  const shown = viewMessage(office, history, { view, page, person, today, inGroup });
  if (isClosed(office, today) && view.kind === 'plan') {
    const coordinator = person !== null && !inGroup && isCoordinator(person);
    return closedPlan({ office, history }, inYear(shown, office.plan.year), { today, coordinator });
  }
  const ahead = view.kind === 'plan' ? aheadLines({ office, history }, today) : [];
  const message = ahead.reduce(withLine, inYear(shown, office.plan.year));
  const earlier = earlierPlan(ctx.world);
  if (!earlier)
    return isYearsTurn(ctx.world) && view.kind !== 'plan' ? withYear(message, office.plan) : message;
  const left = { ...present(earlier.world), today };
  switch (view.kind) {
    case 'plan':
      return withEarlierOverdue(withEarlierPlan(message, { ...left, closes: lastDayOf(earlier.plan) }), left);
    case 'mine':
      return person ? withEarlierWork(withYear(message, office.plan), { ...left, person }) : message;
    case 'overdue':
      return withEarlierOverdue(withYear(message, office.plan), left);
    case 'due':
      return withEarlierDue(withYear(message, office.plan), { ...left, days: view.days });
    case 'targets':
      return withEarlier(message, earlier.plan, view);
    case 'waiting':
    case 'extensions':
    case 'pending':
      return withEarlier(withYear(message, office.plan), earlier.plan, view);
    case 'departments':
    case 'sections':
    case 'department':
    case 'section':
    case 'target':
    case 'task':
      return withYear(message, office.plan);
  }
}

function viewOf(plan: Plan, wanted: string): View | null {
  if (wanted === '') return { kind: 'plan' };
  const upper = wanted.toUpperCase();
  const section = sectionNamed(plan, wanted);
  if (section) return { kind: 'section', section: section.id };
  const department = plan.departments.find(({ id, name, shortName, printedAs }) =>
    [id, name, shortName, ...printedAs].some((known) => known.toUpperCase() === upper),
  );
  if (department) return { kind: 'department', department: department.id };
  const [reference, ...others] = readCodes(plan, wanted).references;
  return reference?.kind === 'task' && others.length === 0
    ? { kind: 'task', task: reference.task.code }
    : null;
}
