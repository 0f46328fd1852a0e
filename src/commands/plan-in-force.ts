import { officeOf } from '../ports/world.js';
import { momentIn } from '../plan/day.js';
import type { Moment } from '../plan/day.js';
import type { Office, Plan } from '../plan/plan.js';
import { readOffice } from '../store/office-files.js';
import { namedVersions, readVersions } from '../store/plan-shelf.js';
import type { History } from '../journal/history.js';
import type { Call } from './call.js';

type ReadInForce =
  | {
      readonly ok: true;
      readonly office: Office;
      /** The plans on which the bot has worked, the newest first. */
      readonly begun: readonly [Office, ...Office[]];
      readonly years: readonly number[];
      readonly now: Moment;
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The plan that the bot itself works on at this moment, applied in the chat or of PLAN_FILE; nothing is written. */
export async function readInForce({ config, surroundings }: Call, history: History): Promise<ReadInForce> {
  const office = await readOffice(config.planFile, config.dataDir);
  if (!office.ok) return office;
  const versions = await readVersions(config.dataDir, namedVersions(history).needed);
  if (!versions.ok) return versions;
  const now = momentIn(config.timeZone, surroundings.now());
  const find = (version: string): Plan | null => versions.plans.get(version) ?? null;
  const plans = { initial: office.plan, applied: versions.applied, find };
  const world = { plans, holidays: office.holidays };
  const inForce = officeOf(world, history, now.day);
  const begun = [...history.startedOn.keys()]
    .sort((one, other) => other - one)
    .map((upTo) => officeOf({ ...world, plans: { ...plans, upTo } }, history, now.day))
    .filter(({ plan }) => plan.year < inForce.plan.year);
  return { ok: true, office: inForce, begun: [inForce, ...begun], years: office.holidays.years, now };
}
