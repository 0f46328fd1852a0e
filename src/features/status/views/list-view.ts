import { addDays } from '../../../plan/day.js';
import type { Day } from '../../../plan/day.js';
import { departmentOf, leadsOf } from '../../../plan/plan.js';
import type { DepartmentId, Office } from '../../../plan/plan.js';
import { nudgeableTasks } from '../../nudge/rule.js';
import { isLateAppendix } from '../../weekly-summary/rule.js';
import type { History, Person } from '../../../journal/history.js';
import { isForAllDepartments } from '../../../journal/people.js';
import type { Standing } from '../../../journal/standing.js';
import { byTask, dueWithin, overdueOf } from '../../../journal/views.js';
import type { TaskGroup } from '../../../journal/views.js';
import type { View } from '../../../words/action.js';
import { messageOf, rowsOf } from '../../../words/compose.js';
import { lateCounts, lateTotal, lateWords } from '../../../words/figures.js';
import { causeSummary } from '../../late-reason/words.js';
import {
  dueWords,
  groupName,
  leadName,
  partsWords,
  progressWords,
  viewAction,
} from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { dateWords, plainClip, shortDate } from '../../../words/words.js';
import { overviewButton, pageButtons, pageOf } from '../../../words/paging.js';
import type { Page } from '../../../words/paging.js';

export interface PageRequest {
  readonly page: number;
  readonly today: Day;
}

/** What is late: the tasks of the figure first, then duties and requested work, which stand outside it. */
export function overdueView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly person: Person | null },
): Message {
  const overdue = overdueOf(office, history, ask.today);
  const counts = lateCounts(overdue);
  const counted = byTask(overdue.filter(isLateAppendix));
  const besides = byTask(overdue.filter((standing) => !isLateAppendix(standing)));
  const page = pageOf([...counted, ...besides], ask.page);
  const view: View = { kind: 'overdue' };
  if (page.entries.length === 0) {
    return messageOf(
      [
        {
          head: [
            `<b>QUÁ HẠN</b>, đến ${dateWords(ask.today)}`,
            `Kế hoạch năm ${office.plan.year} không có nhiệm vụ quá hạn.`,
          ],
        },
      ],
      [[overviewButton]],
    );
  }
  const inFigure = new Set(counted);
  const line = (group: TaskGroup): string => overdueLine(office, group);
  const shown = page.entries.filter((group) => inFigure.has(group)).map(line);
  const others = page.entries.filter((group) => !inFigure.has(group)).map(line);
  return messageOf(
    [
      {
        head: [
          `${counted.length > 0 ? '🔴 ' : ''}<b>QUÁ HẠN (${lateTotal(counts)})</b>: ${lateWords(counts, ', ')}`,
          `Số liệu đến ${dateWords(ask.today)}.`,
        ],
        list: shown,
      },
      ...(others.length > 0
        ? [
            {
              head: [
                `<b>Ngoài ra: báo cáo định kỳ, nhiệm vụ theo yêu cầu${counts.assigned > 0 ? ', giao thêm' : ''}</b>`,
              ],
              list: others,
            },
          ]
        : []),
    ],
    [...listButtons(view, page), ...nudgeRows(office, history, ask)],
  );
}

const MOST_LEADS = 8;

/** Who may nudge may do it for all at once, and for each lead where there are several; whom it would reach is shown first. */
function nudgeRows(
  office: Office,
  history: History,
  { person, today }: { readonly person: Person | null; readonly today: Day },
): readonly (readonly Button[])[] {
  if (!person || !isForAllDepartments(person)) return [];
  const tasks = nudgeableTasks(office, history, { person, today });
  const leads = [...new Set(tasks.flatMap(leadsOf))];
  const button = (name: string, lead: DepartmentId | null): Button => {
    const count = tasks.filter((task) => lead === null || leadsOf(task).includes(lead)).length;
    return {
      label: `Đôn đốc ${plainClip(name, 24)} (${count})`,
      action: { kind: 'nudge-overdue', confirmed: false, lead },
    };
  };
  if (tasks.length === 0) return [];
  const each = leads
    .slice(0, MOST_LEADS)
    .map((lead) => button(departmentOf(office.plan, lead).shortName, lead));
  return [[button('tất cả', null)], ...(leads.length > 1 ? rowsOf(each, 2) : [])];
}

function overdueLine(office: Office, group: TaskGroup): string {
  const said = group.standings.find(({ progress }) => progress !== 'none');
  const cause = causeSummary(office, group.standings);
  const words = `${said ? `. ${progressWords(said, 60)}` : ''}${cause === '' ? '' : `. Nguyên nhân: ${cause}`}`;
  const parts = group.standings.length > 1 ? '' : partsWords(group.first);
  return `• ${groupName(group)} – ${leadName(office, group.task)}, ${dueWords(office, group)}${parts && `, ${parts}`}${words}`;
}

/** What falls due in the days to come. */
export function dueView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly days: number },
): Message {
  const due = dueWithin(office, history, ask);
  const until = addDays(ask.today, ask.days);
  const title = `<b>ĐẾN HẠN TỪ ${shortDate(ask.today, until)} ĐẾN ${dateWords(until)} (${due.length})</b>`;
  const page = pageOf(due, ask.page);
  const lines = page.entries.map((standing) => dueLine(office, standing));
  const longer = [7, 14, 30].filter((days) => days !== ask.days);
  return messageOf(
    [
      {
        head: [title, ...(lines.length === 0 ? ['Không có nhiệm vụ đến hạn trong thời gian này.'] : [])],
        list: lines,
      },
    ],
    [
      ...listButtons({ kind: 'due', days: ask.days }, page, false),
      [
        ...longer.map((days): Button => ({
          label: `${days} ngày`,
          action: viewAction({ kind: 'due', days }),
        })),
        overviewButton,
      ],
    ],
  );
}

function dueLine(office: Office, standing: Standing): string {
  const group = { task: standing.task, first: standing, standings: [standing] };
  const parts = partsWords(standing);
  return `• ${groupName(group)} – ${leadName(office, standing.task)}, ${dueWords(office, group)}${parts && `, ${parts}`}`;
}

/** Each task of the page as a button to its own screen, and the pages. */
function listButtons(
  view: View,
  page: Page<TaskGroup | Standing>,
  overview = true,
): readonly (readonly Button[])[] {
  const codes = [...new Set(page.entries.map(({ task }) => task.code))];
  const tasks = codes.map((code): Button => ({
    label: code,
    action: viewAction({ kind: 'task', task: code }),
  }));
  return [...rowsOf(tasks, 4), [...pageButtons(view, page)], overview ? [overviewButton] : []];
}
