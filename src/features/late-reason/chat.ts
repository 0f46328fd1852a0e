import { confirmCause, explainDelay } from './flow.js';
import { present } from '../../ports/world.js';
import type { Buttons, Questions } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { findTask } from '../../plan/plan.js';
import { confirmAnswer, reasonAnswer } from './words.js';
import { inYear } from '../../words/message.js';

export const lateReasonQuestions: Questions<'give-reason'> = {
  'give-reason': { expected: () => 'reason', subject: 'nguyên nhân quá hạn của' },
};

export const lateReasonButtons: Buttons<'give-reason' | 'confirm-reason'> = {
  async 'give-reason'({ world }, { person, update, said }, { task: code, period, cause }) {
    const { office } = present(world);
    const task = findTask(office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const gesture = { person: person.id, update };
    const outcome = await explainDelay(world, gesture, { task, period, cause, words: said?.text ?? '' });
    const message =
      outcome.kind === 'refused'
        ? refusedAnswer(outcome)
        : inYear(reasonAnswer(present(world).office, outcome), office.plan.year);
    return { kind: 'send', message };
  },
  async 'confirm-reason'({ world }, { person, update }, { reason }) {
    const outcome = await confirmCause(world, { person: person.id, update }, reason);
    const { office, history } = present(world);
    const message =
      outcome.kind === 'refused' ? refusedAnswer(outcome) : confirmAnswer(office, history, outcome);
    return { kind: 'edit', message };
  },
};
