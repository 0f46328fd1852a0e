import type { Action } from '../words/action.js';
import { BUTTONS } from './button-table.js';
import type { ButtonRow } from './button-row.js';

/** Telegram's limit for the data of a button. */
export const CALLBACK_BYTES = 64;

const byLetter: ReadonlyMap<string, ButtonRow> = new Map(
  Object.values<ButtonRow>(BUTTONS).map((row) => [row.letter, row]),
);

/** Who may press such a button, and where. */
export function buttonRow({ kind }: Action): Pick<ButtonRow, 'who' | 'where'> {
  return BUTTONS[kind];
}

/** Whether the answer to such a button takes the place of a message that the bot sent by itself. */
export function settlesInPlace({ kind }: Action): boolean {
  const row: ButtonRow = BUTTONS[kind];
  return row.settles === true;
}

/**
 * A button's action in at most 64 bytes.
 * @throws RangeError where it would be longer: a plan with codes that long is refused at loading.
 */
export function encodeAction(action: Action): string {
  const row: ButtonRow = BUTTONS[action.kind];
  const data = [row.letter, ...row.write(action)].join('|');
  if (Buffer.byteLength(data) > CALLBACK_BYTES) throw new RangeError(`a button's data is too long: ${data}`);
  return data;
}

/** Reads what a button sent back; null for what this bot never wrote: buttons can be forged. */
export function readAction(data: string): Action | null {
  const [letter = '', ...parts] = data.split('|');
  const read = byLetter.get(letter)?.read.safeParse(parts);
  return read?.success === true ? read.data : null;
}
