import type { Day } from '../../../plan/day.js';
import { isDated } from '../../../plan/plan.js';
import type { Department, DepartmentId, Office, Task } from '../../../plan/plan.js';
import { ASSIGNED_SECTION } from '../../../journal/assigned-work.js';
import { stoppedLines } from '../../assigned/end-words.js';
import type { History } from '../../../journal/history.js';
import { officersOf, reachableOfficersOf } from '../../../journal/people.js';
import { owes, standingsOf } from '../../../journal/standing.js';
import { departmentCounted, statisticsOf } from '../../../journal/statistics.js';
import type { Statistics } from '../../../journal/statistics.js';
import { sharedTasksOf, tasksOfDepartment } from '../../../journal/views.js';
import type { View } from '../../../words/action.js';
import { messageOf, rowsOf } from '../../../words/compose.js';
import { assignedCounts, assignedLines, tallyLine } from '../../../words/figures.js';
import { leadName, viewAction, sectionName } from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { clip, dateWords } from '../../../words/words.js';
import { missingWords } from '../../shared-work/missing-words.js';
import { overviewButton, pageButtons, pageOf } from '../../../words/paging.js';
import type { Page } from '../../../words/paging.js';
import { taskLine } from './task-state.js';
import type { PageRequest } from './list-view.js';

/** One section of the plan, task by task. */
export function sectionView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly section: string },
): Message {
  const section = office.plan.sections.find(({ id }) => id === ask.section);
  if (!section) return goneView('Kế hoạch hiện hành không có mục này.');
  const tasks = office.plan.tasks.filter((task) => task.section === section.id);
  const statistics = statisticsOf(office, history, ask.today);
  const tally = statistics.bySection.find((line) => line.section.id === section.id);
  return tasksView({
    ...ask,
    view: { kind: 'section', section: section.id },
    head: [
      `<b>${sectionName(section)}</b>, đến ${dateWords(ask.today)}`,
      ...(tally ? [`Có thời hạn: ${tallyLine(tally.tally)}`] : []),
      ...(tasks.some(({ origin }) => origin === 'assigned') ? assignedLines(statistics) : []),
      ...(section.id === ASSIGNED_SECTION ? stoppedLines(history, office.plan.year) : []),
    ],
    tasks,
    line: (task) => taskLine(office, task, standingsOf(office, history, task, ask.today)),
  });
}

/** One department: the tasks it answers for, and its part of those for everybody. */
export function departmentView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly department: DepartmentId },
): Message {
  const department = office.plan.departments.find(({ id }) => id === ask.department);
  if (!department) return goneView('Kế hoạch hiện hành không có đơn vị này.');
  const statistics = statisticsOf(office, history, ask.today);
  const tally = statistics.byDepartment.find((line) => line.department === department.id);
  const own = tasksOfDepartment(office, department.id);
  const shared = department.everybody ? [] : sharedTasksOf(office, department.id);
  const head = [
    `<b>${clip(department.name, 60)}</b> (${clip(department.shortName, 24)}), đến ${dateWords(ask.today)}`,
    ...(tally ? [`Chủ trì, có thời hạn: ${tallyLine(tally.tally)}`] : []),
    ...assignedOf(statistics, department.id),
    ...formerLines(office, history, { department: department.id, today: ask.today }),
    ...(shared.length > 0 ? [`Nhiệm vụ chung, cùng thực hiện: ${shared.length}`] : []),
    ...reachWords(history, department),
  ];
  return tasksView({
    ...ask,
    view: { kind: 'department', department: department.id },
    head,
    tasks: [...own, ...shared],
    more: [{ label: 'Cả năm', action: { kind: 'picture', department: department.id } }],
    line: (task) => {
      const standings = standingsOf(office, history, task, ask.today);
      const allOpen = standings.filter(({ state }) => state.kind === 'overdue' || state.kind === 'within');
      const [open] = allOpen;
      // A department of later on has no part in what fell due before.
      const own = allOpen.find(({ parts }) => parts?.some((one) => one.department === department.id));
      const part = own
        ? `; phần của đơn vị: ${owes(own, department.id) ? 'chưa báo cáo' : 'đã báo cáo'}`
        : '';
      const missing = open && department.everybody ? missingWords(office, open) : '';
      return `${taskLine(office, task, standings)}${part}${missing && `, ${missing}`}`;
    },
  });
}

/** What was assigned to it alone; work of several departments is listed below with its own state. */
function assignedOf({ assigned }: Statistics, id: DepartmentId): readonly string[] {
  const line = assigned.byDepartment.find(({ department }) => department === id);
  return line ? [`Giao thêm: ${assignedCounts(line.tally)}`] : [];
}

/** Tasks that another department leads by now, and that were late while this one did: they stand in its figure. */
function formerLines(
  office: Office,
  history: History,
  { department, today }: { readonly department: DepartmentId; readonly today: Day },
): readonly string[] {
  if (history.changes.size === 0) return [];
  const codes = office.plan.tasks.flatMap((task) => {
    if (task.lead === department || task.origin !== 'appendix' || !isDated(task)) return [];
    const standings = standingsOf(office, history, task, today);
    const isCounted = departmentCounted(office, history, standings) === department;
    return isCounted ? [`${clip(task.code, 20)} (nay ${leadName(office, task)} chủ trì)`] : [];
  });
  return codes.length === 0 ? [] : [`Trong số đó quá hạn trước khi chuyển đơn vị: ${codes.join(', ')}`];
}

function reachWords(history: History, department: Department): readonly string[] {
  if (department.everybody) return [];
  if (officersOf(history, department.id).length === 0) return ['Chưa có người phụ trách được ghi danh.'];
  return reachableOfficersOf(history, department.id).length === 0
    ? ['Không liên lạc được với người phụ trách.']
    : [];
}

interface TasksRequest extends PageRequest {
  readonly view: View;
  readonly head: readonly string[];
  readonly tasks: readonly Task[];
  readonly line: (task: Task) => string;
  /** Beside the way back. */
  readonly more?: readonly Button[];
}

function tasksView(ask: TasksRequest): Message {
  const page = pageOf(ask.tasks, ask.page);
  const list = page.entries.map(ask.line);
  return messageOf(
    [{ head: ask.head }, { head: list.length === 0 ? ['Không có nhiệm vụ.'] : [], list }],
    taskButtons(ask, page),
  );
}

function taskButtons({ view, more = [] }: TasksRequest, page: Page<Task>): readonly (readonly Button[])[] {
  const tasks = page.entries.map(({ code }): Button => ({
    label: code,
    action: viewAction({ kind: 'task', task: code }),
  }));
  return [...rowsOf(tasks, 4), [...pageButtons(view, page)], [...more, overviewButton]];
}

/** An old button, of a plan that was replaced since. */
export function goneView(words: string): Message {
  return messageOf([{ head: [words] }], [[overviewButton]]);
}
