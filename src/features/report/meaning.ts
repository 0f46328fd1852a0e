import type { Evidence, ReportStatus, StageReached } from '../../journal/fact.js';
import type { Day } from '../../plan/day.js';
import type { Reference } from '../../plan/task-code.js';
import type { SaidReport } from '../../speech/said-report.js';
import type { About } from './outcome.js';

/** What a command, a button or plain words say about a report. */
export interface ReportRequest {
  /** The status that the command or the button names. Null where the words themselves say it. */
  readonly status: ReportStatus | null;
  /** The words after the command, or all words: codes and notes. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** Of a reply to a reminder that names one task, or of a button: what is meant where the text has no code. */
  readonly about: About | null;
  /** Said by a button that names the status: what would be asked once more is certain. */
  readonly confirmed?: boolean;
  /** The status that a tap gives to what is not clear in the words; the rest of them keep their own. */
  readonly chosen?: ReportStatus | null;
  /** The day of completion that a tap or an answer gives, where the words name one that is not read. */
  readonly day?: Day | null;
  /** How far the work is, said by a button; where none says it, the words may. */
  readonly stage?: StageReached | undefined;
}

/** What is said of some tasks, with its status. */
export interface Certain {
  readonly references: readonly Reference[];
  readonly status: ReportStatus;
  readonly note: string;
}

/** What is said of a task with the status that counts; null where it has to be asked. */
export function certain(said: SaidReport, { status, confirmed, chosen }: ReportRequest): Certain | null {
  const { references, note, doubt } = said;
  if (confirmed === true && status !== null) return { references, status, note };
  if (doubt !== null) return chosen ? { references, status: chosen, note } : null;
  return said.status === null ? null : { references, status: said.status, note };
}

/** The words about the tasks that a button or the message replied to names. */
export function saidAbout(
  read: readonly SaidReport[],
  about: About,
  { text, status }: ReportRequest,
): SaidReport {
  const references = about.tasks.map((task): Reference => ({ kind: 'task', task }));
  const codes = new Set(about.tasks.map(({ code }) => code));
  const own = read.filter((one) =>
    one.references.some((reference) => reference.kind === 'task' && codes.has(reference.task.code)),
  );
  const [only, ...others] = own.length > 0 ? own : read;
  const fallback = { references, status: status ?? 'done', doubt: null, note: '' } as const;
  if (!only || (own.length === 0 && others.length > 0)) return fallback;
  if (isOnlyNumber(only.references, about)) {
    return {
      ...fallback,
      status: only.status ?? fallback.status,
      note: text.slice(text.search(/\d/u)).trim(),
    };
  }
  return { ...only, references, status: only.status ?? status };
}

/** Where the task is known already, "12.5 triệu" is a number and no code; "3.3" that was asked back is one. */
function isOnlyNumber([first]: readonly Reference[], about: About): boolean {
  switch (first?.kind) {
    case undefined:
    case 'task':
    case 'row':
      return false;
    case 'unknown':
      return /^\d/u.test(first.written);
    case 'arabic':
      return !first.tasks.some((task) => about.tasks.some(({ code }) => code === task.code));
  }
}
