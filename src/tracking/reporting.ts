import type { Day } from '../plan/day.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import { isForEverybody } from '../plan/plan.js';
import type { DepartmentId, Office, Task } from '../plan/plan.js';
import { isClosing } from './fact.js';
import type { Evidence, Happening, ReportStatus } from './fact.js';
import { acting, isInCharge } from './duty.js';
import type { History, Person } from './history.js';
import type { Unrecorded } from './outcome.js';
import { departmentsOfPerson, isCoordinator, isForAllDepartments, reportersOf } from './people.js';
import { categoryOf, nextRequestId } from './periods.js';
import { isOpen, isReported, missingParts, standingsOf } from './standing.js';
import type { Standing } from './standing.js';

/** What a person wants to report of one task. */
export interface ReportWish {
  readonly task: Task;
  /** Null: the one that is open. `all`: every open one. An id: that one, even where it opens later (by a button). */
  readonly period: PeriodId | 'all' | null;
  /** Null: the reporter's own department. `all`: every one of his that is missing; of the coordinator: closing it. */
  readonly part: DepartmentId | 'all' | null;
  readonly status: ReportStatus;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  readonly completedOn: Day | null;
}

/** What became of it, before it is written down. */
export type Ruling =
  | { readonly kind: 'record'; readonly facts: readonly Happening[] }
  | { readonly kind: 'supplement'; readonly standing: Standing; readonly facts: readonly Happening[] }
  | Unrecorded;

/** Whether the person may report the task at all: an officer of a lead department, the coordinator, the chairman. */
export function mayReport(office: Office, person: Person, task: Task): boolean {
  if (isForAllDepartments(person)) return true;
  const reporters = reportersOf(office.plan, task);
  return departmentsOfPerson(person).some((department) => reporters.includes(department));
}

/** Whether the person may report every department's part of the task. */
export function reportsForAll(history: History, task: Task, asking: Asking): boolean {
  const { person, today } = asking;
  return isForAllDepartments(person) || isInCharge(history, task, { person: person.id, today });
}

/** Whether the person may report of it on that day: for himself, in another's place, or as the one in charge. */
export function mayReportNow(
  office: Office,
  history: History,
  { task, person, today }: Asking & { readonly task: Task },
): boolean {
  const now = acting(history, person, today);
  return mayReport(office, now, task) || reportsForAll(history, task, { person, today });
}

/** Decides what a report does (design/product.md, "Which period /done closes"). Pure: the caller writes it down. */
export function rule(office: Office, history: History, request: RuleRequest): Ruling {
  const { person, wish, today } = request;
  const { task } = wish;
  const forAll = reportsForAll(history, task, request);
  if (!forAll && !mayReport(office, person, task)) return { kind: 'not-yours', task };
  const ask = { ...request, forAll };
  const standings = standingsOf(office, history, task, today);
  if (standings.length === 0 && categoryOf(task) === 'requested') {
    const period = nextRequestId(office.plan, history, task);
    return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
  }
  const chosen = choosePeriods(office, standings, ask);
  if (chosen.kind !== 'chosen') return chosen;
  const rulings = chosen.standings.map((standing) => ruleOne(office, standing, ask));
  const question = rulings.find((ruling) => ruling.kind !== 'record');
  const facts = rulings.flatMap((ruling) => (ruling.kind === 'record' ? ruling.facts : []));
  if (facts.length > 0) return { kind: 'record', facts };
  return question ?? { kind: 'gone', task };
}

export interface Asking {
  readonly person: Person;
  readonly today: Day;
}

export interface RuleRequest extends Asking {
  readonly wish: ReportWish;
}

interface Ask extends RuleRequest {
  readonly forAll: boolean;
}

type Chosen = { readonly kind: 'chosen'; readonly standings: readonly Standing[] } | Ruling;

function choosePeriods(office: Office, standings: readonly Standing[], ask: Ask): Chosen {
  const { task, period } = ask.wish;
  if (period !== null && period !== 'all') {
    const standing = standings.find((one) => one.period.id === period);
    return standing ? { kind: 'chosen', standings: [standing] } : { kind: 'gone', task };
  }
  const open = standings.filter((standing) => isOpen(standing) && stillOwed(office, standing, ask));
  if (open.length === 1 || (open.length > 0 && period === 'all')) return { kind: 'chosen', standings: open };
  if (open.length > 1) return { kind: 'which-period', task, open };
  const last = standings.filter((standing) => standing.state.kind !== 'not-open').at(-1);
  if (last) return { kind: 'chosen', standings: [last] };
  const [first] = standings;
  return first ? { kind: 'not-open', standing: first } : { kind: 'gone', task };
}

/** Of a task for everybody, an officer's own part may be in while the whole is still open. */
export function stillOwed(
  office: Office,
  standing: Standing,
  { person, forAll }: Pick<Ask, 'person' | 'forAll'>,
): boolean {
  if (!isForEverybody(office.plan, standing.task)) return true;
  if (forAll) return true;
  const missing = missingParts(standing);
  return departmentsOfPerson(person).some((department) => missing.includes(department));
}

function ruleOne(office: Office, standing: Standing, ask: Ask): Ruling {
  const { wish, today } = ask;
  const period = standing.period.id;
  const parts = partsMeant(standing, ask);
  if (parts.kind === 'not-yours') return { kind: 'not-yours', task: wish.task };
  if (isReported(standing)) return alreadyReported(office, standing, ask);
  switch (parts.kind) {
    case 'whole':
      return { kind: 'record', facts: [reported({ wish, period, part: null, today })] };
    case 'unclear':
      return { kind: 'which-part', standing, parts: parts.parts, all: parts.all };
    case 'closing':
      return { kind: 'closing-asked', standing, on: wish.completedOn };
    case 'parts': {
      if (parts.parts.length === 0) return alreadyReported(office, standing, ask);
      return { kind: 'record', facts: parts.parts.map((part) => reported({ wish, period, part, today })) };
    }
  }
}

type PartsMeant =
  | { readonly kind: 'whole' }
  | { readonly kind: 'parts'; readonly parts: readonly DepartmentId[] }
  | { readonly kind: 'unclear'; readonly parts: readonly DepartmentId[]; readonly all: boolean }
  /** The coordinator wants it closed whatever is missing. */
  | { readonly kind: 'closing' }
  /** A forged button: a part of somebody else's department. */
  | { readonly kind: 'not-yours' };

/** Whose part of a task for everybody is meant: of an officer one's own, of others it is asked. */
function partsMeant(standing: Standing, { person, wish, forAll }: Ask): PartsMeant {
  if (!standing.parts) return { kind: 'whole' };
  const missing = missingParts(standing);
  const own = departmentsOfPerson(person);
  const allowed = forAll ? missing : missing.filter((part) => own.includes(part));
  const { part } = wish;
  // A chairman reports for departments by name; what closes it over their heads is the coordinator's word.
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

/** A second report of what is reported adds its note or evidence, and says so. */
function alreadyReported(office: Office, standing: Standing, ask: Ask): Ruling {
  const { wish } = ask;
  const parts = isClosing(wish.status) ? partsSupplemented(standing, ask) : [];
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

/** To whose report the words are added: the named part's, one's own, or for the coordinator the newest. */
function partsSupplemented(
  { parts, reports }: Standing,
  { person, wish, forAll }: Ask,
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
