import type { Capacity } from '../../../journal/change.js';
import type { Day } from '../../../plan/day.js';
import type { Standing } from '../../../journal/standing.js';
import { movedWords } from '../../../words/words.js';

/** Another due day than the first: the first one stays on record. */
export interface Extended {
  readonly firstDue: Day;
  /** How often a later date was granted. */
  readonly times: number;
  /** What else changed it: `điều chỉnh hạn 1 lần`; empty where only later dates were granted. */
  readonly words: string;
  /** Who decided last, in which capacity; null where the record does not say it. */
  readonly decision: { readonly as: Capacity; readonly on: Day } | null;
}

/** What made the due day of a period another one, or null where nothing did. */
export function extensionOf(standing: Standing): Extended | null {
  const { firstDue, granted, decided, dueSet } = standing;
  const words = movedWords(standing);
  if (words === '') return null;
  const onlyExtended = decided.length === 0 && dueSet?.kind === 'extension';
  const last = decided.at(-1);
  const extension = granted.at(-1)?.decided;
  const decision = dueSet?.kind === 'extension' ? extension : last;
  return {
    firstDue,
    times: granted.length,
    words: onlyExtended ? '' : words,
    decision: decision?.as ? { as: decision.as, on: decision.on } : null,
  };
}
