import type { TaskCode } from '../plan/plan.js';
import type { Reference } from '../plan/task-code.js';
import type { PersonId } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { findPerson } from '../journal/people.js';
import type { Action } from './action.js';
import { MOST_BUTTONS, choice } from './compose.js';
import type { Message } from './message.js';
import { clip, nameWords, plainClip } from './words.js';

/** Which task is meant, where a code names several or none; a tap does what was asked for. */
export function taskChoice(reference: Reference, action: (task: TaskCode) => Action): Message {
  const tasks =
    reference.kind === 'unknown'
      ? reference.nearest
      : reference.kind === 'task'
        ? [reference.task]
        : reference.tasks;
  const buttons = tasks
    .slice(0, MOST_BUTTONS)
    .map((task) => [{ label: plainClip(`${task.code} ${task.title}`, 38), action: action(task.code) }]);
  return choice([wordsOf(reference)], buttons);
}

function wordsOf(reference: Reference): string {
  switch (reference.kind) {
    case 'task':
      return 'Mỗi lần chỉ một nhiệm vụ; chưa ghi nhận gì. Đề nghị đồng chí chọn:';
    case 'row':
      return `Mã <b>${clip(reference.written, 20)}</b> gồm ${reference.tasks.length} nhiệm vụ. Đề nghị đồng chí chọn:`;
    case 'arabic':
      return `Con số này có thể là mã <b>${clip(reference.written, 20)}</b>. Đề nghị đồng chí xác nhận:`;
    case 'unknown':
      return `Kế hoạch không có mã <b>${clip(reference.written, 20)}</b>; chưa ghi nhận gì.${reference.nearest.length > 0 ? ' Các mã gần nhất:' : ''}`;
  }
}

/** `đồng chí Lê Văn Tâm` */
export function personWords(history: History, id: PersonId | null): string {
  if (id === null) return 'hệ thống';
  const person = findPerson(history, id);
  return person ? `đồng chí ${nameWords(person.name)}` : 'người đã thôi phụ trách';
}
