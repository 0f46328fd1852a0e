import type { Change } from '../../journal/change.js';
import type { Person } from '../../journal/history.js';
import { departmentsOfPerson, isChairman, isCoordinator } from '../../journal/people.js';
import type { Standing } from '../../journal/standing.js';
import { daysBetween } from '../../plan/day.js';
import { isForEverybody } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import type { ActionOf } from '../../words/action.js';
import { basisWords, changeWords, meanwhileLines } from '../../words/changed-words.js';
import { choice, note, rowsOf } from '../../words/compose.js';
import { leadName, taskName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { leadersOf } from '../../words/office.js';
import {
  clip,
  dateWords,
  departmentNames,
  nameWords,
  periodWords,
  shortNames,
  weekdayDate,
  wordsOfHalt,
} from '../../words/words.js';
import { waitsFor } from './decision-words.js';
import type { ChangeOutcome } from './outcome.js';
import type { Odd, Proposal } from './weighed.js';
import { changeAction, changeQuestion } from './question-words.js';

/** What a wish to change something came to. */
export function changeAnswer(office: Office, outcome: ChangeOutcome): Message {
  switch (outcome.kind) {
    case 'gone':
      return note(['Kế hoạch hiện hành không có mã này.']);
    case 'asked':
      return outcome.weighed.kind === 'proposed'
        ? preview(office, outcome.weighed.proposal, outcome)
        : changeQuestion(office, outcome.weighed, outcome.text);
    case 'recorded': {
      const { proposal, fact } = outcome;
      return note(
        [
          `✅ Đã ghi nhận. ${headOf(office, proposal)}`,
          ...effectLines(office, proposal),
          ...toldLines(office, proposal, 'Đã báo'),
          'Có thể hoàn tác trong 24 giờ.',
        ],
        [undoRow(fact)],
      );
    }
    case 'submitted': {
      const { proposal, fact, leaders } = outcome;
      const who = leadersOf(office.plan);
      return note(
        [
          `Đã trình ${who}. ${headOf(office, proposal)}`,
          ...effectLines(office, proposal),
          waitsFor(office, leaders),
        ],
        [undoRow(fact)],
      );
    }
  }
}

function undoRow(fact: number): readonly Button[] {
  return [{ label: 'Hoàn tác', action: { kind: 'undo', fact } }];
}

/** What was understood, what is odd about it, who will hear of it; nothing is recorded yet. */
function preview(
  office: Office,
  proposal: Proposal,
  { text, submits, seen, since }: Extract<ChangeOutcome, { kind: 'asked' }>,
): Message {
  const { odd, told } = proposal;
  const action = { ...actionOf(proposal), seen };
  const record = submits ? `Trình ${leadersOf(office.plan)}` : 'Ghi nhận';
  const other = odd.flatMap((one): readonly Button[] =>
    one.kind === 'day-off'
      ? [{ label: `Đổi thành ${weekdayDate(one.until)}`, action: { ...action, day: one.until } }]
      : [],
  );
  const message = choice(
    [
      ...(since.length > 0 ? ['⚠️ Có thay đổi từ khi xem trước:', ...meanwhileLines(office, since)] : []),
      `${headOf(office, proposal)} Chưa ghi nhận.`,
      ...effectLines(office, proposal),
      ...odd.map((one) => `⚠️ ${oddWords(office, one, proposal)}`),
      ...toldLines(office, proposal, submits ? 'Sau khi được đồng ý sẽ báo' : 'Sẽ báo'),
      ...(told.length === 0 ? ['Không có ai khác cần báo.'] : []),
    ],
    [
      [
        {
          label: odd.length > 0 ? `Vẫn ${record.charAt(0).toLowerCase()}${record.slice(1)}` : record,
          action: { ...action, press: 'record' },
        },
        { label: 'Sửa', action: { ...action, press: 'edit' } },
      ],
      ...rowsOf(other, 1),
    ],
  );
  return { ...message, said: text };
}

/** The day, the period and the department as they were understood: the button records what was shown. */
function actionOf({ task, change }: Proposal): ActionOf<'change'> {
  const base = changeAction(task, change.kind);
  switch (change.kind) {
    case 'date':
      return { ...base, period: change.period, day: change.due };
    case 'dates':
      return { ...base, day: change.from };
    case 'pause':
      return { ...base, day: change.until };
    case 'hand-over':
      return { ...base, department: change.to, day: change.from };
    case 'stop':
    case 'resume':
      return base;
  }
}

export function headOf(office: Office, { task, change, before }: Proposal): string {
  const [first] = before;
  const period = change.kind === 'date' && first ? periodWords(first) : '';
  return `${taskName(task)}${period} – ${leadName(office, task)}: <b>${kindWords(change)}</b>.`;
}

function kindWords({ kind }: Pick<Change, 'kind'>): string {
  switch (kind) {
    case 'date':
    case 'dates':
      return 'đổi hạn';
    case 'stop':
      return 'dừng thực hiện';
    case 'pause':
      return 'tạm dừng';
    case 'resume':
      return 'tiếp tục thực hiện';
    case 'hand-over':
      return 'chuyển đơn vị chủ trì';
  }
}

/** From what to what, why, on which document, and what becomes of the reminders. */
function effectLines(office: Office, proposal: Proposal): readonly string[] {
  const { reason, basis, task } = proposal;
  return [
    ...changeLines(office, proposal),
    reason === '' ? 'Lý do: chưa nêu.' : `Lý do: ${clip(reason, 500)}.`,
    basis ? `Căn cứ:${basisWords(basis).replace(/^ theo/u, '')}.` : 'Căn cứ: chưa có văn bản.',
    reminderWords(proposal),
    ...(isForEverybody(office.plan, task) ? ['Nhiệm vụ chung: áp dụng cho tất cả các đơn vị.'] : []),
  ];
}

/** Dates in one message; the rest is counted. */
const MOST_DATES = 6;

function changeLines(office: Office, { change, before, after }: Proposal): readonly string[] {
  const [then] = before;
  switch (change.kind) {
    case 'date': {
      if (!then) return [];
      const { firstDue, period } = then;
      const days = daysBetween(period.due, change.due);
      const by = `${days > 0 ? 'muộn hơn' : 'sớm hơn'} ${Math.abs(days)} ngày`;
      const [later] = after;
      const current = `Hạn đầu: ${dateWords(firstDue)}. Hạn hiện tại: ${weekdayDate(period.due)}.`;
      if (later && later.period.due !== change.due) {
        return [
          current,
          `Hạn nhập ${weekdayDate(change.due)} nằm trong thời gian tạm dừng, nên hạn được tính là <b>${weekdayDate(later.period.due)}</b>.`,
        ];
      }
      return [current, `Hạn mới: <b>${weekdayDate(change.due)}</b> (${by}).`];
    }
    case 'dates': {
      const left = after.filter(({ period }) => period.due >= change.from);
      const days = left.slice(0, MOST_DATES).map(({ period }) => dateWords(period.due));
      const rest = left.length - days.length;
      return [
        `Hạn các kỳ từ ${dateWords(change.from)}: “${clip(change.phrase, 100)}”.`,
        `Các kỳ còn lại (${left.length}): ${days.join(', ')}${rest > 0 ? ` và ${rest} kỳ khác` : ''}.`,
      ];
    }
    case 'stop':
      return ['Nhiệm vụ dừng từ hôm nay, không tính trong số liệu và có dòng riêng “dừng”.'];
    case 'pause':
      return [
        `Tạm dừng đến <b>${weekdayDate(change.until)}</b>; từ ngày đó thực hiện tiếp.`,
        ...movedLines(before, after, 'Những ngày tạm dừng không tính quá hạn.'),
      ];
    case 'resume':
      return movedLines(before, after, 'Thực hiện tiếp từ hôm nay.');
    case 'hand-over':
      return [
        `Từ <b>${weekdayDate(change.from)}</b>: ${departmentNames(office, [change.lead])} → <b>${departmentNames(office, [change.to])}</b>.`,
        ...lateBefore(office, change, before),
      ];
  }
}

/** Where a due day falls into a pause, it is another one. */
function movedLines(
  before: readonly Standing[],
  after: readonly Standing[],
  words: string,
): readonly string[] {
  const moved = after.filter((one) =>
    before.some(({ period }) => period.id === one.period.id && period.due !== one.period.due),
  );
  const [first] = moved;
  const due = first ? [`Hạn${periodWords(first)} được tính lại là ${weekdayDate(first.period.due)}.`] : [];
  return [words, ...due];
}

function lateBefore(
  office: Office,
  { lead, from }: Extract<Change, { kind: 'hand-over' }>,
  before: readonly Standing[],
): readonly string[] {
  const late = before.filter(({ state, lastOnTime }) => state.kind === 'overdue' && lastOnTime < from);
  return late.length === 0
    ? []
    : [`Phần đã quá hạn trước ngày chuyển vẫn tính cho ${shortNames(office, [lead])}.`];
}

function reminderWords({ change, reminder }: Proposal): string {
  if (change.kind === 'stop') return 'Thôi nhắc hạn.';
  if (reminder === null) return 'Không còn kỳ nhắc hạn nào.';
  const words =
    change.kind === 'pause' ? 'Không nhắc trong thời gian tạm dừng; lần' : 'Lịch nhắc lập lại; lần';
  return `${words} nhắc gần nhất: ${weekdayDate(reminder)}.`;
}

function oddWords(office: Office, odd: Odd, { change, task }: Proposal): string {
  switch (odd.kind) {
    case 'past':
      return 'Ngày này đã qua.';
    case 'day-off':
      return `Ngày này là ngày nghỉ; hết ${weekdayDate(odd.until)} mới tính quá hạn.`;
    case 'far':
      return 'Ngày này cách hôm nay hơn một năm.';
    case 'after-plan':
      return `Kế hoạch chỉ được theo dõi đến hết ${dateWords(odd.last)}; sau ngày đó không còn nhắc.`;
    case 'completed':
      return 'Kỳ này đã hoàn thành; đổi hạn sẽ tính lại đúng hạn hay quá hạn.';
    case 'submitted':
      return `Đã có nội dung trình ngày ${dateWords(odd.request.on)} chờ quyết định: ${changeWords(office, odd.request.change)}.`;
    case 'halted':
      return haltedWords(odd, change);
    case 'from-today':
      return `${change.kind === 'stop' ? 'Dừng' : 'Tiếp tục'} tính từ hôm nay, không từ ${weekdayDate(odd.day)}.`;
    case 'day-unused':
      return change.kind === 'resume'
        ? `Chỉ ghi nhận tiếp tục, chưa đổi hạn. Đổi hạn: <code>/dieuchinh ${clip(task.code, 20)} đến ${dateWords(odd.day)}</code>`
        : `Dừng không có ngày kết thúc: không áp dụng ngày ${dateWords(odd.day)}.`;
    case 'unread': {
      const words = odd.written.map((one) => `“${clip(one, 60)}”`).join(', ');
      return change.kind === 'hand-over'
        ? `Không chuyển có thời hạn, không chuyển cho nhiều đơn vị: ${words} chỉ giữ trong lý do.`
        : `Không điều chỉnh theo ${words}, chỉ giữ trong lý do.`;
    }
    case 'nobody':
      return `${departmentNames(office, [odd.department])} chưa có người được ghi danh; tin nhắc sẽ gửi đầu mối.`;
  }
}

/** What becomes of the stop or the pause that goes on. */
function haltedWords({ halt, today }: Extract<Odd, { kind: 'halted' }>, change: Change): string {
  const now = `Nhiệm vụ đang ${wordsOfHalt(halt, today)}`;
  switch (change.kind) {
    case 'pause':
      return `${now}; quyết định này thay quyết định đó: thực hiện tiếp từ ${weekdayDate(change.until)}.`;
    case 'stop':
      return `${now}; quyết định này thay quyết định đó.`;
    case 'date':
    case 'dates':
    case 'hand-over':
    case 'resume':
      return `${now}; quyết định này không làm nhiệm vụ thực hiện tiếp.`;
  }
}

function toldLines(office: Office, { told }: Proposal, words: string): readonly string[] {
  return told.length === 0 ? [] : [`${words} (${told.length}): ${namesOf(office, told)}.`];
}

const MOST_NAMED = 10;

function namesOf(office: Office, people: readonly Person[]): string {
  const named = people
    .slice(0, MOST_NAMED)
    .map((person) => `${nameWords(person.name)} (${postOf(office, person)})`);
  const rest = people.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` và ${rest} người khác` : ''}`;
}

function postOf(office: Office, person: Person): string {
  const departments = departmentsOfPerson(person);
  return [
    ...(isChairman(person) ? [leadersOf(office.plan)] : []),
    ...(isCoordinator(person) ? ['đầu mối'] : []),
    ...(departments.length > 0 ? [shortNames(office, departments.slice(0, 3))] : []),
  ].join(', ');
}

/** "Sửa": what is said goes over what was said before. */
export function editQuestion(action: ActionOf<'change'>, text: string): Message {
  const said = text === '' ? chosenWords(action) : `<code>${clip(text.replaceAll('\n', ' '), 500)}</code>`;
  return {
    ...note([
      `Đã nhận: ${said}`,
      'Đề nghị đồng chí trả lời tin này bằng phần cần sửa (ngày, lý do, số văn bản); phần không nhắc đến giữ nguyên. Chưa ghi nhận gì.',
    ]),
    asks: action,
    said: text,
  };
}

/** What buttons alone have said. */
function chosenWords({ what, day }: ActionOf<'change'>): string {
  const kind = what === null ? 'điều chỉnh' : kindWords({ kind: what });
  return `${kind}${day === null ? '' : ` ${dateWords(day)}`}`;
}
