import { chosenWorld, worldOfPlan, yearToCome, yearsBegun } from '../ports/earlier-plan.js';
import { present, saidAt } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { yearSaid } from '../speech/said-year.js';
import type { YearPlace } from '../speech/said-year.js';
import { statusReported } from '../words/report-commands.js';
import type { CommandName } from '../words/commands.js';
import type { Message } from '../words/message.js';
import { noSuchPlan, severalYears } from './words.js';

/** The plan that a message names by its year. */
export type YearMeant =
  | { readonly kind: 'none' }
  /** The words without the year, and the world of its plan. */
  | { readonly kind: 'plan'; readonly world: World; readonly text: string }
  /** There is no plan of that year to speak of: nothing may be recorded elsewhere. */
  | { readonly kind: 'refused'; readonly message: Message };

/** Behind these no free words come, so that a year means the plan wherever it stands. */
const WITHOUT_NOTE: ReadonlySet<CommandName> = new Set([
  'status',
  'due',
  'overdue',
  'mine',
  'assign',
  'calendar',
  'undo',
]);

/** These show something and record nothing. */
const LOOKED_AT: ReadonlySet<CommandName> = new Set(['status', 'due', 'overdue', 'mine', 'calendar']);

/** Those that name codes, and free words or days behind them. */
const WITH_CODES: ReadonlySet<CommandName> = new Set(['extend', 'nudge', 'reopen', 'set', 'mend']);

/** Papers read their year themselves, as a part of the period that they are of; others have none. */
function whereIn(name: CommandName | null): YearPlace | null {
  if (name === 'target') return 'beside-figures';
  if (name === null || statusReported(name) !== null) return 'with-periods';
  if (WITHOUT_NOTE.has(name)) return 'anywhere';
  return WITH_CODES.has(name) ? 'beside-codes' : null;
}

/**
 * The plan that the words behind a command, or plain words, name by its year. With a single plan a year beside a code
 * says nothing that has to be chosen.
 */
export function yearMeant(world: World, text: string, name: CommandName | null): YearMeant {
  const where = whereIn(name);
  const isOnly = yearsBegun(world).length === 1 && yearToCome(world) === null;
  if (where === null || (isOnly && (where === 'beside-codes' || where === 'with-periods'))) return NONE;
  return planSaid(world, text, { where, records: name === null || !LOOKED_AT.has(name) });
}

/** The same of a paper, which reads its own year: why there is no such plan, where its words name none of those begun. */
export function planLacking(world: World, text: string): Message | null {
  const meant = planSaid(world, text, { where: 'anywhere', records: false });
  return meant.kind === 'refused' ? meant.message : null;
}

interface SaidWhere {
  readonly where: YearPlace;
  readonly records: boolean;
}

function planSaid(world: World, text: string, { where, records }: SaidWhere): YearMeant {
  const begun = yearsBegun(world);
  const toCome = yearToCome(world);
  const plans = begun.flatMap((year) => {
    const there = worldOfPlan(world, year);
    return there ? [present(there).office.plan] : [];
  });
  const known = toCome === null ? begun : [...begun, toCome];
  const said = yearSaid(text, { plans, known, today: saidAt(world).day, where });
  if (!said) return NONE;
  const [year, ...more] = said.years;
  if (more.length > 0) return { kind: 'refused', message: severalYears(said.years) };
  const there = chosenWorld(world, year);
  if (there) return { kind: 'plan', world: there, text: said.text };
  return {
    kind: 'refused',
    message: noSuchPlan({ year, known: begun, isToCome: year === toCome, records }),
  };
}

const NONE = { kind: 'none' } as const;
