import type { Office } from '../plan/plan.js';
import type { Person } from '../tracking/history.js';
import type { Message } from './message.js';

export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

export type Usage =
  | 'done'
  | 'undo'
  | 'reopen'
  | 'mine'
  | 'status'
  | 'due'
  | 'overdue'
  | 'set'
  | 'summary'
  | 'invite'
  | 'people'
  | 'group'
  | 'holiday';

const empty: Message = { html: '…', buttons: [] };

export const commandMenus: Readonly<
  Record<'stranger' | 'officer' | 'coordinator' | 'chairman' | 'group', readonly MenuCommand[]>
> = { stranger: [], officer: [], coordinator: [], chairman: [], group: [] };

export const botDescription = '…';
export const botShortDescription = '…';

export function helpMessage(_person: Person | null, _inGroup: boolean): Message {
  return empty;
}
export function notUnderstood(_words: string): Message {
  return empty;
}
export function usage(_command: Usage): Message {
  return empty;
}
export function closedPlanMessage(_office: Office): Message {
  return empty;
}
