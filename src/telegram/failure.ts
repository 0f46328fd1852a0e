import { TelegramError } from 'telegraf';
import type { Delivery } from '../ports/ports.js';

/** What an error of a call means for the message. */
export type Failure =
  | { readonly kind: 'too-many'; readonly seconds: number }
  | { readonly kind: 'migrated'; readonly chat: number }
  | { readonly kind: 'topic-gone' }
  | { readonly kind: 'not-modified' }
  /** Nothing was done: it may be tried again. */
  | { readonly kind: 'undone'; readonly description: string }
  /** The request left and no answer came: it may have been done. */
  | { readonly kind: 'unknown'; readonly description: string }
  | { readonly kind: 'final'; readonly delivery: Delivery };

/** The errors of the system before a request can have left: no name, no route, nobody listening, no common TLS. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|EPROTO|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|ERR_TLS_.*)$/;

type Unreachable = (Delivery & { kind: 'unreachable' })['reason'];

/** Reads an error of telegraf's for a message to that chat. Descriptions are Telegram's, which it keeps stable. */
export function readFailure(error: unknown, chat: number): Failure {
  if (error instanceof TelegramError) return readRefusal(error, chat);
  const description = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (BEFORE_SENDING.test(code)) return { kind: 'undone', description };
  return { kind: 'unknown', description };
}

/** Whether a message has no text to edit, since its words are the caption of a file. */
export function isWithoutText(error: unknown): boolean {
  return error instanceof TelegramError && /there is no text in the message/i.test(error.description);
}

function readRefusal(error: TelegramError, chat: number): Failure {
  const { code, description, parameters } = error;
  if (code === 429) return { kind: 'too-many', seconds: parameters?.retry_after ?? 1 };
  // A gateway that gave up waiting does not know what became of the request; the other 5xx say that nothing did.
  if (code === 504) return { kind: 'unknown', description };
  if (code >= 500) return { kind: 'undone', description };
  if (parameters?.migrate_to_chat_id !== undefined)
    return { kind: 'migrated', chat: parameters.migrate_to_chat_id };
  if (/message is not modified/i.test(description)) return { kind: 'not-modified' };
  if (/TOPIC_(CLOSED|DELETED)|message thread not found/i.test(description)) return { kind: 'topic-gone' };
  const reason = unreachable(error, chat);
  if (reason) return { kind: 'final', delivery: { kind: 'unreachable', reason } };
  // The token or the address of the Bot API is wrong: no fault of the message, which may go when that is mended.
  if (code === 401 || code === 404) {
    return { kind: 'final', delivery: { kind: 'failed', description: error.message, perhapsSent: false } };
  }
  return { kind: 'final', delivery: { kind: 'refused', description } };
}

function unreachable({ code, description }: TelegramError, chat: number): Unreachable | null {
  const isGroup = chat < 0;
  if (/deactivated/i.test(description)) return 'deactivated';
  if (/can't initiate conversation/i.test(description)) return 'never-started';
  if (/chat not found|PEER_ID_INVALID|user not found/i.test(description))
    return isGroup ? 'removed' : 'never-started';
  if (
    isGroup &&
    /not enough rights|no rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i.test(description)
  ) {
    return 'removed';
  }
  if (code !== 403) return null;
  return isGroup ? 'removed' : 'blocked';
}
