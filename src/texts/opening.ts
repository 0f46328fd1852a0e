import type { Office } from '../plan/plan.js';
import type { History } from '../tracking/history.js';
import type { BacklogOutcome } from '../tracking/outcome.js';
import type { Standing } from '../tracking/standing.js';
import type { Message } from './message.js';

export interface OpeningRequest {
  readonly history: History;
  readonly items: readonly Standing[];
  /** Bit n is item n. */
  readonly ticked: bigint;
  readonly answered: boolean;
}

export function openingMessage(_office: Office, _ask: OpeningRequest): Message {
  return { html: '…', buttons: [] };
}
export function backlogAnswer(_office: Office, _outcome: BacklogOutcome): Message {
  return { html: '…', buttons: [] };
}
