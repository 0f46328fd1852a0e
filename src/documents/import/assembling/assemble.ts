import { importedWords } from '../../../words/documents/imported.js';
import type { DraftTask, PlanDraft } from '../../../plan/drafting/plan-draft.js';
import type { Subject } from '../../../plan/issuer.js';
import type { Block } from '../block.js';
import type { Decision, Doubt, Imported, ImportReport } from '../../../plan/drafting/imported.js';
import type { KnownDepartment } from './catalogue.js';
import { coded, sectionsOf, type Coded } from './codes.js';
import { registerOf, type Register } from './departments.js';
import { frameOf, type Frame } from './frame.js';
import { isSchoolYear, yearsOfTitle } from '../../../plan/drafting/title-year.js';
import { officeRead, type KnownOffice } from './office-read.js';
import { readTables } from './read-tables.js';
import { readTasks } from './read-tasks.js';
import { readWork } from './read-work.js';
import { cellOf } from './task-text.js';
import { cleanName } from './names.js';
import { fold } from './printed-text.js';

interface Assembling {
  readonly year: number;
  /** Departments that are known beforehand: those of the plan in force first, then the usual ones. */
  readonly catalogue: readonly KnownDepartment[];
  /** The office of the plan in force: what the document does not say of it stays. */
  readonly known?: KnownOffice | null;
}

/**
 * Makes a plan of what a file holds. Dates are read from the printed phrases alone; what cannot be read for
 * certain stands in the report, and each row of each table has its fate there.
 * @throws UnreadableFile where there are more tasks or departments than a plan has
 */
export function assemblePlan(
  blocks: readonly Block[],
  { year, catalogue, known = null }: Assembling,
): Imported {
  const { rows, leftOut } = readTables(blocks);
  const { work, fates, notUnderstood, titleDoubts } = readWork(rows);
  const codes = coded(work);
  const frame = frameOf(blocks);
  const names = printedNames(codes);
  const register = registerOf(
    frame.commune ? catalogue : catalogue.filter(({ commune = false }) => !commune),
    { names, tails: tailsOf(frame, names) },
  );
  const read = readTasks(codes, register, { year, school: isSchoolYear(frame.title ?? '') });
  const sections = sectionsOf(codes);
  const { unknown, ...office } = officeRead(blocks, frame, known);
  const title = titleOf(frame.title, office.subject, year);
  const itself = issuing(read.tasks, office.subject, year);
  const report: ImportReport = {
    tasks: read.tasks.length,
    sections: sections.length,
    rows: fates,
    notUnderstood,
    doubts: [
      ...sectionDoubts(sections),
      ...titleDoubts.map((one) => ({ ...one, code: null })),
      ...title.doubts,
      ...read.doubts,
    ],
    decisions: [
      ...read.decisions,
      ...newDepartments(register, read.tasks),
      ...frameDecisions(frame, unknown, itself),
    ],
    leftOut,
  };
  if (read.tasks.length === 0) return { draft: null, report };
  const draft: PlanDraft = {
    year,
    title: title.text,
    ...office,
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

const LEVELS = ['xã', 'phường', 'huyện', 'tỉnh', 'thành phố', 'đặc khu', 'thị trấn'];

/** What a department's name may end with: "Công an xã", "Văn phòng UBND phường Hà Huy Tập". */
function tailsOf({ office, level }: Frame, names: readonly string[]): readonly string[] {
  if (level !== '') return [...(office === null ? [] : [office]), level, `cấp ${level}`];
  // Of an office that is not named the level is known where all its bodies are of one.
  const met = LEVELS.filter((one) => names.some((name) => cleanName(name).toLowerCase().endsWith(` ${one}`)));
  return met.length === 1 && (met[0] === 'xã' || met[0] === 'phường') ? met : [];
}

function sectionDoubts(sections: ReturnType<typeof sectionsOf>): readonly Doubt[] {
  return sections.flatMap(({ id, section }): readonly Doubt[] => {
    if (id === '' || (section.named === 'printed' && id === section.numeral)) return [];
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
  const theirs = new Map<string, string[]>();
  for (const { code, lead, mayAlsoReport = [] } of tasks) {
    for (const id of [lead, ...mayAlsoReport]) theirs.set(id, [...(theirs.get(id) ?? []), code]);
  }
  return register.unknown().map((id): Decision => ({
    kind: 'department',
    id,
    name: register.nameOf(id),
    tasks: theirs.get(id) ?? [],
  }));
}

function frameDecisions({ title }: Frame, unknown: boolean, itself: string | null): readonly Decision[] {
  return [
    ...(title === null ? [{ kind: 'title' } as const] : []),
    ...(unknown ? [{ kind: 'office' } as const] : []),
    ...(itself === null ? [] : [{ kind: 'itself', code: itself } as const]),
    { kind: 'targets' },
  ];
}

/** The printed title; of a document that was asked to be read for another year, with that year. */
function titleOf(
  printed: string | null,
  subject: Subject,
  year: number,
): { readonly text: string; readonly doubts: readonly Doubt[] } {
  if (printed === null) return { text: importedWords.title(subject, year), doubts: [] };
  const said = yearsOfTitle(printed);
  if (said.length === 0 || said.includes(year)) return { text: printed, doubts: [] };
  return {
    text: said.reduce((text, one) => text.replace(String(one), String(year)), printed),
    doubts: [{ place: null, code: null, why: { kind: 'title-year', title: printed } }],
  };
}

/** The one task that is the issuing of this very plan. */
function issuing(tasks: readonly DraftTask[], { name, short }: Subject, year: number): string | null {
  if (name === '') return null;
  const issues = new RegExp(
    `ban hanh ke hoach (?:cong tac )?(?:${fold(short)}|${fold(name)})(?: nha nuoc)?(?: cua \\S+)? nam ${year}`,
    'u',
  );
  const [only, ...others] = tasks.filter(({ text }) => issues.test(fold(text)));
  return only && others.length === 0 ? only.code : null;
}
