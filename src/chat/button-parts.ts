import { z } from 'zod';
import { readDay } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import type { PersonId, ReportStatus } from '../journal/fact.js';

/** What the parts of a button's data are read with. A part that this bot never wrote is refused: buttons can be forged. */
export const count = z
  .string()
  .regex(/^\d{1,9}$/u)
  .transform(Number);
export const code = z
  .string()
  .regex(/^[\p{L}\d.]{1,16}$/u)
  .transform((value) => value as TaskCode);
export const period = z
  .string()
  .regex(/^\d{4}[-/\w]{0,8}$/u)
  .transform((value) => value as PeriodId);
export const someDay = z
  .string()
  .transform((value) => readDay(value))
  .refine((value) => value !== null);
export const department = z
  .string()
  .regex(/^[\p{L}\d_-]{1,16}$/u)
  .transform((value) => value as DepartmentId);
export const person = z
  .string()
  .regex(/^[1-9]\d{0,15}$/u)
  .transform((value) => Number(value) as PersonId);
export const none = z.literal('').transform(() => null);
export const flag = z.enum(['0', '1']).transform((value) => value === '1');
/** Which of a list are ticked: bit n is item n. */
export const mask = z
  .string()
  .regex(/^[\da-f]{1,48}$/u)
  .transform((value) => BigInt(`0x${value}`));

/** All parts. */
export const everything = z.literal('*').transform(() => 'all' as const);

export function star(value: string | null): string {
  return value === 'all' ? '*' : (value ?? '');
}

/** Which periods of a task are meant: one, all, or those that are open; of the last two the year of their plan. */
interface PeriodsMeant {
  readonly period: PeriodId | 'all' | null;
  readonly year?: number;
}

/** `2025-03` · `*2025` all of that year's plan · `~2025` what is open of it. Buttons of older versions have no year. */
export function periodsPart({ period: of, year }: PeriodsMeant): string {
  if (of !== null && of !== 'all') return of;
  return `${of === 'all' ? '*' : year === undefined ? '' : '~'}${year ?? ''}`;
}

export const periods = z
  .union([
    z.literal('').transform(() => ({ period: null })),
    z.literal('*').transform(() => ({ period: 'all' as const })),
    z
      .string()
      .regex(/^\*\d{4}$/u)
      .transform((text) => ({ period: 'all' as const, year: Number(text.slice(1)) })),
    z
      .string()
      .regex(/^~\d{4}$/u)
      .transform((text) => ({ period: null, year: Number(text.slice(1)) })),
    period.transform((id) => ({ period: id })),
  ])
  .transform((meant): PeriodsMeant => meant);

const STATUSES = { done: 'd', 'not-arising': 'n', 'in-progress': 'p', blocked: 'b' } as const;

/** The last part of a report's button; a button without it means what the command said. */
export function statusPart(said: ReportStatus | undefined): readonly string[] {
  return said === undefined ? [] : [STATUSES[said]];
}

const status = z.enum(['d', 'n', 'p', 'b']).transform((letter): { readonly status: ReportStatus } => {
  switch (letter) {
    case 'd':
      return { status: 'done' };
    case 'n':
      return { status: 'not-arising' };
    case 'p':
      return { status: 'in-progress' };
    case 'b':
      return { status: 'blocked' };
  }
});

/** That part, or none. */
export const maybeStatus = z
  .tuple([])
  .transform((): { readonly status?: ReportStatus } => ({}))
  .or(z.tuple([status]).transform(([said]): { readonly status?: ReportStatus } => said));
