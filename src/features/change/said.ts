import type { Basis } from '../../journal/change.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Plan } from '../../plan/plan.js';
import { saidDays } from '../../plan/said-day.js';
import type { SaidDay, UnclearDay } from '../../plan/said-day.js';
import { wantedDay } from '../../plan/wanted-day.js';
import { trimmedReason } from '../../speech/said-reason.js';
import type { What } from '../../words/action.js';
import { basisIn } from './said-basis.js';
import { departmentAt, departmentsBehind, departmentsIn } from './said-department.js';

/** What somebody wants changed, as it was typed behind the code of a task. */
export interface SaidChange {
  /** Null where the words name none. */
  readonly what: What | null;
  /** The new date, the day on which a pause ends, or from which something else holds. */
  readonly day: Day | null;
  /** The words that mark a day where it is not clear which. */
  readonly unclear: UnclearDay | null;
  /** Of recurring dates, as they were typed: `ngày 14 hằng tháng`. */
  readonly phrase: string;
  readonly department: DepartmentId | null;
  /** What stands where a department is named. */
  readonly departmentWritten: string;
  readonly reason: string;
  readonly basis: Basis | null;
  /** What the words may mean, where that is more than one thing: `hoãn đến 30/06`. */
  readonly either: readonly What[];
  /** Whether the day is the one from which it holds. */
  readonly isFrom: boolean;
  /** By how long a date is moved: `lùi 10 ngày`. */
  readonly span: SaidSpan | null;
  /** The departments that are named beside the first. */
  readonly others: readonly DepartmentId[];
  /** Days, lengths of time and departments that stand in the reason: nothing is changed by them, which is said. */
  readonly unread: readonly string[];
}

/** A length of time by which a date moves, in days; null where that depends on the months. */
export interface SaidSpan {
  readonly days: number | null;
  readonly written: string;
}

interface Ask {
  readonly plan: Plan;
  readonly today: Day;
  /** What a button, or what was said before, has said already. */
  readonly what: What | null;
}

/** What was typed at several times, as a question keeps it: the words that were said first stand first. */
export function saidTogether(earlier: string, later: string): string {
  return [earlier, later]
    .map(onOneLine)
    .filter((words) => words !== '')
    .join('\n');
}

function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** What was said at several times taken together: what was said later goes before. */
export function readTogether(text: string, ask: Ask): SaidChange {
  const all = text.split('\n').reduce<SaidChange>(
    (before, line) => {
      const said = readChange(line, { ...ask, what: before.what ?? ask.what });
      return {
        what: said.what ?? before.what,
        day: said.day ?? (said.unclear ? null : before.day),
        unclear: said.unclear ?? (said.day ? null : before.unclear),
        phrase: said.phrase === '' ? before.phrase : said.phrase,
        department: said.department ?? (said.departmentWritten === '' ? before.department : null),
        departmentWritten: said.departmentWritten === '' ? before.departmentWritten : said.departmentWritten,
        reason: said.reason === '' ? before.reason : said.reason,
        basis: said.basis ?? before.basis,
        either: said.either.length > 0 || said.what !== before.what ? said.either : before.either,
        isFrom: said.day || said.unclear ? said.isFrom : before.isFrom,
        span: said.span ?? (said.day ? null : before.span),
        others: said.department === null ? before.others : said.others,
        unread: [],
      };
    },
    { ...NOTHING, what: null, basis: null },
  );
  return { ...all, unread: unreadIn(all.reason, ask) };
}

/** Lengths of time, as they stand anywhere. */
const SPAN = /(?<![\p{L}\d/.-])(\d{1,3})\s*(ngày|ngay|hôm|tuần|tuan|tháng|thang)(?!\p{L})/iu;

/** What looks like a date, although it could not be read for one. */
const FIGURES = /(?<![\p{L}\d/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/-])/u;

function unreadIn(reason: string, { plan, today }: Pick<Ask, 'plan' | 'today'>): readonly string[] {
  const days = saidDays(reason, { today, direction: 'future' }).map(({ written }) => written);
  const lengths = [SPAN, FIGURES].flatMap((form) =>
    [...reason.matchAll(new RegExp(form, 'giu'))].map(([written]) => written),
  );
  const spans = lengths.filter((one) => !days.some((written) => written.includes(one)));
  return [...new Set([...days, ...spans, ...departmentsIn(plan, reason)])];
}

/** `đến 30/06 lý do …, theo 45/QĐ-UBND ngày 20/03`: reads the words behind a task's code. */
export function readChange(text: string, ask: Ask): SaidChange {
  const said = readWords(text, ask);
  return { ...said, unread: unreadIn(said.reason, ask) };
}

function readWords(text: string, ask: Ask): SaidChange {
  const { basis, words } = basisIn(text.normalize('NFC').trim(), ask.today);
  const verb = VERBS.find(([, pattern]) => pattern.test(words));
  const rest = verb ? words.replace(verb[1], '').trim() : words;
  const what = verb?.[0] ?? (RECURRING.test(words) ? 'dates' : ask.what);
  const none = { ...NOTHING, basis };
  const later = PUT_OFF.test(words) ? words.replace(PUT_OFF, '') : null;
  if (later !== null) {
    const { said, rest: reason } = wantedDay(later, { today: ask.today, direction: 'future' });
    return {
      ...none,
      what: 'date',
      either: ['date', 'pause'],
      ...dayOf(said),
      reason: trimmedReason(reason),
    };
  }
  switch (what) {
    case 'stop':
    case 'resume':
      return { ...none, what, ...stoppedIn(rest, { what, today: ask.today }) };
    case 'pause': {
      const { said, rest: reason } = wantedDay(rest, { today: ask.today, direction: 'future' });
      return { ...none, what, ...dayOf(said), reason: trimmedReason(reason) };
    }
    case 'hand-over':
      return { ...none, what, ...handOverIn(rest, ask) };
    case 'dates':
      return { ...none, what, ...datesIn(words, ask) };
    case 'date':
    case null: {
      const led = withoutLead(words);
      const { said, rest: reason } = wantedDay(led, { today: ask.today, direction: 'future' });
      const span = said ? null : spanAt(led, led !== words);
      if (span) return { ...none, what: 'date', span: span.span, reason: trimmedReason(span.rest) };
      return {
        ...none,
        what: what ?? (said ? 'date' : null),
        ...dayOf(said),
        reason: trimmedReason(reason),
      };
    }
  }
}

const NOTHING = {
  ...{ day: null, unclear: null, phrase: '', department: null, departmentWritten: '', reason: '' },
  ...{ either: [], isFrom: false, span: null, others: [], unread: [] },
};

/** "hoãn" alone may be a later date, or a pause. */
const PUT_OFF = word('(?:hoãn|hoan|lui lại|lùi lại)(?:\\s+(?:thực hiện|thuc hien))?');

/** A stop and a resumption are of the day on which they are decided; a day that stands with them is asked about, or said. */
function stoppedIn(
  text: string,
  { what, today }: { readonly what: 'stop' | 'resume'; readonly today: Day },
): Pick<SaidChange, 'day' | 'unclear' | 'reason' | 'either' | 'isFrom'> {
  const from = fromIn(text, today);
  if (from.said) {
    const reason = trimmedReason(`${from.before} ${from.behind}`);
    return { ...dayOf(from.said), isFrom: true, either: [], reason };
  }
  const { said, rest } = wantedDay(text, { today, direction: 'future' });
  const either: readonly What[] = !said ? [] : what === 'stop' ? ['pause', 'stop'] : ['resume', 'date'];
  return { ...dayOf(said), isFrom: false, either, reason: trimmedReason(rest) };
}

/** The length of time with which the words begin: by itself it says that a date moves where something leads it in. */
function spanAt(text: string, isLed: boolean): { readonly span: SaidSpan; readonly rest: string } | null {
  const match = SPAN.exec(text);
  if (!match || !isLed || !/^[\s:,]*$/u.test(text.slice(0, match.index))) return null;
  const [written, amount, unit = ''] = match;
  const factor = /^(?:ngày|ngay|hôm)$/iu.test(unit) ? 1 : /^tu/iu.test(unit) ? 7 : null;
  const days = factor === null ? null : Number(amount) * factor;
  return { span: { days, written }, rest: text.slice(match.index + written.length) };
}

function word(pattern: string): RegExp {
  return new RegExp(String.raw`^(?:${pattern})(?!\p{L})[\s:,]*`, 'iu');
}

/** Typed with its marks or without. The longer comes first: "tạm dừng" is no "dừng". */
const VERBS: readonly (readonly [What, RegExp])[] = [
  ['pause', word('(?:tạm|tam)\\s+(?:dừng|dung|ngừng|ngung|hoãn|hoan)(?:\\s+(?:thực hiện|thuc hien))?')],
  [
    'stop',
    word(
      '(?:dừng|dung|ngừng|ngung)(?:\\s+(?:thực hiện|thuc hien|hẳn|han))?|(?:không|khong)\\s+(?:thực hiện|thuc hien)(?:\\s+(?:nữa|nua))?',
    ),
  ],
  [
    'resume',
    word(
      '(?:tiếp tục|tiep tuc)(?:\\s+(?:thực hiện|thuc hien))?|(?:thực hiện|thuc hien)\\s+(?:lại|lai|tiếp|tiep)',
    ),
  ],
  [
    'hand-over',
    word(
      '(?:chuyển|chuyen|giao)(?!\\s+(?:(?:hạn|han)(?!\\p{L})|(?:sang|đến|den|thành|thanh)\\s+(?:\\d|ngày|ngay|hết|het|cuối|cuoi|tháng|thang)))(?:\\s+(?:đơn vị|don vi))?(?:\\s+(?:chủ trì|chu tri))?(?:\\s+(?:cho|sang|đến|den))?',
    ),
  ],
];

/** "hằng tháng", "mỗi quý", "tháng cuối quý": dates of recurring work. */
const RECURRING =
  /(?<!\p{L})(?:hằng|hàng|hang|mỗi|moi)\s+(?:tuần|tuan|tháng|thang|quý|quy|năm|nam)(?!\p{L})|(?:cuối|cuoi|đầu|dau)(?:\s+(?:của|cua))?\s+(?:quý|quy)(?!\p{L})/iu;

/** "đổi hạn", "hạn mới", "gia hạn", "lùi", "điều chỉnh": what only says that a date follows. */
const DATE_LEADS = word(
  '(?:(?:đổi|doi|dời|doi|lùi|lui|chuyển|chuyen|gia|điều chỉnh|dieu chinh|rút|rut|đẩy|day)\\s+)?(?:hạn|han)(?:\\s+(?:mới|moi|xuống|xuong|thêm|them))?|(?:lùi|lui|dời|kéo dài|keo dai)(?:\\s+(?:thêm|them))?|thêm|them|rút|rut|sớm|som|(?:chuyển|chuyen)(?=\\s+(?:sang|đến|den)\\s)',
);

function withoutLead(words: string): string {
  return words.replace(DATE_LEADS, '');
}

function dayOf(said: SaidDay | null): Pick<SaidChange, 'day' | 'unclear'> {
  if (said?.kind === 'day') return { day: said.day, unclear: null };
  return { day: null, unclear: said };
}

const FROM = /(?<!\p{L})(?:kể\s+|ke\s+)?(?:từ|tu)(?:\s+(?:ngày|ngay))?\s*$/iu;

/** The day behind "từ", and the words before and behind both. */
function fromIn(
  text: string,
  today: Day,
): { readonly said: SaidDay | null; readonly before: string; readonly behind: string } {
  const said = saidDays(text, { today, direction: 'future' }).find(({ at }) => FROM.test(text.slice(0, at)));
  if (!said) return { said: null, before: text, behind: '' };
  return { said, before: text.slice(0, said.at).replace(FROM, ''), behind: text.slice(said.end) };
}

function handOverIn(
  text: string,
  { plan, today }: Ask,
): Pick<SaidChange, 'day' | 'unclear' | 'department' | 'departmentWritten' | 'reason' | 'others' | 'isFrom'> {
  const { said, before, behind } = fromIn(text, today);
  const named = departmentAt(plan, before);
  if (named) {
    const { others, rest } = departmentsBehind(plan, before.slice(named.end));
    const bare = said ? null : bareDay(rest, today);
    return {
      ...dayOf(said ?? bare),
      ...{ department: named.id, departmentWritten: before.slice(0, named.end).trim(), others, isFrom: true },
      reason: trimmedReason(bare ? rest.slice(bare.end) : `${rest} ${behind}`),
    };
  }
  const [written = '', ...rest] = before.split(/[,;:(]|(?<!\p{L})(?:lý do|ly do|vì|do)(?!\p{L})/iu);
  return {
    ...dayOf(said),
    ...{ department: null, departmentWritten: written.trim(), others: [], isFrom: true },
    reason: trimmedReason(`${rest.length > 0 ? before.slice(written.length) : ''} ${behind}`),
  };
}

/** The day right behind a department is the one from which it leads. */
function bareDay(text: string, today: Day): SaidDay | null {
  const [first] = saidDays(text, { today, direction: 'future' });
  return first && /^[\s,;:]*(?:(?:vào|vao)\s+)?$/iu.test(text.slice(0, first.at)) ? first : null;
}

/** `ngày 14 hằng tháng từ 01/04 lý do …`: the phrase, the day from which it holds, and the reason. */
function datesIn(text: string, { today }: Ask): Pick<SaidChange, 'day' | 'unclear' | 'phrase' | 'reason'> {
  const { said, before, behind } = fromIn(text, today);
  const marker = /[,;]|(?<!\p{L})(?:với lý do|lý do|ly do|vì|bởi vì|do)(?!\p{L})/iu;
  const whole = said ? before : text;
  const cut = marker.exec(whole)?.index ?? whole.length;
  const isList = /^[,;]\s*\d/u.test(whole.slice(cut));
  const at = isList ? whole.length : cut;
  return {
    ...dayOf(said),
    phrase: withoutLead(whole.slice(0, at))
      .replace(/^(?:thành|thanh|vào|vao)\s+/iu, '')
      .trim(),
    reason: trimmedReason(`${whole.slice(at)} ${behind}`),
  };
}
