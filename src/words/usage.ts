import { note } from './compose.js';
import { commandOf } from './commands.js';
import type { CommandName } from './commands.js';
import type { Message } from './message.js';
import type { Task } from '../plan/plan.js';
import { clip, plainClip } from './words.js';

/** The right form of a command that was sent in another. */
export function usage(command: CommandName): Message {
  return note([
    'Lệnh chưa đủ hoặc chưa đúng mẫu. Đề nghị đồng chí gửi theo mẫu:',
    ...commandOf(command).usage,
  ]);
}

/** Words that mean no command. */
export function notUnderstood(words: string, about: Task | null = null): Message {
  const said = clip(words, 80);
  const lines = [
    said === ''
      ? 'Chưa hiểu nội dung đồng chí gửi; chưa ghi nhận gì.'
      : `Chưa hiểu “${said}”; chưa ghi nhận gì.`,
    'Báo cáo hoàn thành: <code>/xong III.3</code>. Việc của mình: /viec. Hướng dẫn: /trogiup',
  ];
  if (!about) return note(lines);
  const action = { kind: 'view', view: { kind: 'task', task: about.code }, page: 0 } as const;
  return note(lines, [[{ label: plainClip(`Xem tình hình ${about.code}`, 38), action }]]);
}
