import { describe, expect, test } from 'vitest';
import { isReached, quantileOf, ratioOf, spreadOf, tableOf } from './figures.js';
import type { Line } from './figures.js';
import { slidingLimit } from './limits.js';

const line = (changes: Partial<Line>): Line => ({
  what: '/status',
  unit: 'ms',
  product: spreadOf([3, 1, 2]),
  beside: spreadOf([1, 1, 4]),
  aim: { bound: 'at most', value: 2 },
  ...changes,
});

describe('figures', () => {
  test.each([
    { values: [5], median: 5, min: 5, max: 5 },
    { values: [9, 1, 5], median: 5, min: 1, max: 9 },
    { values: [4, 1, 2, 9], median: 3, min: 1, max: 9 },
  ])('of $values the middle one counts, $median', ({ values, median, min, max }) => {
    expect(spreadOf(values)).toEqual({ median, min, max, runs: values.length });
  });

  test.each([
    { share: 0.5, value: 50 },
    { share: 0.99, value: 99 },
    { share: 1, value: 100 },
    { share: 0, value: 1 },
  ])('$share of a hundred values do not exceed $value', ({ share, value }) => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(quantileOf(hundred, share)).toBe(value);
  });

  test('of nothing there is no figure', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured');
    expect(() => quantileOf([], 0.5)).toThrow('nothing was measured');
  });

  test.each([
    { name: 'as much as the aim', changes: {}, reached: true },
    { name: 'more than the aim', changes: { product: spreadOf([3]) }, reached: false },
    { name: 'no aim', changes: { aim: null }, reached: null },
    {
      name: 'less than a figure of its own',
      changes: { beside: null, product: spreadOf([94.9]), aim: { bound: 'at least', value: 95 } as const },
      reached: false,
    },
  ])('an aim is reached by medians: $name', ({ changes, reached }) => {
    expect(isReached(line(changes))).toBe(reached);
  });

  test('a ratio is one of medians', () => {
    expect(ratioOf(line({}))).toBe(2);
  });

  test('the table says what was measured, beside what, and whether the aim was reached', () => {
    const alone = line({
      what: 'a morning',
      unit: '%',
      product: spreadOf([99.96]),
      beside: null,
      aim: { bound: 'at least', value: 100 },
    });
    expect(tableOf([line({}), alone])).toBe(
      [
        '| what      | product      | beside it  | ratio | aim            | reached |',
        '| --------- | ------------ | ---------- | ----- | -------------- | ------- |',
        '| /status   | 2 ms (1–3)   | 1 ms (1–4) | 2     | at most 2      | yes     |',
        '| a morning | 100 % (once) |            |       | at least 100 % | NO      |',
      ].join('\n'),
    );
  });
});

test('the double lets thirty through in any second, and the next one exactly a second after the first of them', () => {
  const limit = slidingLimit(30, 1000);
  for (let at = 0; at < 300; at += 10) expect(limit.admits(at)).toBe(true);
  expect([limit.admits(300), limit.admits(999)]).toEqual([false, false]);
  expect([limit.admits(1000), limit.admits(1005), limit.admits(1010)]).toEqual([true, false, true]);
});
