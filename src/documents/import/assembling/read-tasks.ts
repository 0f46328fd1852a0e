import { importedWords } from '../../../words/documents/imported.js';
import { readDeadline } from '../../../plan/read-deadline.js';
import type { Decision, Doubt, DoubtWhy } from '../../../plan/drafting/imported.js';
import type { DraftTask } from '../../../plan/drafting/plan-draft.js';
import type { Role } from './column-roles.js';
import type { Coded } from './codes.js';
import type { Register } from './departments.js';
import { IF_ANY, oneLine } from './printed-text.js';
import type { Work } from './reading-state.js';
import { phraseMeant, type PlanYears } from './said-time.js';
import { cellOf, workOf } from './task-text.js';

interface ReadTasks {
  readonly tasks: readonly DraftTask[];
  readonly doubts: readonly Doubt[];
  readonly decisions: readonly Decision[];
}

/** Makes a task of each row of work, with what a person should look at. */
export function readTasks(codes: readonly Coded[], register: Register, years: PlanYears): ReadTasks {
  const tasks: DraftTask[] = [];
  const doubts: Doubt[] = [];
  const decisions: Decision[] = [];
  for (const [at, one] of codes.entries()) {
    const { work, code } = one;
    const doubt = (why: DoubtWhy): void => void doubts.push({ place: work.place, code, why });
    work.doubts.forEach(doubt);
    if (one.twice) doubt({ kind: 'number-twice' });
    if (one.shortened) doubt({ kind: 'number-shortened' });
    const above = work.below ? tasks.at(-1) : tasks.findLast((task) => isPartOf(one, task));
    const lead = leadOf(work, above, { register, doubt });
    if (lead.id === register.nobodyId) decisions.push({ kind: 'lead', code });
    const words = workOf(work, codes[at + 1]?.work);
    const task = taskOf(one, lead, { words, register, years });
    tasks.push(task);
    const time = timeOf(task, years.year);
    time.doubts.forEach(doubt);
    decisions.push(...time.decisions);
    if (!work.cells.has('deadline') && task.printed.deadline !== '')
      doubt({ kind: 'deadline-above', phrase: task.printed.deadline });
  }
  return { tasks, doubts, decisions };
}

interface Lead {
  readonly id: string;
  readonly others: readonly string[];
  readonly supporting: readonly string[];
}

/** 1.2 is a part of 1. */
function isPartOf({ code, section }: Coded, task: DraftTask): boolean {
  return task.section === section && code.startsWith(`${task.code}.`);
}

/** The printed lead; else the merged one above; of a part or of a row that shares its number, that of the row above. */
function leadOf(
  work: Work,
  above: DraftTask | undefined,
  { register, doubt }: { readonly register: Register; readonly doubt: (why: DoubtWhy) => void },
): Lead {
  const printed = cellOf(work, 'lead');
  // A dash says that there is none.
  if (!/\p{L}/u.test(printed)) {
    if (above === undefined || above.lead === register.nobodyId)
      return { id: register.nobody(), others: [], supporting: [] };
    doubt({ kind: 'lead-from-above', lead: register.nameOf(above.lead) });
    return { id: above.lead, others: above.mayAlsoReport ?? [], supporting: [] };
  }
  const { id, others, supporting, merged, unclear } = register.recognise(printed);
  for (const one of merged) doubt({ kind: 'lead-similar', printed: one.printed, lead: one.name });
  if (others.length > 0) doubt({ kind: 'leads', printed: oneLine(printed), lead: register.nameOf(id) });
  if (unclear) doubt({ kind: 'leads-unclear', printed: oneLine(printed), read: 1 + others.length });
  return { id, others, supporting };
}

interface Surroundings {
  readonly words: ReturnType<typeof workOf>;
  readonly register: Register;
  readonly years: PlanYears;
}

function taskOf(
  { work, code, section }: Coded,
  { id, others, supporting }: Lead,
  { words, register, years }: Surroundings,
): DraftTask {
  const deadline = oneLine(cellOf(work, 'deadline'));
  const own = (role: Role): string => oneLine(work.cells.get(role) ?? '');
  const support = register.spelt(oneLine(cellOf(work, 'support')));
  return {
    code,
    section,
    title: words.title,
    text: words.text,
    deliverable: own('deliverable'),
    lead: id,
    ...(others.length > 0 ? { mayAlsoReport: others } : {}),
    support: [support, ...supporting].filter((one) => one !== '').join('; '),
    ...(IF_ANY.test(words.text) ? { ifAny: true } : {}),
    ...deadlineAs(deadline, work, years),
    printed: {
      objective: own('objective'),
      assignment: own('assignment'),
      activities: own('activities'),
      deliverable: own('deliverable'),
      lead: oneLine(cellOf(work, 'lead')),
      support: own('support'),
      deadline,
    },
  };
}

function deadlineAs(deadline: string, work: Work, years: PlanYears): Pick<DraftTask, 'deadlineAs'> {
  const phrase = phraseMeant(deadline, work, years);
  if (phrase !== null) return { deadlineAs: { phrase, because: importedWords.readAs(deadline, phrase) } };
  return deadline === '' ? { deadlineAs: importedWords.noDeadline } : {};
}

function timeOf(
  { code, printed, deadlineAs: meant }: DraftTask,
  year: number,
): { readonly doubts: readonly DoubtWhy[]; readonly decisions: readonly Decision[] } {
  if (meant === importedWords.noDeadline) return { doubts: [], decisions: [{ kind: 'no-deadline', code }] };
  const phrase = meant?.phrase ?? printed.deadline;
  const { kind, doubts, reason } = readDeadline(phrase, year);
  if (kind === 'unknown')
    return {
      doubts: [],
      decisions: [{ kind: 'deadline', code, phrase: printed.deadline, reason: reason ?? '' }],
    };
  return {
    doubts: [
      ...(meant ? [{ kind: 'deadline-as', printed: printed.deadline, phrase } as const] : []),
      ...doubts.map((words) => ({ kind: 'deadline', phrase, words }) as const),
    ],
    decisions: [],
  };
}
