import { answerBacklog } from './flow.js';
import { present } from '../../ports/world.js';
import type { Buttons } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { backlogStandings } from './rule.js';
import { backlogAnswer, openingMessage } from './words.js';
import { allStandings } from '../../journal/standing.js';

export const openingButtons: Buttons<'backlog'> = {
  /** A tick of the first start's list, or its "Gửi". */
  async backlog({ world }, { person, update }, { ticked, press }) {
    const { office, history } = present(world);
    if (press === 'send') {
      const outcome = await answerBacklog(world, { person: person.id, update }, ticked);
      const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : backlogAnswer(office, outcome);
      return { kind: 'send', message };
    }
    const standings = allStandings(office, history, world.clock.now().day);
    const items = backlogStandings(history.backlog?.items ?? [], standings);
    const turned = press === 'none' ? ticked : ticked ^ (1n << BigInt(press));
    const answered = history.backlog?.answeredOn !== null;
    const message = openingMessage(office, { history, items, ticked: turned, answered });
    return { kind: 'edit', message };
  },
};
