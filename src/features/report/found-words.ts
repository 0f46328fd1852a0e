import type { FoundReport, Recorded } from '../../journal/recorded.js';
import { readLateWords } from '../../words/read-late.js';
import { daysBetween } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { messageOf } from '../../words/compose.js';
import { taskName, viewAction } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { dateWords, nameWords, periodWords, shortNames, statusWords } from '../../words/words.js';

/** To whoever was told that the work is late, or counted as not done, after it had been reported. */
export function reportFound(
  office: Office,
  { name, found }: { readonly name: string; readonly found: FoundReport },
): Message {
  const { reports, letters, summaries } = found;
  const { task } = reports[0].standing;
  const part = reports[0].part ?? task.lead;
  const several = reports.length > 1 ? 'các báo cáo' : 'báo cáo';
  const codes = [...new Set(reports.map(({ standing }) => standing.task.code))];
  return messageOf(
    [
      {
        head: ['<b>Đính chính</b>'],
        list: reports.map((report) => `• ${foundLine(report)}`),
        unit: 'kỳ',
        tail: [
          `${readLateWords(found)}.`,
          ...(letters.length > 0
            ? [`Nội dung quá hạn trong thư gửi đồng chí ${daysWords(letters)} không còn đúng.`]
            : []),
          ...(summaries.length > 0
            ? [
                `Tổng hợp tuần gửi ${daysWords(summaries)} chưa tính ${several} này. Số liệu hiện nay: /tonghop`,
              ]
            : []),
          `Người báo cáo: đồng chí ${nameWords(name)} (${shortNames(office, [part])}).`,
        ],
      },
    ],
    codes
      .slice(0, 3)
      .map((code) => [{ label: `Xem ${code}`, action: viewAction({ kind: 'task', task: code }) }]),
  );
}

/** `III.1 Kế hoạch kiểm soát TTHC: đã báo cáo hoàn thành ngày 31/03/2025, đúng hạn` */
function foundLine({ standing, status, completedOn }: Recorded): string {
  const on = completedOn ?? standing.lastOnTime;
  const day = status === 'done' ? ` ngày ${dateWords(on)}` : '';
  const late = daysBetween(standing.lastOnTime, on);
  const timing = standing.category === 'continuous' ? '' : late > 0 ? `, quá hạn ${late} ngày` : ', đúng hạn';
  return `${taskName(standing.task)}${periodWords(standing)}: đã báo cáo ${statusWords(status)}${day}${timing}`;
}

function daysWords(days: readonly Day[]): string {
  return `ngày ${days.map(dateWords).join(', ')}`;
}
