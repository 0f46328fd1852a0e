import { isForEverybody, realDepartments } from '../plan/plan.js';
import type { Plan, Task } from '../plan/plan.js';
import { categoryOf } from '../journal/periods.js';
import { aboveOf, committeeShort, deputyOf, forShort, leadersOf, sampleDocument } from './office.js';
import { escapeHtml, plainClip, upperFirst } from './words.js';

/**
 * A text with places for what the plan at hand has: `/xong {done}`. Of several wordings the first one is taken whose
 * places can all be filled.
 */
export type Template = string | readonly string[];

/** What can be filled in: tasks of the plan that fit the gesture, and what else examples need. */
type Slot = keyof ReturnType<typeof examplesOf>;

/**
 * The text with the plan's own examples; null where the plan has none for it.
 * @param shown how what is filled in is shown; where the text is no HTML, as it is
 */
export function filled(plan: Plan, template: Template, shown = escapeHtml): string | null {
  const known: Readonly<Partial<Record<string, string | null>>> = examplesOf(plan);
  const wordings = typeof template === 'string' ? [template] : template;
  for (const wording of wordings) {
    const places = [...wording.matchAll(/\{(\w+)\}/gu)].map(([, slot = '']) => known[slot] ?? null);
    if (!places.includes(null))
      return wording.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => shown(known[slot] ?? ''));
  }
  return null;
}

/** One code that the plan has: what is recommended works. */
export function exampleOf(plan: Plan, slot: Slot): string {
  const examples = examplesOf(plan);
  return examples[slot] ?? examples.done;
}

const known = new WeakMap<Plan, ReturnType<typeof findExamples>>();

function examplesOf(plan: Plan): ReturnType<typeof findExamples> {
  const found = known.get(plan) ?? findExamples(plan);
  known.set(plan, found);
  return found;
}

/** The examples of the handbook where the plan has such tasks, so that people read the same everywhere; else its own. */
function findExamples(plan: Plan) {
  const decreed = plan.tasks.filter(({ origin }) => origin !== 'assigned');
  const own = decreed.filter((task) => !isForEverybody(plan, task));
  const shared = decreed.filter((task) => isForEverybody(plan, task));
  const dated = own.filter((task) => categoryOf(task) === 'dated');
  const oneOff = dated.filter(({ deadline }) => deadline.periods.length === 1);
  const requested = plan.tasks.filter((task) => categoryOf(task) === 'requested');
  const recurring = own.filter((task) => task.ifAny || categoryOf(task) === 'continuous');
  const pick = (wanted: string, fitting: readonly Task[]): Task | null =>
    fitting.find(({ code }) => code === wanted) ?? fitting[0] ?? null;
  const done = pick('III.3', own) ?? plan.tasks[0] ?? null;
  const paper = pick('III.1', oneOff) ?? done;
  const more = pick(
    'III.5',
    own.filter((task) => task !== done),
  );
  const extend = pick('I.2', oneOff) ?? paper;
  const code = (task: Task | null): string | null => task?.code ?? null;
  return {
    done: done?.code ?? '',
    doneSmall: looseCode(done, (written) => written.toLowerCase()),
    doneSpaced: looseCode(done, (written) => written.replace('.', ' ')),
    more: code(more),
    range: rangeFrom(plan, done),
    paper: code(paper),
    blocked:
      code(
        pick(
          'VII.1',
          own.filter((task) => task !== done),
        ),
      ) ?? code(done),
    none: code(pick('II.1', recurring)) ?? code(done),
    extend: code(extend),
    periodic: code(
      pick(
        'TH.4',
        dated.filter(({ deadline }) => deadline.periods.length > 1),
      ),
    ),
    otherLead: realDepartments(plan).findLast(({ id }) => id !== extend?.lead)?.id ?? null,
    requested: code(pick('I.1b', requested)),
    shared: code(pick('I.3', shared)),
    closed: code(pick('V.2a', shared)),
    section: sectionOf(plan),
    department: departmentOf(plan),
    ...targetsOf(plan),
    document: sampleDocument(plan),
    above: aboveOf(plan),
    /** With the space before it. */
    subject: plan.subject.short === '' ? '' : ` ${plan.subject.short}`,
    committee: plainClip(committeeShort(plan), 60),
    leaders: upperFirst(leadersOf(plan)),
    deputy: forShort(deputyOf(plan)),
    year: String(plan.year),
  };
}

/** Other spellings are named of codes like `III.3` alone: everybody sees at once what they are. */
function looseCode(task: Task | null, spell: (written: string) => string): string | null {
  return task && /^[IVXL]+\.\d+$/u.test(task.code) ? spell(task.code) : null;
}

/** `III.3-9`: from a task to the last one whose number follows without a gap. */
function rangeFrom(plan: Plan, first: Task | null): string | null {
  const [, head, number] = /^(.*?)(\d+)$/u.exec(first?.code ?? '') ?? [];
  if (!first || !head || number === undefined) return null;
  const has = (at: number): boolean => plan.tasks.some(({ code }) => code === `${head}${at}`);
  let last = Number(number);
  while (has(last + 1)) last += 1;
  return last > Number(number) + 1 ? `${first.code}-${last}` : null;
}

function sectionOf({ sections, tasks }: Plan): string | null {
  const used = sections.filter(({ id }) => id !== '' && tasks.some(({ section }) => section === id));
  return (used.find(({ id }) => id === 'III') ?? used[0])?.id ?? null;
}

function departmentOf(plan: Plan): string | null {
  const departments = realDepartments(plan);
  return (departments.find(({ id }) => id === 'VPTK') ?? departments[0])?.id ?? null;
}

/** A target in percent with a figure that would meet it, and one that is counted. */
function targetsOf({ targets }: Plan) {
  const percent = targets.filter(({ unit }) => unit === '%');
  const rate = percent.find(({ code }) => code === 'CT.3.2') ?? percent[0];
  const counted = targets.filter(({ unit, value }) => /^[\p{L} ]+$/u.test(unit) && Number.isInteger(value));
  const count = counted.find(({ code }) => code === 'CT.1.4') ?? counted[0];
  return {
    target: (rate ?? count)?.code ?? null,
    rate: rate?.code ?? null,
    counted: count?.code ?? null,
    countUnit: count?.unit ?? null,
  };
}
