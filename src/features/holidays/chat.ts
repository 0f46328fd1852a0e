import { setHoliday } from './flow.js';
import { holidayAnswer } from './words.js';
import { present } from '../../ports/world.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';

export const holidayCommands: Commands<'holiday'> = {
  async holiday({ world }, { incoming, rest }) {
    const outcome = await setHoliday(world, incoming, rest);
    return outcome.kind === 'refused'
      ? refusedAnswer(outcome)
      : holidayAnswer(present(world).office, outcome);
  },
};
