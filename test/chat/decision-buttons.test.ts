import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { expect, test } from 'vitest';
import { day } from '../../src/plan/day.js';
import type { Action } from '../../src/words/action.js';
import { period, task } from '../support/builders.js';

const { code } = task('VII.2.1');

test.each<Action>([
  { kind: 'extend', task: code, period: null, until: null },
  { kind: 'extend', task: code, period: period('2025/r12'), until: day('2025-12-31') },
  { kind: 'decide-extension', request: 123_456_789, decision: 'refuse' },
  { kind: 'answer-blocked', report: 1 },
  { kind: 'nudge', task: code },
  { kind: 'nudge-overdue', confirmed: true },
  { kind: 'nudge-overdue', confirmed: false },
  { kind: 'answer-nudge', nudge: 1 },
  { kind: 'give-reason', task: code, period: 'all', cause: null },
  { kind: 'give-reason', task: code, period: period('2025-Q1'), cause: 'objective' },
  { kind: 'confirm-reason', reason: 1 },
  { kind: 'view', view: { kind: 'extensions' }, page: 2 },
])('a button of $kind is read back as it was written', (action) => {
  expect(readAction(encodeAction(action))).toEqual(action);
});

test.each([
  'xt|I.2|2025|2025-02-30',
  'xd|1|maybe',
  'xd|-1|grant',
  'nq|',
  'ly|I.2||objective',
  'an|',
  'xd|1|grant|x',
])('“%s” is no button of this bot', (data) => expect(readAction(data)).toBeNull());
