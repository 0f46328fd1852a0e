import type { Day } from '../../../plan/day.js';
import { isForEverybody } from '../../../plan/plan.js';
import type { Office, Task } from '../../../plan/plan.js';
import { inChargeOf } from '../../../journal/duty.js';
import { assignmentOf } from '../../../journal/assigned-work.js';
import { stopButton } from '../../assigned/end-words.js';
import { dayOfFact, periodKey } from '../../../journal/fact.js';
import type { History, Person } from '../../../journal/history.js';
import { departmentsOfPerson, isCoordinator, isForAllDepartments } from '../../../journal/people.js';
import { isOpen, isOver, isWaiting } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import type { Block } from '../../../words/compose.js';
import type { Button } from '../../../words/message.js';
import { officeButton } from '../../../words/choice-rows.js';
import { answerRow } from '../../confirmation/words.js';
import { clip, dateWords, nameWords, plainClip, shortNames, shortPeriodLabel } from '../../../words/words.js';

/** What a task's screen knows of who looks at it, and where. */
export interface Shown {
  readonly task: Task;
  readonly standings: readonly Standing[];
  readonly person: Person | null;
  readonly today: Day;
  readonly inGroup: boolean;
}

const MOST_ANSWERS = 3;
const MOST_CLOSINGS = 2;

/** Who is in charge of a task that the plan gives to everybody; in the group by department. */
export function leadLines(office: Office, history: History, { task, inGroup }: Shown): readonly string[] {
  if (!isForEverybody(office.plan, task)) return [];
  const person = inChargeOf(office.plan, history, task);
  // The duties of the body are each department's own: nobody need be in charge of them.
  if (!person) return task.origin === 'appendix' ? ['Đầu mối: chưa rõ'] : [];
  if (!inGroup) return [`Đầu mối: đồng chí ${nameWords(person.name)}`];
  const departments = departmentsOfPerson(person).slice(0, 4);
  return [`Đầu mối: ${departments.length > 0 ? shortNames(office, departments) : 'đã giao'}`];
}

/** A report that was returned and not made again; the words of its reason are for those whom it concerns. */
export function returnBlocks(history: History, { standings, inGroup }: Shown): readonly Block[] {
  const head = standings.flatMap(({ task, period }): readonly string[] => {
    const verdict = history.returned.get(periodKey({ task: task.code, period: period.id }));
    if (!verdict) return [];
    const label = clip(period.label, 40);
    const which = standings.length > 1 && label !== '' ? ` (${label})` : '';
    const reason = inGroup ? '' : `: ${clip(verdict.reason, 150)}`;
    return [`Báo cáo trả lại ngày ${dateWords(dayOfFact(verdict))}${which}${reason}`];
  });
  return head.length > 0 ? [{ head: head.slice(-3) }] : [];
}

/** The coordinator's own buttons under a task, in private: yes and no, who is in charge, closing. */
export function arrangementRows(
  office: Office,
  history: History,
  { task, standings, person, inGroup }: Shown,
): readonly (readonly Button[])[] {
  if (!person || inGroup) return [];
  const assigned = assignedRow(history, { office, task, person });
  if (!isCoordinator(person)) return [assigned];
  const waiting = standings
    .filter((standing) => !isOver(standing))
    .flatMap((standing) => standing.reports.filter(isWaiting).map((report) => ({ standing, report })));
  const closable = standings.filter((standing) => standing.parts !== null && isOpen(standing));
  const closing = closable.slice(0, MOST_CLOSINGS).map((standing): Button => {
    const period = shortPeriodLabel(standing);
    return officeButton(plainClip(`Đóng ${period === '' ? task.code : period}`, 24), {
      kind: 'close-task',
      task: task.code,
      period: standing.period.id,
      on: null,
    });
  });
  const lead = isForEverybody(office.plan, task)
    ? [officeButton('Giao đầu mối', { kind: 'choose-lead', task: task.code, page: 0 })]
    : [];
  return [...waiting.slice(0, MOST_ANSWERS).flatMap(answerRow), [...lead, ...closing], assigned];
}

/** Who may decide may stop work that was assigned beside the plan. */
function assignedRow(
  history: History,
  { office, task, person }: { readonly office: Office; readonly task: Task; readonly person: Person },
): readonly Button[] {
  const assignment = assignmentOf(history, { plan: office.plan, task });
  return assignment && isForAllDepartments(person) ? [stopButton(assignment)] : [];
}
