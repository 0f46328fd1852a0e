import type { Calendar, DayOff } from '../calendar.js';
import type { Day } from '../day.js';
import type { Deadline } from '../deadline.js';
import { readDeadline } from '../read-deadline.js';
import type { PrintedRow } from '../plan.js';
import type { DraftTask, PlanDraft } from './plan-draft.js';
import { documentsIn, pastSpansIn, shifted, type Years } from './years.js';

/** What a person has to decide of next year's draft. */
export type RollPoint =
  /** A day of the month is printed: it was set for the old year. */
  | { readonly kind: 'date'; readonly code: string; readonly before: string; readonly phrase: string }
  | { readonly kind: 'document'; readonly code: string; readonly document: string }
  | { readonly kind: 'span-over'; readonly code: string; readonly span: string }
  | {
      readonly kind: 'day-off';
      readonly code: string;
      readonly due: Day;
      readonly holiday: DayOff | null;
      readonly lastDay: Day;
    }
  /** Read otherwise than a year before. */
  | { readonly kind: 'differs'; readonly code: string; readonly before: string; readonly phrase: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly phrase: string; readonly reason: string }
  | { readonly kind: 'no-holidays'; readonly year: number }
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'targets'; readonly count: number };

export interface Rolled {
  readonly draft: PlanDraft;
  readonly moved: readonly { readonly code: string; readonly before: string; readonly after: string }[];
  readonly points: readonly RollPoint[];
}

/** Drafts the plan of another year: years in the printed words moved along, the rest for a person to decide. */
export function rollPlan(plan: PlanDraft, year: number, calendar: Calendar): Rolled {
  const years: Years = { from: plan.year, to: year };
  const draft = rolledDraft(plan, year);
  const pairs = plan.tasks.map((before, at) => ({ before, after: draft.tasks[at] ?? before }));
  return {
    draft,
    moved: pairs.flatMap(({ before, after }) => {
      const [from, to] = [phraseOf(before), phraseOf(after)];
      return from === to ? [] : [{ code: after.code, before: from, after: to }];
    }),
    points: [
      ...(calendar.hasListFor(year) ? [] : [{ kind: 'no-holidays', year } as const]),
      ...pairs.flatMap(({ before, after }) => pointsOf(before, after, { years, calendar })),
      ...plan.remarks.map((text) => ({ kind: 'remark', text }) as const),
      ...(plan.targets.length > 0 ? [{ kind: 'targets', count: plan.targets.length } as const] : []),
    ],
  };
}

/** The draft alone, with the years in its words moved along. */
export function rolledDraft(plan: PlanDraft, year: number): PlanDraft {
  const years: Years = { from: plan.year, to: year };
  return {
    ...plan,
    year,
    title: shifted(plan.title, years),
    ...(plan.subject && {
      subject: { name: shifted(plan.subject.name, years), short: shifted(plan.subject.short, years) },
    }),
    tasks: plan.tasks.map((task) => rolledTask(task, years)),
    targets: plan.targets.map((target) => ({ ...target, text: shifted(target.text, years) })),
    remarks: [],
  };
}

function rolledTask(task: DraftTask, years: Years): DraftTask {
  const { printed } = task;
  const moved: PrintedRow = {
    objective: shifted(printed.objective, years),
    assignment: shifted(printed.assignment, years),
    activities: shifted(printed.activities, years),
    deliverable: shifted(printed.deliverable, years),
    lead: printed.lead,
    support: printed.support,
    deadline: shifted(printed.deadline, years),
  };
  return {
    ...task,
    title: shifted(task.title, years),
    text: shifted(task.text, years),
    deliverable: shifted(task.deliverable, years),
    ...(task.deadlineAs
      ? { deadlineAs: { ...task.deadlineAs, phrase: shifted(task.deadlineAs.phrase, years) } }
      : {}),
    printed: moved,
  };
}

function phraseOf({ deadlineAs, printed }: DraftTask): string {
  return deadlineAs?.phrase ?? printed.deadline;
}

interface Moving {
  readonly years: Years;
  readonly calendar: Calendar;
}

function pointsOf(before: DraftTask, after: DraftTask, { years, calendar }: Moving): readonly RollPoint[] {
  const { code } = after;
  const [old, phrase] = [phraseOf(before), phraseOf(after)];
  const words = Object.values(before.printed).join(' ');
  const [was, reading] = [readDeadline(old, years.from), readDeadline(phrase, years.to)];
  const points: RollPoint[] = [
    ...documentsIn(words).map((document) => ({ kind: 'document', code, document }) as const),
    ...pastSpansIn(words, years.to).map((span) => ({ kind: 'span-over', code, span }) as const),
  ];
  if (reading.kind === 'unknown') {
    return [...points, { kind: 'unknown', code, phrase, reason: reading.reason ?? '' }];
  }
  if (!isMoved(was, reading, years)) points.push({ kind: 'differs', code, before: old, phrase });
  if (namesADay(phrase) && !RECURRING.has(reading.kind))
    points.push({ kind: 'date', code, before: old, phrase });
  return [...points, ...daysOff(code, reading, calendar)];
}

const RECURRING: ReadonlySet<Deadline['kind']> = new Set([
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
]);

function namesADay(phrase: string): boolean {
  return /\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)(?!\s?\/\s?\p{L})|ngày\s+\d{1,2}/iu.test(phrase);
}

/** The same days a year on; the last of February is the last of February. */
function isMoved(was: Deadline, now: Deadline, { from, to }: Years): boolean {
  if (was.kind !== now.kind) return false;
  if (was.kind === 'weekly') return true;
  const print = (deadline: Deadline, year: number): string =>
    deadline.periods.map(({ opens, due }) => [opens, due].map((day) => dayAfter(day, year)).join()).join();
  return print(was, from) === print(now, to);
}

function dayAfter(day: Day, year: number): string {
  return `${Number(day.slice(0, 4)) - year}${day.slice(4).replace('-02-29', '-02-28')}`;
}

function daysOff(code: string, { periods }: Deadline, calendar: Calendar): readonly RollPoint[] {
  return periods.flatMap(({ due }): readonly RollPoint[] => {
    if (calendar.isWorkingDay(due)) return [];
    return [
      { kind: 'day-off', code, due, holiday: calendar.holidayOn(due), lastDay: calendar.onOrAfter(due) },
    ];
  });
}
