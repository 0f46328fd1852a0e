import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import type { PeriodRef, PersonId, ReportStatus } from '../../journal/fact.js';
import type { History, Report } from '../../journal/history.js';
import { periodKey } from '../../journal/fact.js';
import { categoryOf } from '../../journal/periods.js';
import { nameIn } from '../../journal/people.js';
import { postponementOf } from '../../journal/record.js';
import { isWaiting } from '../../journal/standing.js';
import { isUndoable } from '../undo/rule.js';
import { messageOf } from '../../words/compose.js';
import { newest } from '../../words/lines.js';
import { letterKeyboard } from './form.js';
import type { LetterState } from './form.js';
import type { Button, Message } from '../../words/message.js';
import { clip, plainClip, shortDate, statusWords, weekdayDate } from '../../words/words.js';

/** Stands alone on a line above what was recorded: what follows it is no part of the letter itself. */
export const RECORDED_TITLE = 'Đã ghi nhận:';

/** Room that a letter leaves for what will be recorded from it. */
export const RECORD_ROOM = 900;

const MOST_UNDO = 6;

interface LetterAgain extends LetterState {
  /** The letter as it was sent, without what was recorded since. */
  readonly html: string;
  readonly person: PersonId;
  /** When it was sent, ISO 8601. */
  readonly since: string;
  /** ISO 8601. */
  readonly now: string;
  /** The rows that are no part of the form stay as they are. */
  readonly watch: readonly (readonly Button[])[];
}

/** A letter with what was recorded of its tasks since, and by whom. */
export function letterAgain(office: Office, history: History, again: LetterAgain): Message {
  const deeds = deedsOf(office, history, again);
  const own = deeds
    .filter(({ by, at }) => by === again.person && isUndoable(at, again.now))
    .slice(-MOST_UNDO);
  const blocks =
    deeds.length === 0
      ? [{ head: [again.html] }]
      : [
          { head: [again.html] },
          { head: [RECORDED_TITLE], list: deeds.map((deed) => deedLine(history, deed)), unit: 'nội dung' },
        ];
  return messageOf(blocks, [...letterKeyboard(again), ...own.map(undoButtons), ...again.watch]);
}

/** What one gesture did to tasks of the letter. */
interface Deed {
  readonly kind: ReportStatus | 'check-in' | 'postponed';
  readonly codes: readonly string[];
  readonly fact: number;
  readonly by: PersonId | null;
  readonly at: string;
  readonly what: string;
}

function deedsOf(office: Office, history: History, again: LetterAgain): readonly Deed[] {
  const all = again.entries.flatMap(({ ref }): readonly (Deed & { readonly together: string })[] => [
    ...reportDeeds(office, history, { ref, since: again.since }),
    ...postponedDeeds(history, { ref, again }),
  ]);
  const byGesture = new Map<string, Deed>();
  for (const { together, ...deed } of all) {
    const known = byGesture.get(together);
    const codes = [...new Set([...(known?.codes ?? []), ...deed.codes])];
    byGesture.set(together, { ...deed, fact: Math.max(deed.fact, known?.fact ?? 0), codes });
  }
  return [...byGesture.values()].sort((one, other) => one.fact - other.fact);
}

function reportDeeds(
  office: Office,
  history: History,
  { ref, since }: { readonly ref: PeriodRef; readonly since: string },
): readonly (Deed & { readonly together: string })[] {
  const reports = history.reports.get(periodKey(ref)) ?? [];
  const report = newest(reports.filter(({ at }) => Date.parse(at) >= Date.parse(since)));
  const task = findTask(office.plan, ref.task);
  if (!report || !task) return [];
  const { fact, by, at, status, gesture } = report;
  const checkIn = categoryOf(task) === 'continuous' && status === 'done';
  const kind = checkIn ? 'check-in' : status;
  const what = `${reportWords(report, checkIn)}${isWaiting(report) ? ' (chờ xác nhận)' : ''}`;
  return [{ kind, codes: [ref.task], fact, by, at, what, together: `${gesture} ${kind} ${what}` }];
}

function postponedDeeds(
  history: History,
  { ref, again }: { readonly ref: PeriodRef; readonly again: LetterAgain },
): readonly (Deed & { readonly together: string })[] {
  const postponed = postponementOf(history, again.person, ref);
  const fact = postponed && history.facts.find(({ id }) => id === postponed.fact);
  if (!postponed || !fact || Date.parse(fact.at) < Date.parse(again.since)) return [];
  const what = `nhắc lại ${weekdayDate(postponed.until)}`;
  const { id, by, at } = fact;
  return [{ kind: 'postponed', codes: [ref.task], fact: id, by, at, what, together: `${id} ${what}` }];
}

function reportWords({ status, completedOn, reportedOn, period }: Report, checkIn: boolean): string {
  if (checkIn) return `đã báo cáo kỳ ${monthWords(period)}`;
  return status === 'done'
    ? `${statusWords(status)} ${shortDate(completedOn ?? reportedOn)}`
    : statusWords(status);
}

/** `tháng 3` of `2025-03`. */
function monthWords(period: string): string {
  return `tháng ${Number(period.slice(5, 7))}`;
}

function deedLine(history: History, { kind, codes, by, what }: Deed): string {
  const name = by === null ? null : nameIn(history, by);
  const who = name === null ? '' : `, đồng chí ${clip(name, 40)}`;
  return `${signOf(kind)} ${clip(codes.join(', '), 80)}: ${what}${who}`;
}

function signOf(kind: Deed['kind']): string {
  switch (kind) {
    case 'done':
    case 'not-arising':
    case 'check-in':
      return '✅';
    case 'blocked':
      return '🟡';
    case 'in-progress':
    case 'postponed':
      return '•';
  }
}

function undoButtons({ kind, codes, fact }: Deed): readonly Button[] {
  const [first = '', ...others] = codes;
  const name = plainClip(`${first}${others.length > 0 ? ` và ${others.length} mã khác` : ''}`, 28);
  const undo: Button = { label: `Hoàn tác ${name}`, action: { kind: 'undo', fact } };
  return kind === 'postponed'
    ? [undo]
    : [undo, { label: `Minh chứng ${name}`, action: { kind: 'evidence', fact } }];
}
