import type { Office } from '../../../plan/plan.js';
import type { DueDate } from './rule.js';
import { isOver } from '../../../journal/standing.js';
import type { Standing } from '../../../journal/standing.js';
import { planName } from '../../../words/office.js';
import { dateWords, upperFirst } from '../../../words/words.js';
import { leadNames, plainPeriod, plainState, plainWords } from '../plain-words.js';

/** What a calendar shows of an entry. */
interface EntryWords {
  readonly summary: string;
  readonly description: string;
}

export function calendarName({ plan }: Office): string {
  return `${upperFirst(planName(plan))}${/20\d\d/u.test(plan.subject.short) ? '' : ` ${plan.year}`} – ${plainWords(plan.office, 60)}`;
}

export function entryWords(office: Office, entry: DueDate): EntryWords {
  switch (entry.kind) {
    case 'due':
      return dueEntry(office, entry.standing, entry.done);
    case 'check-in':
      return checkInEntry(entry.standings, entry.done);
  }
}

function dueEntry(office: Office, standing: Standing, done: boolean): EntryWords {
  const { task, period, lastOnTime } = standing;
  const name = plainPeriod(standing);
  const short = `${task.code} ${plainWords(task.title, 80)}${name === '' ? '' : `, ${name}`}`;
  return {
    summary: isOver(standing) || !done ? summaryOf(standing, short) : `Đã báo cáo: ${short}`,
    description: [
      `${task.code} ${plainWords(task.text, 400)}`,
      `Sản phẩm: ${plainWords(task.deliverable, 200)}`,
      `Chủ trì: ${leadNames(office, task)}`,
      `Thời gian hoàn thành (in trong kế hoạch): ${plainWords(task.deadline.printed, 200)}`,
      `Hạn ${dateWords(period.due)}${lastOnTime === period.due ? '' : `, hết ngày ${dateWords(lastOnTime)} mới tính quá hạn`}`,
      `Tình trạng khi lập lịch: ${plainState(office, standing)}`,
      ...(done ? [] : [`Báo cáo hoàn thành: /xong ${task.code}`]),
    ].join('\n'),
  };
}

/** What a calendar that has the entry already is told: a stopped task keeps it, and says so. */
function summaryOf({ state }: Standing, short: string): string {
  if (state.kind === 'stopped') return `Dừng thực hiện: ${short}`;
  return state.kind === 'completed' ? `Đã báo cáo: ${short}` : `Hạn ${short}`;
}

function checkInEntry(standings: readonly Standing[], done: boolean): EntryWords {
  const [first] = standings;
  const month = first ? plainWords(first.period.label, 40) : '';
  const codes = standings.map(({ task }) => task.code).join(', ');
  return {
    summary: `${done ? 'Đã báo cáo' : 'Báo cáo'} kỳ ${month}: nhiệm vụ thường xuyên (${standings.length})`,
    description: [
      `Nhiệm vụ thường xuyên: ${codes}`,
      ...standings.map(({ task }) => `${task.code} ${plainWords(task.title, 80)}`),
    ].join('\n'),
  };
}
