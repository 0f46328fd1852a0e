import type { PeriodId } from '../../plan/deadline.js';
import type { Task, TaskCode } from '../../plan/plan.js';
import type { PeriodRef } from '../../journal/fact.js';
import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { Action } from '../../words/action.js';
import { MOST_BUTTONS, note, rowsOf } from '../../words/compose.js';
import { dueWords, groupName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import type { Office } from '../../plan/plan.js';
import { plainClip, shortPeriodLabel } from '../../words/words.js';

/** One period in a letter. */
export interface LetterEntry {
  readonly ref: PeriodRef;
  /** Whether it was sent as a month's check-in. */
  readonly checkIn: boolean;
  /** As it stands now; null where the letter's person owes nothing of it any more. */
  readonly standing: Standing | null;
}

/** Which of a letter's tasks shows its gestures; null: none. */
export interface OpenForm {
  readonly task: TaskCode;
  readonly period: PeriodId | 'all' | null;
}

export interface LetterState {
  /** In the order of the letter: bit n of the ticks is the nth check-in. */
  readonly entries: readonly LetterEntry[];
  readonly form: OpenForm | null;
  readonly ticked: bigint;
}

type Rows = readonly (readonly Button[])[];

/** The keyboard of a letter: a button a task that opens its form in place, and the month's check-ins to tick. */
export function letterKeyboard({ entries, form, ticked }: LetterState): Rows {
  const open = entries.flatMap(({ standing }) => (standing && isOpen(standing) ? [standing] : []));
  const dated = byTask(open.filter(({ category }) => category !== 'continuous'));
  const meant = dated.find(({ task }) => task.code === form?.task);
  const rows = form && meant ? formRows(meant, form.period, true) : taskRows(dated);
  return [...rows, ...checkInRows(entries, ticked)];
}

/** The gestures of one task: of several periods, which is meant comes first. */
export function formRows(group: TaskGroup, period: OpenForm['period'], inLetter: boolean): Rows {
  const { task, standings } = group;
  const back: Rows = inLetter ? [[{ label: 'Quay lại', action: { kind: 'letter' } }]] : [];
  const [only, ...others] = standings;
  if (period === null && only && others.length > 0) return [...periodRows(group), ...back];
  const of = period ?? only?.period.id ?? null;
  const report = (status: 'done' | 'in-progress' | 'blocked' | 'not-arising'): Action => ({
    kind: 'report',
    task: task.code,
    period: of,
    part: null,
    status,
  });
  const label = (words: string): string => plainClip(`${words} ${task.code}`, 30);
  return [
    [
      { label: label('Xong'), action: report('done') },
      { label: label('Đang làm'), action: report('in-progress') },
    ],
    [
      { label: label('Vướng mắc'), action: report('blocked') },
      { label: 'Nhắc lại sau 3 ngày', action: { kind: 'postpone', task: task.code, period: of } },
    ],
    ...(task.ifAny ? [[{ label: label('Không phát sinh'), action: report('not-arising') }]] : []),
    ...back,
  ];
}

/** The form in a message of its own: where the letter that had it is an old one. */
export function formMessage(office: Office, group: TaskGroup, period: OpenForm['period']): Message {
  return note([`${groupName(group)} – ${dueWords(office, group)}`], formRows(group, period, false));
}

function periodRows({ task, standings }: TaskGroup): Rows {
  const open = (period: OpenForm['period']): Action => ({ kind: 'form', task: task.code, period });
  const buttons = standings.slice(0, MOST_BUTTONS).map((standing): Button => ({
    label: plainClip(`${task.code}, ${shortPeriodLabel(standing)}`, 30),
    action: open(standing.period.id),
  }));
  return [...rowsOf(buttons, 2), [{ label: `${task.code}, tất cả các kỳ`, action: open('all') }]];
}

function taskRows(groups: readonly TaskGroup[]): Rows {
  const buttons = groups.slice(0, MOST_BUTTONS).map(({ task, standings: [only, ...others] }): Button => ({
    label: task.code,
    action: {
      kind: 'form',
      task: task.code,
      period: only && others.length === 0 ? only.period.id : null,
    },
  }));
  const rows = rowsOf(buttons, buttons.length > 9 ? 4 : 3);
  if (groups.length <= MOST_BUTTONS) return rows;
  return [...rows, [{ label: 'Xem tất cả việc', action: viewAction({ kind: 'mine' }) }]];
}

/** The nth check-in is bit n, whatever has been reported or left the plan since. */
function checkInRows(entries: readonly LetterEntry[], ticked: bigint): Rows {
  const checkIns = entries.filter(({ checkIn }) => checkIn);
  const press = (what: Extract<Action, { kind: 'check-in' }>['press']): Action => ({
    kind: 'check-in',
    ticked,
    press: what,
  });
  const open = checkIns.flatMap(({ standing }, at) =>
    standing && isOpen(standing) ? [{ standing, at, on: isTicked(ticked, at) }] : [],
  );
  if (open.length === 0) return [];
  const ticks = open.slice(0, MOST_BUTTONS).map(({ standing, at, on }): Button => ({
    label: `${on ? '☑' : '☐'} ${plainClip(standing.task.code, 20)}`,
    action: press(at),
  }));
  const none = open.filter(({ standing }) => standing.task.ifAny).slice(0, 6);
  return [
    ...rowsOf(ticks, ticks.length > 9 ? 4 : 3),
    ...rowsOf(
      none.map(({ standing: { task, period } }): Button => ({
        label: `Không phát sinh ${plainClip(task.code, 20)}`,
        action: { kind: 'report', task: task.code, period: period.id, part: null, status: 'not-arising' },
      })),
      2,
    ),
    [
      { label: 'Chọn tất cả', action: press('all') },
      { label: 'Gửi', action: press('send') },
    ],
  ];
}

function isTicked(ticked: bigint, at: number): boolean {
  return ((ticked >> BigInt(at)) & 1n) === 1n;
}

/** What one more press makes of the ticks. "Chọn tất cả" takes all away where all are on. */
export function turned(
  entries: readonly LetterEntry[],
  { ticked, press }: { readonly ticked: bigint; readonly press: number | 'all' },
): bigint {
  if (press !== 'all') return ticked ^ (1n << BigInt(Math.min(press, 96)));
  const all = tickedEntries(entries, -1n).reduce((mask, { at }) => mask | (1n << BigInt(at)), 0n);
  return (ticked & all) === all ? 0n : all;
}

/** The open check-ins whose tick is on. */
export function tickedEntries(
  entries: readonly LetterEntry[],
  ticked: bigint,
): readonly { readonly at: number; readonly task: Task; readonly period: PeriodId }[] {
  const checkIns = entries.filter(({ checkIn }) => checkIn);
  return checkIns.flatMap(({ standing }, at) =>
    standing && isOpen(standing) && isTicked(ticked, at)
      ? [{ at, task: standing.task, period: standing.period.id }]
      : [],
  );
}
