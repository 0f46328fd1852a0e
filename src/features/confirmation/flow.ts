import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { gestureOf } from '../../journal/fact.js';
import { findPerson } from '../../journal/people.js';
import type { Decided, ConfirmOutcome, ReturnOutcome } from '../people/outcome.js';
import { waitingReports } from '../../journal/views.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/**
 * The coordinator's yes to a report that waits, or to everything that its gesture reported. The first word wins; the
 * day of completion stays the officer's.
 */
export async function confirm(
  world: World,
  gesture: Gesture,
  request: { readonly report: number; readonly all: boolean },
): Promise<ConfirmOutcome | Refused> {
  const { answer } = await decideOnce<ConfirmOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const waiting = waitingReports(context.office, context.history, now.day);
    // The report that the button names may be settled by itself: the rest of its gesture may still wait.
    const named = world.journal.facts().find(({ id }) => id === request.report);
    const reports = waiting.filter(({ report }) =>
      request.all && named ? report.gesture === gestureOf(named) : report.fact === request.report,
    );
    if (reports.length === 0) return decidedBefore(context, request.report);
    return {
      facts: reports.map(({ report: { task, period, fact } }) => ({
        kind: 'confirmed',
        task,
        period,
        report: fact,
      })),
      answer: { kind: 'confirmed', reports },
    };
  });
  return answer;
}

/** The coordinator's no, with its reason: the report stands no longer, and the officer hears why. */
export async function returnReport(
  world: World,
  gesture: Gesture,
  request: { readonly report: number; readonly reason: string },
): Promise<ReturnOutcome | Refused> {
  const { answer } = await decideOnce<ReturnOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const waiting = waitingReports(context.office, context.history, now.day).find(
      ({ report }) => report.fact === request.report,
    );
    if (!waiting) return decidedBefore(context, request.report);
    const reason = request.reason.normalize('NFC').trim();
    if (reason === '') return { facts: [], answer: { kind: 'reason-needed', waiting } };
    const { task, period, part, fact } = waiting.report;
    return {
      facts: [{ kind: 'returned', task, period, part, report: fact, reason }],
      answer: { kind: 'returned', waiting, reason },
    };
  });
  return answer;
}

function decidedBefore({ history }: Context, report: number): Decision<Decided> {
  const verdict = history.verdicts.get(report);
  if (!verdict) return { facts: [], answer: { kind: 'gone' } };
  const who = verdict.by === null ? null : (findPerson(history, verdict.by) ?? null);
  return { facts: [], answer: { kind: 'decided', verdict, who } };
}
