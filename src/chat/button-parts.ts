import { z } from 'zod';
import { readDay } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { STAGES } from '../journal/fact.js';
import { MOST_DUE_DAYS, SNOOZES } from '../words/action.js';
import type { PersonId, ReportStatus, Stage } from '../journal/fact.js';

/**
 * What the parts of a button's data are read with. A part that this bot never wrote is refused, and every part has its
 * bounds: buttons can be forged.
 */
function upTo(most: number) {
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,5})$/u)
    .transform(Number)
    .refine((value) => value <= most);
}

/** A page of a list, from 0. */
export const page = upTo(999);
/** The place of one thing in a list that can be ticked, or of one of several choices: as many as `mask` has bits. */
export const place = upTo(191);
export const dueDays = upTo(MOST_DUE_DAYS);
/** The number of a fact: it grows with the time at which the journal was opened (`journal/numbers.ts`). */
export const factNumber = z
  .string()
  .regex(/^\d{1,15}$/u)
  .transform(Number);
export const code = z
  .string()
  .regex(/^[\p{L}\d./]{1,16}$/u)
  .transform((value) => value as TaskCode);
export const period = z
  .string()
  .regex(/^(?:20\d\d|2100)[-/\w]{0,8}$/u)
  .transform((value) => value as PeriodId);
export const someDay = z
  .string()
  .regex(/^(?:20\d\d|210[01])-/u)
  .transform((value) => readDay(value))
  .refine((value) => value !== null);
export const department = z
  .string()
  .regex(/^[\p{L}\d_-]{1,16}$/u)
  .transform((value) => value as DepartmentId);
/** What a button chose: a department, a person, a day, or that there is none. */
export const chosen = z.string().regex(/^[\p{L}\d_-]{1,16}$/u);
export const person = z
  .string()
  .regex(/^[1-9]\d{0,14}$/u)
  .transform((value) => Number(value) as PersonId);
/** For how many days a reminder is put off. */
export const snooze = z
  .enum(['1', '3', '7'])
  .transform((days) => SNOOZES.find((one) => String(one) === days) ?? 3);
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

/** The last part of buttons that are of one plan: its year. Those of older versions have none. */
export function yearPart({ year }: { readonly year?: number }): readonly number[] {
  return year === undefined ? [] : [year];
}

/** The years of which there can be a plan. */
export const planYear = z
  .string()
  .regex(/^(?:20\d\d|2100)$/u)
  .transform(Number);

/** What was read, with the year where the button names one; two years were never written. */
export function withYear<Of extends object>(
  of: Of,
  { years: [year, ...others], context }: { readonly years: readonly number[]; readonly context: Reading },
): Of & { readonly year?: number } {
  if (others.length > 0) context.addIssue('one year is meant');
  return year === undefined ? of : { ...of, year };
}

interface Reading {
  addIssue(why: string): void;
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
      .regex(/^\*(?:20\d\d|2100)$/u)
      .transform((text) => ({ period: 'all' as const, year: Number(text.slice(1)) })),
    z
      .string()
      .regex(/^~(?:20\d\d|2100)$/u)
      .transform((text) => ({ period: null, year: Number(text.slice(1)) })),
    period.transform((id) => ({ period: id })),
  ])
  .transform((meant): PeriodsMeant => meant);

/** The same of what is asked of one period at a time. */
export const onePeriod = periods.transform(({ period: of, year }, context) => {
  if (of === 'all') context.addIssue('one period is meant');
  return { period: of === 'all' ? null : of, ...(year !== undefined && { year }) };
});

const STATUSES = { done: 'd', 'not-arising': 'n', 'in-progress': 'p', blocked: 'b' } as const;

interface StatusSaid {
  readonly status?: ReportStatus;
  readonly stage?: Stage;
}

/** The last part of a report's button, with the number of its stage: `p4`. Without it a button means what the command said. */
export function statusPart({ status, stage }: StatusSaid): readonly string[] {
  if (status === undefined) return [];
  return [`${STATUSES[status]}${stage === undefined ? '' : STAGES.indexOf(stage)}`];
}

export const status = z
  .string()
  .regex(/^(?:[dnb]|p\d?)$/u)
  .transform((text, context): StatusSaid => {
    if (text.startsWith('d')) return { status: 'done' };
    if (text.startsWith('n')) return { status: 'not-arising' };
    if (text.startsWith('b')) return { status: 'blocked' };
    const stage = STAGES[Number(text.slice(1) || -1)];
    if (text.length > 1 && stage === undefined) context.addIssue('no stage');
    return { status: 'in-progress', ...(stage && { stage }) };
  });

/** That part, or none. */
export const maybeStatus = z
  .tuple([])
  .transform((): StatusSaid => ({}))
  .or(z.tuple([status]).transform(([said]): StatusSaid => said));
