import { earlierPlan } from '../../ports/earlier-plan.js';
import { formerTask } from './former-flow.js';
import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Answer, Buttons, Commands, Said } from '../../chat/feature.js';
import type { Plan } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import { lastDayOf } from '../letter/ladder.js';
import { isClosed } from '../letter/rule.js';
import type { View } from '../../words/action.js';
import { closedPlan, helpMessage } from '../../chat/help.js';
import { inYear } from '../../words/message.js';
import type { Message } from '../../words/message.js';
import { privateView, viewChoice } from '../report/notices.js';
import { viewMessage } from './words.js';
import { withEarlierPlan, withEarlierWork } from './two-plans-words.js';
import { notUnderstood, usage } from '../../words/usage.js';
import { formerView } from './views/former-view.js';
import type { Person } from '../../journal/history.js';
import { namedTask } from '../../chat/plain-words.js';

const SOON_DAYS = 7;
const MOST_DAYS = 366;

export const statusCommands: Commands<'status' | 'due' | 'overdue' | 'mine' | 'help'> = {
  /** `/status`, `/status III`, `/status III.3`, `/status VPTK`. */
  status(ctx, { rest, person, incoming }) {
    const { office } = present(ctx.world);
    const wanted = rest.normalize('NFC').trim();
    const inGroup = !incoming.chat.private;
    const view = viewOf(office.plan, wanted);
    if (view) return show(ctx, { view, page: 0, person, inGroup });
    const [reference] = readCodes(office.plan, wanted).references;
    const earlier = earlierPlan(ctx.world);
    const seen = earlier && viewOf(earlier.plan, wanted);
    if (earlier && seen) {
      return show({ ...ctx, world: earlier.world }, { view: seen, page: 0, person, inGroup });
    }
    const former = reference?.kind === 'unknown' ? formerTask(ctx.world, wanted) : null;
    if (former) return formerView(former);
    return reference && reference.kind !== 'task' ? viewChoice(reference) : usage('status');
  },
  due(ctx, { rest, person, incoming }) {
    const wanted = rest.trim();
    const days = wanted === '' ? SOON_DAYS : Number(wanted);
    if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) return usage('due');
    return show(ctx, { view: { kind: 'due', days }, page: 0, person, inGroup: !incoming.chat.private });
  },
  overdue(ctx, { person, incoming }) {
    return show(ctx, { view: { kind: 'overdue' }, page: 0, person, inGroup: !incoming.chat.private });
  },
  mine(ctx, { person }) {
    return show(ctx, { view: { kind: 'mine' }, page: 0, person, inGroup: false });
  },
  help(_ctx, { person, incoming }) {
    return helpMessage(person, !incoming.chat.private);
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
  if (view.kind === 'mine' && !chat.private) return { kind: 'say', words: privateView };
  return { kind: 'edit', message: show(ctx, { view, page, person, inGroup: !chat.private }) };
}

/** What was not understood, and what to type instead; of a task that was named also the way to look at it. */
export function toHint({ world }: ChatContext, { incoming }: Said): Promise<Answer> {
  const { office } = present(world);
  return Promise.resolve(notUnderstood(incoming.text, namedTask(office.plan, incoming.text)));
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
  const message = inYear(
    viewMessage(office, history, { view, page, person, today, inGroup }),
    office.plan.year,
  );
  if (view.kind === 'plan' && isClosed(office, today)) return closedPlan(office, message);
  const earlier = earlierPlan(ctx.world);
  if (!earlier) return message;
  const left = { ...present(earlier.world), today };
  if (view.kind === 'plan') return withEarlierPlan(message, { ...left, closes: lastDayOf(earlier.plan) });
  return view.kind === 'mine' && person ? withEarlierWork(message, { ...left, person }) : message;
}

function viewOf(plan: Plan, wanted: string): View | null {
  if (wanted === '') return { kind: 'plan' };
  const upper = wanted.toUpperCase();
  const section = plan.sections.find(({ id }) => id === upper);
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
