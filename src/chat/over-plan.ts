import { neverRan } from '../journal/closing.js';
import type { Person } from '../journal/history.js';
import { isCoordinator } from '../journal/people.js';
import { present, saidAt } from '../ports/world.js';
import type { World } from '../ports/world.js';
import type { Action } from '../words/action.js';
import { closedPlanMessage } from '../words/closed-plan.js';
import type { CommandName } from '../words/commands.js';
import type { Message } from '../words/message.js';

/*
 * A plan that was over before the bot began on it: whatever is asked or reported of its work is answered in this one
 * place, and nothing is recorded.
 */

/** The commands that are of the office and not of the work of its plan. */
const OF_THE_OFFICE: ReadonlySet<CommandName> = new Set([
  'start',
  'help',
  'undo',
  'invite',
  'people',
  'group',
  'holiday',
  'charge',
  'mend',
]);

/** Those that record nothing. */
const LOOKED_AT: ReadonlySet<CommandName> = new Set([
  'status',
  'due',
  'overdue',
  'mine',
  'waiting',
  'calendar',
  'summary',
  'export',
  'report',
]);

/** The buttons that are of the office, of another plan, or of the conversation itself. */
const ACTIONS_OF_THE_OFFICE: ReadonlySet<Action['kind']> = new Set([
  'checklist',
  'invite',
  'people',
  'person',
  'leave',
  'stand-in',
  'end-stand-in',
  'transfer',
  'revoke',
  'plan',
  'plan-of-year',
  'plan-revert',
  'draft-plan',
  'mend',
  'place',
  'charge',
  'undo',
  'in-year',
  'cancel',
  'record-words',
  'take-forwarded',
  'nothing',
]);

/** Those that only show something. */
const SHOWN: ReadonlySet<Action['kind']> = new Set(['view', 'picture', 'paper', 'files', 'record', 'letter']);

interface Asker {
  readonly person: Person | null;
  readonly private: boolean;
}

/** The answer to a command of a plan that was over before; null where the command is to be carried out. */
export function overForCommand(
  world: World,
  asker: Asker,
  { name, rest }: { readonly name: CommandName; readonly rest: string },
): Message | null {
  // A command alone, such as /chitieu, has nothing to record.
  const records = !LOOKED_AT.has(name) && rest.trim() !== '';
  return OF_THE_OFFICE.has(name) ? null : overAnswer(world, asker, records);
}

/** The same of a button, or of words that were said to its question. */
export function overForAction(world: World, asker: Asker, { kind }: Action): Message | null {
  return ACTIONS_OF_THE_OFFICE.has(kind) ? null : overAnswer(world, asker, !SHOWN.has(kind));
}

/** Whether the plan in force is such a one: what is sent can be evidence of nothing then. */
export function isOver(world: World): boolean {
  const { office, history } = present(world);
  return neverRan(office, history, saidAt(world).day);
}

/** The same of words and papers that are no command. */
export function overAnswer(world: World, asker: Asker, records: boolean): Message | null {
  if (!isOver(world)) return null;
  const known = present(world);
  const { day: today } = saidAt(world);
  const coordinator = asker.private && asker.person !== null && isCoordinator(asker.person);
  return closedPlanMessage(known, { today, coordinator, records });
}
