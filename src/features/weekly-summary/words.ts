import { addDays } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { WeeklySummary } from './rule.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import { compose } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import {
  completedCounts,
  dutyLines,
  extendedLines,
  lateBesides,
  openCounts,
  regularLine,
  waitingLines,
} from '../../words/figures.js';
import { causeSummary } from '../late-reason/words.js';
import { requestLine } from '../extension/view.js';
import { evidenceWords, leadName, newest, progressWords, taskName, viewButtons } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { targetLines } from '../target/words.js';
import {
  clip,
  dateWords,
  departmentNames,
  extendedWords,
  grantedWords,
  periodWords,
  periodsWords,
  shortDate,
  stateWords,
  timeWords,
} from '../../words/words.js';

/** Tasks a block; the rest is counted and one tap away. */
const TASKS_A_BLOCK = 10;

export interface SummaryOptions {
  /** Shown to the coordinator before it is posted. */
  readonly preview: boolean;
  /** No group is bound: it comes to the coordinator and says so. */
  readonly withoutGroup: boolean;
}

/** The week as the steering committee reads it: one message, whatever the plan's state. */
export function summaryMessage(office: Office, summary: WeeklySummary, options: SummaryOptions): Message {
  const blocks = [
    ...noticeBlocks(options),
    headingBlock(office, summary),
    figuresBlock(office, summary),
    completedBlock(office, summary.completed),
    overdueBlock(office, summary),
    soonBlock(office, summary),
    blockedBlock(office, summary),
    closingBlock(office, summary),
  ];
  const { html, hidden } = compose(blocks);
  const post: readonly Button[] =
    options.preview && !options.withoutGroup
      ? [{ label: 'Gửi vào nhóm', action: { kind: 'post-summary' } }]
      : [];
  const long = hidden.some((count) => count > 0) ? viewButtons(14) : [];
  return { html, buttons: [...long, ...(post.length > 0 ? [post] : [])] };
}

function noticeBlocks({ preview, withoutGroup }: SummaryOptions): readonly Block[] {
  const head = [
    ...(preview ? ['<i>Bản xem trước, chưa gửi vào nhóm.</i>'] : []),
    ...(withoutGroup
      ? [
          '<i>Chưa gắn nhóm Ban Chỉ đạo nên bản tổng hợp này gửi đến đầu mối. Để gắn nhóm, gửi /nhom trong nhóm đó.</i>',
        ]
      : []),
  ];
  return head.length > 0 ? [{ head }] : [];
}

function headingBlock({ plan }: Office, { week }: WeeklySummary): Block {
  return {
    head: [
      `<b>TỔNG HỢP TIẾN ĐỘ KẾ HOẠCH CCHC NĂM ${plan.year}</b>`,
      `${clip(plan.office, 60)}. Tuần từ ${shortDate(week.from)} đến ${dateWords(week.to)} (số liệu đến ${timeWords(week.minute)} ngày ${dateWords(week.to)})`,
      `Kính gửi ${clip(plan.committee, 60)},`,
    ],
  };
}

function figuresBlock(office: Office, { statistics, change, targets }: WeeklySummary): Block {
  const { dated } = statistics;
  return {
    head: [
      '<b>1. Kết quả chung</b>',
      `Nhiệm vụ có thời hạn: ${dated.total}. ${completedCounts(dated)}.${changeWords(change)}`,
      `${openCounts(dated)}.`,
      ...extendedLines(statistics),
      regularLine(statistics),
      ...dutyLines(office, statistics),
      ...targetLines(targets),
      ...waitingLines(statistics),
    ],
  };
}

function changeWords(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return ' Không đổi so với tuần trước.';
  return ` ${change > 0 ? '▲' : '▼'} ${Math.abs(change)} so với tuần trước.`;
}

function completedBlock(office: Office, completed: readonly Standing[]): Block {
  const listed = completed.filter(({ category }) => category !== 'continuous');
  const checkIns = completed.length - listed.length;
  // Who adds up the list must not miss them in the figure above.
  const steps = listed.filter(({ count }) => count > 1).length;
  return listBlock('2. Hoàn thành trong tuần', listed, {
    line: (standing) => completedLine(office, standing),
    tail: [
      ...(steps > 0 ? [`Trong đó ${steps} kỳ (bước); nhiệm vụ nhiều kỳ tính hoàn thành khi đủ các kỳ.`] : []),
      ...(checkIns > 0 ? [`Báo cáo kỳ nhiệm vụ thường xuyên trong tuần: ${checkIns}.`] : []),
    ],
  });
}

function completedLine(office: Office, standing: Standing): string {
  const { state, reports, task } = standing;
  const evidence = evidenceWords(
    reports.flatMap((report) => report.evidence),
    2,
  );
  const plain =
    state.kind === 'completed' &&
    state.timing.kind !== 'late' &&
    state.on === state.reportedOn &&
    standing.closing === null &&
    !state.notArising &&
    standing.granted.length === 0;
  const cause = causeSummary(office, [standing]);
  const facts = [
    leadName(office, task),
    evidence,
    plain ? '' : stateWords(office, standing),
    cause === '' ? '' : `nguyên nhân ${cause}`,
  ];
  return `• ${taskName(task)}${periodWords(standing)} – ${facts.filter((fact) => fact !== '').join(', ')}`;
}

function overdueBlock(office: Office, { overdue, unanswered, statistics }: WeeklySummary): Block {
  return listBlock('3. Quá hạn', byTask(overdue), {
    sign: '🔴 ',
    line: (group) => overdueLine(office, group, unanswered),
    tail: lateBesides(statistics),
  });
}

function overdueLine(office: Office, group: TaskGroup, unanswered: readonly Standing[]): string {
  const { task, first, standings } = group;
  const days = first.state.kind === 'overdue' ? first.state.days : 0;
  const why = progressWords(newestSaid(standings) ?? first, 80);
  // Before the coordinator was asked nobody may be said to be late without a reason.
  const waits = standings.some(({ waiting }) => waiting !== null);
  const unsaid = standings.every((standing) => unanswered.includes(standing))
    ? 'Chờ đầu mối xác nhận'
    : 'Chưa nêu lý do';
  const otherwise = waits ? 'Đã báo cáo, chờ đầu mối xác nhận' : unsaid;
  const cause = causeSummary(office, standings);
  const said = cause === '' ? why || otherwise : `Nguyên nhân: ${cause}`;
  return `• ${taskName(task)}${periodsWords(standings)} – ${leadName(office, task)}, hạn ${shortDate(first.period.due)}, quá ${days} ngày${extendedWords(office, first)}${grantedWords(first)}. ${said}`;
}

function newestSaid(standings: readonly Standing[]): Standing | undefined {
  const said = standings.filter(({ progress }) => progress !== 'none');
  const fact = (standing: Standing): number => newest(standing.reports)?.fact ?? 0;
  return [...said].sort((one, other) => fact(other) - fact(one))[0];
}

function soonBlock(office: Office, { week, soon, soonUntil }: WeeklySummary): Block {
  const listed = soon.filter(({ task }) => task.appendix);
  const duties = byTask(soon.filter(({ task }) => !task.appendix));
  const codes = duties.slice(0, 8).map(({ task }) => clip(task.code, 20));
  const [first] = soon;
  const from = first && first.period.due <= week.to ? first.period.due : addDays(week.to, 1);
  const title = `4. Đến hạn từ ${shortDate(from)} đến ${shortDate(soonUntil)}`;
  return listBlock(title, listed, {
    sign: '🟡 ',
    line: (standing) =>
      `• ${taskName(standing.task)}${periodWords(standing)} – ${leadName(office, standing.task)}, ${shortDate(standing.period.due)}${grantedWords(standing)}`,
    tail: duties.length > 0 ? [`Ngoài ra, báo cáo định kỳ đến hạn: ${codes.join(', ')}.`] : [],
  });
}

function blockedBlock(office: Office, { blocked, requests }: WeeklySummary): Block {
  const lines = [
    ...byTask(blocked).map((group) => blockedLine(office, group)),
    ...requests.map((request) => requestLine(office, request)),
  ];
  return listBlock('5. Vướng mắc, xin gia hạn, cần Ban Chỉ đạo cho ý kiến', lines, {
    line: (line) => line,
    tail: [],
  });
}

function blockedLine(office: Office, { task, first, standings }: TaskGroup): string {
  const report = newest(first.reports.filter(({ status }) => status === 'blocked'));
  return `• ${taskName(task)}${periodsWords(standings)} – ${leadName(office, task)}: ${clip(report?.note ?? '', 100) || 'chưa nêu nội dung'}`;
}

function closingBlock(office: Office, { statistics, withoutPeople }: WeeklySummary): Block {
  const sections = statistics.bySection
    .slice(0, 20)
    .map(({ section, tally }) => `${clip(section.id, 8)} ${tally.completed}/${tally.total}`);
  return {
    head: [
      `Theo mục: ${sections.join(' · ')}`,
      ...(withoutPeople.length > 0
        ? [`Đơn vị chưa có người nhận tin: ${departmentNames(office, withoutPeople.slice(0, 12))}`]
        : []),
    ],
  };
}

interface ListOptions<Entry> {
  readonly sign?: string;
  readonly line: (entry: Entry) => string;
  readonly tail: readonly string[];
}

/** A numbered block; an empty one says so and bears no sign. */
function listBlock<Entry>(title: string, entries: readonly Entry[], options: ListOptions<Entry>): Block {
  if (entries.length === 0) return { head: [`<b>${title}</b>: không có.`], tail: options.tail };
  return {
    head: [`<b>${options.sign ?? ''}${title} (${entries.length})</b>`],
    list: entries.map(options.line),
    cap: TASKS_A_BLOCK,
    unit: 'nhiệm vụ',
    tail: options.tail,
  };
}
