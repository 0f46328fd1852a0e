import { mayReport, reportsForAll, stillOwed } from '../../journal/rights.js';
import type { Reporter } from '../../journal/rights.js';
import type { Day } from '../../plan/day.js';
import type { Period, PeriodId } from '../../plan/deadline.js';
import { isForEverybody } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import { isClosing } from '../../journal/fact.js';
import type { Evidence, Happening, ReportStatus } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { departmentsOfPerson, isCoordinator, isForAllDepartments } from '../../journal/people.js';
import { categoryOf, nextRequestId } from '../../journal/periods.js';
import { isOpen, isReported, missingParts, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

/** What a person wants to report of one task. */
export interface ReportWish {
  readonly task: Task;
  /** Null is the one that is open, `all` every open one, and an id that one, even if it opens later (by a button). */
  readonly period: PeriodId | 'all' | null;
  /**
   * Null is the part of the reporter's own department, `all` every part that is missing and his to report. When the
   * coordinator says `all`, he closes the period.
   */
  readonly part: DepartmentId | 'all' | null;
  readonly status: ReportStatus;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  readonly completedOn: Day | null;
}

/** Why a report of a known task is not written down, or what has to be asked first. */
export type Unrecorded =
  | { readonly kind: 'already'; readonly standing: Standing; readonly next: Period | null }
  | { readonly kind: 'which-period'; readonly task: Task; readonly open: readonly Standing[] }
  | { readonly kind: 'not-open'; readonly standing: Standing }
  | {
      readonly kind: 'which-part';
      readonly standing: Standing;
      readonly parts: readonly DepartmentId[];
      /** Whether "Tất cả" is offered. It is where nothing is said here. */
      readonly all?: boolean;
    }
  | ClosingAsked
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** The plan has no such period: the button is an old or a forged one. */
  | { readonly kind: 'gone'; readonly task: Task };

/** The coordinator wants to close a task for everybody although parts are missing: he is told which, and asked. */
export interface ClosingAsked {
  readonly kind: 'closing-asked';
  readonly standing: Standing;
  /** The day of completion that he named. */
  readonly on: Day | null;
}

/** What a report does, before it is written down. */
export type Ruling =
  | { readonly kind: 'record'; readonly facts: readonly Happening[] }
  | { readonly kind: 'supplement'; readonly standing: Standing; readonly facts: readonly Happening[] }
  | Unrecorded;

/** Decides what a report does (README, What you can type). The caller writes the facts down. */
export function rule(office: Office, history: History, request: RuleRequest): Ruling {
  const { person, wish, today } = request;
  const { task } = wish;
  const forAll = reportsForAll(history, task, request);
  if (!forAll && !mayReport(office, person, task)) return { kind: 'not-yours', task };
  const permitted = { ...request, forAll };
  const standings = standingsOf(office, history, task, today);
  if (standings.length === 0 && categoryOf(task) === 'requested') {
    const period = nextRequestId(office.plan, history, task);
    return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
  }
  const chosen = choosePeriods(office, standings, permitted);
  if (chosen.kind !== 'chosen') return chosen;
  const rulings = chosen.standings.map((standing) => ruleOne(office, standing, permitted));
  const question = rulings.find((ruling) => ruling.kind !== 'record');
  const facts = rulings.flatMap((ruling) => (ruling.kind === 'record' ? ruling.facts : []));
  if (facts.length > 0) return { kind: 'record', facts };
  return question ?? { kind: 'gone', task };
}

export interface RuleRequest extends Reporter {
  readonly wish: ReportWish;
}

/** A request of somebody who may report the task. */
interface Permitted extends RuleRequest {
  /** Whether he may report every department's part. */
  readonly forAll: boolean;
}

type Chosen = { readonly kind: 'chosen'; readonly standings: readonly Standing[] } | Ruling;

function choosePeriods(office: Office, standings: readonly Standing[], request: Permitted): Chosen {
  const { task, period } = request.wish;
  if (period !== null && period !== 'all') {
    const standing = standings.find((one) => one.period.id === period);
    return standing ? { kind: 'chosen', standings: [standing] } : { kind: 'gone', task };
  }
  const open = standings.filter((standing) => isOpen(standing) && stillOwed(office, standing, request));
  if (open.length === 1 || (open.length > 0 && period === 'all')) return { kind: 'chosen', standings: open };
  if (open.length > 1) return { kind: 'which-period', task, open };
  const last = standings.filter((standing) => standing.state.kind !== 'not-open').at(-1);
  if (last) return { kind: 'chosen', standings: [last] };
  const [first] = standings;
  return first ? { kind: 'not-open', standing: first } : { kind: 'gone', task };
}

function ruleOne(office: Office, standing: Standing, request: Permitted): Ruling {
  const { wish, today } = request;
  const period = standing.period.id;
  const parts = partsToReport(standing, request);
  if (parts.kind === 'not-yours') return { kind: 'not-yours', task: wish.task };
  if (isReported(standing)) return alreadyReported(office, standing, request);
  switch (parts.kind) {
    case 'whole':
      return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
    case 'unclear':
      return { kind: 'which-part', standing, parts: parts.parts, all: parts.all };
    case 'closing':
      return { kind: 'closing-asked', standing, on: wish.completedOn };
    case 'parts': {
      if (parts.parts.length === 0) return alreadyReported(office, standing, request);
      return { kind: 'record', facts: parts.parts.map((part) => reported({ wish, period, part, today })) };
    }
  }
}

type PartsToReport =
  | { readonly kind: 'whole' }
  | { readonly kind: 'parts'; readonly parts: readonly DepartmentId[] }
  | { readonly kind: 'unclear'; readonly parts: readonly DepartmentId[]; readonly all: boolean }
  /** The coordinator wants to close the period whatever is missing. */
  | { readonly kind: 'closing' }
  /** The part is of somebody else's department: the button is forged. */
  | { readonly kind: 'not-yours' };

/** The parts of a task for everybody that are reported: an officer's own. Others are asked which. */
function partsToReport(standing: Standing, { person, wish, forAll }: Permitted): PartsToReport {
  if (!standing.parts) return { kind: 'whole' };
  const missing = missingParts(standing);
  const own = departmentsOfPerson(person);
  const allowed = forAll ? missing : missing.filter((part) => own.includes(part));
  const { part } = wish;
  // A chairman reports for departments by name. Only the coordinator closes the period for all of them.
  const mayAll = isCoordinator(person) || !isForAllDepartments(person);
  if (part === 'all' && !mayAll) return { kind: 'not-yours' };
  if (part === 'all' && isCoordinator(person) && allowed.length > 0) return { kind: 'closing' };
  if (part === 'all') return { kind: 'parts', parts: allowed };
  if (part !== null) {
    const exists = standing.parts.some(({ department }) => department === part);
    if (!exists || !(forAll || own.includes(part))) return { kind: 'not-yours' };
    return { kind: 'parts', parts: allowed.filter((one) => one === part) };
  }
  if (allowed.length === 0 || (allowed.length === 1 && !forAll)) return { kind: 'parts', parts: allowed };
  return { kind: 'unclear', parts: allowed, all: mayAll };
}

/** A second report of a reported period adds its note or evidence to the first one. */
function alreadyReported(office: Office, standing: Standing, request: Permitted): Ruling {
  const { wish } = request;
  const parts = isClosing(wish.status) ? partsSupplemented(standing, request) : [];
  if (parts.length > 0 && (wish.note !== '' || wish.evidence.length > 0)) {
    const { task, period } = standing;
    const { note, evidence } = wish;
    return {
      kind: 'supplement',
      standing,
      facts: parts.map((part) => ({
        kind: 'supplemented',
        task: task.code,
        period: period.id,
        part,
        note,
        evidence,
      })),
    };
  }
  const later = nextPeriod(standing);
  return {
    kind: 'already',
    standing,
    next: later && isForEverybody(office.plan, standing.task) ? null : later,
  };
}

/** The parts whose reports get the words: the named one, one's own, or for the coordinator the newest. */
function partsSupplemented(
  { parts, reports }: Standing,
  { person, wish, forAll }: Permitted,
): readonly (DepartmentId | null)[] {
  if (!parts) return [null];
  const reported = reports.flatMap(({ part }) => (part === null ? [] : [part]));
  const { part } = wish;
  if (part !== null && part !== 'all') return reported.filter((one) => one === part);
  const own = departmentsOfPerson(person).filter((one) => reported.includes(one));
  if (own.length > 0) return own;
  const newest = [...reports].sort((one, other) => other.fact - one.fact)[0];
  return forAll && newest ? [newest.part] : [];
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
  const { task, status, note, evidence } = wish;
  const completedOn = isClosing(status) ? (wish.completedOn ?? today) : null;
  return { kind: 'reported', task: task.code, period, part, status, completedOn, note, evidence };
}
