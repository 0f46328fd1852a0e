import type { Action, MendStep } from '../../../words/action.js';
import { messageOf } from '../../../words/compose.js';
import type { Block } from '../../../words/compose.js';
import type { Button, Message } from '../../../words/message.js';
import { plainClip } from '../../../words/words.js';
import type { MendPlace } from './outcome.js';

export function mendAction({ version, base, offered }: MendPlace, step: MendStep): Action {
  return { kind: 'mend', version, base, offered, step };
}

export function mendButton(at: MendPlace, label: string, step: MendStep): Button {
  return { label: plainClip(label, 40), action: mendAction(at, step) };
}

interface Asking {
  readonly rows: readonly (readonly Button[])[];
  /** What takes the words of an answer; without it only a tap answers. */
  readonly asks?: Action;
  /** What was typed, kept until the question is answered. */
  readonly said?: string;
}

/** A question: its buttons, its words, and "Thôi", which comes by itself. */
export function asking(blocks: readonly Block[], { rows, asks, said }: Asking): Message {
  const answers = rows.flat().filter(({ action }) => action.kind !== 'nothing');
  return {
    ...messageOf(blocks, rows),
    ...(answers.length > 0 && { choices: [{ buttons: answers }] }),
    ...(asks && { asks }),
    ...(said !== undefined && { said }),
  };
}
