import type { ChangedTask, PlanComparison, Replaced } from '../../plan/drafting/compare.js';
import type { Plan, Task } from '../../plan/plan.js';
import type { Block } from '../../words/compose.js';
import { taskName } from '../../words/lines.js';
import { clip } from '../../words/words.js';
import { movedDeadline } from './deadline-words.js';

/** So much of one kind is listed; the rest is counted. */
export const MOST_LINES = 10;

/** @param titles whether to tell what is called otherwise: a document has no names of its own, each reading makes them */
export function changesOf(comparison: PlanComparison, titles: boolean): readonly Block[] {
  const { added, changed, gone, replaced, renumbered, retitled, unclear } = comparison;
  return [
    block('Mới', added, newLine),
    block('Thay đổi', changed, changedLine),
    block('Bỏ khỏi kế hoạch', gone, taskName),
    block('Đổi mã', renumbered, ({ before, after }) => `${clip(before.code, 20)} → ${taskName(after)}`),
    block('Mã nay là việc khác', replaced, replacedLine),
    block('Đổi tên gọi', titles ? retitled : [], retitledLine),
    block('Chưa rõ thời hạn', unclear, newLine),
  ].flat();
}

export function unclearBlock(plan: Plan): readonly Block[] {
  const unclear = plan.tasks.filter(({ deadline }) => deadline.kind === 'unknown');
  return block('Chưa rõ thời hạn', unclear, newLine);
}

function block<One>(title: string, all: readonly One[], words: (one: One) => string): readonly Block[] {
  if (all.length === 0) return [];
  const list = linesOf(all, (one) => `• ${words(one)}`);
  return [{ head: [`<b>${title}</b> (${all.length})`], list, cap: MOST_LINES, unit: 'nhiệm vụ' }];
}

/** The words of those that are shown; the others are counted, and there may be thousands. */
export function linesOf<One>(all: readonly One[], words: (one: One) => string): readonly string[] {
  return all.map((one, at) => (at < MOST_LINES ? words(one) : ''));
}

function newLine(task: Task): string {
  return `${taskName(task)}: ${clip(task.deadline.printed, 60) || 'không ghi thời gian'}`;
}

const FIELDS = {
  deadline: 'thời hạn',
  lead: 'chủ trì',
  support: 'phối hợp',
  deliverable: 'sản phẩm',
  text: 'nội dung',
  others: 'cùng báo cáo',
  section: 'mục',
} as const;

function changedLine(changed: ChangedTask): string {
  const said = changed.changes.map(({ field, before, after }) => {
    if (field === 'text') return FIELDS[field];
    if (field === 'deadline') return `${FIELDS[field]}: ${movedDeadline(changed)}`;
    return `${FIELDS[field]}: ${clip(before, 60) || '(trống)'} → ${clip(after, 60) || '(trống)'}`;
  });
  return `${taskName(changed.after)}: ${said.join('; ')}`;
}

function retitledLine({ before, after }: PlanComparison['retitled'][number]): string {
  return `<b>${clip(after.code, 20)}</b> ${clip(before.title, 60)} → ${clip(after.title, 60)}`;
}

function replacedLine({ before, after, movedTo }: Replaced): string {
  const where = movedTo ? ` (việc cũ nay là ${clip(movedTo.code, 20)})` : '';
  return `<b>${clip(after.code, 20)}</b>: ${clip(before.title, 70)} → ${clip(after.title, 70)}${where}`;
}
