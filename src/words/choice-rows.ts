import type { Action } from './action.js';
import { rowsOf } from './compose.js';
import type { Button } from './message.js';

/** People or tasks on one page of a choice. */
const CHOICES = 12;

export function officeButton(label: string, action: Action): Button {
  return { label, action };
}

interface Choice<Entry> {
  readonly entries: readonly Entry[];
  /** From 0; one past the last shows the last. */
  readonly page: number;
  readonly button: (entry: Entry) => Button;
  readonly turn: (page: number) => Action;
}

/** A page of buttons to choose from, with the way to the other pages. */
export function choiceRows<Entry>(choice: Choice<Entry>): readonly (readonly Button[])[] {
  const { entries, button, turn } = choice;
  const count = Math.max(1, Math.ceil(entries.length / CHOICES));
  const page = Math.min(Math.max(choice.page, 0), count - 1);
  const shown = entries.slice(page * CHOICES, (page + 1) * CHOICES).map(button);
  const nothing: Action = { kind: 'nothing' };
  const turning: readonly Button[] = [
    ...(page > 0 ? [officeButton('‹', turn(page - 1))] : []),
    { label: `${page + 1}/${count}`, action: nothing },
    ...(page < count - 1 ? [officeButton('›', turn(page + 1))] : []),
  ];
  return [...rowsOf(shown, 2), ...(count > 1 ? [turning] : [])];
}
