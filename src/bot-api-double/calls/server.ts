import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, type Body, type Json } from './body.js';
import type { Fault, Faults } from '../faults.js';
import { methods } from './methods.js';
import { badRequest, flag, integer, isRefusal, structure, text } from './parameters.js';
import { readAllowed, type UpdateQueue } from '../updates/updates.js';
import type { World } from '../world.js';

/** One call as it came in, and what it was answered. `code` is null where the connection was broken on purpose. */
export interface Request {
  readonly method: string;
  readonly parameters: Json;
  readonly code: number | null;
  readonly description: string | null;
}

export interface Running {
  readonly token: string;
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly faults: Faults;
  readonly requests: Request[];
  dateHeader(): string;
}

/** What will be written back. */
interface Reply {
  readonly code: number;
  readonly body: Json;
}

/** Answers one request as the Bot API would, or as the fault that is due says. */
export async function answer(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false;
  response.setHeader('date', running.dateHeader());
  const url = new URL(request.url ?? '/', 'http://double');
  const [, token, name] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
  if (token === undefined || name === undefined) {
    giveFile(running, url.pathname, response);
    return;
  }
  const body = await readBody(request, url.searchParams).catch(() => null);
  const method = Object.keys(methods).find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  const fault = running.faults.draw(method, chatOf(body));
  const note = (code: number | null, description: string | null): void => {
    running.requests.push({ method, parameters: body?.parameters ?? {}, code, description });
  };
  if (fault?.kind === 'silence') {
    note(null, 'silence');
    void fault.until?.then(() => request.socket.destroy());
    return;
  }
  if (fault?.kind === 'close' && !fault.done) {
    note(null, 'closed');
    request.socket.destroy();
    return;
  }
  const onHangUp = (withdraw: () => void): void => void response.on('close', withdraw);
  const reply =
    fault?.kind === 'status' ? refused(fault) : await honestReply({ running, token, method, body, onHangUp });
  const description = reply.body['description'];
  note(
    fault && fault.kind !== 'status' ? null : reply.code,
    typeof description === 'string' ? description : null,
  );
  write(response, reply, fault);
}

/** The chat that a call names, however wrong the rest of it is. */
function chatOf(body: Body | null): number | null {
  const chat = Number(body?.parameters['chat_id']);
  return Number.isSafeInteger(chat) ? chat : null;
}

function refused(fault: { code: number; description: string; parameters?: Json | null }): Reply {
  const { code, description, parameters } = fault;
  return { code, body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) } };
}

interface Asked {
  readonly running: Running;
  readonly token: string;
  readonly method: string;
  readonly body: Body | null;
  readonly onHangUp: (withdraw: () => void) => void;
}

async function honestReply({ running, token, method, body, onHangUp }: Asked): Promise<Reply> {
  if (token !== running.token) return refused({ code: 401, description: 'Unauthorized' });
  if (!body) return refused({ code: 400, description: "Bad Request: can't parse request" });
  const { world, updates } = running;
  const { parameters, uploads } = body;
  try {
    const queued = await fromQueue({ updates, method, parameters, onHangUp });
    if (queued !== undefined) return { code: 200, body: { ok: true, result: queued } };
    const known = methods[method];
    if (!known) return refused({ code: 404, description: 'Not Found: method not found' });
    return { code: 200, body: { ok: true, result: known({ world, parameters, uploads }) } };
  } catch (error) {
    if (isRefusal(error)) return refused({ ...error, description: error.message });
    throw error;
  }
}

interface QueueCall {
  readonly updates: UpdateQueue;
  readonly method: string;
  readonly parameters: Json;
  readonly onHangUp: (withdraw: () => void) => void;
}

/** getUpdates and the webhook's methods; undefined for every other. */
async function fromQueue({ updates, method, parameters, onHangUp }: QueueCall): Promise<unknown> {
  const allowed = readAllowed(structure(parameters, 'allowed_updates'));
  switch (method) {
    case 'getUpdates': {
      const limit = Math.min(100, Math.max(1, integer(parameters, 'limit') ?? 100));
      const seconds = integer(parameters, 'timeout') ?? 0;
      return updates.poll({ offset: integer(parameters, 'offset') ?? 0, limit, seconds, allowed, onHangUp });
    }
    case 'setWebhook': {
      const url = text(parameters, 'url') ?? '';
      const secret = text(parameters, 'secret_token');
      if (url !== '' && !url.startsWith('https://')) {
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      }
      if (secret !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
        throw badRequest('secret token contains unallowed characters');
      }
      if (flag(parameters, 'drop_pending_updates')) updates.clear();
      const connections = integer(parameters, 'max_connections') ?? 40;
      updates.setWebhook(url === '' ? null : { url, secret, connections }, allowed);
      return true;
    }
    case 'deleteWebhook':
      if (flag(parameters, 'drop_pending_updates')) updates.clear();
      updates.setWebhook(null, null);
      return true;
    case 'getWebhookInfo': {
      const url = updates.webhook()?.url ?? '';
      return { url, has_custom_certificate: false, pending_update_count: updates.pending() };
    }
    default:
      return undefined;
  }
}

function write(response: ServerResponse, reply: Reply, fault: Fault | null): void {
  if (fault?.kind === 'close') {
    response.socket?.destroy();
    return;
  }
  const honest = Buffer.from(JSON.stringify(reply.body));
  const body =
    fault?.kind === 'malformed' ? Buffer.from('<html><body>Sign in to the network</body></html>') : honest;
  response.writeHead(fault?.kind === 'malformed' ? 200 : reply.code, {
    'content-type': fault?.kind === 'malformed' ? 'text/html' : 'application/json',
    'content-length': body.length,
  });
  if (fault?.kind === 'half') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
  } else {
    response.end(body);
  }
}

function giveFile({ world, token }: Running, path: string, response: ServerResponse): void {
  const prefix = `/file/bot${token}/`;
  const id = path.startsWith(prefix) ? path.slice(prefix.length).split('/')[1] : undefined;
  const file = id === undefined ? undefined : world.files.get(id);
  response.writeHead(file ? 200 : 404, { 'content-length': file?.bytes.length ?? 0 });
  response.end(file?.bytes);
}
