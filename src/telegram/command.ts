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
  export: 'xuat',
  report: 'baocao',
  calendar: 'lich',
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

function commandNames(): readonly CommandName[] {
  return Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS);
}

/** People type `/quáhạn` where the menu says `/quahan`. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
}
