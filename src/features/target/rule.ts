import type { Day } from '../../plan/day.js';
import type { Office, Plan, Target, Task } from '../../plan/plan.js';
import { oneTask } from '../../plan/task-code.js';
import type { Happening, Measure } from '../../journal/fact.js';
import { figureInNote } from './figure-in-note.js';
import type { FigureInNote } from './figure-in-note.js';
import type { History, Person } from '../../journal/history.js';
import { isCount, measureOfCount, readMeasure } from './measure.js';
import type { Unmeasured } from '../report/outcome.js';
import type { ReportWish } from '../report/ruling.js';
import { mayMeasure, targetStanding, targetsOfTask } from '../../journal/targets.js';
import type { TargetStanding } from '../../journal/targets.js';

/** The target that a code names. */
export type NamedTarget =
  | { readonly kind: 'target'; readonly target: Target; readonly rest: string }
  /** The code names a task that several targets measure, or none. */
  | { readonly kind: 'task'; readonly task: Task; readonly targets: readonly Target[] }
  | { readonly kind: 'unknown'; readonly written: string };

const LOOKS_LIKE_CODE = /^(?:ct\s?[.,-]?\s?)?\d{1,2}(?:[.,]\d{1,2})+/iu;

/** Reads the code at the beginning of a text: `CT.3.2`, `ct 3.2`, `3.2`, or `III.3` for the one target of that task. */
export function readTarget(plan: Plan, text: string): NamedTarget {
  const words = text.normalize('NFC').trim();
  for (const target of plan.targets) {
    const said = codeForm(target).exec(words)?.[0];
    if (said !== undefined) return { kind: 'target', target, rest: words.slice(said.length).trim() };
  }
  const { task, rest } = oneTask(plan, words);
  const numbers = LOOKS_LIKE_CODE.exec(words)?.[0];
  if (!task) return { kind: 'unknown', written: numbers ?? words.split(/\s/u)[0] ?? '' };
  const targets = targetsOfTask(plan, task);
  const [only, ...others] = targets;
  if (!only || others.length > 0) return { kind: 'task', task, targets };
  return { kind: 'target', target: only, rest };
}

/** The code with or without its letters, with any separator. No other number of a code may follow. */
function codeForm({ code }: Target): RegExp {
  const numbers = code
    .replace(/^CT\.?/u, '')
    .split('.')
    .join(String.raw`\s?[.,]\s?`);
  return new RegExp(String.raw`^(?:ct\s?[.,-]?\s?)?${numbers}(?!\d|[.,]\d|\s*%)`, 'iu');
}

/** What becomes of a figure, before it is written down. */
export type MeasureRuling =
  { readonly kind: 'record'; readonly facts: readonly Happening[]; readonly measure: Measure } | Unmeasured;

export interface MeasureRequest {
  readonly person: Person;
  readonly target: Target;
  /** The words after the code. */
  readonly text: string;
  readonly today: Day;
}

/** Decides what becomes of a figure. The caller writes the facts down. */
export function ruleMeasure(office: Office, history: History, request: MeasureRequest): MeasureRuling {
  const { person, target, text, today } = request;
  const { plan } = office;
  if (!mayMeasure(plan, person, target)) return { kind: 'not-yours', target };
  const read = readMeasure(target, text);
  if (read.kind === 'fault') return { kind: 'unread', target, fault: read.fault, written: read.written };
  const measure =
    read.kind === 'measure'
      ? read.measure
      : sumOf(targetStanding(office, history, { target, today }), read.count);
  if (measure === null) return { kind: 'unread', target, fault: 'out-of-range', written: text };
  return { kind: 'record', measure, facts: [measured(plan, target, { measure, note: read.rest })] };
}

/** The fact that tells a figure. Where somebody added to the figure before, the sum is written down. */
export function measured(
  { year }: Plan,
  { code }: Target,
  { measure, note }: { readonly measure: Measure; readonly note: string },
): Happening {
  return { kind: 'measured', year, target: code, ...measure, note };
}

/** The figure in the note of a report, where the reporter may tell it. Only work that is done has reached a figure. */
export function figureOfReport(
  plan: Plan,
  person: Person,
  { task, status, note }: Pick<ReportWish, 'task' | 'status' | 'note'>,
): FigureInNote | null {
  const found = status === 'done' ? figureInNote(plan, task, note) : null;
  switch (found?.kind) {
    case undefined:
      return null;
    case 'figure':
      return mayMeasure(plan, person, found.target) ? found : null;
    case 'unclear': {
      const targets = found.targets.filter((target) => mayMeasure(plan, person, target));
      return targets.length > 0 ? { kind: 'unclear', targets } : null;
    }
  }
}

function sumOf({ target, latest }: TargetStanding, more: number): Measure | null {
  if (isCount(target)) return { value: (latest?.value ?? 0) + more, bound: 'exactly', counted: null };
  const whole = target.of?.count ?? 0;
  const part = (latest?.counted?.whole === whole ? latest.counted.part : 0) + more;
  return part > whole ? null : measureOfCount(part, whole);
}
