import { z } from 'zod';
import { ASSIGNED_BUTTONS } from './assigned-buttons.js';
import type { RowOf } from './button-row.js';
import { COORDINATOR_BUTTONS } from './coordinator-buttons.js';
import { DECISION_BUTTONS } from './decision-buttons.js';
import type { Action } from '../words/action.js';
import { argumentOf, view } from './view-parts.js';
import {
  code,
  department,
  everything,
  factNumber,
  mask,
  maybeStatus,
  none,
  onePeriod,
  page,
  period,
  periods,
  periodsPart,
  place,
  planYear,
  snooze,
  someDay,
  star,
  status,
  statusPart,
  withYear,
  yearPart,
} from './button-parts.js';

const asked = z.enum(['yes', 'ask']);

const oneself = { who: 'enrolled', where: 'anywhere' } as const;
const decider = { who: 'decider', where: 'private' } as const;
const reader = { who: 'reader', where: 'anywhere' } as const;

const report: RowOf<'report'> = {
  ...{ ...oneself, letter: 'r' },
  write: (a) => [a.task, periodsPart(a), star(a.part), ...statusPart(a), ...(a.day ? [a.day] : [])],
  read: z
    .tuple([code, periods, z.union([none, everything, department])], z.string())
    .transform(([task, of, part, ...rest], context) => {
      const { success, data } = someDay.safeParse(rest.at(-1) ?? '');
      const said = maybeStatus.safeParse(success ? rest.slice(0, -1) : rest);
      if (!said.success) context.addIssue('no status');
      return { kind: 'report', task, ...of, part, ...said.data, ...(data && { day: data }) };
    }),
};

const reportSaid: RowOf<'report-said'> = {
  ...{ ...oneself, letter: 'sd' },
  write: (a) => [
    a.task ?? '',
    ...(a.status ? statusPart({ status: a.status }) : ['']),
    a.day ?? '',
    a.year ?? '',
  ],
  read: z
    .tuple([
      z.union([none, code]),
      z.union([none, status]),
      z.union([none, someDay]),
      z.union([none, planYear]),
    ])
    .transform(([task, said, of, year]) => ({
      ...{ kind: 'report-said' as const, task, status: said?.status ?? null, day: of },
      ...(year !== null && { year }),
    })),
};

/** Every kind of button. A kind that is missing here fails the type check. */
export const BUTTONS: { readonly [K in Action['kind']]: RowOf<K> } = {
  ...ASSIGNED_BUTTONS,
  ...COORDINATOR_BUTTONS,
  ...DECISION_BUTTONS,
  report,
  'report-said': reportSaid,
  'correct-day': {
    ...{ ...oneself, letter: 'db' },
    write: (a) => [a.report, a.on],
    read: z
      .tuple([factNumber, someDay])
      .transform(([fact, on]) => ({ kind: 'correct-day', report: fact, on })),
  },
  awaited: {
    ...{ ...oneself, letter: 'sw' },
    write: (a) => [a.task, a.period, a.part ?? ''],
    read: z
      .tuple([code, period, z.union([none, department])])
      .transform(([task, of, part]) => ({ kind: 'awaited', task, period: of, part })),
  },
  'report-row': {
    ...{ ...oneself, letter: 'R' },
    write: (a) => [a.row, ...(a.year === undefined ? [] : [a.year])],
    read: z.union([
      z.tuple([code]).transform(([row]) => ({ kind: 'report-row' as const, row })),
      z.tuple([code, planYear]).transform(([row, year]) => ({ kind: 'report-row' as const, row, year })),
    ]),
  },
  'report-many': {
    ...{ ...oneself, letter: 'rm' },
    write: (a) => [a.choice, periodsPart(a), ...statusPart(a)],
    read: z.tuple([place, periods], z.string()).transform(([choice, of, ...rest], context) => {
      const said = maybeStatus.safeParse(rest);
      if (!said.success || of.period === null) context.addIssue('no status, or no period');
      return { kind: 'report-many', choice, ...of, period: of.period ?? 'all', ...said.data };
    }),
  },
  attach: {
    ...{ ...oneself, letter: 'at', settles: true },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'attach', fact })),
  },
  undo: {
    ...{ ...oneself, letter: 'u' },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'undo', fact })),
  },
  evidence: {
    ...{ ...oneself, letter: 'ev' },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'evidence', fact })),
  },
  files: {
    ...{ who: 'enrolled', where: 'private', letter: 'fi' },
    write: (a) => [a.task, a.page, ...yearPart(a)],
    read: z
      .tuple([code, page], planYear)
      .transform(([task, page, ...years], context) =>
        withYear({ kind: 'files' as const, task, page }, { years, context }),
      ),
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
    write: (a) => [a.task, periodsPart(a), a.days],
    read: z
      .tuple([code, periods])
      // Buttons of older versions put off for three days and do not say so.
      .transform(([task, of]) => ({ kind: 'postpone' as const, task, ...of, days: 3 as const }))
      .or(
        z
          .tuple([code, periods, snooze])
          .transform(([task, of, days]) => ({ kind: 'postpone' as const, task, ...of, days })),
      ),
  },
  'still-blocked': {
    ...{ ...oneself, letter: 'sv' },
    write: (a) => [a.task, periodsPart(a)],
    read: z.tuple([code, periods]).transform(([task, of]) => ({ kind: 'still-blocked', task, ...of })),
  },
  'check-in': {
    ...{ ...oneself, letter: 'ci' },
    write: (a) => [a.ticked.toString(16), a.press],
    read: z
      .tuple([mask, z.union([z.literal('all'), z.literal('send'), place])])
      .transform(([ticked, press]) => ({ kind: 'check-in', ticked, press })),
  },
  view: {
    ...{ ...reader, letter: 'v' },
    write: (a) => [a.view.kind, argumentOf(a.view), a.page, ...yearPart(a)],
    read: z
      .tuple([z.string(), z.string(), page], planYear)
      .transform(([kind, argument, page, ...years], context) => {
        const shown = view.safeParse([kind, argument]);
        if (!shown.success) context.addIssue('no view');
        return withYear(
          { kind: 'view' as const, view: shown.data ?? { kind: 'plan' as const }, page },
          { years, context },
        );
      }),
  },
  picture: {
    ...{ ...reader, letter: 'i' },
    write: (a) => [a.department ?? '', ...yearPart(a)],
    read: z
      .tuple([z.union([none, department])], planYear)
      .transform(([id, ...years], context) =>
        withYear({ kind: 'picture' as const, department: id }, { years, context }),
      ),
  },
  extend: {
    ...{ ...oneself, letter: 'xt' },
    write: (a) => [a.task, periodsPart(a), a.until ?? ''],
    read: z
      .tuple([code, onePeriod, z.union([none, someDay])])
      .transform(([task, of, until]) => ({ kind: 'extend', task, ...of, until })),
  },
  'extend-otherwise': {
    ...{ ...oneself, letter: 'ex' },
    write: (a) => [a.task, periodsPart(a)],
    read: z.tuple([code, onePeriod]).transform(([task, of]) => ({ kind: 'extend-otherwise', task, ...of })),
  },
  'answer-blocked': {
    ...{ ...decider, letter: 'an' },
    write: (a) => [a.report],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'answer-blocked', report: fact })),
  },
  nudge: {
    ...{ who: 'decider', where: 'anywhere', letter: 'nu' },
    write: (a) => [a.task, ...yearPart(a)],
    read: z
      .tuple([code], planYear)
      .transform(([task, ...years], context) =>
        withYear({ kind: 'nudge' as const, task }, { years, context }),
      ),
  },
  'nudge-overdue': {
    ...{ who: 'decider', where: 'anywhere', letter: 'nq' },
    write: (a) => [
      a.confirmed ? 'yes' : 'ask',
      ...(a.lead === null && a.year === undefined ? [] : [a.lead ?? '']),
      ...yearPart(a),
    ],
    read: z
      .union([
        z.tuple([asked]).transform(([said]) => ({ said, lead: null, year: {} })),
        z.tuple([asked, department]).transform(([said, lead]) => ({ said, lead, year: {} })),
        z
          .tuple([asked, z.union([none, department]), planYear])
          .transform(([said, lead, year]) => ({ said, lead, year: { year } })),
      ])
      .transform(({ said, lead, year }) => ({
        ...{ kind: 'nudge-overdue' as const, confirmed: said === 'yes', lead },
        ...year,
      })),
  },
  'answer-nudge': {
    ...{ who: 'enrolled', where: 'private', letter: 'na' },
    write: (a) => [a.nudge],
    read: z.tuple([factNumber]).transform(([nudge]) => ({ kind: 'answer-nudge', nudge })),
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
  'in-year': {
    ...{ ...oneself, letter: 'iy' },
    write: (a) => [a.year],
    read: z.tuple([planYear]).transform(([year]) => ({ kind: 'in-year', year })),
  },
  'take-forwarded': {
    ...{ ...oneself, letter: 'fw' },
    write: () => [],
    read: z.tuple([]).transform(() => ({ kind: 'take-forwarded' })),
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
