import { z } from 'zod';
import type { MendStep } from '../words/action.js';
import { none, page } from './button-parts.js';

/*
 * The parts of the buttons that put something right in a plan. Each step has one letter: the version, the fact that it
 * is based on and the places have to fit into 64 bytes.
 */

/** `2026-123456`, or `2026-123456+654321` where a version that carries more along is offered beside it. */
export const mendedVersion = z
  .string()
  .regex(/^\d{4}-\d{1,6}(?:\+\d{1,6})?$/u)
  .transform((text) => {
    const [version = '', more] = text.split('+');
    return { version, offered: more === undefined ? null : `${version.slice(0, 4)}-${more}` };
  });

/** So many bodies can be ticked for one row; who needs more types them. */
export const MOST_CHOSEN = 4;

/** One of the bodies that a department is split into. */
const share = z
  .string()
  .regex(/^(?:0|[1-9]\d?)$/u)
  .transform(Number);
const chosen = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3}){0,3}$/u)
  .transform((text): readonly number[] => text.split('.').map(Number));
const noneChosen = z.literal('-').transform((): readonly number[] => []);

const ROW_STEPS = {
  w: 'row',
  d: 'deadline',
  t: 'title',
  x: 'drop',
  D: 'take-deadline',
  N: 'new-lead',
} as const;
const DEPARTMENT_STEPS = { U: 'department', p: 'split', n: 'rename' } as const;
const LIST_STEPS = { r: 'rows', u: 'departments' } as const;

function letters<Steps extends Readonly<Record<string, MendStep['at']>>>(steps: Steps) {
  return z
    .string()
    .refine((letter) => Object.hasOwn(steps, letter))
    .transform((letter) => steps[letter as keyof Steps]);
}

export const mendStep = z.union([
  z.tuple([letters(LIST_STEPS), page]).transform(([at, of]): MendStep => ({ at, page: of })),
  z.tuple([letters(ROW_STEPS), page]).transform(([at, row]): MendStep => ({ at, row })),
  z
    .tuple([z.literal('l'), page, page, z.union([none, noneChosen, chosen])])
    .transform(([, row, of, ticked]): MendStep => ({ at: 'lead', row, page: of, chosen: ticked })),
  z
    .tuple([z.literal('L'), page, chosen])
    .transform(([, row, ticked]): MendStep => ({ at: 'take-lead', row, chosen: ticked })),
  z
    .tuple([z.literal('s'), page, page])
    .transform(([, row, of]): MendStep => ({ at: 'section', row, page: of })),
  z
    .tuple([z.literal('S'), page, page])
    .transform(([, row, section]): MendStep => ({ at: 'take-section', row, section })),
  z.tuple([letters(DEPARTMENT_STEPS), page]).transform(([at, department]): MendStep => ({ at, department })),
  z
    .tuple([z.literal('m'), page, page])
    .transform(([, department, of]): MendStep => ({ at: 'merge', department, page: of })),
  z
    .tuple([z.literal('M'), page, page])
    .transform(([, department, into]): MendStep => ({ at: 'take-merge', department, into })),
  z
    .tuple([z.literal('P'), page, z.union([z.literal('*'), share])])
    .transform(([, department, to]): MendStep => ({
      ...{ at: 'take-split', department },
      to: to === '*' ? 'all' : to,
    })),
  z.tuple([z.literal('b')]).transform((): MendStep => ({ at: 'back' })),
]);

export function mendStepParts(step: MendStep): readonly (string | number)[] {
  switch (step.at) {
    case 'rows':
      return ['r', step.page];
    case 'departments':
      return ['u', step.page];
    case 'row':
      return ['w', step.row];
    case 'deadline':
      return ['d', step.row];
    case 'title':
      return ['t', step.row];
    case 'drop':
      return ['x', step.row];
    case 'take-deadline':
      return ['D', step.row];
    case 'new-lead':
      return ['N', step.row];
    case 'lead':
      return ['l', step.row, step.page, step.chosen === null ? '' : step.chosen.join('.') || '-'];
    case 'take-lead':
      return ['L', step.row, step.chosen.join('.')];
    case 'section':
      return ['s', step.row, step.page];
    case 'take-section':
      return ['S', step.row, step.section];
    case 'department':
      return ['U', step.department];
    case 'split':
      return ['p', step.department];
    case 'rename':
      return ['n', step.department];
    case 'merge':
      return ['m', step.department, step.page];
    case 'take-merge':
      return ['M', step.department, step.into];
    case 'take-split':
      return ['P', step.department, step.to === 'all' ? '*' : step.to];
    case 'back':
      return ['b'];
  }
}
