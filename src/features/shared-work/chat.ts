import { assign, choosing, whomToAssign } from './assign-flow.js';
import { close } from './close-flow.js';
import { present } from '../../ports/world.js';
import { arranged } from '../../chat/arranged.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { assignAnswer } from './assign-words.js';
import { closeAnswer } from './close-words.js';

export const sharedWorkCommands: Commands<'assign'> = {
  /** `/assign I.3`: buttons with people. */
  assign({ world }, { incoming, rest }) {
    const outcome = whomToAssign(world, incoming, rest);
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : assignAnswer(present(world), outcome);
  },
};

export const sharedWorkButtons: Buttons<'close-task' | 'choose-lead' | 'assign'> = {
  async 'close-task'({ world }, press, action) {
    const { office } = present(world);
    const outcome = await close(world, { person: press.person.id, update: press.update }, action);
    const today = world.clock.now().day;
    return arranged(press, outcome.kind === 'refused' ? outcome : closeAnswer(office, outcome, today));
  },
  'choose-lead'({ world }, press, action) {
    const outcome = choosing(world, { person: press.person.id, update: press.update }, action);
    return arranged(press, outcome.kind === 'refused' ? outcome : assignAnswer(present(world), outcome));
  },
  async assign({ world }, press, action) {
    const outcome = await assign(world, { person: press.person.id, update: press.update }, action);
    return arranged(press, outcome.kind === 'refused' ? outcome : assignAnswer(present(world), outcome));
  },
};
