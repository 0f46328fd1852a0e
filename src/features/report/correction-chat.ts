import { present } from '../../ports/world.js';
import type { Buttons } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { correct } from './correction-flow.js';
import { correctionAnswer } from './day-words.js';

export const correctionButtons: Buttons<'correct-day'> = {
  /** The day that the button shows becomes the day of completion of the report. */
  async 'correct-day'({ world }, { person, update, chat }, { report, on }) {
    const outcome = await correct(world, { person: person.id, update }, { report, on });
    if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
    const { office, history } = present(world);
    return { kind: 'send', message: correctionAnswer(office, outcome, chat.private ? history : null) };
  },
};
