import { COMMANDS, commandNames } from '../words/commands.js';
import type { CommandName } from '../words/commands.js';

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
  const name = commandNames.find((one) => one === written || COMMANDS[one].alias === written);
  return name
    ? { kind: 'command', name, rest: match['rest'] ?? '' }
    : { kind: 'unknown', written: match['name'] };
}

/** People type `/quáhạn` where the menu says `/quahan`. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
}
