import { confirm, returnReport } from './flow.js';
import { present } from '../../ports/world.js';
import { arranged } from '../../chat/arranged.js';
import type { Buttons, Questions } from '../../chat/feature.js';
import { confirmAnswer, returnAnswer } from './words.js';

export const confirmationQuestions: Questions<'return-report'> = {
  'return-report': { expected: () => 'reason', subject: 'lý do trả lại' },
};

export const confirmationButtons: Buttons<'confirm-report' | 'return-report'> = {
  async 'confirm-report'({ world }, press, action) {
    const { office } = present(world);
    const outcome = await confirm(world, { person: press.person.id, update: press.update }, action);
    return arranged(press, outcome.kind === 'refused' ? outcome : confirmAnswer(office, outcome));
  },
  async 'return-report'({ world }, press, { report }) {
    const { office } = present(world);
    const reason = press.said?.text ?? '';
    const gesture = { person: press.person.id, update: press.update };
    const outcome = await returnReport(world, gesture, { report, reason });
    return arranged(
      press,
      outcome.kind === 'refused' ? outcome : returnAnswer(office, outcome, press.said !== null),
    );
  },
};
