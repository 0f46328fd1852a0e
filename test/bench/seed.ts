import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../src/ports/memory.js';
import type { Moment } from '../../src/plan/day.js';
import { day, instantAt, momentIn } from '../../src/plan/day.js';
import type { PeriodId } from '../../src/plan/deadline.js';
import type { DepartmentId, Plan, TaskCode } from '../../src/plan/plan.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { openJournal } from '../../src/store/journal-file.js';
import { loadPlan } from '../../src/store/office-files.js';
import type { Happening, PersonId, Post } from '../../src/journal/fact.js';

export const ZONE = 'Asia/Ho_Chi_Minh';
/** A coordinator, and an officer of BPMC, who answers for III.3. Officers of VPTK follow from OFFICERS on. */
export const COORDINATOR = 1001;
export const REPORTER = 1003;
export const OFFICERS = 100_000;
/** What a busy office writes down in a year: every task's periods, with additions, difficulties and retractions. */
export const FACTS_A_YEAR = 1500;

interface Seed {
  readonly officers: number;
  /** Years of journal before 2025. */
  readonly years: number;
}

interface DataFolder {
  readonly path: string;
  remove(): void;
}

export function instant(local: string): Date {
  const [date = '', time = ''] = local.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(ZONE, day(date), hours * 60 + minutes);
}

/** A data folder with a journal as the bot itself would have written it, below `where`. */
export async function dataFolder(where: string, seed: Seed): Promise<DataFolder> {
  const path = mkdtempSync(join(where, 'nhacviec-bench-'));
  const prepared = await prepareDataFolder(path);
  if (!prepared.ok) throw new Error(prepared.fault);
  const opened = await openJournal(path, { log: silentLog });
  if (!opened.ok) throw new Error(opened.fault);
  const at = momentIn(ZONE, instant('2024-12-02 08:00'));
  const read = await loadPlan(null);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  await write(staff(seed.officers), at);
  for (let year = 2025 - seed.years; year < 2025; year += 1) await write(pastYear(read.plan, year), at);
  await opened.close();
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };

  async function write(facts: readonly Happening[], when: Moment): Promise<void> {
    if (!opened.ok) return;
    await opened.journal.decide({ by: null, update: null, at: when }, () => ({ facts, answer: null }));
  }
}

function staff(officers: number): readonly Happening[] {
  const officer = (department: string): Post => ({ kind: 'officer', department: department as DepartmentId });
  return [
    { kind: 'plan-started', year: 2025, on: day('2024-12-02') },
    { kind: 'backlog-asked', items: [] },
    { kind: 'backlog-answered' },
    enrolled(COORDINATOR, { kind: 'coordinator' }),
    enrolled(REPORTER, officer('BPMC')),
    // So that a bare `/done III.3` means March and asks no question.
    ...['01', '02'].map((month) => checkedIn('III.3' as TaskCode, month)),
    ...Array.from({ length: officers }, (_, at) => enrolled(OFFICERS + at, officer('VPTK'))),
  ];
}

function enrolled(id: number, post: Post): Happening {
  return { kind: 'enrolled', person: id as PersonId, name: `Cán bộ ${id}`, post, invitation: null };
}

function checkedIn(task: TaskCode, month: string): Happening {
  return {
    kind: 'reported',
    task,
    period: `2025-${month}` as PeriodId,
    part: null,
    status: 'done',
    completedOn: day(`2025-${month}-20`),
    note: '',
    evidence: [],
  };
}

function pastYear(plan: Plan, year: number): readonly Happening[] {
  return Array.from({ length: FACTS_A_YEAR }, (_, at): Happening => {
    const task = plan.tasks[at % plan.tasks.length];
    if (!task) throw new RangeError('a plan without tasks');
    const month = String(1 + (at % 12)).padStart(2, '0');
    return {
      kind: 'reported',
      task: task.code,
      period: `${year}-${month}` as PeriodId,
      part: null,
      status: 'done',
      completedOn: day(`${year}-${month}-20`),
      note: `báo cáo số ${at}/BC-UBND, gửi kèm văn bản`,
      evidence: [{ kind: 'document', number: `${at}/BC-UBND`, dated: day(`${year}-${month}-20`) }],
    };
  });
}
