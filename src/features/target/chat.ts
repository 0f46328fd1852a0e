import { measure } from './flow.js';
import { earlierPlan, isYearsTurn } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { askedYear } from '../../chat/plan-meant.js';
import type { Message } from '../../words/message.js';
import { withYear } from '../../words/of-year.js';
import { withEarlier } from '../status/two-plans-words.js';
import type { View } from '../../words/action.js';
import { viewMessage } from '../status/words.js';
import { measureAnswer } from './words.js';
import { readTarget } from './rule.js';

export const targetCommands: Commands<'target'> = {
  /** `/target` lists them, `/target CT.3.2` shows one, `/target CT.3.2 96,5%` says how far it was reached. */
  async target(ctx, { incoming, rest, person }) {
    const { world } = ctx;
    const { office, history } = present(world);
    const today = world.clock.now().day;
    const earlier = earlierPlan(world);
    const ofYear = (message: Message): Message =>
      isYearsTurn(world) ? withYear(message, office.plan) : message;
    const show = (view: View): Message => {
      const ask = { view, page: 0, person, today, inGroup: !incoming.chat.private };
      const message = viewMessage(office, history, ask);
      return earlier ? withEarlier(message, earlier.plan, view) : ofYear(message);
    };
    if (rest.trim() === '') return show({ kind: 'targets' });
    const named = readTarget(office.plan, rest);
    if (named.kind === 'target' && named.rest === '') {
      return show({ kind: 'target', target: named.target.code });
    }
    // In January a figure is mostly last year's: of which plan it is, is asked before it is written down.
    const asked = named.kind === 'target' ? askedYear(ctx, incoming) : null;
    if (asked) return asked;
    const outcome = await measure(world, incoming, rest);
    return outcome.kind === 'refused'
      ? refusedAnswer(outcome)
      : ofYear(measureAnswer(present(world).office, outcome));
  },
};
