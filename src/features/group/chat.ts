import { bindGroup } from './flow.js';
import { present } from '../../ports/world.js';
import { botName } from '../../chat/feature.js';
import type { Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { groupAnswer } from '../enrolment/words.js';
import { usage } from '../../words/usage.js';

export const groupCommands: Commands<'group'> = {
  /** `/group` inside the committee's group; in a private chat it says where to send it. */
  async group(ctx, { incoming, rest }) {
    if (incoming.chat.private) return usage(present(ctx.world).office.plan, 'group');
    const { id: chat, topic, title } = incoming.chat;
    const off = /^\s*(?:off|tắt|tat)\s*$/iu.test(rest);
    const outcome = await bindGroup(ctx.world, incoming, { chat, topic, title, off });
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    return groupAnswer(present(ctx.world).office, outcome, { botName: botName(ctx) });
  },
};
