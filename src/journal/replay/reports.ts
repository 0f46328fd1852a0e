import { dayOfFact, gestureOf, isClosing, periodKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import type { Report } from '../history.js';
import { answerByReport } from './decisions.js';
import { addEntry, changeEntry } from './state.js';
import type { ReplayState } from './state.js';

/** The report takes the place of an earlier one of the same part, and answers the nudges that asked for it. */
export function addReport(state: ReplayState, fact: FactOf<'reported'>): void {
  const { id, task, period, part, status, completedOn, note, evidence, at, by } = fact;
  const key = periodKey(fact);
  const known = state.reports.get(key) ?? [];
  const before = known.find((one) => one.part === part);
  const report: Report = {
    fact: id,
    gesture: gestureOf(fact),
    task,
    period,
    part,
    status,
    completedOn,
    reportedOn: dayOfFact(fact),
    at,
    by,
    note,
    evidence,
    confirmation: needsConfirmation(state, fact) ? 'waiting' : 'not-needed',
    confirmedAt: null,
    liftedOn: liftedOn(before, fact),
    answers: [],
  };
  state.reports.set(key, [...known.filter((one) => one.part !== part), report]);
  if (state.returned.get(key)?.part === part) state.returned.delete(key);
  addPapers(state, fact);
  answerByReport(state, fact);
}

/** The coordinator is not asked about what he reports himself, nor about what the chairman over him reports. */
function needsConfirmation(state: ReplayState, { by, status }: FactOf<'reported'>): boolean {
  if (!state.confirming || !isClosing(status) || by === null) return false;
  const posts = state.people.get(by)?.posts ?? [];
  return posts.every(({ kind }) => kind === 'officer');
}

function liftedOn(before: Report | undefined, fact: FactOf<'reported'>): Report['liftedOn'] {
  if (before?.status === 'blocked' && fact.status !== 'blocked') return dayOfFact(fact);
  return before?.liftedOn ?? null;
}

/** Adds words and papers to the report of that part. */
export function supplementReport(state: ReplayState, fact: FactOf<'supplemented'>): void {
  changeReports(state, periodKey(fact), (report) => {
    if (report.part !== fact.part) return report;
    const note = [report.note, fact.note].filter((words) => words !== '').join('; ');
    return { ...report, note, evidence: [...report.evidence, ...fact.evidence] };
  });
  addPapers(state, fact);
}

function addPapers({ papers }: ReplayState, fact: FactOf<'reported' | 'supplemented'>): void {
  const { task, period, by } = fact;
  for (const evidence of fact.evidence) addEntry(papers, task, { evidence, period, by, on: dayOfFact(fact) });
}

/** Nothing of what was reported of the period counts any more. */
export function reopenPeriod(state: ReplayState, fact: FactOf<'reopened'>): void {
  state.reports.delete(periodKey(fact));
  state.closings.delete(periodKey(fact));
  const papers = state.papers.get(fact.task);
  if (papers) {
    state.papers.set(
      fact.task,
      papers.filter(({ period }) => period !== fact.period),
    );
  }
}

export function closePeriod(state: ReplayState, fact: FactOf<'closed'>): void {
  const { id, task, period, completedOn, at, by } = fact;
  const closing = { fact: id, gesture: gestureOf(fact), task, period, completedOn, at, by };
  state.closings.set(periodKey(fact), closing);
}

/** The words stand beside the difficulty as long as its report counts. */
export function answerDifficulty(state: ReplayState, fact: FactOf<'answered'>): void {
  const answer = { fact: fact.id, by: fact.by, on: dayOfFact(fact), words: fact.words };
  changeEntry(state.reports, fact.report, (report) => ({ ...report, answers: [...report.answers, answer] }));
}

/** Changes the reports of one period. */
export function changeReports(
  { reports }: ReplayState,
  key: string,
  change: (report: Report) => Report,
): void {
  const known = reports.get(key);
  if (known) reports.set(key, known.map(change));
}

export function addMeasure(state: ReplayState, fact: FactOf<'measured'>): void {
  const { id, year, target, value, bound, counted, note, at, by } = fact;
  const [gesture, on] = [gestureOf(fact), dayOfFact(fact)];
  state.measures.push({ fact: id, gesture, year, target, value, bound, counted, note, on, at, by });
}
