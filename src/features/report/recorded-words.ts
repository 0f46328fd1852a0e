import type { History } from '../../journal/history.js';
import { toldOf } from '../../journal/people.js';
import type { Recorded } from '../../journal/recorded.js';
import { daysBetween } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import { isReported, missingParts, waits } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { causeButtons } from '../late-reason/words.js';
import type { Button } from '../../words/message.js';
import { dueWords, evidenceWords, partsWords, taskName, wordsBeside } from '../../words/lines.js';
import { dateWords, periodName, periodWords, shortNames, stateWords } from '../../words/words.js';
import { reportedStatus } from '../../words/stage-words.js';
import type { ReportAnswerOptions } from './piece.js';

/** What was written down, by the reports of one gesture on one task. */
export function recordedLines(
  office: Office,
  reports: readonly Recorded[],
  options: ReportAnswerOptions,
): readonly string[] {
  const [first] = reports;
  if (!first) return [];
  const standings = distinctStandings(reports);
  const head =
    standings.length === 1
      ? oneLine(office, first, reports)
      : `${signOf(first)}${taskName(first.standing.task)}: đã ghi nhận ${reportedStatus(first)} ${standings.length} kỳ.`;
  return [
    head,
    ...(standings.length === 1
      ? []
      : standings.slice(0, 14).map((standing) => periodLine(office, standing, reports))),
    ...(standings.length > 14 ? [`và ${standings.length - 14} kỳ khác`] : []),
    ...partLines(office, standings),
    ...(first.status === 'not-arising' && !first.standing.task.ifAny
      ? ['Kế hoạch không ghi “nếu có” ở nhiệm vụ này; nếu ghi nhầm, đề nghị bấm “Hoàn tác”.']
      : []),
    ...contentLines(first, options),
    ...reasonLines(reports),
    ...waitingLines(reports),
  ];
}

function oneLine(office: Office, first: Recorded, reports: readonly Recorded[]): string {
  const { standing, completedOn } = first;
  const of = partsOf(office, reports);
  if (standing.category === 'continuous' && isClosing(first.status)) {
    const none = first.status === 'not-arising' ? ' (không phát sinh)' : '';
    return `✅ ${taskName(standing.task)}${of}: đã ghi nhận <b>báo cáo ${periodName(standing)}</b>${none}.`;
  }
  const day = completedOn === null ? '' : ` ngày ${dateWords(completedOn)}`;
  const status = `<b>${reportedStatus(first)}${first.status === 'done' ? day : ''}</b>`;
  return `${signOf(first)}${taskName(standing.task)}${periodWords(standing)}${of}: đã ghi nhận ${status}${timingWords(office, first)}.`;
}

function timingWords(office: Office, recorded: Recorded): string {
  const { standing, status } = recorded;
  const { task, period, category } = standing;
  if (status === 'in-progress' || status === 'blocked') {
    return `; ${dueWords(office, { task, first: standing, standings: [standing] })}`;
  }
  if (category === 'requested' && period.opens === period.due) {
    return '; nhiệm vụ theo yêu cầu, chưa đặt hạn';
  }
  const due = `hạn ${dateWords(period.due)}`;
  const late = daysLate(recorded);
  if (late > 0) return `, quá hạn ${late} ngày (${due})`;
  const early = recorded.completedOn !== null && recorded.completedOn < period.due;
  return `, ${early ? 'trước hạn' : 'đúng hạn'} (${due})`;
}

/** Of a task for everybody the part's own day counts, whatever the others do. */
function daysLate({ standing, completedOn }: Recorded): number {
  if (completedOn === null || standing.category === 'continuous') return 0;
  return Math.max(0, daysBetween(standing.lastOnTime, completedOn));
}

/** `, phần của Kế toán`; empty for work of one department. */
function partsOf(office: Office, reports: readonly Recorded[]): string {
  const parts = reports.flatMap(({ part }) => (part === null ? [] : [part]));
  return parts.length > 0 ? `, phần của ${shortNames(office, parts.slice(0, 12))}` : '';
}

function periodLine(office: Office, standing: Standing, reports: readonly Recorded[]): string {
  const open = standing.parts !== null && !isReported(standing);
  const own = reports.filter((report) => report.standing.period.id === standing.period.id);
  return `• ${periodName(standing)}${partsOf(office, own)}: ${open ? partsNote(office, standing) : stateWords(office, standing)}`;
}

/** Of tasks for everybody: who has reported, who is missing. */
function partLines(office: Office, standings: readonly Standing[]): readonly string[] {
  const [only] = standings;
  return only?.parts && standings.length === 1 ? [`${partsNote(office, only)}.`] : [];
}

function partsNote(office: Office, standing: Standing): string {
  const missing = missingParts(standing);
  const rest = missing.length === 0 ? 'đã đủ' : `còn thiếu: ${shortNames(office, missing.slice(0, 12))}`;
  return `${partsWords(standing)}, ${rest}`;
}

function contentLines(first: Recorded, { today, history }: ReportAnswerOptions): readonly string[] {
  const { evidence, note, completedOn, status } = first;
  const documents = evidence.flatMap((one) => (one.kind === 'document' ? [one] : []));
  const words = wordsBeside(note, evidence, 200);
  return [
    ...(evidence.length > 0 ? [`Minh chứng: ${evidenceWords(evidence)}.`] : []),
    ...(documents.some(({ dated }) => dated !== null)
      ? ['Ngày ghi sau số văn bản được hiểu là ngày của văn bản.']
      : []),
    ...(words === '' ? [] : [`Nội dung: ${words}`]),
    ...(completedOn !== null && completedOn !== today && status === 'done'
      ? [
          `Ngày hoàn thành hiểu theo nội dung báo cáo: ${dateWords(completedOn)}; ngày báo cáo: ${dateWords(today)}.`,
        ]
      : []),
    ...(isUnnamed(first)
      ? ['Chờ đơn vị nào phối hợp? Đồng chí trả lời bằng tên đơn vị; nếu không cần, bấm “Thôi”.']
      : []),
    ...(status === 'blocked' && history ? blockedTold(history, first) : []),
  ];
}

/** Nobody is said to have been told who was not. */
function blockedTold(history: History, { fact }: Recorded): readonly string[] {
  const by = history.facts.find(({ id }) => id === fact)?.by ?? null;
  switch (toldOf(history, by)) {
    case 'coordinator':
      return ['Đầu mối được thông báo về vướng mắc này.'];
    case 'leader':
      return ['Hiện không có đầu mối nào nhận được tin; lãnh đạo được thông báo về vướng mắc này.'];
    case 'oneself':
      return [];
    case 'nobody':
      return [
        'Hiện không có đầu mối, lãnh đạo nào nhận được tin của bot: vướng mắc đã ghi nhận nhưng chưa báo đến ai, đề nghị đồng chí báo trực tiếp.',
      ];
  }
}

/** Whether the work waits for others, and it was not said for whom. */
export function isUnnamed({ stage }: Recorded): boolean {
  return stage?.kind === 'awaiting-partner' && stage.waitsFor === null;
}

/** Lateness costs the officer points, so the record should hold its reason (Nghị định 335/2025/NĐ-CP). */
function reasonLines(reports: readonly Recorded[]): readonly string[] {
  return unexplained(reports).length === 0
    ? []
    : ['Đề nghị đồng chí cho biết nguyên nhân quá hạn (khách quan hoặc chủ quan) bằng nút dưới đây.'];
}

/** The two causes as buttons, under the answer to a late report that nobody has explained yet. */
export function reasonRow(reports: readonly Recorded[]): readonly (readonly Button[])[] {
  const [first, ...others] = unexplained(reports);
  if (!first) return [];
  const { task, period } = first.standing;
  const several = others.some(({ standing }) => standing.period.id !== period.id);
  return [causeButtons(task.code, several ? 'all' : period.id, task.code)];
}

function unexplained(reports: readonly Recorded[]): readonly Recorded[] {
  return reports.filter((report) => {
    const { reasons, reports: current } = report.standing;
    // What a restored journal lost is told late for that reason.
    if (current.some(({ fact, explainedByLoss }) => fact === report.fact && explainedByLoss)) return false;
    const explained = reasons.some(({ part }) => part === null || part === report.part);
    return isClosing(report.status) && daysLate(report) > 0 && !explained;
  });
}

function waitingLines(reports: readonly Recorded[]): readonly string[] {
  return reports.some(waits)
    ? ['Báo cáo chờ đầu mối xác nhận; ngày hoàn thành giữ theo báo cáo này, nhắc việc dừng trong lúc chờ.']
    : [];
}

function signOf({ status }: Recorded): string {
  return isClosing(status) ? '✅ ' : '';
}

function distinctStandings(reports: readonly Recorded[]): readonly Standing[] {
  const byPeriod = new Map(reports.map(({ standing }) => [standing.period.id, standing]));
  return [...byPeriod.values()];
}
