import { answerBlocked, confirmBlocked } from './flow.js';
import { present } from '../../ports/world.js';
import { findTask } from '../../plan/plan.js';
import type { Buttons, Questions } from '../../chat/feature.js';
import { refusedAnswer, staleButton } from '../../chat/notices.js';
import { difficultyAnswer, stillBlockedAnswer } from './words.js';

export const difficultyQuestions: Questions<'answer-blocked'> = {
  'answer-blocked': { expected: () => 'words', subject: 'nội dung trả lời vướng mắc' },
};

export const difficultyButtons: Buttons<'answer-blocked' | 'still-blocked'> = {
  async 'still-blocked'({ world }, { person, update }, { task: code, period }) {
    const task = findTask(present(world).office.plan, code);
    if (!task) return { kind: 'say', words: staleButton };
    const outcome = await confirmBlocked(world, { person: person.id, update }, { task, period });
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : stillBlockedAnswer(outcome);
    return { kind: 'edit', message, plain: outcome.kind === 'still-blocked' };
  },
  async 'answer-blocked'({ world }, { person, update, said }, { report }) {
    const words = said?.text ?? '';
    const outcome = await answerBlocked(world, { person: person.id, update }, { report, words });
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : difficultyAnswer(outcome);
    return { kind: 'send', message };
  },
};
