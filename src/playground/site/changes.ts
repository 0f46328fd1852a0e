import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { REFUSED, arrivalWords } from '../words.js';
import { parseJson } from '../../bot-api-double/calls/body.js';
import type { Session } from '../play/session.js';
import {
  emptySchema,
  fileQuery,
  joinSchema,
  moveSchema,
  playSchema,
  pressSchema,
  readSchema,
  saySchema,
} from './requests.js';
import { fault, json } from './reply.js';
import type { Reply } from './reply.js';

type Change = (session: Session, request: IncomingMessage) => Promise<Reply>;

/** What the page does, by path. */
export const changes: Readonly<Record<string, Change>> = {
  '/api/say': withBody(saySchema, async (session, asked) => {
    const said = await session.say({ ...asked, file: null });
    return said ? json({}) : fault(404, REFUSED.mayNotWrite);
  }),
  '/api/press': withBody(pressSchema, async (session, asked) => {
    const answered = await session.press(asked);
    return answered ? json(answered) : fault(404, REFUSED.noButton);
  }),
  '/api/move': withBody(moveSchema, async (session, target) => {
    const arrival = await session.mover().move(target);
    const sent = arrival.kind === 'past' ? 0 : arrival.sent;
    const words = arrivalWords(arrival.kind, arrival.at, sent);
    return arrival.kind === 'past' ? fault(409, words) : json({ words });
  }),
  '/api/play': withBody(playSchema, async (session, { on }) => {
    if (on) session.mover().play();
    else await session.mover().stop();
    return json({});
  }),
  '/api/read': withBody(readSchema, (session, { chat, message }) => {
    session.readUpTo(chat, message);
    return Promise.resolve(json({}));
  }),
  '/api/join': withBody(joinSchema, async (session, { code }) => json({ chat: await session.join(code) })),
  '/api/restart': withBody(emptySchema, async (session) => {
    const faults = await session.restart();
    return faults.length === 0 ? json({}) : fault(500, faults.join('\n'));
  }),
};

/** A photo or a file comes as it is, with what belongs to it in the address. */
export async function fileSent(session: Session, request: IncomingMessage, url: URL): Promise<Reply> {
  const asked = fileQuery.safeParse(Object.fromEntries(url.searchParams));
  if (!asked.success) return fault(400, REFUSED.sending);
  const bytes = await bodyOf(request, MOST_FILE);
  if (!bytes) return fault(413, REFUSED.tooLarge);
  if (bytes.length === 0) return fault(400, REFUSED.empty);
  const { name, picture, replyTo, ...words } = asked.data;
  const file = { name, picture: picture === '1', bytes };
  const said = await session.say({ ...words, replyTo: replyTo ?? null, file });
  return said ? json({}) : fault(404, REFUSED.mayNotWrite);
}

const MOST_FILE = 10 * 1024 * 1024;
const MOST_WORDS = 64 * 1024;

function withBody<Schema extends z.ZodType>(
  schema: Schema,
  work: (session: Session, asked: z.output<Schema>) => Promise<Reply>,
): Change {
  return async (session, request) => {
    const bytes = await bodyOf(request, MOST_WORDS);
    const asked = schema.safeParse(bytes ? parseJson(bytes.toString('utf8')) : undefined);
    return asked.success ? work(session, asked.data) : fault(400, REFUSED.request);
  };
}

/** The body, or null where it is longer than that: the rest is not read. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > most) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
