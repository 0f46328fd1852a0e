import type { Task } from '../../../plan/plan.js';
import { byTask } from '../../../journal/views.js';
import type { TaskGroup } from '../../../journal/views.js';
import type { Standing } from '../../../journal/standing.js';

/**
 * A list of a report tells periods that were completed within its window, requested work among them. The figure above
 * it counts dated tasks since the beginning of the year, each when all its periods are completed. These are the tasks by
 * which the two differ, so that the paper can say why.
 */
export interface CountedOtherwise {
  /** Listed and not counted, because a superior asked for it. */
  readonly requested: readonly Task[];
  /** Listed and not counted yet, because not all of its periods are completed. */
  readonly partly: readonly { readonly task: Task; readonly done: number; readonly of: Standing }[];
  /** Listed in several lines and counted as one task. */
  readonly severalLines: readonly TaskGroup[];
  /** Counted and not listed, because it was completed before the window. */
  readonly before: readonly Task[];
}

/** @param own all periods of the tasks that the figure counts @param listed those that the list tells */
export function countedOtherwise(own: readonly Standing[], listed: readonly Standing[]): CountedOtherwise {
  const groups = byTask(listed);
  const dated = groups.filter(({ first }) => first.category === 'dated');
  const all = (task: Task): readonly Standing[] => own.filter((one) => one.task === task);
  const isCounted = (standings: readonly Standing[]): boolean => standings.every(isCompleted);
  return {
    requested: groups.filter(({ first }) => first.category === 'requested').map(({ task }) => task),
    partly: dated
      .filter(({ task }) => !isCounted(all(task)))
      .map(({ task, first }) => ({ task, done: all(task).filter(isCompleted).length, of: first })),
    severalLines: dated.filter(({ task, standings }) => standings.length > 1 && isCounted(all(task))),
    before: byTask(own.filter(({ category }) => category === 'dated'))
      .filter(({ task, standings }) => isCounted(standings) && !groups.some((one) => one.task === task))
      .map(({ task }) => task),
  };
}

function isCompleted({ state }: Standing): boolean {
  return state.kind === 'completed';
}
