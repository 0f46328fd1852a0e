import { z } from 'zod';
import { ASSIGN_PARTS } from '../words/action.js';
import { chosen, factNumber, none } from './button-parts.js';
import type { RowOf } from './button-row.js';

const anyDecider = { who: 'decider', where: 'anywhere' } as const;

type Kinds = 'assign-part' | 'assign-work' | 'undo-assignment' | 'stop-assignment' | 'acknowledge';

/** The buttons of work that is assigned beside the plan. */
export const ASSIGNED_BUTTONS: { readonly [K in Kinds]: RowOf<K> } = {
  'assign-part': {
    ...{ ...anyDecider, letter: 'gp' },
    write: (a) => [a.part, a.value ?? ''],
    read: z
      .tuple([z.enum(ASSIGN_PARTS), z.union([none, chosen])])
      .transform(([part, value]) => ({ kind: 'assign-part', part, value })),
  },
  'assign-work': {
    ...{ ...anyDecider, letter: 'gv' },
    write: (a) => [a.press],
    read: z
      .tuple([z.enum(['assign', 'edit', 'show'])])
      .transform(([press]) => ({ kind: 'assign-work', press })),
  },
  'undo-assignment': {
    ...{ ...anyDecider, letter: 'gu' },
    write: (a) => [a.assignment],
    read: z.tuple([factNumber]).transform(([assignment]) => ({ kind: 'undo-assignment', assignment })),
  },
  'stop-assignment': {
    ...{ who: 'decider', where: 'private', letter: 'gs' },
    write: (a) => [a.assignment],
    read: z.tuple([factNumber]).transform(([assignment]) => ({ kind: 'stop-assignment', assignment })),
  },
  acknowledge: {
    ...{ who: 'enrolled', where: 'private', letter: 'gr', settles: true },
    write: (a) => [a.assignment],
    read: z.tuple([factNumber]).transform(([assignment]) => ({ kind: 'acknowledge', assignment })),
  },
};
