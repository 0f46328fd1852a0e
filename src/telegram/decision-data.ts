import { z } from 'zod';
import type { Action, DecisionAction } from '../texts/action.js';
import { code, count, everything, none, period, someDay, star } from './data-parts.js';

/** The fields of a button of requests, nudges, difficulties and reasons. */
export function decisionFields(action: DecisionAction): readonly (string | number)[] {
  switch (action.kind) {
    case 'extend':
      return ['xt', action.task, star(action.period), action.until ?? ''];
    case 'decide-extension':
      return ['xd', action.request, action.decision];
    case 'answer-blocked':
      return ['an', action.report];
    case 'nudge':
      return ['nu', action.task];
    case 'nudge-overdue':
      return ['nq', action.confirmed ? 'yes' : 'ask'];
    case 'answer-nudge':
      return ['na', action.nudge];
    case 'give-reason':
      return ['ly', action.task, star(action.period), action.cause ?? ''];
    case 'confirm-reason':
      return ['lx', action.reason];
  }
}

/** The same, read back. */
export const decisionAction = z.union([
  z
    .tuple([z.literal('xt'), code, z.union([none, period]), z.union([none, someDay])])
    .transform(([, task, of, until]): Action => ({ kind: 'extend', task, period: of, until })),
  z
    .tuple([z.literal('xd'), count, z.enum(['grant', 'refuse'])])
    .transform(([, request, decision]): Action => ({ kind: 'decide-extension', request, decision })),
  z.tuple([z.literal('an'), count]).transform(([, report]): Action => ({ kind: 'answer-blocked', report })),
  z.tuple([z.literal('nu'), code]).transform(([, task]): Action => ({ kind: 'nudge', task })),
  z
    .tuple([z.literal('nq'), z.enum(['yes', 'ask'])])
    .transform(([, said]): Action => ({ kind: 'nudge-overdue', confirmed: said === 'yes' })),
  z.tuple([z.literal('na'), count]).transform(([, nudge]): Action => ({ kind: 'answer-nudge', nudge })),
  z
    .tuple([
      z.literal('ly'),
      code,
      z.union([everything, period]),
      z.union([none, z.enum(['objective', 'subjective'])]),
    ])
    .transform(([, task, of, cause]): Action => ({ kind: 'give-reason', task, period: of, cause })),
  z.tuple([z.literal('lx'), count]).transform(([, reason]): Action => ({ kind: 'confirm-reason', reason })),
]);
