import type { Task } from '../../../plan/plan.js';
import type { Report } from '../../../journal/history.js';
import { messageOf } from '../../../words/compose.js';
import { evidenceWords, taskName } from '../../../words/lines.js';
import type { Message } from '../../../words/message.js';
import { clip, dateWords } from '../../../words/words.js';

/** A task that a newer plan has dropped: what was reported of it stays on record. */
export function formerView({
  task,
  reports,
}: {
  readonly task: Task;
  readonly reports: readonly Report[];
}): Message {
  return messageOf([
    { head: [taskName(task), 'Nhiệm vụ này đã bỏ khỏi kế hoạch hiện hành; các báo cáo trước đó vẫn lưu:'] },
    {
      head: [],
      list: reports.map((report) => `• ${reportedLine(report)}`),
      unit: 'báo cáo',
    },
  ]);
}

function reportedLine({ reportedOn, note, evidence }: Report): string {
  const papers = evidence.length > 0 ? [evidenceWords(evidence)] : [];
  const words = note === '' ? [] : [clip(note, 120)];
  return [`báo cáo ngày ${dateWords(reportedOn)}`, ...papers, ...words].join(', ');
}
