import { z } from 'zod';
import { CHECKLIST_STEPS } from '../words/action.js';
import type { PaperOrder } from '../words/action.js';
import {
  code,
  department,
  factNumber,
  flag,
  mask,
  none,
  page,
  period,
  person,
  place,
  planYear,
  someDay,
  withYear,
  yearPart,
} from './button-parts.js';
import type { RowOf } from './button-row.js';
import { mendedVersion, mendStep, mendStepParts } from './mend-parts.js';

const coordinator = { who: 'coordinator', where: 'private' } as const;

const planVersion = z.string().regex(/^\d{4}-\d{1,6}$/u);
/** A department by its place in a plan. */
const departmentPlace = z
  .string()
  .regex(/^\d{1,2}$/u)
  .transform(Number);

const paper = z.union([
  z
    .tuple([z.literal('report'), z.string().regex(/^[a-z]\d{1,2}$/u)])
    .transform(([kind, span]): PaperOrder => ({ kind, span })),
  z
    .tuple([z.literal('urging'), department])
    .transform(([kind, id]): PaperOrder => ({ kind, department: id })),
]);

function argumentOf(order: PaperOrder): string {
  return order.kind === 'report' ? order.span : order.department;
}

type Kinds =
  | 'paper'
  | 'post-summary'
  | 'backlog'
  | 'revoke'
  | 'plan'
  | 'plan-of-year'
  | 'draft-plan'
  | 'plan-revert'
  | 'mend'
  | 'place'
  | 'confirm-report'
  | 'return-report'
  | 'close-task'
  | 'choose-lead'
  | 'assign'
  | 'charge'
  | 'checklist'
  | 'invite'
  | 'people'
  | 'person'
  | 'leave'
  | 'stand-in'
  | 'end-stand-in'
  | 'transfer'
  | 'record'
  | 'reopen';

/** The buttons that are the coordinator's alone. */
export const COORDINATOR_BUTTONS: { readonly [K in Kinds]: RowOf<K> } = {
  paper: {
    ...{ ...coordinator, letter: 'd' },
    write: (a) => [a.paper.kind, argumentOf(a.paper), ...yearPart(a)],
    read: z.tuple([z.string(), z.string()], planYear).transform(([kind, argument, ...years], context) => {
      const order = paper.safeParse([kind, argument]);
      if (!order.success) context.addIssue('no paper');
      const of = order.data ?? { kind: 'report' as const, span: '' };
      return withYear({ kind: 'paper' as const, paper: of }, { years, context });
    }),
  },
  'post-summary': {
    ...{ ...coordinator, letter: 'p' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'post-summary' })),
  },
  backlog: {
    ...{ ...coordinator, letter: 'b', settles: true },
    write: (a) => [a.ticked.toString(16), a.press, ...yearPart(a)],
    read: z
      .tuple([mask, z.union([z.enum(['all', 'send', 'none']), place])], planYear)
      .transform(([ticked, press, ...years], context) =>
        withYear({ kind: 'backlog' as const, ticked, press }, { years, context }),
      ),
  },
  revoke: {
    ...{ ...coordinator, letter: 'x', settles: true },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'revoke', fact })),
  },
  plan: {
    ...{ ...coordinator, letter: 'P', settles: true },
    write: (a) => [a.version, a.press, ...(a.base === undefined ? [] : [a.base])],
    read: z
      .tuple([planVersion, z.enum(['keep', 'renew', 'drop'])], factNumber)
      .refine((parts) => parts.length <= 3)
      .transform(([version, press, base]) => ({
        ...{ kind: 'plan', version, press },
        ...(base !== undefined && { base }),
      })),
  },
  'plan-of-year': {
    ...{ ...coordinator, letter: 'Py' },
    write: (a) => [a.version, a.offered ?? ''],
    read: z
      .tuple([planVersion, z.union([none, planVersion])])
      .transform(([version, offered]) => ({ kind: 'plan-of-year', version, offered })),
  },
  'draft-plan': {
    ...{ ...coordinator, letter: 'Pd' },
    write: (a) => [a.forYear],
    read: z.tuple([planYear]).transform(([forYear]) => ({ kind: 'draft-plan', forYear })),
  },
  'plan-revert': {
    ...{ ...coordinator, letter: 'Pu', settles: true },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'plan-revert', fact })),
  },
  mend: {
    ...{ ...coordinator, letter: 'Pm' },
    write: ({ version, offered, base, step }) => [
      `${version}${offered === null ? '' : `+${offered}`}`.replace(/\+\d{4}-/u, '+'),
      ...[base, ...mendStepParts(step)],
    ],
    read: z
      .tuple([mendedVersion, factNumber], z.string())
      .transform(([versions, base, ...parts], context) => {
        const step = mendStep.safeParse(parts);
        if (!step.success) context.addIssue('no step');
        return { kind: 'mend', ...versions, base, step: step.data ?? { at: 'back' } };
      }),
  },
  place: {
    ...{ ...coordinator, letter: 'pl' },
    write: (a) => [a.version, a.from, a.person ?? '', a.to ?? ''],
    read: z
      .tuple([planVersion, department, z.union([none, person]), z.union([none, departmentPlace])])
      .transform(([version, from, who, to]) => ({ kind: 'place', version, from, person: who, to })),
  },
  'confirm-report': {
    ...{ ...coordinator, letter: 'oc', settles: true },
    write: (a) => [a.report, a.all ? 1 : 0],
    read: z
      .tuple([factNumber, flag])
      .transform(([fact, all]) => ({ kind: 'confirm-report', report: fact, all })),
  },
  'return-report': {
    ...{ ...coordinator, letter: 'or', settles: true },
    write: (a) => [a.report],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'return-report', report: fact })),
  },
  'close-task': {
    ...{ ...coordinator, letter: 'ox', settles: true },
    write: (a) => [a.task, a.period, a.on ?? ''],
    read: z
      .tuple([code, period, z.union([none, someDay])])
      .transform(([task, of, on]) => ({ kind: 'close-task', task, period: of, on })),
  },
  'choose-lead': {
    ...{ ...coordinator, letter: 'ol', settles: true },
    write: (a) => [a.task ?? '', a.page, ...yearPart(a)],
    read: z
      .tuple([z.union([none, code]), page], planYear)
      .transform(([task, page, ...years], context) =>
        withYear({ kind: 'choose-lead' as const, task, page }, { years, context }),
      ),
  },
  assign: {
    ...{ ...coordinator, letter: 'oa', settles: true },
    write: (a) => [a.task, a.person ?? '', ...yearPart(a)],
    read: z
      .tuple([code, z.union([none, person])], planYear)
      .transform(([task, who, ...years], context) =>
        withYear({ kind: 'assign' as const, task, person: who }, { years, context }),
      ),
  },
  charge: {
    ...{ ...coordinator, letter: 'of', settles: true },
    write: (a) => [a.leader ?? '', a.ticked.toString(16), a.press, a.mark],
    read: z
      .tuple([
        z.union([none, person]),
        z.string().regex(/^[\da-f]{1,24}$/u),
        z.union([z.enum(['list', 'show', 'all', 'save']), place]),
        z.string().regex(/^[\da-f]{4}$/u),
      ])
      .transform(([leader, ticks, press, mark]) => ({
        ...{ kind: 'charge', leader, ticked: BigInt(`0x${ticks}`), press, mark },
      })),
  },
  checklist: {
    ...{ ...coordinator, letter: 'ck' },
    write: (a) => [a.step],
    read: z.tuple([z.enum(CHECKLIST_STEPS)]).transform(([step]) => ({ kind: 'checklist', step })),
  },
  invite: {
    ...{ ...coordinator, letter: 'iv' },
    write: (a) => [a.post],
    read: z.tuple([z.union([z.literal('LD'), department])]).transform(([post]) => ({ kind: 'invite', post })),
  },
  people: {
    ...{ ...coordinator, letter: 'oP', settles: true },
    write: (a) => [a.page],
    read: z.tuple([page]).transform(([page]) => ({ kind: 'people', page })),
  },
  person: {
    ...{ ...coordinator, letter: 'op', settles: true },
    write: (a) => [a.person],
    read: z.tuple([person]).transform(([who]) => ({ kind: 'person', person: who })),
  },
  leave: {
    ...{ ...coordinator, letter: 'oq', settles: true },
    write: (a) => [a.person, a.sure ? 1 : 0],
    read: z.tuple([person, flag]).transform(([who, sure]) => ({ kind: 'leave', person: who, sure })),
  },
  'stand-in': {
    ...{ ...coordinator, letter: 'os', settles: true },
    write: (a) => [a.person, a.standIn ?? '', a.page],
    read: z
      .tuple([person, z.union([none, person]), page])
      .transform(([who, standIn, page]) => ({ kind: 'stand-in', person: who, standIn, page })),
  },
  'end-stand-in': {
    ...{ ...coordinator, letter: 'oe', settles: true },
    write: (a) => [a.person],
    read: z.tuple([person]).transform(([who]) => ({ kind: 'end-stand-in', person: who })),
  },
  transfer: {
    ...{ ...coordinator, letter: 'om', settles: true },
    write: (a) => [a.person, a.from ?? '', a.to ?? ''],
    read: z
      .tuple([person, z.union([none, department]), z.union([none, department])])
      .transform(([who, from, to]) => ({ kind: 'transfer', person: who, from, to })),
  },
  record: {
    ...{ ...coordinator, letter: 'rc' },
    write: (a) => [a.task, ...yearPart(a)],
    read: z
      .tuple([code], planYear)
      .transform(([task, ...years], context) =>
        withYear({ kind: 'record' as const, task }, { years, context }),
      ),
  },
  reopen: {
    ...{ who: 'coordinator', where: 'anywhere', letter: 'o' },
    write: (a) => [a.task, a.period],
    read: z.tuple([code, period]).transform(([task, of]) => ({ kind: 'reopen', task, period: of })),
  },
};
