import type { ChangedTask } from '../../plan/drafting/compare.js';
import type { Office } from '../../plan/plan.js';
import type { Block } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import { clip, shortDate, shortNames } from '../../words/words.js';
import { movedDeadline } from '../plan-change/deadline-words.js';
import type { Letter } from './rule.js';

/** What a changed plan means for the person's departments: what is new, whose it is no more, what moved. */
export function planNewsBlocks(
  office: Office,
  { planNews, day }: Pick<Letter, 'planNews' | 'day'>,
): readonly Block[] {
  if (!planNews) return [];
  const { since, added, gone, changed, renumbered } = planNews;
  const lines = [
    ...added.map(({ task, before }) => {
      const from = before === null ? '' : `; trước đây ${shortNames(office, [before])} chủ trì`;
      return `• Mới: ${taskName(task)}, ${clip(task.deadline.printed, 60) || 'không ghi thời gian'}${from}`;
    }),
    ...gone.map(({ task, now }) =>
      now === null
        ? `• Bỏ khỏi kế hoạch: ${taskName(task)}`
        : `• Chuyển: ${taskName(task)}, nay ${shortNames(office, [now])} chủ trì`,
    ),
    ...changed.map((one) => `• Thay đổi: ${taskName(one.after)}, ${changeWords(one)}`),
    ...renumbered.map(({ before, after }) => `• Đổi mã: ${clip(before.code, 20)} → ${taskName(after)}`),
  ];
  return [
    {
      head: [`<b>Kế hoạch thay đổi từ ${shortDate(since, day)} (${lines.length})</b>`],
      list: lines,
      ...{ cap: 12, unit: 'thay đổi' },
    },
  ];
}

function changeWords(changed: ChangedTask): string {
  return changed.changes
    .flatMap(({ field, before, after }) => {
      if (field === 'deadline') return [`thời hạn: ${movedDeadline(changed)}`];
      return field === 'deliverable'
        ? [`sản phẩm: ${clip(before, 60) || '(trống)'} → ${clip(after, 60) || '(trống)'}`]
        : [];
    })
    .join('; ');
}
