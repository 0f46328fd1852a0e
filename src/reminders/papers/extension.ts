import type { Day } from '../../plan/day.js';

/** A later date that was granted: the first one stays on record. */
export interface Extension {
  readonly firstDue: Day;
  readonly times: number;
}

/** The extension of a period, or null: the journal has no facts of extensions yet, so there is none. */
export function extensionOf(): Extension | null {
  return null;
}
