import type { Evidence, PersonId } from '../journal/fact.js';
import type { Unattached } from './conversation.js';

/** One message of a person, as far as the bot looks at it. */
export interface Incoming {
  readonly update: number;
  readonly person: PersonId;
  readonly name: string;
  /** An anonymous administrator or a channel: nobody that could be enrolled. */
  readonly anonymous: boolean;
  readonly chat: Chat;
  readonly messageId: number;
  /** Who wrote it, where it was forwarded from somebody else; null for the person's own words. */
  readonly forwarded: string | null;
  /** When it was sent, as Telegram says: seconds since 1970. */
  readonly date: number;
  /** Its text, or the caption of its photo or file. */
  readonly text: string;
  /** Its own photo or file, and that of a person's message which it answers. */
  readonly evidence: readonly Evidence[];
  /** The message that this one answers, where it is the bot's. */
  readonly answers: number | null;
  /** What the buttons of that message do, as Telegram gives them back. */
  readonly answeredButtons: readonly string[];
  /** The album that its photo or file belongs to. */
  readonly album: string | null;
  /** The person's message that it answers, and its album. */
  readonly repliedTo: number | null;
  readonly repliedAlbum: string | null;
  /** What it brings beside words where that can be no evidence. */
  readonly unusable: UnusableKind | null;
  /** What the person sent before and what belongs to nothing yet: it joins the report that this message makes. */
  readonly joined: readonly Unattached[];
}

export type UnusableKind = 'sticker' | 'place' | 'contact' | 'poll' | 'other';

export interface Chat {
  readonly id: number;
  readonly private: boolean;
  readonly title: string;
  readonly topic: number | null;
}
