import { z } from 'zod';
import { readDay } from '../../plan/day.js';

/** What the page may send; anything else is refused with 400. */
const chat = z.int();
const day = z.string().transform((value, context) => {
  const read = readDay(value);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'no such day' });
  return z.NEVER;
});

export const saySchema = z.object({
  chat,
  as: z.int(),
  // Telegram's own limit for what a person sends.
  text: z.string().trim().min(1).max(4096),
  replyTo: z.int().nullable(),
});

export const pressSchema = z.object({
  chat,
  as: z.int(),
  message: z.int(),
  row: z.int().nonnegative(),
  column: z.int().nonnegative(),
});

export const moveSchema = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['working-day', 'reminder', 'summary']) }).transform(({ to }) => ({ kind: to })),
  z.object({ to: z.literal('date'), day }).transform((asked) => ({ kind: 'date' as const, day: asked.day })),
]);

export const playSchema = z.object({ on: z.boolean() });
export const readSchema = z.object({ chat, message: z.int() });
export const joinSchema = z.object({ code: z.string().max(64) });
export const emptySchema = z.object({});

const count = z.coerce.number().int();

export const chatQuery = z.object({ limit: count.min(1).max(400).default(60) });
export const whyQuery = z.object({ chat: count, message: count });
export const fileQuery = z.object({
  chat: count,
  as: count,
  name: z.string().trim().min(1).max(120),
  picture: z.enum(['0', '1']),
  text: z.string().max(1024).default(''),
  replyTo: count.optional(),
});
