import { incrementalFold } from '../incremental-fold.js';
import { sentAt } from '../fact.js';
import type { Fact } from '../fact.js';
import type { History } from '../history.js';
import { confirmReport, returnReport, setConfirming } from './confirmations.js';
import { changeTask, prepareChange, refuseChange, submit } from './changes.js';
import { changeDay, postpone, setDate } from './dates.js';
import { addLateReason, addNudge, answerNudge, confirmLateReason } from './decisions.js';
import { decideExtension, lapseExtension, requestExtension } from './decisions.js';
import { bindGroup, closeTopic, moveGroup, unbindGroup } from './group.js';
import { assign, endStandIn, enrol, invite, removePost, rename, setFields, setReachable } from './people.js';
import { setStandIn } from './people.js';
import { movePerson } from './moves.js';
import { answerBacklog, applyPlan, askBacklog, startPlan } from './plans.js';
import { addMeasure, addReport, answerDifficulty, closePeriod, confirmDifficulty } from './reports.js';
import { correctDay } from './reports.js';
import { reopenPeriod, supplementReport } from './reports.js';
import { copyOf, emptyState, historyOf } from './state.js';
import type { ReplayState } from './state.js';
import { acknowledgeAssignment, assignTask, endAssignment } from './assignments.js';
import { takenBackIn, takesBack } from './taken-back.js';

/** Adds up the facts of the journal. The same list of facts gives the same history, which must not be changed. */
export function replay(facts: readonly Fact[]): History {
  return replayed(facts).history;
}

/** The history as it was at an instant, by when each thing was sent: what was reported after Friday 16:00 is not in Friday's summary. */
export function replayUntil(facts: readonly Fact[], iso: string): History {
  const last = Date.parse(iso);
  return replay(facts.filter((fact) => Date.parse(sentAt(fact)) <= last));
}

interface Replayed {
  readonly state: ReplayState;
  readonly history: History;
}

const replayed = incrementalFold<Fact, Replayed>({
  fromScratch: (facts) => withFacts(emptyState(takenBackIn(facts)), facts, facts),
  // A fact that takes another back changes what was added up long ago.
  extend: ({ state }, added, facts) =>
    added.some(takesBack) ? null : withFacts(copyOf(state), added, facts),
});

function withFacts(state: ReplayState, added: readonly Fact[], facts: readonly Fact[]): Replayed {
  for (const fact of added) {
    if (!state.takenBack.has(fact.id)) apply(state, fact);
  }
  return { state, history: historyOf(state, facts) };
}

/** What each kind of fact does to the state, in the order of `Happening`. A kind without a case does not compile. */
// eslint-disable-next-line max-lines-per-function -- A table with a row for each kind of fact.
function apply(state: ReplayState, fact: Fact): void {
  switch (fact.kind) {
    case 'plan-started':
      return startPlan(state, fact);
    case 'plan-applied':
      return applyPlan(state, fact);
    case 'plan-reverted':
      // The plan that it takes back was left out, and so was what was said of it.
      return;
    case 'plan-dropped':
    case 'plan-mended':
      // A plan that nobody applied changes nothing.
      return;
    case 'invited':
      return invite(state, fact);
    case 'enrolled':
      return enrol(state, fact);
    case 'removed':
      return removePost(state, fact);
    case 'moved':
      return movePerson(state, fact);
    case 'unreachable':
      return setReachable(state, fact.person, { reason: fact.reason, fact: fact.id });
    case 'reachable':
      return setReachable(state, fact.person, null);
    case 'renamed':
      return rename(state, fact);
    case 'group-bound':
      return bindGroup(state, fact);
    case 'group-unbound':
      return unbindGroup(state, fact);
    case 'group-moved':
      return moveGroup(state, fact);
    case 'topic-closed':
      return closeTopic(state, fact);
    case 'reported':
      return addReport(state, fact);
    case 'supplemented':
      return supplementReport(state, fact);
    case 'day-corrected':
      return correctDay(state, fact);
    case 'withdrawn':
      // What it takes back was left out.
      return;
    case 'reopened':
      return reopenPeriod(state, fact);
    case 'closed':
      return closePeriod(state, fact);
    case 'date-set':
      return setDate(state, fact);
    case 'postponed':
      return postpone(state, fact);
    case 'measured':
      return addMeasure(state, fact);
    case 'extension-asked':
      return requestExtension(state, fact);
    case 'extension-granted':
    case 'extension-refused':
      return decideExtension(state, fact);
    case 'extension-lapsed':
      return lapseExtension(state, fact);
    case 'answered':
      return answerDifficulty(state, fact);
    case 'still-blocked':
      return confirmDifficulty(state, fact);
    case 'nudged':
      return addNudge(state, fact);
    case 'nudge-answered':
      return answerNudge(state, fact);
    case 'reason-given':
      return addLateReason(state, fact);
    case 'reason-confirmed':
      return confirmLateReason(state, fact);
    case 'submitted':
      return submit(state, fact);
    case 'changed':
      return changeTask(state, fact);
    case 'change-prepared':
      return prepareChange(state, fact);
    case 'change-refused':
      return refuseChange(state, fact);
    case 'day-set':
      return changeDay(state, fact);
    case 'signer-set':
      return void state.signers.set(fact.paper, fact.signer);
    case 'backlog-asked':
      return askBacklog(state, fact);
    case 'backlog-answered':
      return answerBacklog(state, fact);
    case 'confirmation-set':
      return setConfirming(state, fact);
    case 'authority-set':
      state.authority = fact.authority;
      return;
    case 'confirmed':
      return confirmReport(state, fact);
    case 'returned':
      return returnReport(state, fact);
    case 'assigned':
      return assign(state, fact);
    case 'task-assigned':
      return assignTask(state, fact);
    case 'assignment-undone':
    case 'assignment-stopped':
      return endAssignment(state, fact);
    case 'assignment-acknowledged':
      return acknowledgeAssignment(state, fact);
    case 'stand-in-set':
      return setStandIn(state, fact);
    case 'stand-in-ended':
      return endStandIn(state, fact);
    case 'fields-set':
      return setFields(state, fact);
    case 'journal-restored':
      state.restores.push(fact);
      return;
  }
  return fact satisfies never;
}
