import type { Action } from './action.js';

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** What the bot says: Telegram's HTML, at most 4096 UTF-16 units of text, and rows of buttons. */
export interface Message {
  readonly html: string;
  readonly buttons: readonly (readonly Button[])[];
}

/** Telegram's limit for a message's text, counted after its entities are read. */
export const MESSAGE_LIMIT = 4096;
