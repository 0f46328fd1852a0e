import { z } from 'zod';
import type { View } from '../words/action.js';
import { code, department, dueDays } from './button-parts.js';

/** What a button shows, out of its name and what it is of. */
export const view = z.union([
  z
    .tuple([
      z.enum([
        'plan',
        'sections',
        'departments',
        'overdue',
        'waiting',
        'extensions',
        'pending',
        'targets',
        'mine',
      ]),
      z.literal(''),
    ])
    .transform(([kind]): View => ({ kind })),
  z
    .tuple([z.literal('section'), z.string().regex(/^[\p{L}\d.]{0,16}$/u)])
    .transform(([kind, section]): View => ({ kind, section })),
  z.tuple([z.literal('target'), code]).transform(([kind, target]): View => ({ kind, target })),
  z.tuple([z.literal('department'), department]).transform(([kind, id]): View => ({ kind, department: id })),
  z.tuple([z.literal('task'), code]).transform(([kind, task]): View => ({ kind, task })),
  z.tuple([z.literal('due'), dueDays]).transform(([kind, days]): View => ({ kind, days })),
]);

/** What a view is of, as its button has it. */
export function argumentOf(shown: View): string | number {
  switch (shown.kind) {
    case 'plan':
    case 'sections':
    case 'departments':
    case 'overdue':
    case 'targets':
    case 'waiting':
    case 'extensions':
    case 'pending':
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
