import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import type { Reference } from '../plan/task-code.js';
import type { Evidence, Fact, ReportStatus } from '../tracking/fact.js';
import type { Person } from '../tracking/history.js';
import { readNote } from '../tracking/note.js';
import type { Recorded, Refused, ReportOutcome } from '../tracking/outcome.js';
import { openWorkOf } from '../tracking/own-work.js';
import { coordinators, findPerson } from '../tracking/people.js';
import { rule } from '../tracking/reporting.js';
import type { ReportWish } from '../tracking/reporting.js';
import { standingsOf } from '../tracking/standing.js';
import { notify } from './notify.js';
import type { Context, Decision } from './ports.js';
import { decideOnce, present } from './world.js';
import type { Gesture, Ruled, World } from './world.js';

/** What a command or a button says about a report. */
export interface ReportRequest {
  readonly status: ReportStatus;
  /** The words after the command: codes, then the note. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** Of a reply to a reminder that names one task, or of a button: what is meant where the text has no code. */
  readonly about: About | null;
}

export interface About {
  readonly tasks: readonly Task[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

/** The answer to a report: an outcome for each task that was named, or that the person may not do it at all. */
export type ReportAnswer =
  { readonly kind: 'outcomes'; readonly outcomes: readonly ReportOutcome[] } | Refused;

/** Reports what a person says of one or several tasks; see design/product.md, Commands. */
export async function report(world: World, gesture: Gesture, request: ReportRequest): Promise<ReportAnswer> {
  const ruled = await decideOnce(world, gesture, (context) => decide(world, context, { gesture, request }));
  if (ruled.answer.kind === 'refused') return ruled.answer;
  const recorded = recordedOf(world, ruled);
  await tellCoordinators(world, gesture, recorded);
  const outcomes = ruled.answer.outcomes.flatMap((outcome): readonly ReportOutcome[] => {
    if (outcome.kind !== 'pending') return [outcome];
    const reports = recorded.filter((one) => one.standing.task.code === outcome.task.code);
    return reports.length > 0 ? [{ kind: 'recorded', reports }] : [];
  });
  return { kind: 'outcomes', outcomes };
}

type Pending = { readonly kind: 'pending'; readonly task: Task };

type Answer =
  { readonly kind: 'outcomes'; readonly outcomes: readonly (ReportOutcome | Pending)[] } | Refused;

interface Ask {
  readonly gesture: Gesture;
  readonly request: ReportRequest;
}

function decide(world: World, context: Context, ask: Ask): Decision<Answer> {
  const { office, history } = context;
  const person = findPerson(history, ask.gesture.person);
  if (!person) return { facts: [], answer: { kind: 'refused', needs: 'enrolment' } };
  const today = world.clock.now().day;
  const meant = meaningOf(context, ask.request, { person, today });
  if (meant.kind === 'asked') return { facts: [], answer: { kind: 'outcomes', outcomes: [meant.outcome] } };
  const note = readNote(meant.note, today);
  if (note.fault) {
    const outcome: ReportOutcome = { kind: 'bad-date', fault: note.fault.kind, written: note.fault.written };
    return { facts: [], answer: { kind: 'outcomes', outcomes: [outcome] } };
  }
  const [first] = meant.references;
  if (ask.request.status === 'blocked' && note.words === '' && first?.kind === 'task') {
    const outcome: ReportOutcome = { kind: 'reason-needed', task: first.task };
    return { facts: [], answer: { kind: 'outcomes', outcomes: [outcome] } };
  }
  const decisions = meant.references.map((reference) => {
    if (reference.kind !== 'task') return { facts: [], outcome: { kind: 'which-task', reference } as const };
    const wish: ReportWish = {
      task: reference.task,
      period: meant.period,
      part: meant.part,
      status: ask.request.status,
      note: note.words,
      evidence: [...note.evidence, ...ask.request.evidence],
      completedOn: note.completedOn,
    };
    const ruling = rule(office, history, { person, wish, today });
    switch (ruling.kind) {
      case 'record':
        return { facts: ruling.facts, outcome: { kind: 'pending', task: reference.task } as const };
      case 'supplement': {
        const { standing, facts } = ruling;
        return { facts, outcome: { kind: 'supplemented', standing, evidence: wish.evidence } as const };
      }
      case 'already':
      case 'which-period':
      case 'not-open':
      case 'which-part':
      case 'not-yours':
      case 'gone':
        return { facts: [], outcome: ruling };
    }
  });
  return {
    facts: decisions.flatMap((decision) => decision.facts),
    answer: { kind: 'outcomes', outcomes: decisions.map((decision) => decision.outcome) },
  };
}

interface Asking {
  readonly person: Person;
  readonly today: Day;
}

type Meaning =
  | { readonly kind: 'asked'; readonly outcome: ReportOutcome }
  | {
      readonly kind: 'meant';
      readonly references: readonly Reference[];
      readonly period: PeriodId | 'all' | null;
      readonly part: DepartmentId | 'all' | null;
      readonly note: string;
    };

function meaningOf(context: Context, request: ReportRequest, asking: Asking): Meaning {
  const { about, text } = request;
  const read = readCodes(context.office.plan, text);
  if (about) {
    const references = about.tasks.map((task): Reference => ({ kind: 'task', task }));
    return { kind: 'meant', references, period: about.period, part: about.part, note: read.rest };
  }
  if (read.references.length === 0) {
    const open = openWorkOf(context.office, context.history, asking);
    return { kind: 'asked', outcome: { kind: 'no-code', open } };
  }
  return { kind: 'meant', references: read.references, period: null, part: null, note: read.rest };
}

/** A difficulty is heard the same minute; so is a day of completion that makes a late report on time. */
async function tellCoordinators(world: World, gesture: Gesture, reports: readonly Recorded[]): Promise<void> {
  const { history } = present(world);
  const today = world.clock.now().day;
  const name = findPerson(history, gesture.person)?.name ?? '';
  const others = coordinators(history).filter(({ id, unreachable }) => id !== gesture.person && !unreachable);
  for (const report of reports) {
    const why = report.status === 'blocked' ? 'blocked' : isBackdated(report, today) ? 'backdated' : null;
    if (why === null) continue;
    for (const { id } of others) {
      const key = `report-told|${id}|${report.fact}`;
      if (world.outbox.dispatches().some((dispatch) => dispatch.key === key)) continue;
      const notice = { kind: 'report-told', why, name, report } as const;
      await notify(world, { key, address: { chat: id, topic: null }, notice });
    }
  }
}

function isBackdated({ completedOn, standing }: Recorded, today: Day): boolean {
  const { category, lastOnTime } = standing;
  return category === 'dated' && completedOn !== null && completedOn <= lastOnTime && today > lastOnTime;
}

/** The reports of this gesture as they stand in the journal: what the answer names is what is on the disk. */
function recordedOf(world: World, { facts, after }: Ruled<unknown>): readonly Recorded[] {
  const { office, history } = after;
  const today = world.clock.now().day;
  return facts.flatMap((fact: Fact): readonly Recorded[] => {
    if (fact.kind !== 'reported') return [];
    const task = office.plan.tasks.find((one) => one.code === fact.task);
    if (!task) return [];
    const standing = standingsOf(office, history, task, today).find(
      ({ period }) => period.id === fact.period,
    );
    if (!standing) return [];
    const { id, status, part, completedOn, note, evidence } = fact;
    return [{ fact: id, status, standing, part, completedOn, note, evidence }];
  });
}
