import type { PeriodId } from '../../plan/deadline.js';
import type { Task, TaskCode } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import type { PeriodRef, ReportStatus, Stage } from '../../journal/fact.js';
import { isOpen } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { TaskGroup } from '../../journal/views.js';
import type { Action } from '../../words/action.js';
import { MOST_BUTTONS, note, rowsOf } from '../../words/compose.js';
import { dueWords, groupName, viewAction } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import type { Office } from '../../plan/plan.js';
import { extendButton } from '../extension/offer-words.js';
import { difficultiesOf } from '../difficulty/rule.js';
import { snoozesOf } from './postponement/rule.js';
import { notPostponed } from './postponement/words.js';
import { plainClip, shortPeriodLabel } from '../../words/words.js';

/** One period in a letter. */
export interface LetterEntry {
  readonly ref: PeriodRef;
  /** Whether it was sent as a month's check-in. */
  readonly checkIn: boolean;
  /** Whether the letter asks if it is still stuck, and nobody has answered yet. */
  readonly stuck: boolean;
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
  readonly today: Day;
}

/** Beyond that a task's own form has the answer. */
const MOST_STUCK = 6;

type Rows = readonly (readonly Button[])[];

/** What stands beside the reports of a form. */
export interface FormOf {
  /** Whether there is a letter's own keyboard to go back to. */
  readonly goesBack?: boolean;
  /** Whether a later date may be asked for. */
  readonly extends: boolean;
  /** Whether the task can be looked at from here. */
  readonly shows?: boolean;
}

/**
 * The keyboard of a letter: a button a task that opens its form in place, and the month's check-ins to tick. The form of
 * a letter's only task is open from the beginning, unless the letter asks whether it is still stuck.
 */
export function letterKeyboard(office: Office, { entries, form, ticked, today }: LetterState): Rows {
  const open = entries.flatMap(({ standing }) => (standing && isOpen(standing) ? [standing] : []));
  const dated = byTask(open.filter(({ category }) => category !== 'continuous'));
  const meant = dated.find(({ task }) => task.code === form?.task);
  const [only] = dated;
  if (only && opensItsForm(entries)) {
    const period = meant && form ? form.period : null;
    const goesBack = period !== null && only.standings.length > 1;
    const of = { goesBack, extends: isExtendable(only), shows: true };
    return formRows(office, { group: only, period, today }, of);
  }
  const rows =
    form && meant
      ? formRows(
          office,
          { group: meant, period: form.period, today },
          { goesBack: true, extends: isExtendable(meant) },
        )
      : [...stuckRows(entries), ...taskRows(dated)];
  return [...rows, ...checkInRows(entries, ticked)];
}

/** Whether the form of a letter's only task is open from the beginning. */
export function opensItsForm(entries: readonly LetterEntry[]): boolean {
  return isOnlyTask(entries.map(({ ref }) => ref.task)) && !entries.some(({ stuck }) => stuck);
}

/** Whether what a letter tells of is one task, whose gestures need no tap of their own. */
export function isOnlyTask(codes: readonly TaskCode[]): boolean {
  return new Set(codes).size === 1;
}

/** Whether the task has a date that could be later; who may ask is said where it is asked. */
export function isExtendable({ standings }: Pick<TaskGroup, 'standings'>): boolean {
  return standings.some(({ category, state }) => category !== 'continuous' && state.kind !== 'undated');
}

interface FormShown {
  readonly group: TaskGroup;
  readonly period: OpenForm['period'];
  readonly today: Day;
}

/** The gestures of one task: of several periods, which is meant comes first. */
export function formRows(office: Office, { group, period, today }: FormShown, of: FormOf): Rows {
  const { task, standings } = group;
  const last = lastRows(group, period, of);
  const [only, ...others] = standings;
  if (period === null && only && others.length > 0) return [...periodRows(group), ...last];
  const named = period ?? only?.period.id ?? null;
  const report = (status: ReportStatus, stage?: Stage): Action => ({
    kind: 'report',
    task: task.code,
    period: named,
    part: null,
    status,
    ...(stage && { stage }),
  });
  const label = (words: string): string => plainClip(`${words} ${task.code}`, 30);
  const meant = standings.filter((one) => named === null || named === 'all' || one.period.id === named);
  return [
    [
      { label: label('Xong'), action: report('done') },
      { label: label('Đang làm'), action: report('in-progress') },
    ],
    [
      { label: 'Trình ký', action: report('in-progress', 'awaiting-signature') },
      { label: 'Chờ duyệt', action: report('in-progress', 'awaiting-approval') },
      { label: 'Chờ phối hợp', action: report('in-progress', 'awaiting-partner') },
    ],
    [
      { label: label('Vướng mắc'), action: report('blocked') },
      ...(isStuckStill(meant, today)
        ? [
            {
              label: label('Vẫn vướng'),
              action: { kind: 'still-blocked', task: task.code, period: named } as const,
            },
          ]
        : []),
      ...(task.ifAny ? [{ label: label('Không phát sinh'), action: report('not-arising') }] : []),
    ],
    snoozesOf(office, meant, today).map((days) => ({
      label: `Nhắc sau ${days} ngày`,
      action: { kind: 'postpone', task: task.code, period: named, days } as const,
    })),
    ...last,
  ].filter((row) => row.length > 0);
}

/** Whether something is stuck that nobody has confirmed today. */
function isStuckStill(standings: readonly Standing[], today: Day): boolean {
  return standings.some(
    (one) =>
      one.progress === 'blocked' && difficultiesOf(one).some((report) => report.stillBlockedOn !== today),
  );
}

function lastRows({ task, standings }: TaskGroup, period: OpenForm['period'], of: FormOf): Rows {
  const look: Button = {
    label: plainClip(`Xem ${task.code}`, 30),
    action: viewAction({ kind: 'task', task: task.code }),
  };
  const back: Button = { label: 'Quay lại', action: { kind: 'letter' } };
  const rows: Rows = [
    [
      ...(of.extends ? [extendButton(task, meantOf(standings, period))] : []),
      ...(of.shows === true ? [look] : []),
    ],
    of.goesBack === true ? [back] : [],
  ];
  return rows.filter((row) => row.length > 0);
}

/** Of the task only the period that the form is of. */
function meantOf(standings: readonly Standing[], period: OpenForm['period']): readonly Standing[] {
  const meant = standings.filter((one) => one.period.id === period);
  return meant.length > 0 ? meant : standings;
}

/** The form in a message of its own: where the letter that had it is an old one. */
export function formMessage(office: Office, { extends: may, ...shown }: FormAsked): Message {
  const { group, today } = shown;
  const why = notPostponed(office, group, today);
  return note(
    [`${groupName(group)} – ${dueWords(office, group)}`, ...(why === null ? [] : [why])],
    formRows(office, shown, { extends: may, shows: true }),
  );
}

interface FormAsked extends FormShown, Pick<FormOf, 'extends'> {}

/** "Còn vướng?" is answered by one tap. */
function stuckRows(entries: readonly LetterEntry[]): Rows {
  const asked = entries.flatMap(({ stuck, standing }) => (stuck && standing ? [standing] : []));
  return asked.slice(0, MOST_STUCK).map(({ task: { code }, period, count }) => {
    const report = { kind: 'report', task: code, period: period.id, part: null } as const;
    const name = count > 1 ? `${code} ${plainClip(period.label, 10)}` : code;
    return [
      {
        label: plainClip(`Vẫn vướng ${name}`, 26),
        action: { kind: 'still-blocked', task: code, period: period.id },
      },
      { label: `Đã gỡ ${code}`, action: { ...report, status: 'in-progress' } },
      { label: `Xong ${code}`, action: { ...report, status: 'done' } },
    ];
  });
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
