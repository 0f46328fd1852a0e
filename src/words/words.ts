import { dateOf, daysBetween, monthOf, weekdayOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { departmentKnown, isOfPlan } from '../plan/plan.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import type { Basis } from '../journal/change.js';
import type { Halt } from '../journal/changes.js';
import { dayWritten } from '../journal/fact.js';
import type { Post, ReportStatus } from '../journal/fact.js';
import type { Completion, Standing, State } from '../journal/standing.js';
import { leadersOf, planName, staffOf } from './office.js';

const WEEKDAYS = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy'] as const;

/** Below this many days to the due day the working days are told instead. */
const WORKING_DAYS_BELOW = 7;

/** Makes any text harmless inside Telegram's HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** Undoes `escapeHtml`, tags gone: for what is no HTML, such as a text file. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}

/** Text of people or of the plan, on one line, at most that many UTF-16 units, cut between words, escaped. */
export function clip(text: string, most: number): string {
  return escapeHtml(shorten(oneLine(text), most));
}

/** The same unescaped: for a button's label, which is no HTML. */
export function plainClip(text: string, most: number): string {
  return shorten(oneLine(text), most);
}

/** With a capital at its beginning. */
export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 31/03/2025 */
export function dateWords(value: Day): string {
  return `${twoDigits(dateOf(value))}/${twoDigits(monthOf(value))}/${yearOf(value)}`;
}

/** 31/03; with its year where that is not the year of the day on which it is said. */
export function shortDate(value: Day, today: Day): string {
  return yearOf(value) === yearOf(today) ? dateWords(value).slice(0, 5) : dateWords(value);
}

/** thứ Hai 31/03/2025 */
export function weekdayDate(value: Day): string {
  return `${weekdayWords(value)} ${dateWords(value)}`;
}

/** thứ Hai 31/03; with its year where that is another one. */
export function shortWeekdayDate(value: Day, today: Day): string {
  return `${weekdayWords(value)} ${shortDate(value, today)}`;
}

function weekdayWords(value: Day): string {
  const name = WEEKDAYS[weekdayOf(value) - 1];
  return name === undefined ? 'Chủ nhật' : `thứ ${name}`;
}

/** `31/03/2025 22:15`, of a time in ISO 8601 as the journal has it. */
export function instantWords(at: string): string {
  return `${dateWords(dayWritten({ at }))} ${at.slice(11, 16)}`;
}

/** 16:00, of minutes since midnight. */
export function timeWords(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** 16:05, of an instant that the journal wrote: its times are in the plan's zone. */
export function timeOf(at: string): string {
  return at.slice(11, 16);
}

/** 13,0% */
export function percentWords(part: number, whole: number): string {
  if (whole === 0) return '0,0%';
  return `${((part / whole) * 100).toFixed(1).replace('.', ',')}%`;
}

/** A person's name, escaped; names are what people typed, and may hold nothing that can be shown. */
export function nameWords(name: string): string {
  return clip(name, 64) || '(chưa rõ họ tên)';
}

/** The full names, escaped: `Văn phòng – Thống kê; Tư pháp – Hộ tịch`. */
export function departmentNames(office: Office, ids: readonly DepartmentId[]): string {
  return ids.map((id) => clip(departmentKnown(office, id).name, 60)).join('; ');
}

/** The short names, escaped: `VP-TK, Kế toán`. */
export function shortNames(office: Office, ids: readonly DepartmentId[]): string {
  return ids.map((id) => clip(departmentKnown(office, id).shortName, 24)).join(', ');
}

/** What somebody is here for, escaped. */
export function postWords(office: Office, post: Post): string {
  switch (post.kind) {
    case 'officer':
      return `${staffOf(office.plan)} ${nameOfPost(office, post.department)}`;
    case 'coordinator':
      return `đầu mối theo dõi ${planName(office.plan)}`;
    case 'chairman':
      return leadersOf(office.plan);
  }
}

/** People stay enrolled when a plan with other departments begins. */
function nameOfPost(office: Office, id: DepartmentId): string {
  const name = clip(departmentKnown(office, id).name, 60);
  return isOfPlan(office.plan, id) ? name : `${name} (đơn vị không có trong kế hoạch hiện hành)`;
}

/** What a report says of its work. */
export function statusWords(status: ReportStatus): string {
  switch (status) {
    case 'done':
      return 'hoàn thành';
    case 'not-arising':
      return 'không phát sinh';
    case 'in-progress':
      return 'đang thực hiện';
    case 'blocked':
      return 'vướng mắc';
  }
}

/** Which period it is, as it stands alone: `quý I (kỳ 1/4)`, `bước 1/2`, `kỳ tháng 3`; empty for a one-off. */
export function periodName(standing: Standing): string {
  const { category, period, task, index, count } = standing;
  const label = clip(period.label, 40);
  if (category === 'continuous') return `kỳ ${label}`;
  if (count === 1) return '';
  if (category === 'requested') return `lần ${index}`;
  if (task.deadline.kind === 'milestones') return `bước ${index}/${count}`;
  if (task.deadline.kind === 'monthly') return label;
  return `${label} (kỳ ${index}/${count})`;
}

/** The period as it follows a task's name: `, quý I (kỳ 1/4)`; empty for a one-off. */
export function periodWords(standing: Standing): string {
  const name = periodName(standing);
  return name === '' ? '' : `, ${name}`;
}

/** Several periods of one task: `, tháng 1, tháng 2, tháng 3`; beyond four the rest is counted. */
export function periodsWords(standings: readonly Standing[]): string {
  const [first] = standings;
  if (!first) return '';
  if (standings.length === 1) return periodWords(first);
  const names = standings.slice(0, 4).map((standing) => shortPeriodName(standing));
  const rest = standings.length - names.length;
  return `, ${names.join(', ')}${rest > 0 ? ` và ${rest} kỳ khác` : ''}`;
}

/** The period in a list or on a button: `quý I`, `bước 1`, `tháng 3`; not escaped. */
export function shortPeriodLabel(standing: Standing): string {
  const { category, period, task, index, count } = standing;
  if (category === 'requested') return count === 1 ? '' : `lần ${index}`;
  if (category === 'dated' && count === 1) return '';
  if (task.deadline.kind === 'milestones') return `bước ${index}`;
  return plainClip(period.label, 40);
}

/** How it stands against its deadline: `còn 12 ngày`, `quá hạn 53 ngày (tính từ hết 03/02 do nghỉ Tết)`. */
export function stateWords(office: Office, standing: Standing): string {
  const words = ownStateWords(office, standing);
  return standing.state.kind === 'not-open' || standing.state.kind === 'stopped'
    ? words
    : `${words}${grantedWords(standing)}`;
}

/** `, gia hạn 1 lần (hạn đầu 31/03)`: what has another date than its first says so wherever it is counted. */
export function grantedWords(standing: Standing): string {
  const words = movedWords(standing);
  return words === '' ? '' : `, ${words} (hạn đầu ${shortDate(standing.firstDue, standing.today)})`;
}

/** `gia hạn 1 lần, điều chỉnh hạn 1 lần`: by what a due day is another than the first; empty where it is the first. */
export function movedWords({ granted, decided, dueSet, period, firstDue }: Standing): string {
  if (dueSet === null && period.due === firstDue) return '';
  const times = decided.length > 0 ? ` ${decided.length} lần` : '';
  return [
    ...(granted.length > 0 ? [`gia hạn ${granted.length} lần`] : []),
    ...(decided.length > 0 || (dueSet === null && granted.length === 0) ? [`điều chỉnh hạn${times}`] : []),
    ...(dueSet?.kind === 'halt' ? ['có thời gian tạm dừng'] : []),
  ].join(', ');
}

function ownStateWords(office: Office, standing: Standing): string {
  const { state } = standing;
  if (standing.waiting) return waitingWords(standing, standing.waiting);
  switch (state.kind) {
    case 'completed':
      return completedWords(standing, state);
    case 'not-open':
      return `bắt đầu từ ${shortDate(standing.period.opens, standing.today)}`;
    case 'within':
      return standing.category === 'continuous' ? 'chưa báo cáo' : daysLeftWords(office, standing);
    case 'overdue':
      return `quá hạn ${state.days} ngày${extendedWords(office, standing)}`;
    case 'missed':
      return 'chưa báo cáo kỳ';
    case 'undated':
      return 'chưa có hạn';
    case 'stopped':
    case 'paused':
      return haltWords(standing);
  }
}

/** ` theo 45/QĐ-UBND`, where a line has no room for the day. */
export function shortBasis(basis: Basis | null): string {
  return basis ? ` theo ${clip(basis.number, 40)}` : '';
}

/** `dừng thực hiện từ 20/03 theo 45/QĐ-UBND`, `tạm dừng đến 01/06`. */
export function haltWords({ halt, today, state }: Pick<Standing, 'halt' | 'today' | 'state'>): string {
  if (!halt)
    return state.kind === 'paused' ? `tạm dừng đến ${shortDate(state.until, today)}` : 'dừng thực hiện';
  return wordsOfHalt(halt, today);
}

export function wordsOfHalt({ decided, from, until }: Halt, today: Day): string {
  const basis = shortBasis(decided.basis);
  return until === null
    ? `dừng thực hiện từ ${shortDate(from, today)}${basis}`
    : `tạm dừng đến ${shortDate(until, today)}${basis}`;
}

/** Where the last day on time is not the printed one: why. Empty where it is. */
export function extendedWords(office: Office, { period, lastOnTime, datedAfter, today }: Standing): string {
  if (lastOnTime === period.due) return '';
  const until = shortDate(lastOnTime, today);
  if (datedAfter !== null) return ` (tính từ hết ${until} do kế hoạch điều chỉnh hạn)`;
  if (lastOnTime < period.due) return ` (tính từ hết ${until})`;
  const holiday = office.calendar.holidayOn(period.due);
  return ` (tính từ hết ${until} do ${holiday ? restWords(holiday.name) : 'hạn vào ngày nghỉ'})`;
}

function shortPeriodName(standing: Standing): string {
  return escapeHtml(shortPeriodLabel(standing));
}

/** The day of completion stays the officer's: that it waits is told behind it. */
function waitingWords(
  { category, state, today }: Standing,
  { on, reportedOn, notArising }: Completion,
): string {
  if (category === 'continuous') return `báo cáo ${shortDate(reportedOn, today)}, chờ xác nhận`;
  const done = `${notArising ? 'không phát sinh, ghi nhận' : 'hoàn thành'} ${shortDate(on, today)}`;
  const reported = reportedOn === on ? '' : `, báo cáo ${shortDate(reportedOn, today)}`;
  const late = state.kind === 'overdue' ? `, quá hạn ${state.days} ngày` : '';
  return `${done}${reported}${late}, chờ xác nhận`;
}

function completedWords(standing: Standing, state: Extract<State, { kind: 'completed' }>): string {
  const { on, reportedOn, timing, notArising } = state;
  const { today } = standing;
  const reported = reportedOn === on ? '' : `, báo cáo ${shortDate(reportedOn, today)}`;
  if (standing.category === 'continuous') {
    return `${notArising ? 'không phát sinh' : 'đã báo cáo'} ${shortDate(reportedOn, today)}`;
  }
  const closed = standing.closing ? ' (đầu mối đóng)' : '';
  const done = `${notArising ? 'không phát sinh, ghi nhận' : 'hoàn thành'} ${shortDate(on, today)}${reported}${closed}`;
  // What was asked for and done before anybody set a date has none to be measured by.
  if (standing.category === 'requested' && standing.period.opens === standing.period.due) return done;
  switch (timing.kind) {
    case 'early':
      return `${done}, trước hạn`;
    case 'on-time':
      return `${done}, đúng hạn`;
    case 'late':
      return `${done}, quá hạn ${timing.days} ngày`;
  }
}

function daysLeftWords(office: Office, { period, lastOnTime, datedAfter, today }: Standing): string {
  if (datedAfter !== null) {
    return `kế hoạch điều chỉnh hạn, hết ${shortDate(lastOnTime, today)} mới tính quá hạn`;
  }
  const extended = `hạn vào ngày nghỉ, hết ${shortDate(lastOnTime, today)} mới tính quá hạn`;
  // Read strictly, "trước ngày D" ends a day before D.
  const until = lastOnTime < period.due ? lastOnTime : period.due;
  const left = daysBetween(today, until);
  if (left === 0 && lastOnTime === until) return 'hạn hôm nay';
  if (left <= 0) return extended;
  if (left >= WORKING_DAYS_BELOW) return `còn ${left} ngày`;
  const working = office.calendar.workingDaysBetween(today, until);
  return working === 0 ? extended : `còn ${working} ngày làm việc`;
}

function restWords(name: string): string {
  const words = clip(name, 40);
  if (/^(?:nghỉ|hoán đổi)/iu.test(words)) return words.charAt(0).toLowerCase() + words.slice(1);
  if (words.startsWith('Ngày')) return `nghỉ lễ ${words}`;
  return `nghỉ ${words.replace(/Tết Nguyên đán/iu, 'Tết')}`;
}

/** No line breaks, no controls, no marks that turn the reading direction, no towers of accents. */
function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  const space = kept.lastIndexOf(' ');
  const whole = text.charAt(kept.length) === ' ' || space < most / 2 ? kept : kept.slice(0, space);
  return `${whole.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** `03`, as official papers write counts below ten. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
