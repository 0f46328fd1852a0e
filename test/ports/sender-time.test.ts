import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidAt } from '../../src/ports/world.js';
import { worldOfSender } from '../../src/ports/sender-time.js';
import { momentIn } from '../../src/plan/day.js';
import { ZONE } from '../support/office.js';
import { officeWorld } from '../support/world.js';

const READ = Date.parse('2025-04-01T07:31:00+07:00') / 1000;
const { world } = await officeWorld({ at: '2025-04-01 07:31' });
const saidOf = (date: number): string => saidAt(worldOfSender(world, date)).iso.slice(0, 16);

test.each([
  ['late the evening before', '2025-03-31T22:15:00+07:00', '2025-03-31T22:15'],
  ['a minute to midnight', '2025-03-31T23:59:59+07:00', '2025-03-31T23:59'],
  ['a minute past midnight', '2025-04-01T00:01:00+07:00', '2025-04-01T00:01'],
  ['just now', '2025-04-01T07:30:31+07:00', '2025-04-01T07:31'],
  ['ahead, as far as clocks may differ', '2025-04-01T07:41:00+07:00', '2025-04-01T07:41'],
  ['further ahead than clocks may differ', '2025-04-01T07:41:01+07:00', '2025-04-01T07:31'],
  ['two days before', '2025-03-30T07:31:00+07:00', '2025-03-30T07:31'],
  ['longer before than Telegram keeps anything', '2025-03-30T07:30:59+07:00', '2025-04-01T07:31'],
])('sent %s: the sender’s moment where it can be true, else that of reading', (_when, sent, said) => {
  expect(saidOf(Date.parse(sent) / 1000)).toBe(said);
});

test('no date, and what is none, is the moment of reading', () => {
  for (const date of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(saidOf(date)).toBe('2025-04-01T07:31');
  }
});

test('however late within a day it is read, the day is that of sending in the plan’s zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400 }), (delay) => {
      const sent = momentIn(ZONE, new Date((READ - delay) * 1000));
      expect(saidAt(worldOfSender(world, READ - delay)).day).toBe(sent.day);
    }),
  );
});
