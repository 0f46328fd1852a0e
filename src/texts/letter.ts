import type { Office } from '../plan/plan.js';
import type { Letter } from '../reminders/letter.js';
import type { Message } from './message.js';

export function letterMessage(office: Office, letter: Letter, options: { readonly again: boolean }): Message {
  return { html: `${office.plan.office} ${letter.day} ${String(options.again)}`, buttons: [] };
}
