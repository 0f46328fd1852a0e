import type { Day } from '../../plan/day.js';
import { realDepartments } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import { assignedTask } from '../../journal/assigned-work.js';
import type { History } from '../../journal/history.js';
import { officersOf } from '../../journal/people.js';
import type { Action, AssignPart } from '../../words/action.js';
import { choice, note, rowsOf } from '../../words/compose.js';
import { taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { nameOnButton } from '../../words/which-person.js';
import { receiverName } from '../../words/who.js';
import {
  clip,
  dateWords,
  nameWords,
  plainClip,
  shortDate,
  shortNames,
  shortWeekdayDate,
  weekdayDate,
} from '../../words/words.js';
import { findPerson, isCoordinated } from '../../journal/people.js';
import { NO_BASIS, WHOLE_DEPARTMENT } from './draft.js';
import type { Draft } from './draft.js';
import { assignmentLines, documentWords } from './record-words.js';
import type { Missing, Next, Odd, Preview } from './rule.js';

/** Where and for whom an assignment is put together. */
export interface Asking {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
  /** There departments alone are named. */
  readonly inGroup: boolean;
  /** Outside working hours the department hears on the next working morning. */
  readonly outsideHours: boolean;
}

const part = (of: AssignPart, value: string | null): Action => ({ kind: 'assign-part', part: of, value });

/** What is asked next, or the preview. */
export function nextMessage(asking: Asking, next: Next): Message {
  switch (next.kind) {
    case 'missing':
      return missingMessage(asking, next);
    case 'preview':
      return previewMessage(asking, next.preview);
    case 'closed':
      return note([
        `Kế hoạch năm ${asking.office.plan.year} đã khép lại ngày ${dateWords(next.on)} nên chưa giao thêm được; chưa ghi nhận gì.`,
        ...(next.draft.work === '' ? [] : [`Nội dung đã gửi: ${clip(next.draft.work, 700)}`]),
        'Khi kế hoạch năm mới có hiệu lực, đề nghị gửi lại.',
      ]);
  }
}

function missingMessage(
  asking: Asking,
  { part: of, draft, why }: Extract<Next, { kind: 'missing' }>,
): Message {
  switch (of) {
    case 'leads':
    case 'more-leads':
      return leadsQuestion(asking, draft, { of, why });
    case 'person':
      return personQuestion(asking, draft, why);
    case 'work':
      return question(asking, draft, {
        lines: ['Nội dung công việc là gì? Đề nghị trả lời tin này.'],
        asks: part('work', null),
        rows: [],
      });
    case 'due':
      return dueQuestion(asking, draft, why);
    case 'basis':
      return question(asking, draft, {
        lines: [
          'Văn bản giao số nào, ngày nào? Đề nghị trả lời tin này bằng số và ngày, hoặc gửi ảnh, tệp văn bản.',
        ],
        asks: part('basis', null),
        rows: [[{ label: 'Không có văn bản', action: part('basis', NO_BASIS) }]],
      });
  }
}

interface Question {
  readonly lines: readonly string[];
  readonly asks: Action;
  readonly rows: readonly (readonly Button[])[];
}

/** A question for one part: what is understood so far stands above it. */
function question(asking: Asking, draft: Draft, { lines, asks, rows }: Question): Message {
  return { ...choice([...soFar(asking, draft), ...lines], rows), asks };
}

function soFar({ office }: Asking, draft: Draft): readonly string[] {
  const known = [
    ...(draft.leads.length > 0 ? [shortNames(office, draft.leads.slice(0, 12))] : []),
    ...(draft.work === '' ? [] : [clip(draft.work, 300)]),
    ...(draft.due === null ? [] : [`hạn ${clip(draft.due, 60)}`]),
  ];
  return known.length > 0 ? [`<b>Giao nhiệm vụ</b>: ${known.join(' – ')}`] : ['<b>Giao nhiệm vụ</b>'];
}

function leadsQuestion(
  asking: Asking,
  draft: Draft,
  { of, why }: { readonly of: 'leads' | 'more-leads'; readonly why: Missing },
): Message {
  const { office } = asking;
  const free = realDepartments(office.plan).filter(({ id }) => of === 'leads' || !draft.leads.includes(id));
  const buttons = free.slice(0, 18).map((one): Button => ({
    label: plainClip(one.shortName, 24),
    action: part(of, one.id),
  }));
  const lines = [
    ...(why.kind === 'unknown' ? [`“${clip(why.written, 60)}” không phải là đơn vị trong kế hoạch.`] : []),
    of === 'leads' ? 'Giao cho đơn vị nào chủ trì?' : 'Thêm đơn vị nào cùng chủ trì?',
  ];
  return question(asking, draft, { lines, asks: part(of, null), rows: rowsOf(buttons, 3) });
}

function personQuestion(asking: Asking, draft: Draft, why: Missing): Message {
  const { office, history } = asking;
  const people = draft.leads.flatMap((id) => officersOf(history, id)).slice(0, 12);
  const buttons = people.map((person): Button => ({
    label: nameOnButton(office, history, person),
    action: part('person', String(person.id)),
  }));
  const all: Button = { label: 'Cả đơn vị', action: part('person', WHOLE_DEPARTMENT) };
  const lines = [
    ...(why.kind === 'unknown' ? [`Chưa rõ “${clip(why.written, 60)}” là ai trong đơn vị chủ trì.`] : []),
    'Giao cho đồng chí nào?',
  ];
  return question(asking, draft, { lines, asks: part('person', null), rows: [...rowsOf(buttons, 2), [all]] });
}

function dueQuestion(asking: Asking, draft: Draft, why: Missing): Message {
  const { office, today } = asking;
  const { calendar } = office;
  const next = calendar.nextWorkingDay(today);
  const offered =
    why.kind === 'unclear' && why.options.length > 0
      ? why.options
      : [next, calendar.nextWorkingDay(next), ...weeksAhead(office, today)];
  const days = [...new Set(offered)].filter((day) => day >= today).slice(0, 4);
  return question(asking, draft, {
    lines: [
      ...dueFault(why),
      'Hạn đến ngày nào? Ví dụ: 20/03, thứ Sáu, 15 ngày làm việc, ngày 25 hằng tháng.',
    ],
    asks: part('due', null),
    rows: rowsOf(
      days.map((day): Button => ({ label: shortWeekdayDate(day, today), action: part('due', day) })),
      2,
    ),
  });
}

/** The last working days of this week and the next. */
function weeksAhead({ calendar }: Office, today: Day): readonly Day[] {
  const days: Day[] = [];
  let day = today;
  for (let count = 0; count < 10; count += 1) {
    const next = calendar.nextWorkingDay(day);
    if (calendar.workingDaysBetween(day, next) > 0 && isGap(day, next) && day > today) days.push(day);
    day = next;
  }
  return days;
}

function isGap(day: Day, next: Day): boolean {
  return Date.parse(next) - Date.parse(day) > 86_400_000;
}

function dueFault(why: Missing): readonly string[] {
  switch (why.kind) {
    case 'past':
      return [`Hạn “${clip(why.written, 60)}” hiểu là ${weekdayDate(why.due)}, đã qua.`];
    case 'unclear':
    case 'unknown':
      return [`Chưa rõ “${clip(why.written, 60)}” là ngày nào.`];
    case 'not-said':
      return [];
  }
}

const SHOWN_DAYS = 8;

function previewMessage(asking: Asking, preview: Preview): Message {
  const { office, history, today, inGroup } = asking;
  const { draft, deadline, reminded, odd } = preview;
  const { leads, person, work: text, basis, files, product, support } = draft;
  const document =
    basis || files.length > 0
      ? { number: basis?.number ?? null, dated: basis?.dated ?? null, from: basis?.from ?? '', files }
      : null;
  const days = reminded.slice(0, SHOWN_DAYS).map((day) => shortDate(day, today));
  const chosen = person === null ? undefined : findPerson(history, person);
  const repeated = deadline.periods.length > 1 ? ' kỳ đầu' : '';
  const lines = [
    '<b>Giao nhiệm vụ</b> (chưa giao, đề nghị xem lại)',
    ...assignmentLines(office, { text, leads, deadline, basis: document, product, support }),
    ...(chosen && !inGroup ? [`Người thực hiện: đồng chí ${nameWords(chosen.name)}`] : []),
    ...(document === null ? ['Văn bản giao: không'] : []),
    ...(days.length > 0 ? [`Nhắc việc${repeated}: ${days.join(', ')}`] : []),
    receiversLine(asking, preview),
    ...odd.map((one) => `🟡 ${oddWords(asking, one)}`),
  ];
  const buttons = [...oddRows(asking, odd), decideRow(odd)];
  return choice(lines, buttons);
}

function decideRow(odd: readonly Odd[]): readonly Button[] {
  const isOdd = odd.some(({ kind }) => kind === 'far' || kind === 'twice');
  return [
    { label: isOdd ? 'Vẫn giao' : 'Giao', action: { kind: 'assign-work', press: 'assign' } },
    { label: 'Sửa', action: { kind: 'assign-work', press: 'edit' } },
  ];
}

const MOST_NAMES = 12;

/** Who hears of it, by name and number; in the group by department. */
function receiversLine(asking: Asking, { told }: Pick<Preview, 'told'>): string {
  const { office, history, inGroup } = asking;
  if (told.length === 0) return 'Người nhận tin: chưa có ai nhận được tin.';
  const names = told.map(({ person }) => receiverName(office, history, { by: person.id, inGroup }));
  const distinct = [...new Set(names)];
  const rest = distinct.length - MOST_NAMES;
  const when = asking.outsideHours ? ', vào sáng ngày làm việc tới' : '';
  return `Người nhận tin (${told.length})${when}: ${distinct.slice(0, MOST_NAMES).join('; ')}${rest > 0 ? `; và ${rest} người khác` : ''}`;
}

function oddWords({ office, history, today }: Asking, odd: Odd): string {
  switch (odd.kind) {
    case 'day-off':
      return `${shortWeekdayDate(odd.due, today)} là ngày nghỉ: hạn tính đến hết ${shortWeekdayDate(odd.counts, today)}.`;
    case 'far':
      return `Hạn ${weekdayDate(odd.due)} cách hơn một năm.`;
    case 'nobody': {
      const whose = shortNames(office, odd.departments.slice(0, 12));
      return isCoordinated(history)
        ? `${whose} chưa có người nhận tin; đầu mối nhận thay.`
        : `${whose} chưa có người nhận tin, cũng không có đầu mối nào nhận được tin.`;
    }
    case 'twice':
      return `Đã giao <b>${clip(odd.task, 20)}</b> cùng văn bản, cùng nội dung.`;
    case 'not-of-lead':
      return 'Chỉ giao đích danh một đồng chí của đơn vị chủ trì duy nhất; nhiệm vụ này giao cho cả đơn vị.';
  }
}

/** Beside what is odd the way to put it right. */
function oddRows({ today }: Asking, odd: readonly Odd[]): readonly (readonly Button[])[] {
  return odd.flatMap((one): readonly (readonly Button[])[] => {
    switch (one.kind) {
      case 'day-off':
        return one.earlier === null
          ? []
          : [[{ label: `Hạn ${shortWeekdayDate(one.earlier, today)}`, action: part('due', one.earlier) }]];
      case 'twice':
        return [[{ label: `Xem ${one.task}`, action: viewAction({ kind: 'task', task: one.task }) }]];
      case 'far':
      case 'nobody':
      case 'not-of-lead':
        return [];
    }
  });
}

/** Which part is to be another one. */
export function editMessage(asking: Asking, draft: Draft): Message {
  const button = (label: string, of: AssignPart): Button => ({ label, action: part(of, null) });
  const [, ...more] = draft.leads;
  const rows = [
    [button('Đơn vị chủ trì', 'leads'), button('Thêm đơn vị', 'more-leads')],
    [button('Nội dung', 'work'), button('Hạn', 'due')],
    [
      button('Văn bản giao', 'basis'),
      ...(asking.inGroup || more.length > 0 ? [] : [button('Người thực hiện', 'person')]),
    ],
    [{ label: 'Xem lại', action: { kind: 'assign-work', press: 'show' } as const }],
  ];
  return choice([...soFar(asking, draft), 'Đề nghị chọn phần cần sửa.'], rows);
}

/** The question for a part that was chosen to be another one. */
export function partMessage(asking: Asking, draft: Draft, of: AssignPart): Message {
  return missingMessage(asking, { kind: 'missing', part: of, draft, why: { kind: 'not-said' } });
}

/** What was assigned, and who hears of it. */
export function assignedMessage(
  asking: Asking,
  { preview, fact }: { readonly preview: Preview; readonly fact: number },
): Message {
  const { office } = asking;
  const { draft, deadline, code } = preview;
  const { leads, work: text, product, support, basis, files } = draft;
  const task = assignedTask(office.plan, { task: code, text, leads, deadline, product, support });
  const document =
    basis || files.length > 0
      ? `, ${documentWords({ number: basis?.number ?? null, dated: basis?.dated ?? null, from: basis?.from ?? '', files })}`
      : '';
  const [first] = deadline.periods;
  const due =
    first && deadline.periods.length === 1 ? weekdayDate(first.due) : `${deadline.periods.length} kỳ`;
  return note(
    [
      `✅ Đã giao ${taskName(task)}: ${shortNames(office, leads.slice(0, 12))}, hạn ${due}${document}.`,
      receiversLine(asking, preview),
      `Theo dõi, báo cáo như nhiệm vụ trong kế hoạch: <code>/xong ${clip(code, 20)}</code>, <code>/tinhhinh PS</code>.`,
    ],
    [
      [
        { label: `Xem ${code}`, action: viewAction({ kind: 'task', task: code }) },
        { label: 'Hoàn tác', action: { kind: 'undo-assignment', assignment: fact } },
      ],
    ],
  );
}

/** `/giaoviec VPTK 20/03 …` says who is in charge of a shared task; with a department and a day it is an assignment. */
export const understoodAsAssignment =
  'Hiểu là giao nhiệm vụ mới cho đơn vị (/giao); /giaoviec dùng để giao đầu mối nhiệm vụ chung.';

/** In the group a person is not named. */
export const personInPrivate =
  'Trong nhóm chỉ giao cho đơn vị; giao đích danh một đồng chí bằng tin nhắn riêng với bot.';
