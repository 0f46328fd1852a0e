import { z } from 'zod';
import type { Action, FormAction } from '../texts/action.js';
import { code, count, everything, mask, none, period, star } from './data-parts.js';

/** The fields of a button of a reminder, or of what hangs on a report. */
export function formFields(action: FormAction): readonly (string | number)[] {
  switch (action.kind) {
    case 'form':
      return ['fo', action.task, star(action.period)];
    case 'letter':
      return ['lt'];
    case 'postpone':
      return ['pp', action.task, star(action.period)];
    case 'check-in':
      return ['ci', action.ticked.toString(16), action.press];
    case 'evidence':
      return ['ev', action.fact];
    case 'files':
      return ['fi', action.task, action.page];
    case 'record':
      return ['rc', action.task];
  }
}

/** The same, read back. */
export const formAction = z.union([
  z
    .tuple([z.literal('fo'), code, z.union([none, everything, period])])
    .transform(([, task, of]): Action => ({ kind: 'form', task, period: of })),
  z.tuple([z.literal('lt')]).transform((): Action => ({ kind: 'letter' })),
  z
    .tuple([z.literal('pp'), code, z.union([none, everything, period])])
    .transform(([, task, of]): Action => ({ kind: 'postpone', task, period: of })),
  z
    .tuple([z.literal('ci'), mask, z.union([z.literal('all'), z.literal('send'), count])])
    .transform(([, ticked, pressed]): Action => ({ kind: 'check-in', ticked, press: pressed })),
  z.tuple([z.literal('ev'), count]).transform(([, fact]): Action => ({ kind: 'evidence', fact })),
  z
    .tuple([z.literal('fi'), code, count])
    .transform(([, task, page]): Action => ({ kind: 'files', task, page })),
  z.tuple([z.literal('rc'), code]).transform(([, task]): Action => ({ kind: 'record', task })),
]);
