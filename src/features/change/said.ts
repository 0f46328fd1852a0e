import type { Basis } from '../../journal/change.js';
import type { Day } from '../../plan/day.js';
import { realDepartments } from '../../plan/plan.js';
import type { DepartmentId, Plan } from '../../plan/plan.js';
import { saidDays } from '../../plan/said-day.js';
import type { SaidDay, UnclearDay } from '../../plan/said-day.js';
import { wantedDay } from '../../plan/wanted-day.js';
import { trimmedReason } from '../../speech/said-reason.js';
import type { What } from '../../words/action.js';
import { DOCUMENT } from '../report/note.js';

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
  return text.split('\n').reduce<SaidChange>(
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
      };
    },
    { ...NOTHING, what: null, basis: null },
  );
}

/** `đến 30/06 lý do …, theo 45/QĐ-UBND ngày 20/03`: reads the words behind a task's code. */
export function readChange(text: string, ask: Ask): SaidChange {
  const { basis, words } = basisIn(text.normalize('NFC').trim(), ask.today);
  const verb = VERBS.find(([, pattern]) => pattern.test(words));
  const rest = verb ? words.replace(verb[1], '').trim() : words;
  const what = verb?.[0] ?? (RECURRING.test(words) ? 'dates' : ask.what);
  const none = { ...NOTHING, basis };
  switch (what) {
    case 'stop':
    case 'resume':
      return { ...none, what, reason: trimmedReason(rest) };
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
      const { said, rest: reason } = wantedDay(withoutLead(words), { today: ask.today, direction: 'future' });
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
};

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
  '(?:(?:đổi|doi|dời|doi|lùi|lui|chuyển|chuyen|gia|điều chỉnh|dieu chinh|rút|rut|đẩy|day)\\s+)?(?:hạn|han)(?:\\s+(?:mới|moi|xuống|xuong))?|lùi|lui|dời|rút|rut|sớm|som|(?:chuyển|chuyen)(?=\\s+(?:sang|đến|den)\\s)',
);

function withoutLead(words: string): string {
  return words.replace(DATE_LEADS, '');
}

function dayOf(said: SaidDay | null): Pick<SaidChange, 'day' | 'unclear'> {
  if (said?.kind === 'day') return { day: said.day, unclear: null };
  return { day: null, unclear: said };
}

const CITED =
  /(?:[\s,;(]*(?:theo|căn cứ|can cu)(?:\s+(?:quyết định|quyet dinh|công văn|cong van|văn bản|van ban|chỉ đạo|chi dao|kết luận|ket luan|thông báo|thong bao|tờ trình|kế hoạch|qđ|cv|tb))*(?:\s+(?:số|so))?\s*)$/iu;
const SIGNED = /^,?\s*(?:\(\s*)?(?:k[ýy]\s+)?(?:ng[àa]y\s+)?$/iu;

/** The first document that is named, with its day, and the words without both. */
function basisIn(text: string, today: Day): { readonly basis: Basis | null; readonly words: string } {
  const [match] = text.matchAll(DOCUMENT);
  if (!match) return { basis: null, words: text };
  const end = match.index + match[0].length;
  const dated = saidDays(text, { today, direction: 'past' }).find(
    (one) => one.at >= end && SIGNED.test(text.slice(end, one.at)),
  );
  const before = text.slice(0, match.index).replace(CITED, '');
  const behind = text.slice(dated?.kind === 'day' ? dated.end : end).replace(/^\s*\)/u, '');
  return {
    basis: { number: match[0].toUpperCase(), dated: dated?.kind === 'day' ? dated.day : null },
    words: `${before.trim()} ${behind.trim()}`.trim(),
  };
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
): Pick<SaidChange, 'day' | 'unclear' | 'department' | 'departmentWritten' | 'reason'> {
  const { said, before, behind } = fromIn(text, today);
  const named = departmentAt(plan, before);
  const [written = '', ...rest] = before.split(/[,;:(]|(?<!\p{L})(?:lý do|ly do|vì|do)(?!\p{L})/iu);
  const words = named ? before.slice(named.end) : before.slice(written.length);
  return {
    ...dayOf(said),
    department: named?.id ?? null,
    departmentWritten: named ? before.slice(0, named.end).trim() : written.trim(),
    reason: trimmedReason(`${rest.length > 0 || named ? words : ''} ${behind}`),
  };
}

/** The department with whose name, of whichever form, a text begins: the longest name that fits. */
function departmentAt(plan: Plan, text: string): { readonly id: DepartmentId; readonly end: number } | null {
  const names = realDepartments(plan).flatMap(({ id, name, shortName, printedAs }) =>
    [id, name, shortName, ...printedAs].map((one) => ({ id, letters: lettersOf(one) })),
  );
  const found = names.flatMap(({ id, letters }) => {
    const end = endOf(text, letters);
    return end === null ? [] : [{ id, end }];
  });
  return found.sort((one, other) => other.end - one.end)[0] ?? null;
}

/** Letters and digits without marks: `VP-TK`, `vptk` and `Văn phòng – Thống kê` are compared by them. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/đ/giu, 'd')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** Where the text has said these letters, if it begins with them and a word ends there. */
function endOf(text: string, letters: string): number | null {
  let said = '';
  for (let at = 0; at < text.length && said.length < letters.length; at += 1) {
    said += lettersOf(text.charAt(at));
    if (!letters.startsWith(said)) return null;
    if (said === letters && !/[\p{L}\d]/u.test(text.charAt(at + 1))) return at + 1;
  }
  return null;
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
