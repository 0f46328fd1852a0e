import type { Day } from '../plan/day.js';
import { yearOfPeriod } from '../plan/periods.js';
import type { Office } from '../plan/plan.js';
import type { History, Person } from '../tracking/history.js';
import type { Standing } from '../tracking/standing.js';
import { statisticsOf } from '../tracking/statistics.js';
import { byTask, openWorkOf } from '../tracking/views.js';
import { MOST_BUTTONS, choice, withLine } from './compose.js';
import { taskName } from './lines.js';
import type { Button, Message } from './message.js';
import { clip, dateWords, plainClip, shortDate, shortPeriodLabel } from './words.js';

/** Codes that a list on a screen has room for. */
const MOST_CODES = 12;

/** A code that is open in the plans of two years: which is meant, for a report or for a request of a later date. */
export function whichYear(open: readonly Standing[], what: 'report' | 'extend'): Message {
  const groups = byTask(open);
  const buttons = open
    .slice(0, MOST_BUTTONS)
    .map((standing): readonly Button[] => [yearButton(standing, what)]);
  return choice(
    [
      'Hai kế hoạch đang cùng có hiệu lực, chưa ghi nhận:',
      ...groups.map(({ task, standings }) => `• ${taskName(task)}: ${yearsOf(standings)}`),
      `Đề nghị đồng chí chọn nhiệm vụ cần ${what === 'report' ? 'báo cáo' : 'gia hạn'}.`,
    ],
    buttons,
  );
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

/** An answer that names the year it speaks of, where two plans are in force. */
export function withYear({ plan }: Office, message: Message): Message {
  return withLine(message, `Thuộc kế hoạch năm ${plan.year}.`);
}

/** The plan's state, with what is left of the plan of the year before. */
export function withEarlierPlan(
  message: Message,
  { office, history, today, closes }: EarlierOffice & { readonly closes: Day },
): Message {
  const { open } = statisticsOf(office, history, today).dated;
  const left =
    open === 0 ? 'đã hoàn thành tất cả nhiệm vụ có thời hạn' : `còn ${open} nhiệm vụ chưa hoàn thành`;
  return withLine(message, `Kế hoạch năm ${office.plan.year} ${left}, đóng ngày ${dateWords(closes)}.`);
}

interface EarlierOffice {
  readonly office: Office;
  readonly history: History;
  readonly today: Day;
}

/** A person's open work, with what is left to him of the plan of the year before. */
export function withEarlierWork(
  message: Message,
  { office, history, today, person }: EarlierOffice & { readonly person: Person },
): Message {
  const work = openWorkOf(office, history, { person, today });
  if (work.length === 0) return message;
  const codes = work.slice(0, MOST_CODES).map(({ task }) => clip(task.code, 20));
  const rest = work.length - codes.length;
  const list = `${codes.join(', ')}${rest > 0 ? ` và ${rest} nhiệm vụ khác` : ''}`;
  return withLine(
    message,
    `Kế hoạch năm ${office.plan.year}, đồng chí còn ${work.length} nhiệm vụ chưa báo cáo: ${list}.`,
  );
}
