import type { Refused } from '../journal/rights.js';
import type { Message } from '../words/message.js';
import type { Press, PressResult } from './feature.js';
import { notForYou, refusedAnswer } from './notices.js';

/** An arrangement changes the message that bears its button; a question is a message of its own. */
export function arranged({ said }: Press, answer: Message | Refused): PressResult {
  if ('html' in answer) return { kind: answer.asks ? 'send' : 'edit', message: answer };
  // Whoever may not press it reads so on top; the message stays as it is for whoever may.
  return said === null ? { kind: 'say', words: notForYou } : { kind: 'send', message: refusedAnswer(answer) };
}
