import { hasParts } from '../../plan/plan.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import type { Period, PeriodId } from '../../plan/deadline.js';
import { isClosing } from '../../journal/fact.js';
import type { Happening } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { openingOfYear } from '../../journal/opens.js';
import { categoryOf, nextRequestId } from '../../journal/periods.js';
import { mayReport, reportsForAll } from '../../journal/rights.js';
import { isReported, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { wordsBeside } from '../../words/lines.js';
import { otherDay } from './corrected-day.js';
import type { OtherDay } from './corrected-day.js';
import { partAsked, partsSupplemented, partsToReport } from './parts-meant.js';
import { beforeOpening, choosePeriods } from './period-meant.js';
import type { Permitted, ReportWish, RuleRequest, Ruling } from './ruling.js';

/**
 * Decides what a report does (docs/reference.md, What you can type). The caller writes the facts down. Of several periods some may
 * be recorded and others asked about, so there may be several rulings; all that is recorded is one of them.
 */
export function rule(office: Office, history: History, request: RuleRequest): readonly Ruling[] {
  const { person, wish, today } = request;
  const { task } = wish;
  const forAll = reportsForAll(office, history, { ...request, task });
  if (!forAll && !mayReport(office, person, task)) return [{ kind: 'not-yours', task }];
  const permitted = { ...request, forAll, history };
  const standings = standingsOf(office, history, task, today);
  if (standings.length === 0 && categoryOf(task) === 'requested') return [newRequest(office, permitted)];
  const chosen = choosePeriods(office, standings, permitted);
  if (chosen.kind !== 'chosen') return [chosen];
  const tooEarly = chosen.standings.flatMap(
    (standing) => beforeOpening(office, standings, { standing, request: permitted }) ?? [],
  );
  const begun = chosen.standings.filter((standing) => !tooEarly.some((one) => one.standing === standing));
  const asked = partAsked(begun, permitted);
  const rulings = asked ? [asked] : begun.map((standing) => ruleOne(office, standing, permitted));
  const facts = rulings.flatMap((ruling) => (ruling.kind === 'record' ? ruling.facts : []));
  const others = [...tooEarly, ...rulings.filter((ruling) => ruling.kind !== 'record')];
  if (facts.length > 0) return [{ kind: 'record', facts }, ...others];
  return others.length > 0 ? others : [{ kind: 'gone', task }];
}

/** Work on request that was never asked for before. */
function newRequest({ plan }: Office, { wish, today, history }: Permitted): Ruling {
  const { task, completedOn, part, status } = wish;
  const opens = openingOfYear(plan.year);
  if (isClosing(status) && completedOn !== null && completedOn < opens) {
    return {
      kind: 'before-opening',
      task,
      standing: null,
      opens,
      on: completedOn,
      earlier: null,
      part,
      status,
    };
  }
  const period = nextRequestId(plan, history, task);
  return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
}

function ruleOne(office: Office, standing: Standing, request: Permitted): Ruling {
  const { wish, today } = request;
  const period = standing.period.id;
  const parts = partsToReport(standing, request);
  if (parts.kind === 'not-yours') return { kind: 'not-yours', task: wish.task };
  if (isReported(standing)) return alreadyReported(office, standing, request);
  if (standing.state.kind === 'stopped') return { kind: 'stopped', standing };
  switch (parts.kind) {
    case 'whole':
      return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
    case 'unclear':
      return { kind: 'which-part', standing, others: [], parts: parts.parts, all: parts.all };
    case 'closing':
      return { kind: 'closing-asked', standing, on: wish.completedOn };
    case 'parts': {
      if (parts.parts.length === 0) return alreadyReported(office, standing, request);
      return { kind: 'record', facts: parts.parts.map((part) => reported({ wish, period, part, today })) };
    }
  }
}

/** A second report of a reported period adds its note or evidence to the first one; another day is told. */
function alreadyReported(office: Office, standing: Standing, request: Permitted): Ruling {
  const { wish } = request;
  const { status, evidence } = wish;
  const parts = isClosing(status) ? partsSupplemented(standing, request) : [];
  const days = isClosing(status) ? otherDays(office, standing, { request, parts }) : [];
  // Words that name nothing but the day are no words for the record.
  const isOnlyDay = days.length > 0 && wordsBeside(wish.note, evidence, 200) === '';
  const note = isOnlyDay && evidence.length === 0 ? '' : wish.note;
  if (parts.length > 0 && (note !== '' || evidence.length > 0)) {
    const ref = { task: standing.task.code, period: standing.period.id };
    const facts = parts.map((part): Happening => ({ kind: 'supplemented', ...ref, part, note, evidence }));
    return { kind: 'supplement', standing, facts, days };
  }
  const later = nextPeriod(standing);
  const isNextHidden = (later !== null && hasParts(office.plan, standing.task)) || days.length > 0;
  return { kind: 'already', standing, next: isNextHidden ? null : later, status, days };
}

function otherDays(
  office: Office,
  standing: Standing,
  { request, parts }: { readonly request: Permitted; readonly parts: readonly (DepartmentId | null)[] },
): readonly OtherDay[] {
  const { person, wish, today, now, history } = request;
  const { completedOn: on } = wish;
  if (on === null) return [];
  const said = { person, on, today, now };
  const reports = standing.reports.filter(({ part }) => parts.includes(part));
  const all = reports.flatMap((report) => otherDay(office, history, { standing, report, said }) ?? []);
  // What one gesture reported is put right together.
  return all.filter(({ report }, at) => all.findIndex((one) => one.report.gesture === report.gesture) === at);
}

function nextPeriod(standing: Standing): Period | null {
  return standing.task.deadline.periods.find((period) => period.opens > standing.firstDue) ?? null;
}

interface Reported {
  readonly wish: ReportWish;
  readonly period: PeriodId;
  readonly part: DepartmentId | null;
  readonly today: Day;
}

function reported({ wish, period, part, today }: Reported): Happening {
  const { task, status, stage, note, evidence } = wish;
  const reached = status === 'in-progress' && stage ? { stage } : {};
  const completedOn = isClosing(status) ? (wish.completedOn ?? today) : null;
  return { kind: 'reported', task: task.code, period, part, status, completedOn, ...reached, note, evidence };
}
