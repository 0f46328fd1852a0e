import { findTask, isDated, isForEverybody } from '../../plan/plan.js';
import type { Office, Task } from '../../plan/plan.js';
import { inChargeOf } from '../../journal/duty.js';
import type { PeriodRef } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import type { BacklogOutcome } from '../report/outcome.js';
import type { LeftBefore } from './rule.js';
import { departmentsWithoutPeople } from '../../journal/people.js';
import { categoryOf } from '../../journal/periods.js';
import type { Standing } from '../../journal/standing.js';
import { messageOf, rowsOf } from '../../words/compose.js';
import type { Block } from '../../words/compose.js';
import { leadName, refName, taskName } from '../../words/lines.js';
import type { Button, Message } from '../../words/message.js';
import { codesOf } from '../shared-work/assign-words.js';
import {
  clip,
  dateWords,
  departmentNames,
  periodWords,
  plainClip,
  shortDate,
  shortPeriodLabel,
} from '../../words/words.js';
import { notBegunLines } from '../../words/closed-plan.js';
import { exampleOf } from '../../words/examples.js';
import { sampleDocument } from '../../words/office.js';

/** Telegram takes a hundred buttons under a message. */
const MOST_TICKS = 96;

interface OpeningRequest {
  readonly history: History;
  /** Null keeps the place of what the plan has no more. */
  readonly items: readonly (Standing | null)[];
  /** Bit n is item n. */
  readonly ticked: bigint;
  readonly answered: boolean;
  /** The plan of the year before, where this one opens beside it. */
  readonly before: LeftBefore | null;
}

/** The first message to the coordinator: what was loaded, what to look at, and what was due before the start. */
export function openingMessage(office: Office, ask: OpeningRequest): Message {
  const blocks = [
    loadedBlock(office, ask.before),
    ...notBegunBlocks(office, ask.history),
    ...backlogBlocks(office, ask),
    ...withoutPeopleBlocks(office, ask.history),
    ...unassignedBlocks(office, ask.history),
    ...remarkBlocks(office),
    ...doubtBlocks(office),
  ];
  return messageOf(blocks, ask.answered ? [] : tickButtons(ask));
}

/** What "Gửi" did. */
export function backlogAnswer(office: Office, outcome: BacklogOutcome): Message {
  switch (outcome.kind) {
    case 'answered': {
      const { done, left } = outcome;
      return messageOf([
        {
          head: [
            done.length > 0
              ? `Đã ghi nhận hoàn thành ${done.length} việc:`
              : 'Không có việc nào được chọn là đã hoàn thành.',
          ],
          list: done.map((ref) => `✅ ${refName(office, ref)}`),
          tail:
            done.length > 0
              ? [
                  `Ngày hoàn thành tạm ghi theo hạn. Để bổ sung văn bản: <code>${paperExample(office, done)}</code>`,
                ]
              : [],
        },
        ...(left.length > 0
          ? [
              {
                head: [
                  `${left.length} việc chưa hoàn thành được nhắc đến các đơn vị từ ngày làm việc kế tiếp:`,
                ],
                list: left.map((ref) => `• ${refName(office, ref)}`),
              },
            ]
          : []),
      ]);
    }
    case 'answered-before':
      return messageOf([
        {
          head: [
            'Danh sách này đã được gửi trước đó, không ghi nhận thêm.',
            `Để báo cáo từng việc: <code>/xong ${exampleOf(office.plan, 'paper')}</code>`,
          ],
        },
      ]);
  }
}

/** One of the tasks that were just ticked, with a day that has passed. */
function paperExample({ plan }: Office, done: readonly PeriodRef[]): string {
  const taskOf = (ref: PeriodRef): Task | undefined => findTask(plan, ref.task);
  const ref = done.find((one) => taskOf(one)?.deadline.periods.length === 1) ?? done[0];
  const period = ref && taskOf(ref)?.deadline.periods.find(({ id }) => id === ref.period);
  const dated = period ? ` ngày ${dateWords(period.due)}` : '';
  return `/xong ${clip(ref?.task ?? '', 20)} ${sampleDocument(plan)}${dated}`;
}

function notBegunBlocks({ plan }: Office, { startedOn }: History): readonly Block[] {
  const began = startedOn.get(plan.year);
  const head = began === undefined ? [] : notBegunLines(plan.year, began);
  return head.length > 0 ? [{ head }] : [];
}

function loadedBlock({ plan }: Office, before: LeftBefore | null): Block {
  const appendix = plan.tasks.filter(({ origin }) => origin === 'appendix');
  const others = plan.tasks.filter(({ origin }) => origin === 'duty').length;
  const sections = new Set(appendix.map((task) => task.section)).size;
  const count = (category: ReturnType<typeof categoryOf>): number =>
    appendix.filter((task) => categoryOf(task) === category).length;
  return {
    head: [
      'Kính gửi đồng chí đầu mối,',
      before === null
        ? `Đã nhập <b>${clip(plan.title, 120)}</b>.`
        : `Từ năm ${plan.year} bot theo dõi <b>${clip(plan.title, 120)}</b>.`,
      ...(before === null ? [] : [beforeWords(before)]),
      `Phụ lục: ${appendix.length} nhiệm vụ, ${sections} mục; có thời hạn ${appendix.filter(isDated).length}, thường xuyên ${count('continuous')}, theo yêu cầu ${count('requested')}.${others > 0 ? ` Ngoài ra, báo cáo định kỳ: ${others}.` : ''}`,
    ],
  };
}

function beforeWords({ year, open, closes }: LeftBefore): string {
  const left =
    open === 0
      ? 'đã hoàn thành tất cả nhiệm vụ có thời hạn'
      : `còn ${open} nhiệm vụ có thời hạn chưa hoàn thành`;
  return `Kế hoạch năm ${year} ${left}, tiếp tục theo dõi đến hết ngày ${dateWords(closes)}.`;
}

function backlogBlocks(office: Office, { items, ticked, answered }: OpeningRequest): readonly Block[] {
  const known = placed(items);
  if (known.length === 0) return [];
  // The plan itself may be issued long before its own date.
  const isPast = known.some(({ standing: { period, today } }) => period.due < today);
  const title = isPast ? 'Việc đã đến hạn trước ngày bắt đầu theo dõi' : 'Việc có thể đã hoàn thành';
  return [
    {
      head: [
        `<b>${title} (${known.length})</b>`,
        answered
          ? 'Danh sách đã gửi.'
          : 'Đề nghị đồng chí bấm chọn các việc đã hoàn thành, sau đó bấm “Gửi”.',
      ],
      list: known.map(({ standing, at }) => tickLine(office, standing, isTicked(ticked, at))),
      tail: answered
        ? []
        : [
            'Việc không được đánh dấu sẽ được nhắc đến các đơn vị từ ngày làm việc tiếp theo; nếu sau 03 ngày làm việc đồng chí chưa gửi, bot nhắc tất cả.',
          ],
    },
  ];
}

function placed(
  items: OpeningRequest['items'],
): readonly { readonly standing: Standing; readonly at: number }[] {
  return items.flatMap((standing, at) => (standing ? [{ standing, at }] : []));
}

function tickLine(office: Office, standing: Standing, ticked: boolean): string {
  const { task, period } = standing;
  const itself = task.code === office.plan.itself ? ' (chính kế hoạch này, nếu đã ban hành)' : '';
  return `${ticked ? '☑' : '☐'} ${taskName(task)}${periodWords(standing)} – ${leadName(office, task)}, hạn ${shortDate(period.due, standing.today)}${itself}`;
}

/** What one more press makes of the ticks. All are those that have a button; where all of them are on, none is left. */
export function turned(
  items: OpeningRequest['items'],
  { ticked, press }: { readonly ticked: bigint; readonly press: number | 'all' },
): bigint {
  if (press !== 'all') return ticked ^ (1n << BigInt(press));
  const all = tickable(items).reduce((mask, { at }) => mask | (1n << BigInt(at)), 0n);
  return (ticked & all) === all ? 0n : all;
}

function tickable(items: OpeningRequest['items']): ReturnType<typeof placed> {
  return placed(items).slice(0, MOST_TICKS);
}

function tickButtons({ items, ticked }: OpeningRequest): readonly (readonly Button[])[] {
  const known = tickable(items);
  if (known.length === 0) return [];
  const ticks = known.map(({ standing, at }): Button => {
    const period = shortPeriodLabel(standing);
    const name = `${standing.task.code}${period === '' ? '' : `, ${period}`}`;
    return {
      label: `${isTicked(ticked, at) ? '☑' : '☐'} ${plainClip(name, 24)}`,
      action: { kind: 'backlog', ticked, press: at },
    };
  });
  return [
    ...rowsOf(ticks, ticks.length > 8 ? 3 : 2),
    [
      {
        label: known.every(({ at }) => isTicked(ticked, at)) ? 'Bỏ chọn tất cả' : 'Chọn tất cả',
        action: { kind: 'backlog', ticked, press: 'all' },
      },
      { label: 'Gửi', action: { kind: 'backlog', ticked, press: 'send' } },
    ],
  ];
}

function isTicked(ticked: bigint, at: number): boolean {
  return ((ticked >> BigInt(at)) & 1n) === 1n;
}

function withoutPeopleBlocks(office: Office, history: History): readonly Block[] {
  const without = departmentsWithoutPeople(office.plan, history);
  if (without.length === 0) return [];
  return [
    {
      head: [
        `Đơn vị chưa có người phụ trách: ${departmentNames(office, without.slice(0, 12))}. Để mời: <code>/moi ${clip(without[0] ?? '', 16)}</code>`,
      ],
    },
  ];
}

/** What the plan gives to everybody is nobody's until somebody is in charge of it. */
function unassignedBlocks({ plan }: Office, history: History): readonly Block[] {
  const unassigned = plan.tasks.filter(
    (task) =>
      task.origin === 'appendix' && isForEverybody(plan, task) && inChargeOf(plan, history, task) === null,
  );
  if (unassigned.length === 0) return [];
  return [
    {
      head: [
        `Nhiệm vụ kế hoạch ghi chủ trì chung, chưa rõ đầu mối: ${codesOf(unassigned)}. Để giao: <code>/giaoviec ${codesOf(unassigned.slice(0, 1))}</code>`,
      ],
    },
  ];
}

function remarkBlocks({ plan }: Office): readonly Block[] {
  if (plan.remarks.length === 0) return [];
  return [
    {
      head: ['<b>Điểm cần lưu ý trong kế hoạch</b>'],
      list: plan.remarks.map((remark, at) => `${at + 1}. ${clip(remark, 180)}`),
      cap: 12,
      unit: 'điểm',
    },
  ];
}

/** Deadlines that a person should look at: read with a doubt, or not read at all. */
function doubtBlocks({ plan }: Office): readonly Block[] {
  const doubtful = plan.tasks.flatMap(({ code, deadline }) => {
    const why = [...new Set([...(deadline.reason === null ? [] : [deadline.reason]), ...deadline.doubts])];
    return why.length > 0
      ? [`• <b>${clip(code, 20)}</b> “${clip(deadline.printed, 60)}”: ${clip(why.join('; '), 140)}`]
      : [];
  });
  if (doubtful.length === 0) return [];
  return [{ head: ['<b>Thời hạn cần xem lại</b>'], list: doubtful, cap: 10, unit: 'thời hạn' }];
}
