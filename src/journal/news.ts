import type { Recorded } from './recorded.js';
import type { FactOf, PersonId } from './fact.js';
import type { Standing } from './standing.js';
import type { TaskGroup } from './views.js';
import type { Decided, Extension, LateReason, Nudge, Person, Prepared } from './history.js';

/** What one person's gesture has to say to another, at once. */
export type News =
  /** To who may decide: a later date is asked for; once it is decided, the same message says so. */
  | {
      readonly kind: 'extension';
      readonly request: Extension;
      readonly standing: Standing;
      /** Else the reader puts it before the leaders. */
      readonly decides: boolean;
    }
  /** To who asked. */
  | { readonly kind: 'extension-decided'; readonly request: Extension; readonly standing: Standing }
  /** To who asked and to who could have decided: its date has passed undecided. */
  | { readonly kind: 'extension-lapsed'; readonly request: Extension; readonly standing: Standing }
  /** To who reported a difficulty. */
  | {
      readonly kind: 'answered';
      readonly report: Recorded;
      readonly words: string;
      readonly by: PersonId | null;
    }
  /** All that one gesture sent to this person. */
  | { readonly kind: 'nudge'; readonly nudge: Nudge; readonly groups: readonly TaskGroup[] }
  /** To who nudged. */
  | {
      readonly kind: 'nudge-answered';
      readonly nudge: Nudge;
      readonly words: string;
      readonly by: PersonId | null;
    }
  /** To who may confirm that the cause was objective; once it is confirmed, the same message says so. */
  | {
      readonly kind: 'late-reason';
      readonly reason: LateReason;
      readonly standings: readonly Standing[];
      readonly decides: boolean;
    }
  /** To a leader: a change waits for his word; once it is decided, the same message says so. */
  | { readonly kind: 'change-prepared'; readonly request: Prepared; readonly isTakenBack?: true }
  /** To who had prepared it: a leader said no. */
  | { readonly kind: 'change-refused'; readonly request: Prepared }
  /** To whom a change concerns: it was decided, or was taken back. */
  | { readonly kind: 'changed' | 'change-undone'; readonly decided: Decided }
  /** To the coordinators, and to who is asked to report again what a restored journal lost. */
  | {
      readonly kind: 'restored';
      readonly restored: FactOf<'journal-restored'>;
      readonly reader: Person;
    };

/** The kinds that tell what somebody asked, answered or decided. */
export type DecisionNewsKind = Exclude<
  News['kind'],
  'restored' | 'change-prepared' | 'change-refused' | 'changed' | 'change-undone'
>;
