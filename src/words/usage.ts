import { note } from './compose.js';
import { usageOf } from './commands.js';
import type { CommandName } from './commands.js';
import type { Message } from './message.js';
import type { Plan, Task } from '../plan/plan.js';
import { exampleOf } from './examples.js';
import { clip, plainClip } from './words.js';

/** The right form of a command that was sent in another. */
export function usage(plan: Plan, command: CommandName): Message {
  return note(['Lệnh chưa đủ hoặc chưa đúng mẫu. Đề nghị đồng chí gửi theo mẫu:', ...usageOf(plan, command)]);
}

/** To thanks, a greeting, "đã nhận": nothing more is to be said. */
export function thanks(): Message {
  return note(['Cảm ơn đồng chí.']);
}

/** Words that mean no command. */
export function notUnderstood(plan: Plan, words: string, about: Task | null = null): Message {
  const said = clip(words, 80);
  const lines = [
    said === ''
      ? 'Bot chưa xác định được nội dung đồng chí gửi; chưa ghi nhận báo cáo nào.'
      : `Bot chưa xác định được nội dung “${said}”; chưa ghi nhận báo cáo nào.`,
    `Báo cáo hoàn thành: <code>/xong ${exampleOf(plan, 'done')}</code>. Việc của mình: /viec. Hướng dẫn: /trogiup`,
  ];
  if (!about) return note(lines);
  const action = { kind: 'view', view: { kind: 'task', task: about.code }, page: 0 } as const;
  return note(lines, [[{ label: plainClip(`Xem tình hình ${about.code}`, 38), action }]]);
}
