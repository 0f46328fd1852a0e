import { z } from 'zod';
import { readDay, type Day } from '../plan/day.js';
import { DEADLINE_KINDS } from '../plan/deadline.js';
import type { PeriodId } from '../plan/deadline.js';
import type { DepartmentId, TaskCode } from '../plan/plan.js';
import { FILE_KINDS, SIGNED_PAPERS, SIGNERS, STAGES } from '../journal/fact.js';
import type { Fact, PersonId } from '../journal/fact.js';

const day = z.custom<Day>((value) => typeof value === 'string' && readDay(value) !== null, 'not a date');
export const instant = z.iso.datetime({ offset: true });
const name = (value: unknown): boolean => typeof value === 'string' && value !== '';
const department = z.custom<DepartmentId>(name, 'not a department');
const task = z.custom<TaskCode>(name, 'not a task code');
const period = z.custom<PeriodId>(
  (value) => typeof value === 'string' && /^\d{4}/.test(value),
  'not a period',
);
export const person = z.custom<PersonId>(
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0,
  'not a person id',
);
const factId = z.int().positive();
const version = z.string().regex(/^\d{4}-\d{1,6}$/);

const post = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), department }),
  z.strictObject({ kind: z.literal('coordinator') }),
  z.strictObject({ kind: z.literal('chairman') }),
]);

const field = z.discriminatedUnion('kind', [
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

const capacity = z.enum(['leader', 'coordinator']);
const changing = {
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

const stage = z.strictObject({ kind: z.enum(STAGES), waitsFor: z.string().nullable() });

const written = {
  id: factId,
  at: instant,
  sent: instant.optional(),
  by: person.nullable(),
  update: z.int().nonnegative().nullable(),
};
const periodRef = { task, period };

/** A fact as it stands in journal.json, each kind exactly: an unknown kind or field is a fault, not a thing to drop. */
export const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...written, kind: z.literal('plan-started'), year: z.int(), on: day }),
  z.strictObject({
    ...written,
    kind: z.literal('plan-applied'),
    year: z.int(),
    version,
    renewed: z.array(task).readonly(),
    pastDue: z
      .array(z.strictObject({ ...periodRef, onTime: day }))
      .readonly()
      .exactOptional(),
    newDepartments: z.array(department).readonly().exactOptional(),
  }),
  z.strictObject({ ...written, kind: z.literal('plan-reverted'), applied: factId }),
  z.strictObject({ ...written, kind: z.literal('plan-dropped'), year: z.int(), version }),
  z.strictObject({
    ...written,
    kind: z.literal('plan-mended'),
    year: z.int(),
    from: version,
    version,
    offered: version.nullable(),
    offeredBefore: version.nullable(),
    undone: z.boolean(),
  }),
  z.strictObject({ ...written, kind: z.literal('invited'), codeHash: z.string(), post, expires: instant }),
  z.strictObject({
    ...written,
    kind: z.literal('enrolled'),
    person,
    name: z.string(),
    post,
    invitation: factId.nullable(),
  }),
  z.strictObject({ ...written, kind: z.literal('removed'), person, post }),
  z.strictObject({
    ...written,
    kind: z.literal('moved'),
    person,
    from: department,
    to: department,
    version: version.nullable(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('unreachable'),
    person,
    reason: z.enum(['blocked', 'deactivated', 'never-started']),
  }),
  z.strictObject({ ...written, kind: z.literal('reachable'), person }),
  z.strictObject({ ...written, kind: z.literal('renamed'), person, name: z.string() }),
  z.strictObject({
    ...written,
    kind: z.literal('group-bound'),
    chat: z.int(),
    topic: z.int().nullable(),
    title: z.string(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('group-unbound'),
    chat: z.int(),
    why: z.enum(['asked', 'removed']),
  }),
  z.strictObject({ ...written, kind: z.literal('group-moved'), from: z.int(), to: z.int() }),
  z.strictObject({ ...written, kind: z.literal('topic-closed'), chat: z.int() }),
  z.strictObject({
    ...written,
    kind: z.literal('reported'),
    ...periodRef,
    status: z.enum(['done', 'not-arising', 'in-progress', 'blocked']),
    part: department.nullable(),
    completedOn: day.nullable(),
    stage: stage.exactOptional(),
    note: z.string(),
    evidence,
  }),
  z.strictObject({
    ...written,
    kind: z.literal('supplemented'),
    ...periodRef,
    part: department.nullable(),
    note: z.string(),
    evidence,
  }),
  z.strictObject({
    ...written,
    kind: z.literal('day-corrected'),
    ...periodRef,
    report: factId,
    part: department.nullable(),
    from: day,
    completedOn: day,
  }),
  z.strictObject({ ...written, kind: z.literal('withdrawn'), reports: z.array(factId).readonly() }),
  z.strictObject({ ...written, kind: z.literal('reopened'), ...periodRef, reason: z.string() }),
  z.strictObject({ ...written, kind: z.literal('closed'), ...periodRef, completedOn: day }),
  z.strictObject({ ...written, kind: z.literal('date-set'), ...periodRef, due: day }),
  z.strictObject({ ...written, kind: z.literal('postponed'), ...periodRef, person, until: day }),
  z.strictObject({
    ...written,
    kind: z.literal('measured'),
    year: z.int(),
    target: z.string(),
    value: z.number(),
    bound: z.enum(['exactly', 'at-least', 'above']),
    counted: z.strictObject({ part: z.int(), whole: z.int() }).nullable(),
    note: z.string(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('extension-asked'),
    ...periodRef,
    from: day,
    until: day,
    reason: z.string(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('extension-granted'),
    request: factId,
    as: capacity.exactOptional(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('extension-refused'),
    request: factId,
    reason: z.string(),
    as: capacity.exactOptional(),
  }),
  z.strictObject({ ...written, kind: z.literal('extension-lapsed'), request: factId }),
  z.strictObject({ ...written, kind: z.literal('answered'), report: factId, words: z.string() }),
  z.strictObject({ ...written, kind: z.literal('still-blocked'), ...periodRef, report: factId }),
  z.strictObject({
    ...written,
    kind: z.literal('nudged'),
    task,
    periods: z.array(period).readonly(),
    words: z.string(),
    to: z.array(person).readonly(),
  }),
  z.strictObject({ ...written, kind: z.literal('nudge-answered'), nudge: factId, words: z.string() }),
  z.strictObject({
    ...written,
    kind: z.literal('reason-given'),
    ...periodRef,
    part: department.nullable(),
    cause: z.enum(['objective', 'subjective']),
    words: z.string(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('reason-confirmed'),
    reason: factId,
    as: capacity.exactOptional(),
  }),
  z.strictObject({ ...written, kind: z.literal('submitted'), of: factId }),
  z.strictObject({
    ...written,
    kind: z.literal('changed'),
    year: z.int(),
    task,
    as: capacity,
    prepared: factId.nullable(),
    ...changing,
  }),
  z.strictObject({ ...written, kind: z.literal('change-prepared'), year: z.int(), task, ...changing }),
  z.strictObject({ ...written, kind: z.literal('change-refused'), request: factId, reason: z.string() }),
  z.strictObject({ ...written, kind: z.literal('day-set'), day, worked: z.boolean(), name: z.string() }),
  z.strictObject({
    ...written,
    kind: z.literal('signer-set'),
    paper: z.enum(SIGNED_PAPERS),
    signer: z.enum(SIGNERS),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('backlog-asked'),
    items: z.array(z.strictObject(periodRef)).readonly(),
  }),
  z.strictObject({ ...written, kind: z.literal('backlog-answered') }),
  z.strictObject({ ...written, kind: z.literal('confirmation-set'), required: z.boolean() }),
  z.strictObject({ ...written, kind: z.literal('authority-set'), authority: capacity }),
  z.strictObject({ ...written, kind: z.literal('confirmed'), ...periodRef, report: factId }),
  z.strictObject({
    ...written,
    kind: z.literal('returned'),
    ...periodRef,
    report: factId,
    part: department.nullable(),
    reason: z.string(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('assigned'),
    task,
    person: person.nullable(),
    year: z.int().exactOptional(),
  }),
  z.strictObject({
    ...written,
    kind: z.literal('task-assigned'),
    task,
    year: z.int(),
    text: z.string(),
    leads: z.array(department).min(1).readonly(),
    person: person.nullable(),
    deadline: z.strictObject({
      printed: z.string(),
      kind: z.enum(DEADLINE_KINDS),
      periods: z
        .array(z.strictObject({ id: period, label: z.string(), opens: day, due: day }))
        .min(1)
        .readonly(),
    }),
    basis: z
      .strictObject({
        number: z.string().nullable(),
        dated: day.nullable(),
        from: z.string(),
        files: evidence,
      })
      .nullable(),
    product: z.string(),
    support: z.string(),
    carriedFrom: factId.exactOptional(),
  }),
  z.strictObject({ ...written, kind: z.literal('assignment-undone'), assignment: factId }),
  z.strictObject({
    ...written,
    kind: z.literal('assignment-stopped'),
    assignment: factId,
    reason: z.string(),
  }),
  z.strictObject({ ...written, kind: z.literal('assignment-acknowledged'), assignment: factId }),
  z.strictObject({ ...written, kind: z.literal('stand-in-set'), person, standIn: person, until: day }),
  z.strictObject({ ...written, kind: z.literal('stand-in-ended'), person }),
  z.strictObject({ ...written, kind: z.literal('fields-set'), person, fields: z.array(field).readonly() }),
  z.strictObject({
    ...written,
    kind: z.literal('journal-restored'),
    copy: day,
    until: instant.nullable(),
    sentKnown: z.boolean(),
    lost: z.strictObject({ facts: z.int().nonnegative(), by: z.array(person).readonly() }).nullable(),
  }),
]);

/** Refuses to compile where the two types differ in either direction. */
export type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

/** A kind or field added to `Fact` and forgotten here (or the other way round) stops the build in this line. */
export const factSchemaIsComplete: Same<z.output<typeof factSchema>, Fact> = true;
