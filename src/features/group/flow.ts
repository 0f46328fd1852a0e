import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { type World, type Gesture, decideOnce, refuse } from '../../ports/world.js';
import type { GroupOutcome } from '../report/outcome.js';

/** Binds the group, or its topic, in which a coordinator sent `/group`; `/group off` unbinds it. */
export async function bindGroup(
  world: World,
  gesture: Gesture,
  request: {
    readonly chat: number;
    readonly topic: number | null;
    readonly title: string;
    readonly off: boolean;
  },
): Promise<GroupOutcome | Refused> {
  const { answer } = await decideOnce<GroupOutcome | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const bound = context.history.group;
    const { chat, topic, title, off } = request;
    if (off) {
      if (bound?.chat !== chat) return { facts: [], answer: { kind: 'not-bound' } };
      return { facts: [{ kind: 'group-unbound', chat, why: 'asked' }], answer: { kind: 'unbound' } };
    }
    const group = { chat, topic, title };
    const replaced = bound && bound.chat !== chat ? bound : null;
    return { facts: [{ kind: 'group-bound', ...group }], answer: { kind: 'bound', group, replaced } };
  });
  return answer;
}
