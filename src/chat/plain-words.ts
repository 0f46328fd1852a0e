import type { Plan } from '../plan/plan.js';
import { REPORT_COMMANDS } from '../words/report-commands.js';
import type { ReadCommand } from './command.js';
import { readReports } from '../speech/said-report.js';
import type { SaidReport } from '../speech/said-report.js';
import { isQuestion } from '../speech/small-talk.js';
import { readSpokenCommand } from './spoken-command.js';

const NONE = { kind: 'none' } as const;

/**
 * What plain words mean: a command said in words, or a report of something named, with or without accents. What is
 * named and not clear (a denial, two words that contradict each other) is a report too: its feature asks. A question
 * is none, and neither is a code without a word of reporting.
 * @param reply the words answer a message, which may name the task
 */
export function readPlainWords(plan: Plan, text: string, reply = false): ReadCommand {
  const spoken = readSpokenCommand(plan, text);
  if (spoken) return spoken;
  if (isQuestion(text)) return NONE;
  const reports = readReports(plan, text, null);
  const [first] = reports;
  if (!first || !isMeant(reports, reply)) return NONE;
  // The report's feature reads the words again, each task with its own.
  return { kind: 'command', name: REPORT_COMMANDS[first.status ?? 'done'], rest: text.trim() };
}

function isMeant(reports: readonly SaidReport[], reply: boolean): boolean {
  const codes = reports.flatMap(({ references }) => references);
  const [first, ...others] = reports;
  if (codes.length === 0) {
    return (
      others.length === 0 &&
      first !== undefined &&
      (reply || (first.status === 'done' && first.doubt === null))
    );
  }
  // A month's check-ins are answered by figures alone.
  return reports.some(({ status }) => status !== null) || (codes.length > 1 && !reply);
}
