import { answeredBy } from './decisions/nudge.js';
import type { DecisionsDraft } from './decisions/replay.js';
import { dayOfFact, isClosing, periodKey } from './fact.js';
import type { Fact } from './fact.js';
import type { Report } from './history.js';
import { gestureOf } from './office-record.js';
import type { OfficeDraft, OfficeFact } from './office-record.js';
import type { PeopleDraft } from './people-record.js';

/** What the reports are written into, and what else a report changes. */
export type ReportsDraft = { reports: Map<string, Report[]> } & PeopleDraft & OfficeDraft & DecisionsDraft;

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** A report is settled by the coordinator's yes; all of them by the setting, once nobody is asked any more. */
export function settleWaiting(draft: ReportsDraft, fact: OfficeFact): void {
  const settled = (report: Report): Report =>
    report.confirmation === 'waiting' && (fact.kind !== 'confirmed' || fact.report === report.fact)
      ? { ...report, confirmation: 'confirmed', confirmedAt: fact.at }
      : report;
  const off = fact.kind === 'confirmation-set' && !fact.required;
  const keys = off ? [...draft.reports.keys()] : fact.kind === 'confirmed' ? [periodKey(fact)] : [];
  for (const key of keys) draft.reports.set(key, (draft.reports.get(key) ?? []).map(settled));
}

/** Whether the coordinator is asked: not for what he, or the chairman over him, reports himself. */
function confirmationOf(draft: ReportsDraft, { by, status }: FactOf<'reported'>): Report['confirmation'] {
  if (!draft.confirming || !isClosing(status) || by === null) return 'not-needed';
  const posts = draft.people.get(by)?.posts ?? [];
  return posts.some(({ kind }) => kind !== 'officer') ? 'not-needed' : 'waiting';
}

export function putReport(draft: ReportsDraft, fact: FactOf<'reported'>): void {
  const key = periodKey(fact);
  const { task, period, part, status, completedOn, note, evidence, at, by } = fact;
  const known = draft.reports.get(key) ?? [];
  const others = known.filter((report) => report.part !== part);
  const before = known.find((report) => report.part === part);
  const reportedOn = dayOfFact(fact);
  const gesture = gestureOf(fact);
  const confirmation = confirmationOf(draft, fact);
  if (draft.returned.get(key)?.part === part) draft.returned.delete(key);
  draft.reports.set(key, [
    ...others,
    {
      ...{ fact: fact.id, gesture, task, period, part, status, completedOn, reportedOn, at, by },
      ...{ note, evidence, confirmation, confirmedAt: null },
      liftedOn:
        before?.status === 'blocked' && status !== 'blocked' ? reportedOn : (before?.liftedOn ?? null),
      answers: [],
    },
  ]);
  draft.nudges = answeredBy(draft.nudges, fact);
}

export function supplement(draft: ReportsDraft, fact: FactOf<'supplemented'>): void {
  const key = periodKey(fact);
  const reports = draft.reports.get(key) ?? [];
  draft.reports.set(
    key,
    reports.map((report) =>
      report.part === fact.part
        ? {
            ...report,
            note: [report.note, fact.note].filter((note) => note !== '').join('; '),
            evidence: [...report.evidence, ...fact.evidence],
          }
        : report,
    ),
  );
}
