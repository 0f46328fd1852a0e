import { addDays, monthOf } from '../../plan/day.js';
import { dayWritten } from '../../journal/fact.js';
import type { Office } from '../../plan/plan.js';
import type { Block } from '../../words/compose.js';
import {
  assignedLines,
  completedCounts,
  dutyLines,
  changedLines,
  openCounts,
  regularLine,
  waitingLines,
} from '../../words/figures.js';
import { dateWords, twoDigits } from '../../words/words.js';
import { targetLines } from '../target/words.js';
import type { WeeklySummary } from './rule.js';

/** The figures of a week, and what changed them. */
export function figuresBlock(office: Office, summary: WeeklySummary): Block {
  const { statistics, change } = summary;
  const { dated } = statistics;
  return {
    head: [
      '<b>1. Kết quả chung</b>',
      ...restoredLines(summary),
      `Nhiệm vụ có thời hạn: ${dated.total}. ${completedCounts(dated)}.${changeWords(change)}`,
      `${openCounts(dated)}.`,
      ...planChangeLines(summary),
      ...changedLines(statistics),
      regularLine(statistics),
      ...dutyLines(office, statistics),
      ...assignedLines(statistics),
      ...targetsOfWeek(summary),
      ...waitingLines(statistics),
    ],
  };
}

/** What people read of the weeks before may have counted more. */
function restoredLines({ restored }: WeeklySummary): readonly string[] {
  if (!restored) return [];
  return [
    `Nhật ký được khôi phục ngày ${dateWords(dayWritten(restored))} từ bản sao ngày ${dateWords(restored.copy)}: số liệu, kể cả so với tuần trước, có thể thiếu báo cáo chưa được báo lại.`,
  ];
}

/** Twenty-one targets without a figure are no news of a week: all of them are counted when a quarter ends. */
function targetsOfWeek({ targets, targetsBefore, week }: WeeklySummary): readonly string[] {
  const { total, met, notMet, noData } = targets;
  const quarterEnds = monthOf(week.to) % 3 === 0 && monthOf(addDays(week.to, 7)) !== monthOf(week.to);
  if (total === 0 || quarterEnds) return targetLines(targets);
  if (noData === total) return ['Chỉ tiêu: chưa có số liệu.'];
  const same = targetsBefore?.met === met && targetsBefore.notMet === notMet;
  return same ? [`Chỉ tiêu: đạt ${met}/${total}, không đổi so với tuần trước.`] : targetLines(targets);
}

/** Readers add the figures up: where another plan changed them, that is said. */
function planChangeLines({ planChange, statistics }: WeeklySummary): readonly string[] {
  if (!planChange) return [];
  const { added, gone, goneCompleted, totalBefore } = planChange;
  const done = goneCompleted > 0 ? ` (trong đó ${goneCompleted} đã hoàn thành)` : '';
  const said = [
    ...(gone > 0 ? [`${gone} nhiệm vụ được đưa ra khỏi kế hoạch${done}`] : []),
    ...(added > 0 ? [`${added} nhiệm vụ được bổ sung`] : []),
  ];
  const { total } = statistics.dated;
  const dated = `nhiệm vụ có thời hạn ${totalBefore === total ? `vẫn là ${total}` : `từ ${totalBefore} thành ${total}`}`;
  return [`Kế hoạch được điều chỉnh: ${[...said, dated].join('; ')}.`];
}

function changeWords(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return ' Không đổi so với tuần trước.';
  return ` ${change > 0 ? 'Tăng' : 'Giảm'} ${twoDigits(Math.abs(change))} nhiệm vụ so với tuần trước.`;
}
