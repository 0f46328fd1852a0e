import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from './installed.js';
import type { HolidayList } from '../plan/calendar.js';
import type { Plan } from '../plan/plan.js';
import { reasonOf } from './disk-fault.js';
import { disk, readIfThere } from './durable-file.js';
import { mergeHolidays, readHolidays } from './holidays-file.js';
import { readPlan, readPlanFile, type ReadPlanFile } from './plan-file.js';

const DATA = installed('data');

export interface OfficeFiles {
  readonly plan: Plan;
  /** The plan's file as it stands. */
  readonly planText: string;
  readonly holidays: HolidayList;
}

type ReadOffice =
  ({ readonly ok: true } & OfficeFiles) | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the plan and the holidays; of both all faults at once.
 * @param planFile null: the plan that comes with the program
 * @param dataDir where a `holidays.json` overrides the one that comes with the program
 */
export async function readOffice(planFile: string | null, dataDir: string): Promise<ReadOffice> {
  const [plan, holidays] = await Promise.all([loadWith(planFile, planWithText), loadHolidays(dataDir)]);
  if (plan.ok && holidays.ok) {
    return { ok: true, plan: plan.plan, planText: plan.text, holidays: holidays.holidays };
  }
  return { ok: false, faults: [...(plan.ok ? [] : plan.faults), ...(holidays.ok ? [] : holidays.faults)] };
}

function planWithText(
  text: string,
  fileName: string,
):
  | { readonly ok: true; readonly plan: Plan; readonly text: string }
  | Extract<ReturnType<typeof readPlan>, { readonly ok: false }> {
  const read = readPlan(text, fileName);
  return read.ok ? { ...read, text } : read;
}

export async function loadPlan(planFile: string | null): Promise<ReturnType<typeof readPlan>> {
  return loadWith(planFile, readPlan);
}

/** The plan as it is written down, checked in the same way. */
export async function loadPlanFile(planFile: string | null): Promise<ReadPlanFile> {
  return loadWith(planFile, readPlanFile);
}

async function loadWith<Read>(
  planFile: string | null,
  read: (text: string, fileName: string) => Read,
): Promise<Read | { readonly ok: false; readonly faults: readonly string[] }> {
  const path = planFile ?? join(DATA, 'plan-2025.json');
  try {
    return read(await readFile(path, 'utf8'), path);
  } catch (error) {
    return { ok: false, faults: [`${path}: the plan file (PLAN_FILE) cannot be read: ${reasonOf(error)}`] };
  }
}

export async function loadHolidays(dataDir: string): Promise<ReturnType<typeof readHolidays>> {
  const path = join(DATA, 'holidays.json');
  const base = readHolidays(await readFile(path, 'utf8'), path);
  if (!base.ok) return base;
  const own = join(dataDir, 'holidays.json');
  let bytes: Uint8Array | null;
  try {
    bytes = await readIfThere(own, disk);
  } catch (error) {
    return { ok: false, faults: [`${own}: cannot be read: ${reasonOf(error)}`] };
  }
  if (bytes === null) return base;
  const override = readHolidays(Buffer.from(bytes).toString('utf8'), own);
  return override.ok ? { ok: true, holidays: mergeHolidays(base.holidays, override.holidays) } : override;
}
