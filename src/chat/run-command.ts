import { present } from '../ports/world.js';
import { commandOf } from '../words/commands.js';
import { inYear } from '../words/message.js';
import type { Person } from '../journal/history.js';
import { hasRight } from '../journal/rights.js';
import type { ReadCommand } from './command.js';
import type { Answer, ChatContext } from './feature.js';
import type { Incoming } from './incoming.js';
import { refusedAnswer } from './notices.js';
import { overForCommand } from './over-plan.js';
import { yearMeant } from './year-meant.js';
import { sayingItsYear } from './year-of.js';

interface CommandSaid {
  readonly incoming: Incoming;
  readonly read: Extract<ReadCommand, { kind: 'command' }>;
  readonly person: Person | null;
}

/**
 * The one place in which a command's right is looked up, and the plan whose year its words name. Every button of the
 * answer names the plan that it is of.
 */
export async function runCommand(
  here: ChatContext,
  { incoming, read, person }: CommandSaid,
): Promise<Answer> {
  const { who } = commandOf(read.name);
  if (!hasRight(who, person, !incoming.chat.private)) {
    const needs = who === 'coordinator' || who === 'decider' ? who : 'enrolment';
    return refusedAnswer({ kind: 'refused', needs });
  }
  const year = yearMeant(here.world, read.rest, read.name);
  if (year.kind === 'refused') return year.message;
  const ctx = year.kind === 'plan' ? { ...here, world: year.world } : here;
  const rest = year.kind === 'plan' ? year.text : read.rest;
  const over = overForCommand(ctx.world, { person, private: incoming.chat.private }, read);
  if (over) return over;
  const message = await ctx.features.commands[read.name](ctx, { incoming, rest, person });
  const of = present(ctx.world).office.plan;
  return message && sayingItsYear(ctx.world, incoming.update, inYear(message, of.year));
}
