import type { Office, Task } from '../../plan/plan.js';
import { assignmentOf } from '../../journal/assigned-work.js';
import { dayOfFact } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { inChargeOf } from '../../journal/duty.js';
import type { Block } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import { whoWords } from '../../words/who.js';
import { dateWords } from '../../words/words.js';
import { assignmentLines } from './record-words.js';

interface Shown {
  readonly task: Task;
  /** There nobody is named. */
  readonly inGroup: boolean;
}

/** What was assigned, by whom and by which document, and who has said that it arrived. */
export function assignedBlock(office: Office, history: History, { task, inGroup }: Shown): Block {
  const assignment = assignmentOf(history, { plan: office.plan, task });
  if (!assignment) return { head: [taskName(task)] };
  const { fact, acknowledged } = assignment;
  const person = inChargeOf(office.plan, history, task);
  const received = acknowledged.map(
    ({ by, on }) => `${whoWords(office, history, { by, inGroup })} ${dateWords(on)}`,
  );
  return {
    head: [
      taskName(task),
      `Nhiệm vụ giao thêm, ${whoWords(office, history, { by: fact.by, inGroup })} giao ngày ${dateWords(dayOfFact(fact))}`,
      ...assignmentLines(office, fact),
      ...(person && !inGroup
        ? [`Người thực hiện: ${whoWords(office, history, { by: person.id, inGroup })}`]
        : []),
      `Đã nhận: ${received.length > 0 ? received.slice(0, 6).join('; ') : 'chưa xác nhận'}`,
    ],
  };
}
