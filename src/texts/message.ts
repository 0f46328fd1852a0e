import type { Action } from './action.js';

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** A new file, or one that Telegram keeps already and that is sent again by its id. */
export type FileToSend =
  | {
      readonly kind: 'upload';
      readonly as: 'document' | 'photo';
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'stored'; readonly as: 'document' | 'photo'; readonly fileId: string };

/** What the bot says: Telegram's HTML, at most 4096 UTF-16 units of text, and rows of buttons. */
export interface Message {
  readonly html: string;
  readonly buttons: readonly (readonly Button[])[];
  /** A single one bears the words as its caption where they fit; several follow the message. */
  readonly files?: readonly FileToSend[];
  /** The message is a question: what this does with the person's next words, or with a reply to it. */
  readonly asks?: Action;
}

/** Telegram's limit for a message's text, counted after its entities are read. */
export const MESSAGE_LIMIT = 4096;

/** Telegram's limit for the words under a file, counted likewise. */
export const CAPTION_LIMIT = 1024;
