import { expect, test } from 'vitest';
import type { PersonId } from '../../src/journal/fact.js';
import { writeKey } from '../../src/outbox/key.js';
import { readSent } from '../../src/outbox/sent.js';
import { day } from '../../src/plan/day.js';
import type { Dispatch } from '../../src/ports/ports.js';

const monday = day('2025-03-24');

/** A week's summary as the coordinators get it where no group is bound. */
function copies(...states: readonly Dispatch['state'][]): readonly Dispatch[] {
  return states.map((state, at) => ({
    key: writeKey({ kind: 'summary', monday, reader: (1001 + at) as PersonId }),
    address: { chat: 1001 + at, topic: null },
    items: [],
    state,
    perhapsSent: false,
    attempts: 1,
    at: '2025-03-28T16:00:00+07:00',
    messageId: state === 'sent' ? 7 : null,
    reason: state === 'dropped' ? 'blocked' : null,
  }));
}

test.each<readonly [readonly Dispatch['state'][], boolean]>([
  [[], false],
  [['sent'], true],
  [['sent', 'sent'], true],
  [['sent', 'dropped'], true],
  [['sent', 'failed'], false],
  [['failed', 'sent'], false],
  [['dropped', 'dropped'], false],
  [['failed'], false],
])('a summary is posted when each coordinator who can be reached has it: %o is %s', (states, posted) => {
  expect(readSent(copies(...states)).summary(monday)).toBe(posted);
});
