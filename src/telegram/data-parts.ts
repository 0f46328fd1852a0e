import { z } from 'zod';
import { readDay } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';

/** Stands for all periods, or all parts. */
const EVERYTHING = '*';

/** A period or a part as a button's data has it: all of them, that one, or the one that is meant. */
export function star(value: string | null): string {
  return value === 'all' ? EVERYTHING : (value ?? '');
}

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
export const everything = z.literal(EVERYTHING).transform(() => 'all' as const);
export const none = z.literal('').transform(() => null);
/** Which of a list are ticked: bit n is item n. */
export const mask = z
  .string()
  .regex(/^[\da-f]{1,48}$/u)
  .transform((value) => BigInt(`0x${value}`));
