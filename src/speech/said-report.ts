import type { ReportStatus } from '../journal/fact.js';
import type { Plan, Task } from '../plan/plan.js';
import { codesIn, readCodes } from '../plan/task-code.js';
import type { CodeIn, Reference } from '../plan/task-code.js';
import { targetsOfTask } from '../journal/targets.js';
import { bodyOf } from './said-body.js';
import { cleaned } from './said-cleaned.js';
import { doubtIn } from './said-doubt.js';
import type { Doubt, Part } from './said-doubt.js';
import { LONGEST_HEAD, headAt, writtenOf } from './said-head.js';
import { listsIn } from './said-lines.js';
import { NO_DAY, dayLead } from './said-time.js';
import type { DayLead } from './said-time.js';
import { courtesyLength, verbBefore, verbBehind, withoutCourtesy } from './said-words.js';

/** What a message says of some tasks. */
export interface SaidReport {
  /** Empty where the words name no task: the message that they reply to may name it. */
  readonly references: readonly Reference[];
  /** Null where no word of reporting is said. */
  readonly status: ReportStatus | null;
  readonly doubt: Doubt | null;
  /** The words about these tasks alone. */
  readonly note: string;
}

/**
 * Reads all that a message reports, task by task: `xong III.3, xong III.6`, `III.1 đang làm; III.2 đã xong`, a line a
 * task with its own figure. A word of reporting before a code counts for what follows it, until the next one; a word
 * behind a code counts for that code. No code that begins a clause becomes a part of another task's note.
 * @param heading the status that the message's command names; null for plain words
 * @returns one entry for each group of tasks of which the same is said; empty where the words begin no report
 */
export function readReports(plan: Plan, text: string, heading: ReportStatus | null): readonly SaidReport[] {
  const words = cleaned(text);
  const start = heading === null ? beginOf(plan, words) : 0;
  if (start === null) return [];
  const lists = listsIn(plan, words.slice(start));
  // The command is said of what stands before the first headline, or of all that has none.
  const parts = lists.flatMap((list, index) => partsOf(plan, list, index === 0 ? heading : null));
  return merged(parts.flatMap((part) => withStrays(plan, part, saidOf(plan, part, heading !== null))));
}

/** Every code that the words report of, whatever they say of it. */
export function codesSaid(plan: Plan, text: string): readonly Reference[] {
  return readReports(plan, text, 'done').flatMap(({ references }) => references);
}

/** The one task that the words name at their beginning, or behind a word of reporting. */
export function namedTask(plan: Plan, text: string): Task | null {
  const [reference, ...others] = codesSaid(plan, text);
  return reference?.kind === 'task' && others.length === 0 ? reference.task : null;
}

/** Where the report begins: at once, or behind a headline such as "Báo cáo tiến độ:". Null where it is none. */
function beginOf(plan: Plan, words: string): number | null {
  let at = 0;
  for (let lines = 0; lines <= MOST_HEADLINES; lines += 1) {
    const rest = words.slice(at);
    const { verb, references } = headAt(plan, rest);
    if (references.length > 0 || (verb !== null && at === 0)) return at;
    // "Nhiệm vụ đã hoàn thành:" is the headline of a list, and says what is reported.
    const [list = ''] = rest.includes('\n') ? listsIn(plan, rest) : [];
    if (headAt(plan, list).references.length > 0) return at;
    const headline = HEADLINE.exec(rest)?.[0].length ?? 0;
    if (headline === 0) return null;
    at += headline;
  }
  return null;
}

const HEADLINE = /^[^\n:]{1,80}(?::|\n)\s*/u;
/** "Kính gửi VP.", "Em xin báo cáo như sau:" */
const MOST_HEADLINES = 4;

/** What a clause says of its tasks. */
interface Clause extends SaidReport {
  /** "riêng III.5 …": it counts for these tasks in place of what was said of a list. */
  readonly isSingled: boolean;
  /** Codes that may be reported too stand in its note. */
  readonly holdsCodes: boolean;
}

interface Text {
  readonly plan: Plan;
  readonly words: string;
  /** Every code that certainly stands in the words. */
  readonly codes: readonly CodeIn[];
}

function partsOf(plan: Plan, words: string, command: ReportStatus | null): readonly Part[] {
  const text = { plan, words, codes: codesIn(plan, words) };
  const parts: Part[] = [];
  let heading = command;
  let at = 0;
  for (;;) {
    const head = headAt(plan, words.slice(at));
    const isFirst = parts.length === 0;
    const isOwn = head.verb !== null || (isFirst && command !== null);
    // "/xong III.1 …": the command is the word of reporting, and "xong" behind the code is a part of the note.
    const contradicts = isFirst && command !== null && head.verb !== null && head.verb !== command;
    heading = contradicts ? command : (head.verb ?? heading);
    const from = at + head.length;
    const next = nextAt(text, { from, isHeaded: heading !== null, isApart: head.isApart, mark: head.mark });
    const end = next?.cut ?? words.length;
    const strays = text.codes.filter(
      (code) => code.at >= from && code.at < end && !isReferredTo(words, code),
    );
    const lead = words.slice(Math.max(0, at - 8), from);
    const marks = { isSingled: SINGLED.test(lead), isAgainst: AGAINST.test(lead) };
    parts.push({ ...head, ...marks, heading, isOwn, strays, body: words.slice(from, end) });
    if (!next) return parts;
    at = next.at;
  }
}

/** "riêng", "còn", "nhưng" before the codes of a clause. */
const SINGLED = /(?:^|[\s,;.])(?:riêng|rieng|còn|con|nhưng|nhung)\s/iu;
const AGAINST = /(?:^|[\s,;.])(?:còn|con|nhưng|nhung)\s/iu;

/** "chờ kết quả III.2", "theo mục II.1": the code is spoken of, not reported. */
const REFERS =
  /(?<!\p{L})(?:chờ|cho|vì|vi|do|bởi|boi|theo|tại|tai|của|cua|trong|thuộc|thuoc|mục|muc|kết\s+quả|ket\s+qua|sau|trước|truoc|phục\s+vụ|phuc\s+vu|liên\s+quan|lien\s+quan|như|nhu|về|ve|phụ\s+lục|phu\s+luc)(?!\p{L})(?:(?!\s(?:và|va|rồi|roi|còn|con)\s)[^,;.\n]){0,30}$/iu;
const DONE_BEFORE = /(?<!\p{L})(?:xong|hoàn\s+thành|hoan\s+thanh)\s+$/iu;
/** "III.2 và " before III.4: whatever is said of the first is said of the next. */
const LISTED_BEFORE = /(?:[\p{L}\p{N}.]{0,12}\.\d{1,3}[a-zđ]?\s*(?:,|và|va|với|voi)\s*)+$/iu;

function isReferredTo(words: string, { at }: CodeIn): boolean {
  // "sau khi xong III.4" says that it is done, too.
  return (
    !DONE_BEFORE.test(words.slice(Math.max(0, at - 20), at)) &&
    REFERS.test(words.slice(Math.max(0, at - 60), at).replace(LISTED_BEFORE, ''))
  );
}

const CLAUSE =
  /[\n;]\s*|[,.]\s+|\s+(?=\/\p{L})|\s+(?:và|va|còn|con|nhưng|nhung|rồi|roi|đồng\s+thời|dong\s+thoi)\s+/giu;

interface Behind {
  /** Where the words behind the codes begin. */
  readonly from: number;
  /** A word of reporting stands before the codes, or a command does. */
  readonly isHeaded: boolean;
  readonly isApart: boolean;
  /** So many spaces and marks stand between the codes and these words. */
  readonly mark: number;
}

/** The next clause that begins with a code, or with a word of reporting and a code. */
function nextAt(
  text: Text,
  { from, isHeaded, isApart, mark: before }: Behind,
): { readonly cut: number; readonly at: number } | null {
  const { words } = text;
  if (isHeaded && (isApart || !isMarkBehindVerb(words.slice(from))) && beginsReport(text, from, 'none')) {
    return { cut: from, at: from };
  }
  // "III.3 xong III.6 xong": behind the word that is said of a code the next code may follow at once.
  const own = isHeaded ? 0 : (verbBehind(words.slice(from))?.length ?? 0);
  if (own > 0 && beginsReport(text, from + own, 'none')) return { cut: from + own, at: from + own };
  const start = from - before;
  for (const mark of words.slice(start).matchAll(CLAUSE)) {
    const cut = Math.max(start + mark.index, from);
    const at = start + mark.index + mark[0].length;
    if (at >= from && beginsReport(text, at, cut === from ? 'with-verb' : 'any')) return { cut, at };
  }
  return null;
}

/** "xong, III.6 …" behind a code: the word is said of that code, and the next one follows. */
function isMarkBehindVerb(words: string): boolean {
  const courtesy = courtesyLength(words);
  const length = verbBefore(words.slice(courtesy))?.length ?? 0;
  return length > 0 && /^\s*[,;:.]/u.test(words.slice(courtesy + length));
}

/**
 * @param leading which day may lead the clause. Right behind codes a day is theirs: none may; behind codes and a mark
 * one may that is said of a word of reporting: "xong III.4; hôm qua xong III.6"
 */
function beginsReport(
  { plan, words, codes }: Text,
  at: number,
  leading: 'any' | 'with-verb' | 'none',
): boolean {
  const clause = words.slice(at, at + LONGEST_HEAD);
  // Where no number is near, nobody has to look.
  if (!NUMBER_NEAR.test(clause)) return false;
  const head = headAt(plan, clause);
  if (head.references.length === 0) return false;
  const lead = leading === 'any' ? NO_DAY(0) : dayLead(clause, courtesyLength(clause));
  if (lead.written !== '' && (leading === 'none' || !isSaidOfVerb(clause, lead))) return false;
  const first = codes.find((code) => code.at >= at && code.at < at + head.length);
  if (first) return head.verb !== null || !isReferredTo(words, first);
  // Without its dot "iii 5" is a code of the plan, "vi 2 đơn vị" a reason, and "TH 5 hồ sơ" a number of cases.
  const said = clause.slice(dayLead(clause, courtesyLength(clause)).end);
  const isRoman = ROMAN_AND_ROW.test(said) && !BECAUSE.test(said);
  const isAlone = head.verb !== null || head.isApart || bodyOf(clause.slice(head.length)).status !== null;
  return (isRoman || isAlone) && head.references.every(({ kind }) => kind === 'task');
}

/** "hôm qua xong …": no mark parts the day from the word of reporting. */
function isSaidOfVerb(clause: string, { end, written }: DayLead): boolean {
  const day = clause.indexOf(written) + written.length;
  return verbBefore(clause.slice(end)) !== null && !/[,;:.]/u.test(clause.slice(day, end));
}

const ROMAN_AND_ROW = /^[^\p{L}\p{N}]*[ivxl]{1,5}[^\p{L}\p{N}]{0,2}\d/iu;
/** Typed without its accent, "vì 2 đơn vị" looks like VI.2. */
const BECAUSE = /^\s*vi\s+\d+\s+\p{L}/u;
const NUMBER_NEAR = /^[^\n]{0,60}\p{N}/u;

function saidOf(plan: Plan, part: Part, isCommand: boolean): SaidReport {
  const { references, heading, isOwn, body } = part;
  const said = bodyOf(body);
  const own = isOwn ? heading : (said.status ?? heading);
  if (own === null) return { references, status: null, doubt: 'not-said', note: withoutCourtesy(body) };
  const isHeaded = heading !== null && (isOwn || said.status === null);
  const behind = withoutCourtesy(isHeaded ? body : said.note);
  const note = [part.before, behind].filter((words) => words !== '').join(', ');
  const doubt =
    part.denied || (said.denied && said.status === own)
      ? 'denied'
      : doubtIn(part, said, {
          own,
          isHeaded,
          isCommand,
          hasTarget: isCommand && haveTargets(plan, references),
        });
  return { references, status: own, doubt, note };
}

function haveTargets(plan: Plan, references: readonly Reference[]): boolean {
  return references.every((one) => one.kind !== 'task' || targetsOfTask(plan, one.task).length > 0);
}

/**
 * A code in the middle of the words about a completion: whether it is reported too is asked. One of several that is
 * named again by itself is singled out: something else is said of it.
 */
function withStrays(
  plan: Plan,
  { references, strays, isSingled }: Part,
  said: SaidReport,
): readonly Clause[] {
  const own = { ...said, isSingled, holdsCodes: strays.length > 0 };
  if (said.status === 'blocked' || said.status === 'in-progress') return [{ ...own, holdsCodes: false }];
  const listed = references.length > 1 ? references.map(writtenOf) : [];
  const others = [...strays.map(({ reference }) => reference), ...rowsIn(plan, references, said.note)].map(
    (reference): Clause => ({
      isSingled: false,
      holdsCodes: false,
      references: [reference],
      status: null,
      doubt: listed.includes(writtenOf(reference)) ? 'conflict' : 'not-said',
      note: '',
    }),
  );
  return [own, ...others];
}

/** "III.3 4 6": bare numbers behind a code that are rows of its section may be codes. */
function rowsIn(plan: Plan, [first]: readonly Reference[], note: string): readonly Reference[] {
  if (first?.kind !== 'task' || !/^\d{1,2}(?:[\s,]+\d{1,2})*$/u.test(note)) return [];
  const section = first.task.code.replace(/\.[^.]*$/u, '');
  const rows = note.split(/[\s,]+/u).map((number) => readCodes(plan, `${section}.${number}`).references[0]);
  return rows.every((row) => row?.kind === 'task') ? rows : [];
}

/** Two clauses about one task are one report; tasks of which the same is said stand together. */
function merged(said: readonly Clause[]): readonly SaidReport[] {
  const byTask = new Map<string, Clause>();
  const others: SaidReport[] = [];
  const listed = new Set<string>();
  for (const report of said) {
    if (report.references.length === 0) others.push(report);
    for (const reference of report.references) {
      const key = writtenOf(reference);
      const known = byTask.get(key);
      const one = { ...report, references: [reference] };
      byTask.set(key, known && !(report.isSingled && listed.has(key)) ? both(known, one) : one);
      if (report.references.length > 1) listed.add(key);
    }
  }
  const groups = new Map<string, SaidReport>();
  for (const { references, status, doubt, note } of byTask.values()) {
    const key = JSON.stringify([status, doubt, note]);
    const known = groups.get(key)?.references ?? [];
    groups.set(key, { references: [...known, ...references], status, doubt, note });
  }
  return [...others, ...groups.values()];
}

/** Of two clauses about one task; where codes stand in the words of one that says nothing of it, all is asked. */
function both(one: Clause, other: Clause): Clause {
  const note = [one.note, other.note].filter((words) => words !== '').join('; ');
  const status = one.status ?? other.status;
  const agree = one.status === null || other.status === null || one.status === other.status;
  const doubts = [one, other].flatMap(({ status: said, doubt, holdsCodes }): readonly Doubt[] => {
    if (doubt !== 'not-said' || said !== null || status === null) return doubt === null ? [] : [doubt];
    return holdsCodes ? ['conflict'] : [];
  });
  return { ...one, status, doubt: agree ? (doubts[0] ?? null) : 'conflict', note };
}
