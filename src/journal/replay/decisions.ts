import type { Nudge } from '../history.js';
import { dayOfFact, gestureOf, periodKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import { addEntry, changeEntry } from './state.js';
import type { ReplayState } from './state.js';

export function requestExtension(state: ReplayState, fact: FactOf<'extension-asked'>): void {
  const { id, task, period, by, at, from, until, reason } = fact;
  const askedOn = dayOfFact(fact);
  const request = {
    fact: id,
    task,
    period,
    by,
    askedOn,
    at,
    from,
    until,
    reason,
    decided: null,
    lapsedOn: null,
  };
  addEntry(state.extensions, periodKey(fact), request);
}

/** The first decision counts. */
export function decideExtension(
  state: ReplayState,
  fact: FactOf<'extension-granted' | 'extension-refused'>,
): void {
  const granted = fact.kind === 'extension-granted';
  const reason = fact.kind === 'extension-refused' ? fact.reason : '';
  const decided = { fact: fact.id, granted, by: fact.by, on: dayOfFact(fact), reason, as: fact.as ?? null };
  changeEntry(state.extensions, fact.request, (one) => (one.decided ? one : { ...one, decided }));
}

/** That it was told; what lapsed is not decided any more. */
export function lapseExtension(state: ReplayState, fact: FactOf<'extension-lapsed'>): void {
  const lapsedOn = dayOfFact(fact);
  changeEntry(state.extensions, fact.request, (one) => (one.decided ? one : { ...one, lapsedOn }));
}

export function addLateReason(state: ReplayState, fact: FactOf<'reason-given'>): void {
  const { id, task, period, part, cause, words, by } = fact;
  const [gesture, on] = [gestureOf(fact), dayOfFact(fact)];
  const given = { fact: id, gesture, task, period, part, cause, words, by, on, confirmed: null };
  addEntry(state.lateReasons, periodKey(fact), given);
}

/** The first confirmation counts. */
export function confirmLateReason(state: ReplayState, fact: FactOf<'reason-confirmed'>): void {
  const confirmed = { by: fact.by, on: dayOfFact(fact), fact: fact.id, as: fact.as ?? null };
  changeEntry(state.lateReasons, fact.reason, (one) => (one.confirmed ? one : { ...one, confirmed }));
}

/** A report that comes later than so many days is no answer to a nudge any more. */
const ANSWER_DAYS = 14;

export function addNudge(state: ReplayState, fact: FactOf<'nudged'>): void {
  const { id, task, periods, words, by, to, at } = fact;
  const [gesture, on] = [gestureOf(fact), dayOfFact(fact)];
  state.nudges.push({ fact: id, gesture, task, periods, words, by, to, on, at, reports: [], answers: [] });
}

export function answerNudge(state: ReplayState, fact: FactOf<'nudge-answered'>): void {
  const answer = { fact: fact.id, by: fact.by, on: dayOfFact(fact), words: fact.words };
  state.nudges = state.nudges.map((nudge) =>
    nudge.fact === fact.nudge ? { ...nudge, answers: [...nudge.answers, answer] } : nudge,
  );
}

/** The first report of each part answers the nudges that asked for it, unless who nudged reports himself. */
export function answerByReport({ nudges }: ReplayState, fact: FactOf<'reported'>): void {
  const { part, id } = fact;
  nudges.forEach((nudge, at) => {
    if (isAnsweredBy(nudge, fact)) {
      nudges[at] = { ...nudge, reports: [...nudge.reports, { part, fact: id }] };
    }
  });
}

function isAnsweredBy(nudge: Nudge, report: FactOf<'reported'>): boolean {
  return (
    nudge.task === report.task &&
    nudge.periods.includes(report.period) &&
    nudge.by !== report.by &&
    Date.parse(report.at) - Date.parse(nudge.at) <= ANSWER_DAYS * 86_400_000 &&
    !nudge.reports.some(({ part }) => part === report.part)
  );
}
