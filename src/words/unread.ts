import type { Task } from '../plan/plan.js';
import type { UnclearDay } from '../plan/said-day.js';
import type { Reference } from '../plan/task-code.js';
import { note } from './compose.js';
import { taskName } from './lines.js';
import type { Message } from './message.js';
import { clip, dateWords } from './words.js';

/** That a text is no date of the calendar. */
export function unreadDate(written: string, capital = false): string {
  const words = clip(written, 40);
  const said = words === '' ? 'chưa có ngày' : `“${words}” không phải là một ngày có trong lịch`;
  return capital ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** That words mark a day, but not which. */
export function unclearDay({ written, why }: UnclearDay, capital = false): string {
  if (why === 'no-such-date') return unreadDate(written, capital);
  return `${capital ? 'Chưa' : 'chưa'} rõ “${clip(written, 40)}” là ngày nào`;
}

/** The days that unclear words may mean, or nothing. */
export function daysMeant({ options }: UnclearDay): readonly string[] {
  return options.length === 0 ? [] : [`Có thể là: ${options.map((day) => dateWords(day)).join('; ')}.`];
}

/**
 * The answer to a command whose code is missing or unclear.
 * @param example null where the plan has no task that the command is for
 */
export function codeNeeded(reference: Reference | null, example: string | null): Message {
  return note([
    `${codeWords(reference)}, chưa ghi nhận gì.`,
    ...(example === null ? [] : [`Đề nghị gửi theo mẫu: <code>${example}</code>`]),
  ]);
}

function codeWords(reference: Reference | null): string {
  if (!reference) return 'Chưa có mã nhiệm vụ';
  switch (reference.kind) {
    case 'task':
      return `Mã hiểu là ${taskName(reference.task)}`;
    case 'row':
      return `Mã <b>${clip(reference.written, 20)}</b> gồm ${reference.tasks.length} nhiệm vụ: ${codesOf(reference.tasks)}`;
    case 'arabic':
      return `Mã có thể là ${codesOf(reference.tasks)}; đề nghị viết mã như trong kế hoạch`;
    case 'unknown':
      return `Kế hoạch không có mã <b>${clip(reference.written, 20)}</b>${reference.nearest.length > 0 ? `; các mã gần nhất: ${codesOf(reference.nearest)}` : ''}`;
  }
}

function codesOf(tasks: readonly Task[]): string {
  return tasks
    .slice(0, 10)
    .map(({ code }) => clip(code, 20))
    .join(', ');
}
