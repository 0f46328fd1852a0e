import { findTask } from '../../plan/plan.js';
import type { Office } from '../../plan/plan.js';
import type { PeriodRef, PersonId, ReportStatus } from '../../journal/fact.js';
import type { History, Person, Report } from '../../journal/history.js';
import { dayOfFact, periodKey } from '../../journal/fact.js';
import { yearOfPeriod } from '../../plan/periods.js';
import { categoryOf } from '../../journal/periods.js';
import { nameIn } from '../../journal/people.js';
import { factsOf, isTakenBack, postponementOf } from '../../journal/record.js';
import { isWaiting } from '../../journal/standing.js';
import { isUndoable } from '../undo/rule.js';
import { messageOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { newest } from '../../words/lines.js';
import { letterKeyboard, opensItsForm } from './form.js';
import type { LetterState } from './form.js';
import type { Item } from './item.js';
import { NOTHING_LEFT, isWork, workBlocks } from './words.js';
import type { Button, Message } from '../../words/message.js';
import { reportedStatus } from '../../words/stage-words.js';
import { clip, plainClip, shortDate, shortWeekdayDate, statusWords } from '../../words/words.js';

/** Stands alone on a line above what was recorded: what follows it is no part of the letter itself. */
export const RECORDED_TITLE = 'Đã ghi nhận:';

const MOST_UNDO = 6;

interface LetterAgain extends LetterState {
  /** The letter as it is shown, without what was recorded since. */
  readonly html: string;
  readonly person: Person;
  /** What is left to do of it. */
  readonly items: readonly Item[];
  /** What it asks of that is still stuck, and nobody has answered yet. */
  readonly stuck: readonly Item[];
  /** When it was sent, ISO 8601. */
  readonly since: string;
  /** ISO 8601. */
  readonly now: string;
  /** The rows that are no part of the form stay as they are. */
  readonly watch: readonly (readonly Button[])[];
}

/** A letter with what is left to do of it, and what was recorded of its tasks since, and by whom. */
export function letterAgain(office: Office, history: History, again: LetterAgain): Message {
  const { lines, rows } = recordedSince(office, history, {
    ...{ since: again.since, now: again.now, person: again.person.id },
    refs: again.entries.map(({ ref }) => ref),
  });
  const [opening = '', ...rest] = again.html.split('\n\n');
  const work = workBlocks(office, { ...again, opened: opensItsForm(again.entries) });
  const isLeft = work.length > 0 || again.entries.some(({ standing }) => standing !== null);
  // What stands above the work, such as what waits for its person, stays above it.
  const first = Math.max(0, rest.findIndex(isWork));
  const others = (paragraphs: readonly string[]): readonly Block[] =>
    paragraphs.filter((paragraph) => !isWork(paragraph)).map((paragraph) => ({ head: [paragraph] }));
  const blocks: readonly Block[] = [
    { head: [opening] },
    ...others(rest.slice(0, first)),
    ...(isLeft ? work : [{ head: [NOTHING_LEFT] }]),
    ...others(rest.slice(first)),
    ...(lines.length > 0 ? [{ head: [RECORDED_TITLE], list: lines, unit: 'nội dung' }] : []),
  ];
  return messageOf(blocks, [...letterKeyboard(office, again), ...rows, ...again.watch]);
}

interface Since extends Pick<LetterAgain, 'since' | 'now'> {
  readonly person: PersonId;
  readonly refs: readonly PeriodRef[];
}

/** What was recorded of those periods since, in the order of recording, and what the person can still do about it. */
export function recordedSince(
  office: Office,
  history: History,
  since: Since,
): { readonly lines: readonly string[]; readonly rows: readonly (readonly Button[])[] } {
  const deeds = deedsOf(office, history, since);
  const own = deeds
    .filter(({ by, at }) => by === since.person && isUndoable(at, since.now))
    .slice(-MOST_UNDO);
  return { lines: deeds.map((deed) => deedLine(history, deed)), rows: own.map(undoButtons) };
}

/** What one gesture did to tasks of the letter. */
interface Deed {
  readonly kind: ReportStatus | 'check-in' | 'postponed' | 'still-blocked';
  readonly codes: readonly string[];
  readonly fact: number;
  readonly by: PersonId | null;
  readonly at: string;
  readonly what: string;
}

function deedsOf(office: Office, history: History, again: Since): readonly Deed[] {
  const all = again.refs.flatMap((ref): readonly (Deed & { readonly together: string })[] => [
    ...reportDeeds(office, history, { ref, since: again.since }),
    ...stillBlockedDeeds(history, { ref, again }),
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

function stillBlockedDeeds(
  history: History,
  { ref, again }: { readonly ref: PeriodRef; readonly again: Since },
): readonly (Deed & { readonly together: string })[] {
  const fact = factsOf(history, { task: ref.task, year: yearOfPeriod(ref.period) }).findLast(
    (one) =>
      one.kind === 'still-blocked' &&
      one.period === ref.period &&
      !isTakenBack(history, one) &&
      Date.parse(one.at) >= Date.parse(again.since),
  );
  if (!fact) return [];
  const { id, by, at } = fact;
  const what = `còn vướng mắc, xác nhận ${shortDate(dayOfFact(fact), dayOfFact(fact))}`;
  return [{ kind: 'still-blocked', codes: [ref.task], fact: id, by, at, what, together: `${id} ${what}` }];
}

function postponedDeeds(
  history: History,
  { ref, again }: { readonly ref: PeriodRef; readonly again: Since },
): readonly (Deed & { readonly together: string })[] {
  const postponed = postponementOf(history, again.person, ref);
  const fact = postponed && history.facts.find(({ id }) => id === postponed.fact);
  if (!postponed || !fact || Date.parse(fact.at) < Date.parse(again.since)) return [];
  const what = `nhắc lại ${shortWeekdayDate(postponed.until, dayOfFact(fact))}`;
  const { id, by, at } = fact;
  return [{ kind: 'postponed', codes: [ref.task], fact: id, by, at, what, together: `${id} ${what}` }];
}

function reportWords(report: Report, checkIn: boolean): string {
  const { status, completedOn, reportedOn, period } = report;
  if (checkIn) return `đã báo cáo kỳ ${monthWords(period)}`;
  return status === 'done'
    ? `${statusWords(status)} ${shortDate(completedOn ?? reportedOn, reportedOn)}`
    : reportedStatus(report);
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
    case 'still-blocked':
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
  return kind === 'postponed' || kind === 'still-blocked'
    ? [undo]
    : [undo, { label: `Minh chứng ${name}`, action: { kind: 'evidence', fact } }];
}
