import { daysBetween, weekdayOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { departmentOf } from '../plan/plan.js';
import type { Office } from '../plan/plan.js';
import type { Rung } from '../features/letter/ladder.js';
import type { SummaryTime, WeeklySummary } from '../features/weekly-summary/rule.js';
import type { Standing } from '../journal/standing.js';
import { weekdayWords } from './words.js';
import {
  dateWords,
  plainClip,
  shortDate,
  shortPeriodLabel,
  shortWeekdayDate,
  timeWords,
} from '../words/words.js';

/*
 * Why a message came, as the playground's page shows it beside one that somebody asked "Vì sao?" of: plain text, not
 * Telegram's HTML.
 */

/** What became of a rung: it is this message, it came before, it was not needed or not sent, or it is to come. */
export type Fate = 'this' | 'sent' | 'passed' | 'coming' | 'spared';

export interface Step {
  readonly rung: Rung;
  readonly fate: Fate;
}

/** One period in a letter: the rung that brought it there, and the ladder that the rung is of. */
export interface TaskReason {
  readonly standing: Standing;
  /** As it was when the letter was sent. */
  readonly due: Day;
  readonly rung: string;
  readonly steps: readonly Step[];
}

export type MessageReason =
  | {
      readonly kind: 'letter';
      readonly day: Day;
      readonly tasks: readonly TaskReason[];
      readonly news: {
        readonly weekly: boolean;
        /** Codes of what became overdue, and of what was reported blocked. */
        readonly overdue: readonly string[];
        readonly blocked: readonly string[];
        readonly people: boolean;
      };
    }
  | {
      readonly kind: 'summary';
      readonly day: Day;
      /** By the coordinator, and not by the clock. */
      readonly asked: boolean;
      readonly at: SummaryTime;
      readonly summary: WeeklySummary;
    }
  | {
      readonly kind: 'notice';
      readonly about:
        | 'opening'
        | 'closing'
        | 'newcomer'
        | 'group-lost'
        | 'report-told'
        | 'report-found'
        | 'office'
        | 'other';
    }
  | { readonly kind: 'answer'; readonly name: string; readonly text: string }
  | { readonly kind: 'said'; readonly name: string };

interface Explanation {
  readonly heading: string;
  readonly lead: string;
  readonly tasks: readonly ExplainedTask[];
  readonly notes: readonly string[];
}

interface ExplainedTask {
  readonly code: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly ladder: readonly ExplainedStep[];
  readonly after: string;
}

interface ExplainedStep {
  readonly date: string;
  readonly words: string;
  readonly fate: Fate;
  readonly fateWords: string;
}

export function explain(office: Office, reason: MessageReason): Explanation {
  switch (reason.kind) {
    case 'letter':
      return explainLetter(office, reason);
    case 'summary':
      return explainSummary(office, reason);
    case 'notice':
      return { heading: 'Tin báo của bot', lead: NOTICES[reason.about], tasks: [], notes: [] };
    case 'answer':
      return {
        heading: 'Trả lời',
        lead:
          reason.text === ''
            ? `Bot trả lời${reason.name === '' ? '' : ` ${reason.name}`}.`
            : `Bot trả lời tin “${plainClip(reason.text, 80)}” của ${reason.name}.`,
        tasks: [],
        notes: ['Bot chỉ tự gửi thư nhắc, tổng hợp tuần và một số tin báo; các tin khác đều là trả lời.'],
      };
    case 'said':
      return { heading: 'Tin của người dùng', lead: `${reason.name} đã gửi tin này.`, tasks: [], notes: [] };
  }
}

const NOTICES: Readonly<Record<Extract<MessageReason, { kind: 'notice' }>['about'], string>> = {
  opening: 'Lần đầu làm việc với kế hoạch này, bot gửi đầu mối một tin: kế hoạch có gì, cần xem lại điều gì.',
  closing: 'Kế hoạch khép lại 31 ngày sau khi hết năm: bot thôi nhắc và báo đầu mối một lần.',
  newcomer: 'Có người vừa ghi danh bằng liên kết mời; đầu mối được báo ngay và có thể thu hồi.',
  'group-lost': 'Bot không còn trong nhóm đã kết nối; đầu mối được báo một lần.',
  'report-told': 'Vướng mắc, hoặc ngày hoàn thành sớm hơn ngày báo cáo muộn, được báo ngay cho đầu mối.',
  'report-found':
    'Báo cáo gửi trước một thông báo nhưng bot đọc được sau; ai đã nhận thông báo thì được đính chính một lần.',
  office: 'Đầu mối đã sắp xếp hoặc quyết định, hoặc được đề nghị xác nhận; người liên quan được báo ngay.',
  other: 'Bot tự gửi tin này.',
};

function explainLetter(office: Office, reason: Extract<MessageReason, { kind: 'letter' }>): Explanation {
  const { day, tasks, news } = reason;
  const notes = [
    ...(news.weekly ? ['Thứ Hai hằng tuần, đầu mối và lãnh đạo nhận bức tranh chung của tuần.'] : []),
    ...(news.overdue.length > 0 ? [`Vừa quá hạn: ${news.overdue.join(', ')}.`] : []),
    ...(news.blocked.length > 0 ? [`Mới báo vướng mắc: ${news.blocked.join(', ')}.`] : []),
    ...(news.people ? ['Có đơn vị chưa có người nhận tin, hoặc có người không liên lạc được.'] : []),
    'Mỗi người nhận nhiều nhất một thư mỗi ngày làm việc; báo cáo xong là thôi nhắc.',
  ];
  const count = tasks.length;
  const lead =
    count === 0
      ? `Thư ngày ${shortWeekdayDate(day, day)} không có việc đến lượt nhắc của riêng người nhận.`
      : `Sáng ${shortWeekdayDate(day, day)} có ${count} việc đến lượt nhắc.`;
  return {
    heading: 'Thư nhắc buổi sáng',
    lead,
    tasks: tasks.map((task) => explainTask(office, task)),
    notes,
  };
}

function explainSummary(
  office: Office,
  { day, asked, at, summary }: Extract<MessageReason, { kind: 'summary' }>,
): Explanation {
  const weekday = weekdayWords(at.weekday);
  const moved = weekdayOf(day) === at.weekday ? '' : ` Tuần này ${weekday} nghỉ nên gửi vào ngày khác.`;
  const { week, completed, overdue, soon, blocked } = summary;
  const blocks: readonly (readonly [string, readonly Standing[]])[] = [
    ['2. Hoàn thành trong tuần', completed],
    ['3. Quá hạn', overdue],
    ['4. Sắp đến hạn', soon],
    ['5. Vướng mắc', blocked],
  ];
  return {
    heading: 'Tổng hợp tuần',
    lead: asked
      ? 'Đầu mối yêu cầu gửi tổng hợp ngay.'
      : `${timeWords(at.minute)} ${weekday} hằng tuần, bot khép lại tuần và gửi tổng hợp vào nhóm.${moved}`,
    tasks: blocks.flatMap(([block, standings]) =>
      standings.map((standing) => explainListed(office, standing, block)),
    ),
    notes: [
      `Số liệu lấy từ kế hoạch và các báo cáo ghi nhận đến ${timeWords(week.minute)} ngày ${dateWords(week.to)}.`,
      'Tuần không có việc vẫn có tổng hợp; tuần không có ngày làm việc thì gộp vào tuần sau.',
    ],
  };
}

/** A task that a summary lists: where it stands there and why, without a ladder, which is its officer's. */
function explainListed(office: Office, standing: Standing, block: string): ExplainedTask {
  const { task, period, lastOnTime, state } = standing;
  const late =
    lastOnTime > period.due ? ` (ngày nghỉ, tính đến hết ${shortDate(lastOnTime, period.due)})` : '';
  const reported = state.kind === 'completed' ? dateWords(state.reportedOn) : '';
  const facts = [
    { label: 'Đứng ở mục', value: block },
    { label: 'Kỳ', value: shortPeriodLabel(standing) },
    { label: 'Đơn vị chủ trì', value: departmentOf(office.plan, task.lead).name },
    { label: 'Hạn', value: `${dateWords(period.due)}${late}` },
    { label: 'Báo cáo ngày', value: reported },
    { label: 'Thời hạn in trong kế hoạch', value: plainClip(task.deadline.printed, 160) },
  ];
  return {
    code: task.code,
    title: plainClip(task.title, 80),
    facts: facts.filter(({ value }) => value !== ''),
    ladder: [],
    after: '',
  };
}

function explainTask(office: Office, { standing, due, rung, steps }: TaskReason): ExplainedTask {
  const { task, period, category, lastOnTime } = standing;
  const label = shortPeriodLabel(standing);
  const moved = due !== period.due ? `; nay là ${dateWords(period.due)}` : '';
  const late =
    lastOnTime > period.due ? ` (ngày nghỉ, tính đến hết ${shortDate(lastOnTime, period.due)})` : '';
  const facts = [
    { label: 'Kỳ', value: label },
    { label: 'Hạn', value: category === 'continuous' ? '' : `${dateWords(due)}${late}${moved}` },
    { label: 'Thời hạn in trong kế hoạch', value: plainClip(task.deadline.printed, 160) },
    { label: 'Vì sao hôm nay', value: rungWords(rung, standing) },
  ];
  const until = steps.filter(({ rung: { key }, fate }) => !isMonday(key) || fate === 'this');
  const mondays = steps.filter(({ rung: { key }, fate }) => isMonday(key) && fate === 'sent').length;
  return {
    code: task.code,
    title: plainClip(task.title, 80),
    facts: facts.filter(({ value }) => value !== ''),
    ladder: until.map((step) => explainStep(office, standing, step)),
    after: afterWords(standing, mondays),
  };
}

function explainStep(office: Office, standing: Standing, { rung, fate }: Step): ExplainedStep {
  return {
    date: shortWeekdayDate(rung.day, standing.today).replace(/^t/u, 'T'),
    words: `${rungWords(rung.key, standing)}${movedWords(office, standing, rung)}`,
    fate,
    fateWords: FATES[fate],
  };
}

const FATES: Readonly<Record<Fate, string>> = {
  this: 'tin này',
  sent: 'đã nhắc',
  passed: 'đã qua',
  coming: 'sẽ nhắc',
  spared: 'không cần nữa',
};

function isMonday(key: string): boolean {
  return key.startsWith('monday-');
}

function afterWords({ category, state }: Standing, mondays: number): string {
  if (state.kind === 'completed') return `Đã báo cáo ngày ${dateWords(state.reportedOn)}: thôi nhắc.`;
  if (category === 'continuous') return 'Nhiệm vụ thường xuyên: mỗi tháng hỏi một lần, không tính quá hạn.';
  const past = mondays > 0 ? `Đã nhắc ${mondays} tuần. ` : '';
  return `${past}Sau 7 ngày quá hạn thì nhắc hằng tuần (thứ Hai, hoặc cùng thư nhắc hạn khác trong tuần), cho đến khi có báo cáo.`;
}

/** What a rung of the ladder stands for: `trước hạn 14 ngày`, `quá hạn 3 ngày`. */
function rungWords(key: string, { task }: Standing): string {
  const [kind, count = ''] = key.split('-');
  switch (kind) {
    case 'before':
      if (count !== '0') return `trước hạn ${count} ngày`;
      return task.deadline.kind === 'before' ? 'ngày cuối trước hạn' : 'ngày đến hạn';
    case 'halfway':
      return 'nửa chặng đường: đề nghị cập nhật tiến độ';
    case 'late':
      return count === '1' ? 'ngày làm việc đầu tiên quá hạn' : `quá hạn ${count} ngày`;
    case 'monday':
      return 'nhắc hằng tuần khi còn quá hạn';
    case 'check':
      return 'báo cáo kỳ: ngày làm việc thứ năm tính từ cuối tháng';
    case 'backlog':
      return 'đến hạn trước ngày bắt đầu theo dõi, đầu mối để lại chưa đánh dấu';
    case undefined:
    default:
      return key;
  }
}

/** Where a day off moved a rung: to the working day before it, or after. */
function movedWords(office: Office, { period, lastOnTime, task }: Standing, { key, day }: Rung): string {
  const [kind, count = ''] = key.split('-');
  if (kind === 'before') {
    const early = count === '0' && task.deadline.kind === 'before' ? 1 : Number(count);
    const off = daysBetween(day, period.due) - early;
    return off > 0 ? ' (lùi lại do ngày nghỉ)' : '';
  }
  if (kind !== 'late' || count === '1') return '';
  const off = daysBetween(lastOnTime, day) - Number(count);
  return off > 0 && office.calendar.isWorkingDay(day) ? ' (dời tới do ngày nghỉ)' : '';
}
