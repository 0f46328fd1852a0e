import { departmentOf } from '../../plan/plan.js';
import type { DepartmentId, Office, Task, TaskCode } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import type { ReportStatus } from '../../journal/fact.js';
import type { ReportOutcome } from './outcome.js';
import type { Unrecorded } from './ruling.js';
import { isOpen, missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { byTask } from '../../journal/views.js';
import type { Action } from '../../words/action.js';
import { MOST_BUTTONS, rowsOf } from '../../words/compose.js';
import { dueWords, groupName, reportButton, taskName, viewAction } from '../../words/lines.js';
import type { Button } from '../../words/message.js';
import { clip, dateWords, plainClip, shortDate, shortPeriodLabel } from '../../words/words.js';
import { periodLabel, taskButton } from './piece.js';
import type { Given, Piece } from './piece.js';
import { exampleOf } from '../../words/examples.js';

/** Several periods are open: the earliest first, and all of them; with the code where another task is asked about. */
export function whichPeriod(
  {
    task,
    open,
    on,
    alone,
  }: Pick<Extract<Unrecorded, { kind: 'which-period' }>, 'task' | 'open' | 'on'> & {
    readonly alone: boolean;
  },
  given: Given,
): Piece {
  const isReportedToo = open.some((standing) => !isOpen(standing));
  const report = (period: Extract<Action, { kind: 'report' }>['period']): Action => ({
    kind: 'report',
    task: task.code,
    period,
    part: null,
    ...given,
  });
  const label = (words: string): string => (alone ? words : plainClip(`${task.code}: ${words}`, 38));
  // One alone is asked about where the words name another.
  const oneOpen = open.length === 1;
  const shown = open.slice(0, MOST_BUTTONS);
  const buttons = shown.map((standing): Button => ({
    label: label(isOpen(standing) ? periodLabel(standing) : reportedLabel(standing)),
    action: report(standing.period.id),
  }));
  const all: readonly Button[] = [{ label: label('Tất cả các kỳ'), action: report('all') }];
  return {
    lines: [
      on === null
        ? `${taskName(task)}${oneOpen ? ': kỳ nêu trong nội dung không thuộc nhiệm vụ này hoặc chưa rõ; chưa ghi nhận gì. Kỳ đang mở:' : ` đang mở ${open.length} kỳ. Đồng chí báo cáo kỳ nào?`}`
        : `${taskName(task)}: ngày hoàn thành ${dateWords(on)} có thể thuộc ${open.length} kỳ. Đồng chí báo cáo kỳ nào?`,
    ],
    buttons: [...rowsOf(buttons, 2), ...(isReportedToo || oneOpen ? [] : [all])],
  };
}

/** `Quý I (đã báo cáo, 10/04)`: the day in question may put its day right. */
function reportedLabel(standing: Standing): string {
  const words = shortPeriodLabel(standing) || 'kỳ này';
  const { state, waiting } = standing;
  const on = waiting?.on ?? (state.kind === 'completed' ? state.on : null);
  const day = on === null ? '' : `, ${shortDate(on, standing.today)}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (đã báo cáo${day})`;
}

/** Several tasks with the same open periods: one question for all; with the codes on the buttons beside another question. */
export function whichPeriodOfMany(
  {
    tasks,
    choice,
    alone,
  }: {
    readonly tasks: readonly Extract<ReportOutcome, { kind: 'which-period' }>[];
    readonly choice: number;
    readonly alone: boolean;
  },
  given: Given,
): { readonly piece: Piece; readonly tasks: readonly TaskCode[] } {
  const codes = tasks.map(({ task }) => task.code);
  const open = tasks[0]?.open ?? [];
  const report = (period: Extract<Action, { kind: 'report-many' }>['period']): Action => ({
    kind: 'report-many',
    choice,
    period,
    ...given,
  });
  const label = (words: string): string => (alone ? words : plainClip(`${codesWords(codes)}: ${words}`, 38));
  const buttons = open.slice(0, MOST_BUTTONS).map((standing): Button => ({
    label: label(periodLabel(standing)),
    action: report(standing.period.id),
  }));
  const periods = open.map((standing) => periodLabel(standing)).join(', ');
  return {
    piece: {
      lines: [
        `<b>${clip(codesWords(codes), 200)}</b> (${tasks.length} nhiệm vụ) cùng đang mở ${open.length} kỳ: ${clip(periods, 300)}. Đồng chí báo cáo kỳ nào?`,
      ],
      buttons: [...rowsOf(buttons, alone ? 2 : 1), [{ label: label('Tất cả'), action: report('all') }]],
    },
    tasks: codes,
  };
}

/** `III.3–III.9` where the codes follow one another, else `III.3, III.5`; of many the first ones and their number. */
function codesWords(codes: readonly TaskCode[]): string {
  const [first, ...others] = codes;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return first ?? '';
  const numbers = codes.map((code) => /^(?<section>.+)\.(?<row>\d+)$/u.exec(code)?.groups);
  const follow = numbers.every(
    (one, at) =>
      one?.['section'] === numbers[0]?.['section'] &&
      Number(one?.['row']) === Number(numbers[0]?.['row']) + at,
  );
  if (follow && codes.length > 2) return `${first}–${last}`;
  const shown = codes.slice(0, 6).join(', ');
  return codes.length > 6 ? `${shown} và ${codes.length - 6} mã khác` : shown;
}

/** A task for everybody, reported by somebody who may report for several departments. */
export function whichPart(
  office: Office,
  { standing, others, parts, all = true }: Extract<Unrecorded, { kind: 'which-part' }>,
  given: Given,
): Piece {
  const report = (part: DepartmentId | 'all'): Action => ({
    kind: 'report',
    task: standing.task.code,
    period: others.length > 0 ? 'all' : standing.period.id,
    part,
    ...given,
  });
  const reported = parts.filter((part) => !missingParts(standing).includes(part) && others.length === 0);
  const buttons = parts.slice(0, MOST_BUTTONS).map((part): Button => ({
    label: plainClip(
      `${departmentOf(office.plan, part).shortName}${reported.includes(part) ? ' (đã báo cáo)' : ''}`,
      32,
    ),
    action: report(part),
  }));
  return {
    lines: [
      `${groupName({ task: standing.task, first: standing, standings: [standing, ...others] })}: mỗi đơn vị báo cáo phần của mình. Đồng chí báo cáo cho đơn vị nào?`,
    ],
    buttons: [
      ...rowsOf(buttons, 3),
      ...(parts.length > 1 && all ? [[{ label: 'Tất cả', action: report('all') }]] : []),
    ],
  };
}

/** "Không phát sinh" of dated work that the plan does not call "nếu có": said once more, or done, or nothing. */
export function confirmNotArising({
  task,
  period,
  part,
}: Extract<ReportOutcome, { kind: 'confirm-not-arising' }>): Piece {
  const report = (status: ReportStatus): Action => ({
    kind: 'report',
    task: task.code,
    period,
    part,
    status,
  });
  return {
    lines: [
      `${taskName(task)}: kế hoạch không ghi “nếu có”, nên chưa ghi nhận không phát sinh.`,
      'Đề nghị đồng chí xác nhận bằng nút dưới đây.',
    ],
    buttons: [
      [{ label: 'Xác nhận không phát sinh', action: report('not-arising') }],
      [{ label: 'Báo cáo hoàn thành', action: report('done') }],
    ],
  };
}

/** A code that is not one task. */
export function whichTask(reference: Reference): Piece {
  const one = (tasks: readonly Task[]): readonly (readonly Button[])[] =>
    tasks.slice(0, MOST_BUTTONS).map((task) => [taskButton(task)]);
  switch (reference.kind) {
    case 'task':
      return { lines: [`Đồng chí báo cáo ${taskName(reference.task)}?`], buttons: one([reference.task]) };
    case 'row':
      return {
        lines: [
          `Mã <b>${clip(reference.written, 20)}</b> gồm ${reference.tasks.length} nhiệm vụ. Đồng chí báo cáo nhiệm vụ nào?`,
        ],
        buttons: [
          ...one(reference.tasks),
          [{ label: 'Tất cả', action: { kind: 'report-row', row: reference.written } }],
        ],
      };
    case 'arabic':
      return {
        lines: [
          `Con số này có thể là mã <b>${clip(reference.written, 20)}</b>. Đề nghị đồng chí xác nhận bằng nút dưới đây.`,
        ],
        buttons: one(reference.tasks),
      };
    case 'unknown':
      return {
        lines: [
          `Kế hoạch không có mã <b>${clip(reference.written, 20)}</b>.${reference.nearest.length > 0 ? ' Các mã gần nhất:' : ' Danh sách việc: /viec'}`,
        ],
        buttons: one(reference.nearest),
      };
  }
}

/** No code at all: one's open work. */
export function openWork(office: Office, open: readonly Standing[]): Piece {
  const groups = byTask(open);
  if (groups.length === 0) {
    return {
      lines: [
        'Đồng chí không có nhiệm vụ nào đang mở.',
        `Để báo cáo một nhiệm vụ khác: <code>/xong ${exampleOf(office.plan, 'done')}</code>`,
      ],
      buttons: [],
    };
  }
  const shown = groups.slice(0, 12);
  const rest = groups.length - shown.length;
  return {
    lines: [
      'Đồng chí báo cáo nhiệm vụ nào?',
      ...shown.map((group) => `• ${groupName(group)} – ${dueWords(office, group)}`),
      ...(rest > 0 ? [`và ${rest} nhiệm vụ khác`] : []),
    ],
    buttons: [
      ...rowsOf(groups.slice(0, MOST_BUTTONS).map(reportButton), 4),
      ...(groups.length > MOST_BUTTONS
        ? [[{ label: 'Xem tất cả việc', action: viewAction({ kind: 'mine' }) }]]
        : []),
    ],
  };
}
