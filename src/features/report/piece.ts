import type { Day } from '../../plan/day.js';
import type { Task } from '../../plan/plan.js';
import type { History } from '../../journal/history.js';
import type { Standing } from '../../journal/standing.js';
import type { Action } from '../../words/action.js';
import type { Button } from '../../words/message.js';
import { plainClip, shortDate, shortPeriodLabel } from '../../words/words.js';

/** What is said of one outcome: a message may hold several. */
export interface Piece {
  readonly lines: readonly string[];
  readonly buttons: readonly (readonly Button[])[];
}

export interface ReportAnswerOptions {
  readonly today: Day;
  /** Who is addressed, in a group; null in a private chat. */
  readonly name: string | null;
  /** Where given, an earlier report is told with the name of who made it. */
  readonly history?: History;
  /** What the questions' buttons report; not given: what the command says that they answer. */
  readonly given?: Given;
  /** A day of completion that was chosen: the questions that are left keep it. */
  readonly day?: Day | null;
}

/** What a button named. */
export type Given = Pick<Extract<Action, { kind: 'report' }>, 'status' | 'stage'>;

/** `III.3 Số hóa kết quả…`: reports the task, its period asked where several are open. */
export function taskButton(task: Task): Button {
  return {
    label: plainClip(`${task.code} ${task.title}`, 38),
    action: { kind: 'report', task: task.code, period: null, part: null },
  };
}

/** `Tháng 1 (hạn 31/01)` */
export function periodLabel(standing: Standing): string {
  const words = shortPeriodLabel(standing) || 'Kỳ này';
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return standing.category === 'continuous'
    ? name
    : `${name} (hạn ${shortDate(standing.period.due, standing.today)})`;
}
