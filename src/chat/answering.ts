import type { Plan, TaskCode } from '../plan/plan.js';
import { codesIn, readCodes } from '../plan/task-code.js';
import { beginsTakingBack, isDoubtful, isSmallTalk } from '../speech/small-talk.js';

/** What a question can be answered with. */
export type Expected =
  | 'day'
  | 'day-and-reason'
  | 'reason'
  | 'words'
  /** The names, numbers and codes of a plan: a code at their beginning is their own. */
  | 'names'
  | 'evidence';

export interface AnswerAsked {
  readonly expected: Expected;
  /** The task that the question is about; null where it is about none or several. */
  readonly task: TaskCode | null;
  /** The words reply to the question's own message. */
  readonly isReply: boolean;
  /** The bot sent nothing by itself since the question. */
  readonly isLast: boolean;
}

/** What words are to an open question. */
export type AnswerRead =
  | { readonly kind: 'answer'; readonly words: string }
  /** They may be the answer and may be talk: they are shown and recorded after a yes. */
  | { readonly kind: 'doubtful'; readonly words: string }
  /** They are about another task: the question is over. */
  | { readonly kind: 'elsewhere' }
  /** They are no answer; the question stands. */
  | { readonly kind: 'none' };

const NONE = { kind: 'none' } as const;
const DAY_WORDS =
  /\d|(?<!\p{L})(?:thứ|thu|chủ\s+nhật|chu\s+nhat|đầu|dau|giữa|giua|hết|het|mùng|mung|mồng|mong|sáng|sang|chiều|chieu|tối|toi|hôm|ngày|tuần|tháng|quý|cuối|mai|mốt|kia|hom|ngay|tuan|thang|quy|cuoi|mot)(?!\p{L})/iu;
/** "vi 2 don vi chua gui" means "vì", not the code VI.2. */
const BECAUSE = /^\s*vi\s+\d+\s+\p{L}/u;
const CODE_BEGINS = /^\s*[\p{L}|\u2160-\u2188]/u;

/**
 * Reads words that follow a question. Only what can be its answer is one: thanks answer nothing, a day is asked for
 * by a question of days, and whoever begins with another task's code speaks of that task.
 * @param isAsking tells whether words ask something themselves
 */
export function readAnswer(
  plan: Plan,
  text: string,
  asked: AnswerAsked,
  isAsking: (words: string) => boolean,
): AnswerRead {
  const { expected, task, isReply, isLast } = asked;
  // Photos, files and document numbers have a reader of their own.
  if (expected === 'evidence') return { kind: 'answer', words: text };
  const words = text.trim();
  if (isSmallTalk(words) || isAsking(words)) return NONE;
  if (expected === 'names' && words !== '') return { kind: isReply || isLast ? 'answer' : 'doubtful', words };
  const isCode = CODE_BEGINS.test(words) && !BECAUSE.test(words);
  const { references, rest } = isCode || isNumberedCode(plan, words) ? readCodes(plan, words) : NO_CODES;
  const own = references.every((one) => one.kind === 'task' && one.task.code === task);
  if (!own) return { kind: 'elsewhere' };
  const begins = references.length > 0;
  const said = begins ? rest : words;
  const isDay = expected === 'day' || expected === 'day-and-reason';
  if (said === '' || ((begins || expected === 'day') && isDay && !DAY_WORDS.test(said))) return NONE;
  if (isDay) return { kind: 'answer', words: said };
  const isClear = expected === 'words' ? isReply || isLast : isClearReason(said, { isReply, isLast, begins });
  return { kind: isClear ? 'answer' : 'doubtful', words: said };
}

/** `5.1.8` of a plan that prints such codes; a day or a figure is none. */
function isNumberedCode(plan: Plan, words: string): boolean {
  return /^\s*\d{1,3}(?:\s?\.\s?\d{1,3}){2}/u.test(words) && codesIn(plan, words)[0]?.at === 0;
}

const NO_CODES = { references: [], rest: '' } as const;

/** A reason is clear where it reads like one and is put to the question; a reply right below it needs no more. */
function isClearReason(
  words: string,
  { isReply, isLast, begins }: Pick<AnswerAsked, 'isReply' | 'isLast'> & { readonly begins: boolean },
): boolean {
  // A day alone, or words that take something back, are hardly a reason, whatever they reply to.
  if (!/\p{L}/u.test(words) || beginsTakingBack(words)) return false;
  if (isReply && isLast) return true;
  return (isReply || isLast) && !begins && !isDoubtful(words);
}
