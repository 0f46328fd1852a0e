import { z } from 'zod';
import { isDecision, isForm } from '../texts/action.js';
import type { Action, View } from '../texts/action.js';
import { decisionAction, decisionFields } from './decision-data.js';
import { code, count, department, everything, mask, none, period, star } from './data-parts.js';
import { formAction, formFields } from './form-data.js';
import type { ReportStatus } from '../tracking/fact.js';
import { officeAction, officeFields } from './office-data.js';

/** Telegram's limit for the data of a button. */
export const CALLBACK_BYTES = 64;

/**
 * A button's action in at most 64 bytes.
 * @throws RangeError where it would be longer: a plan with codes that long is refused at loading.
 */
export function encodeAction(action: Action): string {
  const data = fieldsOf(action).join('|');
  if (Buffer.byteLength(data) > CALLBACK_BYTES) throw new RangeError(`a button's data is too long: ${data}`);
  return data;
}

function fieldsOf(action: Action): readonly (string | number)[] {
  if (isForm(action)) return formFields(action);
  if (isDecision(action)) return decisionFields(action);
  switch (action.kind) {
    case 'report':
      return reportFields(action);
    case 'report-row':
      return ['R', action.row];
    case 'undo':
      return ['u', action.fact];
    case 'reopen':
      return ['o', action.task, action.period];
    case 'view':
      return ['v', action.view.kind, argumentOf(action.view), action.page];
    case 'picture':
      return ['i', action.department ?? ''];
    case 'post-summary':
      return ['p'];
    case 'paper': {
      const { paper } = action;
      return ['d', paper.kind, paper.kind === 'report' ? paper.span : paper.department];
    }
    case 'revoke':
      return ['x', action.fact];
    case 'backlog':
      return ['b', action.ticked.toString(16), action.press];
    case 'plan':
      return ['P', action.version, action.press];
    case 'plan-revert':
      return ['Pu', action.fact];
    case 'office':
      return officeFields(action.act);
    case 'report-many':
      return ['rm', action.choice, star(action.period), ...statusField(action.status)];
    case 'attach':
      return ['at', action.fact];
    case 'cancel':
      return ['t'];
    case 'record-words':
      return ['y'];
    case 'nothing':
      return ['n'];
  }
}

function reportFields({
  task,
  period: of,
  part,
  status: said,
}: Extract<Action, { kind: 'report' }>): readonly string[] {
  return ['r', task, star(of), star(part), ...statusField(said)];
}

function statusField(said: ReportStatus | undefined): readonly string[] {
  return said === undefined ? [] : [STATUSES[said]];
}

const STATUSES = { done: 'd', 'not-arising': 'n', 'in-progress': 'p', blocked: 'b' } as const;

function argumentOf(view: View): string | number {
  switch (view.kind) {
    case 'plan':
    case 'sections':
    case 'departments':
    case 'overdue':
    case 'targets':
    case 'waiting':
    case 'extensions':
    case 'mine':
      return '';
    case 'target':
      return view.target;
    case 'section':
      return view.section;
    case 'department':
      return view.department;
    case 'task':
      return view.task;
    case 'due':
      return view.days;
  }
}

const status = z.enum(['d', 'n', 'p', 'b']).transform((letter): ReportStatus => {
  switch (letter) {
    case 'd':
      return 'done';
    case 'n':
      return 'not-arising';
    case 'p':
      return 'in-progress';
    case 'b':
      return 'blocked';
  }
});
const press = z.union([z.literal('send'), z.literal('none'), count]);

const view = z.union([
  z
    .tuple([
      z.enum(['plan', 'sections', 'departments', 'overdue', 'waiting', 'extensions', 'targets', 'mine']),
      z.literal(''),
    ])
    .transform(([kind]) => ({ kind })),
  z.tuple([z.literal('section'), z.string().max(16)]).transform(([kind, section]) => ({ kind, section })),
  z.tuple([z.literal('target'), code]).transform(([kind, target]) => ({ kind, target })),
  z.tuple([z.literal('department'), department]).transform(([kind, id]) => ({ kind, department: id })),
  z.tuple([z.literal('task'), code]).transform(([kind, task]) => ({ kind, task })),
  z.tuple([z.literal('due'), count]).transform(([kind, days]) => ({ kind, days })),
]);

const paper = z.union([
  z
    .tuple([z.literal('report'), z.string().regex(/^[a-z]\d{1,2}$/u)])
    .transform(([kind, span]) => ({ kind, span })),
  z.tuple([z.literal('urging'), department]).transform(([kind, id]) => ({ kind, department: id })),
]);

const action = z.union([
  z
    .tuple([
      z.literal('r'),
      code,
      z.union([none, everything, period]),
      z.union([none, everything, department]),
    ])
    .transform(([, task, of, part]): Action => ({ kind: 'report', task, period: of, part })),
  z
    .tuple([
      z.literal('r'),
      code,
      z.union([none, everything, period]),
      z.union([none, everything, department]),
      status,
    ])
    .transform(([, task, of, part, said]): Action => ({
      kind: 'report',
      task,
      period: of,
      part,
      status: said,
    })),
  formAction,
  z.tuple([z.literal('R'), code]).transform(([, row]): Action => ({ kind: 'report-row', row })),
  z.tuple([z.literal('u'), count]).transform(([, fact]): Action => ({ kind: 'undo', fact })),
  z
    .tuple([z.literal('o'), code, period])
    .transform(([, task, of]): Action => ({ kind: 'reopen', task, period: of })),
  z
    .tuple([z.literal('v'), z.string(), z.string(), count])
    .transform(([, kind, argument, page]) => ({ kind: 'view' as const, view: [kind, argument], page }))
    .pipe(z.object({ kind: z.literal('view'), view, page: z.number() })),
  z
    .tuple([z.literal('i'), z.union([none, department])])
    .transform(([, id]): Action => ({ kind: 'picture', department: id })),
  z.tuple([z.literal('p')]).transform((): Action => ({ kind: 'post-summary' })),
  z
    .tuple([z.literal('d'), z.string(), z.string()])
    .transform(([, kind, argument]) => ({ kind: 'paper' as const, paper: [kind, argument] }))
    .pipe(z.object({ kind: z.literal('paper'), paper })),
  z.tuple([z.literal('x'), count]).transform(([, fact]): Action => ({ kind: 'revoke', fact })),
  z
    .tuple([z.literal('b'), mask, press])
    .transform(([, ticked, pressed]): Action => ({ kind: 'backlog', ticked, press: pressed })),
  z
    .tuple([
      z.literal('P'),
      z.string().regex(/^\d{4}-\d{1,6}$/u),
      z.union([z.literal('keep'), z.literal('renew'), z.literal('drop')]),
    ])
    .transform(([, version, pressed]): Action => ({ kind: 'plan', version, press: pressed })),
  z.tuple([z.literal('Pu'), count]).transform(([, fact]): Action => ({ kind: 'plan-revert', fact })),
  officeAction,
  z
    .tuple([z.literal('rm'), count, z.union([everything, period])])
    .transform(([, choice, of]): Action => ({ kind: 'report-many', choice, period: of })),
  z
    .tuple([z.literal('rm'), count, z.union([everything, period]), status])
    .transform(([, choice, of, said]): Action => ({ kind: 'report-many', choice, period: of, status: said })),
  z.tuple([z.literal('at'), count]).transform(([, fact]): Action => ({ kind: 'attach', fact })),
  z.tuple([z.literal('t')]).transform((): Action => ({ kind: 'cancel' })),
  z.tuple([z.literal('y')]).transform((): Action => ({ kind: 'record-words' })),
  z.tuple([z.literal('n')]).transform((): Action => ({ kind: 'nothing' })),
  decisionAction,
]);

/** Reads what a button sent back; null for what this bot never wrote: buttons can be forged. */
export function readAction(data: string): Action | null {
  const read = action.safeParse(data.split('|'));
  return read.success ? read.data : null;
}
