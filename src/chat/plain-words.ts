import type { ReadCommand } from './command.js';
import { POLITE, isNegated, isQuestion } from './small-talk.js';
import type { Plan, Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import type { CommandName } from '../words/commands.js';

const NONE = { kind: 'none' } as const;

/** What people say before they come to it. */
const COURTESY = /^(?:(?:dạ|da|vâng|vang|em|tôi|toi|báo\s+cáo|bao\s+cao)[\s,:]+)*/iu;

/** Without accents, the longest first. `đang` alone only before a code. */
const VERBS: readonly (readonly [CommandName, RegExp, RegExp])[] = [
  ['na', /^(?:khong|ko)\s+(?:phat\s+sinh|ps)/u, /^(?:khong|ko)\s+(?:phat\s+sinh|ps)/u],
  ['blocked', /^(?:(?:dang|bi|gap)\s+)?vuong(?:\s+mac)?/u, /^(?:(?:dang|bi|gap)\s+)?vuong(?:\s+mac)?/u],
  [
    'progress',
    /^dang(?:\s+(?:lam|thuc\s+hien|trien\s+khai|xu\s+ly|tien\s+hanh))?/u,
    /^dang\s+(?:lam|thuc\s+hien|trien\s+khai|xu\s+ly|tien\s+hanh)/u,
  ],
  ['done', /^(?:da\s+)?(?:xong|hoan\s+thanh)/u, /^(?:da\s+)?(?:xong|hoan\s+thanh)(?:\s+roi)?/u],
];

/**
 * Plain words that certainly mean a report: `xong III.3`, `III.3 xong rồi, 45/KH-UBND`, `vướng III.1: chờ tỉnh`, with or
 * without accents. A question, a negation and a half-done thing are none.
 * @param reply the words answer a message, which may name the task
 */
export function readPlainWords(plan: Plan, text: string, reply = false): ReadCommand {
  const written = text.normalize('NFC').trim();
  const words = written.slice(COURTESY.exec(written)?.[0].length ?? 0);
  if (isQuestion(words)) return NONE;
  return verbFirst(plan, words, reply) ?? codeFirst(plan, words) ?? NONE;
}

function verbFirst(plan: Plan, words: string, reply: boolean): ReadCommand | null {
  const verb = verbAt(words, 1);
  if (!verb) return null;
  const rest = words.slice(verb.length).replace(/^[\s:,.]+/u, '');
  const read = readCodes(plan, rest);
  const named = read.references.length > 0;
  const bare = reply || verb.name === 'done';
  if (!named && (!bare || (verb.name === 'progress' && !verbAt(words, 2)))) return NONE;
  return isCertain(verb.name, words, read.rest) ? command(verb.name, rest, read.rest) : NONE;
}

function codeFirst(plan: Plan, words: string): ReadCommand | null {
  const { references, rest } = readCodes(plan, words);
  const verb = references.length === 0 ? null : verbAt(rest, 2);
  if (!verb) return null;
  const note = rest.slice(verb.length).replace(/^[\s:,.;]+/u, '');
  const codes = words.slice(0, words.length - rest.length).replace(/[\s:;,.–-]+$/u, '');
  if (!isCertain(verb.name, words, note)) return NONE;
  return { kind: 'command', name: verb.name, rest: `${codes} ${withoutCourtesy(note)}`.trim() };
}

function command(name: CommandName, rest: string, note: string): ReadCommand {
  const kept = withoutCourtesy(note);
  const codes = note === '' ? rest : rest.slice(0, rest.length - note.length);
  return { kind: 'command', name, rest: `${codes}${kept}`.trim() };
}

function verbAt(words: string, form: 1 | 2): { readonly name: CommandName; readonly length: number } | null {
  const plain = withoutAccents(words);
  for (const verb of VERBS) {
    const length = verb[form].exec(plain)?.[0].length;
    if (length !== undefined && /^(?:[\s:,.;]|$)/u.test(plain.slice(length)))
      return { name: verb[0], length };
  }
  return null;
}

/** A difficulty is told with what there is not; whatever else is denied or put off is no report. */
function isCertain(name: CommandName, words: string, note: string): boolean {
  if (name === 'blocked') return true;
  if (name === 'progress') return !isNegated(note.split(/[,:;.–]/u)[0] ?? '') || isApart(words, note);
  return !isNegated(note) && !HEDGED.test(note) && (isApart(words, note) || !NOT_QUITE.test(note));
}

/** "III.3 xong: 96% hồ sơ" tells a figure; "III.3 xong 50%" is half. */
function isApart(words: string, note: string): boolean {
  return /[,:;.]\s*$/u.test(words.slice(0, words.length - note.length));
}

const NOT_QUITE =
  /^(?:gần|gan|khoảng|khoang|sắp|sap|được|duoc|mai(?!\p{L})|trước(?!\s+hạn)|truoc(?!\s+han)|một\s+(?:phần|nửa)|mot\s+(?:phan|nua)|nửa|nua|(?!100\s?%)\d+(?:[.,]\d+)?\s?%)(?!\p{L})/iu;
const HEDGED =
  /(?<!\p{L})(?:sẽ|se|dự\s+kiến|du\s+kien|nếu|neu|ngày\s+mai|ngay\s+mai|(?:tuần|tháng|quý|tuan|thang|quy)\s+(?:sau|tới|toi)|chắc|chac|hình\s+như|hinh\s+nhu|có\s+(?:lẽ|thể)|co\s+(?:le|the))(?!\p{L})/iu;
/** The one task that the words name at their beginning, or behind a word of reporting. */
export function namedTask(plan: Plan, text: string): Task | null {
  const words = text.normalize('NFC').trim();
  const verb = verbAt(words, 2)?.length ?? 0;
  const [reference, ...others] = readCodes(plan, words.slice(verb)).references;
  return reference?.kind === 'task' && others.length === 0 ? reference.task : null;
}

const ONLY_POLITE = new RegExp(`^${POLITE}*$`, 'iu');

function withoutCourtesy(note: string): string {
  return ONLY_POLITE.test(note) ? '' : note;
}

/** The same words, letter for letter: what is found at a place here stands at that place there. */
function withoutAccents(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
}
