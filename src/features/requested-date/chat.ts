import { setDate } from './flow.js';
import { setDateAnswer } from './words.js';
import { present } from '../../ports/world.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';

export const requestedDateCommands: Commands<'set'> = {
  /** `/set I.1b 16/06/2025` */
  async set({ world }, { incoming, rest }) {
    const outcome = await setDate(world, incoming, rest);
    return outcome.kind === 'refused'
      ? refusedAnswer(outcome)
      : setDateAnswer(present(world).office, outcome);
  },
};
