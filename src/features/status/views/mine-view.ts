import type { Day } from '../../../plan/day.js';
import { isOfPlan } from '../../../plan/plan.js';
import type { Office } from '../../../plan/plan.js';
import { acting, isInCharge } from '../../../journal/duty.js';
import type { PeriodRef, PersonId } from '../../../journal/fact.js';
import type { History, Person } from '../../../journal/history.js';
import { departmentsOfPerson, isForAllDepartments } from '../../../journal/people.js';
import { openWorkOf } from '../../../journal/views.js';
import type { OwnWork } from '../../../journal/views.js';
import { RECORDED_TITLE, recordedSince } from '../../letter/recorded-words.js';
import { messageOf, note, rowsOf } from '../../../words/compose.js';
import {
  dueWords,
  groupName,
  leadName,
  partsWords,
  progressWords,
  reportButton,
  viewAction,
  viewButtons,
} from '../../../words/lines.js';
import type { Button, Message } from '../../../words/message.js';
import { nameWords, shortNames, twoDigits, weekdayDate } from '../../../words/words.js';
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
  const title = `<b>Việc của đồng chí ${nameWords(person.name)}</b>, ${weekdayDate(today)}`;
  if (work.length === 0) return nothingOpen(office, person, title);
  const page = pageOf(work, ask.page);
  const overdue = work.filter(({ first }) => first.state.kind === 'overdue').length;
  const checkIns = work.filter(({ first }) => first.category === 'continuous').length;
  const counts = [
    `${work.length} nhiệm vụ đang mở`,
    ...(overdue > 0 ? [`quá hạn ${overdue}`] : []),
    ...(checkIns > 0 ? [`${twoDigits(checkIns)} nhiệm vụ cần báo cáo kỳ`] : []),
  ];
  return messageOf(
    [
      { head: [title, `${counts.join(', ')}.`] },
      { head: [], list: page.entries.map((one) => workLine(office, one, { history, person, today })) },
    ],
    [
      ...rowsOf(page.entries.map(reportButton), 4),
      pageButtons({ kind: 'mine' }, page),
      [againButton(page.number), overviewButton],
    ],
  );
}

interface Mine {
  readonly history: History;
  readonly person: Person;
  readonly today: Day;
}

function nothingOpen({ plan }: Office, person: Person, title: string): Message {
  const departments = departmentsOfPerson(person);
  const isStranded = departments.length > 0 && !departments.some((id) => isOfPlan(plan, id));
  const none = isStranded
    ? `Đơn vị của đồng chí không còn trong kế hoạch năm ${plan.year}. Đề nghị liên hệ đầu mối để được chuyển sang đơn vị mới; sau đó bot nhắc việc của đơn vị mới.`
    : departments.length === 0 && isForAllDepartments(person)
      ? 'Đồng chí không phụ trách riêng nhiệm vụ nào. Tình hình chung xem bằng các nút dưới đây.'
      : 'Hiện không có nhiệm vụ nào đang mở.';
  return messageOf([{ head: [title, none] }], [...viewButtons(7), [againButton(0)]]);
}

/** The list as it is now; by this last button of its own a message is known for the list, and for which page of it. */
function againButton(page: number): Button {
  return { label: 'Cập nhật', action: viewAction({ kind: 'mine' }, page) };
}

/** The list with what the person reported since it was asked for, which he can take back there. */
export function mineAgain(
  office: Office,
  history: History,
  { list, ...asked }: ListAsked & { readonly list: Message },
): Message {
  const refs = reportedSince(history, asked);
  const { lines, rows } = recordedSince(office, history, { ...asked, refs });
  if (lines.length === 0) return list;
  const last = lines.slice(-MOST_RECORDED);
  const earlier = lines.length - last.length;
  return messageOf(
    [
      {
        head: [RECORDED_TITLE],
        list: last,
        unit: 'nội dung',
        tail: earlier > 0 ? [`và ${earlier} nội dung trước đó`] : [],
      },
      { head: [list.html] },
    ],
    [...list.buttons, ...rows],
  );
}

const MOST_RECORDED = 6;

interface ListAsked {
  readonly person: PersonId;
  /** When the list was asked for, ISO 8601. */
  readonly since: string;
  /** ISO 8601. */
  readonly now: string;
}

function reportedSince(history: History, { person, since }: ListAsked): readonly PeriodRef[] {
  const reports = [...history.reports.values()].flat();
  return reports.filter(({ by, at }) => by === person && Date.parse(at) >= Date.parse(since));
}

function workLine(office: Office, work: OwnWork, { history, person, today }: Mine): string {
  const { first, task, departments } = work;
  const own = departmentsOfPerson(acting(history, person, today));
  const inCharge = isInCharge(office.plan, history, { task, person: person.id, today });
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
