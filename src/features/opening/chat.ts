import { answerBacklog, leftBefore } from './flow.js';
import { present } from '../../ports/world.js';
import type { Buttons } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { backlogFor, backlogStandings } from './rule.js';
import { backlogAnswer, openingMessage, turned } from './words.js';
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
    // A list of another year's plan is over: what it names is of no other list.
    const backlog = backlogFor(history, office.plan);
    const items = backlogStandings(backlog?.items ?? [], standings);
    const ticks = press === 'none' ? ticked : turned(items, { ticked, press });
    const answered = backlog?.answeredOn !== null;
    const before = leftBefore(world);
    const message = openingMessage(office, { history, items, ticked: ticks, answered, before });
    return { kind: 'edit', message };
  },
};
