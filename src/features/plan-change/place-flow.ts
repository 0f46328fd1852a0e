import { decreedPlan } from '../../journal/assigned-work.js';
import { findPerson, officersOf } from '../../journal/people.js';
import type { PersonId } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import type { DepartmentId, Plan } from '../../plan/plan.js';
import { decideOnce, planOfYear, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import type { PlaceOutcome } from './outcome.js';
import { leftDepartments, placesFor, settledOf } from './rule.js';

interface PlaceRequest {
  readonly version: string;
  readonly from: DepartmentId;
  /** Null: all people of the department. */
  readonly person: PersonId | null;
  /** The place of the department in the version's plan; null: it is to be chosen. */
  readonly to: number | null;
}

/** Chooses for whom the people of a department work that the plan has no more: with the plan, or at once where it is in force. */
export async function placePeople(
  world: World,
  gesture: Gesture,
  request: PlaceRequest,
): Promise<PlaceOutcome | Refused> {
  const { version, from } = request;
  await world.plans.recall(version);
  const plan = world.plans.find(version);
  type Answer = {
    readonly kind: 'open';
    readonly people: readonly PersonId[];
    readonly to: DepartmentId | null;
  };
  const decided = await decideOnce<Answer | { readonly kind: 'gone' } | Refused>(
    world,
    gesture,
    (context) => {
      if (!mayCoordinate(context, gesture)) return refuse('coordinator');
      const settled = settledOf(context.history, version);
      const to = request.to === null ? null : plan?.departments[request.to];
      const isOver = settled !== null && settled.what !== 'applied';
      if (!plan || isOver || to === undefined || to?.everybody === true) {
        return { facts: [], answer: { kind: 'gone' } };
      }
      const people = officersOf(context.history, from)
        .map(({ id }) => id)
        .filter((id) => request.person === null || id === request.person);
      if (to === null) return { facts: [], answer: { kind: 'open', people: [], to: null } };
      const move = (person: PersonId) => ({ kind: 'moved' as const, person, from, to: to.id, version });
      return { facts: people.map(move), answer: { kind: 'open', people, to: to.id } };
    },
  );
  const { answer, before, after } = decided;
  if (answer.kind !== 'open' || !plan) return answer.kind === 'open' ? { kind: 'gone' } : answer;
  const { history } = after;
  const earlier = planBefore(world, history, { plan, version }) ?? decreedPlan(before.office);
  const left = leftDepartments(history, { plan, version, before: earlier }).find(({ id }) => id === from);
  return {
    ...{ kind: 'choosing', version, plan, from, to: answer.to },
    person: request.person === null ? null : (findPerson(history, request.person) ?? null),
    left: left ?? { id: from, people: [] },
    places: placesFor(plan, from, earlier),
    inForce: decreedPlan(after.office) === plan,
    chosen: answer.people.flatMap((id) => findPerson(history, id) ?? []),
  };
}

/** The plan of the year that a version takes, or took, the place of. */
function planBefore(
  world: World,
  history: History,
  { plan, version }: { readonly plan: Plan; readonly version: string },
): Plan | null {
  const appliedPlans = history.appliedPlans.filter((one) => one.version !== version);
  return planOfYear(world, { appliedPlans }, plan.year);
}
