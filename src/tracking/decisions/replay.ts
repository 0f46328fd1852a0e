import type { Fact } from '../fact.js';
import { dayOfFact } from '../history.js';
import type { Report } from '../history.js';
import { applyExtension } from './extension.js';
import type { Extension } from './extension.js';
import { applyLateReason } from './late-reason.js';
import type { LateReason } from './late-reason.js';
import { nudgeOf } from './nudge.js';
import type { Nudge } from './nudge.js';

/** What was asked, decided, said and answered, as the facts add up. */
export interface Decisions {
  /** By `periodKey`: requests for a later date, oldest first. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly nudges: readonly Nudge[];
  /** By `periodKey`: why it is late, oldest first. */
  readonly lateReasons: ReadonlyMap<string, readonly LateReason[]>;
}

export interface DecisionsDraft {
  extensions: Map<string, readonly Extension[]>;
  nudges: readonly Nudge[];
  lateReasons: Map<string, readonly LateReason[]>;
  reports: Map<string, Report[]>;
}

export type DecisionFact = Extract<
  Fact,
  {
    kind:
      | 'extension-asked'
      | 'extension-granted'
      | 'extension-refused'
      | 'answered'
      | 'nudged'
      | 'nudge-answered'
      | 'reason-given'
      | 'reason-confirmed';
  }
>;

export function applyDecision(draft: DecisionsDraft, fact: DecisionFact): void {
  switch (fact.kind) {
    case 'extension-asked':
    case 'extension-granted':
    case 'extension-refused':
      return applyExtension(draft.extensions, fact);
    case 'answered':
      return putAnswer(draft.reports, fact);
    case 'nudged':
      draft.nudges = [...draft.nudges, nudgeOf(fact)];
      return;
    case 'nudge-answered':
      return;
    case 'reason-given':
    case 'reason-confirmed':
      return applyLateReason(draft.lateReasons, fact);
  }
}

/** Words to a difficulty stand beside it as long as its report does. */
function putAnswer(reports: Map<string, Report[]>, fact: Extract<Fact, { readonly kind: 'answered' }>): void {
  const answer = { by: fact.by, on: dayOfFact(fact), words: fact.words };
  for (const [key, known] of reports) {
    if (!known.some((report) => report.fact === fact.report)) continue;
    reports.set(
      key,
      known.map((report) =>
        report.fact === fact.report ? { ...report, answers: [...report.answers, answer] } : report,
      ),
    );
  }
}
