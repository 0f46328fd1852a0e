import type { Sender } from '../ports/ports.js';
import { outgoing } from '../chat/outgoing.js';
import type { Context, Messenger } from '../ports/ports.js';
import type { Overview } from '../features/pictures/overview.js';
import type { Message } from '../words/message.js';
import { overviewPicture } from '../features/pictures/photo-flow.js';
import { post } from '../chat/post.js';
import { render } from './render.js';

/** The picture as a message, or why there is none. */
async function drawn(context: Context, overview: Overview): Promise<Message | { readonly fault: string }> {
  try {
    return await overviewPicture(context.office, overview);
  } catch (error) {
    return { fault: `not drawn: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The door through which the journeys send what nobody asked for: words from words/ and the features, delivery by the courier. */
export function createMessenger(courier: Sender): Messenger {
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
