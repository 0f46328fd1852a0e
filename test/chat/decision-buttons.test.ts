import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { expect, test } from 'vitest';
import { day } from '../../src/plan/day.js';
import type { Action } from '../../src/words/action.js';
import { STAGES } from '../../src/journal/fact.js';
import { SNOOZES } from '../../src/words/action.js';
import { department, period, task } from '../support/builders.js';

const { code } = task('VII.2.1');

test.each<Action>([
  { kind: 'extend', task: code, period: null, until: null },
  { kind: 'extend', task: code, period: period('2025/r12'), until: day('2025-12-31') },
  { kind: 'decide-extension', request: 123_456_789, decision: 'refuse' },
  { kind: 'answer-blocked', report: 1 },
  { kind: 'nudge', task: code },
  { kind: 'extend-otherwise', task: code, period: period('2025/r12') },
  { kind: 'extend-otherwise', task: code, period: null, year: 2025 },
  { kind: 'nudge-overdue', confirmed: true, lead: null },
  { kind: 'nudge-overdue', confirmed: false, lead: null },
  { kind: 'nudge-overdue', confirmed: true, lead: department('VPTK') },
  { kind: 'backlog', ticked: 2n ** 96n - 1n, press: 'all' },
  { kind: 'answer-nudge', nudge: 1 },
  { kind: 'give-reason', task: code, period: 'all', cause: null },
  { kind: 'give-reason', task: code, period: period('2025-Q1'), cause: 'objective' },
  { kind: 'confirm-reason', reason: 1 },
  { kind: 'view', view: { kind: 'extensions' }, page: 2 },
  ...SNOOZES.map((days) => ({ kind: 'postpone' as const, task: code, period: 'all' as const, days })),
  ...STAGES.map((stage) => ({
    ...{ kind: 'report' as const, task: code, period: period('2025-12'), part: department('VPTK') },
    ...{ status: 'in-progress' as const, stage },
  })),
  { kind: 'report-many', choice: 3, period: 'all', status: 'in-progress', stage: 'awaiting-partner' },
  { kind: 'awaited', task: code, period: period('2025-12'), part: null },
])('a button of $kind is read back as it was written', (action) => {
  expect(readAction(encodeAction(action))).toEqual(action);
});

test('the buttons of earlier versions put off for three days', () => {
  expect(readAction('pp|I.2|2025')).toEqual({ kind: 'postpone', task: 'I.2', period: '2025', days: 3 });
});

test.each([
  'xt|I.2|2025|2025-02-30',
  'xd|1|maybe',
  'xd|-1|grant',
  'nq|',
  'nq|yes|VPTK|x',
  'ex|I.2|*',
  'xt|I.2|*|',
  'b|0|none|all',
  'ly|I.2||objective',
  'an|',
  'xd|1|grant|x',
  'pp|I.2|2025|2',
  'r|I.2|2025||p9',
  'r|I.2|2025||d1',
  'sw|I.2||',
])('“%s” is no button of this bot', (data) => expect(readAction(data)).toBeNull());
