import type { ReportStatus } from '../journal/fact.js';
import type { CommandName } from './commands.js';

/** The command that reports each status. */
export const REPORT_COMMANDS = {
  done: 'done',
  'in-progress': 'progress',
  blocked: 'blocked',
  'not-arising': 'na',
} as const satisfies Record<ReportStatus, CommandName>;

/** The status that a command reports; null of a command that reports none. */
export function statusReported(name: CommandName): ReportStatus | null {
  return STATUSES.find((status) => REPORT_COMMANDS[status] === name) ?? null;
}

const STATUSES: readonly ReportStatus[] = ['done', 'in-progress', 'blocked', 'not-arising'];
