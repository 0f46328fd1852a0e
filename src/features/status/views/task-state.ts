import type { Office, Task } from '../../../plan/plan.js';
import { categoryOf } from '../../../journal/periods.js';
import type { Standing } from '../../../journal/standing.js';
import { leadName, partsWords, progressWords, taskName } from '../../../words/lines.js';
import { haltWords, periodName, periodWords, shortDate, stateWords } from '../../../words/words.js';

/** One task on one line, with its sign: where it stands as a whole. */
export function taskLine(office: Office, task: Task, standings: readonly Standing[]): string {
  const words = `${taskName(task)} – ${leadName(office, task)}`;
  switch (categoryOf(task)) {
    case 'continuous':
      return `• ${words}, thường xuyên, ${checkInWords(standings)}`;
    case 'requested':
    case 'dated': {
      const told = speaking(standings);
      if (!told) return `• ${words}, ${task.deadline.kind === 'unknown' ? '' : 'theo yêu cầu, '}chưa có hạn`;
      const facts = [
        stateLine(office, told),
        partsOfOpen(told),
        progressOfOpen(told),
        ...otherBlocked(standings, told),
      ];
      return `${signOf(told)} ${taskName(task)}${periodWords(told)} – ${leadName(office, task)}, ${facts.filter((fact) => fact !== '').join(', ')}`;
    }
  }
}

/** `đã báo cáo 2/3 kỳ`: of the months that have begun. */
export function checkInWords(standings: readonly Standing[]): string {
  const begun = standings.filter(
    ({ state }) => state.kind !== 'not-open' && state.kind !== 'stopped' && state.kind !== 'paused',
  );
  const reported = begun.filter(({ state }) => state.kind === 'completed');
  const waiting = begun.filter((standing) => standing.waiting !== null).length;
  const waits = waiting > 0 ? `, chờ xác nhận ${waiting}` : '';
  const halted = standings.find(({ halt }) => halt !== null);
  if (halted) {
    const before = reported.length > 0 ? `, đã báo cáo ${reported.length} kỳ` : '';
    return `${haltWords(halted)}${before}${waits}`;
  }
  return begun.length === 0
    ? 'chưa đến kỳ báo cáo'
    : `đã báo cáo ${reported.length}/${begun.length} kỳ${waits}`;
}

/** The due day, and how it stands. */
export function stateLine(office: Office, standing: Standing): string {
  const { state, period } = standing;
  const words = stateWords(office, standing);
  if (state.kind === 'completed' || state.kind === 'undated' || words.startsWith('hạn')) return words;
  return `hạn ${shortDate(period.due, standing.today)}, ${words}`;
}

export function signOf({ state, waiting }: Standing): string {
  if (waiting) return '•';
  if (state.kind === 'overdue') return '🔴';
  if (state.kind === 'completed') return '✅';
  return state.kind === 'within' && state.urgency !== 'later' ? '🟡' : '•';
}

/** The period that speaks for the task: what is late longest, else what is open, else what comes, else the last. */
function speaking(standings: readonly Standing[]): Standing | undefined {
  const of = (kind: Standing['state']['kind']): Standing | undefined =>
    standings.find(({ state }) => state.kind === kind);
  return of('overdue') ?? of('within') ?? of('undated') ?? of('not-open') ?? standings.at(-1);
}

function partsOfOpen(standing: Standing): string {
  return standing.state.kind === 'completed' ? '' : partsWords(standing);
}

/** Difficulties of other periods, before they begin too: each is counted, so each is shown. */
function otherBlocked(standings: readonly Standing[], told: Standing): readonly string[] {
  return standings
    .filter((one) => one !== told && one.progress === 'blocked' && one.state.kind !== 'completed')
    .slice(0, 2)
    .map((one) => `${periodName(one)}: ${progressOfOpen(one)}`);
}

function progressOfOpen(standing: Standing): string {
  if (standing.state.kind === 'completed') return '';
  const words = progressWords(standing, 40);
  return words.charAt(0).toLowerCase() + words.slice(1);
}
