import { present } from '../../ports/world.js';
import { botName } from '../../chat/feature.js';
import type { Buttons } from '../../chat/feature.js';
import { closedPlanMessage } from '../../words/closed-plan.js';
import type { Message } from '../../words/message.js';
import { alarmMessage } from '../alarms/words.js';
import { missing } from './rule.js';
import type { Missing } from './rule.js';
import { checklistMessage, departmentsToInvite, howToBind } from './words.js';

export const checklistButtons: Buttons<'checklist'> = {
  /** The list stays above: the other steps are still to be done. What was done since falls away. */
  checklist(ctx, _press, { step }) {
    const { office, history } = present(ctx.world);
    const { day: today } = ctx.world.clock.now();
    const all = missing(office, history, today);
    const has = (kind: Missing['kind']): boolean => all.some((one) => one.kind === kind);
    const list = checklistMessage(office, all);
    const send = (message: Message): { kind: 'send'; message: Message } => ({ kind: 'send', message });
    switch (step) {
      case 'all':
        return send(list);
      case 'plan':
        return send(
          has('plan') ? closedPlanMessage({ office, history }, { today, coordinator: true }) : list,
        );
      case 'departments':
        return send(has('departments') ? departmentsToInvite(office, all) : list);
      case 'group':
        return send(has('group') ? howToBind(office.plan, botName(ctx)) : list);
      case 'days-off': {
        const unknown = all.find((one) => one.kind === 'days-off');
        return send(unknown ? alarmMessage({ kind: 'no-holidays', year: unknown.year }) : list);
      }
    }
  },
};
