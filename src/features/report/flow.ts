import type { Refused } from '../../journal/rights.js';
import { mayReportNow } from '../../journal/rights.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { hasParts } from '../../plan/plan.js';
import type { DepartmentId, Plan, Task } from '../../plan/plan.js';
import { readReports } from '../../speech/said-report.js';
import type { Fact, Happening, ReportStatus } from '../../journal/fact.js';
import type { FigureInNote } from '../target/figure-in-note.js';
import type { Person } from '../../journal/history.js';
import { figureOfReport, measured } from '../target/rule.js';
import { dayFaults, eachTask } from './day-faults.js';
import type { NoteRead, Noted } from './day-faults.js';
import { certain, saidAbout } from './meaning.js';
import type { Certain, ReportRequest } from './meaning.js';
import { readNote } from './note.js';
import type { ReportOutcome, ReportedFigure } from './outcome.js';
import { acting } from '../../journal/duty.js';
import { stageInNote } from '../../speech/said-stage.js';
import { findPerson, isCoordinator } from '../../journal/people.js';
import { categoryOf } from '../../journal/periods.js';
import { recordedOf } from '../../journal/recorded.js';
import { rule } from './rule.js';
import type { ReportWish, Ruling } from './ruling.js';
import { isOpen, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';
import { isShortMonth, periodNamed } from './period-named.js';
import { targetStanding } from '../../journal/targets.js';
import { openWorkOf } from '../../journal/views.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** The answer to a report: an outcome for each task that was named, or that the person may not do it at all. */
type ReportAnswer =
  | {
      readonly kind: 'outcomes';
      readonly outcomes: readonly ReportOutcome[];
      /** The day of the report: its sender's, and of a redelivered one the same again. */
      readonly day: Day;
    }
  | Refused;

/** Reports what a person says of one or several tasks (docs/reference.md, What you can type). */
export function report(world: World, gesture: Gesture, request: ReportRequest): Promise<ReportAnswer> {
  return reportEach(world, gesture, [request]);
}

/** Several reports of one gesture, each with words of its own: they are written, and taken back, together. */
export async function reportEach(
  world: World,
  gesture: Gesture,
  requests: readonly ReportRequest[],
): Promise<ReportAnswer> {
  const ruled = await decideOnce(world, gesture, (context, now): Decision<Answer> => {
    const known = findPerson(context.history, gesture.person);
    if (!known) return { facts: [], answer: { kind: 'refused', needs: 'enrolment' } };
    const person = acting(context.history, known, now.day);
    const decided = requests.map((request) => decide(context, { person, request, now: now.iso }, now.day));
    return {
      facts: decided.flatMap(({ facts }) => facts),
      answer: { kind: 'outcomes', outcomes: decided.flatMap(({ answer }) => answer) },
    };
  });
  if (ruled.answer.kind === 'refused') return ruled.answer;
  const recorded = recordedOf(ruled.after, ruled.facts, ruled.now.day);
  const outcomes = ruled.answer.outcomes.flatMap(({ outcome, figure }): readonly ReportOutcome[] => {
    const said = figure ? { figure: reportedFigure(ruled.after, figure, ruled.now.day) } : {};
    if (outcome.kind === 'supplemented') {
      return [{ ...outcome, ...said, fact: supplementIn(ruled.facts, outcome.standing) }];
    }
    if (outcome.kind !== 'pending') return [outcome];
    const reports = recorded.filter((one) => one.standing.task.code === outcome.task.code);
    return reports.length > 0 ? [{ kind: 'recorded', reports, ...said }] : [];
  });
  return { kind: 'outcomes', outcomes, day: ruled.now.day };
}

function supplementIn(facts: readonly Fact[], { task, period }: Standing): number {
  const isOwn = (fact: Fact): boolean =>
    fact.kind === 'supplemented' && fact.task === task.code && fact.period === period.id;
  return facts.find(isOwn)?.id ?? 0;
}

function reportedFigure({ office, history }: Context, figure: FigureInNote, today: Day): ReportedFigure {
  if (figure.kind === 'unclear') return figure;
  const standing = targetStanding(office, history, { target: figure.target, today });
  return { kind: 'measured', standing };
}

type Pending = { readonly kind: 'pending'; readonly task: Task };

interface Told {
  readonly outcome: ReportOutcome | Pending;
  readonly figure: FigureInNote | null;
}

type Answer = { readonly kind: 'outcomes'; readonly outcomes: readonly Told[] } | Refused;

interface Ask extends Pick<Wanting, 'person' | 'now'> {
  readonly request: ReportRequest;
}

function decide(context: Context, { person, request, now }: Ask, today: Day): Decision<readonly Told[]> {
  const meant = meaningOf(context, request, { person, today });
  if (meant.kind === 'asked') return asked(meant.outcome);
  const wanting = { person, request, today, now, period: meant.period, part: meant.part };
  const noted = meant.reports.map((said) => ({ ...said, read: noteOf(context, said, wanting) }));
  const faults = dayFaults(noted, { ...context, request, today });
  const [fault] = faults;
  const isSame = faults.every((one) => one.written === fault?.written);
  // A day that is not read for one of them holds all: they were said together. Of several such days each is asked.
  if (fault) {
    return isSame ? asked(fault) : { facts: [], answer: faults.flatMap(eachTask).map(withoutFigure) };
  }
  const decisions = noted.flatMap((said) => decideSaid(context, said, wanting));
  return {
    facts: decisions.flatMap((decision) => decision.facts),
    answer: decisions.map(({ outcome, figure = null }) => ({ outcome, figure })),
  };
}

interface Wanting {
  readonly person: Person;
  /** ISO 8601. */
  readonly now: string;
  readonly request: ReportRequest;
  readonly today: Day;
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

function noteOf(context: Context, { references, note }: Certain, { person, part, today }: Wanting): NoteRead {
  const { office, history } = context;
  const everybody = closesForAll(context, person, { references, part, note });
  const read = readNote(everybody ? note.normalize('NFC').replace(FOR_ALL, '') : note, today);
  const isMonth = references.every(
    (one) =>
      one.kind === 'task' &&
      isShortMonth(office.plan, standingsOf(office, history, one.task, today), { ...read, today }),
  );
  return { everybody, ...read, ...(isMonth && { completedOn: null, fault: null }) };
}

function withoutFigure(outcome: ReportOutcome): Told {
  return { outcome, figure: null };
}

function decideSaid(context: Context, said: Noted, wanting: Wanting): readonly Decided[] {
  const note = said.read;
  const [first] = said.references;
  if (said.status === 'blocked' && note.words === '' && first?.kind === 'task') {
    const others = said.references.slice(1).map((one) => (one.kind === 'task' ? one.task.code : one.written));
    const { period, part } = wanting;
    const outcome = { kind: 'reason-needed' as const, task: first.task, others, period, part };
    return [{ facts: [], outcome }];
  }
  return said.references.flatMap((reference): readonly Decided[] =>
    reference.kind === 'task'
      ? decideTask(context, reference.task, { ...wanting, status: said.status, note })
      : [{ facts: [], outcome: { kind: 'which-task', reference } }],
  );
}

function decideTask(context: Context, task: Task, deciding: Deciding): readonly Decided[] {
  const { person, request, today, period, part, status } = deciding;
  const { office, history } = context;
  if (isSurprising(task, status, request) && mayReportNow(office, history, { task, person, today })) {
    return [{ facts: [], outcome: { kind: 'confirm-not-arising', task, period, part } }];
  }
  const standings = standingsOf(office, history, task, today);
  const named =
    period === null ? periodNamed(office.plan, standings, { note: deciding.note.words, today }) : null;
  if (named?.kind === 'unclear') {
    const open = standings.filter((standing) => isOpen(standing));
    // Where nothing is open the rule says so.
    const on = request.day ?? deciding.note.completedOn;
    // Of work that is done once the day says all.
    const isSaid = standings.length === 1 && on !== null;
    if (open.length > 0 && !isSaid) return [{ facts: [], outcome: { kind: 'which-period', task, open, on } }];
  }
  if (named?.kind !== 'periods') return decideWish(context, wishOf(task, deciding), deciding);
  const { words } = named;
  if (named.all) return decideWish(context, wishOf(task, { ...deciding, period: 'all', words }), deciding);
  const decided = named.periods.flatMap((id): readonly Decided[] => {
    const standing = standings.find((one) => one.period.id === id);
    // What has not opened is closed early by a button alone.
    return standing?.state.kind === 'not-open'
      ? [{ facts: [], outcome: { kind: 'not-open', standing, status } }]
      : decideWish(context, wishOf(task, { ...deciding, period: id, words }), deciding);
  });
  return together(decided);
}

type Deciding = Wanting & Pick<Certain, 'status'> & { readonly note: NoteRead };

function wishOf(
  task: Task,
  { request, period, part, status, note, words }: Deciding & { readonly words?: string },
): ReportWish {
  const kept = words ?? note.words;
  const said = status === 'in-progress' ? stageInNote(kept) : { stage: null, note: kept };
  return {
    ...{ task, period, status },
    part: note.everybody ? 'all' : part,
    stage: request.stage ?? said.stage,
    note: said.note,
    evidence: [...note.evidence, ...request.evidence],
    completedOn: request.day ?? note.completedOn,
    sure: period !== null && (request.day ?? null) !== null,
  };
}

function decideWish(
  { office, history }: Context,
  wish: ReportWish,
  { person, today, now }: Deciding,
): readonly Decided[] {
  return rule(office, history, { person, wish, today, now }).map((ruling) => {
    const decided = outcomeOf(ruling, wish);
    return decided.facts.length > 0 ? withFigure(office.plan, decided, { person, wish }) : decided;
  });
}

/** Several periods of one task that were written down are one outcome. */
function together(decided: readonly Decided[]): readonly Decided[] {
  const written = decided.filter(({ outcome }) => outcome.kind === 'pending');
  const [first] = written;
  if (!first) return decided;
  const facts = written.flatMap((one) => one.facts);
  return [{ ...first, facts }, ...decided.filter(({ outcome }) => outcome.kind !== 'pending')];
}

/** "Không phát sinh" would complete a dated task that the plan expects to be done. */
function isSurprising(task: Task, status: ReportStatus, { confirmed }: ReportRequest): boolean {
  return status === 'not-arising' && confirmed !== true && !task.ifAny && categoryOf(task) === 'dated';
}

/** `/done V.2a tất cả`: of the coordinator it means closing a task for everybody, whatever is missing. */
const FOR_ALL =
  /^(?:tất\s+cả|tat\s+ca)(?:\s+các\s+đơn\s+vị)?(?:\s*[,.;:]\s*|\s*$|\s+(?=xong|hoàn\s+thành|ngày|\d))/iu;

function closesForAll(
  { office }: Context,
  person: Person,
  { references, note, part }: Pick<Certain, 'references' | 'note'> & Pick<Wanting, 'part'>,
): boolean {
  if (part !== null || !isCoordinator(person) || !FOR_ALL.test(note.normalize('NFC'))) return false;
  return references.every((one) => one.kind === 'task' && hasParts(office.plan, one.task));
}

interface Decided {
  readonly facts: readonly Happening[];
  readonly outcome: ReportOutcome | Pending;
  readonly figure?: FigureInNote | null;
}

/** A figure in the note that fits the task's target is written down with the report, and taken back with it. */
function withFigure(
  plan: Plan,
  decided: Decided,
  { person, wish }: { readonly person: Person; readonly wish: ReportWish },
): Decided {
  const figure = figureOfReport(plan, person, wish);
  if (figure?.kind !== 'figure') return { ...decided, figure };
  const fact = measured(plan, figure.target, { measure: figure.measure, note: wish.note });
  return { ...decided, facts: [...decided.facts, fact], figure };
}

function outcomeOf(ruling: Ruling, { task, evidence, note }: ReportWish): Decided {
  switch (ruling.kind) {
    case 'record':
      return { facts: ruling.facts, outcome: { kind: 'pending', task } };
    case 'supplement': {
      const { standing, facts, days } = ruling;
      return { facts, outcome: { kind: 'supplemented', standing, evidence, note, fact: 0, days } };
    }
    case 'already':
    case 'which-period':
    case 'stopped':
    case 'not-open':
    case 'before-opening':
    case 'which-part':
    case 'closing-asked':
    case 'not-yours':
    case 'gone':
      return { facts: [], outcome: ruling };
  }
}

function asked(outcome: ReportOutcome): Decision<readonly Told[]> {
  return { facts: [], answer: [{ outcome, figure: null }] };
}

interface Asking {
  readonly person: Person;
  readonly today: Day;
}

type Meaning = { readonly kind: 'asked'; readonly outcome: ReportOutcome } | Meant;

interface Meant {
  readonly kind: 'meant';
  readonly reports: readonly Certain[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

function meaningOf(context: Context, request: ReportRequest, asking: Asking): Meaning {
  const { about, text, status } = request;
  const { plan } = context.office;
  const read = readReports(plan, text, status);
  const said = about ? [saidAbout(read, about, request)] : read;
  if (said.every(({ references }) => references.length === 0)) {
    const open = openWorkOf(context.office, context.history, asking).flatMap(({ standings }) => standings);
    return { kind: 'asked', outcome: { kind: 'no-code', open } };
  }
  const named = said.filter(({ references }) => references.length > 0);
  const reports = named.map((one) => certain(one, request));
  const isClear = reports.every((one) => one !== null);
  if (!isClear) return { kind: 'asked', outcome: { kind: 'what-is-meant', said: named, about } };
  return { kind: 'meant', reports, period: about?.period ?? null, part: about?.part ?? null };
}
