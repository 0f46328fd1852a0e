import type { History, Person, Prepared } from '../../journal/history.js';
import type { Day } from '../../plan/day.js';
import type { Office, Task } from '../../plan/plan.js';
import { dayOfFact } from '../../journal/fact.js';
import { isChairman, isCoordinator } from '../../journal/people.js';
import { decidesChanges } from '../../journal/rights.js';
import { messageOf, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { groupName, leadName, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { overviewButton, pageButtons, pageOf } from '../../words/paging.js';
import { clip, dateWords, departmentNames, plainClip, shortDate } from '../../words/words.js';
import { answerRow, waitingLine } from '../confirmation/words.js';
import { changeName, decideButtons } from '../change/decision-words.js';
import { leadersOf } from '../../words/office.js';
import { answerButton } from '../difficulty/words.js';
import { requestLine } from '../extension/view.js';
import { decisionButtons } from '../extension/words.js';
import { codesOf } from '../shared-work/assign-words.js';
import { confirmButton } from '../late-reason/words.js';
import { waitingFor } from './rule.js';
import type { Matter, Waiting } from './rule.js';

/** In a letter; the rest is a tap away. */
const MOST_IN_LETTER = 6;
/** Buttons for tasks that nobody is in charge of. */
const MOST_TASKS = 8;

/** All that waits for a person, each with its buttons. */
export function pendingView(
  office: Office,
  history: History,
  ask: { readonly person: Person | null; readonly today: Day; readonly page: number },
): Message {
  const { person, today } = ask;
  const waiting = person ? waitingFor(office, history, { person, today }) : [];
  const page = pageOf(waiting, ask.page);
  return messageOf(
    [
      {
        head: [
          `<b>CHỜ ĐỒNG CHÍ XỬ LÝ (${waiting.length})</b>, đến ${dateWords(today)}`,
          ...(waiting.length === 0 ? ['Không có nội dung nào đang chờ đồng chí xử lý.'] : []),
        ],
        list: person ? page.entries.map((one) => waitingWords(office, person, one)) : [],
        unit: 'nội dung',
      },
    ],
    [
      ...page.entries.flatMap(({ matter, submitted }) => {
        const reader = { today, submitted, decides: person !== null && decidesChanges(history, person) };
        return person && isCoordinator(person) ? rowsFor(matter, reader) : leaderRows(matter, reader);
      }),
      [...pageButtons({ kind: 'pending' }, page)],
      [overviewButton],
    ],
  );
}

/** First in a letter: what waits for its person. */
export function pendingBlock(
  office: Office,
  { person, pending: waiting }: { readonly person: Person; readonly pending: readonly Waiting[] },
): readonly Block[] {
  if (waiting.length === 0) return [];
  return [
    {
      head: [`<b>Chờ đồng chí xử lý (${waiting.length})</b>`],
      list: waiting.map((one) => waitingWords(office, person, one)),
      cap: MOST_IN_LETTER,
      unit: 'nội dung',
    },
  ];
}

export function pendingButton(count: number): Button {
  return { label: `Chờ xử lý (${count})`, action: viewAction({ kind: 'pending' }) };
}

/** `• Gia hạn: I.2 … (chờ 3 ngày làm việc, đã báo lãnh đạo)` */
function waitingWords(office: Office, person: Person, { matter, days, raised, submitted }: Waiting): string {
  const long = days === 0 ? 'từ hôm nay' : `chờ ${days} ngày làm việc`;
  const told = raised === 'told' ? (isCoordinator(person) ? ', đã báo lãnh đạo' : ', chuyển từ đầu mối') : '';
  const put = submitted && !isChairman(person) ? `, đã trình ${leadersOf(office.plan)}` : '';
  return `• ${matterWords(office, matter)} (${long}${put}${told})`;
}

function matterWords(office: Office, matter: Matter): string {
  switch (matter.kind) {
    case 'confirmation':
      return `Xác nhận báo cáo: ${waitingLine(office, matter.waiting)}`;
    case 'extension':
      return `Gia hạn: ${requestLine(office, matter.request).replace(/^• /u, '')}`;
    case 'cause': {
      const { standing, reason } = matter;
      return `Nguyên nhân khách quan: ${nameOf(office, standing)}: ${clip(reason.words, 100)}`;
    }
    case 'change':
      return `Điều chỉnh: ${changeName(office, matter.request)}`;
    case 'difficulty': {
      const { standing, report } = matter;
      return `Vướng mắc: ${nameOf(office, standing)}: ${clip(report.note, 100) || 'chưa nêu nội dung'}`;
    }
    case 'unassigned':
      return `Chưa rõ đầu mối: ${matter.tasks.length === 1 ? matter.tasks.map(taskName).join('') : codesOf(matter.tasks)}`;
    case 'without-people':
      return `Đơn vị chưa có người phụ trách: ${departmentNames(office, matter.departments.slice(0, 12))}`;
    case 'unacknowledged':
      return `Chưa xác nhận đã nhận: ${taskName(matter.task)} – ${leadName(office, matter.task)}, giao ${dateWords(dayOfFact(matter.assignment.fact)).slice(0, 5)}`;
  }
}

function nameOf(office: Office, standing: Extract<Matter, { kind: 'cause' }>['standing']): string {
  const group = { task: standing.task, first: standing, standings: [standing] };
  return `${groupName(group)} – ${leadName(office, standing.task)}`;
}

interface Reader {
  readonly today: Day;
  /** Whether he decides about dates and causes, or puts them before a leader. */
  readonly decides: boolean;
  /** Whether it was put before the leaders already. */
  readonly submitted: boolean;
}

function rowsFor(matter: Matter, { today, decides, submitted }: Reader): readonly (readonly Button[])[] {
  switch (matter.kind) {
    case 'confirmation':
      return answerRow(matter.waiting);
    case 'extension': {
      const { request } = matter;
      if (submitted && !decides) return [];
      return [decisionButtons(request, ` ${request.task} (${shortDate(request.until, today)})`, decides)];
    }
    case 'change':
      return decides
        ? [decideButtons(matter.request, ` ${matter.task.code}${dayOf(matter.request, today)}`)]
        : [[lookAt(matter.task)]];
    case 'cause':
      if (submitted && !decides) return [];
      return [[confirmButton(matter.reason, decides, ` ${plainClip(matter.standing.task.code, 16)}`)]];
    case 'difficulty': {
      const { report, standing } = matter;
      const { label, action } = answerButton(report.fact);
      return [[{ label: `${label} ${plainClip(standing.task.code, 16)}`, action }]];
    }
    case 'unassigned':
      return rowsOf(
        matter.tasks.slice(0, MOST_TASKS).map(({ code }): Button => ({
          label: `Giao ${code}`,
          action: { kind: 'choose-lead', task: code, page: 0 },
        })),
        4,
      );
    case 'without-people':
      return [];
    case 'unacknowledged':
      return [[nudgeOf(matter.task)]];
  }
}

/** ` (30/06)`: tells two changes of one task from each other. */
function dayOf({ change }: Prepared, today: Day): string {
  if (change.kind === 'date') return ` (${shortDate(change.due, today)})`;
  return change.kind === 'pause' ? ` (${shortDate(change.until, today)})` : '';
}

function nudgeOf({ code }: Task): Button {
  return { label: `Đôn đốc ${plainClip(code, 16)}`, action: { kind: 'nudge', task: code } };
}

/** A leader settles what he may settle; the rest is the coordinator's, and he can look at it. */
function leaderRows(matter: Matter, reader: Reader): readonly (readonly Button[])[] {
  switch (matter.kind) {
    case 'extension':
    case 'cause':
    case 'change':
    case 'difficulty':
    case 'unacknowledged':
      return rowsFor(matter, reader);
    case 'confirmation':
      return [[lookAt(matter.waiting.standing.task)]];
    case 'unassigned':
      return rowsOf(matter.tasks.slice(0, MOST_TASKS).map(lookAt), 4);
    case 'without-people':
      return [];
  }
}

function lookAt({ code }: Task): Button {
  return { label: `Xem ${code}`, action: viewAction({ kind: 'task', task: code }) };
}
