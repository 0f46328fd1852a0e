import type { Day } from '../../plan/day.js';
import type { Office, Plan } from '../../plan/plan.js';
import type { History, Person } from '../../journal/history.js';
import { statisticsOf } from '../../journal/statistics.js';
import { byTask, dueWithin, openWorkOf, overdueOf } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { View } from '../../words/action.js';
import { withLine } from '../../words/compose.js';
import { lateCounts, lateWords } from '../../words/figures.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords } from '../../words/words.js';

/** Codes that a list on a screen has room for. */
const MOST_CODES = 12;

/** The plan's state, with what is left of the plan of the year before. */
export function withEarlierPlan(
  message: Message,
  { office, history, today, closes }: EarlierOffice & { readonly closes: Day },
): Message {
  const { open } = statisticsOf(office, history, today).dated;
  const left =
    open === 0
      ? 'đã hoàn thành tất cả nhiệm vụ có thời hạn'
      : `còn ${open} nhiệm vụ có thời hạn chưa hoàn thành`;
  return withEarlier(
    withLine(message, `Kế hoạch năm ${office.plan.year} ${left}, đóng ngày ${dateWords(closes)}.`),
    office.plan,
    { kind: 'plan' },
  );
}

/** What is late of the plan of the year before: a list that is empty never says so for both. */
export function withEarlierOverdue(message: Message, { office, history, today }: EarlierOffice): Message {
  const overdue = overdueOf(office, history, today);
  const late = byTask(overdue);
  const { year } = office.plan;
  if (late.length === 0) {
    return withLine(message, `Kế hoạch năm ${year} không có nhiệm vụ quá hạn.`);
  }
  return withEarlier(
    withLine(
      message,
      `🔴 Kế hoạch năm ${year} còn quá hạn: ${lateWords(lateCounts(overdue), ', ')} (${codeList(late)}).`,
    ),
    office.plan,
    { kind: 'overdue' },
  );
}

/** What falls due of the plan of the year before in the same days. */
export function withEarlierDue(
  message: Message,
  { office, history, today, days }: EarlierOffice & { readonly days: number },
): Message {
  const due = byTask(dueWithin(office, history, { today, days }));
  if (due.length === 0) return message;
  return withEarlier(
    withLine(message, `Kế hoạch năm ${office.plan.year} còn đến hạn ${due.length}: ${codeList(due)}.`),
    office.plan,
    { kind: 'due', days },
  );
}

/** The way to the same view of the plan of the year before. */
export function withEarlier(message: Message, { year }: Plan, view: View): Message {
  const label = labelOf(view);
  const action = { kind: 'view' as const, view, page: 0, year };
  return { ...message, buttons: [...message.buttons, [{ label: `${label} năm ${year}`, action }]] };
}

function codeList(work: readonly TaskGroup[]): string {
  const codes = work.slice(0, MOST_CODES).map(({ task }) => clip(task.code, 20));
  const rest = work.length - codes.length;
  return `${codes.join(', ')}${rest > 0 ? ` và ${rest} nhiệm vụ khác` : ''}`;
}

interface EarlierOffice {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
}

/** A person's open work, with what is left to him of the plan of the year before. */
export function withEarlierWork(
  message: Message,
  { office, history, today, person }: EarlierOffice & { readonly person: Person },
): Message {
  const work = openWorkOf(office, history, { person, today });
  if (work.length === 0) return message;
  const line = `Kế hoạch năm ${office.plan.year}, đồng chí còn ${work.length} nhiệm vụ chưa báo cáo: ${codeList(work)}.`;
  return withEarlier(withLine(message, line), office.plan, { kind: 'mine' });
}

function labelOf({ kind }: View): string {
  switch (kind) {
    case 'plan':
      return 'Tình hình';
    case 'overdue':
      return 'Quá hạn';
    case 'due':
      return 'Sắp đến hạn';
    case 'mine':
      return 'Việc của tôi';
    case 'target':
    case 'targets':
      return 'Chỉ tiêu';
    case 'pending':
      return 'Chờ xử lý';
    case 'section':
    case 'sections':
    case 'department':
    case 'departments':
    case 'waiting':
    case 'extensions':
    case 'task':
      return 'Danh sách';
  }
}
