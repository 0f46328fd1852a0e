import type { Day } from '../../plan/day.js';
import type { Office, Task } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import type { TaskGroup } from '../../journal/views.js';
import { taskChoice } from '../../words/task-choice.js';
import { note } from '../../words/compose.js';
import { formRows } from '../letter/form.js';
import { dueWords, groupName, taskName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { plainClip } from '../../words/words.js';

/** A code and nothing else: nothing is recorded, what is meant is asked. */
export function bareCode(
  office: Office,
  {
    task,
    group,
    extends: may,
    attach,
    today,
  }: {
    readonly task: Task;
    readonly group: TaskGroup | null;
    /** Whether the person may ask for a later date. */
    readonly extends: boolean;
    readonly attach: Button | null;
    readonly today: Day;
  },
): Message {
  const look: Button = {
    label: plainClip(`Xem ${task.code}`, 30),
    action: viewAction({ kind: 'task', task: task.code }),
  };
  const rows = group ? formRows(office, { group, period: null, today }, { extends: may }) : [];
  const first = attach ? [[attach]] : [];
  const message = note(
    group
      ? [`${groupName(group)} – ${dueWords(office, group)}`, 'Đồng chí báo cáo gì? Hiện chưa ghi nhận gì.']
      : [`${taskName(task)}: không còn kỳ nào đang mở; chưa ghi nhận gì.`],
    [...first, ...rows, [look]],
  );
  const buttons = [...first, ...rows].flat();
  return buttons.length === 0 ? message : { ...message, choices: [{ buttons }] };
}

/** The same where the code is not one task. */
export function whichBareCode(reference: Exclude<Reference, { kind: 'task' }>): Message {
  return taskChoice(reference, (task) => ({ kind: 'form', task, period: null }));
}
