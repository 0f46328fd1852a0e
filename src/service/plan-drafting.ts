import type { DraftedPlan, ReadDraft, SentPlan } from '../ports/ports.js';
import { assemblePlan } from '../documents/import/assembling/assemble.js';
import { yearsOf } from '../documents/import/assembling/plan-year.js';
import {
  atMost,
  LONGEST_PLAN,
  MOST_DEPARTMENTS,
  MOST_PERIODS,
  MOST_TASKS,
  UnreadableFile,
} from '../documents/import/limits.js';
import { blocksOf, hiddenSheetsIn } from '../documents/import/reading/file-blocks.js';
import type { Block } from '../documents/import/block.js';
import type { KnownDepartment } from '../documents/import/assembling/catalogue.js';
import { formOf } from '../documents/import/reading/file-form.js';
import { loadCatalogue } from '../store/catalogue-file.js';
import { carryOver } from '../plan/drafting/carry-over.js';
import { comparePlans } from '../plan/drafting/compare.js';
import { rollPlan, rolledDraft } from '../plan/drafting/roll.js';
import { calendarOf } from '../plan/calendar.js';
import { rolledRemarks } from '../features/plan-change/rolled-words.js';
import type { PlanDraft } from '../plan/drafting/plan-draft.js';
import type { Plan } from '../plan/plan.js';
import { readPlan, readPlanFile } from '../store/plan-file.js';

/** Makes a plan file of what somebody sent. */
export type DraftPlan = (sent: SentPlan, signal?: AbortSignal) => Promise<DraftedPlan>;

/**
 * A plan file out of what somebody gave, and what it changes: a plan file as it is, or an office's own document. It
 * takes as long as the file makes it: call it where it can be stopped, as plan-thread.ts does.
 */
export async function draftPlan(sent: SentPlan): Promise<DraftedPlan> {
  try {
    const file = Buffer.from(sent.bytes);
    if (sent.roll) return rolledFrom(file.toString('utf8'), sent, sent.roll);
    if (!/\.json$/iu.test(sent.name)) return await draftDocument(sent, file);
    return checked(file.toString('utf8'), sent, { report: null, carried: NOTHING });
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', why: error.reason };
    // What calls itself too often, or makes a text or a list that is longer than any, was no plan.
    return { kind: 'unreadable', why: error instanceof RangeError ? 'too-strange' : 'failed' };
  }
}

/**
 * The departments that are known already keep their ids; the year is the one that was named, else the document's own,
 * else the present one;
 * where the document leaves several open, it is drafted for each. Of another year nothing is taken over by itself: what the body of the new plan says, a person
 * has to decide.
 */
async function draftDocument(sent: SentPlan, file: Buffer): Promise<DraftedPlan> {
  const { name, year, departments } = sent;
  const form = formOf(name);
  if (form === null) return { kind: 'unreadable', why: 'failed' };
  const blocks = await blocksOf(form, file);
  const hiddenSheets = hiddenSheetsIn(form, file);
  const catalogue = [...departments, ...(await loadCatalogue())];
  const possible = year.named === null ? yearsOf(blocks).slice(0, MOST_YEARS) : [year.named];
  const drafts = possible.map((one) => draftOf(blocks, { sent, catalogue, hiddenSheets, year: one }));
  const [likeliest = draftOf(blocks, { sent, catalogue, hiddenSheets, year: year.present })] = drafts;
  const read = drafts.filter((one) => one.kind === 'read');
  return read.length > 1 && read.length === drafts.length ? { kind: 'which-year', drafts: read } : likeliest;
}

/** The plan of another year, drafted from a plan file; what was not decided yet stands in its remarks. */
function rolledFrom(
  text: string,
  sent: SentPlan,
  { to, holidays }: NonNullable<SentPlan['roll']>,
): DraftedPlan {
  const read = readPlanFile(text, sent.name);
  if (!read.ok) return { kind: 'faulty', faults: read.faults };
  const rolled = rollPlan(read.file, to, calendarOf(holidays));
  const { draft, moved, points } = rolled;
  const file = written({ ...draft, remarks: rolledRemarks(rolled) });
  const drafted = checked(file, sent, { report: null, carried: NOTHING });
  return drafted.kind === 'read' ? { ...drafted, rolled: { moved, points } } : drafted;
}

/** More years than these no coordinator is asked about. */
const MOST_YEARS = 3;

interface Drafting {
  readonly sent: SentPlan;
  readonly catalogue: readonly KnownDepartment[];
  readonly hiddenSheets: readonly string[];
  readonly year: number;
}

/** The document as the plan of one year. */
function draftOf(
  blocks: readonly Block[],
  { sent, catalogue, hiddenSheets, year: wanted }: Drafting,
): Exclude<DraftedPlan, { kind: 'which-year' }> {
  const { name, inForce } = sent;
  const before = inForce === null ? null : readPlanFile(inForce, 'plan');
  const known = before?.ok === true ? before.file : null;
  const assembled = assemblePlan(blocks, { year: wanted, catalogue, known });
  const { draft } = assembled;
  const report = hiddenSheets.length > 0 ? { ...assembled.report, hiddenSheets } : assembled.report;
  if (draft === null) return { kind: 'no-tasks', report };
  const isSameYear = before?.ok === true && before.file.year === draft.year;
  const { draft: whole, ...carried } = isSameYear ? carryOver(draft, before.file) : { draft, ...NOTHING };
  const drafted = checked(written(whole), sent, { report, carried });
  if (drafted.kind !== 'read' || isSameYear || !before?.ok || draft.year < before.file.year) return drafted;
  const more = carryOver(draft, rolledDraft(before.file, draft.year));
  const { duties, targets } = more;
  const text = written(more.draft);
  const plan = duties + targets > 0 ? fitting(text, name) : null;
  return plan === null ? drafted : { ...drafted, offered: { text, plan, duties, targets } };
}

/** What the rolled part holds may not fit the new document, or make it larger than any plan: then there is nothing to offer. */
function fitting(text: string, name: string): Plan | null {
  try {
    const read = readText(text, name);
    return read.ok ? read.plan : null;
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

function written(draft: PlanDraft): string {
  return `${JSON.stringify(draft, null, 2)}\n`;
}

const NOTHING = { duties: 0, targets: 0 };

type Found = Pick<ReadDraft, 'report' | 'carried'>;

function checked(
  text: string,
  { name, earlier }: SentPlan,
  found: Found,
): ReadDraft | Extract<DraftedPlan, { kind: 'faulty' }> {
  const read = readText(text, name);
  if (!read.ok) return { kind: 'faulty', faults: read.faults };
  const { plan } = read;
  const before = earlier.find(({ year }) => year === plan.year);
  const comparison = before ? comparePlans(before, plan) : null;
  return { kind: 'read', text, plan, ...found, comparison, offered: null };
}

/** @throws UnreadableFile where the plan is larger than any, however little each part of it may be */
function readText(text: string, name: string): ReturnType<typeof readPlan> {
  atMost(text.length, LONGEST_PLAN);
  const read = readPlan(text, name);
  if (!read.ok) return { ok: false, faults: read.faults.slice(0, MOST_FAULTS).map(shortened) };
  atMost(read.plan.tasks.length, MOST_TASKS);
  atMost(read.plan.departments.length, MOST_DEPARTMENTS);
  const periods = read.plan.tasks.map(({ deadline }) => deadline.periods.length);
  atMost(
    periods.reduce((sum, one) => sum + one, 0),
    MOST_PERIODS,
  );
  return read;
}

const MOST_FAULTS = 100;
const LONGEST_FAULT = 1000;

function shortened(fault: string): string {
  return fault.length <= LONGEST_FAULT ? fault : `${fault.slice(0, LONGEST_FAULT)}…`;
}
