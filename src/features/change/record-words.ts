import type { Decided, History, Prepared } from '../../journal/history.js';
import { changesOf } from '../../journal/changes.js';
import type { Office, Task } from '../../plan/plan.js';
import { basisWords, capacityWords, changeWords } from '../../words/changed-words.js';
import { leadersOf } from '../../words/office.js';
import { clip, dateWords } from '../../words/words.js';
import { whoWords } from '../../words/who.js';

/** Every change of a task and what waits for a leader, newest first: who decided, in which capacity and when. */
export function changeLines(
  office: Office,
  history: History,
  { task, inGroup }: { readonly task: Task; readonly inGroup: boolean },
): readonly string[] {
  const { plan } = office;
  const line = (one: Decided | Prepared, state: string): string => {
    const reason = one.reason === '' || inGroup ? '' : `; lý do: ${clip(one.reason, 150)}`;
    return `• ${changeWords(office, one.change)}${periodOf(task, one)}${basisWords(one.basis)}: ${state}${reason}`;
  };
  const decided = changesOf(history, plan, task).map((one) => {
    const who = inGroup
      ? capacityWords(plan, one.as)
      : `${whoWords(office, history, { by: one.by, inGroup })} (${capacityWords(plan, one.as)})`;
    return { fact: one.fact, words: line(one, `${who} quyết định ${dateWords(one.on)}`) };
  });
  const prepared = history.prepared
    .filter((one) => one.task === task.code && one.year === plan.year && one.decided?.granted !== true)
    .map((one) => {
      const state = one.decided
        ? `${leadersOf(plan)} không đồng ý ${dateWords(one.decided.on)}`
        : `trình ngày ${dateWords(one.on)}, chờ ${leadersOf(plan)} quyết định`;
      return { fact: one.fact, words: line(one, state) };
    });
  return [...decided, ...prepared].sort((one, other) => other.fact - one.fact).map(({ words }) => words);
}

function periodOf(task: Task, { change }: Decided | Prepared): string {
  if (change.kind !== 'date') return '';
  const period = task.deadline.periods.find(({ id }) => id === change.period);
  return period && task.deadline.periods.length > 1 ? ` (${clip(period.label, 40)})` : '';
}
