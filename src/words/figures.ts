import { monthOf } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { Halt } from '../journal/changes.js';
import type { Standing } from '../journal/standing.js';
import type { Statistics, Tally } from '../journal/statistics.js';
import { byTask } from '../journal/views.js';
import { clip, dateWords, percentWords, shortBasis } from './words.js';

/** `Đã hoàn thành 3 (13,0%): đúng hạn 2, quá hạn 1` */
export function completedCounts(tally: Tally): string {
  return `Đã hoàn thành ${tally.completed} (${percentWords(tally.completed, tally.total)}): đúng hạn ${tally.onTime}, quá hạn ${tally.late}`;
}

/** `Chưa hoàn thành 20: trong hạn 19, quá hạn 1` */
export function openCounts(tally: Tally): string {
  return `Chưa hoàn thành ${tally.open}: trong hạn ${tally.within}, quá hạn ${tally.overdue}`;
}

/**
 * What decisions made of the figure, a line each: `Được gia hạn: 2 nhiệm vụ (3 lần), tính theo hạn mới.`,
 * `Dừng 1: III.9 theo 45/QĐ-UBND.` Nothing where nothing was decided.
 */
export function changedLines({ extended, changed, stopped, paused }: Statistics): readonly string[] {
  const moved = (words: string, { tasks, times }: Statistics['extended']): readonly string[] =>
    tasks === 0 ? [] : [`${words}: ${tasks} nhiệm vụ (${times} lần), tính theo hạn mới.`];
  return [
    ...moved('Được gia hạn', extended),
    ...moved('Điều chỉnh hạn theo quyết định', changed),
    ...haltedLine('Dừng', stopped, ({ decided }) => shortBasis(decided.basis), ', không tính trong số liệu'),
    ...haltedLine('Tạm dừng', paused, ({ until }) => (until === null ? '' : ` đến ${dateWords(until)}`), ''),
  ];
}

/** Codes in one sentence. */
const MOST_HALTED = 12;

function haltedLine(
  words: string,
  halted: Statistics['stopped'],
  detail: (halt: Halt) => string,
  tail: string,
): readonly string[] {
  if (halted.length === 0) return [];
  const named = halted
    .slice(0, MOST_HALTED)
    .map(({ task, halt }) => `${clip(task.code, 20)}${detail(halt)}`)
    .join('; ');
  const rest = halted.length > MOST_HALTED ? '; …' : '';
  return [`${words} ${halted.length}: ${named}${rest}${tail}.`];
}

/** `9 nhiệm vụ; hoàn thành 2 (đúng hạn 2, quá hạn 0); chưa hoàn thành 7 (trong hạn 6, quá hạn 1)` */
export function tallyLine(tally: Tally): string {
  if (tally.total === 0) return 'không có nhiệm vụ có thời hạn';
  const { total, completed, onTime, late, open, within, overdue } = tally;
  const done =
    completed === 0 ? 'hoàn thành 0' : `hoàn thành ${completed} (đúng hạn ${onTime}, quá hạn ${late})`;
  const left =
    open === 0 ? 'chưa hoàn thành 0' : `chưa hoàn thành ${open} (trong hạn ${within}, quá hạn ${overdue})`;
  return `${total} nhiệm vụ; ${done}; ${left}`;
}

/** The lines beside the figure: continuous work and what is done on request. */
export function regularLine({ continuous, requested }: Statistics): string {
  const { total, month, reported } = continuous;
  const state =
    month === null ? 'chưa đến kỳ báo cáo' : `đã báo cáo kỳ tháng ${monthOf(month)} là ${reported}/${total}`;
  const late = requested.overdue > 0 ? `, quá hạn ${requested.overdue}` : '';
  return `Nhiệm vụ thường xuyên (${total}): ${state}. Theo yêu cầu: ${requested.total}, đã có hạn ${requested.dated}${late}.`;
}

/** What is reported and not confirmed; nothing where nothing waits, so that an office without it reads no word of it. */
export function waitingLines({ waiting }: Statistics): readonly string[] {
  const { tasks, others } = waiting;
  const parts = [
    ...(tasks > 0 ? [`${tasks} nhiệm vụ có thời hạn (tính trong số chưa hoàn thành)`] : []),
    ...(others > 0 ? [`${others} kỳ báo cáo khác`] : []),
  ];
  return parts.length === 0 ? [] : [`Chờ xác nhận: ${parts.join('; ')}.`];
}

/** `giao 3, hoàn thành 1 (đúng hạn 1 / quá hạn 0), chưa hoàn thành 2 (trong hạn 1 / quá hạn 1)` */
export function assignedCounts({ total, completed, onTime, late, open, within, overdue }: Tally): string {
  return `giao ${total}, hoàn thành ${completed} (đúng hạn ${onTime} / quá hạn ${late}), chưa hoàn thành ${open} (trong hạn ${within} / quá hạn ${overdue})`;
}

/** Work that was assigned beside the plan, in a line of its own; nothing where none was. */
export function assignedLines({
  assigned: { tally, waiting },
}: Pick<Statistics, 'assigned'>): readonly string[] {
  if (tally.total === 0) return [];
  const unconfirmed = waiting > 0 ? `, trong đó chờ xác nhận ${waiting}` : '';
  return [`Nhiệm vụ giao thêm: ${assignedCounts(tally)}${unconfirmed}.`];
}

/** What is late, in the units of the figures: tasks of the 23, periods of duties, requested work, assigned work. */
export interface LateCounts {
  readonly dated: number;
  readonly duties: number;
  readonly requested: number;
  readonly assigned: number;
}

/** The one name of each kind that can be late, wherever its number is said. */
const LATE_KINDS: readonly (readonly [keyof LateCounts, string])[] = [
  ['dated', 'nhiệm vụ có thời hạn'],
  ['duties', 'báo cáo định kỳ'],
  ['requested', 'nhiệm vụ theo yêu cầu'],
  ['assigned', 'nhiệm vụ giao thêm'],
];

export function lateCounts(standings: readonly Standing[]): LateCounts {
  const late = standings.filter(({ state }) => state.kind === 'overdue');
  const requested = late.filter(
    ({ category, task }) => task.origin === 'appendix' && category === 'requested',
  );
  return {
    dated: byTask(late.filter(({ category, task }) => task.origin === 'appendix' && category === 'dated'))
      .length,
    duties: late.filter(({ task }) => task.origin === 'duty').length,
    requested: byTask(requested).length,
    assigned: byTask(late.filter(({ task }) => task.origin === 'assigned')).length,
  };
}

export function lateTotal({ dated, duties, requested, assigned }: LateCounts): number {
  return dated + duties + requested + assigned;
}

/** `nhiệm vụ có thời hạn 0; báo cáo định kỳ 1`: the figure always, what stands outside it where there is some. */
export function lateWords(counts: LateCounts, between = '; '): string {
  return LATE_KINDS.filter(([kind]) => kind === 'dated' || counts[kind] > 0)
    .map(([kind, name]) => `${name} ${counts[kind]}`)
    .join(between);
}

/** `Báo cáo định kỳ quá hạn từ 7 ngày (1)`; of several kinds each with its number. */
export function lateTitle(counts: LateCounts, since = ''): string {
  const late = `quá hạn${since === '' ? '' : ` ${since}`}`;
  const [only, ...others] = LATE_KINDS.filter(([kind]) => counts[kind] > 0);
  if (!only || others.length > 0) return `${capital(late)}: ${lateWords(counts)}`;
  const [kind, name] = only;
  return `${capital(name)} ${late} (${counts[kind]})`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Duties outside the Appendix, where the plan has any: a line of their own. */
export function dutyLines(office: Office, { duties }: Statistics): readonly string[] {
  if (office.plan.tasks.every(({ origin }) => origin !== 'duty')) return [];
  if (duties.due === 0) return ['Chế độ báo cáo định kỳ: chưa có kỳ đến hạn.'];
  const late = duties.overdue > 0 ? `, quá hạn chưa báo cáo ${duties.overdue}` : '';
  return [`Chế độ báo cáo định kỳ: đến hạn ${duties.due}, đã báo cáo ${duties.reported}${late}.`];
}
