import type { IncomingMessage } from 'node:http';

export type Json = Readonly<Record<string, unknown>>;

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a request carries: parameters by name, and files by the name of their part. */
export interface Body {
  readonly parameters: Json;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON, urlencoded and multipart bodies and the query, or null where the body is not what it says. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  if (bytes.length === 0) return { parameters: fromQuery, uploads: new Map() };
  if (type.startsWith('application/json')) {
    const parsed = parseJson(bytes.toString('utf8'));
    return isJson(parsed) ? { parameters: { ...fromQuery, ...parsed }, uploads: new Map() } : null;
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
    return { parameters: { ...fromQuery, ...form }, uploads: new Map() };
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(type)?.[1];
  return boundary === undefined ? null : readMultipart(bytes, boundary, fromQuery);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller answers 400 for what is not JSON; undefined is no JSON value.
    return undefined;
  }
}

function readMultipart(bytes: Buffer, boundary: string, fromQuery: Json): Body {
  const parameters: Record<string, unknown> = { ...fromQuery };
  const uploads = new Map<string, Upload>();
  const mark = Buffer.from(`--${boundary}`);
  let at = bytes.indexOf(mark);
  while (at >= 0) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = bytes.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    const content = part.subarray(split + 4);
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1];
    const file = /filename="([^"]*)"/.exec(head)?.[1];
    if (name !== undefined && file !== undefined)
      uploads.set(name, { name: file, bytes: Buffer.from(content) });
    else if (name !== undefined) parameters[name] = content.toString('utf8');
    at = next;
  }
  return { parameters, uploads };
}
