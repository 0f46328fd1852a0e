import { z } from 'zod';
import type { Action } from '../texts/action.js';
import type { OfficeAction } from '../texts/office-action.js';
import type { PersonId } from '../tracking/fact.js';
import { code, count, none, period, someDay } from './data-parts.js';

/** The fields of a button of the coordinator's arrangements; each begins with `o` and a letter of its own. */
export function officeFields(act: OfficeAction): readonly (string | number)[] {
  switch (act.kind) {
    case 'confirm':
      return ['oc', act.report, flag(act.all)];
    case 'return':
      return ['or', act.report];
    case 'close':
      return ['ox', act.task, act.period, act.on ?? ''];
    case 'choose-lead':
      return ['ol', act.task ?? '', act.page];
    case 'assign':
      return ['oa', act.task, act.person ?? ''];
    case 'people':
      return ['oP', act.page];
    case 'person':
      return ['op', act.person];
    case 'leave':
      return ['oq', act.person, flag(act.sure)];
    case 'stand-in':
      return ['os', act.person, act.standIn ?? '', act.page];
    case 'end-stand-in':
      return ['oe', act.person];
  }
}

function flag(on: boolean): number {
  return on ? 1 : 0;
}

const on = z.enum(['0', '1']).transform((value) => value === '1');
const person = z
  .string()
  .regex(/^[1-9]\d{0,15}$/u)
  .transform((value) => Number(value) as PersonId);

const act = z.union([
  z
    .tuple([z.literal('oc'), count, on])
    .transform(([, report, all]): OfficeAction => ({ kind: 'confirm', report, all })),
  z.tuple([z.literal('or'), count]).transform(([, report]): OfficeAction => ({ kind: 'return', report })),
  z
    .tuple([z.literal('ox'), code, period, z.union([none, someDay])])
    .transform(([, task, of, when]): OfficeAction => ({ kind: 'close', task, period: of, on: when })),
  z
    .tuple([z.literal('ol'), z.union([none, code]), count])
    .transform(([, task, page]): OfficeAction => ({ kind: 'choose-lead', task, page })),
  z
    .tuple([z.literal('oa'), code, z.union([none, person])])
    .transform(([, task, who]): OfficeAction => ({ kind: 'assign', task, person: who })),
  z.tuple([z.literal('oP'), count]).transform(([, page]): OfficeAction => ({ kind: 'people', page })),
  z.tuple([z.literal('op'), person]).transform(([, who]): OfficeAction => ({ kind: 'person', person: who })),
  z
    .tuple([z.literal('oq'), person, on])
    .transform(([, who, sure]): OfficeAction => ({ kind: 'leave', person: who, sure })),
  z
    .tuple([z.literal('os'), person, z.union([none, person]), count])
    .transform(([, who, standIn, page]): OfficeAction => ({ kind: 'stand-in', person: who, standIn, page })),
  z
    .tuple([z.literal('oe'), person])
    .transform(([, who]): OfficeAction => ({ kind: 'end-stand-in', person: who })),
]);

/** Reads what such a button sent back. */
export const officeAction = act.transform((read): Action => ({ kind: 'office', act: read }));
