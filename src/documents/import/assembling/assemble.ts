import { importedWords } from '../../../words/documents/imported.js';
import { readDeadline } from '../../../plan/read-deadline.js';
import type { DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Block } from '../block.js';
import type { Decision, Doubt, DoubtWhy, Imported, ImportReport } from '../../../plan/drafting/imported.js';
import type { KnownDepartment } from './catalogue.js';
import { coded, sectionsOf, type Coded } from './codes.js';
import { registerOf, type Register } from './departments.js';
import { frameOf, type Frame } from './frame.js';
import { readTables } from './read-tables.js';
import { readWork } from './read-work.js';
import type { Work } from './reading-state.js';
import { cellOf, workOf } from './task-text.js';
import { IF_ANY, fold, oneLine } from './printed-text.js';

interface Assembling {
  readonly year: number;
  /** Departments that are known beforehand: those of the plan in force first, then the usual ones. */
  readonly catalogue: readonly KnownDepartment[];
}

/**
 * Makes a plan of what a file holds. Dates are read from the printed phrases alone; what cannot be read for
 * certain stands in the report, and each row of each table has its fate there.
 */
export function assemblePlan(blocks: readonly Block[], { year, catalogue }: Assembling): Imported {
  const { rows, leftOut } = readTables(blocks);
  const { work, fates, notUnderstood } = readWork(rows);
  const codes = coded(work);
  const frame = frameOf(blocks);
  const register = registerOf(catalogue, printedNames(codes), officeWords(frame));
  const read = readTasks(codes, register, year);
  const sections = sectionsOf(codes);
  const title = titleOf(frame.title, year);
  const itself = issuing(read.tasks, year);
  const report: ImportReport = {
    tasks: read.tasks.length,
    sections: sections.length,
    rows: fates,
    notUnderstood,
    doubts: [...sectionDoubts(sections), ...title.doubts, ...read.doubts],
    decisions: [...read.decisions, ...newDepartments(register, read.tasks), ...frameDecisions(frame, itself)],
    leftOut,
  };
  if (read.tasks.length === 0) return { draft: null, report };
  const draft: PlanDraft = {
    year,
    title: title.text,
    office: frame.office ?? importedWords.office,
    committee: importedWords.committee(frame.level),
    itself,
    before: 'careful',
    departments: register.departments(),
    sections: sections.map(({ id, section }) => ({
      id,
      title: section.title === '' ? importedWords.unnamedSection : section.title,
    })),
    tasks: read.tasks,
    targets: [],
    remarks: importedWords.remarks(report),
  };
  return { draft, report };
}

function printedNames(codes: readonly Coded[]): readonly string[] {
  const cells = codes.flatMap(({ work }) => [cellOf(work, 'lead'), cellOf(work, 'support')]);
  return cells.flatMap((text) => [text, ...text.split(/[\n;,]/u)]);
}

/** What a department's name may end with: "Công an xã", "Văn phòng UBND phường Hà Huy Tập". */
function officeWords({ office, level }: Frame): readonly string[] {
  return [
    ...(office === null ? [] : [office]),
    ...(level === '' ? [] : [level, `cấp ${level}`]),
    'xã',
    'phường',
  ];
}

function sectionDoubts(sections: ReturnType<typeof sectionsOf>): readonly Doubt[] {
  return sections.flatMap(({ id, section }): readonly Doubt[] => {
    if (!section.given && id === section.numeral) return [];
    return [
      {
        place: null,
        code: null,
        why: { kind: 'section-id', id, title: section.title || importedWords.unnamedSection },
      },
    ];
  });
}

function newDepartments(register: Register, tasks: readonly DraftTask[]): readonly Decision[] {
  return register.unknown().map((id): Decision => {
    const theirs = tasks.filter((task) => task.lead === id || task.mayAlsoReport?.includes(id) === true);
    return { kind: 'department', id, name: register.nameOf(id), tasks: theirs.map(({ code }) => code) };
  });
}

function frameDecisions({ title, office }: Frame, itself: string | null): readonly Decision[] {
  return [
    ...(title === null ? [{ kind: 'title' } as const] : []),
    ...(office === null ? [{ kind: 'office' } as const] : []),
    ...(itself === null ? [] : [{ kind: 'itself', code: itself } as const]),
    { kind: 'targets' },
  ];
}

function titleOf(
  printed: string | null,
  year: number,
): { readonly text: string; readonly doubts: readonly Doubt[] } {
  if (printed === null) return { text: importedWords.title(year), doubts: [] };
  const said = /năm (\d{4})/u.exec(printed)?.[1];
  if (said === undefined || Number(said) === year) return { text: printed, doubts: [] };
  return {
    text: importedWords.title(year),
    doubts: [{ place: null, code: null, why: { kind: 'title-year', title: printed } }],
  };
}

interface ReadTasks {
  readonly tasks: readonly DraftTask[];
  readonly doubts: readonly Doubt[];
  readonly decisions: readonly Decision[];
}

function readTasks(codes: readonly Coded[], register: Register, year: number): ReadTasks {
  const tasks: DraftTask[] = [];
  const doubts: Doubt[] = [];
  const decisions: Decision[] = [];
  for (const one of codes) {
    const { work, code } = one;
    const doubt = (why: DoubtWhy): void => void doubts.push({ place: work.place, code, why });
    work.doubts.forEach(doubt);
    if (one.twice) doubt({ kind: 'number-twice' });
    if (one.shortened) doubt({ kind: 'number-shortened' });
    const lead = leadOf(work, tasks.at(-1), { register, doubt });
    if (lead.id === register.nobodyId) decisions.push({ kind: 'lead', code });
    const task = taskOf(one, lead, register);
    tasks.push(task);
    const time = timeOf(task, year);
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
}

/** The printed lead; else the merged one above; of a row that shares its number with the one above, that one's. */
function leadOf(
  work: Work,
  above: DraftTask | undefined,
  { register, doubt }: { readonly register: Register; readonly doubt: (why: DoubtWhy) => void },
): Lead {
  const printed = cellOf(work, 'lead');
  // A dash says that there is none.
  if (!/\p{L}/u.test(printed)) {
    if (!work.below || above === undefined) return { id: register.nobody(), others: [] };
    doubt({ kind: 'lead-from-above', lead: register.nameOf(above.lead) });
    return { id: above.lead, others: above.mayAlsoReport ?? [] };
  }
  const read = register.recognise(printed);
  switch (read.kind) {
    case 'known':
    case 'new':
      return { id: read.id, others: [] };
    case 'similar':
      doubt({ kind: 'lead-similar', printed: oneLine(printed), lead: read.name });
      return { id: read.id, others: [] };
    case 'several':
      doubt({ kind: 'leads', printed: oneLine(printed), lead: read.name });
      return { id: read.id, others: read.others };
  }
}

function taskOf({ work, code, section }: Coded, { id, others }: Lead, { spelt }: Register): DraftTask {
  const words = workOf(work);
  const deadline = oneLine(cellOf(work, 'deadline'));
  const own = (role: Parameters<typeof cellOf>[1]): string => oneLine(work.cells.get(role) ?? '');
  return {
    code,
    section,
    title: words.title,
    text: words.text,
    deliverable: own('deliverable'),
    lead: id,
    ...(others.length > 0 ? { mayAlsoReport: others } : {}),
    support: spelt(oneLine(cellOf(work, 'support'))),
    ...(IF_ANY.test(words.text) ? { ifAny: true } : {}),
    ...(deadline === '' ? { deadlineAs: importedWords.noDeadline } : {}),
    printed: {
      objective: own('objective'),
      assignment: own('assignment'),
      activities: own('activities'),
      deliverable: own('deliverable'),
      lead: own('lead'),
      support: own('support'),
      deadline,
    },
  };
}

function timeOf(
  { code, printed }: DraftTask,
  year: number,
): { readonly doubts: readonly DoubtWhy[]; readonly decisions: readonly Decision[] } {
  const phrase = printed.deadline;
  if (phrase === '') return { doubts: [], decisions: [{ kind: 'no-deadline', code }] };
  const { kind, doubts, reason } = readDeadline(phrase, year);
  if (kind === 'unknown')
    return { doubts: [], decisions: [{ kind: 'deadline', code, phrase, reason: reason ?? '' }] };
  return { doubts: doubts.map((words) => ({ kind: 'deadline', phrase, words })), decisions: [] };
}

/** The one task that is the issuing of this very plan. */
function issuing(tasks: readonly DraftTask[], year: number): string | null {
  const issues = new RegExp(
    `ban hanh ke hoach (?:cong tac )?(?:cchc|cai cach hanh chinh)(?: nha nuoc)?(?: cua \\S+)? nam ${year}`,
    'u',
  );
  const [only, ...others] = tasks.filter(({ text }) => issues.test(fold(text)));
  return only && others.length === 0 ? only.code : null;
}
