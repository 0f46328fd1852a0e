import type { Right } from '../journal/rights.js';
import type { Template } from './examples.js';

/** Whose menu a command stands in. */
export type MenuRole = 'stranger' | 'officer' | 'coordinator' | 'chairman' | 'group';

export interface Command {
  /** The Vietnamese name; both always work. */
  readonly alias: string;
  /** `reader`: everybody enrolled, and whoever is in the bound group. `decider`: coordinators and chairmen. */
  readonly who: Right;
  /** `private`: never answered in a group, since it would show there what is one person's. */
  readonly where: 'private' | 'anywhere';
  /** The line under "/" in Telegram. */
  readonly menu: Template;
  /** Its place in the menus; a role that is not named does not see it there. */
  readonly at: Partial<Readonly<Record<MenuRole, number>>>;
  /** Under which heading `/help` has it; null: `/help` does not name it. */
  readonly help: 'report' | 'look' | 'urge' | 'decide' | 'coordinate' | null;
  /** How it is written, with examples; a line for which the plan has none is left out. */
  readonly usage: readonly Template[];
}
