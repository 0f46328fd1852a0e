import type { Day } from '../../../plan/day.js';
import { departmentOf } from '../../../plan/plan.js';
import type { Office } from '../../../plan/plan.js';
import type { History } from '../../../journal/history.js';
import { departmentsWithoutPeople } from '../../../journal/people.js';
import { statisticsOf } from '../../../journal/statistics.js';
import { messageOf, rowsOf } from '../../../words/compose.js';
import {
  completedCounts,
  dutyLines,
  openCounts,
  regularLine,
  tallyLine,
  waitingLines,
} from '../../../words/figures.js';
import { viewAction, sectionName, sectionButton } from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { clip, dateWords, departmentNames, plainClip } from '../../../words/words.js';
import { collectiveBlock } from '../../shared-work/missing-words.js';
import { overviewButton } from '../../../words/paging.js';

/** The figure by section; its lines add up to the plan's. */
export function sectionsView(office: Office, history: History, today: Day): Message {
  const statistics = statisticsOf(office, history, today);
  const sections = office.plan.sections.slice(0, 18);
  return messageOf(
    [
      { head: [`<b>THEO MỤC</b>, đến ${dateWords(today)}`] },
      {
        head: [],
        list: statistics.bySection.map(
          ({ section, tally }) => `<b>${sectionName(section)}</b>\n${tallyLine(tally)}`,
        ),
        unit: 'mục',
        tail: [`<b>Cộng</b>: ${tallyLine(statistics.dated)}`],
      },
      { head: [regularLine(statistics), ...dutyLines(office, statistics), ...waitingLines(statistics)] },
    ],
    [
      ...rowsOf(
        sections.map(({ id }) => sectionButton(id)),
        4,
      ),
      [overviewButton],
    ],
  );
}

/** The figure by department; tasks for everybody stand in a line of their own, so that the lines add up. */
export function departmentsView(office: Office, history: History, today: Day): Message {
  const statistics = statisticsOf(office, history, today);
  const without = departmentsWithoutPeople(office.plan, history).slice(0, 12);
  const name = (department: (typeof statistics.byDepartment)[number]['department']): string =>
    department === null
      ? 'Chung (toàn thể các đơn vị)'
      : clip(departmentOf(office.plan, department).name, 60);
  return messageOf(
    [
      { head: [`<b>THEO ĐƠN VỊ CHỦ TRÌ</b>, đến ${dateWords(today)}`] },
      {
        head: [],
        list: statistics.byDepartment.map(
          ({ department, tally }) => `<b>${name(department)}</b>\n${tallyLine(tally)}`,
        ),
        unit: 'đơn vị',
        tail: [
          `<b>Cộng</b>: ${statistics.dated.total}. ${completedCounts(statistics.dated)}. ${openCounts(statistics.dated)}.`,
        ],
      },
      ...collectiveBlock(office, history, today),
      ...(waitingLines(statistics).length > 0 ? [{ head: waitingLines(statistics) }] : []),
      ...(without.length > 0
        ? [{ head: [`Đơn vị chưa có người nhận tin: ${departmentNames(office, without)}`] }]
        : []),
    ],
    [
      ...rowsOf(
        office.plan.departments.slice(0, 18).map((department): Button => ({
          label: plainClip(department.shortName, 16),
          action: viewAction({ kind: 'department', department: department.id }),
        })),
        3,
      ),
      [overviewButton],
    ],
  );
}
