import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Log } from '../../ports/ports.js';
import type { Session } from '../play/session.js';
import { REFUSED } from '../words.js';
import { changes, fileSent } from './changes.js';
import { HEADERS, refusal } from './guard.js';
import { questions } from './questions.js';
import { fault } from './reply.js';
import type { Reply } from './reply.js';
import { staticFile } from './static-files.js';
import { watchers } from './watchers.js';

interface Site {
  readonly port: number;
  close(): Promise<void>;
}

interface SiteOptions {
  readonly session: Session;
  /** 0: any that is free. */
  readonly port: number;
  readonly log: Log;
  readonly pageFolders: readonly string[];
}

/** The page and what it asks, on loopback alone. @throws the system's error where the port is taken */
export async function openSite(options: SiteOptions): Promise<Site> {
  const { session, log } = options;
  const watching = watchers(session);
  let port = options.port;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error('the page was not answered', { error, path: request.url ?? '' });
      if (!response.headersSent) give(response, fault(500, REFUSED.failed));
      else response.destroy();
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const why = refusal(request, port);
    if (why !== null) {
      give(response, fault(403, why));
      return;
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'GET' && url.pathname === '/api/events') watching.add(response);
    else give(response, await reply(request, url));
  };
  const reply = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const path = url.pathname;
    if (request.method === 'POST') {
      if (path === '/api/file') return fileSent(session, request, url);
      const change = changes[path];
      return change ? change(session, request) : fault(404, REFUSED.noAddress);
    }
    if (request.method !== 'GET') return fault(405, REFUSED.method);
    if (path.startsWith('/api/')) return questions(session, url);
    const file = await staticFile(path === '/' ? 'index.html' : path.slice(1), options.pageFolders);
    return file ? { status: 200, type: file.type, body: file.bytes } : fault(404, REFUSED.noFile);
  };
  port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : options.port);
    });
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        watching.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function give(response: ServerResponse, { status, type, body, headers = {} }: Reply): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type, ...headers });
  response.end(body);
}
