import { earlierPlan } from '../app/earlier-plan.js';
import { formerTask } from '../app/former.js';
import { present } from '../app/world.js';
import type { Plan } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { lastDayOf } from '../reminders/ladder.js';
import { isClosed } from '../reminders/letter.js';
import type { View } from '../texts/action.js';
import { closedPlan, helpMessage, usage } from '../texts/help.js';
import type { Message } from '../texts/message.js';
import { viewChoice } from '../texts/notices.js';
import { viewMessage } from '../texts/status.js';
import { withEarlierPlan, withEarlierWork } from '../texts/two-plans.js';
import { formerView } from '../texts/views/former-view.js';
import type { Person } from '../tracking/history.js';
import type { Answer, Asked, Desk } from './desk.js';

const SOON_DAYS = 7;
const MOST_DAYS = 366;

/** `/status`, `/status III`, `/status III.3`, `/status VPTK`. */
export function viewingStatus(desk: Desk, { rest, person, incoming }: Asked): Promise<Answer> {
  const { office } = present(desk.world);
  const wanted = rest.normalize('NFC').trim();
  const view = viewOf(office.plan, wanted);
  if (view) {
    return Promise.resolve(show(desk, { view, page: 0, person, inGroup: !incoming.chat.private }));
  }
  const [reference] = readCodes(office.plan, wanted).references;
  const earlier = earlierPlan(desk.world);
  const seen = earlier && viewOf(earlier.plan, wanted);
  if (earlier && seen) {
    const there = { ...desk, world: earlier.world };
    return Promise.resolve(show(there, { view: seen, page: 0, person, inGroup: !incoming.chat.private }));
  }
  const former = reference?.kind === 'unknown' ? formerTask(desk.world, wanted) : null;
  if (former) return Promise.resolve(formerView(former));
  if (reference && reference.kind !== 'task') {
    return Promise.resolve(viewChoice(reference));
  }
  return Promise.resolve(usage('status'));
}

export function viewingDue(desk: Desk, { rest, person, incoming }: Asked): Promise<Answer> {
  const wanted = rest.trim();
  const days = wanted === '' ? SOON_DAYS : Number(wanted);
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) return Promise.resolve(usage('due'));
  const inGroup = !incoming.chat.private;
  return Promise.resolve(show(desk, { view: { kind: 'due', days }, page: 0, person, inGroup }));
}

export function viewingOverdue(desk: Desk, { person, incoming }: Asked): Promise<Answer> {
  const inGroup = !incoming.chat.private;
  return Promise.resolve(show(desk, { view: { kind: 'overdue' }, page: 0, person, inGroup }));
}

export function viewingMine(desk: Desk, { person }: Asked): Promise<Answer> {
  return Promise.resolve(show(desk, { view: { kind: 'mine' }, page: 0, person, inGroup: false }));
}

export function helping(_desk: Desk, { person, incoming }: Asked): Promise<Answer> {
  return Promise.resolve(helpMessage(person, !incoming.chat.private));
}

interface Showing {
  readonly view: View;
  readonly page: number;
  readonly person: Person | null;
  /** In the group nothing is shown of one person. */
  readonly inGroup: boolean;
}

export function show(desk: Desk, { view, page, person, inGroup }: Showing): Message {
  const { office, history } = present(desk.world);
  const today = desk.world.clock.now().day;
  const message = viewMessage(office, history, { view, page, person, today, inGroup });
  if (view.kind === 'plan' && isClosed(office, today)) return closedPlan(office, message);
  const earlier = earlierPlan(desk.world);
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
