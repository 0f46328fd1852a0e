import type { Outgoing } from '../ports/ports.js';
import type { Message } from '../words/message.js';
import { encodeAction } from './callback-data.js';

/** A message as the sender takes it: its buttons' actions encoded. */
export function outgoing({ html, buttons }: Message, replyTo?: number): Outgoing {
  const keyboard = buttons.map((row) =>
    row.map(({ label, action }) => ({ text: label, callback_data: encodeAction(action) })),
  );
  return { html, keyboard, ...(replyTo !== undefined && { replyTo }) };
}
