import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DraftedPlan, Plans, PlanText, SentPlan } from '../ports/ports.js';
import type { PlanDraft } from '../plan/drafting/plan-draft.js';
import type { Plan } from '../plan/plan.js';
import { oneAtATime } from '../queue/one-at-a-time.js';
import type { History } from '../journal/history.js';
import { plansFolder } from './data-folder.js';
import { disk, durableFile, previousOf, readIfThere } from './durable-file.js';
import { readPlan, readPlanFile } from './plan-file.js';

export interface ShelfRequest {
  readonly initial: { readonly plan: Plan; readonly text: string };
  readonly named: NamedVersions;
  /** Makes a plan file of an office's own document. */
  readonly draft: (file: SentPlan) => Promise<DraftedPlan>;
}

/** The versions that the journal's facts name. */
export interface NamedVersions {
  /** Without these there is no work. */
  readonly needed: readonly string[];
  /** Of plans that are in force no more: an answer that is given again may still ask for them. */
  readonly former: readonly string[];
}

/** Of a year the plan applied last is needed; those taken back are named too. */
export function namedVersions({ appliedPlans, facts }: History): NamedVersions {
  const last = new Map(appliedPlans.map(({ year, version }) => [year, version]));
  const former = facts.flatMap((fact) => (fact.kind === 'plan-applied' ? [fact.version] : []));
  return { needed: [...last.values()], former };
}

export type OpenedShelf =
  | {
      readonly ok: true;
      readonly plans: Plans;
      /** Why a former plan cannot be read. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The plans of `DATA_DIR/plans`, each read once: those that are needed must be there and good, former ones may be
 * gone, others may lie. In the place of a former one that is gone stands the one of its year that is in force, else the
 * initial one.
 */
export async function openShelf(
  folder: string,
  { initial, named, draft }: ShelfRequest,
): Promise<OpenedShelf> {
  const lying = await readVersions(folder, named.needed);
  if (!lying.ok) return lying;
  const { plans, texts } = lying;
  const warnings: string[] = [];
  for (const version of new Set(named.former)) {
    if (plans.has(version)) continue;
    const read = await readVersion(folder, version);
    if (read.ok) put(lying, version, read);
    else warnings.push(...read.faults);
  }
  const inPlaceOf = (version: string): Plan => {
    const ofYear = named.needed.find((one) => one.split('-')[0] === version.split('-')[0]);
    return plans.get(ofYear ?? '') ?? initial.plan;
  };
  texts.set(initial.plan, initial.text);
  const drafts = new WeakMap<Plan, PlanDraft>();
  const queue = oneAtATime();
  return {
    ok: true,
    warnings,
    plans: {
      initial: initial.plan,
      textOf: (plan) => texts.get(plan) ?? null,
      draftOf(plan) {
        const draft = drafts.get(plan) ?? draftOfText(texts.get(plan) ?? null);
        if (draft) drafts.set(plan, draft);
        return draft;
      },
      applied: (version) => plans.get(version) ?? inPlaceOf(version),
      find: (version) => plans.get(version) ?? null,
      async recall(version) {
        if (plans.has(version)) return;
        const bytes = await readIfThere(join(plansFolder(folder), `plan-${version}.json`), disk);
        // Reading a large plan takes its time: it is done where one that is sent is read.
        const drafted = bytes && (await draft({ ...ALONE, name: `${version}.json`, bytes }));
        // What is not there, or not good, stays unknown: whoever asks for it says that it is gone.
        if (drafted?.kind === 'read' && !plans.has(version)) put(lying, version, drafted);
      },
      draft,
      // Whether a name is free is read from the folder: two at once would find the same one free.
      keep: (drafted, isSpent = () => false) =>
        queue.run(async () => {
          const version = await keep(folder, drafted, isSpent);
          const known = plans.get(version);
          if (known) return { version, plan: known };
          put({ plans, texts }, version, drafted);
          return { version, plan: drafted.plan };
        }),
    },
  };
}

/** Compared with nothing, and completed from nothing. */
const ALONE: Omit<SentPlan, 'name' | 'bytes'> = {
  ...{ year: { named: null, present: 0 }, inForce: null },
  ...{ earlier: [], departments: [] },
};

function draftOfText(text: string | null): PlanDraft | null {
  const read = text === null ? null : readPlanFile(text, 'plan');
  return read?.ok === true ? read.file : null;
}

export type ReadVersions =
  | {
      readonly ok: true;
      readonly plans: Map<string, Plan>;
      readonly texts: Map<Plan, string>;
      readonly applied: Plans['applied'];
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Versions that must be there, for whoever only reads them. */
export async function readVersions(folder: string, named: readonly string[]): Promise<ReadVersions> {
  const plans = new Map<string, Plan>();
  const texts = new Map<Plan, string>();
  const faults: string[] = [];
  for (const version of new Set(named)) {
    const read = await readVersion(folder, version);
    if (read.ok) put({ plans, texts }, version, read);
    else faults.push(...read.faults);
  }
  if (faults.length > 0) return { ok: false, faults };
  const applied = (version: string): Plan => {
    const plan = plans.get(version);
    if (!plan) throw new RangeError(`there is no plan ${version} in ${plansFolder(folder)}`);
    return plan;
  };
  return { ok: true, plans, texts, applied };
}

type ReadVersion =
  ({ readonly ok: true } & PlanText) | { readonly ok: false; readonly faults: readonly string[] };

function put(
  { plans, texts }: { readonly plans: Map<string, Plan>; readonly texts: Map<Plan, string> },
  version: string,
  { plan, text }: PlanText,
): void {
  plans.set(version, plan);
  texts.set(plan, text);
}

async function readVersion(folder: string, version: string): Promise<ReadVersion> {
  const path = join(plansFolder(folder), `plan-${version}.json`);
  try {
    const text = Buffer.from(await disk.read(path)).toString('utf8');
    const read = readPlan(text, path);
    return read.ok ? { ok: true, plan: read.plan, text } : read;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      faults: [
        `${path}: the plan that was applied in the chat cannot be read (${why}); put the file back from a copy of the data folder, or from the week’s copy in the coordinator’s chat`,
      ],
    };
  }
}

/**
 * A version is named by its content: a button that names one means that very plan, in whatever data folder it is
 * pressed. Versions 1, 2, 3… are those of older programs.
 */
async function keep(
  folder: string,
  { text, plan }: PlanText,
  isSpent: (version: string) => boolean,
): Promise<string> {
  const bytes = Buffer.from(text);
  for (let number = numberOf(bytes); ; number = number === LAST ? FIRST : number + 1) {
    const version = `${plan.year}-${number}`;
    if (isSpent(version)) continue;
    const path = join(plansFolder(folder), `plan-${version}.json`);
    const there = await readIfThere(path, disk);
    if (there && !bytes.equals(there)) continue;
    if (!there) await durableFile(path, disk).write(bytes);
    await disk.remove(previousOf(path));
    return version;
  }
}

const [FIRST, LAST] = [100_000, 999_999];

/** Six digits of the content's SHA-256. */
function numberOf(bytes: Uint8Array): number {
  const hash = createHash('sha256').update(bytes).digest().readUInt32BE(0);
  return FIRST + (hash % (LAST - FIRST + 1));
}
