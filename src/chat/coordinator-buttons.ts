import { z } from 'zod';
import type { PaperOrder } from '../words/action.js';
import { code, count, department, flag, mask, none, period, person, someDay } from './button-parts.js';
import type { RowOf } from './button-row.js';

const coordinator = { who: 'coordinator', where: 'private' } as const;

const paper = z.union([
  z
    .tuple([z.literal('report'), z.string().regex(/^[a-z]\d{1,2}$/u)])
    .transform(([kind, span]): PaperOrder => ({ kind, span })),
  z
    .tuple([z.literal('urging'), department])
    .transform(([kind, id]): PaperOrder => ({ kind, department: id })),
]);

type Kinds =
  | 'paper'
  | 'post-summary'
  | 'backlog'
  | 'revoke'
  | 'plan'
  | 'plan-revert'
  | 'confirm-report'
  | 'return-report'
  | 'close-task'
  | 'choose-lead'
  | 'assign'
  | 'people'
  | 'person'
  | 'leave'
  | 'stand-in'
  | 'end-stand-in'
  | 'record'
  | 'reopen';

/** The buttons that are the coordinator's alone. */
export const COORDINATOR_BUTTONS: { readonly [K in Kinds]: RowOf<K> } = {
  paper: {
    ...{ ...coordinator, letter: 'd' },
    write: ({ paper: of }) => [of.kind, of.kind === 'report' ? of.span : of.department],
    read: z.tuple([z.string(), z.string()]).transform(([kind, argument], context) => {
      const order = paper.safeParse([kind, argument]);
      if (!order.success) context.addIssue('no paper');
      return { kind: 'paper', paper: order.data ?? { kind: 'report', span: '' } };
    }),
  },
  'post-summary': {
    ...{ ...coordinator, letter: 'p' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'post-summary' })),
  },
  backlog: {
    ...{ ...coordinator, letter: 'b', settles: true },
    write: (a) => [a.ticked.toString(16), a.press],
    read: z
      .tuple([mask, z.union([z.literal('send'), z.literal('none'), count])])
      .transform(([ticked, press]) => ({ kind: 'backlog', ticked, press })),
  },
  revoke: {
    ...{ ...coordinator, letter: 'x', settles: true },
    write: (a) => [a.fact],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'revoke', fact })),
  },
  plan: {
    ...{ ...coordinator, letter: 'P' },
    write: (a) => [a.version, a.press],
    read: z
      .tuple([z.string().regex(/^\d{4}-\d{1,6}$/u), z.enum(['keep', 'renew', 'drop'])])
      .transform(([version, press]) => ({ kind: 'plan', version, press })),
  },
  'plan-revert': {
    ...{ ...coordinator, letter: 'Pu' },
    write: (a) => [a.fact],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'plan-revert', fact })),
  },
  'confirm-report': {
    ...{ ...coordinator, letter: 'oc', settles: true },
    write: (a) => [a.report, a.all ? 1 : 0],
    read: z.tuple([count, flag]).transform(([fact, all]) => ({ kind: 'confirm-report', report: fact, all })),
  },
  'return-report': {
    ...{ ...coordinator, letter: 'or', settles: true },
    write: (a) => [a.report],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'return-report', report: fact })),
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
    write: (a) => [a.task ?? '', a.page],
    read: z
      .tuple([z.union([none, code]), count])
      .transform(([task, page]) => ({ kind: 'choose-lead', task, page })),
  },
  assign: {
    ...{ ...coordinator, letter: 'oa', settles: true },
    write: (a) => [a.task, a.person ?? ''],
    read: z
      .tuple([code, z.union([none, person])])
      .transform(([task, who]) => ({ kind: 'assign', task, person: who })),
  },
  people: {
    ...{ ...coordinator, letter: 'oP', settles: true },
    write: (a) => [a.page],
    read: z.tuple([count]).transform(([page]) => ({ kind: 'people', page })),
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
      .tuple([person, z.union([none, person]), count])
      .transform(([who, standIn, page]) => ({ kind: 'stand-in', person: who, standIn, page })),
  },
  'end-stand-in': {
    ...{ ...coordinator, letter: 'oe', settles: true },
    write: (a) => [a.person],
    read: z.tuple([person]).transform(([who]) => ({ kind: 'end-stand-in', person: who })),
  },
  record: {
    ...{ ...coordinator, letter: 'rc' },
    write: (a) => [a.task],
    read: z.tuple([code]).transform(([task]) => ({ kind: 'record', task })),
  },
  reopen: {
    ...{ who: 'coordinator', where: 'anywhere', letter: 'o' },
    write: (a) => [a.task, a.period],
    read: z.tuple([code, period]).transform(([task, of]) => ({ kind: 'reopen', task, period: of })),
  },
};
