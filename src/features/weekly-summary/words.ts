import { addDays } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { earlierBlocks, earlierRows } from './earlier-words.js';
import { figuresBlock } from './figures-words.js';
import type { WeeklySummary } from './rule.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import { compose } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { causeSummary } from '../late-reason/words.js';
import { requestLine } from '../extension/view.js';
import {
  evidenceWords,
  leadName,
  newest,
  progressWords,
  stillBlockedWords,
  taskName,
  viewButtons,
} from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import {
  clip,
  dateWords,
  departmentNames,
  extendedWords,
  grantedWords,
  periodWords,
  periodsWords,
  shortDate,
  shortPeriodLabel,
  stateWords,
  timeWords,
  twoDigits,
} from '../../words/words.js';
import { committeeShort, planOfYear } from '../../words/office.js';

/** Tasks a block; the rest is counted and one tap away. */
const TASKS_A_BLOCK = 10;

/** Names in one sentence. */
const MOST_NAMED = 8;

export interface SummaryOptions {
  /** Shown to the coordinator before it is posted. */
  readonly preview: boolean;
  /** No group is bound: it comes to the coordinator and says so. */
  readonly withoutGroup: boolean;
}

/** The week as the steering committee reads it: one message, whatever the plan's state. */
export function summaryMessage(office: Office, summary: WeeklySummary, options: SummaryOptions): Message {
  const blocks = [
    ...noticeBlocks(office, options),
    headingBlock(office, summary),
    figuresBlock(office, summary),
    completedBlock(office, summary),
    overdueBlock(office, summary),
    soonBlock(office, summary),
    ...blockedBlocks(office, summary),
    closingBlock(office, summary),
    // Last: figures behind it would be read as those of that plan.
    ...(summary.earlier ? earlierBlocks(summary.earlier, overdueLine) : []),
  ];
  const { html, hidden } = compose(blocks);
  const post: readonly Button[] =
    options.preview && !options.withoutGroup
      ? [{ label: 'Gửi vào nhóm', action: { kind: 'post-summary' } }]
      : [];
  const long = hidden.some((count) => count > 0) ? viewButtons(14) : [];
  return { html, buttons: [...long, ...earlierRows(summary), ...(post.length > 0 ? [post] : [])] };
}

function noticeBlocks({ plan }: Office, { preview, withoutGroup }: SummaryOptions): readonly Block[] {
  const head = [
    ...(preview ? ['<i>Bản xem trước, chưa gửi vào nhóm.</i>'] : []),
    ...(withoutGroup
      ? [
          `<i>Chưa kết nối nhóm ${clip(committeeShort(plan), 60)} nên bản tổng hợp này gửi đến đầu mối. Để kết nối, gửi /nhom trong nhóm đó.</i>`,
        ]
      : []),
  ];
  return head.length > 0 ? [{ head }] : [];
}

function headingBlock({ plan }: Office, { week }: WeeklySummary): Block {
  return {
    head: [
      `<b>TỔNG HỢP TIẾN ĐỘ ${planOfYear(plan).toUpperCase()}</b>`,
      `${clip(plan.office, 60)}. Tuần từ ${shortDate(week.from, week.to)} đến ${dateWords(week.to)} (số liệu đến ${timeWords(week.minute)} ngày ${dateWords(week.to)})`,
      `Kính gửi: ${clip(plan.committee, 60)}`,
    ],
  };
}

/** In a title, where another plan has a block of its own: what is none of this one may be some of the other. */
function ofYear({ plan }: Office, { earlier }: WeeklySummary): string {
  return earlier ? ` của kế hoạch năm ${plan.year}` : '';
}

function completedBlock(office: Office, summary: WeeklySummary): Block {
  const { completed } = summary;
  const listed = completed.filter(({ category }) => category !== 'continuous');
  const checkIns = completed.length - listed.length;
  // Who adds up the list must not miss them in the figure above.
  const steps = listed.filter(({ count }) => count > 1).length;
  return listBlock(`2. Hoàn thành trong tuần${ofYear(office, summary)}`, listed, {
    line: (standing) => completedLine(office, standing),
    tail: [
      ...(steps > 0 ? [`Trong đó ${steps} kỳ (bước); nhiệm vụ nhiều kỳ tính hoàn thành khi đủ các kỳ.`] : []),
      ...(checkIns > 0 ? [`Báo cáo kỳ nhiệm vụ thường xuyên trong tuần: ${checkIns}.`] : []),
      ...assignedOfWeek(summary),
    ],
  });
}

/** By their codes: the block is about the plan. */
function assignedOfWeek({ completedAssigned }: WeeklySummary): readonly string[] {
  const done = completedAssigned;
  if (done.length === 0) return [];
  const codes = done.slice(0, MOST_NAMED).map((one) => `${clip(one.task.code, 20)}${periodWords(one)}`);
  return [
    `Nhiệm vụ giao thêm hoàn thành trong tuần: ${done.length} (${codes.join('; ')}${done.length > MOST_NAMED ? '; …' : ''}).`,
  ];
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

function overdueBlock(office: Office, summary: WeeklySummary): Block {
  const { overdue, lateBesides, unanswered } = summary;
  const title = `3. Quá hạn${ofYear(office, summary)}`;
  const duties = lateBesides.filter(({ task }) => task.origin === 'duty');
  const requested = lateBesides.filter(({ task }) => task.origin === 'appendix');
  const assigned = lateBesides.filter(({ task }) => task.origin === 'assigned');
  const besides = (late: string): string =>
    [
      ...besidesOf(`báo cáo định kỳ${late}`, duties),
      ...besidesOf(`nhiệm vụ theo yêu cầu${late}`, requested),
      ...besidesOf(`nhiệm vụ giao thêm${late}`, assigned),
    ].join('; ');
  if (overdue.length === 0 && lateBesides.length > 0) {
    return { head: [`<b>${title}</b>: nhiệm vụ có thời hạn: không có; ${besides('')}.`] };
  }
  return listBlock(title, byTask(overdue), {
    sign: '🔴 ',
    line: (group) => overdueLine(office, group, unanswered),
    tail: lateBesides.length > 0 ? [`Ngoài ra, ${besides(' quá hạn')}.`] : [],
  });
}

/** `báo cáo định kỳ: 03 (TH.1 tháng 2, tháng 3; TH.3 quý I)` */
function besidesOf(kind: string, standings: readonly Standing[]): readonly string[] {
  if (standings.length === 0) return [];
  const groups = byTask(standings);
  const named = groups.slice(0, MOST_NAMED).map(({ task, standings: late }) => {
    const labels = late.slice(0, 12).map((standing) => clip(shortPeriodLabel(standing), 40));
    return `${clip(task.code, 20)} ${labels.join(', ')}`.trim();
  });
  const more = groups.length > MOST_NAMED ? '; …' : '';
  return [`${kind}: ${twoDigits(standings.length)} (${named.join('; ')}${more})`];
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
  return `• ${taskName(task)}${periodsWords(standings)} – ${leadName(office, task)}, hạn ${shortDate(first.period.due, first.today)}, quá ${days} ngày${extendedWords(office, first)}${grantedWords(first)}. ${said}`;
}

function newestSaid(standings: readonly Standing[]): Standing | undefined {
  const said = standings.filter(({ progress }) => progress !== 'none');
  const fact = (standing: Standing): number => newest(standing.reports)?.fact ?? 0;
  return [...said].sort((one, other) => fact(other) - fact(one))[0];
}

function soonBlock(office: Office, summary: WeeklySummary): Block {
  const { week, soon, soonUntil } = summary;
  const listed = soon.filter(({ task }) => task.origin === 'appendix');
  const duties = soon.filter(({ task }) => task.origin === 'duty');
  const assigned = soon.filter(({ task }) => task.origin === 'assigned');
  const [first] = soon;
  const from = first && first.period.due <= week.to ? first.period.due : addDays(week.to, 1);
  const title = `4. Đến hạn từ ${shortDate(from, week.to)} đến ${shortDate(soonUntil, week.to)}${ofYear(office, summary)}`;
  return listBlock(title, listed, {
    sign: '🟡 ',
    line: (standing) =>
      `• ${taskName(standing.task)}${periodWords(standing)} – ${leadName(office, standing.task)}, ${shortDate(standing.period.due, standing.today)}${grantedWords(standing)}`,
    tail: [
      ...besidesSoon(office, 'báo cáo định kỳ', duties),
      ...besidesSoon(office, 'nhiệm vụ giao thêm', assigned),
    ],
  });
}

/** By their names: codes mean nothing at a briefing. */
function besidesSoon(office: Office, kind: string, besides: readonly Standing[]): readonly string[] {
  if (besides.length === 0) return [];
  const named = besides.slice(0, MOST_NAMED).map((standing) => {
    const { task, period, today } = standing;
    const due = shortDate(period.due, today);
    const label = clip(shortPeriodLabel(standing), 40);
    return `${clip(task.title, 60)}${label === '' ? '' : `, ${label}`} (${leadName(office, task)}, ${due})`;
  });
  const rest = besides.length - named.length;
  return [`Ngoài ra, ${kind} đến hạn: ${named.join('; ')}${rest > 0 ? ` và ${rest} kỳ khác` : ''}.`];
}

/** The committee is asked for what waits for somebody's word; what was answered, or given a later date, is followed. */
function blockedBlocks(office: Office, summary: WeeklySummary): readonly Block[] {
  const { blocked, requests } = summary;
  const followed = blocked.filter((standing) => settledWords(standing) !== '');
  const lines = [
    ...byTask(blocked.filter((standing) => !followed.includes(standing))).map((group) =>
      blockedLine(office, group),
    ),
    ...requests.map((request) => requestLine(office, request)),
  ];
  const asked = clip(committeeShort(office.plan), 60);
  const title = `5. Vướng mắc, xin gia hạn${ofYear(office, summary)}, cần ${asked} cho ý kiến`;
  const block = listBlock(title, lines, {
    line: (line) => line,
    tail: [],
  });
  if (followed.length === 0) return [block];
  const list = byTask(followed).map((group) => `${blockedLine(office, group)}${settledWords(group.first)}`);
  return [block, { head: [`Đang theo dõi (${list.length})`], list, cap: TASKS_A_BLOCK, unit: 'nhiệm vụ' }];
}

/** `; đã trả lời 17/03; đã gia hạn đến 15/04`; empty while a difficulty waits for somebody's word. */
function settledWords({ reports, granted, today }: Standing): string {
  const report = newest(reports.filter(({ status }) => status === 'blocked'));
  const answer = report?.answers.at(-1);
  const extension = granted.findLast(({ decided }) => report && decided && decided.on >= report.reportedOn);
  return [
    answer ? `; đã trả lời ${shortDate(answer.on, today)}` : '',
    extension ? `; đã gia hạn đến ${shortDate(extension.until, today)}` : '',
  ].join('');
}

function blockedLine(office: Office, { task, first, standings }: TaskGroup): string {
  const report = newest(first.reports.filter(({ status }) => status === 'blocked'));
  return `• ${taskName(task)}${periodsWords(standings)} – ${leadName(office, task)}: ${clip(report?.note ?? '', 100) || 'chưa nêu nội dung'}${report ? stillBlockedWords(report, first.today) : ''}`;
}

function closingBlock(office: Office, { statistics, withoutPeople }: WeeklySummary): Block {
  const sections = statistics.bySection
    .filter(({ section }) => section.id !== '')
    .slice(0, 20)
    .map(({ section, tally }) => `${clip(section.id, 8)} ${tally.completed}/${tally.total}`);
  return {
    head: [
      ...(sections.length > 0 ? [`Hoàn thành/tổng số theo mục: ${sections.join(' · ')}`] : []),
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
  const { sign = '', line, tail } = options;
  if (entries.length === 0) return { head: [`<b>${title}</b>: không có.`], tail };
  const list = { list: entries.map(line), cap: TASKS_A_BLOCK, unit: 'nhiệm vụ' };
  return { head: [`<b>${sign}${title} (${entries.length})</b>`], ...list, tail };
}
