import { measure } from './flow.js';
import { present } from '../../ports/world.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import type { View } from '../../words/action.js';
import { viewMessage } from '../status/words.js';
import { measureAnswer } from './words.js';
import { readTarget } from './rule.js';

export const targetCommands: Commands<'target'> = {
  /** `/target` lists them, `/target CT.3.2` shows one, `/target CT.3.2 96,5%` says how far it was reached. */
  async target({ world }, { incoming, rest, person }) {
    const { office, history } = present(world);
    const today = world.clock.now().day;
    const show = (view: View): ReturnType<typeof viewMessage> =>
      viewMessage(office, history, { view, page: 0, person, today, inGroup: !incoming.chat.private });
    if (rest.trim() === '') return show({ kind: 'targets' });
    const named = readTarget(office.plan, rest);
    if (named.kind === 'target' && named.rest === '') {
      return show({ kind: 'target', target: named.target.code });
    }
    const outcome = await measure(world, incoming, rest);
    return outcome.kind === 'refused'
      ? refusedAnswer(outcome)
      : measureAnswer(present(world).office, outcome);
  },
};
