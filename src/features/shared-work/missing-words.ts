import type { Day } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { inNobodysCharge } from '../../journal/duty.js';
import type { History } from '../../journal/history.js';
import { allStandings, isOpen, missingParts } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { byTask, byUrgency } from '../../journal/views.js';
import type { Block } from '../../words/compose.js';
import { groupName, partsWords } from '../../words/lines.js';
import { codesOf } from './assign-words.js';
import { clip, shortNames } from '../../words/words.js';

/** `còn thiếu: Kế toán, TP-HT`; empty where nobody is missing. */
export function missingWords(office: Office, standing: Standing): string {
  const missing = missingParts(standing);
  return missing.length === 0 ? '' : `còn thiếu: ${shortNames(office, missing.slice(0, 12))}`;
}

/** Every department's part is still being collected; of check-ins that is the month under way. */
function isCollected(standing: Standing): boolean {
  return standing.parts !== null && isOpen(standing) && standing.state.kind !== 'missed';
}

/** The tasks that every department reports, in two lines of the first screen. */
export function collectiveLines(
  office: Office,
  history: History,
  standings: readonly Standing[],
): readonly string[] {
  const open = byTask(standings.filter((one) => one.task.origin === 'appendix' && isCollected(one)));
  const counts = open.slice(0, 8).map(({ task, first }) => {
    const all = first.parts?.length ?? 0;
    const missing = missingParts(first);
    const begun = missing.length > 0 && missing.length < all;
    const names = begun ? ` (thiếu ${shortNames(office, missing.slice(0, 6))})` : '';
    return `${clip(task.code, 20)} ${all - missing.length}/${all}${names}`;
  });
  const unassigned = inNobodysCharge(office.plan, history, standings);
  return [
    ...(counts.length > 0 ? [`Nhiệm vụ chung, đơn vị đã báo cáo: ${counts.join('; ')}.`] : []),
    ...(unassigned.length > 0 ? [`Chưa rõ đầu mối: ${codesOf(unassigned)}.`] : []),
  ];
}

/** By department: who is missing in what everybody reports. */
export function collectiveBlock(office: Office, history: History, today: Day): readonly Block[] {
  const standings = allStandings(office, history, today);
  const open = standings.filter(isCollected);
  if (open.length === 0) return [];
  const groups = byTask(byUrgency(open));
  return [
    {
      head: ['<b>Nhiệm vụ chung: đơn vị chưa báo cáo</b>'],
      list: groups.map(({ task, first }) => {
        const missing = missingWords(office, first);
        return `• ${groupName({ task, first, standings: [first] })}: ${partsWords(first)}${missing && `, ${missing}`}`;
      }),
      cap: 10,
      unit: 'nhiệm vụ',
    },
  ];
}
