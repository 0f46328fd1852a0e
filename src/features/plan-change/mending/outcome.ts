import type { PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Plan } from '../../../plan/plan.js';
import type { PlanApplyOutcome, PlanDraftOutcome, Preview } from '../outcome.js';
import type { Settled } from '../rule.js';
import type { Correction, Mended, MendFault } from './correction.js';

/** The version in which something is put right. */
export interface MendPlace {
  readonly version: string;
  /** The last change of the year's plan when the version was shown: what came later may not be undone by it. */
  readonly base: number;
  /** The same with what the plan may carry along, where that is offered. */
  readonly offered: string | null;
}

export interface OpenPlan {
  readonly kind: 'open';
  readonly at: MendPlace;
  readonly plan: Plan;
  readonly draft: PlanDraft;
  /** Whether it is the plan in force, or one that was shown and waits for a decision. */
  readonly inForce: boolean;
  /** How many corrections of the same preview it holds already. */
  readonly mended: number;
  /** The coordinator had put something right before, in a version that a newer plan in force has overtaken since. */
  readonly overtaken: boolean;
}

/** Why nothing can be put right in a version any more. */
export type Shut =
  | Extract<PlanApplyOutcome, { kind: 'outdated' | 'gone' }>
  | { readonly kind: 'settled'; readonly settled: Settled };

/** Names as they were read: what the bot took them for is said. */
export interface NamesNoted {
  /** Printed or typed otherwise than the department that was taken for it. */
  readonly merged: readonly { readonly printed: string; readonly name: string }[];
  /** It may be more bodies than were read. */
  readonly unclear: boolean;
}

export type MendOutcome =
  | {
      readonly kind: 'mended';
      readonly preview: Preview;
      readonly before: PlanDraft;
      readonly correction: Correction;
      readonly result: Extract<Mended, { ok: true }>;
      /** What goes along could not be put right as well and is not offered any more. */
      readonly offerLost: boolean;
      /** How many corrections the version holds. */
      readonly mended: number;
    }
  | { readonly kind: 'fault'; readonly fault: MendFault; readonly open: OpenPlan }
  /** The plan file that came of it does not load. */
  | { readonly kind: 'unfit'; readonly drafted: Exclude<PlanDraftOutcome, Preview> }
  | Shut;

export type BackOutcome =
  | { readonly kind: 'back'; readonly preview: Preview; readonly mended: number }
  /** It was the first correction: the plan in force stays. */
  | { readonly kind: 'as-in-force'; readonly plan: Plan }
  | Shut;
