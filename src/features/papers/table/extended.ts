import type { Day } from '../../../plan/day.js';
import type { Standing } from '../../../journal/standing.js';

/** Later dates that were granted: the first one stays on record. */
export interface Extended {
  readonly firstDue: Day;
  readonly times: number;
}

/** How often a period was extended, or null where it never was. */
export function extensionOf({ firstDue, granted }: Standing): Extended | null {
  return granted.length === 0 ? null : { firstDue, times: granted.length };
}
