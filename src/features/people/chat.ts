import { endStandIn, leaveOffice, nameStandIn, transferPerson } from './flow.js';
import { present } from '../../ports/world.js';
import { arranged } from '../../chat/arranged.js';
import type { Buttons, Commands, Questions } from '../../chat/feature.js';
import { peopleMessage } from '../enrolment/words.js';
import { leaveAnswer, personMessage, standInAnswer, transferAnswer } from './words.js';
import { findPerson } from '../../journal/people.js';

export const peopleCommands: Commands<'people'> = {
  people({ world }) {
    return peopleMessage(present(world), world.clock.now().day);
  },
};

export const peopleQuestions: Questions<'stand-in'> = {
  'stand-in': { expected: () => 'day', subject: 'ngày kết thúc thay thế' },
};

export const peopleButtons: Buttons<
  'people' | 'person' | 'leave' | 'transfer' | 'stand-in' | 'end-stand-in'
> = {
  people({ world }, press, { page }) {
    return arranged(press, peopleMessage(present(world), world.clock.now().day, page));
  },
  person({ world }, press, { person: id }) {
    const { office, history } = present(world);
    const today = world.clock.now().day;
    return arranged(press, personMessage(office, history, { person: findPerson(history, id), today }));
  },
  async leave({ world }, press, action) {
    const context = present(world);
    const outcome = await leaveOffice(world, { person: press.person.id, update: press.update }, action);
    return arranged(press, outcome.kind === 'refused' ? outcome : leaveAnswer(context, outcome));
  },
  async transfer({ world }, press, action) {
    const outcome = await transferPerson(world, { person: press.person.id, update: press.update }, action);
    return arranged(press, outcome.kind === 'refused' ? outcome : transferAnswer(present(world), outcome));
  },
  async 'stand-in'({ world }, press, action) {
    const context = present(world);
    const said = press.said?.text ?? null;
    const gesture = { person: press.person.id, update: press.update };
    const outcome = await nameStandIn(world, gesture, { ...action, said });
    return arranged(press, outcome.kind === 'refused' ? outcome : standInAnswer(context, outcome));
  },
  async 'end-stand-in'({ world }, press, { person }) {
    const context = present(world);
    const outcome = await endStandIn(world, { person: press.person.id, update: press.update }, person);
    return arranged(press, outcome.kind === 'refused' ? outcome : standInAnswer(context, outcome));
  },
};
