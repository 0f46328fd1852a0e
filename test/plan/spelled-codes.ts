import type { Plan } from '../../src/plan/plan.js';
import { readCodes } from '../../src/plan/task-code.js';
import type { Reference } from '../../src/plan/task-code.js';

/** `III.3`; a row as `I.1?(I.1a I.1b)`; an arabic one as `~3.3(III.3)`; an unknown one as `!III.99`. */
export function spelled(reference: Reference): string {
  switch (reference.kind) {
    case 'task':
      return reference.task.code;
    case 'row':
      return `${reference.written}?(${reference.tasks.map(({ code }) => code).join(' ')})`;
    case 'arabic':
      return `~${reference.written}(${reference.tasks.map(({ code }) => code).join(' ')})`;
    case 'unknown':
      return `!${reference.written}`;
  }
}

/** The codes that a text begins with, and the note behind them. */
export function readAs(plan: Plan, text: string): string {
  const { references, rest } = readCodes(plan, text);
  return [references.map(spelled).join(' '), ...(rest === '' ? [] : [rest])].join(' | ');
}
