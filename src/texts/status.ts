import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History, Person } from '../tracking/history.js';
import type { View } from './action.js';
import type { Message } from './message.js';

export interface ViewRequest {
  readonly view: View;
  /** From 0; one past the last shows the last. */
  readonly page: number;
  readonly today: Day;
  /** Who asks; null in a group for somebody who is not enrolled. */
  readonly person: Person | null;
}

export function viewMessage(office: Office, history: History, ask: ViewRequest): Message {
  return { html: `${office.plan.office} ${history.people.length} ${ask.today}`, buttons: [] };
}
