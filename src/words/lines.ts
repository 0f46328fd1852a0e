import type { Day } from '../plan/day.js';
import { departmentOf, findTask, leadsOf } from '../plan/plan.js';
import type { Office, Section, Task, Plan } from '../plan/plan.js';
import { FILE_KINDS } from '../journal/fact.js';
import type { Evidence, FileKind, PeriodRef, StageReached } from '../journal/fact.js';
import type { Report } from '../journal/history.js';
import { categoryOf, monthsOf } from '../journal/periods.js';
import { missingParts } from '../journal/standing.js';
import type { Standing } from '../journal/standing.js';
import type { TaskGroup } from '../journal/views.js';
import type { Action } from './action.js';
import type { Button } from './message.js';
import { plainStage } from './stage-words.js';
import { clip, dateWords, periodsWords, plainClip, shortDate, stateWords } from './words.js';

/** `<b>III.2</b> Rà soát, đánh giá TTHC` */
export function taskName(task: Task): string {
  return `<b>${clip(task.code, 20)}</b> ${clip(task.title, 70)}`;
}

/** `III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH`; a plan without sections has only the title. */
export function sectionName({ id, title }: Pick<Section, 'id' | 'title'>): string {
  return clip(id === '' ? title : `${id}. ${title}`, 110);
}

/** `Mục III`, on a button. */
export function sectionButton(id: string): Button {
  const label = id === '' ? 'Tất cả nhiệm vụ' : `Mục ${plainClip(id, 8)}`;
  return { label, action: viewAction({ kind: 'section', section: id }) };
}

/** `<b>VI.2</b> Công khai ngân sách, quý I (kỳ 1/4)` */
export function groupName({ task, standings }: TaskGroup): string {
  return `${taskName(task)}${periodsWords(standings)}`;
}

/** A period of which only the reference is at hand: `<b>TH.1</b> Báo cáo tháng, tháng 3`. */
export function refName(office: Office, ref: PeriodRef): string {
  const task = findTask(office.plan, ref.task);
  if (!task) return `<b>${clip(ref.task, 20)}</b>`;
  const periods = categoryOf(task) === 'continuous' ? monthsOf(office.plan.year) : task.deadline.periods;
  const period = periods.length > 1 ? periods.find(({ id }) => id === ref.period) : undefined;
  return `${taskName(task)}${period ? `, ${clip(period.label, 40)}` : ''}`;
}

/** The lead as a line on a phone has room for: `VP-TK`; of several the first with the number of the others. */
export function leadName(office: Office, task: Task): string {
  const [first = task.lead, ...others] = leadsOf(task);
  const name = clip(departmentOf(office.plan, first).shortName, 24);
  const [second] = others;
  if (second === undefined) return name;
  return others.length === 1
    ? `${name}, ${clip(departmentOf(office.plan, second).shortName, 24)}`
    : `${name} và ${others.length} đơn vị`;
}

/** Due day and days left or late; of several periods the one that is late longest speaks, else the first. */
export function dueWords(office: Office, { first, standings }: TaskGroup): string {
  const told = standings.reduce((one, other) => (daysOverdue(other) > daysOverdue(one) ? other : one), first);
  const { category, period, state } = told;
  const several = standings.length > 1;
  if (category === 'continuous') {
    return several ? `${standings.length} kỳ chưa báo cáo` : stateWords(office, told);
  }
  const words = stateWords(office, told);
  if (state.kind === 'undated') return words;
  const due = `hạn ${shortDate(period.due, first.today)}, ${words}`;
  if (several) return `${state.kind === 'overdue' ? 'lâu nhất' : 'gần nhất'}: ${due}`;
  return words.startsWith('hạn') ? words : due;
}

function daysOverdue({ state }: Standing): number {
  return state.kind === 'overdue' ? state.days : 0;
}

/** What was said last of open work: `Vướng mắc: chờ tỉnh cấp thiết bị`, `Đang trình ký`; empty where nothing was. */
export function progressWords({ progress, reports, today }: Standing, most: number): string {
  if (progress === 'none') return '';
  const wanted = progress === 'blocked' ? 'blocked' : 'in-progress';
  const last = newest(reports.filter((report) => report.status === wanted));
  const said = last && last.note !== '' ? `: ${clip(last.note, most)}` : '';
  if (progress === 'blocked') return `Vướng mắc${said}${last ? stillBlockedWords(last, today) : ''}`;
  return `${last?.stage ? clip(capital(plainStage(last.stage)), 60) : 'Đang thực hiện'}${said}`;
}

/** Beside a difficulty whose officer said that it stands. */
export function stillBlockedWords({ stillBlockedOn }: Report, today: Day): string {
  return stillBlockedOn === null ? '' : ` (xác nhận còn vướng ngày ${shortDate(stillBlockedOn, today)})`;
}

/** The stage that was reported last of open work; null where none was, or it is stuck. */
export function stageOf({ progress, reports }: Standing): StageReached | null {
  if (progress !== 'in-progress') return null;
  return newest(reports.filter(({ status }) => status === 'in-progress'))?.stage ?? null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function newest(reports: readonly Report[]): Report | undefined {
  return reports.reduce<Report | undefined>(
    (one, other) => (one && one.fact > other.fact ? one : other),
    undefined,
  );
}

/** `3/5 đơn vị đã báo cáo`; empty for work of one department. */
export function partsWords(standing: Standing): string {
  if (!standing.parts) return '';
  const all = standing.parts.length;
  return `${all - missingParts(standing).length}/${all} đơn vị đã báo cáo`;
}

/** Document numbers, and photos and files counted: `45/KH-UBND (27/03/2025), 2 ảnh`; escaped. */
export function evidenceWords(evidence: readonly Evidence[], most = 5): string {
  const documents = evidence.flatMap((one) => (one.kind === 'document' ? [one] : []));
  const named = documents
    .slice(0, most)
    .map(({ number, dated }) => `${clip(number, 40)}${dated === null ? '' : ` (${dateWords(dated)})`}`);
  const rest = documents.length - named.length;
  return [
    ...named,
    ...(rest > 0 ? [`${rest} văn bản khác`] : []),
    ...FILE_KINDS.flatMap((kind) => {
      const count = evidence.filter((one) => one.kind === kind).length;
      return count > 0 ? [`${count} ${fileKindWords(kind)}`] : [];
    }),
  ].join(', ');
}

export function fileKindWords(kind: FileKind): string {
  switch (kind) {
    case 'photo':
      return 'ảnh';
    case 'file':
      return 'tệp';
    case 'video':
      return 'video';
    case 'voice':
      return 'tin thoại';
    case 'audio':
      return 'tệp âm thanh';
  }
}

/** What a note says besides the document's number and the days that were read from it; escaped, empty where nothing. */
export function wordsBeside(note: string, evidence: readonly Evidence[], most: number): string {
  const numbers = evidence.flatMap((one) => (one.kind === 'document' ? [one.number] : []));
  const rest = numbers
    .reduce((words, number) => words.replace(number, ' '), note.normalize('NFC'))
    .replace(/(?:(?:k[ýy]|xong|ho[àa]n th[àa]nh)\s+)?ng[àa]y\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?/giu, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? clip(note, most) : '';
}

/** The button that reports a task: its one period, or the bot asks which. */
export function reportButton({ task, standings }: TaskGroup): Button {
  const [only] = standings;
  const period = only && standings.length === 1 ? only.period.id : null;
  return { label: `Xong ${task.code}`, action: { kind: 'report', task: task.code, period, part: null } };
}

export function viewAction(view: Extract<Action, { kind: 'view' }>['view'], page = 0): Action {
  return { kind: 'view', view, page };
}

/** The four ways to look closer. */
/** `Quá hạn năm 2025`: of a plan that is not the one of the message. */
export function overdueOfYear({ year }: Plan): Button {
  return {
    label: `Quá hạn năm ${year}`,
    action: { kind: 'view', view: { kind: 'overdue' }, page: 0, year },
  };
}

export function viewButtons(dueDays: number): readonly (readonly Button[])[] {
  return [
    [
      { label: 'Quá hạn', action: viewAction({ kind: 'overdue' }) },
      { label: 'Sắp đến hạn', action: viewAction({ kind: 'due', days: dueDays }) },
    ],
    [
      { label: 'Theo đơn vị', action: viewAction({ kind: 'departments' }) },
      { label: 'Theo mục', action: viewAction({ kind: 'sections' }) },
    ],
  ];
}
