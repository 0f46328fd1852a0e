import { yearOfPeriod } from '../plan/periods.js';
import type { Standing } from '../journal/standing.js';
import { byTask } from '../journal/views.js';
import { MOST_BUTTONS, note } from './compose.js';
import { taskName } from './lines.js';
import type { Button, Message } from './message.js';
import { plainClip, shortDate, shortPeriodLabel } from './words.js';

interface WhichYear {
  readonly what: 'report' | 'extend';
  /** The year of the plan that is closed: what is reported of it is a supplement. */
  readonly closed: number | null;
}

interface PlanDoubt {
  readonly closed?: number | null;
  /** The words name one year, and the work is open in the other. */
  readonly named?: { readonly year: number; readonly open: number } | null;
}

function namedOther({ year, open }: { readonly year: number; readonly open: number }): string {
  return `Nội dung nêu kế hoạch năm ${year}, nhưng nhiệm vụ đang mở là của kế hoạch năm ${open}; chưa ghi nhận gì.`;
}

/** A command that may be of either of two plans: carried out in the one that is tapped. */
export function whichPlan(
  years: readonly number[],
  { closed = null, named = null }: PlanDoubt = {},
): Message {
  const buttons = years.map((year): Button => ({ label: `Năm ${year}`, action: { kind: 'in-year', year } }));
  const message = note(
    [named ? namedOther(named) : twoPlans(closed), 'Đề nghị đồng chí chọn năm của kế hoạch.'],
    [buttons],
  );
  return { ...message, choices: [{ buttons }] };
}

function twoPlans(closed: number | null): string {
  return closed === null
    ? 'Hai kế hoạch đang cùng có hiệu lực, chưa ghi nhận gì.'
    : `Kế hoạch năm ${closed} đã khép lại nhưng còn nhiệm vụ này chưa báo cáo; chưa ghi nhận gì.`;
}

/** A code that is open in the plans of two years: which is meant, for a report or for a request of a later date. */
export function whichYear(open: readonly Standing[], { what, closed }: WhichYear): Message {
  const groups = byTask(open);
  const shown = open.slice(0, MOST_BUTTONS);
  const buttons = shown.map((standing) => ({ standing, button: yearButton(standing, what) }));
  const codes = [...new Set(shown.map(({ task }) => task.code))];
  const message = note(
    [
      twoPlans(closed),
      ...groups.map(({ task, standings }) => `• ${taskName(task)}: ${yearsOf(standings, closed)}`),
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

function yearsOf(standings: readonly Standing[], closed: number | null): string {
  const years = [...new Set(standings.map(({ period }) => yearOfPeriod(period.id)))].sort();
  const named = years.map((year) => `năm ${year}`).join(' và ');
  return closed === null ? `đang mở trong kế hoạch ${named}` : `chưa báo cáo trong kế hoạch ${named}`;
}

/** `III.1 năm 2025, hạn 31/12` · `VI.2 quý IV năm 2025, hạn 31/12` */
function yearButton(standing: Standing, what: 'report' | 'extend'): Button {
  const { task, period, category } = standing;
  const ref = { task: task.code, period: period.id };
  const label = shortPeriodLabel(standing);
  const planYear = yearOfPeriod(period.id);
  const year = label.endsWith(String(planYear)) ? '' : ` năm ${planYear}`;
  const due =
    category === 'continuous' || standing.state.kind === 'undated'
      ? ''
      : `, hạn ${shortDate(period.due, standing.today)}`;
  return {
    label: plainClip(`${task.code}${label === '' ? '' : ` ${label}`}${year}${due}`, 60),
    action:
      what === 'report' ? { kind: 'report', ...ref, part: null } : { kind: 'extend', ...ref, until: null },
  };
}
