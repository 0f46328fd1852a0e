import { yearOfPeriod } from '../../plan/periods.js';
import { dayOfFact, gestureOf, isClosing, periodKey, sentAt, taskKey } from '../fact.js';
import type { FactOf } from '../fact.js';
import type { Report } from '../history.js';
import { answerByReport } from './decisions.js';
import { lossExplains } from '../restores.js';
import { addEntry, changeEntry } from './state.js';
import type { ReplayState } from './state.js';

/** The report takes the place of an earlier one of the same part, and answers the nudges that asked for it. */
export function addReport(state: ReplayState, fact: FactOf<'reported'>): void {
  const { id, task, period, part, status, completedOn, stage = null, note, evidence, at, by } = fact;
  const key = periodKey(fact);
  const known = state.reports.get(key) ?? [];
  const kept = (state.kept.get(key) ?? []).filter((one) => one.part === part);
  const before = known.find((one) => one.part === part);
  const report: Report = {
    fact: id,
    gesture: gestureOf(fact),
    task,
    period,
    part,
    status,
    completedOn,
    stage,
    reportedOn: dayOfFact(fact),
    sent: sentAt(fact),
    at,
    by,
    note: joined([note, ...kept.map((one) => one.note)]),
    evidence: [...evidence, ...kept.flatMap((one) => one.evidence)],
    confirmation: needsConfirmation(state, fact) ? 'waiting' : 'not-needed',
    confirmedAt: null,
    liftedOn: liftedOn(before, fact),
    stillBlockedOn: null,
    answers: [],
    explainedByLoss: lossExplains(state.restores, fact),
    corrections: [],
  };
  state.reports.set(key, [...known.filter((one) => one.part !== part), report]);
  if (kept.length > 0) {
    const others = (state.kept.get(key) ?? []).filter((one) => one.part !== part);
    state.kept.set(key, others);
  }
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

/** Adds words and papers to the report of that part. Where it was taken back they wait for the next one. */
export function supplementReport(state: ReplayState, fact: FactOf<'supplemented'>): void {
  const key = periodKey(fact);
  const { part, note, evidence } = fact;
  if (state.reports.get(key)?.some((report) => report.part === part) !== true) {
    addEntry(state.kept, key, { part, note, evidence });
  }
  changeReports(state, key, (report) =>
    report.part === part
      ? { ...report, note: joined([report.note, note]), evidence: [...report.evidence, ...evidence] }
      : report,
  );
  addPapers(state, fact);
}

function joined(notes: readonly string[]): string {
  return notes.filter((words) => words !== '').join('; ');
}

/** From here on that day counts. What was said before stays in the journal. */
export function correctDay(state: ReplayState, fact: FactOf<'day-corrected'>): void {
  const { id, from, completedOn: on, by } = fact;
  changeReports(state, periodKey(fact), (report) =>
    report.fact === fact.report
      ? {
          ...report,
          completedOn: on,
          explainedByLoss: lossExplains(state.restores, fact),
          corrections: [...report.corrections, { fact: id, from, on, by }],
        }
      : report,
  );
}

function addPapers({ papers }: ReplayState, fact: FactOf<'reported' | 'supplemented'>): void {
  const { task, period, by } = fact;
  const key = taskKey({ task, year: yearOfPeriod(period) });
  for (const evidence of fact.evidence) addEntry(papers, key, { evidence, period, by, on: dayOfFact(fact) });
}

/** No report that finished the period counts any more. A difficulty that another part still has stays. */
export function reopenPeriod(state: ReplayState, fact: FactOf<'reopened'>): void {
  const key = periodKey(fact);
  const unfinished = (state.reports.get(key) ?? []).filter(({ status }) => !isClosing(status));
  if (unfinished.length > 0) state.reports.set(key, unfinished);
  else state.reports.delete(key);
  state.kept.delete(key);
  state.closings.delete(key);
  const ofYear = taskKey({ task: fact.task, year: yearOfPeriod(fact.period) });
  const papers = state.papers.get(ofYear);
  if (papers) {
    state.papers.set(
      ofYear,
      papers.filter(({ period }) => period !== fact.period),
    );
  }
}

export function closePeriod(state: ReplayState, fact: FactOf<'closed'>): void {
  const { id, task, period, completedOn, at, by } = fact;
  const [gesture, reportedOn] = [gestureOf(fact), dayOfFact(fact)];
  const closing = { fact: id, gesture, task, period, completedOn, reportedOn, at, by };
  state.closings.set(periodKey(fact), closing);
}

/** The words stand beside the difficulty as long as its report counts. */
export function answerDifficulty(state: ReplayState, fact: FactOf<'answered'>): void {
  const answer = { fact: fact.id, by: fact.by, on: dayOfFact(fact), words: fact.words };
  changeEntry(state.reports, fact.report, (report) => ({ ...report, answers: [...report.answers, answer] }));
}

export function confirmDifficulty(state: ReplayState, fact: FactOf<'still-blocked'>): void {
  changeReports(state, periodKey(fact), (report) =>
    report.fact === fact.report ? { ...report, stillBlockedOn: dayOfFact(fact) } : report,
  );
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
