import { z } from 'zod';
import { readDay } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { TaskCode } from '../plan/plan.js';
import type { Action } from '../texts/action.js';
import type { OfficeAction } from '../texts/office-action.js';
import type { PersonId } from '../tracking/fact.js';

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

const count = z
  .string()
  .regex(/^\d{1,6}$/u)
  .transform(Number);
const fact = z
  .string()
  .regex(/^\d{1,9}$/u)
  .transform(Number);
const on = z.enum(['0', '1']).transform((value) => value === '1');
const none = z.literal('').transform(() => null);
const code = z
  .string()
  .regex(/^[\p{L}\d.]{1,16}$/u)
  .transform((value) => value as TaskCode);
const period = z
  .string()
  .regex(/^\d{4}[-/\w]{0,8}$/u)
  .transform((value) => value as PeriodId);
const person = z
  .string()
  .regex(/^[1-9]\d{0,15}$/u)
  .transform((value) => Number(value) as PersonId);
const day = z.string().transform((value, context): Day => {
  const read = readDay(value);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

const act = z.union([
  z
    .tuple([z.literal('oc'), fact, on])
    .transform(([, report, all]): OfficeAction => ({ kind: 'confirm', report, all })),
  z.tuple([z.literal('or'), fact]).transform(([, report]): OfficeAction => ({ kind: 'return', report })),
  z
    .tuple([z.literal('ox'), code, period, z.union([none, day])])
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
