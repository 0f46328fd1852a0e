import { z } from 'zod';
import type { RowOf } from './button-row.js';
import { COORDINATOR_BUTTONS } from './coordinator-buttons.js';
import type { Action, View } from '../words/action.js';
import {
  code,
  count,
  department,
  everything,
  mask,
  maybeStatus,
  none,
  periods,
  periodsPart,
  someDay,
  star,
  statusPart,
} from './button-parts.js';

const view = z.union([
  z
    .tuple([
      z.enum(['plan', 'sections', 'departments', 'overdue', 'waiting', 'extensions', 'targets', 'mine']),
      z.literal(''),
    ])
    .transform(([kind]): View => ({ kind })),
  z
    .tuple([z.literal('section'), z.string().max(16)])
    .transform(([kind, section]): View => ({ kind, section })),
  z.tuple([z.literal('target'), code]).transform(([kind, target]): View => ({ kind, target })),
  z.tuple([z.literal('department'), department]).transform(([kind, id]): View => ({ kind, department: id })),
  z.tuple([z.literal('task'), code]).transform(([kind, task]): View => ({ kind, task })),
  z.tuple([z.literal('due'), count]).transform(([kind, days]): View => ({ kind, days })),
]);

function argumentOf(shown: View): string | number {
  switch (shown.kind) {
    case 'plan':
    case 'sections':
    case 'departments':
    case 'overdue':
    case 'targets':
    case 'waiting':
    case 'extensions':
    case 'mine':
      return '';
    case 'target':
      return shown.target;
    case 'section':
      return shown.section;
    case 'department':
      return shown.department;
    case 'task':
      return shown.task;
    case 'due':
      return shown.days;
  }
}

const oneself = { who: 'enrolled', where: 'anywhere' } as const;
const decider = { who: 'decider', where: 'private' } as const;
const reader = { who: 'reader', where: 'anywhere' } as const;

const report: RowOf<'report'> = {
  ...{ ...oneself, letter: 'r' },
  write: (a) => [a.task, periodsPart(a), star(a.part), ...statusPart(a.status)],
  read: z
    .tuple([code, periods, z.union([none, everything, department])], z.string())
    .transform(([task, of, part, ...rest], context) => {
      const said = maybeStatus.safeParse(rest);
      if (!said.success) context.addIssue('no status');
      return { kind: 'report', task, ...of, part, ...said.data };
    }),
};

/** Every kind of button. A kind that is missing here fails the type check. */
export const BUTTONS: { readonly [K in Action['kind']]: RowOf<K> } = {
  ...COORDINATOR_BUTTONS,
  report,
  'report-row': {
    ...{ ...oneself, letter: 'R' },
    write: (a) => [a.row, ...(a.year === undefined ? [] : [a.year])],
    read: z.union([
      z.tuple([code]).transform(([row]) => ({ kind: 'report-row' as const, row })),
      z.tuple([code, count]).transform(([row, year]) => ({ kind: 'report-row' as const, row, year })),
    ]),
  },
  'report-many': {
    ...{ ...oneself, letter: 'rm' },
    write: (a) => [a.choice, periodsPart(a), ...statusPart(a.status)],
    read: z.tuple([count, periods], z.string()).transform(([choice, of, ...rest], context) => {
      const said = maybeStatus.safeParse(rest);
      if (!said.success || of.period === null) context.addIssue('no status, or no period');
      return { kind: 'report-many', choice, ...of, period: of.period ?? 'all', ...said.data };
    }),
  },
  attach: {
    ...{ ...oneself, letter: 'at', settles: true },
    write: (a) => [a.fact],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'attach', fact })),
  },
  undo: {
    ...{ ...oneself, letter: 'u' },
    write: (a) => [a.fact],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'undo', fact })),
  },
  evidence: {
    ...{ ...oneself, letter: 'ev' },
    write: (a) => [a.fact],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'evidence', fact })),
  },
  files: {
    ...{ who: 'enrolled', where: 'private', letter: 'fi' },
    write: (a) => [a.task, a.page],
    read: z.tuple([code, count]).transform(([task, page]) => ({ kind: 'files', task, page })),
  },
  form: {
    ...{ ...oneself, letter: 'fo' },
    write: (a) => [a.task, periodsPart(a)],
    read: z.tuple([code, periods]).transform(([task, of]) => ({ kind: 'form', task, ...of })),
  },
  letter: {
    ...{ ...oneself, letter: 'lt' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'letter' })),
  },
  postpone: {
    ...{ ...oneself, letter: 'pp' },
    write: (a) => [a.task, periodsPart(a)],
    read: z.tuple([code, periods]).transform(([task, of]) => ({ kind: 'postpone', task, ...of })),
  },
  'check-in': {
    ...{ ...oneself, letter: 'ci' },
    write: (a) => [a.ticked.toString(16), a.press],
    read: z
      .tuple([mask, z.union([z.literal('all'), z.literal('send'), count])])
      .transform(([ticked, press]) => ({ kind: 'check-in', ticked, press })),
  },
  view: {
    ...{ ...reader, letter: 'v' },
    write: (a) => [a.view.kind, argumentOf(a.view), a.page],
    read: z.tuple([z.string(), z.string(), count]).transform(([kind, argument, page], context) => {
      const shown = view.safeParse([kind, argument]);
      if (!shown.success) context.addIssue('no view');
      return { kind: 'view', view: shown.data ?? { kind: 'plan' }, page };
    }),
  },
  picture: {
    ...{ ...reader, letter: 'i' },
    write: (a) => [a.department ?? ''],
    read: z.tuple([z.union([none, department])]).transform(([id]) => ({ kind: 'picture', department: id })),
  },
  extend: {
    ...{ ...oneself, letter: 'xt' },
    write: (a) => [a.task, periodsPart(a), a.until ?? ''],
    read: z
      .tuple([code, periods, z.union([none, someDay])])
      .transform(([task, { period: of, year }, until], context) => {
        if (of === 'all') context.addIssue('one period is extended');
        const id = of === 'all' ? null : of;
        return { kind: 'extend', task, period: id, until, ...(year !== undefined && { year }) };
      }),
  },
  'decide-extension': {
    ...{ ...decider, letter: 'xd', settles: true },
    write: (a) => [a.request, a.decision],
    read: z
      .tuple([count, z.enum(['grant', 'refuse'])])
      .transform(([request, decision]) => ({ kind: 'decide-extension', request, decision })),
  },
  'answer-blocked': {
    ...{ ...decider, letter: 'an' },
    write: (a) => [a.report],
    read: z.tuple([count]).transform(([fact]) => ({ kind: 'answer-blocked', report: fact })),
  },
  nudge: {
    ...{ who: 'decider', where: 'anywhere', letter: 'nu' },
    write: (a) => [a.task],
    read: z.tuple([code]).transform(([task]) => ({ kind: 'nudge', task })),
  },
  'nudge-overdue': {
    ...{ who: 'decider', where: 'anywhere', letter: 'nq' },
    write: (a) => [a.confirmed ? 'yes' : 'ask'],
    read: z
      .tuple([z.enum(['yes', 'ask'])])
      .transform(([said]) => ({ kind: 'nudge-overdue', confirmed: said === 'yes' })),
  },
  'answer-nudge': {
    ...{ who: 'enrolled', where: 'private', letter: 'na' },
    write: (a) => [a.nudge],
    read: z.tuple([count]).transform(([nudge]) => ({ kind: 'answer-nudge', nudge })),
  },
  'give-reason': {
    ...{ ...oneself, letter: 'ly' },
    write: (a) => [a.task, periodsPart(a), a.cause ?? ''],
    read: z
      .tuple([code, periods, z.union([none, z.enum(['objective', 'subjective'])])])
      .transform(([task, { period: of, year }, cause], context) => {
        if (of === null) context.addIssue('no period');
        return {
          ...{ kind: 'give-reason', task, period: of ?? 'all', cause },
          ...(year !== undefined && { year }),
        };
      }),
  },
  'confirm-reason': {
    ...{ ...decider, letter: 'lx', settles: true },
    write: (a) => [a.reason],
    read: z.tuple([count]).transform(([reason]) => ({ kind: 'confirm-reason', reason })),
  },
  cancel: {
    ...{ ...oneself, letter: 't' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'cancel' })),
  },
  'record-words': {
    ...{ ...oneself, letter: 'y' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'record-words' })),
  },
  nothing: {
    ...{ ...reader, letter: 'n' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'nothing' })),
  },
};
