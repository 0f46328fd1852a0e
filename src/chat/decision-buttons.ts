import { z } from 'zod';
import { CHANGE_PRESSES, WHAT } from '../words/action.js';
import type { ActionOf } from '../words/action.js';
import {
  code,
  department,
  factNumber,
  none,
  period,
  planYear,
  someDay,
  withYear,
  yearPart,
} from './button-parts.js';
import type { RowOf } from './button-row.js';

const decider = { who: 'decider', where: 'private' } as const;

type Kinds = 'change' | 'decide-change' | 'submit' | 'decide-extension' | 'confirm-reason';

/** A period begins with its year, and no department does. */
const slot = z.union([
  none.transform(() => ({ period: null, department: null })),
  period.transform((id) => ({ period: id, department: null })),
  department.transform((id) => ({ period: null, department: id })),
]);

/** What is pressed, and the last fact that was known when it was shown: numbers of facts are long. */
const pressed = z
  .string()
  .regex(/^[012](?:\.[\da-z]{1,10})?$/u)
  .transform((part) => {
    const [press = '', seen] = part.split('.');
    return {
      press: CHANGE_PRESSES[Number(press)] ?? ('show' as const),
      ...(seen !== undefined && { seen: Number.parseInt(seen, 36) }),
    };
  })
  .refine(({ seen = 0 }) => seen < 1e15);

const yesOrNo = z.enum(['grant', 'refuse']);
const decision = z.union([
  z.tuple([factNumber, yesOrNo]).transform(([request, said]) => ({ request, decision: said })),
  z
    .tuple([factNumber, yesOrNo, factNumber])
    .transform(([request, said, seen]) => ({ request, decision: said, seen })),
]);

function decisionParts(a: ActionOf<'decide-change' | 'decide-extension'>): readonly (string | number)[] {
  return [a.request, a.decision, ...(a.seen === undefined ? [] : [a.seen])];
}

/** The buttons by which somebody with the authority decides. */
export const DECISION_BUTTONS: { readonly [K in Kinds]: RowOf<K> } = {
  change: {
    ...{ ...decider, letter: 'dc' },
    write: (a) => [
      `${CHANGE_PRESSES.indexOf(a.press)}${a.seen === undefined ? '' : `.${a.seen.toString(36)}`}`,
      a.task,
      a.what === null ? '' : WHAT.indexOf(a.what),
      a.period ?? a.department ?? '',
      a.day ?? '',
      ...yearPart(a),
    ],
    read: z
      .tuple(
        [
          pressed,
          code,
          z.union([none, z.enum(['0', '1', '2', '3', '4', '5'])]),
          slot,
          z.union([none, someDay]),
        ],
        planYear,
      )
      .transform(([press, task, what, of, on, ...years], context) =>
        withYear(
          {
            ...{ kind: 'change' as const, ...press, task },
            ...{ what: what === null ? null : (WHAT[Number(what)] ?? null), ...of, day: on },
          },
          { years, context },
        ),
      ),
  },
  'decide-change': {
    ...{ ...decider, letter: 'cd', settles: true },
    write: decisionParts,
    read: decision.transform((parts) => ({ kind: 'decide-change', ...parts })),
  },
  submit: {
    ...{ ...decider, letter: 'sb' },
    write: (a) => [a.fact],
    read: z.tuple([factNumber]).transform(([fact]) => ({ kind: 'submit', fact })),
  },
  'decide-extension': {
    ...{ ...decider, letter: 'xd', settles: true },
    write: decisionParts,
    read: decision.transform((parts) => ({ kind: 'decide-extension', ...parts })),
  },
  'confirm-reason': {
    ...{ ...decider, letter: 'lx', settles: true },
    write: (a) => [a.reason],
    read: z.tuple([factNumber]).transform(([reason]) => ({ kind: 'confirm-reason', reason })),
  },
};
