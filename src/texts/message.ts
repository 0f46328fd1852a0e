import type { TaskCode } from '../plan/plan.js';
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
  | { readonly kind: 'stored'; readonly as: SentAs; readonly fileId: string };

/** As what Telegram sends a file that it keeps. */
export type SentAs = 'document' | 'photo' | 'video' | 'voice' | 'audio';

/** What the bot says: Telegram's HTML, at most 4096 UTF-16 units of text, and rows of buttons. */
export interface Message {
  readonly html: string;
  readonly buttons: readonly (readonly Button[])[];
  /** A single one bears the words as its caption where they fit; several follow the message. */
  readonly files?: readonly FileToSend[];
  /** The message is a question: what this does with the person's next words, or with a reply to it. */
  readonly asks?: Action;
  /** The message asks for a tap: each choice by the buttons of which one answers it. */
  readonly choices?: readonly AskedChoice[];
}

export interface AskedChoice {
  readonly buttons: readonly Button[];
  /** The tasks that the buttons speak for, where they name none themselves. */
  readonly tasks?: readonly TaskCode[];
}

/** Telegram's limit for a message's text, counted after its entities are read. */
export const MESSAGE_LIMIT = 4096;

/** Telegram's limit for the words under a file, counted likewise. */
export const CAPTION_LIMIT = 1024;
