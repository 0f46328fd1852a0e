import { yearOfPeriod } from '../plan/periods.js';
import type { Standing } from '../journal/standing.js';
import { byTask } from '../journal/views.js';
import { MOST_BUTTONS, note } from './compose.js';
import { taskName } from './lines.js';
import type { Button, Message } from './message.js';
import { plainClip, shortDate, shortPeriodLabel } from './words.js';

/** A code that is open in the plans of two years: which is meant, for a report or for a request of a later date. */
export function whichYear(open: readonly Standing[], what: 'report' | 'extend'): Message {
  const groups = byTask(open);
  const shown = open.slice(0, MOST_BUTTONS);
  const buttons = shown.map((standing) => ({ standing, button: yearButton(standing, what) }));
  const codes = [...new Set(shown.map(({ task }) => task.code))];
  const message = note(
    [
      'Hai kế hoạch đang cùng có hiệu lực, chưa ghi nhận:',
      ...groups.map(({ task, standings }) => `• ${taskName(task)}: ${yearsOf(standings)}`),
      `Đề nghị đồng chí chọn nhiệm vụ cần ${what === 'report' ? 'báo cáo' : 'gia hạn'}.`,
    ],
    buttons.map(({ button }) => [button]),
  );
  // A tap for one task leaves the question of the others.
  const choices = codes.map((code) => ({
    buttons: buttons.filter(({ standing }) => standing.task.code === code).map(({ button }) => button),
  }));
  return { ...message, choices };
}

function yearsOf(standings: readonly Standing[]): string {
  const years = [...new Set(standings.map(({ period }) => yearOfPeriod(period.id)))].sort();
  return `đang mở trong kế hoạch ${years.map((year) => `năm ${year}`).join(' và ')}`;
}

/** `III.1 năm 2025, hạn 31/12` · `VI.2 quý IV năm 2025, hạn 31/12` */
function yearButton(standing: Standing, what: 'report' | 'extend'): Button {
  const { task, period, category } = standing;
  const ref = { task: task.code, period: period.id };
  const label = shortPeriodLabel(standing);
  const planYear = yearOfPeriod(period.id);
  const year = label.endsWith(String(planYear)) ? '' : ` năm ${planYear}`;
  const due =
    category === 'continuous' || standing.state.kind === 'undated' ? '' : `, hạn ${shortDate(period.due)}`;
  return {
    label: plainClip(`${task.code}${label === '' ? '' : ` ${label}`}${year}${due}`, 60),
    action:
      what === 'report' ? { kind: 'report', ...ref, part: null } : { kind: 'extend', ...ref, until: null },
  };
}
