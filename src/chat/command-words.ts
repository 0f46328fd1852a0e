import { present } from '../ports/world.js';
import { readCodes } from '../plan/task-code.js';
import type { CommandName } from '../words/commands.js';
import { readCommand } from './command.js';
import { readExtensionWish } from './extension-wish.js';
import { botName } from './feature.js';
import type { ChatContext } from './feature.js';
import type { Press } from './feature.js';

/** The words behind the codes of the command that a pressed question answers; empty where it was another command. */
export function wordsOfCommand(ctx: ChatContext, { asked }: Press, name: CommandName): string {
  if (!asked) return '';
  const { plan } = present(ctx.world).office;
  const read = readCommand(asked.text, botName(ctx));
  // A later date is asked for in plain words as well.
  const command = read.kind === 'none' ? readExtensionWish(plan, asked.text) : read;
  return command?.kind === 'command' && command.name === name ? readCodes(plan, command.rest).rest : '';
}
