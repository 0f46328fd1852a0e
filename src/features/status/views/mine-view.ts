import { yearOf } from '../../../plan/day.js';
import type { Day } from '../../../plan/day.js';
import type { Office } from '../../../plan/plan.js';
import { acting, isInCharge } from '../../../journal/duty.js';
import type { History, Person } from '../../../journal/history.js';
import { departmentsOfPerson, isForAllDepartments } from '../../../journal/people.js';
import { openWorkOf } from '../../../journal/views.js';
import type { OwnWork } from '../../../journal/views.js';
import { messageOf, note, rowsOf } from '../../../words/compose.js';
import {
  dueWords,
  groupName,
  leadName,
  partsWords,
  progressWords,
  reportButton,
  viewButtons,
} from '../../../words/lines.js';
import type { Message } from '../../../words/message.js';
import { nameWords, shortNames, weekdayDate } from '../../../words/words.js';
import type { PageRequest } from './list-view.js';
import { overviewButton, pageButtons, pageOf } from '../../../words/paging.js';
import { signOf } from './task-state.js';

/** A person's open work, most urgent first, each with its button; check-ins last. */
export function mineView(
  office: Office,
  history: History,
  ask: PageRequest & { readonly person: Person | null },
): Message {
  const { person, today } = ask;
  if (!person) {
    return note([
      'Danh sách việc của từng người dành cho người đã được ghi danh.',
      'Tình hình chung: /tinhhinh',
    ]);
  }
  const work = openWorkOf(office, history, { person, today });
  const title = `<b>Việc của đồng chí ${nameWords(person.name)}</b>, ${weekdayDate(today)}/${yearOf(today)}`;
  if (work.length === 0) return nothingOpen(person, title);
  const page = pageOf(work, ask.page);
  const overdue = work.filter(({ first }) => first.state.kind === 'overdue').length;
  const checkIns = work.filter(({ first }) => first.category === 'continuous').length;
  const counts = [
    `${work.length} nhiệm vụ đang mở`,
    ...(overdue > 0 ? [`quá hạn ${overdue}`] : []),
    ...(checkIns > 0 ? [`báo cáo kỳ ${checkIns}`] : []),
  ];
  return messageOf(
    [
      { head: [title, `${counts.join(', ')}.`] },
      { head: [], list: page.entries.map((one) => workLine(office, one, { history, person, today })) },
    ],
    [...rowsOf(page.entries.map(reportButton), 4), pageButtons({ kind: 'mine' }, page), [overviewButton]],
  );
}

interface Mine {
  readonly history: History;
  readonly person: Person;
  readonly today: Day;
}

function nothingOpen(person: Person, title: string): Message {
  const none =
    departmentsOfPerson(person).length === 0 && isForAllDepartments(person)
      ? 'Đồng chí không phụ trách riêng nhiệm vụ nào. Tình hình chung xem bằng các nút dưới đây.'
      : 'Hiện không có nhiệm vụ nào đang mở.';
  return messageOf([{ head: [title, none] }], viewButtons(7));
}

function workLine(office: Office, work: OwnWork, { history, person, today }: Mine): string {
  const { first, task, departments } = work;
  const own = departmentsOfPerson(acting(history, person, today));
  const inCharge = isInCharge(history, task, { person: person.id, today });
  const others = departments.filter((department) => !own.includes(department));
  const facts = [
    ...(own.length + others.length > 1 ? [leadName(office, task)] : []),
    dueWords(office, work),
    work.standings.length > 1 ? '' : partsWords(first),
    ...(first.progress === 'none' ? [] : [lowered(progressWords(first, 40))]),
    ...(others.length > 0
      ? [`${inCharge ? 'đầu mối, còn thiếu' : 'chưa có người nhận tin'}: ${shortNames(office, others)}`]
      : []),
  ];
  return `${signOf(first)} ${groupName(work)} – ${facts.filter((fact) => fact !== '').join(', ')}`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
