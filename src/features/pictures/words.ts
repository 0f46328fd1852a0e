import type { Day } from '../../plan/day.js';
import { departmentOf } from '../../plan/plan.js';
import type { DepartmentId, Office, Plan, Section } from '../../plan/plan.js';
import type { DayAhead, Overview } from './overview.js';
import type { Shade } from './shades.js';
import type { Standing } from '../../journal/standing.js';
import type { Stretch } from './timeline.js';
import { assignedCounts, completedCounts, openCounts } from '../../words/figures.js';
import {
  clip,
  dateWords,
  percentWords,
  plainClip,
  shortDate,
  shortPeriodLabel,
  timeWords,
  upperFirst,
} from '../../words/words.js';
import { aboutYear } from '../../words/office.js';
import { sentenceCase } from '../../words/sentence-case.js';
import { slug } from '../../words/slug.js';

/** Words on a picture: plain, unescaped; the picture cuts what does not fit, the first wording that fits is taken. */
export type Wordings = readonly string[];

export const shadeNames: Readonly<Record<Shade, string>> = {
  'on-time': 'Hoàn thành đúng hạn',
  late: 'Hoàn thành quá hạn',
  'under-way': 'Đang thực hiện',
  'not-begun': 'Chưa thực hiện',
  overdue: 'Quá hạn',
};

/** The heads of the table, as the offices print it. */
export const tableHeads = {
  groups: ['Hoàn thành', 'Chưa hoàn thành'],
  cells: ['đúng hạn', 'quá hạn', 'trong hạn', 'quá hạn'],
  total: 'Tổng',
  sections: 'Theo mục',
  departments: 'Theo đơn vị chủ trì',
} as const;

/** `Tiến độ Kế hoạch CCHC năm 2025` and where and when. */
export function overviewHead(
  { plan }: Office,
  { day, minute }: Overview,
): { title: string; below: Wordings } {
  const office = plainClip(plan.office, 60);
  const time = `${timeWords(minute)} ngày ${dateWords(day)}`;
  return {
    title: `Tiến độ Kế hoạch ${aboutYear(plan)}`,
    below: [`${office} · số liệu đến ${time}`, `${office} · ${dateWords(day)}`, dateWords(day)],
  };
}

/** `13,0%` and `3/23 nhiệm vụ đã hoàn thành`. */
export function overviewFigure({ whole: { tally } }: Overview): { percent: string; below: string } {
  return {
    percent: percentWords(tally.completed, tally.total),
    below: `đã hoàn thành ${tally.completed}/${tally.total} nhiệm vụ`,
  };
}

export function overdueBadge({ whole: { tally } }: Overview): string {
  return tally.overdue === 0 ? 'Không có nhiệm vụ quá hạn' : `${tally.overdue} nhiệm vụ quá hạn`;
}

export interface SectionLabel {
  readonly code: string;
  readonly name: Wordings;
}

export function sectionWordings({ id, title, shortTitle }: Section): SectionLabel {
  return {
    code: plainClip(id, 8),
    name: [
      ...(shortTitle === undefined ? [] : [plainClip(shortTitle, 40)]),
      sentenceCase(plainClip(title, 80)),
    ],
  };
}

export function departmentWordings({ plan }: Office, id: DepartmentId | null): Wordings {
  if (id === null) return ['Chung (toàn thể đơn vị)', 'Chung'];
  const { name, shortName } = departmentOf(plan, id);
  return [plainClip(name, 60), plainClip(shortName, 24)];
}

export function trendTitle(weeks: number): string {
  return weeks < 2 ? 'Tuần đầu theo dõi' : `${weeks} tuần qua`;
}

export function weekLabel(day: Day, last: Day): string {
  return shortDate(day, last);
}

/** `Đến hạn từ 28/03 đến 11/04: 2`, and what is besides. */
export function aheadTitle(ahead: readonly DayAhead[]): { title: string; below: string } {
  const [first] = ahead;
  const last = ahead.at(-1);
  const tasks = ahead.flatMap(({ due }) => due).length;
  const duties = ahead.flatMap(({ duties: some }) => some).length;
  const assigned = ahead.flatMap(({ assigned: some }) => some).length;
  const besides = [
    ...(duties > 0 ? [`${duties} báo cáo định kỳ`] : []),
    ...(assigned > 0 ? [`${assigned} nhiệm vụ giao thêm`] : []),
  ];
  const span =
    first && last ? `từ ${shortDate(first.day, last.day)} đến ${shortDate(last.day, last.day)}` : '';
  return {
    title: `Đến hạn ${span}: ${tasks} nhiệm vụ`,
    below: besides.length === 0 ? '' : `và ${besides.join(', ')}`,
  };
}

/** Under the plan's figures, where there is some: the longest wording that fits is shown. */
export function assignedWordings({ assigned }: Overview): Wordings {
  const { total, completed, overdue } = assigned;
  if (total === 0) return [];
  return [
    `Giao thêm: ${assignedCounts(assigned).replace(/^giao /u, '')}`,
    `Nhiệm vụ giao thêm: ${total}, hoàn thành ${completed}, quá hạn ${overdue}`,
    `Giao thêm ${total}, xong ${completed}, quá hạn ${overdue}`,
  ];
}

/** `CN`, `T2` … above the date of a day. */
export function weekdayLabel(weekday: number): string {
  return weekday === 7 ? 'CN' : `T${weekday + 1}`;
}

/** `31/03  I.2 Khắc phục tồn tại…`: date, code, name with its period, lead. */
export function dueWordings(
  { plan }: Office,
  standing: Standing,
): { date: string; code: string; name: string; lead: string } {
  const { task, period } = standing;
  const label = shortPeriodLabel(standing);
  return {
    date: shortDate(period.due, standing.today),
    code: plainClip(task.code, 16),
    name: `${plainClip(task.title, 70)}${label === '' ? '' : `, ${label}`}`,
    lead: plainClip(departmentOf(plan, task.lead).shortName, 16),
  };
}

export function moreWords(count: number): string {
  return `và ${count} nhiệm vụ khác`;
}

export const nothingDue = 'Không có nhiệm vụ đến hạn.';

/** `Tien-do-CCHC-2025-03-28.png` */
export function overviewFileName({ subject }: Plan, day: Day): string {
  return `${slug(['Tien-do', upperFirst(subject.short), day])}.png`;
}

/** `Ca-nam-VPTK-2025.png` */
export function timelineFileName({ year }: Plan, id: DepartmentId): string {
  return `${slug(['Ca-nam', id, String(year)])}.png`;
}

/** Below the picture, for whoever cannot see it; escaped. */
export function overviewCaption({ plan }: Office, { day, whole: { tally }, assigned }: Overview): string {
  const besides = assigned.total === 0 ? '' : ` Nhiệm vụ giao thêm: ${assignedCounts(assigned)}.`;
  return `Tiến độ Kế hoạch ${aboutYear(plan)}, đến ${dateWords(day)}. ${completedCounts(tally)}. ${openCounts(tally)}.${besides}`;
}

/** Below a department's year; escaped. */
export function timelineCaption({ plan }: Office, id: DepartmentId, day: Day): string {
  return `${clip(departmentOf(plan, id).name, 60)}: cả năm ${plan.year}, tình hình ngày ${dateWords(day)}.`;
}

/** The year of a timeline's head. */
export function timelineHead(
  { plan }: Office,
  id: DepartmentId,
  day: Day,
): { title: Wordings; below: string } {
  const { name, shortName } = departmentOf(plan, id);
  return {
    title: [plainClip(name, 60), plainClip(shortName, 24)],
    below: `Kế hoạch ${aboutYear(plan)}, cả năm · tình hình ngày ${dateWords(day)}`,
  };
}

/** How a task of a timeline stands, as short as a phone needs: what is late first, then what is next. */
export function timelineState(stretches: readonly Stretch[]): string {
  const [first] = stretches;
  if (!first) return 'theo yêu cầu, chưa có hạn';
  const done = stretches.filter(({ doneOn }) => doneOn !== null);
  if (first.standing.category === 'continuous') return `đã báo cáo ${done.length}/${stretches.length} kỳ`;
  const open = stretches.filter(({ doneOn }) => doneOn === null);
  const late = open.flatMap(({ standing: { state } }) => (state.kind === 'overdue' ? [state.days] : []));
  const [days] = late;
  if (days !== undefined) return `quá hạn ${days} ngày`;
  const [next] = open;
  if (!next) return completedWords(done);
  const count = stretches.length > 1 ? `${done.length}/${stretches.length} kỳ, ` : '';
  return next.standing.state.kind === 'undated'
    ? 'chưa có hạn'
    : `${count}hạn ${shortDate(next.standing.period.due, next.standing.today)}`;
}

function completedWords(done: readonly Stretch[]): string {
  if (done.length > 1) return `hoàn thành ${done.length}/${done.length} kỳ`;
  const [only] = done;
  return only?.doneOn ? `hoàn thành ${shortDate(only.doneOn, only.standing.today)}` : '';
}

export const timelineNames = { missed: 'Chưa báo cáo kỳ', ahead: 'Chưa đến kỳ' } as const;

export function monthLabel(month: number): string {
  return `T${month}`;
}
