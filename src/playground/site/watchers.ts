import type { ServerResponse } from 'node:http';
import type { Session } from '../play/session.js';
import { HEADERS } from './guard.js';
import { stateView } from './views.js';

interface Watchers {
  add(response: ServerResponse): void;
  close(): void;
}

/** The pages that are open: each hears the new state after every change (server-sent events). */
export function watchers(session: Session): Watchers {
  const open = new Set<ServerResponse>();
  return {
    add(response) {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
      const tell = (): void => {
        // A page that does not keep up gets the newest state when it does.
        if (response.writableLength > 0) return;
        response.write(`data: ${JSON.stringify(stateView(session.play(), session.mover()))}\n\n`);
      };
      const end = session.onChange(tell);
      open.add(response);
      response.on('drain', tell);
      response.on('close', () => {
        end();
        open.delete(response);
      });
      tell();
    },
    close: () => open.forEach((response) => response.end()),
  };
}
