import { z } from 'zod';
import { readDay, type Day } from '../plan/day.js';
import { DEADLINE_KINDS } from '../plan/deadline.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { FILE_KINDS, STAGES } from '../journal/fact.js';
import type { PersonId } from '../journal/fact.js';

/** The parts of which the facts of journal.json are made. */
export const day = z.custom<Day>(
  (value) => typeof value === 'string' && readDay(value) !== null,
  'not a date',
);
export const instant = z.iso.datetime({ offset: true });
export const name = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const department = z.custom<DepartmentId>(name, 'not a department');
export const task = z.custom<TaskCode>(name, 'not a task code');
export const period = z.custom<PeriodId>(
  (value) => typeof value === 'string' && /^\d{4}/.test(value),
  'not a period',
);
export const person = z.custom<PersonId>(
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0,
  'not a person id',
);
export const factId = z.int().positive();
export const version = z.string().regex(/^\d{4}-\d{1,6}$/);

export const post = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), department }),
  z.strictObject({ kind: z.literal('coordinator') }),
  z.strictObject({ kind: z.literal('chairman') }),
]);

export const field = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), section: z.string() }),
  z.strictObject({ kind: z.literal('department'), department }),
]);

export const evidence = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('document'), number: z.string(), dated: day.nullable() }),
      z.strictObject({ kind: z.enum(FILE_KINDS), fileId: z.string(), name: z.string().nullable() }),
    ]),
  )
  .readonly();

export const capacity = z.enum(['leader', 'coordinator']);
export const changing = {
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('date'), period, due: day, first: day }),
    z.strictObject({
      kind: z.literal('dates'),
      phrase: z.string(),
      deadline: z.enum(DEADLINE_KINDS),
      from: day,
      periods: z.array(z.strictObject({ id: period, label: z.string(), opens: day, due: day })).readonly(),
      replaced: z.array(z.strictObject({ id: period, due: day })).readonly(),
    }),
    z.strictObject({ kind: z.literal('stop') }),
    z.strictObject({ kind: z.literal('pause'), until: day }),
    z.strictObject({ kind: z.literal('resume') }),
    z.strictObject({ kind: z.literal('hand-over'), to: department, from: day, lead: department }),
  ]),
  reason: z.string(),
  basis: z.strictObject({ number: z.string(), dated: day.nullable() }).nullable(),
};

export const stage = z.strictObject({ kind: z.enum(STAGES), waitsFor: z.string().nullable() });

export const written = {
  id: factId,
  at: instant,
  sent: instant.optional(),
  by: person.nullable(),
  update: z.int().nonnegative().nullable(),
};
export const periodRef = { task, period };
