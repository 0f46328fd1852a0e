import { setDate } from './flow.js';
import { setDateAnswer } from './words.js';
import { present, saidAt } from '../../ports/world.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { planWhere } from '../../chat/plan-meant.js';
import { isYearsTurn } from '../../ports/earlier-plan.js';
import { inYear } from '../../words/message.js';
import { withYear } from '../../words/of-year.js';

export const requestedDateCommands: Commands<'set'> = {
  /** `/set I.1b 16/06/2025` */
  async set(here, { incoming, rest }) {
    const meant = planWhere(here, { incoming, rest }, ({ category }) => category === 'requested');
    if (meant.kind === 'asked') return meant.message;
    const { world } = meant.ctx;
    const outcome = await setDate(world, incoming, rest);
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    const { office } = present(world);
    const answer = inYear(setDateAnswer(office, saidAt(world).day, outcome), office.plan.year);
    return isYearsTurn(world) ? withYear(answer, office.plan) : answer;
  },
};
