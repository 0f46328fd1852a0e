import { writeFile } from 'node:fs/promises';
import { calendarFile, reportFile, tablePaper, urgingFile } from '../features/papers/flow.js';
import type { PaperFile, PaperSource } from '../features/papers/flow.js';
import { realDepartments } from '../plan/plan.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import { currentSpan, readSpan } from '../features/papers/span.js';
import type { ReportSpan } from '../features/papers/span.js';
import { reasonOf } from '../store/disk-fault.js';
import { inspectJournal } from '../store/inspection.js';
import { replay } from '../journal/replay/replay.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';
import { readInForce } from './plan-in-force.js';

type Format = 'xlsx' | 'docx' | 'ics';

interface Order {
  readonly format: Format;
  /** With the plan that the paper is of. */
  readonly office: Office;
  readonly span: ReportSpan | null;
  /** Whose calendar, or whom the letter urges; null: everybody's, no letter. */
  readonly department: DepartmentId | null;
}

type Made = { readonly ok: true; readonly file: PaperFile } | { readonly ok: false; readonly fault: string };

/** `export`: the tracking table, the report or an urging letter, the calendar; nothing in the data folder changes. */
export async function exportPaper(call: Call): Promise<Status> {
  const { surroundings, words, options } = call;
  if (words.length > 0) return usage(surroundings, `export takes no ${words.join(' ')}`);
  const read = await readSource(call);
  if (!read.ok) return faults(surroundings, read.faults);
  const order = orderOf(call, read.begun);
  if (typeof order === 'string') return usage(surroundings, order);
  const made = await make({ ...read.source, office: order.office }, order, call);
  if (!made.ok) return faults(surroundings, [made.fault]);
  const { file } = made;
  const out = typeof options['out'] === 'string' ? options['out'] : file.name;
  try {
    await writeFile(out, file.bytes);
  } catch (error) {
    return faults(surroundings, [`${out} cannot be written: ${reasonOf(error)}`]);
  }
  surroundings.out(`${out}\n`);
  return 0;
}

type ReadSource =
  | { readonly ok: true; readonly source: PaperSource; readonly begun: readonly [Office, ...Office[]] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The journal and the plan in force, read without a bot having to stand still for it. */
async function readSource(call: Call): Promise<ReadSource> {
  const journal = await inspectJournal(call.config.dataDir);
  if (!journal.ok) return { ok: false, faults: [journal.fault] };
  const { facts } = journal;
  const inForce = await readInForce(call, replay(facts));
  if (!inForce.ok) return inForce;
  const { office, begun, now } = inForce;
  return { ok: true, begun, source: { office, facts, now } };
}

/** What is wanted, or what is wrong with how it was asked for. */
function orderOf({ options }: Call, begun: readonly [Office, ...Office[]]): Order | string {
  const format = formatOf(options['format']);
  if (!format) return 'export takes --format xlsx, docx or ics';
  const { period, department, urge } = options;
  const [inForce] = begun;
  const found = typeof period === 'string' ? spanSaid(begun, period) : { office: inForce, span: null };
  if (!found) {
    const years = begun.map(({ plan }) => plan.year).join(', ');
    return `--period takes a month, a quarter, 6 or 9 months or a whole year of the plan of ${years}, as in "Quý I/${inForce.plan.year}" or "năm ${inForce.plan.year}"`;
  }
  const { office, span } = found;
  if (period !== undefined && (format === 'ics' || urge !== undefined)) {
    return '--period goes with the table and the report';
  }
  if (urge !== undefined && format !== 'docx') return '--urge goes with --format docx';
  if (department !== undefined && format !== 'ics') return '--department goes with --format ics';
  const named = urge ?? department;
  const known = realDepartments(office.plan).map(({ id }) => id);
  const whose = typeof named === 'string' ? known.find((id) => id === named.toUpperCase()) : null;
  if (whose === undefined) return `there is no department ${String(named)}; there are ${known.join(', ')}`;
  return { format, office, span, department: whose };
}

/** The period as it was written, and the plan of its year: the one in force first, then those before it. */
function spanSaid(
  begun: readonly Office[],
  written: string,
): { readonly office: Office; readonly span: ReportSpan } | null {
  for (const office of begun) {
    const span = readSpan(written, office.plan);
    if (span) return { office, span };
  }
  return null;
}

function formatOf(written: string | boolean | undefined): Format | null {
  return written === 'xlsx' || written === 'docx' || written === 'ics' ? written : null;
}

async function make(source: PaperSource, order: Order, { config }: Call): Promise<Made> {
  const { format, span, department } = order;
  switch (format) {
    case 'xlsx':
      return { ok: true, file: (await tablePaper(source, span)).file };
    case 'ics': {
      const departments = department === null ? [] : [department];
      const { timeZone, remindAt } = config;
      return { ok: true, file: calendarFile(source, { departments, timeZone, minute: remindAt }) };
    }
    case 'docx': {
      if (department === null) {
        const wanted = span ?? currentSpan(source.office.plan, source.now.day);
        return { ok: true, file: await reportFile(source, wanted) };
      }
      const file = await urgingFile(source, department);
      return file ? { ok: true, file } : { ok: false, fault: `${department} has no overdue work: no letter` };
    }
  }
}
