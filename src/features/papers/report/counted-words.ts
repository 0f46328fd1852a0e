import type { TaskGroup } from '../../../journal/views.js';
import { plainPeriod } from '../plain-words.js';
import type { CountedOtherwise } from './counted.js';

/** Below a list: which of its lines the figure above it does not count and why, and what it counts that is not listed. */
export function countedWords({
  requested,
  partly,
  severalLines,
  before,
}: CountedOtherwise): readonly string[] {
  const uncounted = [
    ...(requested.length > 0 ? [`${codes(requested)} thuộc nhiệm vụ theo yêu cầu`] : []),
    ...partly.map(({ task, done, of }) => {
      const unit = plainPeriod(of).startsWith('bước') ? 'bước' : 'kỳ';
      return `${task.code} mới hoàn thành ${done}/${of.count} ${unit}`;
    }),
  ];
  return [
    ...(uncounted.length > 0
      ? [`(${uncounted.join('; ')}: chưa tính vào số nhiệm vụ đã hoàn thành nêu trên.)`]
      : []),
    ...severalLines.map(
      ({ task, standings }) =>
        `(${task.code} được liệt kê ${standings.length} lần theo kỳ, tính là 01 nhiệm vụ.)`,
    ),
    ...(before.length > 0
      ? [`(Số nhiệm vụ đã hoàn thành nêu trên gồm cả ${codes(before)}, hoàn thành trước kỳ báo cáo.)`]
      : []),
  ];
}

/** Below a list of what is late. */
export function lateCountedWords(overdue: readonly TaskGroup[]): readonly string[] {
  const requested = overdue.filter(({ first }) => first.category === 'requested').map(({ task }) => task);
  if (requested.length === 0) return [];
  return [`(${codes(requested)} thuộc nhiệm vụ theo yêu cầu: không tính trong số nhiệm vụ có thời hạn.)`];
}

function codes(tasks: readonly { readonly code: string }[]): string {
  return tasks.map(({ code }) => code).join(', ');
}
