import { arranged } from '../../chat/arranged.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { findPerson, isChairman } from '../../journal/people.js';
import { present } from '../../ports/world.js';
import { putInCharge } from './flow.js';
import { fieldsMark, fieldsTicked, readCharge, ticksOf } from './rule.js';
import { chargeAnswer, chargeForm, chargeList, chargeQuestion } from './words.js';

export const chargeCommands: Commands<'charge'> = {
  /** `/phutrach`, `/phutrach Hùng`, `/phutrach Hùng: III, VPTK`, `/phutrach Hùng tất cả`. */
  async charge({ world }, { incoming, rest }) {
    const { office, history } = present(world);
    const said = readCharge(office.plan, history, rest);
    if (said.kind === 'nothing') return chargeList(office, history);
    if (said.kind === 'which-leader' || said.unknown.length > 0) return chargeQuestion(office, history, said);
    const { leader, fields } = said;
    if (fields === null)
      return chargeForm(office, history, { leader, ticked: ticksOf(office.plan, history, leader) });
    const gesture = { person: incoming.person, update: incoming.update };
    const outcome = await putInCharge(world, gesture, { leader: leader.id, fields });
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : chargeAnswer(office, history, outcome);
  },
};

export const chargeButtons: Buttons<'charge'> = {
  async charge({ world }, press, { leader: id, ticked, press: what, mark }) {
    const { office, history } = present(world);
    const leader = id === null ? undefined : findPerson(history, id);
    if (what === 'list' || !leader || !isChairman(leader))
      return arranged(press, chargeList(office, history));
    const own = ticksOf(office.plan, history, leader);
    if (what === 'show') return arranged(press, chargeForm(office, history, { leader, ticked: own }));
    if (what !== 'all' && mark !== fieldsMark(office.plan))
      return arranged(press, chargeForm(office, history, { leader, ticked: own, changed: true }));
    if (typeof what === 'number') {
      return arranged(press, chargeForm(office, history, { leader, ticked: ticked ^ (1n << BigInt(what)) }));
    }
    const fields = what === 'all' ? [] : fieldsTicked(office.plan, ticked);
    const gesture = { person: press.person.id, update: press.update };
    const outcome = await putInCharge(world, gesture, { leader: leader.id, fields });
    return arranged(press, outcome.kind === 'refused' ? outcome : chargeAnswer(office, history, outcome));
  },
};
