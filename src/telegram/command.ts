import type { Plan } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';

/** The commands by their English names, each with its Vietnamese alias (design: both always work). */
export const COMMANDS = {
  start: 'batdau',
  help: 'trogiup',
  done: 'xong',
  progress: 'dang',
  blocked: 'vuong',
  na: 'khongps',
  undo: 'hoantac',
  reopen: 'molai',
  mine: 'viec',
  status: 'tinhhinh',
  due: 'saptoi',
  overdue: 'quahan',
  set: 'hen',
  summary: 'tonghop',
  invite: 'moi',
  people: 'canbo',
  group: 'nhom',
  holiday: 'ngaynghi',
  target: 'chitieu',
  assign: 'giaoviec',
  extend: 'giahan',
  nudge: 'dondoc',
} as const;

export type CommandName = keyof typeof COMMANDS;

export type ReadCommand =
  | { readonly kind: 'command'; readonly name: CommandName; readonly rest: string }
  /** A command of ours by its look, but of no name we know. */
  | { readonly kind: 'unknown'; readonly written: string }
  /** A command for another bot in the group, or no command at all. */
  | { readonly kind: 'none' };

const FORM = /^\/(?<name>[\p{L}\d_]{1,32})(?:@(?<bot>\w+))?(?:\s+(?<rest>[\s\S]*))?$/u;

/** Reads `/done III.3`, `/xong@bot III.3`, letter case free. @param bot the bot's own user name */
export function readCommand(text: string, bot: string): ReadCommand {
  const match = FORM.exec(text.trim())?.groups;
  if (!match?.['name']) return { kind: 'none' };
  if (match['bot'] !== undefined && match['bot'].toLowerCase() !== bot.toLowerCase()) return { kind: 'none' };
  const written = plain(match['name']);
  const name = commandNames().find((one) => one === written || COMMANDS[one] === written);
  return name
    ? { kind: 'command', name, rest: match['rest'] ?? '' }
    : { kind: 'unknown', written: match['name'] };
}

/** `xong III.3`, `III.3 xong rồi, 45/KH-UBND`: plain words of a private chat that certainly mean a report. */
export function readWords(plan: Plan, text: string): ReadCommand {
  const words = text.normalize('NFC').trim();
  const before = DONE_BEFORE.exec(words);
  if (before) {
    const rest = words.slice(before[0].length);
    return isReport(words, readCodes(plan, rest).rest) ? { kind: 'command', name: 'done', rest } : NONE;
  }
  const { references, rest } = readCodes(plan, words);
  const after = DONE_AFTER.exec(rest);
  if (references.length === 0 || !after || !isReport(words, rest.slice(after[0].length))) return NONE;
  const codes = words.slice(0, words.length - rest.length);
  return { kind: 'command', name: 'done', rest: `${codes} ${rest.slice(after[0].length)}` };
}

const NONE = { kind: 'none' } as const;

/** "III.3 xong chưa?" asks and "xong 50%" is half: only words that certainly say done are a report. */
function isReport(words: string, note: string): boolean {
  if (ASKING.test(note)) return false;
  const apart = /[,:;.]\s*$/u.test(words.slice(0, words.length - note.length));
  return apart || !NOT_QUITE.test(note);
}

const ASKING =
  /[?？]|(?<!\p{L})(?:chưa|chua|không|ko)(?:\s+(?:ạ|em|anh|chị|nhỉ|vậy|thế|rồi|đồng\s+chí))*[\s.!…]*$/iu;
const NOT_QUITE =
  /^(?:chưa|không|gần|khoảng|sắp|được|một\s+(?:phần|nửa)|nửa|(?!100\s?%)\d+(?:[.,]\d+)?\s?%)(?!\p{L})/iu;

const DONE_BEFORE = /^(?:(?:đã|da)\s+)?(?:xong|ho[aà]n\s+th[aà]nh)(?=[\s:,.]|$)[\s:,.]*/iu;
const DONE_AFTER = /^(?:(?:đã|da)\s+)?(?:xong|ho[aà]n\s+th[aà]nh)(?:\s+r[oồ]i)?(?=[\s:,.;]|$)[\s:,.;]*/iu;

function commandNames(): readonly CommandName[] {
  return Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS);
}

/** People type `/quáhạn` where the menu says `/quahan`. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
}
