import { isClosing } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { standingsOf } from '../../journal/standing.js';
import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import type { Certain, ReportRequest } from './meaning.js';
import type { ReadNote } from './note.js';
import type { ReportOutcome } from './outcome.js';
import { isPeriodOf } from './period-named.js';

export interface NoteRead extends ReadNote {
  /** The coordinator closes a task for everybody. */
  readonly everybody: boolean;
}

export interface Noted extends Certain {
  readonly read: NoteRead;
}

interface Asked {
  readonly office: Office;
  readonly history: History;
  readonly request: ReportRequest;
  readonly today: Day;
}

/** What has to be asked of the days that are said of some tasks, one for each of them whose day is not certain. */
export function dayFaults(noted: readonly Noted[], asked: Asked): readonly BadDate[] {
  return noted.flatMap((said) => dayFault(said, asked.request) ?? spanFault(said, asked) ?? []);
}

/** "vướng, dự kiến xong ngày 30/04" names no day of completion: only what closes a period has one. */
function dayFault(said: Noted, { about, chosen = null, day = null }: ReportRequest): BadDate | null {
  const { fault } = said.read;
  if (!isClosing(said.status) || !fault || day !== null) return null;
  const tasks = said.references.flatMap((one) => (one.kind === 'task' ? [one.task] : []));
  const { kind, written, options } = fault;
  return { kind: 'bad-date', fault: kind, written, options, tasks, about, chosen };
}

export type BadDate = Extract<ReportOutcome, { kind: 'bad-date' }>;

export function eachTask(fault: BadDate): readonly BadDate[] {
  return fault.tasks.map((task) => ({
    ...fault,
    tasks: [task],
    about: { tasks: [task], period: fault.about?.period ?? null, part: fault.about?.part ?? null },
  }));
}

/** "xong trong tháng 2": where that is no period of the task, it is when the work was done, and no day of it is named. */
function spanFault(
  said: Noted,
  { office, history, request: { about, chosen = null, day = null }, today }: Asked,
): BadDate | null {
  const { span, words } = said.read;
  if (!isClosing(said.status) || !span || day !== null) return null;
  const tasks = said.references.flatMap((one) => (one.kind === 'task' ? [one.task] : []));
  const of = tasks.map((task) => standingsOf(office, history, task, today));
  if (of.every((standings) => isPeriodOf(office.plan, standings, { note: words, today }))) return null;
  const { written, options } = span;
  const fault = options.length > 0 ? 'several' : 'unread';
  return { kind: 'bad-date', fault, written, options, tasks, about, chosen };
}
