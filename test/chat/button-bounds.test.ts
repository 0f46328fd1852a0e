import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { addDays, day } from '../../src/plan/day.js';
import type { Action } from '../../src/words/action.js';
import { BUTTON_SAMPLES, FORGED, FORGED_FIELDS } from '../support/button-samples.js';

/** The greatest value of each field that is a number. */
const MOST: Readonly<Record<string, number>> = {
  ...{ page: 999, days: 366, press: 191, choice: 191, year: 2100, forYear: 2100, to: 99 },
  ...{ person: 999_999_999_999_999, standIn: 999_999_999_999_999, leader: 999_999_999_999_999 },
  ...{ row: 999, department: 999, into: 999, section: 999, base: 1e15 },
  ...{ fact: 1e15, report: 1e15, request: 1e15, reason: 1e15, nudge: 1e15, assignment: 1e15 },
  seen: 1e15,
};

function checkBounds(action: Action): void {
  const inner = action.kind === 'view' ? action.view : action.kind === 'mend' ? action.step : {};
  const fields = Object.entries({ ...action, ...inner });
  for (const [name, value] of fields) {
    if (typeof value === 'number') {
      expect(value, `${action.kind} ${name}`).toBeGreaterThanOrEqual(0);
      expect(value, `${action.kind} ${name}`).toBeLessThanOrEqual(MOST[name] ?? -1);
    }
    if (name === 'day' || name === 'on' || name === 'until') {
      if (typeof value === 'string') expect(addDays(day(value), 3660)).toMatch(/^2[01]\d\d-\d\d-\d\d$/u);
    }
    if (typeof value === 'bigint') expect(value).toBeLessThan(2n ** 192n);
  }
}

describe('the data of a button', () => {
  test.each(Object.entries(BUTTON_SAMPLES))('of %s is read as it is written', (kind, samples) => {
    expect(samples.length).toBeGreaterThan(0);
    for (const data of samples) {
      const action = readAction(data);
      expect(action?.kind, data).toBe(kind);
      if (action) expect(readAction(encodeAction(action))).toEqual(action);
    }
  });

  test('has its bounds in every field, whatever is forged into it', () => {
    const read = FORGED.flatMap((data) => readAction(data) ?? []);
    expect(read.length).toBeGreaterThan(100);
    read.forEach(checkBounds);
  });

  test('has its bounds where all fields are forged at once', () => {
    const letters = Object.values(BUTTON_SAMPLES).map(([first = '']) => first.split('|')[0] ?? '');
    const samples = Object.values(BUTTON_SAMPLES).flat();
    const anything = fc.oneof(
      fc.constantFrom(...samples.flatMap((data) => data.split('|').slice(1))),
      fc.constantFrom(...FORGED_FIELDS),
    );
    fc.assert(
      fc.property(fc.constantFrom(...letters), fc.array(anything, { maxLength: 5 }), (letter, fields) => {
        const action = readAction([letter, ...fields].join('|'));
        if (action) checkBounds(action);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    'v|due|999999999|0',
    'v|due|367|0',
    'v|plan||1000',
    'ci|1|192',
    'rm|192|*2025|d',
    'iy|9999',
    'iy|0000',
  ])('is none where a number lies beyond its bound: %s', (data) => {
    expect(readAction(data)).toBeNull();
  });
});
