import type { z } from 'zod';
import type { Right } from '../journal/rights.js';
import type { Action, ActionOf } from '../words/action.js';

/** A kind of button, written once: what begins its data, the parts behind it both ways, who may press it and where. */
export interface ButtonRow {
  readonly who: Right;
  /** `private`: its answer shows or concerns one person. */
  readonly where: 'private' | 'anywhere';
  readonly letter: string;
  /** A tap settles it: the answer takes the message's place, though the bot sent that by itself. */
  readonly settles?: true;
  write(action: Action): readonly (string | number)[];
  readonly read: z.ZodType<Action, string[]>;
}

/** The row of one kind of button. */
export type RowOf<K extends Action['kind']> = Omit<ButtonRow, 'write' | 'read'> & {
  write(action: ActionOf<K>): readonly (string | number)[];
  readonly read: z.ZodType<ActionOf<K>, string[]>;
};
