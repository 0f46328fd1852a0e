import { addDays, yearOf } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { Reference } from '../plan/task-code.js';
import type { HolidayOutcome, ReopenOutcome, SetDateOutcome, UndoOutcome } from '../tracking/outcome.js';
import type { Task } from '../plan/plan.js';
import { MOST_BUTTONS, choice, messageOf, note, rowsOf } from './compose.js';
import { groupName, refName, taskName } from './lines.js';
import type { Button, Message } from './message.js';
import { periodLabel } from './answers/piece.js';
import { clip, dateWords, weekdayDate } from './words.js';

export { reportAnswer } from './answers/report-answer.js';
export type { ReportAnswerOptions } from './answers/piece.js';

/** What a report's taking back did. */
export function undoAnswer(office: Office, outcome: UndoOutcome): Message {
  switch (outcome.kind) {
    case 'undone':
      return messageOf([
        {
          head: [`Đã hoàn tác ${undoneWords(outcome.what)}:`],
          list: [
            ...new Set(outcome.periods.map((ref) => `• ${refName(office, ref)}`)),
            ...(outcome.targets ?? []).map((code) => `• số liệu chỉ tiêu <b>${clip(code, 12)}</b>`),
          ],
          cap: 15,
          unit: 'kỳ',
          tail: [
            outcome.what === 'report'
              ? 'Nhật ký lưu cả báo cáo và việc hoàn tác.'
              : 'Nhật ký lưu cả nội dung trước và việc hoàn tác.',
          ],
        },
      ]);
    case 'nothing':
      return note(['Không có báo cáo nào của đồng chí để hoàn tác.']);
    case 'too-late':
      return note([
        'Báo cáo đã quá 24 giờ nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'confirmed':
      return note([
        'Báo cáo đã được đầu mối xác nhận nên không hoàn tác được.',
        'Đề nghị đồng chí liên hệ đầu mối để mở lại kỳ báo cáo (/molai).',
      ]);
    case 'not-yours':
      return note([
        'Báo cáo này do người khác gửi; chỉ người gửi hoàn tác được.',
        'Đầu mối có thể mở lại bằng /molai.',
      ]);
  }
}

function undoneWords(what: Extract<UndoOutcome, { kind: 'undone' }>['what']): string {
  switch (what) {
    case 'report':
      return 'báo cáo';
    case 'supplement':
      return 'minh chứng bổ sung';
    case 'postponement':
      return 'việc hoãn nhắc';
  }
}

/** What the coordinator's opening of a reported period did. */
export function reopenAnswer(_office: Office, outcome: ReopenOutcome): Message {
  switch (outcome.kind) {
    case 'reopened': {
      const { standing, reason } = outcome;
      const name = groupName({ task: standing.task, first: standing, standings: [standing] });
      return note([
        `${name}: đã mở lại, lý do: ${clip(reason, 300)}`,
        'Báo cáo trước được lưu trong nhật ký.',
      ]);
    }
    case 'which-period': {
      const { task, closed } = outcome;
      const buttons = closed.slice(0, MOST_BUTTONS).map((standing): Button => ({
        label: periodLabel(standing),
        action: { kind: 'reopen', task: task.code, period: standing.period.id },
      }));
      return choice(
        [`${taskName(task)} có ${closed.length} kỳ đã báo cáo. Đồng chí mở lại kỳ nào?`],
        rowsOf(buttons, 2),
      );
    }
    case 'not-reported':
      return note([`${taskName(outcome.task)}: chưa có báo cáo hoàn thành nên không cần mở lại.`]);
    case 'reason-needed':
      return note([
        `${taskName(outcome.task)}: chưa mở lại, vì cần nêu lý do. Đề nghị gửi lại, ví dụ:`,
        `<code>/molai ${clip(outcome.task.code, 20)} văn bản phải ban hành lại</code>`,
      ]);
    case 'code-needed':
      return codeNeeded(outcome.reference, '/molai III.1 văn bản phải ban hành lại');
  }
}

/** What setting the date of requested work did. */
export function setDateAnswer(_office: Office, outcome: SetDateOutcome): Message {
  switch (outcome.kind) {
    case 'set': {
      const { task, due, earlier } = outcome;
      const before = earlier === null ? '' : ` (hạn trước: ${dateWords(earlier)})`;
      return note([
        `${taskName(task)}: đã đặt hạn <b>${weekdayDate(due)}/${due.slice(0, 4)}</b>${before}.`,
        `Kế hoạch ghi: “${clip(task.deadline.printed, 200)}”.`,
      ]);
    }
    case 'past':
      return note([
        `${taskName(outcome.task)}: ngày hiểu là ${dateWords(outcome.due)}, đã qua, nên chưa đặt hạn.`,
        'Đề nghị gửi lại với ngày sắp tới, ví dụ: <code>/hen I.1b 16/06/2025</code>',
      ]);
    case 'has-printed-date':
      return note([
        `${taskName(outcome.task)}: kế hoạch đã ghi thời gian “${clip(outcome.task.deadline.printed, 200)}”, không đặt lại bằng lệnh này.`,
        'Lệnh này dùng cho nhiệm vụ theo yêu cầu của cấp trên.',
      ]);
    case 'date-needed':
      return note([
        `${taskName(outcome.task)}: ${readDate(outcome.written)}, chưa đặt hạn.`,
        `Đề nghị gửi ngày, tháng, năm, ví dụ: <code>/hen ${clip(outcome.task.code, 20)} 16/06/2025</code>`,
      ]);
    case 'code-needed':
      return codeNeeded(outcome.reference, '/hen I.1b 16/06/2025');
  }
}

/** What declaring a day off, or a worked one, did; or the days as they stand. */
export function holidayAnswer(office: Office, outcome: HolidayOutcome): Message {
  switch (outcome.kind) {
    case 'set': {
      const what = outcome.worked ? 'ngày làm việc' : 'ngày nghỉ';
      return note([
        `Đã ghi ${weekdayDate(outcome.day)}/${outcome.day.slice(0, 4)} là <b>${what}</b>${outcome.name === '' ? '' : ` (${clip(outcome.name, 100)})`}.`,
        'Lịch nhắc việc và số ngày quá hạn được tính lại theo ngày này.',
      ]);
    }
    case 'listed':
      return messageOf([
        {
          head: [`<b>Ngày nghỉ và ngày làm bù năm ${office.plan.year}</b>`],
          list: spansOf(outcome.days.filter(({ day }) => yearOf(day) === office.plan.year)).map(spanLine),
          cap: 45,
          unit: 'ngày',
          tail: [
            ...(outcome.days.length === 0
              ? ['Chưa có danh sách ngày nghỉ; chỉ tính thứ Bảy, Chủ nhật.']
              : []),
            'Để thêm: <code>/ngaynghi 02/05/2025 nghỉ hoán đổi</code> hoặc <code>/ngaynghi 26/04/2025 làm bù</code>',
          ],
        },
      ]);
    case 'date-needed':
      return note([
        `${readDate(outcome.written, true)}, chưa ghi nhận.`,
        'Đề nghị gửi ngày, tháng, năm, ví dụ: <code>/ngaynghi 02/05/2025 nghỉ hoán đổi</code>',
      ]);
  }
}

type ListedDay = Extract<HolidayOutcome, { kind: 'listed' }>['days'][number];

interface Span {
  readonly first: ListedDay;
  readonly last: ListedDay;
}

/** Days in a row that say the same are one line. */
function spansOf(days: readonly ListedDay[]): readonly Span[] {
  const spans: Span[] = [];
  for (const one of days) {
    const open = spans.at(-1);
    const goesOn = open && addDays(open.last.day, 1) === one.day && sameRest(open.last, one);
    if (goesOn) spans.splice(-1, 1, { first: open.first, last: one });
    else spans.push({ first: one, last: one });
  }
  return spans;
}

function sameRest(one: ListedDay, other: ListedDay): boolean {
  return one.name === other.name && one.worked === other.worked && one.certain === other.certain;
}

function spanLine({ first, last }: Span): string {
  const until = first.day === last.day ? '' : ` đến ${weekdayDate(last.day)}`;
  return `• ${weekdayDate(first.day)}${until}: ${dayWords(first.worked, first.name)}${first.certain ? '' : ' (dự kiến)'}`;
}

/** `nghỉ Tết Nguyên đán`, `làm bù`: the kind of day is told once. */
function dayWords(worked: boolean, name: string): string {
  const words = clip(name, 60);
  if (words === '') return worked ? 'ngày làm việc' : 'ngày nghỉ';
  if (/^(?:nghỉ|làm|đi làm)/iu.test(words)) return words.charAt(0).toLowerCase() + words.slice(1);
  return `${worked ? 'làm việc' : 'nghỉ'}, ${words}`;
}

function readDate(written: string, capital = false): string {
  const words = clip(written, 40);
  const said = words === '' ? 'chưa có ngày' : `“${words}” không phải là một ngày có trong lịch`;
  return capital ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

function codeNeeded(reference: Reference | null, example: string): Message {
  return note([
    `${codeWords(reference)}, chưa ghi nhận gì.`,
    `Đề nghị gửi theo mẫu: <code>${example}</code>`,
  ]);
}

function codeWords(reference: Reference | null): string {
  if (!reference) return 'Chưa có mã nhiệm vụ';
  switch (reference.kind) {
    case 'task':
      return `Mã hiểu là ${taskName(reference.task)}`;
    case 'row':
      return `Mã <b>${clip(reference.written, 20)}</b> gồm ${reference.tasks.length} nhiệm vụ: ${codesOf(reference.tasks)}`;
    case 'arabic':
      return `Mã có thể là ${codesOf(reference.tasks)}; đề nghị viết số mục bằng chữ số La Mã`;
    case 'unknown':
      return `Kế hoạch không có mã <b>${clip(reference.written, 20)}</b>${reference.nearest.length > 0 ? `; các mã gần nhất: ${codesOf(reference.nearest)}` : ''}`;
  }
}

function codesOf(tasks: readonly Task[]): string {
  return tasks
    .slice(0, 10)
    .map(({ code }) => clip(code, 20))
    .join(', ');
}
