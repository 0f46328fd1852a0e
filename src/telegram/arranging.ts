import { assign, choosing, whomToAssign } from '../app/assign.js';
import { close } from '../app/close.js';
import { confirm, returnReport } from '../app/confirm.js';
import { mayCoordinate } from '../app/correct.js';
import { endStandIn, leaveOffice, nameStandIn } from '../app/people-change.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import { peopleMessage, refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { notForYou, privateArrangement } from '../texts/notices.js';
import type { OfficeAction } from '../texts/office-action.js';
import { assignAnswer } from '../texts/office/assigning.js';
import { closeAnswer } from '../texts/office/closing.js';
import { confirmAnswer, returnAnswer } from '../texts/office/confirming.js';
import { leaveAnswer, personMessage, standInAnswer } from '../texts/office/people-change.js';
import type { Refused } from '../tracking/outcome.js';
import { findPerson } from '../tracking/people.js';
import type { Effect, Press } from './buttons.js';
import type { Answer, Asked, Desk } from './desk.js';

const REFUSED: Refused = { kind: 'refused', needs: 'coordinator' };

/** `/assign I.3`: buttons with people. */
export function assigning(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const outcome = whomToAssign(desk.world, incoming, rest);
  const { office } = present(desk.world);
  return Promise.resolve(outcome.kind === 'refused' ? refusedAnswer(outcome) : assignAnswer(office, outcome));
}

/** A button of the coordinator's arrangements: in private alone, since each shows or concerns a person. */
export async function arranging(desk: Desk, pressed: Press, act: OfficeAction): Promise<Effect> {
  if (!pressed.chat.private) return { kind: 'say', words: privateArrangement };
  const gesture = { person: pressed.person.id, update: pressed.update };
  if (!mayCoordinate(present(desk.world), gesture)) return refused(REFUSED, pressed);
  const said = pressed.said?.text ?? null;
  const outcome = await answerTo(desk, gesture, { act, said });
  if (!('html' in outcome)) return refused(outcome, pressed);
  return { kind: outcome.asks ? 'send' : 'edit', message: outcome };
}

/** Whoever may not press it reads so on top; the message stays as it is for whoever may. */
function refused(outcome: Refused, { said }: Press): Effect {
  if (said !== null) return { kind: 'send', message: refusedAnswer(outcome) };
  return { kind: 'say', words: notForYou };
}

interface Ask {
  readonly act: OfficeAction;
  /** What was said to the question that the action asked; null for a button. */
  readonly said: string | null;
}

async function answerTo(desk: Desk, gesture: Gesture, { act, said }: Ask): Promise<Message | Refused> {
  const { world } = desk;
  const today = world.clock.now().day;
  const { office, history } = present(world);
  switch (act.kind) {
    case 'confirm': {
      const outcome = await confirm(world, gesture, act);
      return outcome.kind === 'refused' ? outcome : confirmAnswer(office, outcome);
    }
    case 'return': {
      const outcome = await returnReport(world, gesture, { report: act.report, reason: said ?? '' });
      return outcome.kind === 'refused' ? outcome : returnAnswer(office, outcome, said !== null);
    }
    case 'close': {
      const outcome = await close(world, gesture, act);
      return outcome.kind === 'refused' ? outcome : closeAnswer(office, outcome, today);
    }
    case 'choose-lead': {
      const outcome = choosing(world, gesture, act);
      return outcome.kind === 'refused' ? outcome : assignAnswer(office, outcome);
    }
    case 'assign': {
      const outcome = await assign(world, gesture, act);
      return outcome.kind === 'refused' ? outcome : assignAnswer(office, outcome);
    }
    case 'people':
      return peopleMessage(office, history, act.page);
    case 'person':
      return personMessage(office, history, { person: findPerson(history, act.person), today });
    case 'leave': {
      const outcome = await leaveOffice(world, gesture, act);
      return outcome.kind === 'refused' ? outcome : leaveAnswer(office, outcome);
    }
    case 'stand-in': {
      const outcome = await nameStandIn(world, gesture, { ...act, said });
      return outcome.kind === 'refused' ? outcome : standInAnswer(office, outcome);
    }
    case 'end-stand-in': {
      const outcome = await endStandIn(world, gesture, act.person);
      return outcome.kind === 'refused' ? outcome : standInAnswer(office, outcome);
    }
  }
}
