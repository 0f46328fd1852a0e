import type { Decided, History, Prepared } from '../../journal/history.js';
import { changesOf } from '../../journal/changes.js';
import type { Standing } from '../../journal/standing.js';
import { addDays, daysBetween } from '../../plan/day.js';
import type { Office, Task } from '../../plan/plan.js';
import { basisWords, capacityWords, changeWords } from '../../words/changed-words.js';
import { leadersOf } from '../../words/office.js';
import { clip, dateWords, shortNames } from '../../words/words.js';
import { whoWords } from '../../words/who.js';

/** Every change of a task and what waits for a leader, newest first: who decided, in which capacity and when. */
export function changeLines(
  office: Office,
  history: History,
  {
    task,
    standings,
    inGroup,
  }: { readonly task: Task; readonly standings: readonly Standing[]; readonly inGroup: boolean },
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
    const late = lateWhenHandedOver(office, one, standings);
    return { fact: one.fact, words: line(one, `${who} quyết định ${dateWords(one.on)}${late}`) };
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

/** Days late of before a hand-over stay with who led the work then. */
function lateWhenHandedOver(office: Office, { change }: Decided, standings: readonly Standing[]): string {
  if (change.kind !== 'hand-over') return '';
  const days = standings.map(({ lastOnTime, state }) => {
    const last = addDays(change.from, -1);
    const end = state.kind === 'completed' && state.on < last ? state.on : last;
    return state.kind === 'completed' || state.kind === 'overdue' ? daysBetween(lastOnTime, end) : 0;
  });
  const most = Math.max(0, ...days);
  return most === 0 ? '' : ` (khi đó đã quá hạn ${most} ngày, tính cho ${shortNames(office, [change.lead])})`;
}

function periodOf(task: Task, { change }: Decided | Prepared): string {
  if (change.kind !== 'date') return '';
  const period = task.deadline.periods.find(({ id }) => id === change.period);
  return period && task.deadline.periods.length > 1 ? ` (${clip(period.label, 40)})` : '';
}
