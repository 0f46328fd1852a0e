import type { ReportStatus } from '../journal/fact.js';
import type { Plan } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import type { Reference } from '../plan/task-code.js';
import { readStage } from './said-stage.js';
import { NO_DAY, dayLead } from './said-time.js';
import { courtesyLength, denialLength, fillerLength, verbBefore, verbBehind } from './said-words.js';

/** The longest beginning of a clause that is looked at. */
export const LONGEST_HEAD = 160;

/** The beginning of a clause: a word of reporting, if any, and its codes. */
export interface Head {
  readonly verb: ReportStatus | null;
  readonly denied: boolean;
  readonly references: readonly Reference[];
  readonly length: number;
  /** A mark stands between the codes and what follows. */
  readonly isApart: boolean;
  /** How much of the length are spaces and marks behind the codes. */
  readonly mark: number;
  /** The words before the codes that belong to what is noted: the stage of the work, a day. */
  readonly before: string;
  /** The day before the codes may be still to come. */
  readonly mayBeAhead: boolean;
}

export function headAt(plan: Plan, words: string): Head {
  const lead = dayLead(words, courtesyLength(words));
  let at = lead.end;
  const first = verbBefore(words.slice(at));
  const denial = first ? 0 : denialLength(words.slice(at));
  const spaces = /^\s*/u.exec(words.slice(at + denial))?.[0].length ?? 0;
  const second = denial > 0 ? verbBefore(words.slice(at + denial + spaces)) : null;
  const verb = first ?? second;
  if (second) at += denial + spaces;
  if (verb) at += verb.length;
  const between = verb ? (/^[\s:,.]*/u.exec(words.slice(at))?.[0].length ?? 0) : 0;
  const own = verb ? dayLead(words, at + between) : NO_DAY(at + between);
  const filler = verb ? own.end - at + fillerLength(words.slice(own.end)) : 0;
  // A line a task: the codes of the next line have words of their own.
  const line = /^[^\n]*/u.exec(words.slice(at + filler))?.[0].trimEnd() ?? '';
  const { references, end } = readListed(plan, line);
  const said = {
    verb: verb?.status ?? null,
    denied: second !== null,
    references,
    mayBeAhead: lead.mayBeAhead || own.mayBeAhead,
    before: [lead.written, own.written].filter((written) => written !== '').join(' '),
  };
  if (references.length === 0) {
    const stage = stageBefore(plan, words);
    if (stage) return stage;
    // "hôm qua …" without a word of reporting or a code is told of something else.
    if (verb === null && lead.written !== '')
      return { ...said, before: '', length: 0, isApart: false, mark: 0 };
    // "đang họp" says nothing of a task; "đang làm" does.
    const alone = verb !== null && verbBehind(words.slice(at - verb.length)) !== null;
    return {
      ...said,
      before: alone ? lead.written : '',
      verb: alone ? verb.status : null,
      length: alone ? at : 0,
      isApart: false,
      mark: 0,
    };
  }
  const mark = /^[\s:;,.–—-]*/u.exec(line.slice(end))?.[0] ?? '';
  const isApart = end + mark.length >= line.length || /[:;,.–—-]/u.test(mark);
  return { ...said, length: at + filler + end + mark.length, isApart, mark: mark.length };
}

/** "III.1 đến III.5 trừ III.3": what is left out is not reported, and nothing is said of it. */
const LEFT_OUT =
  /^[\s,;(–-]*(?:(?:ngoại\s+|ngoai\s+)?(?:trừ|tru)(?:\s+ra)?|không\s+(?:kể|tính|gồm|bao\s+gồm)|(?:khong|ko|k)\s+(?:kể|ke|tính|tinh|gồm|gom|bao\s+gồm|bao\s+gom)|bỏ\s+(?:qua\s+)?|chừa(?:\s+lại)?)(?:\s+lại)?[\s:,]+/iu;
/** "còn III.5" leaves it out where nothing else is said of it. */
const REMAINS = /^[\s,;(–-]*(?:chỉ\s+|chi\s+)?(?:còn(?:\s+lại)?|con(?:\s+lai)?|thiếu|thieu)[\s:,]+/iu;

function readListed(
  plan: Plan,
  words: string,
): { readonly references: readonly Reference[]; readonly end: number } {
  const listed = readCodes(plan, words);
  if (listed.references.length === 0) return listed;
  const behind = words.slice(listed.end);
  const remains = REMAINS.exec(behind)?.[0].length ?? 0;
  const lead = remains > 0 ? remains : (LEFT_OUT.exec(behind)?.[0].length ?? 0);
  const leftOut = lead > 0 ? readCodes(plan, words.slice(listed.end + lead)) : null;
  if (!leftOut || leftOut.references.length === 0) return listed;
  const written = leftOut.references.map(writtenOf);
  const all = listed.references.map(writtenOf);
  // What was not listed cannot be left out of it: the code stays in the words behind, and is asked about.
  if (written.length >= all.length || !written.every((one) => all.includes(one))) return listed;
  const end = listed.end + lead + leftOut.end;
  const close = /^\s*\)/u.exec(words.slice(end))?.[0].length ?? 0;
  if (remains > 0 && !/^[\s.,;!)]*$/u.test(words.slice(end))) return listed;
  const references = listed.references.filter((reference) => !written.includes(writtenOf(reference)));
  return { references, end: end + close };
}

export function writtenOf(reference: Reference): string {
  return reference.kind === 'task' ? reference.task.code : `${reference.kind} ${reference.written}`;
}

/** "đang trình ký III.1", or alone "chờ duyệt": a stage is a word of work under way. */
function stageBefore(plan: Plan, words: string): Head | null {
  const lead = courtesyLength(words);
  const said = words.slice(lead, lead + LONGEST_HEAD);
  const stage = readStage(said);
  if (!stage) return null;
  const under = { verb: 'in-progress' as const, denied: false, isApart: true, mark: 0, mayBeAhead: false };
  for (const { index } of said.matchAll(/(?<=[\s:,])(?=\S)/gu)) {
    const { references, end } = readListed(plan, said.slice(index));
    if (references.length === 0) continue;
    const before = said.slice(0, index).replace(/[\s:,–-]+$/u, '');
    const own = readStage(before);
    // "chờ kết quả III.2" waits for it, and may say so of other work.
    const isClear = own !== null && (own.waitsFor === null || own.stage !== 'awaiting-partner');
    if (!isClear || own.length < before.length) return null;
    return { ...under, references, length: lead + index + end, before };
  }
  return { ...under, references: [], length: 0, before: '' };
}
