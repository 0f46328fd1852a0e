import type { Refused } from '../../journal/rights.js';
import { mayReportNow } from '../../journal/rights.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { isForEverybody } from '../../plan/plan.js';
import type { DepartmentId, Plan, Task } from '../../plan/plan.js';
import { readCodes } from '../../plan/task-code.js';
import type { ReadCodes, Reference } from '../../plan/task-code.js';
import { isClosing } from '../../journal/fact.js';
import type { Evidence, Happening, ReportStatus } from '../../journal/fact.js';
import type { FigureInNote } from '../target/figure-in-note.js';
import type { Person } from '../../journal/history.js';
import { figureOfReport, measured } from '../target/rule.js';
import { readNote } from './note.js';
import type { ReportOutcome, ReportedFigure } from './outcome.js';
import { acting } from '../../journal/duty.js';
import { findPerson, isCoordinator } from '../../journal/people.js';
import { categoryOf } from '../../journal/periods.js';
import { recordedOf } from '../../journal/recorded.js';
import { rule } from './rule.js';
import type { ReportWish, Ruling } from './rule.js';
import { targetStanding } from '../../journal/targets.js';
import { openWorkOf } from '../../journal/views.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** What a command or a button says about a report. */
export interface ReportRequest {
  readonly status: ReportStatus;
  /** The words after the command: codes, then the note. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** Of a reply to a reminder that names one task, or of a button: what is meant where the text has no code. */
  readonly about: About | null;
  /** Said by a button that names the status: what would be asked once more is certain. */
  readonly confirmed?: boolean;
}

export interface About {
  readonly tasks: readonly Task[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

/** The answer to a report: an outcome for each task that was named, or that the person may not do it at all. */
type ReportAnswer = { readonly kind: 'outcomes'; readonly outcomes: readonly ReportOutcome[] } | Refused;

/** Reports what a person says of one or several tasks (README, What you can type). */
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
    const decided = requests.map((request) => decide(context, { person, request }, now.day));
    return {
      facts: decided.flatMap(({ facts }) => facts),
      answer: { kind: 'outcomes', outcomes: decided.flatMap(({ answer }) => answer) },
    };
  });
  if (ruled.answer.kind === 'refused') return ruled.answer;
  const recorded = recordedOf(ruled.after, ruled.facts, ruled.now.day);
  const outcomes = ruled.answer.outcomes.flatMap(({ outcome, figure }): readonly ReportOutcome[] => {
    const said = figure ? { figure: reportedFigure(ruled.after, figure, ruled.now.day) } : {};
    if (outcome.kind === 'supplemented') return [{ ...outcome, ...said }];
    if (outcome.kind !== 'pending') return [outcome];
    const reports = recorded.filter((one) => one.standing.task.code === outcome.task.code);
    return reports.length > 0 ? [{ kind: 'recorded', reports, ...said }] : [];
  });
  return { kind: 'outcomes', outcomes };
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

interface Ask {
  readonly person: Person;
  readonly request: ReportRequest;
}

function decide(context: Context, { person, request }: Ask, today: Day): Decision<readonly Told[]> {
  const { status } = request;
  const meant = meaningOf(context, request, { person, today });
  if (meant.kind === 'asked') return asked(meant.outcome);
  const everybody = closesForAll(context, person, meant);
  const note = readNote(everybody ? meant.note.normalize('NFC').replace(FOR_ALL, '') : meant.note, today);
  // "vướng, dự kiến xong ngày 30/04" names no day of completion: only what closes a period has one.
  if (isClosing(status) && note.fault) {
    return asked({ kind: 'bad-date', fault: note.fault.kind, written: note.fault.written });
  }
  const [first] = meant.references;
  if (status === 'blocked' && note.words === '' && first?.kind === 'task') {
    const others = meant.references
      .slice(1)
      .map((one) => (one.kind === 'task' ? one.task.code : one.written));
    return asked({ kind: 'reason-needed', task: first.task, others, period: meant.period, part: meant.part });
  }
  const decisions = meant.references.map((reference): Decided => {
    if (reference.kind !== 'task') return { facts: [], outcome: { kind: 'which-task', reference } };
    if (
      isSurprising(reference.task, request) &&
      mayReportNow(context.office, context.history, { task: reference.task, person, today })
    ) {
      const { period, part } = meant;
      return { facts: [], outcome: { kind: 'confirm-not-arising', task: reference.task, period, part } };
    }
    const wish: ReportWish = {
      task: reference.task,
      period: meant.period,
      part: everybody ? 'all' : meant.part,
      status,
      note: note.words,
      evidence: [...note.evidence, ...request.evidence],
      completedOn: note.completedOn,
    };
    const decided = outcomeOf(rule(context.office, context.history, { person, wish, today }), wish);
    return decided.facts.length > 0 ? withFigure(context.office.plan, decided, { person, wish }) : decided;
  });
  return {
    facts: decisions.flatMap((decision) => decision.facts),
    answer: decisions.map(({ outcome, figure = null }) => ({ outcome, figure })),
  };
}

/** "Không phát sinh" would complete a dated task that the plan expects to be done. */
function isSurprising(task: Task, { status, confirmed }: ReportRequest): boolean {
  return status === 'not-arising' && confirmed !== true && !task.ifAny && categoryOf(task) === 'dated';
}

/** `/done V.2a tất cả`: of the coordinator it means closing a task for everybody, whatever is missing. */
const FOR_ALL =
  /^(?:tất\s+cả|tat\s+ca)(?:\s+các\s+đơn\s+vị)?(?:\s*[,.;:]\s*|\s*$|\s+(?=xong|hoàn\s+thành|ngày|\d))/iu;

function closesForAll({ office }: Context, person: Person, { references, note, part }: Meant): boolean {
  if (part !== null || !isCoordinator(person) || !FOR_ALL.test(note.normalize('NFC'))) return false;
  return references.every((one) => one.kind === 'task' && isForEverybody(office.plan, one.task));
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

function outcomeOf(ruling: Ruling, { task, evidence }: ReportWish): Decided {
  switch (ruling.kind) {
    case 'record':
      return { facts: ruling.facts, outcome: { kind: 'pending', task } };
    case 'supplement': {
      const { standing, facts } = ruling;
      return { facts, outcome: { kind: 'supplemented', standing, evidence } };
    }
    case 'already':
    case 'which-period':
    case 'not-open':
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
  readonly references: readonly Reference[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
  readonly note: string;
}

function meaningOf(context: Context, request: ReportRequest, asking: Asking): Meaning {
  const { about, text } = request;
  const { plan } = context.office;
  const read = readCodes(plan, text);
  if (about) {
    const references = about.tasks.map((task): Reference => ({ kind: 'task', task }));
    const note = isOnlyNumber(read, request.text, about) ? text : read.rest;
    return { kind: 'meant', references, period: about.period, part: about.part, note };
  }
  if (read.references.length === 0) {
    const open = openWorkOf(context.office, context.history, asking).flatMap(({ standings }) => standings);
    return { kind: 'asked', outcome: { kind: 'no-code', open } };
  }
  return { kind: 'meant', references: read.references, period: null, part: null, note: read.rest };
}

/** Where the task is known already, "12.5 triệu" is a number and no code; "3.3" that was asked back is one. */
function isOnlyNumber({ references }: ReadCodes, text: string, about: About): boolean {
  const [first] = references;
  switch (first?.kind) {
    case undefined:
    case 'task':
    case 'row':
      return false;
    case 'unknown':
      return /^\d/u.test(text.trim());
    case 'arabic':
      return !first.tasks.some((task) => about.tasks.some(({ code }) => code === task.code));
  }
}
