import { answerBlocked } from './flow.js';
import type { Buttons, Questions } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { difficultyAnswer } from './words.js';

export const difficultyQuestions: Questions<'answer-blocked'> = {
  'answer-blocked': { expected: () => 'words', subject: 'nội dung trả lời vướng mắc' },
};

export const difficultyButtons: Buttons<'answer-blocked'> = {
  async 'answer-blocked'({ world }, { person, update, said }, { report }) {
    const words = said?.text ?? '';
    const outcome = await answerBlocked(world, { person: person.id, update }, { report, words });
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : difficultyAnswer(outcome);
    return { kind: 'send', message };
  },
};
