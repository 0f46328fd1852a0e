import type { Context, Messenger } from '../app/ports.js';
import type { Overview } from '../reminders/overview.js';
import type { Message } from '../texts/message.js';
import type { Courier } from './courier.js';
import { overviewPicture } from './picturing.js';
import { post } from './post.js';
import { outgoing, render } from './render.js';

/** The picture as a message, or why there is none. */
async function drawn(context: Context, overview: Overview): Promise<Message | { readonly fault: string }> {
  try {
    return await overviewPicture(context.office, overview);
  } catch (error) {
    return { fault: `not drawn: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The door through which the journeys send what nobody asked for: words from texts/, delivery by the courier. */
export function createMessenger(courier: Courier): Messenger {
  return {
    async deliver(address, notice, context) {
      if (notice.kind !== 'picture') return post(courier, address, { message: render(notice, context) });
      const message = await drawn(context, notice.overview);
      // What cannot be drawn now could not be drawn at the next try either.
      if ('fault' in message) return { kind: 'refused', description: message.fault };
      return post(courier, address, { message });
    },
    async retire(address, messageId) {
      await courier.retire(address, messageId);
    },
    async revise(address, messageId, { notice, context }) {
      if (notice.kind === 'picture') return { kind: 'refused', description: 'a picture is not revised' };
      return courier.edit(address, messageId, outgoing(render(notice, context)));
    },
  };
}
