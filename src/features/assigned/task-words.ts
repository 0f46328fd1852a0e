import type { Office, Task } from '../../plan/plan.js';
import { assignmentOf } from '../../journal/assigned-work.js';
import { dayOfFact } from '../../journal/fact.js';
import type { FactOf } from '../../journal/fact.js';
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

/** The assignment as it was first made, in whichever year. */
function firstOf(history: History, fact: FactOf<'task-assigned'>): FactOf<'task-assigned'> {
  const from = history.assignments.find((one) => one.fact.id === fact.carriedFrom);
  return from ? firstOf(history, from.fact) : fact;
}

/** What was assigned, by whom and by which document, and who has said that it arrived. */
export function assignedBlock(office: Office, history: History, { task, inGroup }: Shown): Block {
  const assignment = assignmentOf(history, { plan: office.plan, task });
  if (!assignment) return { head: [taskName(task)] };
  const { fact, acknowledged } = assignment;
  const first = firstOf(history, fact);
  const person = inChargeOf(office.plan, history, task);
  const received = acknowledged.map(
    ({ by, on }) => `${whoWords(office, history, { by, inGroup })} ${dateWords(on)}`,
  );
  return {
    head: [
      taskName(task),
      `Nhiệm vụ giao thêm, ${whoWords(office, history, { by: first.by, inGroup })} giao ngày ${dateWords(dayOfFact(first))}${fact === first ? '' : `, chuyển từ năm ${first.year}`}`,
      ...assignmentLines(office, fact),
      ...(person && !inGroup
        ? [`Người thực hiện: ${whoWords(office, history, { by: person.id, inGroup })}`]
        : []),
      `Đã nhận: ${received.length > 0 ? received.slice(0, 6).join('; ') : 'chưa xác nhận'}`,
    ],
  };
}
