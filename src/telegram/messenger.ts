import type { Messenger } from '../app/ports.js';
import type { Courier } from './courier.js';
import { post } from './post.js';
import { render } from './render.js';

/** The door through which the journeys send what nobody asked for: words from texts/, delivery by the courier. */
export function createMessenger(courier: Courier): Messenger {
  return {
    deliver: (address, notice, context) => post(courier, address, { message: render(notice, context) }),
    async retire(address, messageId) {
      await courier.retire(address, messageId);
    },
  };
}
