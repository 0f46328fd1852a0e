import { present } from '../ports/world.js';
import { readCodes } from '../plan/task-code.js';
import type { CommandName } from '../words/commands.js';
import { readCommand } from './command.js';
import { botName } from './feature.js';
import type { ChatContext } from './feature.js';
import type { Press } from './feature.js';

/** The words behind the codes of the command that a pressed question answers; empty where it was another command. */
export function wordsOfCommand(ctx: ChatContext, { asked }: Press, name: CommandName): string {
  const command = asked ? readCommand(asked.text, botName(ctx)) : null;
  if (command?.kind !== 'command' || command.name !== name) return '';
  return readCodes(present(ctx.world).office.plan, command.rest).rest;
}
