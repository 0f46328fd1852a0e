import { addDays, dateOf, daysBetween, monthOf, weekdayOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { departmentOf } from '../plan/plan.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import type { Post, ReportStatus } from '../journal/fact.js';
import type { Completion, Standing, State } from '../journal/standing.js';

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

/** 31/03/2025 */
export function dateWords(value: Day): string {
  return `${shortDate(value)}/${yearOf(value)}`;
}

/** 31/03 */
export function shortDate(value: Day): string {
  return `${twoDigits(dateOf(value))}/${twoDigits(monthOf(value))}`;
}

/** thứ Hai 31/03 */
export function weekdayDate(value: Day): string {
  const name = WEEKDAYS[weekdayOf(value) - 1];
  return `${name === undefined ? 'Chủ nhật' : `thứ ${name}`} ${shortDate(value)}`;
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
  return ids.map((id) => clip(departmentOf(office.plan, id).name, 60)).join('; ');
}

/** The short names, escaped: `VP-TK, Kế toán`. */
export function shortNames(office: Office, ids: readonly DepartmentId[]): string {
  return ids.map((id) => clip(departmentOf(office.plan, id).shortName, 24)).join(', ');
}

/** What somebody is here for, escaped. */
export function postWords(office: Office, post: Post): string {
  switch (post.kind) {
    case 'officer':
      return `cán bộ, công chức ${nameOfPost(office, post.department)}`;
    case 'coordinator':
      return 'đầu mối theo dõi kế hoạch CCHC';
    case 'chairman':
      return 'lãnh đạo UBND';
  }
}

/** People stay enrolled when a plan with other departments begins: then the id is all that is known. */
function nameOfPost({ plan }: Office, id: DepartmentId): string {
  const department = plan.departments.find((one) => one.id === id);
  return department
    ? clip(department.name, 60)
    : `${clip(id, 16)} (đơn vị không có trong kế hoạch hiện hành)`;
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
  return standing.state.kind === 'not-open' ? words : `${words}${grantedWords(standing)}`;
}

/** `, gia hạn 1 lần (hạn đầu 31/03)`: what was given a later date says so wherever it is counted. Empty for the rest. */
export function grantedWords({ granted, firstDue }: Standing): string {
  return granted.length === 0 ? '' : `, gia hạn ${granted.length} lần (hạn đầu ${shortDate(firstDue)})`;
}

function ownStateWords(office: Office, standing: Standing): string {
  const { state } = standing;
  if (standing.waiting) return waitingWords(standing, standing.waiting);
  switch (state.kind) {
    case 'completed':
      return completedWords(standing, state);
    case 'not-open':
      return `bắt đầu từ ${shortDate(standing.period.opens)}`;
    case 'within':
      return standing.category === 'continuous'
        ? 'chưa báo cáo'
        : daysLeftWords(office, standing, state.daysLeft);
    case 'overdue':
      return `quá hạn ${state.days} ngày${extendedWords(office, standing)}`;
    case 'missed':
      return 'chưa báo cáo kỳ';
    case 'undated':
      return 'chưa có hạn';
  }
}

/** Where the last day on time is not the printed one: why. Empty where it is. */
export function extendedWords(office: Office, { period, lastOnTime }: Standing): string {
  if (lastOnTime === period.due) return '';
  const until = shortDate(lastOnTime);
  if (lastOnTime < period.due) return ` (tính từ hết ${until})`;
  const holiday = office.calendar.holidayOn(period.due);
  return ` (tính từ hết ${until} do ${holiday ? restWords(holiday.name) : 'hạn vào ngày nghỉ'})`;
}

function shortPeriodName(standing: Standing): string {
  return escapeHtml(shortPeriodLabel(standing));
}

/** The day of completion stays the officer's: that it waits is told behind it. */
function waitingWords({ category, state }: Standing, { on, reportedOn, notArising }: Completion): string {
  if (category === 'continuous') return `báo cáo ${shortDate(reportedOn)}, chờ xác nhận`;
  const done = `${notArising ? 'không phát sinh, ghi nhận' : 'hoàn thành'} ${shortDate(on)}`;
  const reported = reportedOn === on ? '' : `, báo cáo ${shortDate(reportedOn)}`;
  const late = state.kind === 'overdue' ? `, quá hạn ${state.days} ngày` : '';
  return `${done}${reported}${late}, chờ xác nhận`;
}

function completedWords(standing: Standing, state: Extract<State, { kind: 'completed' }>): string {
  const { on, reportedOn, timing, notArising } = state;
  const reported = reportedOn === on ? '' : `, báo cáo ${shortDate(reportedOn)}`;
  if (standing.category === 'continuous') {
    return `${notArising ? 'không phát sinh' : 'đã báo cáo'} ${shortDate(reportedOn)}`;
  }
  const closed = standing.closing ? ' (đầu mối đóng)' : '';
  const done = `${notArising ? 'không phát sinh, ghi nhận' : 'hoàn thành'} ${shortDate(on)}${reported}${closed}`;
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

function daysLeftWords(office: Office, { period, lastOnTime }: Standing, daysLeft: number): string {
  const today = addDays(period.due, -daysLeft);
  const extended = `hạn vào ngày nghỉ, hết ${shortDate(lastOnTime)} mới tính quá hạn`;
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

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
