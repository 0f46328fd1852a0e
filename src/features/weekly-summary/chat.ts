import { postSummaryNow, summaryOf } from './flow.js';
import { present } from '../../ports/world.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import { weekUntilNow } from './rule.js';
import { summaryPosted } from '../report/notices.js';
import { summaryMessage } from './words.js';

export const summaryCommands: Commands<'summary'> = {
  /** The summary as it would be now, with a button that posts it. */
  summary({ world }) {
    const { office, history } = present(world);
    const summary = summaryOf(world, weekUntilNow(office, world.clock.now(), world.settings.summaryAt));
    return summaryMessage(office, summary, { preview: true, withoutGroup: history.group === null });
  },
};

export const summaryButtons: Buttons<'post-summary'> = {
  /** One preview posts once, however often its button is tapped. */
  async 'post-summary'(ctx, { chat, messageId }) {
    const { office, history } = present(ctx.world);
    const preview = `${chat.id}/${messageId}`;
    const { clock, settings } = ctx.world;
    await postSummaryNow(ctx.world, weekUntilNow(office, clock.now(), settings.summaryAt), preview);
    // The picture follows by itself, and nobody waits for it.
    void ctx.ticker.run();
    return { kind: 'edit', message: summaryPosted(office, history.group?.title ?? null) };
  },
};
