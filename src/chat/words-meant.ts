import { doubtfulPlan } from '../ports/earlier-plan.js';
import { present } from '../ports/world.js';
import { readAssignWish } from './assign-wish.js';
import { readCommand } from './command.js';
import type { ReadCommand } from './command.js';
import { readExtensionWish } from './extension-wish.js';
import { botName } from './feature.js';
import type { ChatContext, Said } from './feature.js';
import type { Incoming } from './incoming.js';
import { readPlainWords } from './plain-words.js';
import { yearMeant } from './year-meant.js';
import type { YearMeant } from './year-meant.js';

export function inYear(ctx: ChatContext, year: YearMeant): ChatContext {
  return year.kind === 'plan' ? { ...ctx, world: year.world } : ctx;
}

/** What plain words mean, and of which plan where they name its year. */
export function wordsMeant(
  ctx: ChatContext,
  incoming: Incoming,
): { readonly read: ReadCommand; readonly year: YearMeant } {
  const year = yearMeant(ctx.world, incoming.text, null);
  const text = year.kind === 'plan' ? year.text : incoming.text;
  return { year, read: wordsIn(inYear(ctx, year), { ...incoming, text }) };
}

/** What a message means: its command as it stands, else its plain words. */
export function meantBy(
  ctx: ChatContext,
  incoming: Incoming,
  read: ReadCommand,
): { readonly read: ReadCommand; readonly year: YearMeant } {
  return read.kind === 'none' ? wordsMeant(ctx, incoming) : { read, year: { kind: 'none' } };
}

/** The same without the words that name the year. */
export function inWords(said: Said, year: YearMeant): Said {
  return year.kind === 'plan' ? { ...said, incoming: { ...said.incoming, text: year.text } } : said;
}

/** Plain words with a code of the plan in force, else of the one before it where that may be meant still. */
export function wordsIn({ world }: ChatContext, { text, answers }: Incoming): ReadCommand {
  const earlier = doubtfulPlan(world);
  const plans = [present(world).office.plan, ...(earlier ? [earlier.plan] : [])];
  const isReply = answers !== null;
  const meant = plans.flatMap((plan) => [
    readAssignWish(plan, text) ?? readExtensionWish(plan, text) ?? NOT_READ,
    readPlainWords(plan, text, isReply),
  ]);
  return meant.find(({ kind }) => kind !== 'none') ?? NOT_READ;
}

const NOT_READ = { kind: 'none' } as const;

/** Whether a message, or its caption, records something of a task, or would ask of which. */
export function readsLikeReport(ctx: ChatContext, incoming: Incoming): boolean {
  const read = readCommand(incoming.text, botName(ctx));
  const meant = read.kind === 'none' && incoming.chat.private ? wordsMeant(ctx, incoming).read : read;
  return meant.kind === 'command' && ctx.features.reports.includes(meant.name);
}
