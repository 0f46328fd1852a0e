import { firstOfMonth, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Period } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import type { ReportStatus } from '../../journal/fact.js';
import { isReported } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { groupName, taskName } from '../../words/lines.js';
import type { Button } from '../../words/message.js';
import { dateWords, plainClip, shortDate, shortPeriodLabel, statusWords } from '../../words/words.js';
import type { Piece } from './piece.js';
import type { Unrecorded } from './ruling.js';

/** A period that has not begun: whether it is meant all the same is said by a button. */
export function notOpen({ standing, status }: Extract<Unrecorded, { kind: 'not-open' }>): Piece {
  const { task, period } = standing;
  return {
    lines: [
      `${nameOf(standing)}: bắt đầu từ ${dateWords(period.opens)}, hạn ${dateWords(period.due)}, chưa ghi nhận.`,
      status === 'done'
        ? 'Nếu đã hoàn thành sớm, đề nghị đồng chí bấm nút dưới đây.'
        : `Nếu báo cáo ${statusWords(status)} của kỳ này, đề nghị đồng chí bấm nút dưới đây.`,
    ],
    buttons: [[earlyButton(task, period, status)]],
  };
}

/** Says what it reports: a difficulty of a period that has not begun completes nothing. */
export function earlyButton(task: Task, period: Period, status: ReportStatus): Button {
  const what = status === 'done' ? 'Báo cáo sớm' : `Báo cáo ${statusWords(status)}`;
  const of = period.label === '' ? '' : `, ${period.label}`;
  return {
    label: plainClip(`${what} ${task.code}${of}`, 38),
    action: { kind: 'report', task: task.code, period: period.id, part: null, status },
  };
}

/** A day of completion before the period began: the period that had begun by then, or today. */
export function beforeOpening(
  { task, standing, opens, on, earlier, part, status }: Extract<Unrecorded, { kind: 'before-opening' }>,
  { today, alone }: { readonly today: Day; readonly alone: boolean },
): Piece {
  const button = (one: Standing | null, day: Day, words: string): readonly Button[] => {
    const period = one ? shortPeriodLabel(one) : '';
    const of = [alone ? '' : task.code, period, words].filter((word) => word !== '').join(', ');
    return [
      {
        label: plainClip(`${of.charAt(0).toUpperCase()}${of.slice(1)}`, 44),
        action: {
          ...{ kind: 'report', task: task.code, period: one?.period.id ?? null, part },
          ...{ status, day },
        },
      },
    ];
  };
  const isRequest = standing?.category === 'requested';
  const since = isRequest ? 'hạn được đặt từ' : 'bắt đầu từ';
  const dayButton = (one: Standing): readonly Button[] =>
    button(
      one,
      on,
      isReported(one) ? `đã báo cáo, xem ngày ${shortDate(on, today)}` : `hoàn thành ${shortDate(on, today)}`,
    );
  return {
    lines: [
      `${standing ? nameOf(standing) : taskName(task)}: ${since} ${dateWords(opens)}, sau ngày hoàn thành đồng chí nêu (${dateWords(on)}); chưa ghi nhận.`,
      'Đề nghị đồng chí chọn bằng nút dưới đây, hoặc gửi lại với ngày đúng.',
    ],
    buttons: [
      // Work may be done before anybody sets its date, but not before the plan's year.
      ...(isRequest && on >= firstOfMonth(yearOf(opens), 1) ? [dayButton(standing)] : []),
      ...(earlier ? [dayButton(earlier)] : []),
      button(standing, today, `hoàn thành hôm nay (${shortDate(today, today)})`),
    ],
  };
}

function nameOf(standing: Standing): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}
