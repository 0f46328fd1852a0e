import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Update } from 'telegraf/types';
import type { Log } from '../ports/ports.js';
import { isUpdate } from './raw-update.js';

interface WebhookOptions {
  /** The public address; its path is the one that is listened to. */
  readonly url: string;
  readonly secret: string;
  readonly port: number;
  readonly host?: string;
  /** Resolves once the update is handled or kept. */
  readonly take: (update: Update) => Promise<void>;
  /** False answers `/health` with 503. */
  readonly isHealthy?: () => boolean;
  readonly log: Log;
}

export interface WebhookServer {
  readonly port: number;
  /** Takes no more requests, answers those under way, and cuts what is left after the milliseconds. */
  close(grace?: number): Promise<void>;
}

const LARGEST_BODY = 1024 * 1024;
const SLOWEST_REQUEST = 10_000;
const GRACE = 4500;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Listens for updates. telegraf's own server has no body limit, breaks letters that lie across two chunks and checks
 * nothing where the secret is missing. 200 is answered once the update is taken, and 500 when it is not, so that Telegram
 * brings it again.
 * @throws Error when the secret is empty or the port is taken.
 */
export async function startWebhook(options: WebhookOptions): Promise<WebhookServer> {
  if (options.secret === '') throw new Error('WEBHOOK_SECRET is empty: anybody could pose as Telegram.');
  const { pathname } = new URL(options.url);
  const listener: Listener = {
    ...options,
    path: pathname,
    secretHash: hash(options.secret),
  };
  const open = new Set<ServerResponse>();
  const limits = { requestTimeout: SLOWEST_REQUEST, headersTimeout: SLOWEST_REQUEST };
  const server = createServer(limits, (request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    serve(listener, request, response).catch((error: unknown) => {
      options.log.error('webhook.failed', { error });
      reply(response, 500);
    });
  });
  const port = await listen(server, options);
  return {
    port,
    close(grace = GRACE) {
      // Otherwise the connection of an answer under way would be kept alive, and the server with it.
      for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
      return shut(server, grace);
    },
  };
}

interface Listener extends WebhookOptions {
  readonly path: string;
  readonly secretHash: Buffer;
}

async function serve(listener: Listener, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/health' && path !== listener.path) {
    reply(response, listener.isHealthy?.() === false ? 503 : 200);
    return;
  }
  if (path !== listener.path) {
    reply(response, 404);
    return;
  }
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    reply(response, 405);
    return;
  }
  if (!isSecret(request, listener.secretHash)) {
    listener.log.warn('webhook.stranger', { from: request.socket.remoteAddress });
    reply(response, 401);
    return;
  }
  const body = await readBody(request);
  if (body.kind === 'too-large') {
    response.setHeader('connection', 'close');
    reply(response, 413);
    return;
  }
  const update = body.kind === 'read' ? readUpdate(body.bytes) : null;
  if (!update) {
    reply(response, 400);
    return;
  }
  try {
    await listener.take(update);
    reply(response, 200);
  } catch (error) {
    listener.log.error('webhook.update-failed', { update: update.update_id, error });
    reply(response, 500);
  }
}

function reply(response: ServerResponse, code: number): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(code, { 'content-type': 'text/plain', 'content-length': 0 }).end();
}

/** Hashed first, so that the comparison takes the same time whatever the length. */
function isSecret(request: IncomingMessage, expected: Buffer): boolean {
  const given = request.headers[SECRET_HEADER];
  return timingSafeEqual(hash(typeof given === 'string' ? given : ''), expected);
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY)
    return Promise.resolve({ kind: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What is too much is still read, though not kept: a client that is cut off would not see why.
      if (size > LARGEST_BODY) resolve({ kind: 'too-large' });
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ kind: 'read', bytes: Buffer.concat(chunks) }));
    request.on('error', () => resolve({ kind: 'broken-off' }));
  });
}

/** An update, or null for what is not UTF-8, not JSON, or has no update_id. */
function readUpdate(bytes: Buffer): Update | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isUpdate(parsed) ? parsed : null;
  } catch {
    // The answer 400 says it all; what a stranger with the secret sends is not worth a line.
    return null;
  }
}

function listen(server: Server, { port, host }: WebhookOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function shut(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
