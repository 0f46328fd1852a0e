import type { Ticker } from '../app/ticker.js';
import type { World } from '../app/world.js';
import type { Person } from '../tracking/history.js';
import type { Message } from '../texts/message.js';
import type { Working } from './courier.js';
import type { Downloaded } from './download.js';
import type { Chat, Incoming } from './incoming.js';

/** What the command families work with. */
export interface Desk {
  readonly world: World;
  readonly ticker: Ticker;
  /** Who the bot is; null before Telegram has said so. */
  readonly me: () => { readonly id: number; readonly username: string } | null;
  /** Fetches a file that somebody sent, of five megabytes at most. */
  readonly download: (fileId: string) => Promise<Downloaded>;
  /** Shows in a chat that something takes its time. */
  readonly working: (chat: Chat, what: Working) => Promise<void>;
}

/** The bot's own user name, for links. */
export function botName(desk: Desk): string {
  return desk.me()?.username ?? '';
}

/** A command as a family gets it: who sent it is looked up at that very moment. */
export interface Asked {
  readonly incoming: Incoming;
  /** What follows the command's name. */
  readonly rest: string;
  /** Null in the bound group for somebody who is not enrolled. */
  readonly person: Person | null;
}

/** What is answered; null: nothing. */
export type Answer = Message | null;

export type Family = (desk: Desk, asked: Asked) => Promise<Answer>;
