import type { Refused } from '../../../journal/rights.js';
import type { Plan } from '../../../plan/plan.js';
import type { Gesture, World } from '../../../ports/world.js';
import type { MendStep } from '../../../words/action.js';
import { earlierVersions } from '../rule.js';
import type { MendFault } from './correction.js';
import { contextOf, lastMended, openToMend } from './flow.js';
import type { MendPlace, OpenPlan, Shut } from './outcome.js';

export interface OpenStep {
  readonly open: OpenPlan;
  /** The step in the plan that is open; a fault where that has no such row or department any more. */
  readonly step: MendStep | MendFault;
}

/**
 * The version for a step whose question was put earlier: what the same person has put right since is built on, so that
 * no correction is dropped in silence. A correction that was shown is taken back only from its own preview.
 */
export async function openForStep(
  world: World,
  gesture: Gesture,
  { at, step }: { readonly at: MendPlace; readonly step: MendStep },
): Promise<OpenStep | Shut | Refused> {
  const open = await openToMend(world, gesture, at);
  const here = open.kind === 'open' ? { open, step } : open;
  const mayGoOn =
    open.kind === 'open' ? open.inForce : open.kind === 'settled' && open.settled.what === 'mended';
  if (!mayGoOn || step.at === 'back') return here;
  const { history } = await contextOf(world, gesture);
  const last = lastMended(world, history, gesture);
  if (!last || last.overtaken || !earlierVersions(history, last.version).includes(at.version)) return here;
  const newest = await openToMend(world, gesture, last);
  const seen = world.plans.find(at.version);
  if (newest.kind !== 'open' || !seen) return here;
  return { open: newest, step: stepIn(step, seen, newest.plan) };
}

/** A step names rows, departments and sections by their places: the same ones in another version of the plan. */
function stepIn(step: MendStep, seen: Plan, plan: Plan): MendStep | MendFault {
  const body = (place: number): number =>
    plan.departments.findIndex(({ id }) => id === seen.departments[place]?.id);
  if ('row' in step) {
    const code = seen.tasks[step.row]?.code ?? '';
    const row = plan.tasks.findIndex((task) => task.code === code);
    if (row < 0) return { kind: 'no-task', code };
    if ('section' in step) {
      const section = plan.sections.findIndex(({ id }) => id === seen.sections[step.section]?.id);
      return section < 0 ? { at: 'section', row, page: 0 } : { ...step, row, section };
    }
    if (!('chosen' in step) || step.chosen === null) return { ...step, row };
    const chosen = step.chosen.map(body);
    return chosen.includes(-1) ? { at: 'lead', row, page: 0, chosen: null } : { ...step, row, chosen };
  }
  if ('department' in step) {
    const department = body(step.department);
    const name = seen.departments[step.department]?.name ?? '';
    if (department < 0) return { kind: 'no-department', words: name };
    if (!('into' in step)) return { ...step, department };
    const into = body(step.into);
    return into < 0 ? { at: 'merge', department, page: 0 } : { ...step, department, into };
  }
  return step;
}
