import { monthOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office, Task } from '../../plan/plan.js';
import type { Standing } from '../../journal/standing.js';
import type { TaskGroup } from '../../journal/views.js';
import type { ExtensionOutcome } from '../report/outcome.js';
import { messageOf, note, rowsOf } from '../../words/compose.js';
import { dueWords, groupName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { unclearDay } from '../../words/unread.js';
import { clip, dateWords, plainClip, shortDate } from '../../words/words.js';
import type { OfferedDay } from './offered-days.js';
import { exampleOf } from '../../words/examples.js';

type Outcome<Kind extends ExtensionOutcome['kind']> = Extract<ExtensionOutcome, { kind: Kind }>;

/** More would not be read on a phone; a code can always be typed. */
const MOST_TASKS = 10;

/** "Xin gia hạn" of a task: for which of one's open tasks, where none was named. */
export function taskOffer(office: Office, open: readonly TaskGroup[]): Message {
  const buttons = open.slice(0, MOST_TASKS).map(({ task, first, standings: [, ...others] }): Button => ({
    label: plainClip(
      `${task.code} (${others.length > 0 ? `${others.length + 1} kỳ` : `hạn ${shortDate(first.period.due, first.today)}`})`,
      30,
    ),
    action: {
      kind: 'extend',
      task: task.code,
      period: others.length > 0 ? null : first.period.id,
      until: null,
    },
  }));
  const message = messageOf(
    [
      {
        head: ['Đồng chí xin gia hạn nhiệm vụ nào? Hiện chưa ghi nhận gì.'],
        list: open.map((group) => `• ${groupName(group)} – ${dueWords(office, group)}`),
        cap: MOST_TASKS,
        unit: 'nhiệm vụ',
        ...(open.length > MOST_TASKS && {
          tail: [`Nhiệm vụ khác: gửi mã, ví dụ <code>/giahan ${exampleOf(office.plan, 'extend')}</code>`],
        }),
      },
    ],
    rowsOf(buttons, 2),
  );
  return { ...message, choices: [{ buttons }] };
}

/** Until when: a tap, or the day and the reason in words. */
export function dayOffer({ standing, unclear, reason, offered }: Outcome<'date-needed'>): Message {
  const meant = (unclear?.options ?? []).filter((day) => day > standing.period.due);
  const days = meant.length > 0 ? meant.map((day): OfferedDay => ({ by: 'said', day })) : offered;
  return withDays(standing, days, [
    ...(unclear ? [`${unclearDay(unclear, true)}.`] : []),
    ...(reason === '' ? [] : [`Lý do “${clip(reason, 200)}” chưa được ghi nhận, vì chưa có ngày.`]),
    `${nameOf(standing)}, hạn hiện tại ${dateWords(standing.period.due)}. Đồng chí xin gia hạn đến ngày nào?`,
    'Đề nghị bấm chọn, hoặc trả lời tin này bằng ngày xin gia hạn và lý do.',
  ]);
}

export function badDay({ standing, until, why, offered }: Outcome<'bad-date'>): Message {
  return withDays(standing, offered, [
    `${nameOf(standing)}: ngày hiểu là ${dateWords(until)}, ${whyNot(standing, why)}; chưa ghi nhận.`,
    'Đề nghị đồng chí bấm chọn, hoặc trả lời tin này bằng ngày khác và lý do.',
  ]);
}

/** "Ngày khác". */
export function otherDayQuestion({ standing, offered }: Outcome<'date-needed'>): Message {
  const example = dateWords(offered.at(-1)?.day ?? standing.period.due);
  return asking(standing, null, [
    `${nameOf(standing)}, hạn hiện tại ${dateWords(standing.period.due)}. Đề nghị đồng chí trả lời tin này bằng ngày xin gia hạn và lý do, ví dụ:`,
    `<code>${example} chờ văn bản hướng dẫn của cấp trên</code>`,
  ]);
}

export function reasonQuestion({ standing, until }: Outcome<'reason-needed'>): Message {
  return asking(standing, until, [
    `${nameOf(standing)}: gia hạn từ ${dateWords(standing.period.due)} đến <b>${dateWords(until)}</b>.`,
    'Đề nghị đồng chí nêu lý do trong tin trả lời.',
  ]);
}

export function nameOf(standing: Standing): string {
  return groupName({ task: standing.task, first: standing, standings: [standing] });
}

/** The button under a task's gestures: which of several periods is asked first. */
export function extendButton(task: Task, [only, ...others]: readonly Standing[]): Button {
  const period = only && others.length === 0 ? only.period.id : null;
  return { label: 'Xin gia hạn', action: { kind: 'extend', task: task.code, period, until: null } };
}

function withDays(standing: Standing, offered: readonly OfferedDay[], lines: readonly string[]): Message {
  const { task, period } = standing;
  const days = offered.map((one): Button => ({
    label: dayLabel(one, period.due),
    action: { kind: 'extend', task: task.code, period: period.id, until: one.day },
  }));
  const other: Button = {
    label: 'Ngày khác',
    action: { kind: 'extend-otherwise', task: task.code, period: period.id },
  };
  const buttons = [...days, other];
  return { ...asking(standing, null, lines), buttons: rowsOf(buttons, 2), choices: [{ buttons }] };
}

/** `+7 ngày (07/04)`, `Cuối tháng 4 (29/04)`: the day is the one that counts; of another year with its year. */
function dayLabel({ by, day }: OfferedDay, due: Day): string {
  const date = shortDate(day, due);
  if (by === 'said') return dateWords(day);
  return by === 'month-end' ? `Cuối tháng ${monthOf(day)} (${date})` : `+${by} ngày (${date})`;
}

function whyNot(standing: Standing, why: Outcome<'bad-date'>['why']): string {
  switch (why) {
    case 'not-later':
      return `không sau hạn hiện tại ${dateWords(standing.period.due)}`;
    case 'past':
      return 'đã qua';
    case 'too-far':
      return 'sau khi kế hoạch khép lại (31 ngày sau khi hết năm)';
  }
}

/** A question that knows its period, and the day where that is known. */
function asking(standing: Standing, until: Day | null, lines: readonly string[]): Message {
  const { task, period } = standing;
  return { ...note(lines), asks: { kind: 'extend', task: task.code, period: period.id, until } };
}
